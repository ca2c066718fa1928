"""Explaining transfers: what was taken for a hand-over, by which cues, and who was weighed for each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bordereau.reading.explain.shown import CANDIDATES, cues_of, ranked, words_at
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.goods import item_features
from bordereau.reading.transfers.occasion import when_features
from bordereau.reading.transfers.pairing import Pairing
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.second_look import second_look
from bordereau.reading.transfers.telling import telling_features

_ROLES = ("supplier", "recipient")


def explain_transfers(scene: Scene, decider: TransferDecider) -> Iterator[str]:
    """The decisions on transfers."""
    case = decider.case(scene)
    finder = AnchorFinder(scene)
    scorer, limits = decider.weights.scorers["tells"], decider.weights.thresholds
    yield f"  what may tell a hand-over (kept from {limits['tells']:.2f})"
    for anchor, chance in case.chances.items():
        cues = cues_of(scorer, telling_features(finder, anchor))
        yield f"    {chance:.2f}  {_shown(scene, anchor)}  {cues}"
    kept = [c for c, _ in case.kept]
    standing = case.standing(kept) if kept else {}
    yield f"  happenings (kept from {limits['happens']:.2f})"
    for told in case.clusters:
        words = " | ".join(_shown(scene, a) for a in told.anchors)
        mark = "" if told in kept else "left out: "
        chance = decider.weights.scorers["happens"].probability(case.happens_features(told))
        yield f"    {chance:.2f}  {mark}{words}"
        if told in kept:
            yield from _roles(case, case.roles(told, kept), standing)
    yield from _second_look(case, decider)


def _second_look(case: Case, decider: TransferDecider) -> Iterator[str]:
    """How surely each happening stands once its slots are filled, by which cues."""
    scorer = decider.weights.scorers["stands"]
    yield f"  hand-overs as filled (kept from {decider.weights.thresholds['stands']:.2f})"
    filled = decider.filled(case)
    for one in filled:
        features = second_look(case, one, filled)
        sides = " to ".join(
            " and ".join(c.value for c in side) or "none" for side in (one.told.supplier, one.told.recipient)
        )
        words = " | ".join(_shown(case.scene, a) for a in one.roles.cluster.anchors)
        told = f"{sides}, {one.told.stage.value}: {words}"
        yield f"    {scorer.probability(features):.2f}  {told}  {cues_of(scorer, features)}"


def _roles(case: Case, roles: Roles, standing: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Who and what was weighed for one happening, the likeliest first."""
    scene, weights = case.scene, case.weights
    chances = []
    for role in _ROLES:
        ranker = weights.rankers[role]
        features = [roles.party_features(v, phrases, standing[v]) for v, phrases in case.phrases.items()]
        chances.append(dict(zip(case.phrases, ranker.shares(features), strict=True)))
        yield from ranked(role, zip(chances[-1].values(), case.phrases, features, strict=True), ranker.scorer)
    yield from _both_sides(case, Pairing(chances[0], chances[1], case.phrases, roles.both_told))
    dates = [(d, future, value) for d in scene.mentions.dates for future, value in d.stretches()]
    features = [when_features(roles, d, future, value) for d, future, value in dates]
    names = [f"{value} {words_at(scene, d)}" for d, _, value in dates]
    shares = weights.rankers["date"].shares(features)
    yield from ranked("date", zip(shares, names, features, strict=True), weights.rankers["date"].scorer)
    item = weights.scorers["item"]
    listed = [(i, item_features(roles, i)) for i in scene.mentions.items]
    items = [
        (item.probability(f), f"{i.designation or i.category} {words_at(scene, i)}", f) for i, f in listed
    ]
    yield from ranked("items", items, item, shown=2 * CANDIDATES)


def _both_sides(case: Case, pairing: Pairing) -> Iterator[str]:
    """Which supplier was weighed with which recipient."""
    ranker, pairs = case.weights.rankers["pair"], pairing.pairs()
    features = [pairing.features(*pair) for pair in pairs]
    names = [f"{supplier or 'none'} to {recipient or 'none'}" for supplier, recipient in pairs]
    yield from ranked("both sides", zip(ranker.shares(features), names, features, strict=True), ranker.scorer)


def _shown(scene: Scene, anchor: Anchor) -> str:
    return f"{words_at(scene, anchor)} {anchor.cls or 'item'}"
