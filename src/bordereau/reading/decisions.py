"""Decisions: the interface behind which deciders stand. A decider only chooses among spans of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bordereau.model import DecidedBy
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import Scene

T = TypeVar("T")
Span = tuple[int, int]

BY_CUES = DecidedBy()
"""Cues decided, and were to."""


@dataclass(frozen=True)
class Choice(Generic[T]):
    """A value chosen for a slot, the spans of the page it rests on (the decisive one first), and how surely.

    `reckoned`: the value is reckoned from the words (a date from 'yesterday'), not said by them.
    """

    value: T
    spans: tuple[Span, ...]
    confidence: float
    reckoned: bool = False


@dataclass(frozen=True)
class Handover:
    """One transfer as decided: which mentions fill which slot. Assembly makes the report of it."""

    triggers: tuple[Span, ...]
    stage: Choice[str]
    assertion: Choice[str]
    confidence: float
    supplier: tuple[Choice[str], ...] = ()
    recipient: tuple[Choice[str], ...] = ()
    items: tuple[Choice[ItemMention], ...] = ()
    basis: Choice[str] | None = None
    date: Choice[str] | None = None
    place: Choice[tuple[str, str | None]] | None = None
    value: Choice[tuple[float, str]] | None = None
    weight: Choice[float] | None = None
    carrier: tuple[Choice[str], ...] = ()
    source: Choice[str] | None = None
    by: DecidedBy = BY_CUES


@dataclass(frozen=True)
class Happening:
    """One attack, deployment or cooperation as decided.

    `kind` is that of the report. `choice` is the form of an attack or cooperation, the phase of a deployment.
    `parties` are by role (perpetrator, sponsor, host, parties), `numbers` by slot (killed, injured,
    personnel). `force` is the name of what is deployed, `target` of what is attacked.
    """

    kind: str
    triggers: tuple[Span, ...]
    choice: Choice[str]
    assertion: Choice[str]
    confidence: float
    parties: Mapping[str, tuple[Choice[str], ...]]
    numbers: Mapping[str, Choice[int]]
    date: Choice[str] | None = None
    place: Choice[tuple[str, str | None]] | None = None
    force: Choice[str] | None = None
    target: Choice[str] | None = None
    source: Choice[str] | None = None
    by: DecidedBy = BY_CUES


@dataclass(frozen=True)
class Speech:
    """One statement as decided: the quoted pieces, who is credited with them, and for which state."""

    pieces: tuple[Span, ...]
    speaker: Choice[str]
    country: Choice[str] | None
    confidence: float
    by: DecidedBy = BY_CUES


Decision = Handover | Happening | Speech


class Decider(Protocol):
    """Decides which reports an article tells, from its mentions."""

    @property
    def name(self) -> str:
        """What this way of deciding is called."""
        ...

    def decide(self, scene: Scene) -> Sequence[Decision]:
        """What is told in `scene`, each kind in order of telling."""
        ...
