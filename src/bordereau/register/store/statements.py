"""What statements have in common. Those that filing runs are made once: making one costs as much as it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, CursorResult, Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, Any]


def insert_or_ignore(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows; those whose key is there already are left as they are."""
    if not rows:
        return
    connection.execute(_or_ignore(table, connection.dialect.name), rows)


@cache
def _or_ignore(table: Table, dialect: str) -> Insert:
    made = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return made.on_conflict_do_nothing()


def several(name: str) -> BindParameter[Any]:
    """A parameter that stands for a list of values."""
    return bindparam(name, expanding=True)


def inserted(result: CursorResult[Any]) -> int:
    """The number of the row that was inserted."""
    key = result.inserted_primary_key
    if key is None:
        raise TypeError("no row was inserted")
    return int(key[0])
