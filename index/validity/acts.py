"""What documents do to one another in their own words: closing clauses, titles, and sentences of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thammuu.index.known import KnownDocument
from thammuu.index.records import DocumentRecord, RelationRecord
from thammuu.index.relations import ACTS
from thammuu.index.resolve import Resolver, Wanted
from thammuu.index.validity import wording
from thammuu.index.validity.model import Fact, FactKind, Origin
from thammuu.index.validity.namings import Namings
from thammuu.ingest.citations import find_citations
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Citation, Relation, Target

Said = Iterator[tuple[str, Fact]]  # the id of the document a fact is about, and the fact

_KINDS = {
    Relation.REPLACES: FactKind.REPLACED,
    Relation.REPEALS: FactKind.REPEALED,
    Relation.AMENDS: FactKind.AMENDED,
    Relation.REPLACED_BY: FactKind.REPLACED,
    Relation.REPEALED_BY: FactKind.REPEALED,
    Relation.AMENDED_BY: FactKind.AMENDED,
}
# Documents that change others by saying so. A resolution, directive or plan that writes "Sửa đổi, bổ sung Quy định
# số …" sets a task; the change is made by another document, later.
_ACTING_GENRES = frozenset(
    {"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Quy định", "Quy chế",
     "Hướng dẫn"}
)  # fmt: skip
# A consolidated text (văn bản hợp nhất) repeats the closing clauses of the acts it joins and does nothing itself.
_REPEATING_GENRES = frozenset({"Văn bản hợp nhất"})
# "Khoản 9 Điều 60 của Luật này có hiệu lực thi hành từ ngày Nghị quyết số 61/2022/QH15 hết hiệu lực": that one's end is
# a date here, brought about by nobody.
_ONLY_A_DATE = ("từ ngày", "từ khi", "sau khi", "đến khi", "đến ngày")
# A sentence that acts begins with its verb: "Điều 1. Sửa đổi khoản 2 Điều 5 …", "b) Bãi bỏ …". "Nghiên cứu sửa đổi …",
# "đề nghị bãi bỏ …", "đã sửa đổi …" speak of acting.
_ACTS_AT_ONCE = re.compile(
    r"(?:(?:Điều|Khoản|Mục)\s+\w+[.:]?\s*|\d{1,3}(?:\.\d{1,3})*[.)]\s*|[a-zđ][.)]\s*|[-–+]\s*)*"
    r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Hủy bỏ|Huỷ bỏ|Bỏ|Thay thế|Thay)\b"
)


def start_of(record: DocumentRecord) -> PartialDate | None:
    """The day from which a document can end another: that of taking effect, else that of issue."""
    return PartialDate.of(record.effective) if record.effective else record.key.date


def speaks_for_itself(record: DocumentRecord) -> bool:
    """False for a consolidated text, whose clauses are those of other documents."""
    return record.key.genre not in _REPEATING_GENRES


def done_to_named(
    record: DocumentRecord, citations: Iterable[Citation], told: tuple[str, PartialDate | None], resolver: Resolver
) -> Said:
    """What `record` does to the documents it names; what it does to a part of one concerns that part only.

    `told` is the sentence and the day it begins. A document that cannot be told for certain gets no fact.
    """
    sentence, since = told
    said = wording.by_clause(record, sentence)
    for citation in citations:
        acts = citation.relation in ACTS and not _is_only_a_date(citation, sentence)
        kind = _KINDS.get(citation.relation) if acts else None
        target = _resolved(citation, record, resolver) if kind else None
        if kind and target and target.id != record.id:
            yield target.id, Fact(kind, Origin.CLAUSE, said, since, record, citation.provisions)


def namings_of(document: KnownDocument) -> Namings:
    """How `document` names those it speaks of."""
    return Namings.of(each.citation for each in document.relations)


def done_in_the_text(document: KnownDocument, namings: Namings, resolver: Resolver) -> Said:
    """What the sentences of a document do to others, and what they report that others did to one another."""
    for relation in document.relations:
        if relation.citation.subject is not None:
            yield from _reported(document.record, relation, namings, resolver)
        elif _acts(document.record, relation):
            citation = namings.completed(relation.citation)
            if relation.citation.target is Target.UNTOLD:
                amended = named_in_title(document.record, namings, resolver)
                yield from _done_to(amended, relation.citation, document.record, relation.sentence)
            elif citation is not None:
                told = relation.sentence, start_of(document.record)
                yield from done_to_named(document.record, (citation,), told, resolver)


def _is_only_a_date(citation: Citation, sentence: str) -> bool:
    before = sentence[: max(0, sentence.find(" ".join(citation.text.split())))]
    return before.rstrip().endswith(_ONLY_A_DATE)


def _acts(record: DocumentRecord, relation: RelationRecord) -> bool:
    acting = record.key.genre in _ACTING_GENRES and relation.citation.relation in ACTS
    return acting and not relation.quoted and _ACTS_AT_ONCE.match(relation.sentence) is not None


def named_in_title(record: DocumentRecord, namings: Namings, resolver: Resolver) -> DocumentRecord | None:
    """The one document that an amending title names: what "Bãi bỏ khoản 2 Điều 5." without a name speaks of."""
    named = [citation for citation in find_citations(record.title) if citation.relation in ACTS]
    completed = namings.numbered(named[0]) if len(named) == 1 else None
    return _resolved(completed, record, resolver) if completed else None


def _done_to(target: DocumentRecord | None, citation: Citation, by: DocumentRecord, sentence: str) -> Said:
    if target is not None and target.id != by.id and citation.provisions:
        said = wording.by_clause(by, sentence)
        yield target.id, Fact(_KINDS[citation.relation], Origin.CLAUSE, said, start_of(by), by, citation.provisions)


def _reported(record: DocumentRecord, relation: RelationRecord, namings: Namings, resolver: Resolver) -> Said:
    """ "Luật A đã được sửa đổi, bổ sung theo Luật B": B acts on A; the document only says so."""
    subject = namings.at(relation.citation.subject)
    named, author = (namings.completed(each) if each else None for each in (subject, relation.citation))
    one = _resolved(named, record, resolver) if named else None
    by = _resolved(author, record, resolver) if author else None
    if subject and one and by and one.id != by.id:
        said = wording.by_clause(record, relation.sentence)
        yield (
            one.id,
            Fact(_KINDS[relation.citation.relation], Origin.REPORT, said, start_of(by), by, subject.provisions),
        )


def acted_on(record: DocumentRecord, citation: Citation, namings: Namings, resolver: Resolver) -> str | None:
    """The id of the document that a citation of `record` names, a short name completed; None when it is not sure."""
    completed = namings.completed(citation)
    found = _resolved(completed, record, resolver) if completed else None
    return found.id if found else None


def _resolved(citation: Citation, cited_in: DocumentRecord, resolver: Resolver) -> DocumentRecord | None:
    cited_on = cited_in.key.date.latest() if cited_in.key.date else None
    return resolver.certain(Wanted.of_citation(citation, cited_on))
