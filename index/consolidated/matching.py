"""Which quoted provision belongs to which change that a sentence announces.

The labels must tell it: "Sửa đổi khoản 1 và bổ sung khoản 1a vào sau khoản 1" is followed by “1. …” and “1a. …”, no
more and no less. Anything else leaves every provision named untouched, with the clause shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thammuu.index.consolidated import reasons
from thammuu.index.consolidated.leads import Act, Steps
from thammuu.index.consolidated.model import Clause, Instruction, Operation
from thammuu.index.consolidated.quoting import Announcement
from thammuu.index.steps import same_step
from thammuu.ingest.model import Level, Provision, Step

# Quoted words that leave something out ("1. …", "… (giữ nguyên)") are no wording to put in place of another.
_LEFT_OUT = re.compile(r"(?:^|\s)(?:\.{3,}|…)\s*$|\(giữ nguyên\)", re.MULTILINE)
_NO_WORDS = re.compile(r"\W*")


def matched(acts: Sequence[Act], lead: Announcement, clause: Clause, text: str) -> Iterator[Instruction]:
    """One instruction an act: with its quoted wording, or all UNREADABLE with the reason."""
    quoted = _quoted(lead, text)
    if isinstance(quoted, str):
        yield from _unreadable(acts, clause, quoted)
        return
    pairs = _paired(acts, quoted)
    if pairs is None:
        yield from _unreadable(acts, clause, reasons.WORDING_UNFIT)
        return
    for act, wording in pairs:
        yield Instruction(act.operation, act.target, clause, wording, act.anchor, act.before)


def _unreadable(acts: Sequence[Act], clause: Clause, reason: str) -> Iterator[Instruction]:
    for act in acts:
        target = act.target if act.operation is not Operation.INSERT else act.anchor or act.target[:-1]
        yield Instruction(Operation.UNREADABLE, target, clause, reason=reason)


def _quoted(lead: Announcement, text: str) -> tuple[Provision, ...] | str:
    """The provisions quoted after a sentence, or why they cannot be relied on."""
    if not lead.quotations:
        return reasons.UNQUOTED
    if not lead.whole:
        return reasons.UNCLOSED
    for quotation in lead.quotations:
        first = quotation.provisions[0].span.start if quotation.provisions else quotation.span.end
        if _NO_WORDS.fullmatch(text, quotation.span.start, first) is None or not quotation.provisions:
            return reasons.UNQUOTED
        if _LEFT_OUT.search(text, quotation.span.start, quotation.span.end):
            return reasons.WORDING_UNFIT
    return tuple(provision for quotation in lead.quotations for provision in quotation.provisions)


def _paired(acts: Sequence[Act], quoted: Sequence[Provision]) -> list[tuple[Act, Provision]] | None:
    heading = acts[0].operation is Operation.RENAME and len(acts) > 1
    if heading and len(quoted) == 1 and "\n" not in quoted[0].text and _is_for(acts[0].target, quoted[0]):
        inner = _in_order(acts[1:], quoted[0].children)
        bare = _without_children(quoted[0])
        return [(acts[0], bare), *inner] if inner is not None else None
    return _in_order(acts, quoted)


def _without_children(provision: Provision) -> Provision:
    return Provision(
        provision.address, provision.level, provision.marker, provision.heading, provision.text, provision.span
    )


def _in_order(acts: Sequence[Act], quoted: Sequence[Provision]) -> list[tuple[Act, Provision]] | None:
    """By order where every label fits, else by label where each stands there once; None when neither is so."""
    if len(acts) != len(quoted):
        return None
    if all(_is_for(act.target, provision) for act, provision in zip(acts, quoted, strict=True)):
        return list(zip(acts, quoted, strict=True))
    found = list[tuple[Act, Provision]]()
    for act in acts:
        fitting = [provision for provision in quoted if _is_for(act.target, provision)]
        if len(fitting) != 1:
            return None
        found.append((act, fitting[0]))
    return found if len({id(provision) for _, provision in found}) == len(quoted) else None


def _is_for(target: Steps, provision: Provision) -> bool:
    """Whether a quoted provision bears the number of the one announced: "2." for khoản 2, "đ)" for điểm đ."""
    own = provision.address.steps[-1]
    return bool(target) and provision.address.occurrence == 1 and _may_be(target[-1], own)


def _may_be(wanted: Step, quoted: Step) -> bool:
    """A khoản quoted alone is a number, for nothing around it tells that it lies in an article."""
    return same_step(Step(Level.NUMBER, wanted.label) if wanted.level is Level.CLAUSE else wanted, quoted)
