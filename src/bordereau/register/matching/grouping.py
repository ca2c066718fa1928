"""Grouping: a component of linked reports, parted into happenings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
    names = sorted(set(ids))
    numbers = {name: number for number, name in enumerate(names)}
    groups = _Groups(len(names))
    for one, other in sorted(_numbered(together, numbers)):
        groups.join(one, other)
    for one, other in sorted(_numbered(apart, numbers)):
        groups.part(one, other)
    # A pair whose score is no more than the floor adds nothing to a mean.
    ranked = [
        (FLOOR - score if score > FLOOR else 0.0, one, other)
        for (one, other), score in zip(_numbered(scores, numbers, all_of=True), scores.values(), strict=True)
        if one >= 0
    ]
    ranked.sort()
    groups.weigh(ranked)
    groups.join_where_alike(ranked)
    return [frozenset(names[k] for k in members) for members in groups.all()]


def _numbered(
    pairs: Iterable[Pair], numbers: Mapping[str, int], *, all_of: bool = False
) -> Iterator[tuple[int, int]]:
    """Pairs of ids as pairs of their numbers, the lesser first. Those of ids that are unknown are left out,
    or stand as (-1, -1)."""
    for x, y in pairs:
        one, other = numbers.get(x, -1), numbers.get(y, -1)
        if one >= 0 and other >= 0:
            yield (one, other) if one < other else (other, one)
        elif all_of:
            yield -1, -1


class _Groups:
    """Groups of things by number, each known by one of them, with what lies between any two: scores over the
    floor."""

    def __init__(self, count: int) -> None:
        self._members = {number: [number] for number in range(count)}
        self._of = list(range(count))
        self._between: list[dict[int, float]] = [{} for _ in range(count)]
        self._apart: list[set[int]] = [set() for _ in range(count)]

    def all(self) -> list[list[int]]:
        """The groups, by their least member."""
        return sorted(map(sorted, self._members.values()))

    def part(self, one: int, other: int) -> None:
        """Never one group from now on, unless they are one already."""
        a, b = self._of[one], self._of[other]
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def weigh(self, ranked: Iterable[tuple[float, int, int]]) -> None:
        """Takes the pairs' negated scores over the floor, in a fixed order, so that sums do not depend on the
        input's."""
        between, of = self._between, self._of
        for score, x, y in ranked:
            one, other = of[x], of[y]
            if one != other:
                between[one][other] = between[other][one] = between[one].get(other, 0.0) - score

    def join_where_alike(self, ranked: Iterable[tuple[float, int, int]]) -> None:
        """Joins, pair by pair, the groups of two where the mean score between them allows it and nobody
        parted them."""
        between, of, members, apart, least = self._between, self._of, self._members, self._apart, LINK - FLOOR
        for _, x, y in ranked:
            one, other = of[x], of[y]
            if one == other or other in apart[one]:
                continue
            if between[one][other] >= least * (len(members[one]) * len(members[other])):
                self.join(x, y)

    def join(self, x: int, y: int) -> None:
        """Makes one group of two, known by the larger's, so that little is moved."""
        if self._of[x] == self._of[y]:
            return
        kept, gone = sorted((self._of[x], self._of[y]), key=lambda name: (-len(self._members[name]), name))
        for member in self._members[gone]:
            self._of[member] = kept
        self._members[kept] += self._members.pop(gone)
        self._move(gone, kept)
        for name in self._apart[gone]:
            self._apart[name].discard(gone)
            self._apart[name].add(kept)
            self._apart[kept].add(name)

    def _move(self, gone: int, kept: int) -> None:
        between, into = self._between, self._between[kept]
        for name, score in between[gone].items():
            of_name = between[name]
            del of_name[gone]
            if name != kept:
                of_name[kept] = into[name] = into.get(name, 0.0) + score
