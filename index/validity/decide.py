"""From facts to the state of a document on a day: a pure function, told step by step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from thammuu.corpus.catalogue import CATALOGUE_AS_OF
from thammuu.index.records import DocumentRecord
from thammuu.index.validity import wording
from thammuu.index.validity.model import Fact, FactBook, FactKind, Validity
from thammuu.ingest.dates import PartialDate, display_date
from thammuu.ingest.model import ValidityState

_ENDS = {
    FactKind.REPLACED: ValidityState.REPLACED,
    FactKind.REPEALED: ValidityState.REPEALED,
    FactKind.EXPIRED: ValidityState.EXPIRED,
    FactKind.PERIOD_OVER: ValidityState.EXPIRED,
}
_BY_ANOTHER = frozenset({FactKind.REPLACED, FactKind.REPEALED})


def validity_at(document: DocumentRecord, facts: FactBook, as_of: dt.date) -> Validity:
    """The state of `document` on `as_of`, by what `facts` tell; UNKNOWN whenever they do not suffice.

    In order: issued or in effect only later → not_yet; ended on or before that day → replaced, repealed or expired;
    told to be in force, or known to be ended only later by another document → in_force, or amended where an
    amendment has begun; else unknown. A document known only by its own text stays unknown: that it once took effect
    does not tell whether it still holds.
    """
    told = facts.of(document)
    return (
        _not_yet(document, told, as_of)
        or _ended(told, facts, as_of)
        or _unsure_of_the_day(document, told, as_of)
        or _in_force(told, as_of)
        or _unknown(document, told, as_of)
    )


def _not_yet(document: DocumentRecord, told: tuple[Fact, ...], as_of: dt.date) -> Validity | None:
    issued = document.key.date
    if issued and issued.earliest() > as_of:
        return Validity(ValidityState.NOT_YET, evidence=f"Văn bản ban hành ngày {display_date(issued)}, sau ngày xét.")
    effect = _first(told, FactKind.EFFECT)
    if effect and effect.since and effect.since.earliest() > as_of:
        return Validity(ValidityState.NOT_YET, evidence=f"{effect.evidence}.")
    return None


def _ended(told: tuple[Fact, ...], facts: FactBook, as_of: dt.date) -> Validity | None:
    """The earliest end that has surely come. A period that ran out yields to a catalogue that says "in force"."""
    holds = _first(told, FactKind.HOLDS) is not None
    ends = [
        fact
        for fact in told
        if fact.kind in _ENDS and _has_come(fact, as_of) and not (holds and fact.kind is FactKind.PERIOD_OVER)
    ]
    if not ends:
        return None
    end = min(ends, key=lambda fact: (fact.since or PartialDate(9999), fact.origin))
    together = [fact for fact in ends if fact.kind is end.kind and fact.since == end.since]
    by = _unique(fact.by for fact in together)
    chain = _chain(by[0], facts, as_of) if by else ()
    return Validity(_ENDS[end.kind], by, _sentences(f"{end.evidence}.", wording.chain_of(chain)), chain)


def _unsure_of_the_day(document: DocumentRecord, told: tuple[Fact, ...], as_of: dt.date) -> Validity | None:
    """A beginning or an end of which only the year, or nothing, is known, and which may have come on that day."""
    issued = document.key.date
    if issued and issued.latest() > as_of:
        evidence = f"Chỉ biết văn bản ban hành {display_date(issued)}, chưa khẳng định được cho ngày xét."
        return Validity(ValidityState.UNKNOWN, evidence=evidence)
    for fact in told:
        if fact.kind in _ENDS and not _has_come(fact, as_of) and _may_have_come(fact, as_of):
            evidence = _sentences(f"{fact.evidence}.", "Không rõ ngày, nên chưa khẳng định được cho ngày xét.")
            return Validity(ValidityState.UNKNOWN, evidence=evidence)
    return None


def _in_force(told: tuple[Fact, ...], as_of: dt.date) -> Validity | None:
    ground = _first(told, FactKind.HOLDS) or next((fact for fact in told if fact.kind in _BY_ANOTHER), None)
    if ground is None:
        return None
    evidence = _ground_in_words(ground, _first(told, FactKind.EFFECT), as_of)
    amendments = [fact for fact in told if fact.kind is FactKind.AMENDED and _has_come(fact, as_of)]
    if not amendments:
        return Validity(ValidityState.IN_FORCE, evidence=evidence)
    amended = " ".join(f"{fact.evidence}." for fact in amendments)
    return Validity(ValidityState.AMENDED, _unique(fact.by for fact in amendments), _sentences(evidence, amended))


def _ground_in_words(ground: Fact, effect: Fact | None, as_of: dt.date) -> str:
    """Why it is in force; a past day also rests on the day it took effect, and the words say when that is not known."""
    if ground.kind is FactKind.HOLDS and as_of >= CATALOGUE_AS_OF:
        return _sentences(f"{ground.evidence}.", wording.after_catalogue(as_of))
    start = f"{effect.evidence}." if effect else wording.ISSUE_DAY_COUNTS
    return _sentences(f"{ground.evidence}{', sau ngày xét' if ground.kind in _BY_ANOTHER else ''}.", start)


def _unknown(document: DocumentRecord, told: tuple[Fact, ...], as_of: dt.date) -> Validity:
    said = [fact for fact in told if fact.kind in {FactKind.SILENT, FactKind.EFFECT, FactKind.AMENDED}]
    evidence = " ".join(f"{fact.evidence}." for fact in said if fact.since is None or _has_come(fact, as_of))
    if document.has_text and _first(told, FactKind.SILENT) is None:
        own = "Chỉ biết văn bản này qua chính nó; chưa có thông tin văn bản còn hiệu lực hay đã bị thay thế."
        evidence = _sentences(evidence, own)
    return Validity(ValidityState.UNKNOWN, evidence=evidence or wording.NOTHING_KNOWN)


def _has_come(fact: Fact, as_of: dt.date) -> bool:
    """True when the fact surely holds on `as_of`; an undated one does from the day the catalogue speaks of."""
    return (fact.since.latest() if fact.since else CATALOGUE_AS_OF) <= as_of


def _may_have_come(fact: Fact, as_of: dt.date) -> bool:
    return fact.since is None or fact.since.earliest() <= as_of


def _chain(first: DocumentRecord, facts: FactBook, as_of: dt.date) -> tuple[DocumentRecord, ...]:
    """`first` and what replaced it, step by step, as far as that had come on `as_of`."""
    chain = [first]
    while True:
        following = next(
            (fact.by for fact in facts.of(chain[-1]) if fact.kind in _BY_ANOTHER and _has_come(fact, as_of)), None
        )
        if following is None or following in chain:
            return tuple(chain)
        chain.append(following)


def _first(told: tuple[Fact, ...], kind: FactKind) -> Fact | None:
    return next((fact for fact in told if fact.kind is kind), None)


def _unique(records: Iterable[DocumentRecord | None]) -> tuple[DocumentRecord, ...]:
    return tuple(dict.fromkeys(record for record in records if record is not None))


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
