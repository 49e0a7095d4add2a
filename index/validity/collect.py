"""Facts about the life of documents, gathered from catalogue rows, closing clauses and titles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from thammuu.corpus.catalogue import CatalogueRow, CatalogueState, RowReference
from thammuu.index.known import KnownDocument
from thammuu.index.records import DocumentRecord
from thammuu.index.resolve import Resolver
from thammuu.index.validity import wording
from thammuu.index.validity.acts import Said, done_in_the_text, done_to_named, namings_of, speaks_for_itself, start_of
from thammuu.index.validity.general import general_repeals
from thammuu.index.validity.model import Fact, FactBook, FactKind, Origin
from thammuu.index.validity.namings import Namings
from thammuu.index.validity.terms import TermEffect, term_of
from thammuu.ingest.citations import find_citations
from thammuu.ingest.dates import PartialDate, display_date, find_dates
from thammuu.ingest.model import ClauseKind, ClosingClause, ProvisionReference, Relation, Target

_ENDINGS = {CatalogueState.REPLACED: FactKind.REPLACED, CatalogueState.REPEALED: FactKind.REPEALED}
_ENDING_WORDS = {
    FactKind.REPLACED: "bị thay thế bởi",
    FactKind.REPEALED: "bị bãi bỏ bởi",
    FactKind.AMENDED: "được sửa đổi, bổ sung bởi",
}
_TERM_KINDS = {TermEffect.ENDS: FactKind.PERIOD_OVER, TermEffect.WARNS: FactKind.HORIZON}
# "Luật này có hiệu lực …", "3. Quy định này …", not "Điều 190 và Điều 248 của Luật này có hiệu lực …".
_WHOLE_SUBJECT = re.compile(r"(?:Điều \d+\.\s*|\d+[.)]\s*)?(?:(?!Điều|Khoản|Điểm|Mục)[^\W\d]+ ){1,4}(?:này|trên đây)\b")
# "hết hiệu lực từ ngày 01/01/2026" is over on that day; "được thực hiện đến hết ngày 31/12/2025" on the next.
_OVER_FROM = re.compile(r"hết hiệu lực(?: thi hành)?,? (?:kể )?từ")

# Every wording by which a title amends a document has one of these; of 5,900 titles of the legal code most have none,
# and looking for citations in each took a third of the time that facts take.
_MAY_AMEND = re.compile("sửa|bổ|bỏ|thay", re.IGNORECASE)


def collect_facts(known: Iterable[KnownDocument], resolver: Resolver) -> FactBook:
    """Every fact the catalogue and the closing clauses tell about `known`; clauses are resolved with `resolver`.

    A clause that names a document the resolver cannot tell for certain gives no fact.
    """
    documents = tuple(known)
    rows = {document.row.reference: document.record for document in documents if document.row}
    own = (fact for document in documents for fact in _facts_of(document, rows, resolver))
    return FactBook((*own, *general_repeals(documents)))


def _facts_of(document: KnownDocument, rows: dict[RowReference, DocumentRecord], resolver: Resolver) -> Said:
    if document.row is not None:
        yield from _from_row(document.record, document.row, rows)
    namings = namings_of(document)
    for clause in document.clauses if speaks_for_itself(document.record) else ():
        yield from _from_clause(document.record, clause, namings, resolver)
    yield from done_in_the_text(document, namings, resolver)
    yield from _from_title(document.record, namings, resolver)


def _from_row(record: DocumentRecord, row: CatalogueRow, rows: dict[RowReference, DocumentRecord]) -> Said:
    if row.effective:
        said = wording.by_catalogue(row, f"ghi có hiệu lực từ ngày {display_date(row.effective)}")
        yield record.id, Fact(FactKind.EFFECT, Origin.CATALOGUE, said, PartialDate.of(row.effective))
    yield record.id, _state_fact(row)
    kind = _ENDINGS.get(row.state)
    for by in (rows.get(reference) for reference in row.replaced_by):
        if kind and by:  # a row that was pointed at may have been taken out since
            yield record.id, _ended(kind, row, by)
    for amended in (rows.get(reference) for reference in row.amends):
        if amended:
            yield amended.id, _ended(FactKind.AMENDED, row, record)


def _state_fact(row: CatalogueRow) -> Fact:
    if row.state is CatalogueState.IN_FORCE:
        said = wording.by_catalogue(row, "ghi còn hiệu lực")
        return Fact(FactKind.HOLDS, Origin.CATALOGUE, said, told_on=row.as_of)
    if row.state is CatalogueState.EXPIRED:
        said = wording.by_catalogue(row, "ghi đã hết hiệu lực, không nêu từ ngày nào")
        return Fact(FactKind.EXPIRED, Origin.CATALOGUE, said, told_on=row.as_of)
    return Fact(FactKind.SILENT, Origin.CATALOGUE, wording.by_catalogue(row, "không ghi tình trạng hiệu lực"))


def _ended(kind: FactKind, row: CatalogueRow, by: DocumentRecord) -> Fact:
    said = wording.by_catalogue(row, f"ghi {_ENDING_WORDS[kind]} {wording.named(by)}")
    return Fact(kind, Origin.CATALOGUE, said, start_of(by), by, told_on=row.as_of)


def _from_clause(record: DocumentRecord, clause: ClosingClause, namings: Namings, resolver: Resolver) -> Said:
    said = wording.by_clause(record, clause.text)
    if clause.kind is ClauseKind.EFFECT and clause.date:
        yield from _effect(record, clause, said)
    elif clause.kind is ClauseKind.EXPIRY and clause.date:
        yield record.id, Fact(FactKind.EXPIRED, Origin.CLAUSE, said, PartialDate.of(_first_day_over(clause)))
    elif clause.kind in {ClauseKind.REPLACES, ClauseKind.REPEALS}:
        since = _told_end(clause.text) or start_of(record)
        told = " ".join(clause.text.split()), since
        named = map(namings.numbered, clause.citations or find_citations(clause.text))
        yield from done_to_named(record, filter(None, named), told, resolver)


def _effect(record: DocumentRecord, clause: ClosingClause, said: str) -> Said:
    """The day the whole takes effect, or the parts that have a day of their own.

    A subject that is neither the whole nor an address ("Quy định về hóa đơn điện tử của Luật này") gives no fact: which
    provisions it means is not told.
    """
    since = PartialDate.of(clause.date) if clause.date else None
    parts = () if _WHOLE_SUBJECT.match(clause.text) else _own_parts(clause.text)
    if parts or _WHOLE_SUBJECT.match(clause.text):
        yield record.id, Fact(FactKind.EFFECT, Origin.CLAUSE, said, since, parts=parts)


def _own_parts(text: str) -> tuple[ProvisionReference, ...]:
    """The provisions of the document itself that the subject of a clause names."""
    subject = text.partition("có hiệu lực")[0]
    found = (each for each in find_citations(subject, internal=True) if each.target is Target.SELF)
    return tuple(part for each in found for part in each.provisions)


def _first_day_over(clause: ClosingClause) -> dt.date:
    day = clause.date or dt.date.max
    return day if _OVER_FROM.search(clause.text) else day + dt.timedelta(days=1)


def _told_end(clause: str) -> PartialDate | None:
    """The day a clause gives for the end of what it names: "Quyết định số … hết hiệu lực kể từ ngày 01/3/2026"."""
    over = _OVER_FROM.search(clause)
    dates = find_dates(clause[over.end() : over.end() + 30]) if over else ()
    return PartialDate.of(dates[0].date) if dates and dates[0].start <= 1 else None


def _from_title(record: DocumentRecord, namings: Namings, resolver: Resolver) -> Said:
    if record.has_text and _MAY_AMEND.search(record.title):
        amending = (citation for citation in find_citations(record.title) if citation.relation is Relation.AMENDS)
        named = filter(None, map(namings.numbered, amending))
        yield from done_to_named(record, named, (record.title, start_of(record)), resolver)
    term = term_of(record.key.genre, record.title)
    if term is not None:
        said = wording.by_title(term)
        yield record.id, Fact(_TERM_KINDS[term.effect], Origin.TITLE, said, term.over)
