"""Metadata as read, where it was read, what people corrected, and the ids documents bore before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("superior", sa.Text(), nullable=True))
    op.create_table(
        "readings",
        _owner(),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        _belongs("readings"),
        sa.PrimaryKeyConstraint("document_id", "field", name=op.f("pk_readings")),
    )
    op.create_table(
        "sightings",
        _owner(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        _belongs("sightings"),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_sightings")),
    )
    _create_corrections()
    op.create_table(
        "former_ids",
        sa.Column("former_id", sa.String(length=255), nullable=False),
        _owner(),
        _belongs("former_ids"),
        sa.PrimaryKeyConstraint("former_id", "document_id", name=op.f("pk_former_ids")),
    )


def downgrade() -> None:
    for table in ("former_ids", "corrections", "sightings", "readings"):
        op.drop_table(table)
    op.drop_column("documents", "superior")


def _create_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        _owner(),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=False),
        _belongs("corrections"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_document_id"), "corrections", ["document_id"])


def _owner() -> sa.Column[str]:
    return sa.Column("document_id", sa.String(length=255), nullable=False)


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_document_id")
    return sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=name, ondelete="CASCADE")
