"""Provisions with all above and below them, read for many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from thammuu.index.records import Family, ProvisionRecord
from thammuu.index.store import rows
from thammuu.index.store.statements import BELOW, PROVISIONS_BY_ID, batches


def families(connection: Connection, ids: Sequence[str], reach: int) -> tuple[Family, ...]:
    """See `DocumentReader.families`."""
    found = _rows(connection, ids)
    owns = {row.id: rows.provision_record(row) for row in found}
    above = _parents(connection, owns.values())
    below = _below(connection, [row.id for row in found if row.position < row.last <= row.position + reach], reach)
    return tuple(Family(owns[each], _chain(owns[each], above), below.get(each, ())) for each in ids if each in owns)


def read_provisions(connection: Connection, ids: Iterable[str]) -> tuple[ProvisionRecord, ...]:
    """The provisions with these ids that exist, in any order."""
    return tuple(map(rows.provision_record, _rows(connection, ids)))


def _rows(connection: Connection, ids: Iterable[str]) -> list[Row[Any]]:
    return [row for batch in batches(ids) for row in connection.execute(PROVISIONS_BY_ID, {"ids": batch}).all()]


def _parents(connection: Connection, records: Iterable[ProvisionRecord]) -> dict[str, ProvisionRecord]:
    """Every provision above any of `records`, by id; one query a level."""
    known: dict[str, ProvisionRecord] = {}
    wanted = {record.parent_id for record in records if record.parent_id}
    while wanted:
        found = read_provisions(connection, wanted)
        known.update((record.id, record) for record in found)
        wanted = {record.parent_id for record in found if record.parent_id} - known.keys()
    return known


def _below(connection: Connection, ids: Sequence[str], reach: int) -> dict[str, tuple[ProvisionRecord, ...]]:
    found: dict[str, list[ProvisionRecord]] = defaultdict(list)
    for batch in batches(ids):
        for top, *row in connection.execute(BELOW, {"ids": batch, "reach": reach}).all():
            found[top].append(rows.provision_record(row))
    return {top: tuple(below) for top, below in found.items()}


def _chain(record: ProvisionRecord, parents: dict[str, ProvisionRecord]) -> tuple[ProvisionRecord, ...]:
    """The provisions above `record`, from the outermost in."""
    chain: list[ProvisionRecord] = []
    parent = parents.get(record.parent_id or "")
    while parent is not None:
        chain.append(parent)
        parent = parents.get(parent.parent_id or "")
    return tuple(reversed(chain))
