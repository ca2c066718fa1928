"""Migrations: they run by themselves when a register is opened, after a copy of the file was made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bordereau.register.errors import NewerSchemaError, NotRegisterError
from bordereau.register.store.sqlite import copy_file
from bordereau.register.store.storage import Store

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""All revisions that this version of the program knows, the oldest first; a test compares the files."""

MIGRATIONS = Path(__file__).with_name("migrations")


def needs_migration(connection: Connection, name: str) -> bool:
    """Whether the register lacks tables of today; `name` stands in messages.

    NewerSchemaError where it is kept by a later version of the program, NotRegisterError where the database
    holds other things.
    """
    return revision_of(connection, name) != REVISIONS[-1]


def revision_of(connection: Connection, name: str) -> str | None:
    """The revision that a register stands at; None for an empty database. Raises as `needs_migration`."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise NotRegisterError(f"{name} holds a database that is no register. It is left as it is")
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision is None or "decision" not in tables:
        raise NotRegisterError(f"{name} holds a database that is no register. It is left as it is")
    if revision not in REVISIONS:
        raise NewerSchemaError(
            f"{name} was written by a later version of bordereau (its tables are of revision {revision}, "
            f"this version knows {REVISIONS[-1]}): upgrade bordereau. The register is left as it is"
        )
    return str(revision)


def migrate(store: Store) -> None:
    """Brings the tables to the newest revision, in one transaction: all of it, or nothing."""
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with store.migrating() as connection:
        revision = revision_of(connection, store.name)
        if revision == REVISIONS[-1]:
            return  # another process was quicker
        if revision is not None and store.path is not None:
            copy_file(store.path, backup_path(store.path))
        config.attributes["connection"] = connection
        upgrade(config, "head")


def backup_path(path: Path) -> Path:
    """Where the copy goes that is made before a migration: beside the file, with the time."""
    return path.with_name(f"{path.name}.{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.backup")
