"""The tree that is worked on: made from the stored base, searched by address, changed along one path at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from thammuu.index.consolidated.model import Piece, StoredText, Unit, Words
from thammuu.index.records import ProvisionRecord
from thammuu.index.steps import same_step
from thammuu.ingest.model import Address, Level, Provision, Span, Step

Path = tuple[int, ...]  # child numbers from the top
_CONTAINERS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_OF_ATTACHED = frozenset({Level.ATTACHED})


def units_of(base: StoredText) -> tuple[Unit, ...]:
    """The stored provisions as trees, nothing changed."""
    below: dict[str | None, list[ProvisionRecord]] = {}
    for record in base.provisions:
        below.setdefault(record.parent_id, []).append(record)

    def grown(record: ProvisionRecord) -> Unit:
        children = tuple(map(grown, below.get(record.id, ())))
        return Unit(record.address, record.level, (_piece(base.record.id, record.span.start, record.text),), children)

    return tuple(map(grown, below.get(None, ())))


def unit_of(provision: Provision, document_id: str, address: Address, level: Level) -> Unit:
    """A quoted provision as a unit that stands at `address`; what lies below it moves along."""
    own = provision.address.steps
    children = tuple(
        unit_of(child, document_id, Address(_moved(child.address.steps, own, address.steps)), child.level)
        for child in provision.children
    )
    return Unit(address, level, (_piece(document_id, provision.span.start, provision.text),), children)


def _piece(document_id: str, start: int, text: str) -> Piece:
    return Piece(document_id, Span(start, start + len(text)), text)


def _moved(child: tuple[Step, ...], own: tuple[Step, ...], to: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of what lies below `own` once that stands at `to`; a dotted number ("2.1") holds its parents."""
    if child[: len(own)] == own:
        return (*to, *child[len(own) :])
    return (*to[:-1], *child[len(own) - 1 :])


def find(units: Sequence[Unit], target: tuple[Step, ...]) -> Path | None:
    """The way to the one unit that `target` names from the top; None where none or several are meant.

    Chapters and sections are in no article's address and may be told or not. A decision and the text it issues both
    have an Điều 1: neither is meant more than the other.
    """
    found = tuple(_fitting(units, target, (), ()))
    return found[0] if len(found) == 1 else None


def _fitting(units: Sequence[Unit], target: tuple[Step, ...], path: Path, above: tuple[Step, ...]) -> list[Path]:
    found = list[Path]()
    for number, unit in enumerate(units):
        here = (*path, number)
        if _is_at(unit.address, target, above):
            found.append(here)
        if unit.level is Level.ARTICLE and not any(same_step(step, unit.address.steps[-1]) for step in target):
            continue  # a code has 3,000 provisions below its articles, and one article is meant
        holds = (*above, *(step for step in unit.address.steps if step.level in _CONTAINERS))
        found.extend(_fitting(unit.children, target, here, holds))
    return found


def _is_at(address: Address, target: tuple[Step, ...], above: tuple[Step, ...]) -> bool:
    own = tuple(step for step in address.steps if step.level not in _OF_ATTACHED)
    inner = _within(target, own)
    told = target[: len(target) - len(inner)]
    same = len(own) == len(inner) and all(same_step(wanted, step) for wanted, step in zip(inner, own, strict=True))
    return bool(inner) and same and all(any(same_step(step, other) for other in above) for step in told)


def _within(target: tuple[Step, ...], own: tuple[Step, ...]) -> tuple[Step, ...]:
    """`target` without the containers that an address does not tell: "Điều 5 Mục 1 Chương II" is Điều 5."""
    extra = len(target) - len(own)
    outer = target[:extra] if extra > 0 else ()
    return target[extra:] if outer and all(step.level in _CONTAINERS for step in outer) else target


def at(units: Sequence[Unit], path: Path) -> Unit:
    """The unit a path leads to."""
    first, *rest = path
    return at(units[first].children, tuple(rest)) if rest else units[first]


def changed_at(units: tuple[Unit, ...], path: Path, change: Callable[[Unit], Unit]) -> tuple[Unit, ...]:
    """The tree with the unit at `path` put through `change`."""
    first, *rest = path
    unit = units[first]
    new = replace(unit, children=changed_at(unit.children, tuple(rest), change)) if rest else change(unit)
    return (*units[:first], new, *units[first + 1 :])


def put_in(units: tuple[Unit, ...], parent: Path, place: int, new: Unit) -> tuple[Unit, ...]:
    """The tree with `new` as child number `place` of the unit at `parent`, () for the top."""

    def among(siblings: tuple[Unit, ...]) -> tuple[Unit, ...]:
        return (*siblings[:place], new, *siblings[place:])

    if not parent:
        return among(units)
    return changed_at(units, parent, lambda unit: replace(unit, children=among(unit.children)))


def siblings_at(units: tuple[Unit, ...], parent: Path) -> tuple[Unit, ...]:
    """What lies directly below the unit at `parent`, () for the top."""
    return at(units, parent).children if parent else units


def restored(unit: Unit) -> Unit | None:
    """The base's own wording of a unit and of what lies below it; None for one that was added."""
    if unit.added:
        return None
    if unit.whole and unit.original is not None:
        return unit.original
    below = tuple(each for each in map(restored, unit.children) if each is not None)
    return Unit(unit.address, unit.level, (unit.original or unit).pieces, below)


def words_of(unit: Unit) -> tuple[Words, ...]:
    """The words of a unit and of all below it that stands."""
    if unit.repealed:
        return ()
    below = (words for child in unit.children for words in words_of(child))
    return (own_words(unit), *below)


def own_words(unit: Unit) -> Words:
    """The unit's words without those of what lies below."""
    return Words(unit.address, unit.level, unit.pieces)


def cut(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The characters from `start` to `end` of words put together from `pieces`, each still at its source."""
    kept, offset = list[Piece](), 0
    for piece in pieces:
        first, last = max(start - offset, 0), min(end - offset, len(piece.text))
        if first < last:
            span = Span(piece.span.start + first, piece.span.start + last)
            kept.append(Piece(piece.document_id, span, piece.text[first:last]))
        offset += len(piece.text)
    return tuple(kept)
