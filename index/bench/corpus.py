"""A corpus file and a question file read, and the corpus as documents of a store.

Corpus: one JSON object a line, `{"id", "title", "text", …}`, plain or gzip. Questions: one JSON list of
`{"qid", "question", "relevant_ids"}`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import (
    Address,
    Document,
    DocumentKey,
    Level,
    Provision,
    Signature,
    SourceText,
    Span,
    Step,
)
from thammuu.ingest.symbols import parse_symbol

# Which key of a line names the document it is an article of, the first one present; and which name the document's
# subject and genre. The articles of a legal code (`src_doc_no`, …) are then searched in documents of ordinary size.
_DOCUMENT_KEYS = ("document", "src_doc_no")
_SUBJECT_KEYS = ("document_title", "demuc")
_GENRE_KEYS = ("genre", "src_doc_type")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a corpus: what a question may be answered by."""

    id: str
    title: str
    text: str
    document: str  # "" where the line names none
    subject: str
    genre: str = ""  # Vietnamese name; "" where the line names none


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the ids of all entries that answer it."""

    id: str
    text: str
    relevant: frozenset[str]


def read_corpus(path: Path) -> Iterator[Entry]:
    """The entries of a corpus file in order. Raises InputError naming the line that cannot be understood."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _entry(line, number, path.name)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise InputError(f"Không đọc được tệp kho văn bản {path.name}.", "Hãy kiểm tra đường dẫn và tệp.") from error


def read_questions(path: Path) -> tuple[Asked, ...]:
    """The questions of a file in order. Raises InputError when it cannot be understood."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Asked(str(row.get("qid", number)), str(row["question"]), frozenset(map(str, row["relevant_ids"])))
            for number, row in enumerate(rows)
        )
    except OSError as error:
        raise InputError(f"Không đọc được tệp câu hỏi {path.name}.", "Hãy kiểm tra đường dẫn và tệp.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"Tệp câu hỏi {path.name} không đúng mẫu.",
            'Tệp phải là một danh sách JSON gồm các mục {"qid", "question", "relevant_ids"}.',
        ) from error


def _entry(line: str, number: int, name: str) -> Entry:
    try:
        row: dict[str, Any] = json.loads(line)
        title = str(row.get("title") or "")
        document, subject, genre = (_first(row, keys) for keys in (_DOCUMENT_KEYS, _SUBJECT_KEYS, _GENRE_KEYS))
        return Entry(str(row["id"]), title, str(row["text"]), document, subject, genre)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"Dòng {number} của tệp {name} không đúng mẫu.", 'Mỗi dòng phải là {"id", "title", "text"}.'
        ) from error


def _first(row: dict[str, Any], keys: Iterable[str]) -> str:
    return next((str(row[key]) for key in keys if row.get(key)), "")


def documents_of(entries: Iterable[Entry]) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The entries as documents, each with the ids of its entries in the order of its provisions.

    Entries that name a document are gathered, as articles, in documents of that name and subject; the rest make up
    one document. Articles keep their order. A name that is a symbol is the document's, so that a question that names
    it is answered as it would be in an office.
    """
    gathered: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        gathered.setdefault((entry.document, entry.subject), []).append(entry)
    for (name, subject), group in gathered.items():
        yield _document(name or "kho", subject, group), tuple(entry.id for entry in group)


def original_of(document: Document) -> bytes:
    """What stands for the document's file in a store: its name and the digest of its text."""
    text = hashlib.sha256(document.source.text.encode()).hexdigest()
    return f"{document.source.name}\n{text}".encode()


def _document(name: str, subject: str, entries: list[Entry]) -> Document:
    provisions, offset = [], 0
    for number, entry in enumerate(entries, 1):
        text = f"{entry.title}\n{entry.text}" if entry.title else entry.text
        address = Address((Step(Level.ARTICLE, str(number)),))
        span = Span(offset, offset + len(text))
        provisions.append(Provision(address, Level.ARTICLE, "", entry.title, text, span))
        offset += len(text) + 1
    whole = "\n".join(each.text for each in provisions)
    source = SourceText(f"{name}|{subject}", "txt", "", whole, ())
    made = _bare(source, _key(name, entries[0].genre), subject, tuple(provisions))
    sha256 = hashlib.sha256(original_of(made)).hexdigest()
    return replace(made, source=replace(made.source, sha256=sha256))


def _key(name: str, genre: str) -> DocumentKey:
    symbol = parse_symbol(name)
    return DocumentKey(symbol.text if symbol else None, genre or None, None, None)


def _bare(source: SourceText, key: DocumentKey, subject: str, provisions: tuple[Provision, ...]) -> Document:
    """A document of these provisions and nothing else."""
    return Document(
        key=key,
        title=subject,
        place=None,
        effective=None,
        expires=None,
        bases=(),
        preamble="",
        provisions=provisions,
        closing=(),
        recipients=(),
        signature=Signature(None, None, None),
        unplaced=(),
        sightings=(),
        warnings=(),
        source=source,
    )
