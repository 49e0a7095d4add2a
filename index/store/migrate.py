"""Bringing a database to the schema of this program.

A new database gets today's tables at once and is stamped; an older one is led through `migrations/` by Alembic,
which is imported only then (0.3 s). tests/index/test_store_migrations.py proves that both ways end the same.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from thammuu.index.store.engine import for_writing
from thammuu.index.store.schema import METADATA
from thammuu.ingest.errors import SetupError

HEAD = "0007"  # the newest revision in migrations/versions
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", HEAD)  # every revision from the first to HEAD
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = Table(
    "alembic_version", MetaData(), Column("version_num", String(32), primary_key=True, nullable=False)
)  # Alembic's own table


def bring_to_head(engine: Engine) -> None:
    """Create or upgrade the tables; raises SetupError when the database cannot be opened or is newer than we are."""
    try:
        with for_writing(engine).begin() as connection:
            _bring(connection)
    except DatabaseError as error:
        raise SetupError(
            f"Không mở được cơ sở dữ liệu: {error.orig}.",
            "Hãy kiểm tra đường dẫn, quyền ghi, dung lượng đĩa và chương trình khác đang giữ kho.",
        ) from error


def stored_revision(connection: Connection) -> str | None:
    """The revision a database is stamped with; None for a new one."""
    if not inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none()


def upgrade(connection: Connection) -> None:
    """Run the migrations from the stored revision to HEAD, in the transaction of `connection`."""
    from alembic import command  # noqa: PLC0415 - see the module's text
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _bring(connection: Connection) -> None:
    revision = stored_revision(connection)
    if revision == HEAD:
        return
    if revision is None:
        METADATA.create_all(connection)
        _VERSION.create(connection)
        connection.execute(insert(_VERSION).values(version_num=HEAD))
    elif revision in KNOWN:
        upgrade(connection)
    else:
        raise SetupError(
            f"Kho dữ liệu được tạo bởi phiên bản Tham mưu mới hơn (lược đồ {revision}).",
            "Hãy cập nhật chương trình rồi mở lại.",
        )
