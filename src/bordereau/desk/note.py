"""An entry laid out as a consignment note: boxes with values, verdicts, and the voices behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from bordereau.model import Claim, Entry, EntryField, Passage, Side

LAYOUT: Mapping[str, Sequence[tuple[str, int]]] = {
    "transfer": (
        ("supplier", 6), ("recipient", 6), ("items", 12), ("carrier", 4), ("date", 4), ("place", 4),
        ("weight_t", 4), ("value", 4), ("basis", 4), ("stage", 4), ("assertion", 4), ("source", 4),
    ),
    "attack": (
        ("perpetrator", 6), ("target", 6), ("form", 4), ("date", 4), ("place", 4), ("killed", 6),
        ("injured", 6), ("assertion", 6), ("source", 6),
    ),
    "deployment": (
        ("force", 6), ("personnel", 6), ("sponsor", 6), ("host", 6), ("phase", 4), ("date", 4), ("place", 4),
        ("assertion", 6), ("source", 6),
    ),
    "cooperation": (
        ("parties", 8), ("form", 4), ("date", 6), ("place", 6), ("assertion", 6), ("source", 6),
    ),
    "statement": (("speaker", 6), ("country", 6), ("quote", 12)),
}  # fmt: skip
"""The boxes of each kind in their order, with their widths in twelfths of the note."""

UNSURE = 0.5
MOST_WORDS = 3
"""The most passages that are shown of one voice beside a value."""
_AROUND = 70


@dataclass(frozen=True)
class Words:
    """The words of a passage, with what stands around them in the article, and where they are."""

    before: str
    words: str
    after: str
    article: str
    at: str


@dataclass(frozen=True)
class Voice:
    """One source behind a value: publisher (None where unknown), article, and words. `copies`: further
    articles with the same text, by key and publisher; `withdrawn`: the article tells the report no more."""

    publisher: str | None
    article: str
    title: str
    published: str
    words: tuple[Words, ...]
    unsure: bool
    reckoned: bool
    copies: tuple[tuple[str, str | None], ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True)
class ShownSide:
    """One answer to what a field's value is. `number` is its place among the sides, from 0."""

    number: int
    value: JsonValue
    publishers: int
    voices: tuple[Voice, ...]
    chosen: bool


@dataclass(frozen=True)
class Box:
    """A box of the note: a field, with the value that the register takes and all sides."""

    number: int
    field: str
    span: int
    told: EntryField | None
    sides: tuple[ShownSide, ...] = ()

    @property
    def value(self) -> JsonValue:
        """The value that the register takes; None where it is unknown."""
        return self.told.value if self.told else None

    @property
    def verdict(self) -> str:
        """The field's verdict; 'unknown' where nobody tells it."""
        return self.told.verdict if self.told and (self.sides or self.told.value is not None) else "unknown"

    @property
    def disputed(self) -> bool:
        """Whether sides contradict each other."""
        return self.verdict == "disputed"


@dataclass(frozen=True)
class Paper:
    """What the note needs of an article: title, date, and text to show words in."""

    title: str
    published: str
    text: str = field(repr=False)
    publisher: str | None = None

    def part(self, where: str) -> str:
        """The title or the text."""
        return self.title if where == "title" else self.text


def boxes(entry: Entry, papers: Mapping[str, Paper]) -> list[Box]:
    """The boxes of an entry. `papers`: the articles by key, as far as they are at hand."""
    laid = [*LAYOUT[entry.kind]]
    laid += [(f.field, 4) for f in entry.fields if f.field not in dict(laid)]
    found = []
    for number, (name, span) in enumerate(laid, 1):
        told = entry.field(name)
        sides = tuple(_side(i, s, told, papers) for i, s in enumerate(told.sides)) if told else ()
        wide = _WHOLE if told and told.verdict == "disputed" and len(sides) > 1 else span
        found.append(Box(number, name, wide, told, sides))
    return [box for row in _rows(found) for box in _filling(row)]


_WHOLE = 12


def _rows(laid: Sequence[Box]) -> list[list[Box]]:
    """The boxes by the rows that they come to stand in."""
    rows: list[list[Box]] = []
    for box in laid:
        if not rows or sum(b.span for b in rows[-1]) + box.span > _WHOLE:
            rows.append([])
        rows[-1].append(box)
    return rows


def _filling(row: list[Box]) -> list[Box]:
    """The boxes of a row, as wide as they are where they fill it, else alike."""
    if sum(box.span for box in row) == _WHOLE:
        return row
    return [replace(box, span=_WHOLE // len(row)) for box in row]


def place_of(passage: Passage) -> str:
    """A passage's place as addresses have it: 'text.120.140'."""
    return f"{passage.where}.{passage.start}.{passage.end}"


def _side(number: int, side: Side, told: EntryField, papers: Mapping[str, Paper]) -> ShownSide:
    return ShownSide(number, side.value, side.publishers, _voices(side, papers), side.value == told.value)


def _voices(side: Side, papers: Mapping[str, Paper]) -> tuple[Voice, ...]:
    by_voice: dict[str, dict[str, list[Claim]]] = {}
    for claim in side.claims:
        by_voice.setdefault(claim.voice, {}).setdefault(claim.article, []).append(claim)
    return tuple(_voice(articles, papers) for articles in by_voice.values())


def _voice(articles: dict[str, list[Claim]], papers: Mapping[str, Paper]) -> Voice:
    (key, claims), *copies = articles.items()
    paper = papers.get(key, Paper("", "", ""))
    passages = dict.fromkeys(claim.passages[0] for claim in claims)
    passages |= dict.fromkeys(p for claim in claims for p in claim.passages[1:])
    return Voice(
        publisher=claims[0].publisher,
        article=key,
        title=paper.title,
        published=paper.published,
        words=tuple(_words(key, passage, paper) for passage in list(passages)[:MOST_WORDS]),
        unsure=min(claim.confidence for claim in claims) < UNSURE,
        reckoned=any(claim.reckoned for claim in claims),
        copies=tuple((other, told[0].publisher) for other, told in copies),
        withdrawn=all(claim.withdrawn for claim in claims),
    )


def _words(key: str, passage: Passage, paper: Paper) -> Words:
    whole = paper.part(passage.where)
    before = whole[max(0, passage.start - _AROUND) : passage.start]
    after = whole[passage.end : passage.end + _AROUND]
    if passage.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if passage.end + _AROUND < len(whole):
        after = after.rpartition(" ")[0] + "…"
    return Words(before, passage.words, after, key, place_of(passage))
