"""Steps of addresses compared: what people write for a place, and what the place is called in its document."""

from __future__ import annotations

from collections.abc import Iterable

from thammuu.ingest.model import Level, Step

# What a typed level may be in the document: texts call every heading "mục", and Party documents have no khoản of their
# own but numbered items. The typed label must be the same; only the word is forgiven.
_MEANS = {
    Level.SECTION: {Level.SECTION, Level.SUBSECTION, Level.NUMBER, Level.ROMAN},
    Level.SUBSECTION: {Level.SUBSECTION, Level.SECTION, Level.NUMBER},
    Level.ROMAN: {Level.ROMAN, Level.SECTION, Level.PART},
    Level.NUMBER: {Level.NUMBER, Level.CLAUSE, Level.SECTION, Level.SUBSECTION},
    Level.CLAUSE: {Level.CLAUSE, Level.NUMBER},
    Level.POINT: {Level.POINT, Level.NUMBER},
    Level.SUBPOINT: {Level.SUBPOINT, Level.POINT, Level.DASH, Level.NUMBER},
    Level.DASH: {Level.DASH, Level.ORDINAL},
}
_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def same_step(wanted: Step, other: Step) -> bool:
    """True when `other`, a step of an address, may be what `wanted` means."""
    return other.level in _MEANS.get(wanted.level, {wanted.level}) and _label(wanted) == _label(other)


def has_all(wanted: Iterable[Step], place: tuple[Step, ...]) -> bool:
    """True when every step wanted is among those of `place`."""
    return all(any(same_step(step, other) for other in place) for step in wanted)


def dotted_ancestors(steps: Iterable[Step]) -> tuple[Step, ...]:
    """3.5.1 lies in 3.5 and in 3, which addresses leave out."""
    return tuple(
        Step(step.level, step.label.rsplit(".", count)[0])
        for step in steps
        for count in range(1, step.label.count(".") + 1)
        if step.level is Level.NUMBER
    )


def _label(step: Step) -> str:
    """Labels on one scale: "thứ hai", "II" and "2" of a part are one; elsewhere letters and case alone count."""
    label = step.label.strip(" .)").casefold()
    if step.level not in {Level.PART, Level.CHAPTER}:
        return label
    ordinal = label.removeprefix("thứ ")
    for scale in (_ORDINALS, tuple(roman.casefold() for roman in _ROMANS)):
        if ordinal and ordinal in scale:
            return str(scale.index(ordinal))
    return label
