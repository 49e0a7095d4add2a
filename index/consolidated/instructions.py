"""An amending document read as instructions for one base text.

    Điều 1. Sửa đổi, bổ sung một số điều của Luật A      scope: Luật A
    2. Sửa đổi, bổ sung một số khoản của Điều 3 như sau:  ground: Điều 3
    b) Bổ sung khoản 7a vào sau khoản 7 như sau: “7a. …”  INSERT Điều 3 › khoản 7a, beside Điều 3 › khoản 7

A sentence that acts on the base and cannot be read whole becomes UNREADABLE for every provision it names: the reader is
told that it is touched, and its text stays as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.index.consolidated import reasons
from thammuu.index.consolidated.leads import (
    Act,
    Lead,
    Steps,
    around_of,
    completed,
    is_about_some,
    is_act,
    named_in,
    read_lead,
)
from thammuu.index.consolidated.matching import matched
from thammuu.index.consolidated.model import Clause, Instruction, Operation, Phrase, Piece, StoredText
from thammuu.index.consolidated.phrases import is_phrase_change, read_phrases
from thammuu.index.consolidated.quoting import Announced, Announcement, announced
from thammuu.index.consolidated.scope import Scope, scopes
from thammuu.index.records import ProvisionRecord
from thammuu.index.resolve import Resolver
from thammuu.index.validity import FactBook, FactKind, Place, holds_place
from thammuu.index.validity.acts import start_of
from thammuu.ingest.model import Level, Span


def instructions_of(document: StoredText, base_id: str, resolver: Resolver, facts: FactBook) -> tuple[Instruction, ...]:
    """Everything `document` does to the base with id `base_id`, in reading order; never raises.

    A document of which no day is known at all gives nothing: when its changes hold cannot be told.
    """
    said = {record.id: announced(record, document.text) for record in document.provisions}
    days = _Days.of(document, facts)
    if days is None:
        return ()
    reading = _Reading(document, said, scopes(document, said, base_id, resolver), days)
    return tuple(reading.instructions())


@dataclass(frozen=True, slots=True)
class _Days:
    """When the clauses of a document take effect: as a whole, and those with a day of their own."""

    document: StoredText
    whole: dt.date
    facts: FactBook

    @classmethod
    def of(cls, document: StoredText, facts: FactBook) -> _Days | None:
        """None when neither a day of effect nor one of issue is known."""
        told = [
            fact.since.latest()
            for fact in facts.of(document.record)
            if fact.kind is FactKind.EFFECT and fact.since and not fact.parts
        ]
        start = start_of(document.record)
        whole = told[0] if told else start.latest() if start else None
        return cls(document, whole, facts) if whole else None

    def since(self, place: Place) -> dt.date:
        """The day of the clause at `place`: "khoản 5 Điều 1 của Luật này có hiệu lực từ ngày …" gives it its own."""
        own = (
            fact.since.latest()
            for fact in self.facts.of(self.document.record)
            if fact.kind is FactKind.EFFECT and fact.since and any(holds_place(part, place) for part in fact.parts)
        )
        return next(own, self.whole)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document on its way to instructions."""

    document: StoredText
    said: dict[str, Announced]
    scope: dict[str, Scope]
    days: _Days

    def instructions(self) -> Iterator[Instruction]:
        """In reading order, each provision with the ground that those above it lay."""
        parents = {record.parent_id for record in self.document.provisions}
        above: dict[str, ProvisionRecord] = {}
        grounds: dict[str, Steps] = {}
        for record in self.document.provisions:
            above[record.id] = record
            ground = grounds.get(record.parent_id or "", ())
            scope = self.scope.get(record.id, Scope.OTHER)
            if scope is not Scope.OTHER:
                clause = self._clause(record, above)
                opens = record.id in parents
                yield from self._of_provision(record, clause, ground, opens=opens, several=scope is Scope.SEVERAL)
                leads = self.said[record.id].leads
                grounds[record.id] = completed(around_of(leads[-1].text), ground) if leads else ground

    def _clause(self, record: ProvisionRecord, above: dict[str, ProvisionRecord]) -> Clause:
        chain, parent = list[ProvisionRecord](), above.get(record.parent_id or "")
        while parent is not None:
            chain.append(parent)
            parent = above.get(parent.parent_id or "")
        since = self.days.since(Place.of(record, chain))
        sentence = self.said[record.id].sentence
        return Clause(
            self.document.record, record.id, record.address.display(), record.address.cited(), sentence, since
        )

    def _of_provision(
        self, record: ProvisionRecord, clause: Clause, ground: Steps, *, opens: bool, several: bool
    ) -> Iterator[Instruction]:
        leads = self.said[record.id].leads
        for number, lead in enumerate(leads):
            last = number == len(leads) - 1
            heading = record.level is Level.ARTICLE and not number and (not last or opens)
            if several:
                yield from _unreadable(lead, clause, ground, reasons.SEVERAL_DOCUMENTS)
            elif not heading:
                yield from self._of_lead(lead, clause, ground, opens=opens and last)
            ground = completed(around_of(lead.text), ground)

    def _of_lead(self, lead: Announcement, clause: Clause, ground: Steps, *, opens: bool) -> Iterator[Instruction]:
        if is_phrase_change(lead.text):
            yield from self._rewordings(lead, clause, ground)
            return
        read = read_lead(lead.text)
        if opens and not lead.quotations and (read is None or not _is_complete(read)):
            return  # it only opens the list below, each item of which is read for itself
        if read is None or not read.acts:
            if not _is_of_whole(lead, ground):
                yield from _unreadable(lead, clause, ground, reasons.UNREAD)
            return
        yield from self._acts(lead, read, clause, ground)

    def _acts(self, lead: Announcement, read: Lead, clause: Clause, ground: Steps) -> Iterator[Instruction]:
        around = completed(read.around, ground)
        acts = tuple(_grounded(act, around, ground) for act in read.acts)
        for act in acts:
            if act.operation is Operation.REPEAL:
                yield Instruction(act.operation, act.target, clause)
        rest = tuple(act for act in acts if act.operation is not Operation.REPEAL)
        yield from matched(rest, lead, clause, self.document.text) if rest else ()

    def _rewordings(self, lead: Announcement, clause: Clause, ground: Steps) -> Iterator[Instruction]:
        changes = read_phrases(lead.text)
        if changes is None or lead.quotations:
            yield from _unreadable(lead, clause, ground, reasons.UNREAD)
            return
        for change in changes:
            new = self._piece(lead, change.new) if change.new else None
            phrase = Phrase(change.old, new, change.put, own=change.own, heading=change.heading)
            for steps in change.places:
                target = completed(steps, ground)
                yield Instruction(Operation.REWORD, target, clause, phrase=phrase)

    def _piece(self, lead: Announcement, span: Span) -> Piece:
        placed = Span(lead.start + span.start, lead.start + span.end)
        return Piece(self.document.record.id, placed, placed.of(self.document.text))


def _is_of_whole(lead: Announcement, ground: Steps) -> bool:
    """Whether a sentence tells no part at all ("thay thế Quy định số 21-QĐ/TU"): it ends the whole, and no words."""
    told = ground or lead.quotations or named_in(lead.text)
    return not told and not (is_act(lead.text) and is_about_some(lead.text))


def _is_complete(read: Lead) -> bool:
    """Whether a sentence does all it says by itself: "Bãi bỏ khoản 2 Điều 5", with or without something below it."""
    return bool(read.acts) and all(act.operation is Operation.REPEAL for act in read.acts)


def _grounded(act: Act, around: Steps, ground: Steps) -> Act:
    """An act told from the top. "tên điều" means the article its own sentence is about, else the one above."""
    base = around if act.operation is Operation.RENAME else ground
    anchor = completed(act.anchor, ground) if act.anchor else ()
    return replace(act, target=completed(act.target, base), anchor=anchor)


def _unreadable(lead: Announcement, clause: Clause, ground: Steps, reason: str) -> Iterator[Instruction]:
    """A doubt for every provision the sentence names, for what it lies under where it names none."""
    named = tuple(dict.fromkeys(completed(steps, ground) for steps in named_in(lead.text))) or (ground,)
    for target in named:
        yield Instruction(Operation.UNREADABLE, target, clause, reason=reason)
