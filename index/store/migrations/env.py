"""Alembic's entry: run the migrations on the connection `thammuu.index.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from thammuu.index.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
)
context.run_migrations()
