"""New databases and migrated ones have the same tables; opening an up-to-date one imports no Alembic."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

from thammuu.index.store import Store, codec, migrate
from thammuu.index.store.engine import for_writing, open_engine
from thammuu.index.store.schema import METADATA
from thammuu.ingest.model import Level, ProvisionReference, Step


def test_migrations_end_at_todays_tables() -> None:
    engine = open_engine("sqlite://")
    with for_writing(engine).begin() as connection:
        migrate.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert migrate.stored_revision(connection) == migrate.HEAD
    engine.dispose()


def test_head_and_known_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == migrate.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == set(migrate.KNOWN)


def test_a_database_behind_head_is_led_up(tmp_path: Path, monkeypatch) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'thammuu.db'}")
    with for_writing(engine).begin() as connection:
        migrate._VERSION.create(connection)
        connection.execute(insert(migrate._VERSION).values(version_num="0000"))
    engine.dispose()
    led: list[str | None] = []
    monkeypatch.setattr(migrate, "KNOWN", ("0000", *migrate.KNOWN))
    monkeypatch.setattr(migrate, "upgrade", lambda connection: led.append(migrate.stored_revision(connection)))
    Store.open(tmp_path).close()
    assert led == ["0000"]


def test_opening_an_existing_store_imports_no_alembic(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    program = (
        "import sys; from pathlib import Path; from thammuu.index.store import Store; "
        "Store.open(Path(sys.argv[1])).documents(); print('alembic' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_path_kept_before_becomes_the_one_provision_named() -> None:
    """Revision 0002: a repealed khoản must not turn into a repealed document on the way."""
    engine = open_engine("sqlite://")
    columns = '(document_id, clause, position, relation, text, start, "end", provision)'
    row = text(f"INSERT INTO closing_citations {columns} VALUES ('d', 0, :position, 'repeals', 'x', 0, 1, :path)")
    with for_writing(engine).connect() as connection:  # rolled back at the end: the rows have no document
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        config = Config()
        config.set_main_option("script_location", str(migrate.MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for position, path in enumerate(('[["dieu","4"],["khoan","2"]]', "[]")):
            connection.execute(row, {"position": position, "path": path})
        migrate.upgrade(connection)
        kept = connection.execute(text("SELECT provisions, target FROM closing_citations ORDER BY position")).all()
    assert [(codec.load_provisions(each.provisions), each.target) for each in kept] == [
        ((ProvisionReference((Step(Level.ARTICLE, "4"), Step(Level.CLAUSE, "2"))),), "named"),
        ((), "named"),
    ]
    engine.dispose()
