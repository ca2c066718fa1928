"""Rows of names. A name belongs to a report, and finds whatever entry that report is in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bordereau.register.names import name_of
from bordereau.register.store import tables as t
from bordereau.register.store.running import ask, do, scalar
from bordereau.register.store.statements import several


@dataclass(frozen=True, slots=True)
class Name:
    """A name, its age (`seq`: the lower the older), the report it belongs to, and when it was given."""

    seq: int
    name: str
    report: str
    given: str


def of_reports(connection: Connection, reports: Iterable[str]) -> list[Name]:
    """The names that these reports have, the oldest first."""
    return [Name(*row) for row in ask(connection, _OF_REPORTS, {"reports": sorted(reports)})]


_NAME = select(t.name.c.seq, t.name.c.name, t.name.c.report, t.name.c.given)
_OF_REPORTS = _NAME.where(t.name.c.report.in_(several("reports"))).order_by(t.name.c.seq)
_CALLED = _NAME.where(t.name.c.name == bindparam("called"))


def find(connection: Connection, name: str) -> Name | None:
    """A name, in whatever case it is written."""
    rows = ask(connection, _CALLED, {"called": name.upper()})
    return Name(*rows[0]) if rows else None


def give(connection: Connection, stem: str, report: str, now: str) -> str:
    """Gives a report a name of this stem that none has."""
    last = scalar(connection, _LAST_NUMBER, {"asked": stem}) or 0
    number = last + 1
    while find(connection, name_of(stem, number)):  # 'X-2' may be the stem of others
        number += 1
    given = name_of(stem, number)
    row = {"name": given, "stem": stem, "number": number, "report": report, "given": now}
    do(connection, _GIVE, row)
    return given


_LAST_NUMBER = select(func.max(t.name.c.number)).where(t.name.c.stem == bindparam("asked"))
_GIVE = insert(t.name)


def pass_on(connection: Connection, name: Name, report: str) -> None:
    """Gives a name to another report."""
    connection.execute(update(t.name).where(t.name.c.seq == name.seq).values(report=report))


def beginning_with(connection: Connection, start: str, limit: int) -> list[str]:
    """Names that begin like this, in their order."""
    c = t.name.c
    begins = c.name.startswith(start.upper(), autoescape=True)
    return list(connection.execute(select(c.name).where(begins).order_by(c.seq).limit(limit)).scalars())


def given(connection: Connection, name: str) -> str:
    """When a name was given: since then its entry is in the register."""
    return str(scalar(connection, _GIVEN, {"called": name}))


_GIVEN = select(t.name.c.given).where(t.name.c.name == bindparam("called"))
