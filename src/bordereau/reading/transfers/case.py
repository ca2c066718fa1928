"""The case: one article as weighed by the cues, before any slot is filled. Each thing is reckoned once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.clusters import Cluster, cluster
from bordereau.reading.military import SHORT, is_military
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder
from bordereau.reading.transfers.between_states import is_between_states
from bordereau.reading.transfers.happening import (
    Surroundings,
    article_features,
    happening_features,
)
from bordereau.reading.transfers.linking import same_features
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.telling import telling_features
from bordereau.reading.transfers.trade import supply_features
from bordereau.reading.weights import Weights

_ROLES = ("supplier", "recipient")
_NEIGHBOURS = 12  # clusters before and after one that are its rivals
_COMPARED = 6  # anchors of a cluster that are compared with those of another


@dataclass(frozen=True)
class Case:
    """A scene and the weights it is judged by."""

    scene: Scene
    weights: Weights

    @cached_property
    def finder(self) -> AnchorFinder:
        """The anchors of the scene and their cues."""
        return AnchorFinder(self.scene)

    @cached_property
    def chances(self) -> dict[Anchor, float]:
        """How surely each anchor tells a hand-over."""
        scorer = self.weights.scorers["tells"]
        return {a: scorer.probability(telling_features(self.finder, a)) for a in self.finder.anchors}

    @cached_property
    def article(self) -> float:
        """How surely the article tells any hand-over at all."""
        return self.weights.scorers["article"].probability(article_features(self.scene, self.chances))

    @cached_property
    def clusters(self) -> list[Cluster[Anchor]]:
        """The anchors that tell a hand-over, joined into happenings."""
        return cluster(
            self._telling("tells") or self._telling("faint tells"),
            self._same,
            self.weights.thresholds["same"],
        )

    def likeness(self, one: Cluster[Anchor], other: Cluster[Anchor]) -> float:
        """How surely, on average, an anchor of one cluster and an anchor of another tell one happening."""
        pairs = [
            self._same(*sorted((a, b), key=lambda x: (x.start, x.end)))
            for a in one.anchors[:_COMPARED]
            for b in other.anchors[:_COMPARED]
        ]
        return sum(pairs) / len(pairs)

    @cached_property
    def _likeness(self) -> dict[tuple[Anchor, Anchor], float]:
        return {}

    def _same(self, a: Anchor, b: Anchor) -> float:
        """How surely `a` and the later `b` tell one happening."""
        found = self._likeness.get((a, b))
        if found is None:
            found = self.weights.scorers["same"].probability(same_features(self.scene, a, b))
            self._likeness[a, b] = found
        return found

    def _telling(self, name: str) -> list[Anchor]:
        """The anchors above a limit; an article with none above the first is looked at again by a lower one,
        for what is told once and in few words seldom tells surely."""
        limit = self.weights.thresholds.get(name, self.weights.thresholds["tells"])
        return [a for a, p in self.chances.items() if p >= limit]

    @cached_property
    def kept(self) -> list[tuple[Cluster[Anchor], float]]:
        """The clusters that are happenings of their own, with how surely."""
        if self.article < self.weights.thresholds["article"] and len(self.scene.page.whole) >= SHORT:
            return []
        scorer, limit = self.weights.scorers["happens"], self.weights.thresholds["happens"]
        scored = [
            (c, scorer.probability(self.happens_features(c)))
            for c in self.clusters
            if is_military(self.scene, c.sentences) or is_between_states(self.scene, c, self.chances)
        ]
        sure = [(c, p) for c, p in scored if p >= limit and not self.is_faint(c)]
        faint = self.weights.thresholds.get("faint happens", limit)
        return sure or [
            (c, p)
            for c, p in scored
            if self.is_alone(c, p) or (p >= faint and any(map(_has_goods, c.anchors)))
        ]

    def is_alone(self, told: Cluster[Anchor], chance: float) -> bool:
        """Whether a cluster that happens with this chance is kept where the article tells nothing surer."""
        thresholds = self.weights.thresholds
        limit = thresholds.get("lone happens", thresholds["happens"])
        return chance >= limit and not self.is_faint(told)

    def is_faint(self, told: Cluster[Anchor]) -> bool:
        """Whether no anchor of a cluster tells a hand-over surely enough to be looked at before others."""
        return max(self.chances[a] for a in told.anchors) < self.weights.thresholds["tells"]

    @cached_property
    def phrases(self) -> dict[str, list[PartyPhrase]]:
        """The phrases that name each party, parties in order of first mention."""
        by_value: dict[str, list[PartyPhrase]] = defaultdict(list)
        for phrase in self.scene.parties:
            by_value[phrase.value].append(phrase)
        return dict(by_value)

    def happens_features(self, told: Cluster[Anchor]) -> list[str]:
        """The cues on whether a cluster is a happening of its own."""
        place = self.clusters.index(told)
        near = self.clusters[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1]
        around = Surroundings(self.scene, near, self.chances, self.article, self._party_chances)
        return happening_features(told, around)

    def roles(self, told: Cluster[Anchor], clusters: Sequence[Cluster[Anchor]]) -> Roles:
        """The cues between a cluster and what may fill its slots; the other `clusters` are its rivals."""
        return Roles(
            self.scene,
            told,
            tuple(c for c in clusters if c is not told),
            self.finder.anchors_in,
            self.chances,
        )

    def standing(self, clusters: Sequence[Cluster[Anchor]]) -> dict[str, tuple[str, ...]]:
        """For each party, how likely it plays either role in any of `clusters`, as features."""
        chances = self.party_chances(clusters)
        ranks = [sorted(chances, key=lambda v, k=k: -chances[v][k]) for k in range(len(_ROLES))]  # type: ignore[misc]
        return {v: _standing(v, chances, ranks) for v in chances}

    @cached_property
    def _party_chances(self) -> dict[str, tuple[float, float]]:
        return self.party_chances(self.clusters)

    def party_chances(self, clusters: Sequence[Cluster[Anchor]]) -> dict[str, tuple[float, float]]:
        """For each party, how surely it supplies and receives in any of `clusters`."""
        anchors = sorted((a for c in clusters for a in c.anchors), key=lambda a: (a.start, a.end))
        told = Roles(self.scene, Cluster(tuple(anchors)), (), self.finder.anchors_in, self.chances)
        supplier, recipient = (self.weights.scorers[f"any {role}"] for role in _ROLES)
        found = {v: told.party_features(v, phrases) for v, phrases in self.phrases.items()}
        return {v: (supplier.probability(f), recipient.probability(f)) for v, f in found.items()}


def _has_goods(anchor: Anchor) -> bool:
    """Whether goods that are more than a catch-all stand in the anchor's sentence."""
    return anchor.item is not None and not (anchor.item.weak or anchor.item.generic or anchor.item.anaphor)


def _standing(value: str, chances: dict[str, tuple[float, float]], ranks: list[list[str]]) -> tuple[str, ...]:
    out = []
    for k, role in enumerate(_ROLES):
        chance, ranked = chances[value][k], ranks[k]
        best_other = next((chances[v][k] for v in ranked if v != value), 0.0)
        out.append(f"article {role}>{int(chance * 5)}")
        out.append(f"article {role} rank={min(ranked.index(value), 3)}")
        out.append(f"article {role} clear={chance > best_other + 0.25}")
        likeliest = [v for v in ranked if v != value][:1]
        out += supply_features(value, value, likeliest, f"that is the likeliest {role}")
    return tuple(out)
