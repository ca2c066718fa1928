"""The decider by cues: for each kind of report, cues choose what is told and what fills its slots."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.reading.decisions import Decision, Happening
from bordereau.reading.events.decider import EventDecider
from bordereau.reading.events.kinds import COOPERATION, KINDS
from bordereau.reading.military import is_military, is_of_arms
from bordereau.reading.scene import Scene
from bordereau.reading.statements.decider import StatementDecider
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.weights import load_weights

CUES = "cues"
"""The name of this way of deciding."""


@dataclass(frozen=True)
class CueDecider:
    """Chooses by weighted cues; see docs/reading.md for what they are and how they were weighed."""

    transfers: TransferDecider
    events: tuple[EventDecider, ...] = ()
    statements: StatementDecider | None = None
    name: str = CUES

    def decide(self, scene: Scene) -> list[Decision]:
        """What is told in `scene`: transfers, then attacks, deployments, cooperation and statements.

        Of an article on other things than arms and forces nothing is decided but its transfers.
        """
        decisions: list[Decision] = [*self.transfers.decide(scene)]
        if not is_of_arms(scene):
            return decisions
        for events in self.events:
            decisions += events.decide(scene)
        decisions = _of_defence(scene, decisions)
        if self.statements is not None:
            decisions += self.statements.decide(scene)
        return decisions


def _of_defence(scene: Scene, decisions: list[Decision]) -> list[Decision]:
    """Decisions without cooperation that stands alone in an article, with neither arms nor forces by them."""
    if any(not _is_cooperation(d) for d in decisions):
        return decisions
    return [
        d
        for d in decisions
        if isinstance(d, Happening) and is_military(scene, {scene.page.sentence_at(a) for a, _ in d.triggers})
    ]


def _is_cooperation(decision: Decision) -> bool:
    return isinstance(decision, Happening) and decision.kind == COOPERATION.name


def cue_decider() -> CueDecider:
    """The decider by cues with the weights of the codebook, for all kinds."""
    return CueDecider(
        TransferDecider(load_weights("transfer")),
        tuple(EventDecider(kind, load_weights(name)) for name, kind in KINDS.items()),
        StatementDecider(load_weights("statement")),
    )
