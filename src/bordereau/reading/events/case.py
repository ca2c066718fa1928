"""Event case: one article as weighed for one kind of event, before any slot is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.clusters import Cluster, cluster
from bordereau.reading.events.anchors import EventAnchor, EventFinder
from bordereau.reading.events.kinds import EventKind
from bordereau.reading.events.linking import Neighbours, event_features, same_features
from bordereau.reading.events.roles import EventRoles
from bordereau.reading.scene import Scene
from bordereau.reading.weights import Weights


@dataclass(frozen=True)
class EventCase:
    """A scene, the kind of event looked for, and the weights it is judged by."""

    scene: Scene
    kind: EventKind
    weights: Weights

    @cached_property
    def finder(self) -> EventFinder:
        """The anchors of the scene."""
        return EventFinder(self.scene, self.kind)

    @cached_property
    def chances(self) -> dict[EventAnchor, float]:
        """How surely each anchor tells an event."""
        scorer = self.weights.scorers["tells"]
        return {a: scorer.probability(self.finder.features(a)) for a in self.finder.anchors}

    @cached_property
    def clusters(self) -> list[Cluster[EventAnchor]]:
        """The anchors that tell an event, joined."""
        limit, same = self.weights.thresholds["tells"], self.weights.scorers["same"]
        return cluster(
            [a for a, p in self.chances.items() if p >= limit],
            lambda a, b: same.probability(same_features(self.scene, a, b)),
            self.weights.thresholds["same"],
        )

    @cached_property
    def kept(self) -> list[tuple[Cluster[EventAnchor], float]]:
        """The clusters that are events of their own, with how surely."""
        scorer, limit = self.weights.scorers["happens"], self.weights.thresholds["happens"]
        scored = [(c, scorer.probability(self.event_features(c))) for c in self.clusters]
        return [(c, p) for c, p in scored if p >= limit]

    def event_features(self, told: Cluster[EventAnchor]) -> list[str]:
        """The cues on whether a cluster is an event of its own."""
        located = self.finder.standing.located
        near = Neighbours(self.scene, self.clusters, self.chances, self.kind, located)
        return event_features(told, near)

    def roles(self, told: Cluster[EventAnchor], clusters: Sequence[Cluster[EventAnchor]]) -> EventRoles:
        """The cues between a cluster and what may fill its slots; the other `clusters` are its rivals."""
        rivals = tuple(c for c in clusters if c is not told)
        return EventRoles(self.scene, told, rivals, self.finder, self.chances)
