"""Clusters: the anchors of an article that tell one happening, and how anchors are joined to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Generic, Protocol, TypeVar

BLOCK = 64


class Placed(Protocol):
    """Whatever stands in a sentence."""

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        ...


class Located(Placed, Protocol):
    """Whatever stands somewhere in a sentence; offsets into the page."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


class AnyAnchor(Located, Protocol):
    """Where a happening may be told: a trigger, or what stands for one.

    `cls` is the class of the trigger ('' where there is none), `stage` what its word alone says of how the
    happening stands, `flags` the classes of the cues that bear on it.
    """

    @property
    def cls(self) -> str:
        """The class of the trigger."""
        ...

    @property
    def stage(self) -> str | None:
        """What the word alone says of how the happening stands."""
        ...

    @property
    def flags(self) -> frozenset[str]:
        """The classes of the cues that bear on it."""
        ...


A = TypeVar("A", bound=AnyAnchor)


@dataclass(frozen=True)
class Cluster(Generic[A]):
    """The anchors that tell one happening, by offset."""

    anchors: tuple[A, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where the anchors start."""
        return [a.start for a in self.anchors]

    @cached_property
    def sentences(self) -> frozenset[int]:
        """The sentences in which the happening is told."""
        return frozenset(a.sentence for a in self.anchors)


def cluster(anchors: list[A], same: Callable[[A, A], float], threshold: float) -> list[Cluster[A]]:
    """Groups of anchors, by average-link agglomeration: the likeliest groups are joined first, until no two
    are on average likelier the same than `threshold`.

    `same` gives the probability for a pair in order of offset. A long run of anchors is cut into blocks of at
    most `BLOCK`, so that the time is linear in the number of anchors.
    """
    groups = [
        g
        for begin in range(0, len(anchors), BLOCK)
        for g in _joined(anchors[begin : begin + BLOCK], same, threshold)
    ]
    return [Cluster(tuple(group)) for group in groups]


def _joined(anchors: list[A], same: Callable[[A, A], float], threshold: float) -> list[list[A]]:
    pair = {(i, j): same(anchors[i], anchors[j]) for i, j in combinations(range(len(anchors)), 2)}
    groups: dict[int, list[int]] = {i: [i] for i in range(len(anchors))}
    links = dict(pair)
    while links:
        (g, h), best = max(links.items(), key=lambda kv: (kv[1], -kv[0][0], -kv[0][1]))
        if best < threshold:
            break
        n, m = len(groups[g]), len(groups[h])
        groups[g] += groups.pop(h)
        for k in groups:
            if k != g:
                old_g, old_h = links[min(g, k), max(g, k)], links.pop((min(h, k), max(h, k)))
                links[min(g, k), max(g, k)] = (n * old_g + m * old_h) / (n + m)
        del links[g, h]
    return [[anchors[i] for i in sorted(group)] for group in sorted(groups.values(), key=min)]
