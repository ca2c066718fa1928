"""Around: what stands around one happening of an article, and whether another stands nearer."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from bordereau.reading.clusters import A, AnyAnchor, Cluster, Located, Placed
from bordereau.reading.scene import Scene

M = TypeVar("M", bound=Placed)
_REACH, _HEAD = 25, 2  # sentences around a happening, and the last one of an article's head


def nearest(cluster: Cluster[A], start: int, end: int, sentence: int) -> tuple[A, int, int]:
    """The anchor of `cluster` nearest to a span: the anchor, sentences apart, characters apart."""
    place = bisect_left(cluster.starts, start)
    best, apart, gap = cluster.anchors[0], sys.maxsize, sys.maxsize
    for anchor in cluster.anchors[max(place - 3, 0) : place + 3]:  # a loop: this is asked most of all
        away = abs(anchor.sentence - sentence)
        if away > apart:
            continue
        between = max(start - anchor.end if start >= anchor.end else anchor.start - end, 0)
        if away < apart or between < gap:
            best, apart, gap = anchor, away, between
    return best, apart, gap


@dataclass(frozen=True)
class Around(Generic[A]):
    """One cluster of a scene and its surroundings.

    `rivals` are the other clusters of the article: what stands nearer to a rival is likelier its own.
    """

    scene: Scene
    cluster: Cluster[A]
    rivals: tuple[Cluster[A], ...]

    def near(self, mentions: Sequence[M]) -> list[M]:
        """The mentions within reach of the happening: around its sentences, or at the head of the article."""
        first, last = min(self.sentences) - _REACH, max(self.sentences) + _REACH
        return [m for m in mentions if first <= m.sentence <= last or m.sentence <= _HEAD]

    @property
    def sentences(self) -> frozenset[int]:
        """The sentences in which the happening is told."""
        return self.cluster.sentences

    @cached_property
    def rival(self) -> Cluster[A]:
        """The anchors of all rivals, by offset, as one cluster."""
        return Cluster(tuple(sorted((a for r in self.rivals for a in r.anchors), key=lambda a: a.start)))

    def rival_nearer(self, mention: Located, apart: int, gap: int) -> str:
        """Whether a rival stands nearer to `mention` than the `apart` sentences and `gap` characters given.

        'none' where there is no rival; else 'yes', 'no', or 'no, in sentence' where one is in its sentence.
        """
        if not self.rivals:
            return "none"
        best = nearest(self.rival, mention.start, mention.end, mention.sentence)[1:]
        if best < (apart, gap):
            return "yes"
        return "no, in sentence" if best[0] == apart == 0 else "no"


def side_of(anchor: AnyAnchor, start: int) -> str:
    """Whether an offset lies before or after an anchor."""
    return "before" if start < anchor.start else "after"
