"""Grouping: a component of linked reports, parted into happenings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bordereau.register.matching.match import FLOOR, LINK

Pair = tuple[str, str]


def group(
    ids: Iterable[str],
    scores: Mapping[Pair, float],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[frozenset[str]]:
    """The happenings among reports: groups by average link over the pairs' scores, as log odds.

    `scores` holds each compared pair once, in either order, those under `LINK` too, for they speak against a
    group; a pair that is missing counts as `FLOOR`, and none counts as less. `together` and `apart` are what
    persons decided: they hold whatever the scores say, and where they contradict each other `together` does.
    Ids in them that are not among `ids` are left out.

    Pairs are met by falling score and two groups become one where the mean over all pairs between them is
    `LINK` or more; ties go by id. The result depends on what is given only, not on its order: groups by their
    smallest id. (Average link with a sparse matrix: R. Sokal and C. Michener, 1958; pairs once each, so that
    the work is that of sorting them.)
    """
    groups = _Groups(ids)
    for one, other in sorted(_ordered(together)):
        groups.join(one, other)
    for one, other in sorted(_ordered(apart)):
        groups.part(one, other)
    ranked = []
    for (x, y), score in scores.items():
        one, other = (x, y) if x < y else (y, x)
        if groups.knows(one, other):
            ranked.append((-score if score > FLOOR else -FLOOR, one, other))
    ranked.sort()
    groups.weigh(ranked)
    for _, one, other in ranked:
        groups.join_where_alike(one, other)
    return sorted(groups.all(), key=min)


def _ordered(pairs: Iterable[Pair]) -> Sequence[Pair]:
    return [(x, y) if x < y else (y, x) for x, y in pairs]


class _Groups:
    """Groups of ids, each known by one of them, with what lies between any two: scores over the floor."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._members = {name: [name] for name in ids}
        self._of = {name: name for name in self._members}
        self._between: dict[str, dict[str, float]] = {name: {} for name in self._members}
        self._apart: dict[str, set[str]] = {name: set() for name in self._members}

    def knows(self, one: str, other: str) -> bool:
        return one in self._of and other in self._of

    def all(self) -> list[frozenset[str]]:
        return [frozenset(members) for members in self._members.values()]

    def part(self, one: str, other: str) -> None:
        """Never one group from now on, unless they are one already."""
        if self.knows(one, other) and self._of[one] != self._of[other]:
            self._apart[self._of[one]].add(self._of[other])
            self._apart[self._of[other]].add(self._of[one])

    def weigh(self, ranked: Iterable[tuple[float, str, str]]) -> None:
        """Takes the pairs' negated scores, in a fixed order, so that sums do not depend on the input's."""
        between, of = self._between, self._of
        for score, x, y in ranked:
            one, other = of[x], of[y]
            if one != other:
                total = between[one].get(other, 0.0) - score - FLOOR
                between[one][other] = between[other][one] = total

    def join_where_alike(self, x: str, y: str) -> None:
        """Joins the groups of two ids where the mean score between them allows it and nobody parted them."""
        one, other = self._of[x], self._of[y]
        if one == other or other in self._apart[one]:
            return
        pairs = len(self._members[one]) * len(self._members[other])
        if FLOOR + self._between[one][other] / pairs >= LINK:
            self.join(x, y)

    def join(self, x: str, y: str) -> None:
        if not self.knows(x, y) or self._of[x] == self._of[y]:
            return
        kept, gone = sorted((self._of[x], self._of[y]), key=lambda name: (-len(self._members[name]), name))
        for member in self._members[gone]:
            self._of[member] = kept
        self._members[kept] += self._members.pop(gone)
        self._move(self._between, gone, kept)
        for name in self._apart.pop(gone):
            self._apart[name].discard(gone)
            self._apart[name].add(kept)
            self._apart[kept].add(name)

    def _move(self, between: dict[str, dict[str, float]], gone: str, kept: str) -> None:
        for name, score in between.pop(gone).items():
            del between[name][gone]
            if name != kept:
                between[kept][name] = between[name][kept] = between[kept].get(name, 0.0) + score
