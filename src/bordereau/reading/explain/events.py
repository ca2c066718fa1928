"""Explaining attacks, deployments and cooperation: what was taken for one, and what fills its slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bordereau.reading.decisions import Choice, Happening
from bordereau.reading.events.decider import EventDecider
from bordereau.reading.explain.shown import cues_of, words_at
from bordereau.reading.scene import Scene

_LEAST = 0.05  # how likely an anchor must be to be listed


def explain_events(scene: Scene, decider: EventDecider) -> Iterator[str]:
    """The decisions on one kind of event."""
    case, limits = decider.case(scene), decider.weights.thresholds
    scorer, whole = decider.weights.scorers["tells"], decider.weights.scorers["happens"]
    yield f"  what may tell an event of kind {decider.kind.name} (kept from {limits['tells']:.2f})"
    for anchor, chance in case.chances.items():
        if chance >= _LEAST:
            told = f"{words_at(scene, anchor)} {anchor.cls}"
            yield f"    {chance:.2f}  {told}  {cues_of(scorer, case.finder.features(anchor))}"
    kept = {c for c, _ in case.kept}
    yield f"  events of kind {decider.kind.name} (kept from {limits['happens']:.2f})"
    decided = iter(decider.decide(scene))
    for cluster in case.clusters:
        words = " | ".join(f"{words_at(scene, a)} {a.cls}" for a in cluster.anchors)
        features = case.event_features(cluster)
        mark = "" if cluster in kept else "left out: "
        yield f"    {whole.probability(features):.2f}  {mark}{words}  {cues_of(whole, features)}"
        if cluster in kept:
            yield from _slots(scene, next(decided))


def _slots(scene: Scene, told: Happening) -> Iterator[str]:
    """What was chosen for each slot, how surely, and from which words."""
    listed: list[tuple[str, Choice[Any] | None]] = [("form or phase", told.choice)]
    listed += [(role, c) for role, choices in told.parties.items() for c in choices]
    listed += [("force", told.force), ("target", told.target), *told.numbers.items()]
    listed += [("date", told.date), ("place", told.place), ("assertion", told.assertion)]
    for name, choice in listed:
        if choice is not None:
            words = ", ".join(repr(scene.page.whole[a:b]) for a, b in choice.spans)
            yield f"          {name}: {choice.confidence:.2f}  {choice.value}  {words}"
