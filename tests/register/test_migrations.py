"""Migrations: the tables they make are those of today, and an older file is copied before it is changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from telling import flight, raw_of

from bordereau.register.errors import NewerSchemaError
from bordereau.register.register import Register
from bordereau.register.store import migrating
from bordereau.register.store.tables import metadata

FOLDER = Path(migrating.__file__).with_name("migrations")


def test_the_program_knows_its_migrations():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == migrating.REVISIONS


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_migrations_make_the_tables_of_today(kind, path, request):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    address = path if kind == "sqlite" else request.getfixturevalue("postgresql")
    Register.open(address).close()
    url = (
        f"sqlite:///{path}" if kind == "sqlite" else address.replace("postgresql://", "postgresql+psycopg://")
    )
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": known, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def known(name, kind, _):
    return kind != "table" or not name.startswith("entry_words")


def test_an_older_register_is_copied_beside_itself_and_then_migrated(path, monkeypatch, tmp_path):
    reading = flight(date="2024-09-18")
    with Register.open(path) as register:
        register.file(reading, raw_of(reading))
    later = tmp_path / "migrations"
    copy_with_a_later_one(later)
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "9999"))
    monkeypatch.setattr(migrating, "MIGRATIONS", later)
    with Register.open(path) as register:
        assert register.entry("RUS-MLI-2024-09-18")
    (backup,) = tmp_path.glob("bordereau.db.*.backup")
    assert tables_of(path) - tables_of(backup) == {"later"}
    monkeypatch.undo()
    with Register.open(backup) as register:
        assert list(register.check()) == []
    with pytest.raises(NewerSchemaError, match="upgrade bordereau"):
        Register.open(path)


def test_a_migration_that_fails_leaves_the_register_as_it_was(path, monkeypatch, tmp_path):
    Register.open(path).close()
    before = tables_of(path)
    later = tmp_path / "migrations"
    copy_with_a_later_one(later, "    raise RuntimeError('no')\n")
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "9999"))
    monkeypatch.setattr(migrating, "MIGRATIONS", later)
    with pytest.raises(RuntimeError):
        Register.open(path)
    monkeypatch.undo()
    assert tables_of(path) == before
    Register.open(path).close()


def copy_with_a_later_one(folder: Path, more: str = "") -> None:
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_later.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', {migrating.REVISIONS[-1]!r}\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (x TEXT)')\n" + more
    )


def columns_of(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [table])]


def tables_of(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return names


def test_a_register_of_the_first_tables_is_brought_to_those_of_today(path, monkeypatch, tmp_path):
    first = tmp_path / "migrations"
    shutil.copytree(FOLDER, first, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]_*"))
    with monkeypatch.context() as early:
        early.setattr(migrating, "REVISIONS", ("0001",))
        early.setattr(migrating, "MIGRATIONS", first)
        reading = flight(date="2024-09-18")
        with Register.open(path) as register:
            register.file(reading, raw_of(reading))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM facet WHERE role = 'flow'")  # which the first tables had none of
    with Register.open(path) as register:
        assert list(register.check()) == []
        assert [(f.supplier, f.recipient, f.count) for f in register.flows()] == [("RUS", "MLI", 1)]
    assert columns_of(path, "entry")[-1] == "snapshot"
    assert len(list(tmp_path.glob("bordereau.db.*.backup"))) == 1
