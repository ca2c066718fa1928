"""What persons ruled on pairs of reports: together, or apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from bordereau.register.store.decisions import Decision

Pair = tuple[str, str]
Rulings = dict[Pair, tuple[bool, int]]
"""Pair of reports, the lesser first, to: together (True) or apart, and the decision's number."""


def rulings_of(decisions: Iterable[Decision]) -> Rulings:
    """The pairs that decisions in force rule on; the result never contradicts itself.

    A merger holds all reports of both entries together. A split holds what was split off apart from each
    report of the rest, and together among itself. Where two decisions contradict each other, directly or by
    way of others, the later one holds, and of the earlier one whatever does not contradict it.
    """
    found: Rulings = {}
    known = _Known()
    for decision in sorted(decisions, key=lambda d: -d.no):
        for one, other, together in _pairs(decision):
            if known.take(one, other, together):
                found.setdefault((min(one, other), max(one, other)), (together, decision.no))
    return found


def _pairs(decision: Decision) -> Iterator[tuple[str, str, bool]]:
    told = decision.payload
    if decision.act == "merge":
        first, *rest = sorted({*told["reports"], *told["others"]})
        yield from ((first, other, True) for other in rest)
    elif decision.act == "split":
        first, *others = sorted(told["reports"])
        yield from ((first, other, True) for other in others)
        yield from ((a, b, False) for a, b in product(sorted(told["reports"]), sorted(told["rest"])))


class _Known:
    """What was ruled so far: which reports are together, and which of these groups are apart."""

    def __init__(self) -> None:
        self._leads: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def take(self, one: str, other: str, together: bool) -> bool:
        """Adds a ruling; False where it contradicts what is known."""
        a, b = self._find(one), self._find(other)
        if together:
            if b in self._apart.get(a, ()):
                return False
            self._join(a, b)
            return True
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def _find(self, name: str) -> str:
        while (lead := self._leads.setdefault(name, name)) != name:
            self._leads[name] = self._leads.setdefault(lead, lead)
            name = lead
        return name

    def _join(self, a: str, b: str) -> None:
        if a == b:
            return
        self._leads[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
