"""Lists of entries: filtered, sorted, page by page. A page costs the same wherever it lies."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    text,
    tuple_,
)

from bordereau.register.errors import FilterError
from bordereau.register.facets import folded
from bordereau.register.filters import COLUMNS, FACETS, Filters, Page, Sort, Summary, listed
from bordereau.register.store import tables as t
from bordereau.register.store.meaning import meant
from bordereau.values.edtf import first_day, last_day

MOST = 1000
"""No page is longer."""
_LARGEST = 2**63 - 1
"""No row has a number over this."""
_KEYS: dict[str, Any] = {
    "date": t.entry.c.first_day,
    "added": t.entry.c.added,
    "changed": t.entry.c.changed,
    "credibility": t.entry.c.credibility,
}
_SHOWN = tuple(column for column in t.entry.c if column.name != "snapshot")


def page(  # noqa: PLR0913, PLR0917 (all but the connection are what is asked for)
    connection: Connection, filters: Filters, sort: Sort, reverse: bool, limit: int, after: str | None
) -> Page:
    """Up to `limit` entries, the newest or most credible first; `reverse` turns that round.

    FilterError where a filter, the order or `after` makes no sense.
    """
    if sort not in _KEYS:
        raise FilterError(
            "entries cannot be sorted by %(sort)r: choose one of %(sorts)s", sort=sort, sorts=", ".join(_KEYS)
        )
    if not 1 <= limit <= MOST:
        raise FilterError("a page has 1 to %(most)s entries, not %(limit)s", most=MOST, limit=limit)
    key, falls = _KEYS[sort], (sort != "credibility") != reverse
    place = tuple_(key, t.entry.c.no)
    statement = select(*_SHOWN).where(*conditions(connection, filters)).limit(limit + 1)
    statement = statement.order_by(key.desc() if falls else key, _number(falls))
    if after is not None:
        last = tuple_(*(bindparam(None, value) for value in _place(after, sort, reverse)))
        statement = statement.where(place < last if falls else place > last)
    rows = connection.execute(statement).all()
    more = len(rows) > limit
    found = tuple(_summary(row) for row in rows[:limit])
    return Page(found, _token(sort, reverse, rows[limit - 1], key.name) if more else None)


def count(connection: Connection, filters: Filters) -> int:
    """How many entries there are."""
    statement: Select[Any] = select(func.count()).select_from(t.entry)
    return int(connection.execute(statement.where(*conditions(connection, filters))).scalar_one())


def conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on rows of entries."""
    found: list[ColumnElement[bool]] = []
    for role in FACETS:
        values = sorted(meant(connection, role, listed(getattr(filters, role))))
        if values:
            having = select(t.facet.c.entry).where(t.facet.c.role == role, t.facet.c.value.in_(values))
            found.append(t.entry.c.no.in_(having))
    for name in COLUMNS:
        values = list(listed(getattr(filters, name)))
        if values:
            found.append(t.entry.c[name].in_(values))
    return [*found, *_between(filters), *_words(connection, filters)]


def _number(falls: bool) -> Any:
    return t.entry.c.no.desc() if falls else t.entry.c.no


def _between(filters: Filters) -> list[ColumnElement[bool]]:
    since, until = _day(filters.since, first_day), _day(filters.until, last_day)
    if since and until and since > until:
        raise FilterError(
            "no day lies between %(since)s and %(until)s: the first is the later one",
            since=filters.since, until=filters.until,
        )  # fmt: skip
    found: list[ColumnElement[bool]] = [t.entry.c.last_day >= since] if since else []
    if until:
        found += [t.entry.c.first_day <= until, t.entry.c.first_day != ""]
    return found


def _day(told: str | None, bound: Callable[[str], date]) -> str | None:
    if told is None:
        return None
    try:
        return bound(told).isoformat()
    except ValueError as error:
        raise FilterError("%(told)r is no date: write 2024-09-19, 2024-09 or 2024", told=told) from error


def _words(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    if filters.text is None:
        return []
    words = folded(filters.text).split()
    if not words:
        raise FilterError("no words to search for")
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{word}"' for word in words)
        having = text("entry_words MATCH :asked")
    else:
        asked = " ".join(words)
        having = text("words @@ plainto_tsquery('simple', :asked)")
    found: Select[Any] = select(literal_column("rowid")).select_from(text("entry_words"))
    return [t.entry.c.no.in_(found.where(having.bindparams(asked=asked)))]


def _summary(row: Any) -> Summary:
    return Summary(
        id=row.id,
        kind=row.kind,
        values=json.loads(row._mapping["values"]),
        verdicts=json.loads(row.verdicts),
        verdict=row.verdict,
        review=row.review,
        credibility=row.credibility,
        publishers=row.publishers,
        reports=row.reports,
        added=row.added,
        changed=row.changed,
    )


def _token(sort: str, reverse: bool, row: Any, key: str) -> str:
    told = json.dumps([sort, reverse, row._mapping[key], row.no])
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _place(after: str, sort: str, reverse: bool) -> tuple[str | int, int]:
    try:
        told = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        if not isinstance(told, list) or told[:2] != [sort, reverse] or not _is_number(told[3]):
            raise ValueError
        if not (_is_number(told[2]) if sort == "credibility" else isinstance(told[2], str)):
            raise ValueError
    except (ValueError, IndexError, RecursionError) as error:
        raise FilterError("%(after)r is no place to go on from in this list", after=after) from error
    return told[2], told[3]


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST
