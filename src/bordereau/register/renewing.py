"""Making anew all that the program derives, after its rules changed."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select

import bordereau
from bordereau.register.linking import link
from bordereau.register.matching import VERSION
from bordereau.register.regrouping import Cause, regroup
from bordereau.register.store import changes, reports
from bordereau.register.store import tables as t

RULES = f"{bordereau.__version__} {VERSION}"
"""Names the rules of this version of the program."""
_KEY = "rules"
_AT_ONCE = 200

OnProgress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""


def rules_of(connection: Connection) -> str | None:
    """The rules by which a register was derived; None where nothing was yet."""
    return connection.execute(select(t.meta.c.value).where(t.meta.c.key == _KEY)).scalar()


def note_rules(connection: Connection) -> None:
    """Notes that the register is derived by the rules of this version."""
    connection.execute(delete(t.meta).where(t.meta.c.key == _KEY))
    connection.execute(insert(t.meta), {"key": _KEY, "value": RULES})


def renew(connection: Connection, now: str, on_progress: OnProgress = lambda done, of: None) -> int:
    """Derives everything anew from reports and decisions; how many changes of entries that made.

    Names stay with their reports, so that entries keep their ids. It takes about as long as filing them all;
    `on_progress` is told how far it is.
    """
    ids = sorted(connection.execute(select(t.report.c.id).where(t.report.c.active)).scalars())
    connection.execute(delete(t.link))
    connection.execute(delete(t.block))
    for start in range(0, len(ids), _AT_ONCE):
        for _, kept in sorted(reports.filed(connection, ids[start : start + _AT_ONCE]).items()):
            link(connection, kept.report)
        on_progress(min(start + _AT_ONCE, len(ids)), 2 * len(ids))
    count = 0
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        told = regroup(connection, part, Cause(now), fresh=part, stale=part)
        changes.append(connection, told, now)
        count += len(told)
        on_progress(len(ids) + len(part) + start, 2 * len(ids))
    note_rules(connection)
    return count
