"""Running the statements that filing is made of.

On SQLite a statement takes microseconds, and SQLAlchemy, which makes the text and the parameters anew each
time, several times that. So those that are made once and run for every report are given to the driver as they
were compiled the first time, within SQLAlchemy's connection and transaction. On a server, whose answer takes
longer than either, they go the ordinary way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection, Executable, Insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

Row = Sequence[Any]
Values = Mapping[str, Any]


def ask(connection: Connection, statement: Executable, values: Values) -> Sequence[Row]:
    """The rows that a statement gives, as tuples in the order of its columns.

    `statement` is one of a module's own, made once: what is compiled of it is kept for good.
    """
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values).all()
    made = _made(statement, ())
    return made.typed(_driver(connection).execute(*made.filled(values)).fetchall())


def pairs(connection: Connection, statement: Executable, values: Values) -> dict[Any, Any]:
    """The rows of `ask`, of two columns each: the first to the second."""
    return {one: other for one, other in ask(connection, statement, values)}  # noqa: C416 (rows are no pairs to mypy)


def scalar(connection: Connection, statement: Executable, values: Values) -> Any:
    """The first column of the first row of `ask`; None where there is no row."""
    rows = ask(connection, statement, values)
    return rows[0][0] if rows else None


def do(connection: Connection, statement: Executable, values: Values) -> int:
    """Runs a statement that writes; of an insertion the number of the new row, where rows are numbered."""
    if connection.dialect.name != "sqlite":
        result = connection.execute(statement, values)
        key = result.inserted_primary_key if isinstance(statement, Insert) else None
        return int(key[0]) if key and isinstance(key[0], int) else 0
    made = _made(statement, tuple(values) if isinstance(statement, Insert) else ())
    return _driver(connection).execute(*made.filled(values)).lastrowid or 0


def do_each(connection: Connection, statement: Executable, rows: Sequence[Values]) -> None:
    """Runs a statement that writes and lists nothing, once for each of these rows, which have the same names;
    for none of them where there are none."""
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    made = _made(statement, tuple(rows[0]) if isinstance(statement, Insert) else ())
    _driver(connection).executemany(made.text, [made.row(values) for values in rows])


@dataclass(frozen=True)
class _Made:
    """A statement as SQLite's driver takes it.

    `parts` is its text, cut where lists of values go; `names` are those of its parameters, in their order,
    and `lists` those of them that take a list. `fixed` are the values that the statement itself has.
    """

    parts: tuple[str, ...]
    names: tuple[str, ...]
    lists: frozenset[str]
    fixed: Mapping[str, Any]
    truths: tuple[int, ...]

    @cached_property
    def text(self) -> str:
        """The text of a statement that takes no list."""
        (only,) = self.parts
        return only

    def row(self, values: Values) -> tuple[Any, ...]:
        """The parameters of a statement that takes no list."""
        fixed = self.fixed
        return tuple([values[name] if name in values else fixed[name] for name in self.names])

    def filled(self, values: Values) -> tuple[str, tuple[Any, ...]]:
        """The text with as many marks as there are values in each list, and the parameters."""
        if not self.lists:
            return self.text, self.row(values)
        told: list[Any] = []
        lengths = []
        for name in self.names:
            if name in self.lists:
                told += values[name]
                lengths.append(len(values[name]))
            else:
                told.append(values[name] if name in values else self.fixed[name])
        return _joined(self.parts, tuple(lengths)), tuple(told)

    def typed(self, rows: list[Row]) -> Sequence[Row]:
        """Rows with truth values where SQLite has 0 and 1."""
        if not self.truths:
            return rows
        return [
            tuple([bool(v) if k in self.truths and v is not None else v for k, v in enumerate(row)])
            for row in rows
        ]


@cache
def _made(statement: ClauseElement, columns: tuple[str, ...]) -> _Made:
    """A statement compiled for SQLite; `columns`: those that an insertion gives values to."""
    compiled: Any = statement.compile(dialect=_DIALECT, column_keys=list(columns) or None)
    names = tuple(compiled.positiontup or ())
    lists = frozenset(bound.key for bound in compiled.post_compile_params)
    marked = compiled.string
    for name in lists:
        marked = marked.replace(f"__[POSTCOMPILE_{name}]", _LIST)
    shown = getattr(statement, "selected_columns", ())
    truths = tuple(k for k, column in enumerate(shown) if isinstance(column.type, Boolean))
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return _Made(tuple(marked.split(_LIST)), names, lists, fixed, truths)


@cache
def _joined(parts: tuple[str, ...], lengths: tuple[int, ...]) -> str:
    # By an empty list in place of a query without rows SQLite would go through the table.
    marks = [",".join("?" * length) or "SELECT 1 WHERE 0" for length in lengths]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.driver_connection
    return driver  # type: ignore[no-any-return]


_LIST = "\0"  # stands in no statement
_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")
