"""Decisions: the interface behind which deciders stand. A decider only chooses among spans of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import Scene

T = TypeVar("T")
Span = tuple[int, int]


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


class Decider(Protocol):
    """Decides which hand-overs an article tells, from its mentions."""

    @property
    def name(self) -> str:
        """What this way of deciding is called."""
        ...

    def decide(self, scene: Scene) -> list[Handover]:
        """The hand-overs told in `scene`, in order of telling."""
        ...
