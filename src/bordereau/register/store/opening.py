"""Opening a register: a path or address in, a migrated store with its transactions out."""

from __future__ import annotations

from pathlib import Path

from bordereau.register.errors import AddressError
from bordereau.register.store.migrating import migrate, needs_migration
from bordereau.register.store.postgresql import postgresql_engine
from bordereau.register.store.sqlite import keep_log, sqlite_engine
from bordereau.register.store.storage import Store


def open_store(address: str | Path) -> Store:
    """The store at a path (SQLite) or at an address 'postgresql://user@host/database'.

    A file that is not there is made. An older one is migrated, after a copy of it is put beside it.
    RegisterError where it cannot be opened.
    """
    store = _store(address)
    try:
        with store.reading() as connection:
            pending = needs_migration(connection, store.name)
            if pending and store.path is not None and not store.read_only:
                keep_log(connection)
        if pending:
            migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _store(address: str | Path) -> Store:
    if isinstance(address, str) and "://" in address:
        scheme = address.partition("://")[0].lower()
        if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
            engine = postgresql_engine(address)
            return Store(engine, engine.url.render_as_string(hide_password=True), None, False)
        if scheme != "sqlite":
            raise AddressError(
                f"no register can be kept at {scheme}://: give the path of a file, "
                "or postgresql://user@host/database"
            )
        address = address.partition(":///")[2] or address
    path = Path(address)
    engine, read_only = sqlite_engine(path)
    return Store(engine, str(path), path, read_only)
