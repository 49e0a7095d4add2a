"""From the model to rows and from rows to records; the only place that knows both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row

from thammuu.index.metadata import MetadataField
from thammuu.index.records import DocumentRecord, DocumentText, ProvisionRecord, provision_id
from thammuu.index.store import codec
from thammuu.index.units import subtree_end, units_of
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import (
    Address,
    Citation,
    ClauseKind,
    ClosingClause,
    Document,
    DocumentKey,
    LegalBasis,
    Level,
    Notice,
    Provision,
    Relation,
    Signature,
    Span,
    Target,
)
from thammuu.ingest.passages import closing_passages, opening_passages
from thammuu.ingest.symbols import parse_symbol

_FIELDS = frozenset(field.value for field in MetadataField)

_LEVELS = {level.value: level for level in Level}

Values = dict[str, Any]  # one row for SQLAlchemy's insert; never leaves the store


def symbol_key(symbol: str | None) -> str | None:
    """What all spellings of `symbol` share; the text itself, upper case, when it is no known form of symbol."""
    if symbol is None:
        return None
    parsed = parse_symbol(symbol)
    return parsed.key if parsed else symbol.upper()


def document_values(record: DocumentRecord, generation: int) -> Values:
    """The row of `documents`."""
    signature = record.signature
    span = signature.span if signature else None
    return {
        "id": record.id,
        "symbol": record.key.symbol,
        "symbol_key": symbol_key(record.key.symbol),
        "genre": record.key.genre,
        "issuer": record.key.issuer,
        "date": record.key.date.isoformat() if record.key.date else None,
        "title": record.title,
        "place": record.place,
        "effective": record.effective,
        "expires": record.expires,
        "has_text": record.has_text,
        "authority": signature.authority if signature else None,
        "signer_position": signature.position if signature else None,
        "signer_name": signature.name if signature else None,
        "signature_start": span.start if span else None,
        "signature_end": span.end if span else None,
        "recipients": codec.dump_lines(record.recipients),
        "source_name": record.source_name,
        "source_sha256": record.source_sha256,
        "source_format": record.source_format,
        "generation": generation,
        "superior": record.superior,
        "secrecy": record.secrecy,
    }


def document_record(row: Row[Any]) -> DocumentRecord:
    """The record of a whole row of `documents`; taken apart at once, for a name looked up in a row costs as much as
    the rest, and every start of the program asks for all documents."""
    (
        identity, symbol, _, genre, issuer, date, title, place, effective, expires, has_text, authority, position, name,
        start, end, recipients, source_name, source_sha256, source_format, _, superior, secrecy,
    ) = tuple(row)  # fmt: skip
    return DocumentRecord(
        identity,
        DocumentKey(symbol, genre, issuer, PartialDate.parse(date) if date else None),
        title,
        effective,
        expires,
        has_text,
        source_name,
        source_sha256,
        source_format,
        place,
        Signature(authority, position, name, _span(start, end)),
        codec.load_lines(recipients),
        superior,
        secrecy,
    )


def described(document: Document, identity: str) -> DocumentRecord:
    """The record of a document just read, under the id it gets."""
    source = document.source
    return DocumentRecord(
        identity,
        document.key,
        document.title or "",
        document.effective,
        document.expires,
        bool(source.text),
        source.name,
        source.sha256,
        source.format,
        document.place,
        document.signature,
        document.recipients,
        document.superior,
        source.secrecy,
    )


def text_values(document: Document, identity: str) -> Values:
    """The row of `texts`."""
    return {
        "document_id": identity,
        "text": document.source.text,
        "preamble": document.preamble,
        "unplaced": codec.dump_spans(document.unplaced),
    }


def document_text(row: Row[Any]) -> DocumentText:
    """The record of a row of `texts`."""
    return DocumentText(row.document_id, row.text, row.preamble, codec.load_spans(row.unplaced))


@dataclass(frozen=True, slots=True)
class FlatProvision:
    """A provision as a record, with the digest of its subtree."""

    record: ProvisionRecord
    digest: str


class _Flattener:
    """Walks a provision tree and gives every provision its place in reading order."""

    def __init__(self, identity: str) -> None:
        self._identity = identity
        self._seen: set[str] = set()
        self.flat: list[FlatProvision] = []

    def add(self, provision: Provision, parent: str | None, depth: int) -> None:
        address, own = self._free(provision.address)
        record = ProvisionRecord(
            own,
            self._identity,
            parent,
            len(self.flat),
            depth,
            address,
            provision.level,
            provision.heading,
            provision.text,
            provision.span,
            provision.page,
            provision.marker,
        )
        self.flat.append(FlatProvision(record, provision.digest))
        for child in provision.children:
            self.add(child, own, depth + 1)

    def _free(self, address: Address) -> tuple[Address, str]:
        while (own := provision_id(self._identity, address)) in self._seen:
            address = replace(address, occurrence=address.occurrence + 1)
        self._seen.add(own)
        return address, own


def flat_provisions(document: Document, identity: str) -> tuple[FlatProvision, ...]:
    """Every provision of `document` in reading order, the passages around the tree before and after it.

    Addresses are the parser's promise to be unique; should two be equal all the same, the later one gets the next
    free `occurrence`, for no text may be lost to a doubled number.
    """
    flattener = _Flattener(identity)
    for provision in (*opening_passages(document), *document.provisions, *closing_passages(document)):
        flattener.add(provision, None, 0)
    return tuple(flattener.flat)


def provision_values(title: str, flat: Sequence[FlatProvision]) -> tuple[Values, ...]:
    """The rows of `provisions`; `title` is the document's, part of every unit's text."""
    records = tuple(item.record for item in flat)
    return tuple(
        {
            "id": item.record.id,
            "document_id": item.record.document_id,
            "parent_id": item.record.parent_id,
            "position": item.record.position,
            "last": subtree_end(records, item.record.position) - 1,
            "depth": item.record.depth,
            "address": codec.dump_address(item.record.address),
            "level": item.record.level.value,
            "marker": item.record.marker,
            "heading": item.record.heading,
            "text": item.record.text,
            "start": item.record.span.start,
            "end": item.record.span.end,
            "page": item.record.page,
            "digest": item.digest,
            "unit_digest": unit.digest,
        }
        for item, unit in zip(flat, units_of(title, records), strict=True)
    )


def provision_record(row: Sequence[Any]) -> ProvisionRecord:
    """The record of a whole row of `provisions`, taken apart at once as those of `documents` are: a search reads 20."""
    (
        identity, document_id, parent_id, position, _, depth, address, level, marker, heading, text, start, end, page,
        *_,
    ) = tuple(row)  # fmt: skip
    return ProvisionRecord(
        identity,
        document_id,
        parent_id,
        position,
        depth,
        codec.load_address(address),
        _LEVELS[level],
        heading,
        text,
        Span(start, end),
        page,
        marker,
    )


def basis_values(document: Document, identity: str) -> tuple[Values, ...]:
    """The rows of `bases`."""
    return tuple(
        {"document_id": identity, "position": position, "text": basis.text, **_bounds(basis.span)}
        for position, basis in enumerate(document.bases)
    )


def basis(row: Row[Any]) -> LegalBasis:
    """The legal basis of a row of `bases`."""
    return LegalBasis(row.text, Span(row.start, row.end))


def clause_values(document: Document, flat: Sequence[FlatProvision], identity: str) -> tuple[Values, ...]:
    """The rows of `closing_clauses`; each knows the smallest provision that holds its beginning."""
    return tuple(
        {
            "document_id": identity,
            "position": position,
            "kind": clause.kind.value,
            "text": clause.text,
            **_bounds(clause.span),
            "date": clause.date,
            "provision_id": holder_of(flat, clause.span.start),
        }
        for position, clause in enumerate(document.closing)
    )


def citation_values(document: Document, identity: str) -> tuple[Values, ...]:
    """The rows of `closing_citations`."""
    return tuple(
        {
            "document_id": identity,
            "clause": clause_position,
            "position": position,
            **cited_values(citation),
        }
        for clause_position, clause in enumerate(document.closing)
        for position, citation in enumerate(clause.citations)
    )


def cited_values(citation: Citation) -> Values:
    """The columns of a citation, those of `schema` that closing clauses and relations share."""
    return {
        "relation": citation.relation.value,
        "text": citation.text,
        **_bounds(citation.span),
        "symbol": citation.symbol,
        "genre": citation.genre,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "provisions": codec.dump_provisions(citation.provisions),
        "target": citation.target.value,
        "number": citation.number,
        "year": citation.year,
    }


def cited(row: Row[Any]) -> Citation:
    """The citation of a row with the columns of `cited_values`."""
    return Citation(
        Span(row.start, row.end),
        row.text,
        Relation(row.relation),
        row.symbol,
        row.genre,
        row.date,
        row.issuer,
        row.title,
        codec.load_provisions(row.provisions),
        Target(row.target),
        row.number,
        row.year,
    )


def closing_clause(row: Row[Any], citations: Sequence[Row[Any]]) -> ClosingClause:
    """The clause of a row of `closing_clauses` and the rows of its citations."""
    named = tuple(map(cited, citations))
    return ClosingClause(ClauseKind(row.kind), row.text, Span(row.start, row.end), row.date, named)


def notice_values(document: Document, identity: str) -> tuple[Values, ...]:
    """The rows of `notices`: those of the loader, then those of the parser, each once."""
    notices = dict.fromkeys((*document.source.warnings, *document.warnings))
    return tuple(
        {
            "document_id": identity,
            "position": position,
            "code": notice.code,
            "message": notice.message,
            "start": notice.span.start if notice.span else None,
            "end": notice.span.end if notice.span else None,
        }
        for position, notice in enumerate(notices)
    )


def notice(row: Row[Any]) -> Notice:
    """The notice of a row of `notices`."""
    return Notice(row.code, row.message, _span(row.start, row.end))


def sighting_values(document: Document, identity: str) -> tuple[Values, ...]:
    """The rows of `sightings`: the places of metadata fields; those of the header's rules and of prose are left out."""
    pages = [(block.span.start, block.page) for block in document.source.blocks]
    starts = [start for start, _ in pages]
    seen = [each for each in document.sightings if each.field in _FIELDS]
    return tuple(
        {
            "document_id": identity,
            "position": position,
            "field": each.field,
            **_bounds(each.span),
            "page": pages[at - 1][1] if (at := bisect_right(starts, each.span.start)) else None,
            "confidence": each.confidence,
        }
        for position, each in enumerate(seen)
    )


def _bounds(span: Span) -> Values:
    return {"start": span.start, "end": span.end}


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def holder_of(flat: Sequence[FlatProvision], offset: int) -> str | None:
    """The id of the deepest provision whose span holds `offset`."""
    holders = [item.record for item in flat if item.record.span.start <= offset < item.record.span.end]
    return max(holders, key=lambda record: record.depth).id if holders else None
