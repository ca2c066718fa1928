"""Counts over the entries that pass a filter: facets, time, who supplied whom, states."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Select, func, select

from bordereau.model import Category
from bordereau.register.errors import FilterError
from bordereau.register.facets import FLOW, flow_of, folded
from bordereau.register.filters import COLUMNS, FACETS, Filters
from bordereau.register.store import tables as t
from bordereau.register.store.finding import conditions
from bordereau.register.store.statements import several
from bordereau.values.states import is_code

Period = Literal["year", "month"]
StateRole = Literal["supplier", "recipient", "party", "place"]
_DIGITS: dict[str, int] = {"year": 4, "month": 7}
_CODE = 3  # letters of a state's code


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries pass a filter, and how often each value stands in them.

    `count` is no greater than the bound that was asked for. Where it reaches that (`more`), values are
    counted in so many entries only, the newest. `facets` are by role and by column, the most frequent first;
    values are as an entry tells them.
    """

    count: int
    more: bool
    facets: dict[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """Entries of one period ('2024' or '2024-09') and verdict."""

    period: str
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Entries in which one party supplies another."""

    supplier: str
    recipient: str
    count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the entries that a publisher tells and others too (`shared`), those with a disputed field."""

    shared: int
    disputed: int


def tally(connection: Connection, filters: Filters, bound: int, values: int) -> Tally:
    """Counts of up to `bound` entries, the newest, and of each facet the `values` most frequent."""
    newest = (
        select(t.entry.c.no, *(t.entry.c[name] for name in COLUMNS))
        .where(*conditions(connection, filters))
        .order_by(t.entry.c.first_day.desc(), t.entry.c.no.desc())
        .limit(bound + 1)
    )
    rows = connection.execute(newest).all()
    kept = rows[:bound]
    facets = _roles(connection, [row.no for row in kept], values)
    for name in COLUMNS:
        counted: dict[str, int] = {}
        for row in kept:
            if getattr(row, name):
                counted[getattr(row, name)] = counted.get(getattr(row, name), 0) + 1
        facets[name] = tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
    return Tally(len(kept), len(rows) > bound, facets)


def over_time(connection: Connection, filters: Filters, period: Period) -> list[Span]:
    """All dated entries that pass, by the year or month of their first day."""
    digits = _DIGITS[period]
    when = func.substr(t.entry.c.first_day, 1, digits)
    rows = connection.execute(
        select(when, t.entry.c.verdict, func.count())
        .where(t.entry.c.first_day != "", t.entry.c.first_day > "0001-01-01")
        .where(*conditions(connection, filters))
        .group_by(when, t.entry.c.verdict)
        .order_by(when)
    )
    return [Span(*row) for row in rows]


def flows(connection: Connection, filters: Filters, limit: int) -> list[Flow]:
    """Who supplied whom in the entries that pass, the most frequent pairs first."""
    c = t.facet.c
    rows = connection.execute(
        select(c.value, func.count(), func.min(c.entry))
        .where(c.role == FLOW, *_among(connection, filters))
        .group_by(c.value)
        .order_by(func.count().desc(), c.value)
        .limit(limit)
    ).all()
    pairs = [(*flow_of(value), count, entry) for value, count, entry in rows]
    told = _told(connection, ((party, entry) for *both, _, entry in pairs for party in both))
    return [Flow(told[one], told[other], count) for one, other, count, _ in pairs]


def states(connection: Connection, filters: Filters, role: StateRole) -> dict[str, int]:
    """In how many of the entries that pass each state has that role, by ISO 3166-1 alpha-3 code."""
    if role not in get_args(StateRole):
        raise FilterError(
            "states have no role %(role)r: choose one of %(roles)s",
            role=role,
            roles=", ".join(get_args(StateRole)),
        )
    rows = connection.execute(
        select(t.facet.c.value, func.count())
        .where(t.facet.c.role == role, func.length(t.facet.c.value) == _CODE)
        .where(*_among(connection, filters))
        .group_by(t.facet.c.value)
    )
    return {row[0].upper(): row[1] for row in rows if is_code(row[0])}


def agreement(connection: Connection, publishers: Collection[str], bound: int) -> dict[str, Agreement]:
    """For each publisher, of up to `bound` entries that other publishers tell too, how many are disputed."""
    found = {}
    for publisher in publishers:
        c = t.facet.c
        shared = (
            select(t.entry.c.verdict)
            .select_from(t.facet)
            .join(t.entry, t.entry.c.no == c.entry)
            .where(c.role == "publisher", c.value == folded(publisher), t.entry.c.publishers > 1)
            .limit(bound)
        )
        verdicts = connection.execute(shared).scalars().all()
        found[publisher] = Agreement(len(verdicts), verdicts.count("disputed"))
    return found


def _among(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """That a facet is one of an entry which passes; nothing where all pass."""
    held = conditions(connection, filters)
    return [t.facet.c.entry.in_(select(t.entry.c.no).where(*held))] if held else []


def _roles(connection: Connection, numbers: list[int], values: int) -> dict[str, tuple[tuple[str, int], ...]]:
    c = t.facet.c
    asked: Select[Any] = (
        select(c.role, c.value, func.count(), func.min(c.entry))
        .where(c.entry.in_(numbers))
        .group_by(c.role, c.value)
        .order_by(func.count().desc(), c.value)
    )
    found: dict[str, list[tuple[str, int, int]]] = {role: [] for role in FACETS}
    for role, value, count, entry in connection.execute(asked):
        if role in found and len(found[role]) < values:
            found[role].append((value, count, entry))
    told = _told(connection, ((value, entry) for rows in found.values() for value, _, entry in rows))
    return {role: tuple((told[value], count) for value, count, _ in rows) for role, rows in found.items()}


def _told(connection: Connection, found: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Folded values as an entry tells each of them; codes of states and words of the model need no asking."""
    asked = dict(found)
    told = {value: value.upper() if is_code(value) else _WORDS.get(value, value) for value in asked}
    numbers = {no for value, no in asked.items() if not is_code(value) and value not in _WORDS}
    for number, snapshot in connection.execute(_SNAPSHOTS, {"numbers": sorted(numbers)}):
        wanted = {value for value, no in asked.items() if no == number}
        for text in _told_by(json.loads(snapshot)):
            if folded(text) in wanted:
                told[folded(text)] = text
                wanted.remove(folded(text))
            if not wanted:
                break
    return told


_WORDS = {folded(word): word for word in get_args(Category)}
_SNAPSHOTS = select(t.entry.c.no, t.entry.c.snapshot).where(t.entry.c.no.in_(several("numbers")))


def _told_by(entry: dict[str, Any]) -> Iterator[str]:
    """All texts that an entry (as JSON) is found by: publishers and values, its own before its sides'. Of an
    entry that another version kept in another form, those before what cannot be read."""
    try:
        for field in entry["fields"]:
            yield from _texts(field["value"])
            for side in field["sides"]:
                yield from (claim["publisher"] for claim in side["claims"] if claim["publisher"])
                yield from _texts(side["value"])
    except (KeyError, TypeError):
        return


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
