"""Rows of changes: what the program did, appended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, and_, insert, or_, select

from bordereau.register.store import tables as t
from bordereau.register.store.entries import to_json
from bordereau.register.store.reports import article_key_of
from bordereau.register.store.running import do_each

ChangeAct = Literal[
    "article added", "version added", "report added", "report changed", "report gone", "report back",
    "entry added", "entry changed", "entry merged", "entry parted", "entry gone", "entry back",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """Something the program did, of itself or on a person's decision. `detail`: by act; docs/register.md."""

    act: ChangeAct
    entry: str | None = None
    article: str | None = None
    report: str | None = None
    decision: int | None = None
    detail: dict[str, Any] = field(default_factory=dict, hash=False)
    no: int = 0
    at: str = ""


def append(connection: Connection, changes: Iterable[Change], now: str) -> None:
    """Appends changes."""
    rows = [
        {
            "at": now, "act": change.act, "entry": change.entry, "article": change.article,
            "report": change.report, "decision": change.decision, "detail": to_json(change.detail),
        }
        for change in changes
    ]  # fmt: skip
    do_each(connection, _APPEND, rows)


_APPEND = insert(t.change)


def since(connection: Connection, no: int, limit: int) -> list[Change]:
    """The changes after that number, in their order."""
    return list(_changes(connection, t.change.c.no > no, limit=limit))


def last(connection: Connection, limit: int) -> list[Change]:
    """The last changes, in their order."""
    return list(_changes(connection, limit=limit, newest=True))[::-1]


def of_entry(connection: Connection, names: Iterable[str], reports: Iterable[str]) -> list[Change]:
    """The changes of an entry under any of its names, and of its reports."""
    c, listed = t.change.c, sorted(reports)
    of_reports = and_(c.article.in_(sorted(set(map(article_key_of, listed)))), c.report.in_(listed))
    return list(_changes(connection, or_(c.entry.in_(sorted(names)), of_reports), limit=None))


def of_article(connection: Connection, key: str) -> list[Change]:
    """The changes of an article."""
    return list(_changes(connection, t.change.c.article == key, limit=None))


def _changes(
    connection: Connection, *conditions: Any, limit: int | None, newest: bool = False
) -> Iterator[Change]:
    c = t.change.c
    statement = select(t.change).where(*conditions).order_by(c.no.desc() if newest else c.no)
    for row in connection.execute(statement if limit is None else statement.limit(limit)):
        yield Change(
            row.act, row.entry, row.article, row.report, row.decision, json.loads(row.detail), row.no, row.at
        )
