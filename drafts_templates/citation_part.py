"""The citations of a draft, written into the .docx for programs: read again months later, they can be checked anew.

The part says which document, which address, in what state when the draft was made, and of each quotation its length and
digest, never its words. Whoever reads it must not believe it: everything in it is held against the store again
(service/rechecking.py).

    <citations xmlns="urn:thammuu:citations:1" drafted="2026-11-23" seal="…">
      <citation document="…" symbol="15-QĐ/TU" genre="Quy định" issuer="…" date="2026-02-05" state="in_force"
                address="Điều 11 › khoản 2" provision="…" length="57" digest="…"/>
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from thammuu.drafts_templates.draft import Draft
from thammuu.ingest.model import Evidence

NAMESPACE = "urn:thammuu:citations:1"
MOST_BYTES = 4_000_000  # of the part unpacked; a draft with 500 quotations has 200,000
MOST_PARTS = 64
MOST_ROWS = 5_000
_WORD_START = re.compile(r"(?<!\S)\S|(?<=[(“\"])\S")  # where a quotation can begin
_FIELDS = ("document", "symbol", "genre", "issuer", "date", "state", "address", "provision", "length", "digest")


@dataclass(frozen=True, slots=True)
class WrittenCitation:
    """A row of the part as it stands in the file; every field is a claim, "" where the draft had nothing to say."""

    document: str
    symbol: str
    genre: str
    issuer: str
    date: str
    state: str
    address: str = ""
    provision: str = ""
    length: int = 0
    digest: str = ""

    @property
    def named(self) -> str:
        """What the file calls the document: "Quy định 15-QĐ/TU"; its id where it has neither genre nor symbol."""
        return f"{self.genre} {self.symbol}".strip() or self.document


class PartFault(StrEnum):
    """Why a file's citations cannot be read, or not be read as they were written."""

    MISSING = "missing"  # no part of ours: another program's file, or the part was removed
    BROKEN = "broken"  # no well-formed part of this kind
    TAMPERED = "tampered"  # rows and seal do not agree: changed since the program wrote it


@dataclass(frozen=True, slots=True)
class CitationPart:
    """What a file says of its own citations. With a fault of TAMPERED the rows are there all the same."""

    drafted: dt.date | None
    rows: tuple[WrittenCitation, ...]
    fault: PartFault | None = None


def write_citations(draft: Draft) -> bytes:
    """The part for `draft`: each document it rests on and each quotation once, in reading order."""
    from lxml import etree  # noqa: PLC0415 - only who builds a file pays

    found: dict[Evidence, None] = {}
    for sentence in draft.sentences():
        found.update(dict.fromkeys(sentence.evidence))
    rows = tuple(map(_written, found))
    root = etree.Element(f"{{{NAMESPACE}}}citations", nsmap={None: NAMESPACE})
    root.set("drafted", draft.date.isoformat())
    root.set("seal", seal_of(draft.date, rows))
    for row in rows:
        etree.SubElement(root, f"{{{NAMESPACE}}}citation", {name: str(getattr(row, name)) for name in _FIELDS})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def read_citations(docx: bytes) -> CitationPart:
    """What `docx` says of its citations. Never raises on a broken or hostile file: that is a fault."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            parts = [entry for entry in package.infolist() if entry.filename.startswith("customXml/")]
            small = [entry for entry in parts[:MOST_PARTS] if entry.file_size <= MOST_BYTES]
            # Word renames the part when it saves, so it is known by its namespace and not by its name.
            roots = [root for entry in small if (root := _root(package.read(entry))) is not None]
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError):
        return CitationPart(None, (), PartFault.BROKEN)
    return _part(roots[0]) if roots else CitationPart(None, (), PartFault.MISSING)


def digest_of(quote: str) -> str:
    """The digest of a quotation."""
    return hashlib.sha256(quote.encode()).hexdigest()


def holds(text: str, row: WrittenCitation) -> bool:
    """True when the words whose length and digest `row` tells stand somewhere in `text`."""
    if not 0 < row.length <= len(text):
        return False
    starts = (found.start() for found in _WORD_START.finditer(text, 0, len(text) - row.length + 1))
    return any(digest_of(text[start : start + row.length]) == row.digest for start in starts)


def seal_of(drafted: dt.date, rows: Iterable[WrittenCitation]) -> str:
    """A digest of all rows. It shows slips and careless edits; against a forger only the store helps."""
    lines = [drafted.isoformat(), *("\x1f".join(str(getattr(row, name)) for name in _FIELDS) for row in rows)]
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()


def _written(evidence: Evidence) -> WrittenCitation:
    key = evidence.key
    return WrittenCitation(
        document=evidence.document_id,
        symbol=key.symbol or "",
        genre=key.genre or "",
        issuer=key.issuer or "",
        date=key.date.isoformat() if key.date else "",
        state=evidence.validity.value if evidence.validity else "",
        address=evidence.address,
        provision=evidence.provision_id or "",
        length=len(evidence.quote),
        digest=digest_of(evidence.quote) if evidence.quote else "",
    )


def _root(data: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    return root if root.tag == f"{{{NAMESPACE}}}citations" else None


def _part(root: Any) -> CitationPart:
    try:
        drafted = dt.date.fromisoformat(root.get("drafted", ""))
        elements = root.iterchildren(f"{{{NAMESPACE}}}citation")
        rows = tuple(_row(element) for element in islice(elements, MOST_ROWS))
    except (KeyError, ValueError):
        return CitationPart(None, (), PartFault.BROKEN)
    fault = None if root.get("seal", "") == seal_of(drafted, rows) else PartFault.TAMPERED
    return CitationPart(drafted, rows, fault)


def _row(element: Any) -> WrittenCitation:
    told = {name: element.attrib[name] for name in _FIELDS}
    return WrittenCitation(**{**told, "length": int(told["length"])})
