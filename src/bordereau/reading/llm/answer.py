"""The structured answer: events whose fields point at words of the article, never free values.

A `Ref` points: an integer is the number of a mention as marked in the article; a string quotes words, with
the number of the sentence they begin in ("4:remis jeudi"). What a field may choose freely is one of a short
list (stage, category...), and it cites words too. `salvaged` takes what is well formed out of an answer
that is not.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from typing_extensions import TypeAliasType

from bordereau.model import Assertion, AttackForm, Basis, Category, CooperationForm, Phase, Stage

Quote = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{1,4}:", max_length=400),
    # What grammars are made of: whole, and without what would have to be escaped in JSON.
    WithJsonSchema({"type": "string", "pattern": r'^[0-9]{1,4}:[^"\\]+$'}),
]
Ref = TypeAliasType("Ref", Annotated[int, Field(ge=0, le=9999, strict=True)] | Quote)
Refs = TypeAliasType("Refs", Annotated[tuple[Ref, ...], Field(max_length=12)])
T = TypeVar("T")

_EVENTS = 40
_ROUNDS = 60


class _Answered(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Chosen(_Answered, Generic[T]):
    """A value from a short list (`is`), and the words that decide it; without `words`, those that tell."""

    value: T = Field(alias="is")
    words: Refs = ()


class When(_Answered):
    """A date: its words; the date that it is counted from, where that is not the day of publication; the last
    day, of an interval told in two places; and whether it lies ahead of the article."""

    words: Ref
    since: Ref | None = Field(default=None, alias="from")
    until: Ref | None = Field(default=None, alias="to")
    ahead: bool = False


class Sum(_Answered):
    """A sum of money: its words; and words that settle its currency, where its own do not."""

    words: Ref
    currency: Ref | None = None


class Where(_Answered):
    """A place: its words; and words for its country, where they are not plain."""

    words: Ref
    country: Ref | None = None


class Thing(_Answered):
    """One item of a transfer."""

    category: Category
    words: Ref
    model: Ref | None = None
    count: Ref | None = None


class _Told(_Answered):
    kind: str  # stands first in the schema, and so in what a grammar makes of it
    told: Refs
    date: When | None = None
    place: Where | None = None
    assertion: Chosen[Assertion] | None = None
    source: Ref | None = None


class TransferTold(_Told):
    """A transfer as answered."""

    kind: Literal["transfer"]
    stage: Chosen[Stage]
    supplier: Refs = ()
    recipient: Refs = ()
    items: Annotated[tuple[Thing, ...], Field(max_length=40)] = ()
    weight: Ref | None = None
    value: Sum | None = None
    basis: Chosen[Basis] | None = None
    carrier: Refs = ()


class AttackTold(_Told):
    """An attack as answered; the parts of a toll told in parts are added up."""

    kind: Literal["attack"]
    form: Chosen[AttackForm]
    perpetrator: Refs = ()
    target: Ref | None = None
    killed: Refs = ()
    injured: Refs = ()


class DeploymentTold(_Told):
    """A deployment as answered."""

    kind: Literal["deployment"]
    phase: Chosen[Phase]
    force: Ref
    sponsor: Refs = ()
    host: Refs = ()
    personnel: Refs = ()


class CooperationTold(_Told):
    """Cooperation as answered."""

    kind: Literal["cooperation"]
    form: Chosen[CooperationForm]
    parties: Refs


class StatementTold(_Answered):
    """A statement as answered: the number of a quotation ('q3' in the article), or its words."""

    kind: Literal["statement"]
    quote: Ref
    speaker: Ref
    country: Ref | None = None


Happened = TransferTold | AttackTold | DeploymentTold | CooperationTold
Event = Annotated[Happened | StatementTold, Field(discriminator="kind")]


class Answer(_Answered):
    """What a model answers on one page of an article."""

    events: Annotated[tuple[Event, ...], Field(max_length=_EVENTS)]


_EVENT: TypeAdapter[Happened | StatementTold] = TypeAdapter(Event)
OnFault = Callable[[str, str], None]
"""Told of the field that was malformed, and how."""


def salvaged(raw: object, on_fault: OnFault) -> Answer:
    """The answer in a parsed JSON value, less every part that is not of its form; each is told `on_fault`.

    An event that lacks what it cannot do without is left out whole. Never raises.
    """
    listed = raw.get("events") if isinstance(raw, dict) else raw
    if not isinstance(listed, list):
        on_fault("answer", "no list of events")
        return Answer(events=())
    if len(listed) > _EVENTS:
        on_fault("answer", f"more than {_EVENTS} events")
    return Answer(events=tuple(_events(listed[:_EVENTS], on_fault)))


def _events(listed: list[object], on_fault: OnFault) -> Iterator[Happened | StatementTold]:
    for raw in listed:
        event = _event(copy.deepcopy(raw), on_fault)
        if event is not None:
            yield event


def _event(raw: Any, on_fault: OnFault) -> Happened | StatementTold | None:
    for _ in range(_ROUNDS):
        try:
            return _EVENT.validate_python(raw)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_input=False)[0]
            path = _path(raw, list(fault["loc"][1:]))
            if not path:
                break
            on_fault(f"{raw['kind']}.{path[0]}", str(fault["type"]))
            _cut(raw, path)
    on_fault(_kind(raw), "an event without what it needs")
    return None


def _kind(raw: object) -> str:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    return kind[:20] if isinstance(kind, str) else "event"


def _path(raw: Any, loc: list[Any]) -> list[Any]:
    """The part of an error's place that is in the value itself: names of union members are none."""
    path: list[Any] = []
    for step in loc:
        keyed = isinstance(raw, dict) and step in raw
        if not keyed and not (isinstance(raw, list) and isinstance(step, int) and step < len(raw)):
            break
        raw = raw[step]
        path.append(step)
    return path


def _cut(raw: Any, path: list[Any]) -> None:
    """Takes out the part at `path`; of a list too long, the end."""
    *above, last = path
    for step in above:
        raw = raw[step]
    held = raw[last]
    if isinstance(held, list) and len(held) > 1:
        del held[-1]
    else:
        del raw[last]


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer, as short as servers need it: every field optional that may lack."""
    whole = Answer.model_json_schema()
    short: dict[str, str] = {}
    for name in whole["$defs"]:
        short[name] = f"C{len(short)}" if name.startswith("Chosen") else name.removesuffix("Told")
    text = json.dumps(_bare(whole)).replace('"oneOf"', '"anyOf"')
    for name, shorter in short.items():
        text = text.replace(f'#/$defs/{name}"', f'#/$defs/{shorter}"').replace(
            f'"{name}": {{', f'"{shorter}": {{'
        )
    bare: dict[str, Any] = json.loads(text)
    return bare


_LEFT_OUT = (
    "title", "description", "default", "discriminator", "maxLength", "maximum", "minimum", "maxItems",
)  # fmt: skip
_NULL = {"type": "null"}


def _bare(value: Any, named: bool = False) -> Any:
    """A schema without what only people read, and without null for what may lack; `named`: its keys are
    names of fields, and stay."""
    if isinstance(value, list):
        return [_bare(v) for v in value]
    if not isinstance(value, dict):
        return value
    if _NULL in value.get("anyOf", ()):
        (other,) = (v for v in value["anyOf"] if v != _NULL)
        return _bare(other)
    kept = {k: v for k, v in value.items() if named or k not in _LEFT_OUT}
    return {k: _bare(v, k in ("properties", "$defs") and not named) for k, v in kept.items()}
