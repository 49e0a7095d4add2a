"""Which documents amend one: those whose text can be read, and those known by name only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thammuu.index.records import DocumentRecord, RelationRecord
from thammuu.index.resolve import Resolved, Resolver, Wanted
from thammuu.index.validity import FactBook, FactKind, named
from thammuu.index.validity.acts import speaks_for_itself
from thammuu.ingest.model import Citation, Relation

_CHANGES = frozenset({FactKind.AMENDED, FactKind.REPLACED, FactKind.REPEALED})


def amending_documents(base: DocumentRecord, facts: FactBook) -> tuple[DocumentRecord, ...]:
    """The documents that change the words of `base`, the oldest first.

    What replaces or repeals the whole ends it and changes no words; a consolidated text only repeats others.
    """
    told = (
        fact.by
        for fact in facts.of(base)
        if fact.by is not None and fact.kind in _CHANGES and (fact.parts or fact.kind is FactKind.AMENDED)
    )
    found = dict.fromkeys(each for each in told if speaks_for_itself(each))
    return tuple(sorted(found, key=lambda each: each.key.date.latest().toordinal() if each.key.date else 0))


def unread_amendments(
    base: DocumentRecord,
    amending: Iterable[DocumentRecord],
    relations: Iterable[RelationRecord],
    resolver: Resolver,
) -> tuple[str, ...]:
    """Names of documents that amend `base` and have no text here.

    `amending` are those known, `relations` what their texts report: "Luật A số … đã được sửa đổi, bổ sung một số điều
    theo Luật số 61/2014/QH13" names one that is perhaps in no store and no catalogue.
    """
    known = [named(each) for each in amending if not each.has_text]
    return tuple(dict.fromkeys((*known, *_reported(base, tuple(relations), resolver))))


def _reported(base: DocumentRecord, relations: tuple[RelationRecord, ...], resolver: Resolver) -> Iterator[str]:
    by_place = {(each.document_id, each.citation.span.start): each.citation for each in relations}
    for relation in relations:
        subject = relation.citation.subject
        if relation.citation.relation is not Relation.AMENDED_BY or subject is None or relation.quoted:
            continue
        of = by_place.get((relation.document_id, subject.start))
        told = _resolved(of, resolver) if of else None
        if told is not None and told.id == base.id and relation.citation.symbol:
            by = _resolved(relation.citation, resolver)
            if by is None:
                yield f"{relation.citation.genre or 'Văn bản'} số {relation.citation.symbol}"


def _resolved(citation: Citation, resolver: Resolver) -> DocumentRecord | None:
    found = resolver.resolve(Wanted.of_citation(citation))
    return found.document if isinstance(found, Resolved) else None
