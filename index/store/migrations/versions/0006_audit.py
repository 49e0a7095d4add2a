"""The level of secrecy of a document, and the audit of what was done with secrecy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from thammuu.index.store.audit_guards import audit_guards

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("secrecy", sa.String(length=32), nullable=True))
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=255), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in audit_guards():
            op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit")
    op.drop_column("documents", "secrecy")
