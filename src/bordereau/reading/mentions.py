"""Mentions: everything in an article that could fill a slot, by offsets into the page; nothing is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from bordereau.codebook import Entry


@dataclass(frozen=True)
class Mention:
    """A span of the page and the number of the sentence that holds it."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True)
class PartyMention(Mention):
    """A state, body, group, company, or a generic word for one ('the army').

    `value`: ISO 3166-1 alpha-3 or usual short name; empty for a generic word. `form`: name, demonym,
    capital, forces, group, body, company, pmc, generic.
    """

    value: str
    form: str
    entry: Entry


@dataclass(frozen=True)
class ItemMention(Mention):
    """Something that could be handed over. Spans of its parts are offsets into the page.

    `alt`: the category that its noun also stands for ('missile' for those of air defence), None for none.
    `listed`: the codebook's name of the model that the text calls `designation`; None where it has none.
    """

    category: str
    category_span: tuple[int, int]
    designation: str | None = None
    designation_span: tuple[int, int] | None = None
    quantity: float | None = None
    quantity_span: tuple[int, int] | None = None
    unit: str | None = None
    ordinal: bool = False
    vague_count: bool = False
    weak: bool = False
    anaphor: bool = False
    generic: bool = False
    carrier: bool = False
    civil: bool = False
    alt: str | None = None
    listed: str | None = None

    @property
    def model(self) -> str | None:
        """The name by which two mentions are known as of one model, whatever the text calls them."""
        return self.listed or self.designation


@dataclass(frozen=True)
class TriggerMention(Mention):
    """A word that may tell a happening, and the entry that says how."""

    entry: Entry

    @cached_property
    def cls(self) -> str:
        """The class of the trigger."""
        return str(self.entry.get("class", ""))


@dataclass(frozen=True)
class CueMention(Mention):
    """A word that tells how something is put forward: negation, hedge, attribution..."""

    entry: Entry

    @cached_property
    def cue(self) -> str:
        """The class of the cue."""
        return str(self.entry.get("class", ""))


@dataclass(frozen=True)
class DateFound(Mention):
    """A date expression; `value` is EDTF in the past reading, `future` in the future one, None unsettled.

    `of_next`: it is the date of what the words after it tell ('au lendemain de l'attaque'). `onward`: the
    stretch from it to the day of publication, EDTF, where the words before say 'since'. `in_year`: the day
    or month, told without a year, in the year that the text told just before, EDTF.
    """

    value: str | None
    future: str | None
    relative: bool
    anchored: bool
    of_next: bool = False
    onward: str | None = None
    in_year: str | None = None

    def readings(self) -> list[tuple[bool, str]]:
        """The values it may have as one time: (whether read as future, EDTF)."""
        past = [(False, self.value)] if self.value else []
        return past + ([(True, self.future)] if self.future and self.future != self.value else [])

    def stretches(self) -> list[tuple[bool, str]]:
        """The same, the stretch that it begins (deliveries 'since 2014' fill the years since), and the day or
        month of the year told before ('in 2017 ... on 7 December')."""
        return self.readings() + [(False, v) for v in (self.onward, self.in_year) if v]


@dataclass(frozen=True)
class PlaceFound(Mention):
    """A place below the level of a country; `inferred`: no list holds it, its country is the article's."""

    name: str
    country: str | None
    type: str
    inferred: bool = False


@dataclass(frozen=True)
class Amount(Mention):
    """Money (`currency` set) or a weight in tonnes (`currency` None)."""

    value: float
    currency: str | None = None


@dataclass(frozen=True)
class Number(Mention):
    """A number that is no part of a date, of money or of a weight."""

    value: float


@dataclass(frozen=True)
class CarrierMention(Mention):
    """What may have carried a cargo: an aircraft type or a ship's name."""

    value: str


@dataclass(frozen=True)
class Mentions:
    """All mentions of a page, each list by offset.

    `triggers` are those of transfers; `words` are those of the other kinds of report, and the words for
    speech and speakers, by the kind of their codebook entry.
    """

    parties: list[PartyMention] = field(default_factory=list)
    items: list[ItemMention] = field(default_factory=list)
    triggers: list[TriggerMention] = field(default_factory=list)
    cues: list[CueMention] = field(default_factory=list)
    dates: list[DateFound] = field(default_factory=list)
    places: list[PlaceFound] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)
    weights: list[Amount] = field(default_factory=list)
    carriers: list[CarrierMention] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    words: dict[str, list[TriggerMention]] = field(default_factory=dict)
