"""Which report of a new reading is which of those told before, so that reports keep their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.codebook.fold import fold
from bordereau.model import Report, Statement
from bordereau.register.telling import Told, told_by

ALIKE = 0.3
"""From here on two reports of one kind are the same one: a third of their words and values."""


@dataclass(frozen=True, slots=True)
class Known:
    """A report that the article told before. `gone`: it tells it no more."""

    id: str
    report: Report
    gone: bool


def align(known: Sequence[Known], reports: Sequence[Report]) -> list[str | None]:
    """For each report of a reading, the id it has had; None for what was never told before.

    The most alike go first: equal ones, then by the words that tell them and the values they share. Where
    two are equally alike, the one still told goes before one that is gone, and then the order of telling
    decides. The result depends on nothing else.
    """
    old = [(k, told_by(k.report), _words(k.report)) for k in known]
    new = [(told_by(r), _words(r)) for r in reports]
    pairs = [
        (-_likeness(old[i], (reports[j], *new[j])), old[i][0].gone, abs(i - j), i, j)
        for i in range(len(old))
        for j in range(len(new))
        if old[i][0].report.kind == reports[j].kind
    ]
    found: list[str | None] = [None] * len(new)
    taken: set[int] = set()
    for likeness, _, _, i, j in sorted(pairs):
        if -likeness >= ALIKE and i not in taken and found[j] is None:
            found[j] = old[i][0].id
            taken.add(i)
    return found


def _likeness(old: tuple[Known, Told, frozenset[str]], new: tuple[Report, Told, frozenset[str]]) -> float:
    """0 to 1; 2 for the same values told by the same words."""
    if old[1] == new[1] and old[2] == new[2]:
        return 2.0
    return 0.5 * _shared(old[2], new[2]) + 0.5 * _shared(old[1], new[1])


def _shared(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _words(report: Report) -> frozenset[str]:
    """The words that tell a report: of its trigger, or of the quotation."""
    passages = report.quote.passages if isinstance(report, Statement) else report.trigger
    return frozenset(word for p in passages for word in fold(p.words).split())
