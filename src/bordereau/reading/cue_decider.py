"""The decider by cues: anchors that tell a hand-over, joined to happenings, their slots filled by weighted cues."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bordereau.reading.anchors import Anchor, AnchorFinder
from bordereau.reading.decisions import Choice, Handover, Span
from bordereau.reading.happening import article_features, happening_features
from bordereau.reading.item_choice import consolidate
from bordereau.reading.linking import Cluster, cluster, same_features
from bordereau.reading.mentions import ItemMention
from bordereau.reading.roles import Roles, nearest
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.weights import Weights, load_weights

_NONE = "none"


@dataclass(frozen=True)
class CueDecider:
    """Chooses by weighted cues; see docs/reading.md for what they are and how they were weighed."""

    weights: Weights
    name: str = "cues"

    def decide(self, scene: Scene) -> list[Handover]:
        """The hand-overs told in `scene`, in order of telling."""
        clusters = self.clusters(scene)
        kept = [(c, p) for c in clusters if (p := self.happens(scene, c, clusters)) >= self._limit("happens")]
        return [self._handover(self.roles(scene, c, [k for k, _ in kept]), p) for c, p in kept]

    def anchors(self, scene: Scene) -> list[tuple[Anchor, float]]:
        """Anchors that tell a hand-over, with how surely."""
        return [(a, p) for a, p in self.anchor_chances(scene).items() if p >= self._limit("tells")]

    def clusters(self, scene: Scene) -> list[Cluster]:
        """The anchors joined into happenings."""
        anchors = [a for a, _ in self.anchors(scene)]
        same = self.weights.scorers["same"]
        return cluster(anchors, lambda a, b: same.probability(same_features(scene, a, b)), self._limit("same"))

    def happens(self, scene: Scene, told: Cluster, clusters: list[Cluster]) -> float:
        """How surely a cluster is one happening of its own."""
        return self.weights.scorers["happens"].probability(self.happens_features(scene, told, clusters))

    def happens_features(self, scene: Scene, told: Cluster, clusters: list[Cluster]) -> list[str]:
        """The cues on whether a cluster is a happening of its own."""
        return happening_features(
            scene, told, clusters, self.anchor_chances(scene), self.article_chance(scene), self.party_chances(scene, clusters)
        )

    def anchor_chances(self, scene: Scene) -> dict[Anchor, float]:
        """How surely each anchor tells a hand-over."""
        return _anchor_chances(self, scene)

    def article_chance(self, scene: Scene) -> float:
        """How surely the article tells any hand-over at all."""
        scorer = self.weights.scorers["article"]
        return scorer.probability(article_features(scene, self.anchor_chances(scene)))

    def roles(self, scene: Scene, told: Cluster, clusters: list[Cluster]) -> Roles:
        """The cues between a cluster and what may fill its slots."""
        return Roles(scene, told, tuple(c for c in clusters if c is not told))

    def party_chances(self, scene: Scene, clusters: list[Cluster]) -> dict[str, tuple[float, float]]:
        """For each party, how surely it supplies and receives in any hand-over of the article."""
        told = Roles(scene, Cluster(tuple(a for c in clusters for a in c.anchors)), ())
        chances = {}
        for value, phrases in phrases_by_value(scene).items():
            features = told.party_features(value, phrases)
            scorers = self.weights.scorers
            chances[value] = (
                scorers["any supplier"].probability(features), scorers["any recipient"].probability(features)
            )  # fmt: skip
        return chances

    def standing(self, scene: Scene, clusters: list[Cluster]) -> dict[str, tuple[str, ...]]:
        """The same as features."""
        chances = self.party_chances(scene, clusters)
        return {v: _standing(v, chances) for v in chances}

    def _limit(self, name: str) -> float:
        return self.weights.thresholds[name]

    def _handover(self, roles: Roles, confidence: float) -> Handover:
        story = roles.story()
        triggers = _trigger_spans(roles.cluster)
        stage = self._choose("stage", story)
        basis = self._choose("basis", story)
        suppliers, recipients = self._parties(roles)
        items = self._items(roles)
        return Handover(
            triggers=triggers,
            stage=stage,
            assertion=self._choose("assertion", story),
            confidence=confidence,
            supplier=suppliers,
            recipient=recipients,
            items=items,
            basis=None if basis.value == _NONE else basis,
            date=self._date(roles),
            place=self._place(roles),
            value=self._money(roles),
            weight=self._weight(roles, items),
            carrier=self._carriers(roles, items),
        )

    def _choose(self, name: str, story: list[tuple[Span, list[str]]]) -> Choice[str]:
        """The likeliest value, with the words whose cues speak for it loudest."""
        chooser = self.weights.choosers[name]
        shares = chooser.probabilities({f for _, features in story for f in features})
        value = max(shares, key=lambda v: shares[v])
        ranked = sorted(story, key=lambda e: -chooser.speaks_for(value, e[1]))
        spans = [span for span, _ in ranked[:2]] if name != "stage" else [span for span, _ in ranked[:1]]
        return Choice(value, tuple(spans), shares[value])

    def _parties(self, roles: Roles) -> tuple[tuple[Choice[str], ...], tuple[Choice[str], ...]]:
        by_value = phrases_by_value(roles.scene)
        if not by_value:
            return (), ()
        standing = self.standing(roles.scene, [roles.cluster, *roles.rivals])
        features = {v: roles.party_features(v, phrases, standing[v]) for v, phrases in by_value.items()}
        chances = {
            role: dict(zip(features, self.weights.rankers[role].shares(list(features.values())), strict=True))
            for role in ("supplier", "recipient")
        }  # fmt: skip
        supplier, recipient = _best_pair(chances["supplier"], chances["recipient"])
        if supplier and chances["supplier"][supplier] < self._limit("first supplier"):
            supplier = None
        if recipient and chances["recipient"][recipient] < self._limit("first recipient"):
            recipient = None
        return (
            self._role(roles, by_value, "supplier", supplier, recipient, chances["supplier"]),
            self._role(roles, by_value, "recipient", recipient, supplier, chances["recipient"]),
        )

    def _role(
        self, roles: Roles, phrases: dict[str, list[PartyPhrase]], role: str, main: str | None, other: str | None, chances: dict[str, float]
    ) -> tuple[Choice[str], ...]:
        """The chosen party of a role, and those that play it beside it."""
        if main is None:
            return ()
        scorer = self.weights.scorers[f"also {role}"]
        found = {main: chances[main]}
        for value in phrases:
            if value not in (main, other):
                share = scorer.probability(roles.also_features(value, main, phrases))
                if share >= self._limit(f"also {role}"):
                    found[value] = share
        return tuple(Choice(v, _spans(roles, phrases[v]), share) for v, share in found.items())

    def _items(self, roles: Roles) -> tuple[Choice[ItemMention], ...]:
        scorer = self.weights.scorers["item"]
        scored = [(i, scorer.probability(roles.item_features(i))) for i in roles.scene.mentions.items]
        return consolidate(scored, self._limit("item"), self._limit("first item"))

    def _date(self, roles: Roles) -> Choice[str] | None:
        readings = [(d, future, value) for d in roles.scene.mentions.dates for future, value in d.readings()]
        shares = self.weights.rankers["date"].shares([roles.date_features(d, future) for d, future, _ in readings])
        if not shares:
            return None
        share, (date, _, value) = max(zip(shares, readings, strict=True), key=lambda sr: sr[0])
        if share < self._limit("date"):
            return None
        return Choice(value, ((date.start, date.end),), share, date.relative)

    def _place(self, roles: Roles) -> Choice[tuple[str, str | None]] | None:
        places = roles.scene.mentions.places
        shares = self.weights.rankers["place"].shares([roles.place_features(p) for p in places])
        if not shares:
            return None
        share, place = max(zip(shares, places, strict=True), key=lambda sp: sp[0])
        if share < self._limit("place"):
            return None
        return Choice((place.name, place.country), ((place.start, place.end),), share)

    def _money(self, roles: Roles) -> Choice[tuple[float, str]] | None:
        scorer = self.weights.scorers["money"]
        scored = [(scorer.probability(roles.amount_features(m)), m) for m in roles.scene.mentions.money]
        if not scored:
            return None
        share, money = max(scored, key=lambda sm: sm[0])
        if share < self._limit("money") or money.currency is None:
            return None
        return Choice((money.value, money.currency), ((money.start, money.end),), share)

    def _weight(self, roles: Roles, items: tuple[Choice[ItemMention], ...]) -> Choice[float] | None:
        counted = {i.value.quantity_span for i in items if i.value.unit == "t"}
        for weight in roles.scene.mentions.weights:
            _, apart, _ = nearest(roles.cluster, weight.start, weight.end, weight.sentence)
            if apart == 0 and (weight.start, weight.end) not in counted:
                return Choice(weight.value, ((weight.start, weight.end),), 0.7)
        return None

    def _carriers(self, roles: Roles, items: tuple[Choice[ItemMention], ...]) -> tuple[Choice[str], ...]:
        handed = {i.value.designation for i in items}
        found = {
            c.value: Choice(c.value, ((c.start, c.end),), 0.7) for c in roles.scene.mentions.carriers
            if c.value not in handed and nearest(roles.cluster, c.start, c.end, c.sentence)[1] <= 1
        }  # fmt: skip
        return tuple(found.values())


def _anchor_chances(decider: CueDecider, scene: Scene) -> dict[Anchor, float]:
    finder = AnchorFinder(scene)
    scorer = decider.weights.scorers["tells"]
    return {a: scorer.probability(finder.features(a)) for a in finder.anchors}


def cue_decider() -> CueDecider:
    """The decider by cues with the weights of the codebook."""
    return CueDecider(load_weights("transfer"))


def phrases_by_value(scene: Scene) -> dict[str, list[PartyPhrase]]:
    """The phrases that name each party, parties in order of first mention."""
    by_value: dict[str, list[PartyPhrase]] = defaultdict(list)
    for phrase in scene.parties:
        by_value[phrase.value].append(phrase)
    return by_value


def _standing(value: str, chances: dict[str, tuple[float, ...]]) -> tuple[str, ...]:
    out = []
    for k, role in enumerate(("supplier", "recipient")):
        ranked = sorted(chances, key=lambda v: -chances[v][k])
        chance = chances[value][k]
        best_other = max((chances[v][k] for v in chances if v != value), default=0.0)
        out.append(f"article {role}>{int(chance * 5)}")
        out.append(f"article {role} rank={min(ranked.index(value), 3)}")
        out.append(f"article {role} clear={chance > best_other + 0.25}")
    return tuple(out)


def _best_pair(supplier: dict[str, float], recipient: dict[str, float]) -> tuple[str | None, str | None]:
    """The supplier and the recipient, not the same, that are likeliest together; either may be none."""
    none_s, none_r = 1 - sum(supplier.values()), 1 - sum(recipient.values())
    pairs: list[tuple[float, str | None, str | None]] = [
        (s * r, v, w) for v, s in supplier.items() for w, r in recipient.items() if v != w
    ]
    pairs += [(s * none_r, v, None) for v, s in supplier.items()]
    pairs += [(none_s * r, None, w) for w, r in recipient.items()]
    _, best_s, best_r = max(pairs, key=lambda p: p[0])
    return best_s, best_r


def _trigger_spans(told: Cluster) -> tuple[Span, ...]:
    return tuple((a.start, a.end) for a in told.anchors)


def _spans(roles: Roles, phrases: list[PartyPhrase]) -> tuple[Span, ...]:
    """The mentions of a party nearest to the telling, at most three, the nearest first."""
    ranked = sorted(phrases, key=lambda p: nearest(roles.cluster, p.start, p.end, p.sentence)[1:])
    return tuple((p.start, p.end) for p in ranked[:3])
