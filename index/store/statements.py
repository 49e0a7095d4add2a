"""The statements of every search, made once: making one takes SQLAlchemy longer than SQLite takes to answer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import BindParameter, bindparam, select

from thammuu.index.store.schema import DOCUMENTS, PROVISIONS

_IDS: BindParameter[str] = bindparam("ids", expanding=True)
PROVISIONS_BY_ID = select(PROVISIONS).where(PROVISIONS.c.id.in_(_IDS))
DOCUMENTS_BY_ID = select(DOCUMENTS).where(DOCUMENTS.c.id.in_(_IDS))
_TOP = PROVISIONS.alias("top")
BELOW = (
    select(_TOP.c.id.label("top_id"), *PROVISIONS.c)
    .join(
        _TOP,
        (PROVISIONS.c.document_id == _TOP.c.document_id)
        & PROVISIONS.c.position.between(_TOP.c.position + 1, _TOP.c.last)
        & (_TOP.c.last - _TOP.c.position <= bindparam("reach")),
    )
    .where(_TOP.c.id.in_(_IDS))
    .order_by(_TOP.c.id, PROVISIONS.c.position)
)
_LOW = PROVISIONS.alias("low")
ABOVE = (
    select(PROVISIONS)
    .join(
        _LOW,
        (PROVISIONS.c.document_id == _LOW.c.document_id)
        & (PROVISIONS.c.position < _LOW.c.position)
        & (PROVISIONS.c.last >= _LOW.c.position),
    )
    .where(_LOW.c.id == bindparam("id"))
    .order_by(PROVISIONS.c.position)
)
BATCH = 500  # values in one IN (…): SQLite of old takes 999 parameters


def batches(values: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """`values` in tuples short enough for one IN (…)."""
    whole = tuple(values)
    for start in range(0, len(whole), BATCH):
        yield whole[start : start + BATCH]
