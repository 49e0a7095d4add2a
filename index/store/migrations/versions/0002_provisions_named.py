"""Closing citations keep every provision they name, and what they told instead of a symbol."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("closing_citations") as table:
        table.add_column(sa.Column("provisions", sa.Text(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("target", sa.String(length=16), nullable=False, server_default="named"))
        table.add_column(sa.Column("number", sa.Integer(), nullable=True))
        table.add_column(sa.Column("year", sa.Integer(), nullable=True))
    # One path was kept, [] for none: it becomes the one provision named until the document is read again.
    op.execute("UPDATE closing_citations SET provisions = '[[' || provision || ',[]]]' WHERE provision <> '[]'")
    with op.batch_alter_table("closing_citations") as table:
        table.drop_column("provision")
        table.alter_column("provisions", server_default=None)
        table.alter_column("target", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("closing_citations") as table:
        table.add_column(sa.Column("provision", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("closing_citations") as table:
        table.alter_column("provision", server_default=None)
        for column in ("provisions", "target", "number", "year"):
            table.drop_column(column)
