"""Values of closed lists: forms, bases, stages, and how reports put a happening forward."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import broader_than, facts
from bordereau.register.reconcile.relations import Relation


class Terms:
    """Forms, bases, countries: equal or contrary, but for the few that data/terms.yaml puts in order."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two values are equal."""
        return bool(a == b)

    def kind(self, value: Any) -> Any:
        """The value itself."""
        return value

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two values stand to each other."""
        one, two = str(a.value), str(b.value)
        if one == two:
            return Relation.same
        if one in broader_than("terms", two):
            return Relation.narrower
        if two in broader_than("terms", one):
            return Relation.wider
        together = any({one, two} <= set(group) for group in facts("terms")["beside"])
        return Relation.beside if together else Relation.contrary


class Stages(Terms):
    """Stages and phases: planned, then delivered is a development, unless the earlier stage is still told
    well after the later one."""

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two stages stand to each other."""
        if follows(str(b.value), str(a.value)):
            return self.relate(b, a).flipped()
        if not follows(str(a.value), str(b.value)):
            return Relation.same if a.value == b.value else Relation.contrary
        lag = timedelta(days=facts("orders")["lag_days"])
        if a.days and b.days and max(first for first, _ in b.days) > min(last for _, last in a.days) + lag:
            return Relation.contrary
        return Relation.later


class Assertions(Terms):
    """How reports put it forward: a denial stands against all else; of the others the firmest leads."""

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two ways of putting it stand to each other."""
        if a.value == b.value:
            return Relation.same
        if facts("orders")["denial"] in (a.value, b.value):
            return Relation.contrary
        order = facts("orders")["firmness"]
        return Relation.firmer if order.index(a.value) < order.index(b.value) else Relation.softer


def follows(later: str, earlier: str) -> bool:
    """Whether a stage or phase may come after another of the same happening."""
    return earlier in facts("orders")["follows"].get(later, ())
