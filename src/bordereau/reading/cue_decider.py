"""The decider by cues: for each kind of report, cues choose what is told and what fills its slots."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.reading.decisions import Decision
from bordereau.reading.events.decider import EventDecider
from bordereau.reading.events.kinds import KINDS
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
        """What is told in `scene`: transfers, then attacks, deployments, dealings and statements."""
        decisions: list[Decision] = [*self.transfers.decide(scene)]
        for events in self.events:
            decisions += events.decide(scene)
        if self.statements is not None:
            decisions += self.statements.decide(scene)
        return decisions


def cue_decider() -> CueDecider:
    """The decider by cues with the weights of the codebook, for all kinds."""
    return CueDecider(
        TransferDecider(load_weights("transfer")),
        tuple(EventDecider(kind, load_weights(name)) for name, kind in KINDS.items()),
        StatementDecider(load_weights("statement")),
    )
