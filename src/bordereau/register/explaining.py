"""Why the reports of an entry were filed together, and what kept the nearest others out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection

from bordereau.register import lookup
from bordereau.register.linking import links_of
from bordereau.register.matching import FLOOR, Features, Match, compare
from bordereau.register.store import decisions, reports

NEAREST = 5
"""So many others are told of."""
MOST = 20
"""So many pairs of an entry's reports are told of."""
Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports compared. `decision`: the number of the person's decision that holds them together or
    apart, whatever the comparison says; None where none does."""

    match: Match
    decision: int | None = None

    @property
    def linked(self) -> bool:
        """Whether the comparison by itself says that they are of one happening."""
        return self.match.linked


@dataclass(frozen=True, slots=True)
class Other:
    """An entry that is near and was kept out: its likeliest pair with a report of this one.

    Where `pair` is linked and no decision holds them apart, other reports of the two speak against it.
    """

    entry: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entry's reports, what comparing them says, and the nearest entries that stayed out.

    `pairs` are all pairs where they are few. Else they are those that a person decided on, and those by which
    each report hangs together with the rest: of all links the likeliest that join them, the weakest of these
    first. `more` counts the pairs that are left out.
    """

    entry: str
    reports: tuple[str, ...]
    pairs: tuple[Pair, ...]
    others: tuple[Other, ...]
    more: int = 0


def explain(connection: Connection, name: str) -> Explanation:
    """The explanation of an entry; UnknownError or GoneError where there is none of that name."""
    entry = lookup.entry(connection, name)
    ties = _Ties(connection, entry.reports)
    all_pairs = len(entry.reports) * (len(entry.reports) - 1) // 2
    chosen = list(combinations(sorted(entry.reports), 2)) if all_pairs <= MOST else ties.holding()[:MOST]
    apart = ties.nearest()
    features = _features(connection, {i for pair in (*chosen, *apart.values()) for i in pair})
    pairs = tuple(Pair(compare(features[a], features[b]), ties.ruled.get((a, b))) for a, b in chosen)
    others = tuple(
        Other(entry_id, Pair(compare(features[a], features[b]), ties.ruled.get((a, b))))
        for entry_id, (a, b) in apart.items()
    )
    return Explanation(entry.id, entry.reports, pairs, others, all_pairs - len(pairs))


def _features(connection: Connection, ids: set[str]) -> dict[str, Features]:
    return {i: Features.from_json(kept) for i, kept in reports.features_of(connection, ids).items()}


class _Ties:
    """What ties the reports of an entry to each other and to others: pairs (the lesser report first) with
    their scores, and persons' decisions on them."""

    def __init__(self, connection: Connection, members: Sequence[str]) -> None:
        self._connection = connection
        self._members = frozenset(members)
        ruled = decisions.rulings(connection, self._members)
        self.ruled = {pair: number for pair, (_, number) in ruled.items()}
        self._scores = links_of(connection, members)

    def holding(self) -> list[Ids]:
        """Pairs of the entry: those ruled on by the likeliest, then a tree of the likeliest links, the
        weakest first."""
        inside = [pair for pair in self._scores if self._members.issuperset(pair)]
        tree, leads = list[Ids](), {name: name for name in self._members}
        for pair in sorted(inside, key=lambda p: (-self._scores[p], p)):
            one, other = (_lead(leads, name) for name in pair)
            if one != other:
                leads[one] = other
                tree.append(pair)
        ruled = sorted(pair for pair in self.ruled if self._members.issuperset(pair))
        return list(dict.fromkeys([*ruled, *reversed(tree)]))

    def nearest(self) -> dict[str, Ids]:
        """The nearest entries that stayed out, each with its likeliest pair, the nearest first."""
        outward = {
            pair: self._scores.get(pair, FLOOR)
            for pair in (*self._scores, *self.ruled)
            if not self._members.issuperset(pair)
        }
        strangers = {pair: next(i for i in pair if i not in self._members) for pair in outward}
        filed = reports.filed(self._connection, set(strangers.values()))
        found: dict[str, Ids] = {}
        for pair in sorted(outward, key=lambda p: (-outward[p], p)):
            entry = filed[strangers[pair]].entry
            if entry is not None:
                found.setdefault(entry, pair)
        return dict(list(found.items())[:NEAREST])


def _lead(leads: dict[str, str], name: str) -> str:
    while leads[name] != name:
        leads[name] = leads[leads[name]]
        name = leads[name]
    return name
