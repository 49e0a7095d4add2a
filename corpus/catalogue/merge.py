"""The shipped catalogue with an office's own rows laid over it, and what an import would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thammuu.corpus.catalogue.load import COLUMNS, cells_of
from thammuu.corpus.catalogue.rows import CatalogueRow, RowReference


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a row that would change."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that an import would add (`old` is None) or change."""

    new: CatalogueRow
    old: CatalogueRow | None
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class CatalogueDiff:
    """What an import would do to the catalogue as it stands."""

    added: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]
    unchanged: int


def merged(shipped: Sequence[CatalogueRow], own: Iterable[CatalogueRow]) -> tuple[CatalogueRow, ...]:
    """Shipped rows, those an office has of its own in their place, then the office's others.

    An office's row takes the place of the shipped one with its key, or of the only shipped one that is the same
    document less fully dated; what pointed there then points at the office's row.
    """
    rows: dict[RowReference, CatalogueRow] = {row.reference: row for row in shipped}
    moved: dict[RowReference, RowReference] = {}
    for row in own:
        old = standing_for(row, rows.values())
        if old is None or old.reference == row.reference:
            rows[row.reference] = row
        else:
            moved[old.reference] = row.reference
            rows = {(row if key == old.reference else each).reference: row if key == old.reference else each
                    for key, each in rows.items()}  # fmt: skip
    return tuple(_pointing(row, moved) for row in rows.values())


def standing_for(row: CatalogueRow, among: Iterable[CatalogueRow]) -> CatalogueRow | None:
    """The row of the same document: with the same key, or the only one that agrees and is less fully dated."""
    same = [each for each in among if each.symbol == row.symbol]
    for each in same:
        if each.reference == row.reference:
            return each
    vague = [each for each in same if _is_vaguer(each, row)]
    return vague[0] if len(vague) == 1 else None


def _is_vaguer(known: CatalogueRow, row: CatalogueRow) -> bool:
    if (known.genre, known.issuer) != (row.genre, row.issuer) or row.date is None:
        return False
    return known.date is None or (known.date.day == 0 and known.date.agrees_with(row.date))


def _pointing(row: CatalogueRow, moved: dict[RowReference, RowReference]) -> CatalogueRow:
    def followed(references: tuple[RowReference, ...]) -> tuple[RowReference, ...]:
        return tuple(moved.get(each, each) for each in references)

    if not moved:
        return row
    return replace(
        row,
        replaced_by=followed(row.replaced_by),
        replaces=followed(row.replaces),
        amends=followed(row.amends),
    )


def difference(standing: Sequence[CatalogueRow], rows: Iterable[CatalogueRow]) -> CatalogueDiff:
    """What laying `rows` over `standing` would add and change."""
    added, changed, unchanged = [], [], 0
    for row in rows:
        old = standing_for(row, standing)
        changes = _changes(old, row) if old else ()
        if old is None:
            added.append(RowChange(row, None, ()))
        elif changes:
            changed.append(RowChange(row, old, changes))
        else:
            unchanged += 1
    return CatalogueDiff(tuple(added), tuple(changed), unchanged)


def _changes(old: CatalogueRow, new: CatalogueRow) -> tuple[CellChange, ...]:
    one, other = cells_of(old), cells_of(new)
    return tuple(CellChange(column, one[column], other[column]) for column in COLUMNS if one[column] != other[column])
