"""Why the reports of an entry were filed together, and what kept the nearest others out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection

from bordereau.register import lookup
from bordereau.register.matching import Features, Match, blocks_of, compare
from bordereau.register.store import decisions, reports

NEAREST = 5
"""So many others are told of."""


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
    """An entry's reports, what comparing each two of them says, and the nearest entries that stayed out."""

    entry: str
    reports: tuple[str, ...]
    pairs: tuple[Pair, ...]
    others: tuple[Other, ...]


def explain(connection: Connection, name: str) -> Explanation:
    """The explanation of an entry; UnknownError or GoneError where there is none of that name."""
    entry = lookup.entry(connection, name)
    features = {i: Features.from_json(f) for i, f in reports.features_of(connection, entry.reports).items()}
    ruled = {pair: decision for pair, (_, decision) in decisions.rulings(connection).items()}
    pairs = tuple(
        Pair(compare(features[a], features[b]), ruled.get((a, b)))
        for a, b in combinations(sorted(features), 2)
    )
    return Explanation(entry.id, entry.reports, pairs, _others(connection, features, ruled))


def _others(
    connection: Connection, features: dict[str, Features], ruled: dict[tuple[str, str], int]
) -> tuple[Other, ...]:
    near = {
        other: Features.from_json(kept)
        for own in features.values()
        for other, kept in reports.sharing_blocks(connection, own.id, blocks_of(own)).items()
        if other not in features
    }
    entries = {i: f.entry for i, f in reports.filed(connection, near).items()}
    best: dict[str, Pair] = {}
    for other, kept in sorted(near.items()):
        entry = entries[other]
        for own in features.values():
            pair = Pair(compare(own, kept), ruled.get((min(own.id, other), max(own.id, other))))
            if entry and (entry not in best or pair.match.score > best[entry].match.score):
                best[entry] = pair
    ordered = sorted(best.items(), key=lambda each: (-each[1].match.score, each[0]))
    return tuple(Other(entry, pair) for entry, pair in ordered[:NEAREST])
