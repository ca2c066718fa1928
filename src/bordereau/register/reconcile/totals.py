"""Totals: how many pieces of a category a list of items tells of, as far as it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.register.reconcile.facts import broader_than, facts

Line = dict[str, Any]


@dataclass(frozen=True)
class Total:
    """What a sum of pieces can be: one of `exactly`, or anything from `least` on (None: nothing else)."""

    exactly: frozenset[float]
    least: float | None = None

    def meets(self, other: Total) -> bool:
        """Whether one number can be both."""
        return (
            not self.exactly.isdisjoint(other.exactly)
            or any(self._open(number) for number in other.exactly)
            or any(other._open(number) for number in self.exactly)
            or (self.least is not None and other.least is not None)
        )

    def _open(self, number: float) -> bool:
        return self.least is not None and number >= self.least


def family(category: str) -> frozenset[str]:
    """A category and, where their pieces are counted together, those that it may stand for."""
    below = broader_than("goods", category) if category in facts("goods")["summed"] else frozenset()
    return frozenset({category, *below})


def total(lines: Sequence[Line]) -> Total | None:
    """How many pieces `lines` (items of one unit) are together; None where no line has a number.

    A line without a designation may be a total of the others ('20 vehicles, among them 6 Leopard') or more
    of them: both sums count. A line without a number leaves the sum open.
    """
    counted = [line["quantity"] for line in lines if line["quantity"] is not None]
    if not counted:
        return None
    whole = sum(counted)
    bare = [x["quantity"] for x in lines if x["quantity"] is not None and x["designation"] is None]
    totals = {most for most in bare if len(lines) > 1 and most >= whole - most}
    uncounted = any(line["quantity"] is None for line in lines)
    if uncounted:
        return Total(frozenset(totals), least=whole - max(totals, default=0.0) if totals else whole)
    return Total(frozenset({whole, *totals}))
