"""Answers: what each report says of a field, as claims; and stands: the answers that say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel, JsonValue

from bordereau.model import Cited, Claim, FiledReport, Item
from bordereau.register.reconcile.facts import FieldFacts, facts
from bordereau.values.edtf import first_day, last_day


@dataclass(frozen=True)
class Answer:
    """What one report says of one field: a value as JSON has it (a list for a list field), and its claims.

    `origin` is the independent source that the report comes from.
    """

    value: JsonValue
    claims: tuple[Claim, ...]
    told: FiledReport
    origin: str

    @property
    def denies(self) -> bool:
        """Whether the report tells its happening only to deny it."""
        return bool(assertion_of(self.told) == facts("orders")["denial"])

    @property
    def stage(self) -> str | None:
        """The stage of a transfer or the phase of a deployment; None for other kinds."""
        return stage_of(self.told)


@dataclass(frozen=True)
class Stand:
    """A value of a field and the answers that give it: a side in the making."""

    value: JsonValue
    answers: tuple[Answer, ...]

    @cached_property
    def key(self) -> str:
        """The value as one string, equal for equal values."""
        return as_key(self.value)

    @cached_property
    def affirming(self) -> tuple[Answer, ...]:
        """The answers of reports that are still told and do not deny the happening."""
        return tuple(answer for answer in self.told if not answer.denies)

    @cached_property
    def told(self) -> tuple[Answer, ...]:
        """The answers of reports that their articles still tell."""
        return tuple(answer for answer in self.answers if not answer.told.withdrawn)

    @cached_property
    def origins(self) -> frozenset[str]:
        """The independent sources of the affirming answers."""
        return frozenset(answer.origin for answer in self.affirming)

    @property
    def reckoned(self) -> bool:
        """Whether the value was reckoned (from a date of publication, say) wherever it is told."""
        return all(claim.reckoned for claim in self.claims)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, by report."""
        return tuple(claim for answer in self.answers for claim in answer.claims)

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What a comparison has worked out of the value, by its name: it is asked against many others."""
        return {}

    @cached_property
    def stages(self) -> frozenset[str]:
        """The stages at which the value was told."""
        return frozenset(answer.stage for answer in self.answers if answer.stage)

    @cached_property
    def days(self) -> tuple[tuple[date, date], ...]:
        """First and last possible day of publication of each answer whose article has a date."""
        known = (answer.told.published for answer in self.answers)
        return tuple((first_day(day), last_day(day)) for day in known if day)


def as_key(value: JsonValue) -> str:
    """A value as one string, equal for equal values."""
    return _encoded(value)


_encoded = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


def answers_of(field: FieldFacts, reports: Sequence[FiledReport], sources: Mapping[str, str]) -> list[Answer]:
    """What the reports say of `field`; one that is silent on it gives no answer. `sources`: report id ->
    its independent source."""
    if not any(getattr(told.report, field.name, None) for told in reports):
        return []
    found: dict[Any, list[FiledReport]] = defaultdict(list)
    for told in reports:
        denied = assertion_of(told) == facts("orders")["denial"]
        apart = (told.article, stage_of(told), denied, told.withdrawn)
        found[apart if field.combine else told.id].append(told)
    answers = (_answer(field, group, sources) for group in found.values())
    return [answer for answer in answers if answer is not None]


def assertion_of(told: FiledReport) -> str | None:
    """How the report puts its happening forward; None for a statement."""
    cited = getattr(told.report, "assertion", None)
    return None if cited is None else str(cited.value)


def stage_of(told: FiledReport) -> str | None:
    """The stage of a transfer or the phase of a deployment; None for other kinds."""
    cited = getattr(told.report, "stage", None) or getattr(told.report, "phase", None)
    return None if cited is None else str(cited.value)


def _answer(field: FieldFacts, group: Sequence[FiledReport], sources: Mapping[str, str]) -> Answer | None:
    claims = tuple(
        c for told in group for c in _claims(field.name, getattr(told.report, field.name, None), told)
    )
    if not claims:
        return None
    value = _values(claims) if field.list else claims[0].value
    return Answer(value, claims, group[0], sources[group[0].id])


def _values(claims: Sequence[Claim]) -> list[JsonValue]:
    """The values of a list field: each report's, less what another report of the same article told too."""
    kept: list[JsonValue] = []
    for report in dict.fromkeys(claim.report for claim in claims):
        told = [claim.value for claim in claims if claim.report == report]
        kept += [v for i, v in enumerate(told) if told[: i + 1].count(v) > kept.count(v)]
    return kept


def _claims(field: str, held: Any, told: FiledReport) -> Iterator[Claim]:
    if isinstance(held, tuple):
        for one in held:
            yield from _claims(field, one, told)
    elif isinstance(held, Item):
        yield _claim(field, _whole(held), told)
    elif isinstance(held, Cited):
        yield _claim(field, held, told)


def _whole(item: Item) -> Cited[Any]:
    """An item as one value, cited by the words of all its parts."""
    parts = (item.quantity, item.designation, item.category, item.unit)
    cited = [part for part in parts if part is not None]
    return Cited(
        value={name: None if part is None else part.value for name, part in item},
        passages=tuple(dict.fromkeys(p for part in cited for p in part.passages)),
        confidence=min(part.confidence for part in cited),
        reckoned=item.category.reckoned,
    )


def _claim(field: str, cited: Cited[Any], told: FiledReport) -> Claim:
    value = cited.value.model_dump(mode="json") if isinstance(cited.value, BaseModel) else cited.value
    return Claim(
        field=field, value=value, report=told.id, article=told.article, voice=told.voice,
        publisher=told.publisher, passages=cited.passages, confidence=cited.confidence,
        reckoned=cited.reckoned, withdrawn=told.withdrawn,
    )  # fmt: skip
