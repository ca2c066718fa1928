"""Carrying a publisher's new reliability into its entries, in steps that can be taken up again."""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, insert, select

from bordereau.register.regrouping import Cause, regroup
from bordereau.register.renewing import AT_ONCE, Step
from bordereau.register.store import changes, entries, reports
from bordereau.register.store import tables as t
from bordereau.register.store.decisions import Decision

_KEY = "weighing"


def begin(connection: Connection, publisher: str, decision: Decision) -> None:
    """Has the entries that a publisher (folded) stands behind reconciled anew, by the steps that follow.
    `decision`: what gave it its letter, or took it away."""
    state = {"publisher": publisher, "decision": decision.no, "at": decision.at, "after": 0, "done": 0}
    connection.execute(insert(t.meta), {"key": f"{_KEY} {decision.no}", "value": json.dumps(state)})


def is_behind(connection: Connection) -> bool:
    """Whether something was begun and not done."""
    return connection.execute(_FIRST).first() is not None


def step(connection: Connection) -> Step | None:
    """Does the next part; None where nothing is left. Letters count from the moment of the decision on, so
    that what is filed in between is reconciled by them too, and the result is the same."""
    row = connection.execute(_FIRST).first()
    if row is None:
        return None
    state = json.loads(row.value)
    part = entries.of_publisher(connection, state["publisher"], after=state["after"], limit=AT_ONCE)
    connection.execute(delete(t.meta).where(t.meta.c.key == row.key))
    members = reports.in_entries(connection, part.values())
    told = regroup(connection, members, Cause(state["at"], state["decision"]), stale=members)
    changes.append(connection, told, state["at"])
    state["done"] += len(part)
    left = entries.count_of_publisher(connection, state["publisher"], after=max(part, default=state["after"]))
    if left:
        state["after"] = max(part)
        connection.execute(insert(t.meta), {"key": row.key, "value": json.dumps(state)})
    return Step(state["done"], state["done"] + left, tuple(told))


_FIRST = (
    select(t.meta.c.key, t.meta.c.value).where(t.meta.c.key.startswith(f"{_KEY} ")).order_by(t.meta.c.key)
)
