"""What statements have in common. Those that filing runs are made once: making one costs as much as it."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CursorResult, Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite


@cache
def or_ignore(table: Table, dialect: str) -> Insert:
    """Inserts rows into a table of a database ('sqlite' or 'postgresql'); those whose key is there already
    are left as they are."""
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
