"""Checks of decisions, and of the rulings and letters that follow from them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bordereau.register.check.faults import Fault
from bordereau.register.facets import folded
from bordereau.register.rulings import rulings_of
from bordereau.register.store import decisions
from bordereau.register.store import tables as t
from bordereau.register.store.decisions import Act

RELIABILITY: tuple[Act, ...] = ("set_reliability",)


def check_decisions(connection: Connection) -> Iterator[Fault]:
    """Decisions: that each undoing undoes something, and that rulings and letters are those in force."""
    c = t.decision.c
    undone = c.undoes.in_(select(t.decision.alias("of").c.no))
    for row in connection.execute(select(c.no).where((c.act == "undo") & (c.undoes.is_(None) | ~undone))):
        yield Fault("decision", str(row.no), "undoes a decision that is not there")
    now = rulings_of(decisions.all_in_force(connection, ("merge", "split")))
    kept = decisions.rulings(connection)
    for pair in sorted(now.keys() | kept.keys()):
        if now.get(pair) != kept.get(pair):
            yield Fault("ruling", " and ".join(pair), "is not what the decisions in force say")
    letters = {
        folded(d.target): str(d.payload["letter"]) for d in decisions.all_in_force(connection, RELIABILITY)
    }
    given = decisions.all_letters(connection)
    for publisher in sorted(letters.keys() | given.keys()):
        if letters.get(publisher) != given.get(publisher):
            yield Fault("source", publisher, "its reliability is not what the decisions in force say")
