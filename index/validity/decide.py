"""From facts to the state of a document, or of a provision of it, on a day: pure functions, told step by step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from thammuu.index.records import DocumentRecord
from thammuu.index.validity import wording
from thammuu.index.validity.disagree import warnings_on
from thammuu.index.validity.model import Fact, FactBook, FactKind, Validity
from thammuu.index.validity.parts import Place, holds_place, is_placed, lies_below
from thammuu.ingest.dates import PartialDate, display_date
from thammuu.ingest.model import ValidityState

_ENDS = {
    FactKind.REPLACED: ValidityState.REPLACED,
    FactKind.REPEALED: ValidityState.REPEALED,
    FactKind.EXPIRED: ValidityState.EXPIRED,
    FactKind.PERIOD_OVER: ValidityState.EXPIRED,
}
_BY_ANOTHER = frozenset({FactKind.REPLACED, FactKind.REPEALED})
_CHANGES = _BY_ANOTHER | {FactKind.AMENDED}
_OVER = frozenset({*_ENDS.values(), ValidityState.NOT_YET})


def validity_at(document: DocumentRecord, facts: FactBook, as_of: dt.date) -> Validity:
    """The state of `document` on `as_of`, by what `facts` tell; UNKNOWN whenever they do not suffice.

    In order: issued or in effect only later → not_yet; ended on or before that day → replaced, repealed or expired;
    told to be in force, or known to be changed or ended only later by another document → in_force; changed by another
    before → amended; else unknown. A document known only by its own text stays unknown: that it once took effect does
    not tell whether it still holds.
    """
    found = _decided(document, facts, as_of)
    end = _decided(found.chain[-1], facts, as_of).state if found.chain else None
    evidence = _sentences(found.evidence, wording.end_of(found.chain[-1], end) if end and len(found.chain) > 1 else "")
    return replace(found, evidence=evidence, end=end, warnings=warnings_on(facts.of(document), as_of))


def provision_validity_at(document: DocumentRecord, place: Place, facts: FactBook, as_of: dt.date) -> Validity:
    """The state of the provision of `document` at `place` on `as_of`.

    What ended the document ended the provision. While the document stands, only facts that name this provision, what
    it lies in, or something inside it touch it; an amendment that names no part may have, and then the state stays
    amended with words that say so.
    """
    whole = validity_at(document, facts, as_of)
    own = [fact for fact in facts.of(document) if _begins_apart(fact, place)]
    later = [fact for fact in own if fact.since and fact.since.earliest() > as_of]
    if later and whole.state is not ValidityState.NOT_YET:
        return Validity(ValidityState.NOT_YET, evidence=f"{later[0].evidence}.", warnings=whole.warnings)
    if own and not later:
        whole = _begun(document, facts, as_of)
    if whole.state in _OVER:
        return whole
    told = tuple(fact for fact in facts.of(document) if fact.kind in _CHANGES and fact.has_come(as_of))
    touching = tuple(fact for fact in told if any(holds_place(part, place) for part in fact.parts))
    inside = tuple(fact for fact in told if any(lies_below(part, place) for part in fact.parts))
    return (
        _part_ended(touching, whole)
        or _part_amended((*touching, *inside), whole)
        or _untouched(tuple(fact for fact in told if not _is_placed(fact, place)), whole, facts.of(document))
    )


def _begins_apart(fact: Fact, place: Place) -> bool:
    """Whether a fact gives the provision a day of effect of its own."""
    return fact.kind is FactKind.EFFECT and any(holds_place(part, place) for part in fact.parts)


def _begun(document: DocumentRecord, facts: FactBook, as_of: dt.date) -> Validity:
    """The state of the document for a provision that took effect on a day of its own."""
    told = tuple(fact for fact in facts.of(document) if fact.kind is not FactKind.EFFECT)
    return replace(_decided_by(document, told, facts, as_of), warnings=warnings_on(told, as_of))


def _is_placed(fact: Fact, place: Place) -> bool:
    """Whether all the parts a fact names can be told from others; one that names none may touch anything."""
    return bool(fact.parts) and all(is_placed(part, place) for part in fact.parts)


def _part_ended(touching: tuple[Fact, ...], whole: Validity) -> Validity | None:
    ends = [fact for fact in touching if fact.kind in _BY_ANOTHER]
    if not ends:
        return None
    end = min(ends, key=_begins)
    by = _unique((end.by,))
    return Validity(_ENDS[end.kind], by, f"{end.evidence}.", by, warnings=whole.warnings)


def _part_amended(changing: tuple[Fact, ...], whole: Validity) -> Validity | None:
    if not changing:
        return None
    evidence = " ".join(f"{fact.evidence}." for fact in changing)
    return Validity(ValidityState.AMENDED, _unique(fact.by for fact in changing), evidence, warnings=whole.warnings)


def _untouched(general: tuple[Fact, ...], whole: Validity, told: tuple[Fact, ...]) -> Validity:
    """No fact names the provision; an amendment that names no part at all leaves open whether it is touched."""
    if whole.state is not ValidityState.AMENDED:
        return whole
    if general:
        return replace(whole, evidence=_sentences(whole.evidence, wording.EXTENT_UNKNOWN))
    standing = _ground(tuple(fact for fact in told if not fact.parts))
    state = ValidityState.IN_FORCE if standing else ValidityState.UNKNOWN
    return Validity(state, (), _sentences(wording.OTHER_PARTS, whole.evidence), warnings=whole.warnings)


def _decided(document: DocumentRecord, facts: FactBook, as_of: dt.date) -> Validity:
    return _decided_by(document, facts.of(document), facts, as_of)


def _decided_by(document: DocumentRecord, told: tuple[Fact, ...], facts: FactBook, as_of: dt.date) -> Validity:
    whole = tuple(fact for fact in told if not fact.parts)
    return (
        _not_yet(document, whole, as_of)
        or _ended(whole, facts, as_of)
        or _unsure_of_the_day(document, whole, as_of)
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
        if fact.kind in _ENDS and fact.has_come(as_of) and not (holds and fact.kind is FactKind.PERIOD_OVER)
    ]
    if not ends:
        return None
    end = min(ends, key=_begins)
    together = [fact for fact in ends if fact.kind is end.kind and fact.since == end.since]
    by = _unique(fact.by for fact in together)
    chain = _chain(by[0], facts, as_of) if by else ()
    evidence = _sentences(f"{end.evidence}.", wording.effect_unsure(end.by), wording.chain_of(chain))
    return Validity(_ENDS[end.kind], by, evidence, chain)


def _begins(fact: Fact) -> tuple[PartialDate, int]:
    return fact.since or PartialDate(9999), fact.origin


def _unsure_of_the_day(document: DocumentRecord, told: tuple[Fact, ...], as_of: dt.date) -> Validity | None:
    """A beginning or an end of which only the year, or nothing, is known, and which may have come on that day."""
    issued = document.key.date
    if issued and issued.latest() > as_of:
        evidence = f"Chỉ biết văn bản ban hành {display_date(issued)}, chưa khẳng định được cho ngày xét."
        return Validity(ValidityState.UNKNOWN, evidence=evidence)
    holds = _first(told, FactKind.HOLDS) is not None
    for fact in told:
        ignored = holds and fact.kind is FactKind.PERIOD_OVER
        if fact.kind in _ENDS and not ignored and not fact.has_come(as_of) and fact.may_have_come(as_of):
            evidence = _sentences(f"{fact.evidence}.", "Không rõ ngày, nên chưa khẳng định được cho ngày xét.")
            return Validity(ValidityState.UNKNOWN, _unique((fact.by,)), evidence)
    return None


def _ground(whole: tuple[Fact, ...]) -> Fact | None:
    """The fact that speaks for the document's being in force."""
    return _first(whole, FactKind.HOLDS) or next((fact for fact in whole if fact.kind in _BY_ANOTHER), None)


def _in_force(told: tuple[Fact, ...], as_of: dt.date) -> Validity | None:
    ground = _ground(tuple(fact for fact in told if not fact.parts))
    changes = [fact for fact in told if fact.kind in _CHANGES and (fact.parts or fact.kind is FactKind.AMENDED)]
    come = [fact for fact in changes if fact.has_come(as_of)]
    later = [fact for fact in changes if not fact.may_have_come(as_of)]
    if ground is None and not come and not later:
        return None
    evidence = _ground_in_words(ground or later[0], told, as_of) if ground or later else ""
    if not come:
        return Validity(ValidityState.IN_FORCE, evidence=evidence)
    amended = " ".join(_changes_in_words(come))
    rest = "" if evidence else wording.AMENDED_BUT_AFTERWARDS
    return Validity(ValidityState.AMENDED, _unique(fact.by for fact in come), _sentences(evidence, amended, rest))


def _changes_in_words(changes: Iterable[Fact]) -> Iterator[str]:
    """One sentence for each document that changes this one, with the parts it names; an amending law names dozens."""
    by_author: dict[str, list[Fact]] = {}
    for fact in changes:
        by_author.setdefault(fact.by.id if fact.by else "", []).append(fact)
    for facts in by_author.values():
        parts = dict.fromkeys(part.display() for fact in facts for part in fact.parts)
        told = next((fact for fact in facts if not fact.parts), facts[0])
        yield f"{told.evidence}{wording.parts_named(tuple(parts)) if len(facts) > 1 else ''}."


def _ground_in_words(ground: Fact, told: tuple[Fact, ...], as_of: dt.date) -> str:
    """Why it is in force; a past day also rests on the day it took effect, and the words say when that is not known."""
    if ground.kind is FactKind.HOLDS and as_of >= ground.told_on:
        return _sentences(f"{ground.evidence}.", wording.after_catalogue(as_of, ground.told_on))
    effect = _first(tuple(fact for fact in told if not fact.parts), FactKind.EFFECT)
    start = f"{effect.evidence}." if effect else wording.ISSUE_DAY_COUNTS
    return _sentences(f"{ground.evidence}{', sau ngày xét' if ground.kind in _CHANGES else ''}.", start)


def _unknown(document: DocumentRecord, told: tuple[Fact, ...], as_of: dt.date) -> Validity:
    said = [fact for fact in told if fact.kind in {FactKind.SILENT, FactKind.EFFECT} and not fact.parts]
    evidence = " ".join(f"{fact.evidence}." for fact in said if fact.since is None or fact.has_come(as_of))
    if document.has_text and _first(told, FactKind.SILENT) is None:
        own = "Chỉ biết văn bản này qua chính nó; chưa có thông tin văn bản còn hiệu lực hay đã bị thay thế."
        evidence = _sentences(evidence, own)
    return Validity(ValidityState.UNKNOWN, evidence=evidence or wording.NOTHING_KNOWN)


def _chain(first: DocumentRecord, facts: FactBook, as_of: dt.date) -> tuple[DocumentRecord, ...]:
    """`first` and what replaced it, step by step, as far as that had come on `as_of`."""
    chain = [first]
    while True:
        ends = [
            fact for fact in facts.of(chain[-1]) if fact.kind in _BY_ANOTHER and not fact.parts and fact.has_come(as_of)
        ]
        following = min(ends, key=_begins).by if ends else None
        if following is None or following in chain:
            return tuple(chain)
        chain.append(following)


def _first(told: tuple[Fact, ...], kind: FactKind) -> Fact | None:
    return next((fact for fact in told if fact.kind is kind), None)


def _unique(records: Iterable[DocumentRecord | None]) -> tuple[DocumentRecord, ...]:
    return tuple(dict.fromkeys(record for record in records if record is not None))


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
