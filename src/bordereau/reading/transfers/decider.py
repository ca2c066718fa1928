"""The decider by cues for transfers: anchors are joined to happenings, and their slots filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bordereau.reading.around import nearest
from bordereau.reading.assertion import assertion_evidence, choose_assertion, guarded
from bordereau.reading.circumstances import amount_features
from bordereau.reading.clusters import Cluster
from bordereau.reading.decisions import Choice, Handover, Span
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.sources import find_source
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.basis_words import basis_spans
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.goods import item_features
from bordereau.reading.transfers.goods_words import goods_spans
from bordereau.reading.transfers.item_choice import Limits, consolidate
from bordereau.reading.transfers.naming import Naming, named
from bordereau.reading.transfers.occasion import country_of, when_features, where_features
from bordereau.reading.transfers.own_supply import is_own_supply
from bordereau.reading.transfers.pairing import Pairing
from bordereau.reading.transfers.party_words import party_spans
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.second_look import Filled, second_look
from bordereau.reading.transfers.stage_words import stage_spans
from bordereau.reading.transfers.story import Told, story
from bordereau.reading.weights import Weights

_NONE = "none"
_LEAST = float("-inf")
_DELIVERED, _SUPPOSED = "delivered", "hypothetical"
_BY_PLACE = 0.7  # how sure a weight or a carrier is that is chosen by where it stands, with no weights fitted
_ROLES = ("supplier", "recipient")
Standing = dict[str, tuple[str, ...]]
Citing = Callable[[str, Mapping[Span, float]], tuple[Span, ...]]
"""Which words a value is cited from, by the value and by how much the words speak for it."""


@dataclass(frozen=True)
class _Side:
    """One side of a hand-over: how surely each party plays its role, and the chief one if sure enough."""

    role: str
    chances: dict[str, float]
    main: str | None


@dataclass(frozen=True)
class TransferDecider:
    """Chooses by weighted cues; see docs/reading.md for what they are and how they were weighed."""

    weights: Weights

    def decide(self, scene: Scene) -> list[Handover]:
        """The hand-overs told in `scene`, in order of telling."""
        case = self.case(scene)
        filled = self.filled(case)
        judged = [replace(f, told=replace(f.told, confidence=self._stands(case, f, filled))) for f in filled]
        limit = self._limit("stands")
        standing = [f for f in judged if f.told.confidence >= limit]
        if not standing and judged:
            best = max(judged, key=lambda f: f.told.confidence)
            standing = [best] if best.told.confidence >= self._limit("lone stands") else []
        return [f.told for f in standing]

    def filled(self, case: Case) -> list[Filled]:
        """The happenings of a case that may be hand-overs, with their slots filled, in order of telling."""
        clusters = [c for c, _ in case.kept]
        standing = case.standing(clusters) if clusters else {}
        told = [(case.roles(c, clusters), p) for c, p in case.kept]
        filled = [Filled(roles, self._handover(case, roles, standing, p)) for roles, p in told]
        return [
            f for f in filled if not is_own_supply(f.roles, f.told) and self._is_whole(case, f.roles, f.told)
        ]

    def _stands(self, case: Case, one: Filled, filled: Sequence[Filled]) -> float:
        """How surely a filled happening is a hand-over of its own."""
        return self.weights.scorers["stands"].probability(second_look(case, one, filled))

    def _is_whole(self, case: Case, roles: Roles, told: Handover) -> bool:
        """Whether who supplies and who receives were both found, and it is no speculation, where the telling
        is faint."""
        if case.is_alone(roles.cluster, told.confidence):
            return True
        supposed = any(_SUPPOSED in anchor.flags for anchor in roles.cluster.anchors)
        return bool(told.supplier and told.recipient) and not supposed

    def case(self, scene: Scene) -> Case:
        """The scene as weighed by this decider's cues."""
        return Case(scene, self.weights)

    def _limit(self, name: str) -> float:
        return self.weights.thresholds[name]

    def _handover(self, case: Case, roles: Roles, standing: Standing, confidence: float) -> Handover:
        cues = story(roles)
        triggers = _trigger_spans(roles.cluster)
        stage = self._choose("stage", cues, partial(stage_spans, roles))
        basis = self._choose("basis", cues, partial(basis_spans, roles))
        suppliers, recipients = self._parties(case, roles, standing)
        items = goods_spans(roles, self._items(roles, Naming(roles, case.finder.wording)))
        evidence = assertion_evidence(case.scene, roles.cluster, case.chances, "transfer")
        assertion = choose_assertion(self.weights.choosers["assertion"], evidence, case.scene)
        if stage.value == _DELIVERED:
            assertion = guarded(assertion, roles.cluster, case.chances)
        return Handover(
            triggers=triggers,
            stage=stage,
            assertion=assertion,
            source=find_source(case.scene, roles.cluster, assertion),
            confidence=confidence,
            supplier=suppliers,
            recipient=recipients,
            items=items,
            basis=None if basis.value == _NONE else basis,
            date=self._date(roles),
            place=self._place(roles, standing, suppliers, recipients),
            value=self._money(roles),
            weight=self._weight(roles, items),
            carrier=self._carriers(roles, items),
        )

    def _choose(self, name: str, story: list[Told], cite: Citing) -> Choice[str]:
        """The likeliest value, with the words that `cite` takes, given how much each speaks for it."""
        chooser = self.weights.choosers[name]
        shares = chooser.probabilities({f for _, features in story for f in features})
        value = max(shares, key=lambda v: shares[v])
        weights: dict[Span, float] = {}
        for span, features in story:
            if span:
                weights[span] = max(weights.get(span, _LEAST), chooser.speaks_for(value, features))
        return Choice(value, cite(value, weights), shares[value])

    def _parties(
        self, case: Case, roles: Roles, standing: Standing
    ) -> tuple[tuple[Choice[str], ...], tuple[Choice[str], ...]]:
        by_value = {v: near for v, phrases in case.phrases.items() if (near := roles.near(phrases))}
        if not by_value:
            return (), ()
        features = {v: roles.party_features(v, phrases, standing[v]) for v, phrases in by_value.items()}
        chances = {
            role: dict(zip(features, self.weights.rankers[role].shares(list(features.values())), strict=True))
            for role in _ROLES
        }
        likeliest = self._pair(Pairing(chances["supplier"], chances["recipient"], by_value, roles.both_told))
        supplier, recipient = (
            self._side(role, chances[role], main) for role, main in zip(_ROLES, likeliest, strict=True)
        )
        return (
            self._players(roles, by_value, supplier, recipient.main),
            self._players(roles, by_value, recipient, supplier.main),
        )

    def _pair(self, pairing: Pairing) -> tuple[str | None, str | None]:
        """The supplier and the recipient, not the same, that are likeliest together; either may be none."""
        pairs = pairing.pairs()
        shares = self.weights.rankers["pair"].shares([pairing.features(*pair) for pair in pairs])
        return max(zip(shares, pairs, strict=True), key=lambda sp: sp[0])[1]

    def _side(self, role: str, chances: dict[str, float], main: str | None) -> _Side:
        sure = main is not None and chances[main] >= self._limit(f"first {role}")
        return _Side(role, chances, main if sure else None)

    def _players(
        self, roles: Roles, phrases: dict[str, list[PartyPhrase]], side: _Side, opposite: str | None
    ) -> tuple[Choice[str], ...]:
        """The chosen party of a side, and those that play its role beside it; never the `opposite` one."""
        if side.main is None:
            return ()
        scorer, limit = self.weights.scorers[f"also {side.role}"], self._limit(f"also {side.role}")
        found = {side.main: side.chances[side.main]}
        for value in phrases:
            if value not in (side.main, opposite):
                share = scorer.probability(roles.also_features(value, side.main, phrases))
                if share >= limit:
                    found[value] = share
        return tuple(
            Choice(v, party_spans(roles, side.role, phrases[v]), share) for v, share in found.items()
        )

    def _items(self, roles: Roles, naming: Naming) -> tuple[Choice[ItemMention], ...]:
        """The goods, those told without a model with the model that they point back to."""
        scorer = self.weights.scorers["item"]
        scored = [
            (i, scorer.probability(item_features(roles, i))) for i in roles.near(roles.scene.mentions.items)
        ]
        limit = self._limit("item")
        limits = Limits(limit, self.weights.thresholds.get("listed item", limit), self._limit("first item"))
        chosen = consolidate(roles.scene.page, scored, limits)
        told = {i.value.model for i in chosen if i.value.model}
        return tuple(i if i.value.model else self._with_model(i, naming, told) for i in chosen)

    def _with_model(self, item: Choice[ItemMention], naming: Naming, told: set[str]) -> Choice[ItemMention]:
        """`item` as one of the model that it points back to, if one is likely enough and not `told` yet."""
        models = [m for m in naming.candidates(item.value) if m.model not in told]
        shares = self.weights.rankers["model"].shares([naming.features(item.value, m) for m in models])
        best = max(range(len(models)), key=lambda k: shares[k], default=None)
        if best is None or shares[best] < self._limit("model"):
            return item
        value = named(item.value, models[best])
        own = value.category_span == item.value.category_span
        return replace(item, value=value, spans=item.spans if own else (value.category_span,))

    def _date(self, roles: Roles) -> Choice[str] | None:
        readings = [
            (d, future, value)
            for d in roles.near(roles.scene.mentions.dates)
            for future, value in d.stretches()
        ]
        shares = self.weights.rankers["date"].shares(
            [when_features(roles, d, future, value) for d, future, value in readings]
        )
        if not shares:
            return None
        share, (date, _, value) = max(zip(shares, readings, strict=True), key=lambda sr: sr[0])
        if sum(shares) < self._limit("date"):
            return None
        return Choice(value, ((date.start, date.end),), share, date.relative)

    def _place(
        self,
        roles: Roles,
        standing: Standing,
        suppliers: tuple[Choice[str], ...],
        recipients: tuple[Choice[str], ...],
    ) -> Choice[tuple[str, str | None]] | None:
        places = roles.near(roles.scene.mentions.places)
        shares = self.weights.rankers["place"].shares([where_features(roles, p, standing) for p in places])
        if not shares:
            return None
        share, place = max(zip(shares, places, strict=True), key=lambda sp: sp[0])
        if sum(shares) < self._limit("place"):
            return None
        country = country_of(roles.scene, place, [c.value for c in suppliers], [c.value for c in recipients])
        return Choice((place.name, country), ((place.start, place.end),), share)

    def _money(self, roles: Roles) -> Choice[tuple[float, str]] | None:
        scorer = self.weights.scorers["money"]
        scored = [
            (scorer.probability(amount_features(roles, m)), m) for m in roles.near(roles.scene.mentions.money)
        ]
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
                return Choice(weight.value, ((weight.start, weight.end),), _BY_PLACE)
        return None

    def _carriers(self, roles: Roles, items: tuple[Choice[ItemMention], ...]) -> tuple[Choice[str], ...]:
        handed = {i.value.designation for i in items}
        found = {
            c.value: Choice(c.value, ((c.start, c.end),), _BY_PLACE)
            for c in roles.scene.mentions.carriers
            if c.value not in handed and nearest(roles.cluster, c.start, c.end, c.sentence)[1] <= 1
        }
        return tuple(found.values())


def _trigger_spans(told: Cluster[Anchor]) -> tuple[Span, ...]:
    return tuple((a.start, a.end) for a in told.anchors)
