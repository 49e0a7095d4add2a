"""Rows an office adds to the catalogue of real documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalogue_rows",
        sa.Column("symbol", sa.String(length=255), nullable=False),
        sa.Column("date", sa.String(length=10), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("symbol", "date", name=op.f("pk_catalogue_rows")),
    )


def downgrade() -> None:
    op.drop_table("catalogue_rows")
