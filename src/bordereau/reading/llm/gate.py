"""The gate: what an answer may become. Field by field, words of the article give the value, or it is dropped.

A reference is turned to a span of the page (`pointing`), the span to a value (`normal`). Choices from short
lists (stage, basis, category...) cite words that must be in the article too. Whatever an answer holds, what
comes out are spans of the page and what the reader's own normalisers make of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bordereau.model import DecidedBy
from bordereau.reading.decisions import Choice, Decision, Handover, Happening, Span, Speech
from bordereau.reading.llm.answer import (
    Answer,
    AttackTold,
    Chosen,
    CooperationTold,
    DeploymentTold,
    Ref,
    StatementTold,
    Sum,
    Thing,
    TransferTold,
    When,
    Where,
)
from bordereau.reading.llm.normal import Normal
from bordereau.reading.llm.pointing import Pointer, PointingError
from bordereau.reading.llm.rendering import Rendered
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import Scene
from bordereau.reading.statements.quotations import Quotation

SURE = 0.9
"""The confidence of what a model chose. Nobody measured it: it is not calibrated."""

_NO_VALUE = "the words have no such value"
V = TypeVar("V")
Happened = TransferTold | AttackTold | DeploymentTold | CooperationTold


@dataclass(frozen=True)
class Drop:
    """A part of an answer that did not pass: its field ('transfer.supplier'), why, and what was answered."""

    field: str
    cause: str
    shown: str = ""


@dataclass
class Passed:
    """What became of an answer: decisions, how many parts were answered, and those dropped."""

    decisions: list[Decision] = field(default_factory=list)
    answered: int = 0
    drops: list[Drop] = field(default_factory=list)

    @property
    def causes(self) -> Counter[str]:
        """How many parts were dropped, by cause."""
        return Counter(d.cause for d in self.drops)


def passed(answer: Answer, scene: Scene, rendered: Rendered, by: DecidedBy) -> Passed:
    """The decisions that `answer` to `rendered` makes on `scene`, each stamped with who made it."""
    gate = _Gate(scene, rendered, by)
    for event in answer.events:
        decision = gate.speech(event) if isinstance(event, StatementTold) else gate.happened(event)
        if decision is not None:
            gate.result.decisions.append(decision)
    return gate.result


class _Gate:
    def __init__(self, scene: Scene, rendered: Rendered, by: DecidedBy) -> None:
        self.scene, self.rendered, self.by = scene, rendered, by
        self.pointer, self.normal = Pointer(scene.page, rendered), Normal(scene)
        self.result = Passed()
        self.kind = ""

    def happened(self, event: Happened) -> Handover | Happening | None:
        self.kind = event.kind
        told = self.spans("told", event.told)
        if not told:
            self.drop("told", "nothing in the article tells it")
            return None
        return self.handover(event, told) if isinstance(event, TransferTold) else self.event(event, told)

    def handover(self, event: TransferTold, told: tuple[Span, ...]) -> Handover:
        items = tuple(i for t in event.items if (i := self.item(t)))
        return Handover(
            triggers=told,
            stage=self.chosen("stage", event.stage, told),
            supplier=self.parties("supplier", event.supplier),
            recipient=self.parties("recipient", event.recipient),
            items=items,
            basis=self.chosen("basis", event.basis, told) if event.basis else None,
            value=self.money(event.value) if event.value else None,
            weight=self.one("weight", event.weight, self.normal.tonnes),
            carrier=self.each("carrier", event.carrier, self.normal.carrier),
            **self.common(event, told),
        )

    def event(
        self, event: AttackTold | DeploymentTold | CooperationTold, told: tuple[Span, ...]
    ) -> Happening | None:
        roles, counts = _ROLES[event.kind], _COUNTS[event.kind]
        parties = {role: self.parties(role, getattr(event, role)) for role in roles}
        numbers = {name: n for name in counts if (n := self.total(name, getattr(event, name)))}
        choice: Chosen[Any] = event.phase if isinstance(event, DeploymentTold) else event.form
        name = "phase" if isinstance(event, DeploymentTold) else "form"
        force = self.force(event, parties) if isinstance(event, DeploymentTold) else None
        target = event.target if isinstance(event, AttackTold) else None
        return Happening(
            kind=event.kind,
            triggers=told,
            choice=self.chosen(name, choice, told),
            parties=parties,
            numbers=numbers,
            force=force,
            target=self.one("target", target, self.normal.target, reckoned=True),
            **self.common(event, told),
        )

    def speech(self, event: StatementTold) -> Speech | None:
        self.kind = event.kind
        quotation = self.quotation(event.quote)
        speaker = self.one("speaker", event.speaker, self.normal.words)
        if quotation is None or speaker is None:
            return None
        country = self.one("country", event.country, self.normal.state)
        return Speech(quotation.pieces, speaker, country, SURE, self.by)

    def common(self, event: Happened, told: tuple[Span, ...]) -> dict[str, Any]:
        """What all happenings have."""
        plain = Choice("stated", told[:1], SURE)
        return {
            "assertion": self.chosen("assertion", event.assertion, told) if event.assertion else plain,
            "source": self.one("source", event.source, self.normal.words),
            "date": self.date(event.date) if event.date else None,
            "place": self.place(event.place) if event.place else None,
            "confidence": SURE,
            "by": self.by,
        }

    def item(self, thing: Thing) -> Choice[ItemMention] | None:
        span = self.span("items.words", thing.words)
        if span is None:
            return None
        model = self.one("items.model", thing.model, self.normal.model)
        count = self.one("items.count", thing.count, self.normal.quantity)
        item = ItemMention(
            *span,
            self.scene.page.sentence_at(span[0]),
            category=self.normal.category(span) or thing.category,
            category_span=span,
            designation=model.value if model else None,
            designation_span=model.spans[0] if model else None,
            quantity=count.value.value if count else None,
            quantity_span=count.spans[0] if count else None,
            unit=count.value.unit if count else None,
        )
        return Choice(item, (span,), SURE)

    def force(self, event: DeploymentTold, parties: dict[str, tuple[Choice[str], ...]]) -> Choice[str] | None:
        found = self.one("force", event.force, self.normal.force)
        sponsor = next((c.value for c in parties["sponsor"]), None)
        if found is None or (found.value.sort == "people" and not (found.value.state or sponsor)):
            return None
        return Choice(
            found.value.called(sponsor), found.spans, SURE, found.value.sort not in ("mission", "pmc")
        )

    def date(self, when: When) -> Choice[str] | None:
        span = self.span("date", when.words)
        since, until = self.beside("date", (when.since, when.until))
        if span is None:
            return None
        found = self.normal.date(span, since, until, when.ahead)
        if found is None:
            self.drop("date", _NO_VALUE, when.words)
            return None
        return Choice(found[0], (span, *(s for s in (since, until) if s)), SURE, found[1])

    def money(self, told: Sum) -> Choice[tuple[float, str]] | None:
        span, (currency,) = self.span("value", told.words), self.beside("value", (told.currency,))
        if span is None:
            return None
        found = self.normal.money(span, currency)
        if found is None:
            self.drop("value", _NO_VALUE, told.words)
            return None
        return Choice(found, (span, currency) if currency else (span,), SURE)

    def beside(self, name: str, refs: Iterable[Ref | None]) -> list[Span | None]:
        """The spans of what stands beside the words of a value, and may lack."""
        return [self.span(name, ref) if ref is not None else None for ref in refs]

    def place(self, where: Where) -> Choice[tuple[str, str | None]] | None:
        found = self.one("place", where.words, self.normal.place)
        country = self.one("place.country", where.country, self.normal.state)
        if found is None or country is None:
            return found
        return Choice((found.value[0], country.value), (*found.spans, *country.spans), SURE)

    def quotation(self, ref: Ref) -> Quotation | None:
        """The quotation of that number, or the one that the quoted words stand in."""
        if isinstance(ref, int):
            self.result.answered += 1
            if 1 <= ref <= len(self.rendered.quotations):
                return self.rendered.quotations[ref - 1]
            self.drop("quote", "no quotation of that number", ref)
            return None
        span = self.span("quote", ref)
        if span is None:
            return None
        inside = [q for q in self.rendered.quotations if q.start < span[1] and span[0] < q.end]
        if not inside:
            self.drop("quote", "not in quotation marks", ref)
        return inside[0] if inside else None

    def parties(self, name: str, refs: Iterable[Ref]) -> tuple[Choice[str], ...]:
        return self.each(name, refs, self.normal.party)

    def each(
        self, name: str, refs: Iterable[Ref], value: Callable[[Span], str | None]
    ) -> tuple[Choice[str], ...]:
        """A choice for each distinct value, with all the words cited for it."""
        found: dict[str, list[Span]] = {}
        for choice in (self.one(name, ref, value) for ref in refs):
            if choice is not None:
                found.setdefault(choice.value, []).extend(choice.spans)
        return tuple(Choice(v, tuple(dict.fromkeys(spans)), SURE) for v, spans in found.items())

    def total(self, name: str, refs: Sequence[Ref]) -> Choice[int] | None:
        """The sum of the numbers cited, each place once."""
        parts = [c for ref in refs if (c := self.one(name, ref, self.normal.count))]
        by_span = {c.spans[0]: c.value for c in parts}
        return Choice(sum(by_span.values()), tuple(by_span), SURE, len(by_span) > 1) if by_span else None

    def chosen(self, name: str, choice: Chosen[Any], told: tuple[Span, ...]) -> Choice[str]:
        spans = self.spans(name, choice.words)
        return Choice(choice.value, spans or told[:1], SURE)

    def one(
        self, name: str, ref: Ref | None, value: Callable[[Span], V | None], *, reckoned: bool = False
    ) -> Choice[V] | None:
        span = self.span(name, ref) if ref is not None else None
        if span is None:
            return None
        found = value(span)
        if found is None or found == "":
            self.drop(name, _NO_VALUE, ref)
            return None
        return Choice(found, (span,), SURE, reckoned)

    def spans(self, name: str, refs: Iterable[Ref]) -> tuple[Span, ...]:
        found = (self.span(name, ref) for ref in refs)
        return tuple(dict.fromkeys(s for s in found if s is not None))

    def span(self, name: str, ref: Ref) -> Span | None:
        self.result.answered += 1
        try:
            return self.pointer.span(ref)
        except PointingError as error:
            self.drop(name, str(error), ref)
            return None

    def drop(self, name: str, cause: str, ref: Ref | None = None) -> None:
        self.result.drops.append(Drop(f"{self.kind}.{name}", cause, "" if ref is None else str(ref)))


_ROLES = {"attack": ("perpetrator",), "deployment": ("sponsor", "host"), "cooperation": ("parties",)}
_COUNTS: dict[str, tuple[str, ...]] = {
    "attack": ("killed", "injured"),
    "deployment": ("personnel",),
    "cooperation": (),
}
