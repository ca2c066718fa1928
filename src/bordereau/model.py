"""The data that every room shares: articles, passages, the five kinds of report, and entries.

All types are frozen and validated by pydantic. A value of a report is a `Cited` value: it carries the
passages it rests on, and cannot be built without one. Field names and values are those of the labelling
guide (docs/fields.md). Offsets are Python string indices (code points), end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, model_validator

Where = Literal["title", "text"]
Kind = Literal["transfer", "attack", "deployment", "cooperation", "statement"]
Stage = Literal["planned", "ordered", "in_transit", "delivered", "cancelled"]
Basis = Literal["gift", "sale", "loan"]
Assertion = Literal["stated", "attributed", "unconfirmed", "denied"]
Category = Literal[
    "aircraft", "helicopter", "uav", "armoured_vehicle", "vehicle", "artillery", "air_defence", "missile",
    "naval", "sensor", "small_arms", "ammunition", "engine", "satellite", "equipment", "weapons", "food",
    "medical", "fuel", "funds", "training", "other",
]  # fmt: skip
AttackForm = Literal["assault", "bombing", "air_strike", "ambush", "shelling", "abduction", "other"]
Phase = Literal["planned", "arrival", "presence", "withdrawal"]
CooperationForm = Literal["agreement", "visit", "exercise", "training", "partnership", "strain"]
Verdict = Literal["single", "agreed", "refined", "disputed"]
Review = Literal["open", "accepted", "rejected"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]

PUBLISHED = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(_Frozen):
    """One document as published. `published` is an ISO date as far as known: day, month or year."""

    id: str | None = None
    lang: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    text: str

    @model_validator(mode="after")
    def _published_is_a_date(self) -> Self:
        if self.published is not None and not PUBLISHED.fullmatch(self.published):
            raise ValueError(f"published is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD): {self.published!r}")
        return self

    def part(self, where: Where) -> str:
        """The title (empty where there is none) or the text."""
        return (self.title or "") if where == "title" else self.text

    def cite(self, where: Where, start: int, end: int) -> Passage:
        """The passage from `start` to `end` of title or text; ValueError where that is no span of it."""
        whole = self.part(where)
        if not 0 <= start < end <= len(whole):
            raise ValueError(f"no span of the {where}: {start}..{end} of {len(whole)}")
        return Passage(where=where, start=start, end=end, words=whole[start:end])


class Passage(_Frozen):
    """A span of an article's title or text, with its exact words: the proof of a value."""

    where: Where = "text"
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    words: str = Field(min_length=1)

    @model_validator(mode="after")
    def _words_fill_the_span(self) -> Self:
        if len(self.words) != self.end - self.start:
            raise ValueError("a passage's words are as long as its span")
        return self

    def is_in(self, article: Article) -> bool:
        """Whether these words stand in the article at these offsets."""
        return article.part(self.where)[self.start : self.end] == self.words


T = TypeVar("T")


class Cited(_Frozen, Generic[T]):
    """A value and the passages it rests on, the decisive one first.

    `confidence` is 0 to 1. `reckoned` tells that the value is not in the words alone but was reckoned from
    them and the date of publication ('jeudi', 'last month') or another passage.
    """

    value: T
    passages: tuple[Passage, ...] = Field(min_length=1)
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    reckoned: bool = False


class Money(_Frozen):
    """An amount in whole units of an ISO 4217 currency."""

    amount: float
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class Place(_Frozen):
    """A place below the level of a country, and its country (ISO 3166-1 alpha-3) where known."""

    name: str = Field(min_length=1)
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")


class Item(_Frozen):
    """One distinct type or thing of a transfer. `unit` is None for pieces."""

    category: Cited[Category]
    designation: Cited[str] | None = None
    quantity: Cited[float] | None = None
    unit: Cited[str] | None = None


class Code(_Frozen):
    """A report's code in another scheme of events: PLOVER, or one in the style of ACLED."""

    scheme: str
    type: str
    mode: str | None = None
    context: str | None = None


class DecidedBy(_Frozen):
    """Who chose among the words of the article: cues, a language model, or another decider of one's own.

    `model` and `prompt` name the model and the version of the prompt. `reason`: why cues decided where a
    model was asked for and failed; None where they were asked for.
    """

    by: Literal["cues", "model", "other"] = "cues"
    model: str | None = None
    prompt: str | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _names_what_decided(self) -> Self:
        named = (self.model is not None, self.prompt is not None)
        if named != (self.by == "model",) * 2:
            raise ValueError("a model that decided is named, with its prompt's version; others have neither")
        if self.reason is not None and self.by != "cues":
            raise ValueError("a reason tells why cues decided in a model's place")
        return self

    def __str__(self) -> str:
        if self.by == "model":
            return f"{self.model} (prompt {self.prompt})"
        return f"cues, since the model failed: {self.reason}" if self.reason else self.by


class _Event(_Frozen):
    """What every report of a happening has. `trigger`: the words that tell it; `source`: who is credited;
    `codes`: what other schemes call it, by the codebook's crosswalks."""

    trigger: tuple[Passage, ...] = Field(min_length=1)
    date: Cited[str] | None = None
    place: Cited[Place] | None = None
    assertion: Cited[Assertion]
    source: Cited[str] | None = None
    codes: tuple[Code, ...] = ()
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    decided_by: DecidedBy = DecidedBy()


class Transfer(_Event):
    """Arms, materiel, supplies or money handed from one party to the forces or authorities of another."""

    kind: Literal["transfer"] = "transfer"
    supplier: tuple[Cited[str], ...] = ()
    recipient: tuple[Cited[str], ...] = ()
    stage: Cited[Stage]
    items: tuple[Item, ...] = ()
    weight_t: Cited[float] | None = None
    value: Cited[Money] | None = None
    basis: Cited[Basis] | None = None
    carrier: tuple[Cited[str], ...] = ()


class Attack(_Event):
    """An act of armed violence."""

    kind: Literal["attack"] = "attack"
    perpetrator: tuple[Cited[str], ...] = ()
    target: Cited[str] | None = None
    form: Cited[AttackForm]
    killed: Cited[int] | None = None
    injured: Cited[int] | None = None


class Deployment(_Event):
    """Forces or fighters sent, present, or leaving, in a country not their own."""

    kind: Literal["deployment"] = "deployment"
    force: Cited[str]
    sponsor: tuple[Cited[str], ...] = ()
    host: tuple[Cited[str], ...] = ()
    personnel: Cited[int] | None = None
    phase: Cited[Phase]


class Cooperation(_Event):
    """Cooperation between states or bodies on defence and security, or how their relation stands."""

    kind: Literal["cooperation"] = "cooperation"
    parties: tuple[Cited[str], ...] = Field(min_length=1)
    form: Cited[CooperationForm]


class Statement(_Frozen):
    """Words quoted in quotation marks and credited to a speaker.

    `quote` is what is said, its pieces joined by ' [...] '; `about` is the number of the report of the same
    reading that it bears on, from 0.
    """

    kind: Literal["statement"] = "statement"
    speaker: Cited[str]
    country: Cited[str] | None = None
    quote: Cited[str]
    about: int | None = Field(default=None, ge=0)
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    decided_by: DecidedBy = DecidedBy()


Report = Annotated[Transfer | Attack | Deployment | Cooperation | Statement, Field(discriminator="kind")]


class Reading(_Frozen):
    """An article and the reports read out of it."""

    article: Article
    reports: tuple[Report, ...] = ()

    @model_validator(mode="after")
    def _passages_are_in_the_article(self) -> Self:
        for passage in passages_of(self.reports):
            if not passage.is_in(self.article):
                raise ValueError(f"words not in the article at their place: {passage.words!r}")
        return self

    @model_validator(mode="after")
    def _statements_bear_on_reports(self) -> Self:
        for report in self.reports:
            about = report.about if isinstance(report, Statement) else None
            if about is not None and (
                about >= len(self.reports) or isinstance(self.reports[about], Statement)
            ):
                raise ValueError(f"a statement bears on report {about}, which is none")
        return self


class FiledReport(_Frozen):
    """A report as the register keeps it.

    `id` is the register's own and survives every re-reading; `article` is the key of the article it was read
    from, `voice` that of the text behind it: near copies of one text share a voice. `publisher` and
    `published` are the article's. `withdrawn`: its article tells it no more, and a person's decision keeps
    it.
    """

    id: str
    article: str
    voice: str
    publisher: str | None = None
    published: str | None = None
    report: Report
    withdrawn: bool = False


class Claim(_Frozen):
    """One value of one field of an entry, as one report tells it.

    `value` is the report's, as JSON has it: a string, a number, or an object for a place, money or an item.
    A field that is a list ('supplier', 'items') has one claim for each of its values. `withdrawn`: the
    article tells the report no more; the claim is shown, and supports nothing.
    """

    field: str
    value: JsonValue
    report: str
    article: str
    voice: str
    publisher: str | None = None
    passages: tuple[Passage, ...] = Field(min_length=1)
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    reckoned: bool = False
    withdrawn: bool = False


class Side(_Frozen):
    """One answer to what a field's value is, and the claims that give it.

    `value` is a list for a field that is one. `publishers` counts those that are independent: near copies of
    one text are one voice, and two articles of one publisher are one publisher. It is 0 where only withdrawn
    reports give the answer.
    """

    value: JsonValue
    claims: tuple[Claim, ...] = Field(min_length=1)
    publishers: int = Field(ge=0)


class EntryField(_Frozen):
    """A field of an entry, reconciled: what the register takes for its value, by which rule, and all sides.

    `rule` names why this value was chosen ('set by a person', 'agreed', 'most precise'...); docs/register.md
    lists the rules. `value` None means unknown (no side was chosen); it is never zero.
    """

    field: str
    verdict: Verdict
    value: JsonValue
    rule: str
    sides: tuple[Side, ...] = ()


class Entry(_Frozen):
    """One happening in the register: all its reports, reconciled field by field.

    `id` is readable and stable ('RUS-MLI-2024-09-18'). `verdict` is the gravest of the fields' verdicts that
    bear on what happened. `publishers` counts independent ones. `credibility` is that of the Admiralty scale,
    1 (confirmed) to 6 (cannot be judged), with the rule that gave it. `review` is what a person made of it.
    """

    id: str
    kind: Kind
    fields: tuple[EntryField, ...]
    reports: tuple[str, ...]
    publishers: int = Field(ge=0)
    verdict: Verdict
    credibility: int = Field(ge=1, le=6)
    credibility_rule: str
    review: Review = "open"

    def field(self, name: str) -> EntryField | None:
        """The field of that name; None where no report tells it and nobody set it."""
        return next((f for f in self.fields if f.field == name), None)


def passages_of(value: Any) -> Iterator[Passage]:
    """Every passage that a report, or a value or list of them, rests on."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from passages_of(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from passages_of(part)


def schema() -> dict[str, Any]:
    """The JSON Schema of a Reading, the form that `bordereau read --format json` prints."""
    return TypeAdapter(Reading).json_schema()
