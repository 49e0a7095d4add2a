"""The lexical index: tantivy (BM25) over the terms of units.

Terms are made by `tokens`, not by tantivy, and queries are built term by term, never parsed from what a person
typed, so no character can make a query fail. Three fields hold the unit's own heading, its words and the headings
above it; three more the same without accents.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thammuu.index.lexical.tokens import PAIR_MARK, bare, indexed
from thammuu.index.records import document_of
from thammuu.index.units import Unit

if TYPE_CHECKING:
    import tantivy

LEXICAL_RECIPE = "3"  # raise when fields or terms change: stored indexes are then rebuilt
# With 64 MB 85,000 articles make seven segments, and searching seven takes 4.4 ms of CPU, one 2.6.
_HEAP_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index and what a match in it is worth against one in the body."""

    name: str
    boost: float
    accents: bool


# Boosts: of a few tried on every third training question, those that find most of the answers among 100 hits (.975
# against .949 with a heading at 1.0, the headings above at .35 and syllables at half a pair); the ranking comes later.
FIELDS = (
    Field("heading", 0.4, accents=True),
    Field("body", 1.0, accents=True),
    Field("context", 0.15, accents=True),
    Field("bare_heading", 0.4, accents=False),
    Field("bare_body", 1.0, accents=False),
    Field("bare_context", 0.15, accents=False),
)
SYLLABLE_BOOST = 0.8
PAIR_BOOST = 1.0
LOOSE = 0.15  # a syllable found otherwise than as typed
_MOST_STRANGE = 8  # syllables of one question that are looked for loosely
_SHORTEST_MISSPELT = 3  # letters; of shorter words a letter changed is another word
_OS_ERROR = re.compile(r"os error (\d+)")
_META = "meta.json"  # tantivy's own list of segments
_ID = "id"
_DOCUMENT = "document"
# From so many documents on, looking at more hits and leaving out those of others is quicker than a query with a clause
# a document: with 2,900 of 5,900 allowed 3 ms of CPU against 20.
_WIDE = 400
_DEEPER = 4  # times as many hits are looked at
_FIRST = 100  # hits after which it is given up where fewer are of those documents than that would need


class ScoredId(NamedTuple):
    """A provision and how well it matches; scores compare only within one answer of one index."""

    provision_id: str
    score: float


class LexicalIndex:
    """An index in one folder. One writer at a time (the caller holds the lock); readers never wait."""

    def __init__(self, index: tantivy.Index) -> None:
        """Use `open` or `create`."""
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def create(cls, folder: Path) -> LexicalIndex:
        """A new, empty index in `folder`. Raises OSError when it cannot be written."""
        import tantivy  # noqa: PLC0415 - not for commands that do not search

        folder.mkdir(parents=True, exist_ok=True)
        with _disk_errors():
            return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index in `folder`. Raises OSError or ValueError when there is none or it is torn."""
        import tantivy  # noqa: PLC0415

        if not (folder / _META).is_file():
            raise FileNotFoundError(folder / _META)
        opened = cls(tantivy.Index.open(str(folder)))
        opened._touch()
        return opened

    def _touch(self) -> None:
        """Ask every field once: the file of positions is opened by the first question only, and may be gone."""
        import tantivy  # noqa: PLC0415

        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field.name, "", "position"))
            for field in FIELDS
        ]
        self._searcher.search(tantivy.Query.boolean_query(clauses), 1, count=False)

    def reload(self) -> None:
        """See what a writer, in this or another process, has committed since."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def count(self) -> int:
        """How many provisions are indexed."""
        return int(self._searcher.num_docs)

    def replace(self, units_by_document: Iterable[tuple[str, Sequence[Unit]]]) -> None:
        """Index the units of these documents in place of those indexed before; no units means removal. One commit."""
        with self._writer() as writer:
            for document_id, units in units_by_document:
                writer.delete_documents_by_term(_DOCUMENT, document_id)
                for unit in units:
                    writer.add_document(self._document(unit))
        self.reload()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer whose commit ends the block. Raises OSError when the disk is full."""
        with _disk_errors():
            writer = self._index.writer(_HEAP_BYTES, 1)
            try:
                yield writer
                writer.commit()
            finally:
                writer.wait_merging_threads()

    def _document(self, unit: Unit) -> tantivy.Document:
        import tantivy  # noqa: PLC0415

        document = tantivy.Document()
        document.add_text(_ID, unit.provision_id)
        document.add_text(_DOCUMENT, unit.document_id)
        for name, lines in _fields(unit):
            made = [indexed(line) for line in lines]
            document.add_text(name, " ".join(exact for exact, _ in made))
            document.add_text(f"bare_{name}", " ".join(accent_free for _, accent_free in made))
        return document

    def search(
        self, query_terms: Sequence[str], limit: int, documents: frozenset[str] | None = None, *, accents: bool = True
    ) -> tuple[ScoredId, ...]:
        """The best provisions for a query's folded terms (syllables and pairs), those of `documents` only if given.

        Without `accents` the accent-free fields decide alone.
        """
        import tantivy  # noqa: PLC0415

        if not query_terms or limit < 1 or (documents is not None and not documents):
            return ()
        query = self._any_term(query_terms, accents=accents)
        if documents is None:
            return tuple(self._hits(query, limit))
        found = self._sifted(query, limit, documents) if len(documents) >= _WIDE else None
        if found is not None:
            return found
        kept = tantivy.Query.term_set_query(self._schema, _DOCUMENT, sorted(documents))
        filtered = (tantivy.Occur.Must, tantivy.Query.const_score_query(kept, 0.0))
        return tuple(self._hits(tantivy.Query.boolean_query([(tantivy.Occur.Must, query), filtered]), limit))

    def _hits(self, query: tantivy.Query, limit: int) -> Iterator[ScoredId]:
        """The hits of a query, best first, each read when it is looked at."""
        searcher = self._searcher
        for score, place in searcher.search(query, limit, count=False).hits:
            yield ScoredId(str(searcher.doc(place).get_first(_ID)), float(score))

    def _sifted(self, query: tantivy.Query, limit: int, documents: frozenset[str]) -> tuple[ScoredId, ...] | None:
        """The best hits in `documents` from among more hits of all; None where there are too few among them."""
        deeper, looked_at = limit * _DEEPER, 0
        found: list[ScoredId] = []
        for hit in self._hits(query, deeper):
            looked_at += 1
            if document_of(hit.provision_id) in documents:
                found.append(hit)
            if len(found) == limit:
                return tuple(found)
            if looked_at == _FIRST and len(found) * _DEEPER < _FIRST:
                return None
        return tuple(found) if looked_at < deeper else None

    def known(self, provision_ids: Sequence[str]) -> int:
        """How many of these provisions are indexed."""
        import tantivy  # noqa: PLC0415

        if not provision_ids:
            return 0
        query = tantivy.Query.term_set_query(self._schema, _ID, sorted(provision_ids))
        return len(self._searcher.search(query, len(provision_ids), count=False).hits)

    def _any_term(self, query_terms: Sequence[str], *, accents: bool) -> tantivy.Query:
        """Any of the terms. With accents, a syllable that no text has as typed ("kêt") is also looked for without
        accents and, failing that, misspelt by a letter: for little, so that an exact match always ranks above."""
        import tantivy  # noqa: PLC0415

        terms = tuple(dict.fromkeys(query_terms if accents else map(bare, query_terms)))
        clauses = [
            self._clause(field, term, field.boost) for field in FIELDS if field.accents is accents for term in terms
        ]
        strange = [term for term in terms if PAIR_MARK not in term and not self.frequency(term, accents=accents)]
        for term in strange[:_MOST_STRANGE]:
            if accents and self.frequency(term, accents=False):
                loose = [self._clause(each, bare(term), each.boost * LOOSE) for each in FIELDS if not each.accents]
                clauses.extend(loose)
            elif len(term) >= _SHORTEST_MISSPELT and term.isalpha():
                misspelt = tantivy.Query.fuzzy_term_query(self._schema, "bare_body", bare(term), distance=1)
                clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(misspelt, SYLLABLE_BOOST * LOOSE)))
        return tantivy.Query.boolean_query(clauses)

    def _clause(self, field: Field, term: str, weight: float) -> tuple[tantivy.Occur, tantivy.Query]:
        import tantivy  # noqa: PLC0415

        kind = PAIR_BOOST if PAIR_MARK in term else SYLLABLE_BOOST
        query = tantivy.Query.term_query(self._schema, field.name, term, "freq")
        return tantivy.Occur.Should, tantivy.Query.boost_query(query, weight * kind)

    def frequency(self, term: str, *, accents: bool = True) -> int:
        """In how many provisions' own words the term (syllable or pair) occurs."""
        field = "body" if accents else "bare_body"
        return int(self._searcher.doc_freq(field, term if accents else bare(term)))


def _schema() -> tantivy.Schema:
    import tantivy  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_DOCUMENT, stored=False, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field.name, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _fields(unit: Unit) -> tuple[tuple[str, Sequence[str]], ...]:
    """The lines of a unit by the field they are searched in."""
    return ("heading", (unit.heading,)), ("body", unit.body.splitlines()), ("context", (unit.title, *unit.context))


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Raise OSError for what tantivy tells as ValueError: "An IO error occurred: 'No space left on device (os error
    28) at path …'"."""
    try:
        yield
    except ValueError as error:
        number = _OS_ERROR.search(str(error))
        if number is None:
            raise
        raise OSError(int(number.group(1)), os.strerror(int(number.group(1)))) from error
