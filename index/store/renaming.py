"""A document gets another id: everything that hangs on it moves along, nothing is made anew.

An id tells the document's key, so correcting a key field changes it. Provisions keep their addresses, study cards their
history; vectors hang on the digest of the text and need nothing. What others noted under the old id finds the document
through `former_ids`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Table, delete, func, insert, literal, select, update

from thammuu.index.store import schema, study

_DOCUMENTS = schema.DOCUMENTS
_CITATIONS = schema.CLOSING_CITATIONS
_PROVISIONS = schema.PROVISIONS
_RELATIONS = schema.RELATIONS
_FORMER = schema.FORMER_IDS
# Columns of a document's own tables that hold ids of its provisions.
_NAMING_PROVISIONS = frozenset({"provision_id", "parent_id"})


def rename(connection: Connection, old: str, new: str) -> None:
    """Give the document `old` the free id `new`."""
    row = connection.execute(select(_DOCUMENTS).where(_DOCUMENTS.c.id == old)).one()
    connection.execute(insert(_DOCUMENTS).values({**row._mapping, "id": new}))
    named = connection.execute(select(_CITATIONS).where(_CITATIONS.c.document_id == old)).all()
    connection.execute(delete(_CITATIONS).where(_CITATIONS.c.document_id == old))  # they hang on the clauses' own key
    for table, column in _owned():
        connection.execute(update(table).where(column == old).values(document_id=new))
    if named:
        connection.execute(insert(_CITATIONS), [{**each._mapping, "document_id": new} for each in named])
    _move_provision_ids(connection, old, new)
    study.move_cards(connection, old, new)
    _note_former(connection, old, new)
    connection.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.id == old))


def current_id(connection: Connection, former: str) -> str | None:
    """The one document that bore the id `former` before; None when none did, or several."""
    found = connection.execute(select(_FORMER.c.document_id).where(_FORMER.c.former_id == former)).scalars().all()
    return found[0] if len(found) == 1 else None


def _owned() -> Iterator[tuple[Table, Column[str]]]:
    """Every table whose rows belong to a document, with the column that says to which."""
    for table in schema.METADATA.tables.values():
        for column in table.columns:
            if any(key.column is _DOCUMENTS.c.id for key in column.foreign_keys):
                yield table, column


def _move_provision_ids(connection: Connection, old: str, new: str) -> None:
    """Provision ids begin with their document's id; so do the ids noted as parents and as holders of clauses."""
    noted = [
        (table, owner, table.c[name]) for table, owner in _owned() for name in _NAMING_PROVISIONS & {*table.c.keys()}
    ]
    for table, owner, column in (*noted, (_PROVISIONS, _PROVISIONS.c.document_id, _PROVISIONS.c.id)):
        moved = literal(new) + func.substr(column, len(old) + 1)
        own = (owner == new) & column.is_not(None)
        connection.execute(update(table).where(own).values({column.name: moved}))


def _note_former(connection: Connection, old: str, new: str) -> None:
    connection.execute(delete(_FORMER).where(_FORMER.c.document_id == new, _FORMER.c.former_id.in_((old, new))))
    connection.execute(insert(_FORMER).values(former_id=old, document_id=new))
