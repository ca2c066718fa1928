"""SQLite: one file, a log beside it while it is open, and one writer at a time.

Write-ahead log with synchronous=NORMAL (https://www.sqlite.org/wal.html): what is committed survives the
death of the process at any moment; a power cut may lose the last commits, and never half of one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from bordereau.register.errors import AddressError, NotRegisterError, ReadOnlyError
from bordereau.register.store.failures import told

WAIT_S = 60.0
"""How long a writer waits for its turn."""
_CACHE_KIB = 64 * 1024
_HEADER = b"SQLite format 3\0"


def sqlite_engine(path: Path) -> tuple[Engine, bool]:
    """The engine of a file, and whether the file can only be read.

    AddressError where there can be no such file, ReadOnlyError where it cannot be made, NotRegisterError
    where it is something else.
    """
    _check(path)
    read_only = not _writable(path)
    if read_only and not path.exists():
        raise ReadOnlyError(f"{path} cannot be made: give it a place that you may write to")
    # By the address alone SQLAlchemy would take a pool that closes connections which other threads still use.
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, read_only), poolclass=QueuePool, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    if not read_only:
        event.listen(engine, "connect", _set_writing)
    return engine, read_only


def keep_log(connection: Connection) -> None:
    """Makes a register's file keep its log beside it, from now on: to be done outside of a transaction."""
    connection.exec_driver_sql("COMMIT")
    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    connection.exec_driver_sql("BEGIN")


def copy_file(path: Path, to: Path) -> None:
    """Copies a register's file as it stands, with what the log beside it holds, while others may write.

    RegisterError where it cannot be copied, as on a full disk; nothing is left of the copy then.
    """
    try:
        with (
            closing(sqlite3.connect(path, timeout=WAIT_S)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        to.unlink(missing_ok=True)
        raise told(error, str(to)) or error from error


def _check(path: Path) -> None:
    if path.is_dir():
        raise AddressError(f"{path} is a folder: name a file in it, such as {path / 'bordereau.db'}")
    if not path.parent.is_dir():
        raise AddressError(f"there is no folder {path.parent}: make it first")
    if path.exists() and not path.is_file():
        raise AddressError(f"{path} is no file that a register can be kept in")
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise AddressError(f"{path} cannot be read: {error.strerror}") from error
    if head and head != _HEADER:
        raise NotRegisterError(f"{path} is no register: the file is something else. It is left as it is")


def _writable(path: Path) -> bool:
    """Whether the file and its folder may be written: SQLite keeps its log beside the file."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    mode = "rwc"
    if read_only:
        # Where no log can be made and none is there, only 'immutable' opens a file of this journal mode.
        mode = "ro" if path.with_name(path.name + "-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=WAIT_S,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
    )
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _set_writing(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")
    # Filing touches many pages at random: brought into the file seldom, most are brought in once.
    connection.execute("PRAGMA wal_autocheckpoint=8000")
    connection.execute("PRAGMA journal_size_limit=67108864")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: a transaction that reads first and then writes could not be kept."""
    options = connection.get_execution_options()
    if options.get("register_migrates"):
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    writes = options.get("register_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
