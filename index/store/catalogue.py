"""The office's own catalogue rows. They tell of documents, not of texts, so they change no index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, select, update

from thammuu.corpus.catalogue import CatalogueRow, RowReference, cells_of, row_of
from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing

_ROWS = schema.CATALOGUE_ROWS
_META = schema.META
CATALOGUE_GENERATION = "catalogue_generation"


class CatalogueRepository:
    """Reads and writes the rows; one instance per open store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rows(self) -> tuple[CatalogueRow, ...]:
        """Every row, by symbol and date."""
        with self._engine.connect() as connection:
            return catalogue_rows(connection.execute(catalogue_query()).all())

    def put(self, rows: Iterable[CatalogueRow]) -> None:
        """Keep `rows`, each in the place of the one with its key, in one transaction."""
        with for_writing(self._engine).begin() as connection:
            for row in rows:
                _remove(connection, row.reference)
                connection.execute(insert(_ROWS).values(**_values(row)))
            _count(connection)

    def remove(self, reference: RowReference) -> bool:
        """Forget the office's row; a shipped one it stood for counts again. False when there is none."""
        with for_writing(self._engine).begin() as connection:
            gone = _remove(connection, reference)
            if gone:
                _count(connection)
        return gone


def catalogue_query() -> Select[Any]:
    """Every row, by symbol and date."""
    return select(_ROWS).order_by(_ROWS.c.symbol, _ROWS.c.date)


def catalogue_rows(found: Iterable[Row[Any]]) -> tuple[CatalogueRow, ...]:
    """The rows of the catalogue that rows of the table hold."""
    return tuple(row_of(number, json.loads(row.cells), row.as_of) for number, row in enumerate(found, 1))


def _values(row: CatalogueRow) -> dict[str, object]:
    cells = cells_of(row)
    kept = json.dumps(cells, ensure_ascii=False)
    return {"symbol": row.symbol, "date": cells["date"], "cells": kept, "as_of": row.as_of}


def _remove(connection: Connection, reference: RowReference) -> bool:
    day = reference.date.isoformat() if reference.date else ""
    query = delete(_ROWS).where(_ROWS.c.symbol == reference.symbol, _ROWS.c.date == day)
    return connection.execute(query).rowcount > 0


def _generation(connection: Connection) -> int | None:
    found = connection.execute(select(_META.c.value).where(_META.c.name == CATALOGUE_GENERATION)).scalar_one_or_none()
    return int(found) if found is not None else None


def _count(connection: Connection) -> None:
    known = _generation(connection)
    if known is None:
        connection.execute(insert(_META).values(name=CATALOGUE_GENERATION, value="1"))
    else:
        connection.execute(update(_META).where(_META.c.name == CATALOGUE_GENERATION).values(value=str(known + 1)))
