"""The storage of a register: transactions that read, and transactions that write one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from bordereau.register.errors import ReadOnlyError
from bordereau.register.store.failures import told
from bordereau.register.store.sqlite import WAIT_S

_LOCK = 0x626F7264  # 'bord': any constant will do, as long as all writers agree


class Store:
    """An open register's storage: transactions that read, and transactions that write one at a time."""

    def __init__(self, engine: Engine, name: str, path: Path | None, read_only: bool) -> None:
        self.name = name
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._writer = engine.execution_options(register_writes=True)

    @property
    def dialect(self) -> str:
        """'sqlite' or 'postgresql'."""
        return self._engine.dialect.name

    def size(self) -> int | None:
        """Bytes of the file and of the log beside it; None for a database server."""
        if self.path is None:
            return None
        log = self.path.with_name(self.path.name + "-wal")
        return sum(file.stat().st_size for file in (self.path, log) if file.exists())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads, all of it at one moment of the register. RegisterError where it fails."""
        with self._failures_told(), self._engine.connect() as connection, connection.begin():
            if self.dialect == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: nobody else writes until it ends, and it is kept whole or not at all.

        RegisterError where it fails; nothing of it is kept then.
        """
        if self.read_only:
            raise ReadOnlyError(
                "%(name)s cannot be written to: give it a place that you may write to", name=self.name
            )
        with self._failures_told(), self._writer.begin() as connection:
            if self.dialect == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_S:.0f}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, with no rows held to what they refer to: a migration makes tables anew."""
        engine, self._writer = self._writer, self._writer.execution_options(register_migrates=True)
        try:
            with self.writing() as connection:
                yield connection
        finally:
            self._writer = engine
            self._engine.dispose()  # the connection does not hold rows to what they refer to

    def close(self) -> None:
        """Lets go of files and connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            failure = told(error.orig if isinstance(error, DBAPIError) else error, self.name)
            if failure is None:
                raise
            raise failure from error
