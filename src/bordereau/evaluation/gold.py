"""Labelled documents and predictions from JSON lines, checked before they are scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bordereau.evaluation.fillers import KINDS, Event
from bordereau.model import Article

ARTICLE_FIELDS = ("id", "lang", "published", "publisher", "title", "text")


@dataclass(frozen=True)
class GoldProblem:
    """What could not be scored: the file, the line in it (from 1; None: the whole file), and why."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}{'' if self.line is None else f', line {self.line}'}: {self.reason}"


OnProblem = Callable[[GoldProblem], None]


class _Loose(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class _Place(_Loose):
    name: str | None = None
    country: str | None = None


class _Money(_Loose):
    amount: float
    currency: str | None = None


class _Item(_Loose):
    category: str | None = None
    designation: str | None = None
    quantity: float | None = None
    unit: str | None = None


class _Span(_Loose):
    slot: str
    i: int = 0
    where: Literal["title", "text"] | None = None
    start: int | None = None
    end: int | None = None


class _Event(_Loose):
    """The fields that scoring counts, of whatever kind; a kind that does not have one lacks it."""

    kind: str
    date: str | None = None
    place: _Place | None = None
    assertion: str | None = None
    supplier: list[str] | None = None
    recipient: list[str] | None = None
    carrier: list[str] | None = None
    stage: str | None = None
    basis: str | None = None
    items: list[_Item] | None = None
    weight_t: float | None = None
    value: _Money | None = None
    perpetrator: list[str] | None = None
    form: str | None = None
    killed: float | None = None
    injured: float | None = None
    force: str | None = None
    sponsor: list[str] | None = None
    host: list[str] | None = None
    personnel: float | None = None
    phase: str | None = None
    parties: list[str] | None = None
    speaker: str | None = None
    country: str | None = None
    opening: str | None = None
    entry: str | int | None = None
    spans: list[_Span] | None = None


class _Prediction(_Loose):
    id: str = Field(min_length=1)
    events: list[_Event]


class _Document(_Prediction):
    text: str
    title: str | None = None
    lang: str = Field(min_length=2)

    @model_validator(mode="after")
    def _is_in_order(self) -> _Document:
        for event in self.events:
            if event.kind not in KINDS:
                raise ValueError(f"{event.kind!r} is no kind of event: {', '.join(KINDS)}")
            for span in event.spans or ():
                whole = (self.title or "") if span.where == "title" else self.text
                if span.start is not None and not 0 <= span.start < (span.end or 0) <= len(whole):
                    raise ValueError(f"a span of {span.slot} is outside the {span.where or 'text'}")
        return self


def read_gold(
    paths: Sequence[Path], languages: Sequence[str] | None, on_problem: OnProblem
) -> list[Mapping[str, Any]]:
    """The labelled documents of all files, in order, those in `languages` (ISO 639-1; None: all).

    What cannot be read or is no labelled document goes to `on_problem`, and so does a second document with an
    id that was met before; the rest goes on.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for path, number, record in _records(paths, _Document, on_problem):
        if languages and record["lang"] not in languages:
            continue
        try:
            article_of(record)
        except ValidationError as error:
            on_problem(GoldProblem(str(path), number, _reason(error)))
            continue
        if record["id"] in found:
            on_problem(
                GoldProblem(str(path), number, f"a second document with the id {record['id']!r}: left out")
            )
            continue
        found[record["id"]] = record
    return list(found.values())


def read_predictions(paths: Sequence[Path], on_problem: OnProblem) -> dict[str, list[Event]]:
    """Predicted events by document id (the last where an id comes twice); problems as in `read_gold`."""
    return {record["id"]: record["events"] for _, _, record in _records(paths, _Prediction, on_problem)}


def article_of(document: Mapping[str, Any]) -> Article:
    """The article of a labelled document, its text as it stands, since spans point into it."""
    return Article.model_validate({name: document.get(name) for name in ARTICLE_FIELDS})


def _records(
    paths: Sequence[Path], form: type[BaseModel], on_problem: OnProblem
) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8 text"
            on_problem(GoldProblem(str(path), None, f"cannot be read: {reason}"))
            continue
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                form.model_validate(record)
            except ValidationError as error:
                on_problem(GoldProblem(str(path), number, _reason(error)))
            except (ValueError, RecursionError) as error:
                on_problem(GoldProblem(str(path), number, f"not JSON: {error}"))
            else:
                yield path, number, record


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"no labelled document: {where + ': ' if where else ''}{first['msg']}"
