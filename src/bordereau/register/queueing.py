"""What waits for a person: entries that are disputed, whose articles changed, that are unsure, or new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, or_, select, tuple_

from bordereau.register.errors import FilterError
from bordereau.register.store import tables as t

Reason = Literal["disputed", "changed", "unsure", "new"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why an entry waits, the gravest first.

'changed': since a person decided on it, an article told something else, or no more, or another article told
it, too. 'unsure': the reader trusts a value of it less than half. 'new': nobody looked at it yet, and nothing
in it is disputed; the unsure are among these.
"""

UNSURE = 0.5
"""A value of less confidence than this makes an entry unsure."""
LOOKED_AT = 1_000
"""So many open entries are looked at for unsure ones."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many entries wait for one reason; `more`: at least so many, counting stopped there."""

    count: int
    more: bool


def waiting(connection: Connection, bound: int) -> dict[Reason, Waiting]:
    """How many wait, by reason, counted up to `bound`."""
    return {reason: _counted(connection, reason, bound) for reason in REASONS}


def next_in_queue(
    connection: Connection, reason: Reason, *, after: str | None = None, limit: int = 1
) -> list[str]:
    """The ids of the entries that wait for this reason, the newest first; `after`: an entry's id, to go on
    from its place (also where it waits no more)."""
    if reason not in REASONS:
        raise FilterError(
            "nothing waits for %(reason)r: choose one of %(reasons)s",
            reason=reason,
            reasons=", ".join(REASONS),
        )
    statement = _asked(connection, reason)
    if after is not None:
        place = select(t.entry.c.first_day, t.entry.c.no).where(t.entry.c.id == after)
        row = connection.execute(place).first()
        if row is not None:
            statement = statement.where(tuple_(t.entry.c.first_day, t.entry.c.no) < tuple_(*_bound(row)))
    newest = (t.entry.c.first_day.desc(), t.entry.c.no.desc())
    return list(connection.execute(statement.order_by(*newest).limit(limit)).scalars())


def _counted(connection: Connection, reason: Reason, bound: int) -> Waiting:
    if reason == "new":
        return _new(connection, bound)
    count = _up_to(connection, _asked(connection, reason).with_only_columns(t.entry.c.no), bound + 1)
    over = count > bound or (reason == "unsure" and _open_past(connection))
    return Waiting(min(count, bound), over)


def _new(connection: Connection, bound: int) -> Waiting:
    """The open ones less the disputed among them: both counts are read from an index alone."""
    asked = _asked(connection, "disputed").with_only_columns(t.entry.c.no)
    disputed = _up_to(connection, asked, bound + 1)
    still_open = select(t.entry.c.no).where(t.entry.c.review == "open")
    count = _up_to(connection, still_open, bound + disputed + 1) - disputed
    return Waiting(min(count, bound), count > bound)


def _up_to(connection: Connection, statement: Select[Any], most: int) -> int:
    some = statement.limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _asked(connection: Connection, reason: Reason) -> Select[Any]:
    return select(t.entry.c.id).where(*_held(connection, reason))


def _held(connection: Connection, reason: Reason) -> list[ColumnElement[bool]]:
    e = t.entry.c
    if reason == "changed":
        return [e.id.in_(_changed(connection))]
    if reason == "disputed":
        return [e.review == "open", e.verdict == "disputed"]
    if reason == "new":
        return [e.review == "open", e.verdict != "disputed"]
    c, r = t.claim.c, t.report.c
    doubt = exists().where(r.entry == e.id, c.report == r.id, c.current, c.confidence < UNSURE)
    return [e.no.in_(_first_open()), e.verdict != "disputed", doubt]


def _first_open() -> Select[Any]:
    e = t.entry.c
    newest = select(e.no).where(e.review == "open").order_by(e.first_day.desc(), e.no.desc())
    return select(newest.limit(LOOKED_AT).subquery().c.no)


def _open_past(connection: Connection) -> bool:
    """Whether more entries are open than are looked at for unsure ones."""
    past = select(t.entry.c.no).where(t.entry.c.review == "open").limit(1).offset(LOOKED_AT)
    return connection.execute(past).first() is not None


def _changed(connection: Connection) -> list[str]:
    """Entries on which somebody decided, and whose articles tell something else since."""
    listed = sorted(connection.execute(_OTHERWISE).scalars())
    last: dict[str, str] = {}
    since: dict[str, str] = {}
    for start in range(0, len(listed), _AT_ONCE):
        for entry, decided, change in _moments(connection, listed[start : start + _AT_ONCE]):
            last[entry] = max(last.get(entry, ""), decided)
            since[entry] = max(since.get(entry, ""), change)
    return [entry for entry, at in last.items() if since[entry] > at]


_BESIDE = t.report.alias("beside")
_DECIDED = (
    select(t.anchor.c.report, func.max(t.decision.c.at).label("at"))
    .join(t.decision, t.decision.c.no == t.anchor.c.decision)
    .group_by(t.anchor.c.report)
    .subquery()
)
_OTHERWISE = (
    select(_DECIDED.c.report)
    # An index has all that is asked of these rows; by '=' SQLite would take that of ids, and read each row.
    .join(t.report, t.report.c.id.between(_DECIDED.c.report, _DECIDED.c.report))
    .where(
        or_(
            t.report.c.gone > _DECIDED.c.at,
            exists().where(
                t.report_past.c.report == _DECIDED.c.report, t.report_past.c.until > _DECIDED.c.at
            ),
            exists().where(_BESIDE.c.entry == t.report.c.entry, _BESIDE.c.first_seen > _DECIDED.c.at),
        )
    )
)
"""Reports that were decided on, and that their articles tell otherwise since, or no more, or that another
report came to stand beside."""


def _moments(connection: Connection, reports: list[str]) -> Iterator[tuple[str, str, str]]:
    """Of all reports that are in one entry with any of these: the entry, when they were last decided on (''
    where never), and when they were first told, or their articles last told otherwise."""
    c, past, with_them = t.report.c, t.report_past.c, t.report.alias("with_them")
    entries = select(with_them.c.entry).where(with_them.c.id.in_(reports), with_them.c.entry.is_not(None))
    rows = connection.execute(
        select(c.entry, _DECIDED.c.at, func.max(past.until), c.gone, c.first_seen)
        .outerjoin(_DECIDED, _DECIDED.c.report == c.id)
        .outerjoin(t.report_past, past.report == c.id)
        .where(c.entry.in_(entries))
        .group_by(c.id, c.entry, _DECIDED.c.at, c.gone, c.first_seen)
    )
    for entry, decided, until, gone, first_seen in rows:
        yield entry, decided or "", max(until or "", gone or "", first_seen)


def _bound(row: Any) -> tuple[Any, Any]:
    return bindparam(None, row.first_day), bindparam(None, row.no)
