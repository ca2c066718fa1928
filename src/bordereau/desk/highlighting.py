"""An article's text cut into pieces, each with the values that rest on it: passages may overlap freely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from bordereau.exchange.terminal import safe
from bordereau.model import Cited, Item, Passage, Report

GROUPS: Mapping[str, frozenset[str]] = {
    "who": frozenset({
        "supplier", "recipient", "perpetrator", "force", "sponsor", "host", "parties", "speaker", "country",
        "carrier", "target", "source",
    }),
    "what": frozenset({
        "items", "weight_t", "value", "basis", "form", "killed", "injured", "personnel", "quote",
    }),
    "when": frozenset({"date", "place"}),
    "how": frozenset({"stage", "phase", "assertion", "trigger"}),
}  # fmt: skip
"""Fields by the question they answer: each group has a colour and a line of its own."""


@dataclass(frozen=True)
class Mark:
    """A value that rests on a passage: its report (by place among the article's) and field."""

    report: int
    field: str
    value: Any
    passage: Passage

    @property
    def group(self) -> str:
        """The group of its field; 'how' for a field that is in none."""
        return next((group for group, fields in GROUPS.items() if self.field in fields), "how")


@dataclass(frozen=True)
class Piece:
    """A run of characters under the same marks. `start` counts characters of the article's own text; `odd`:
    one character that is shown spelt out, since it would hide or reorder others."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    odd: bool = False
    here: bool = False
    first_here: bool = False


def marks_of(reports: Sequence[Report]) -> list[Mark]:
    """All marks of an article's reports."""
    return [
        mark
        for number, report in enumerate(reports)
        for field in type(report).model_fields
        for mark in _marks(number, field, getattr(report, field))
    ]


def pieces(whole: str, marks: Sequence[Mark], where: str, here: tuple[int, int] | None = None) -> list[Piece]:
    """`whole` (the title or text, as `where` says) cut at every end of a passage.

    Put together, the pieces are `whole`. `here`: the span that the reader came for.
    """
    own = [m for m in marks if m.passage.where == where]
    cuts = {0, len(whole), *(m.passage.start for m in own), *(m.passage.end for m in own)}
    cuts |= {cut for cut in here or () if 0 <= cut <= len(whole)}
    cuts |= {cut for match in _odd(whole) for cut in (match, match + 1)}
    ends = sorted(cut for cut in cuts if cut <= len(whole))
    found, begun = [], False
    for start, end in pairwise(ends):
        under = tuple(m for m in own if m.passage.start <= start and end <= m.passage.end)
        inside = here is not None and here[0] <= start and end <= here[1]
        text = safe(whole[start:end])
        odd = text != whole[start:end]
        found.append(Piece(start, text, _deciding(under), odd, inside, inside and not begun))
        begun = begun or inside
    return found


def span_of(told: str) -> tuple[str, int, int] | None:
    """A place as addresses have it ('text.120.140'); None where it is none."""
    match = re.fullmatch(r"(title|text)\.(\d{1,9})\.(\d{1,9})", told)
    return (match[1], int(match[2]), int(match[3])) if match and int(match[2]) < int(match[3]) else None


def _odd(whole: str) -> Iterator[int]:
    """The places of characters that are shown spelt out. A line end of the old kind is none."""
    if safe(whole) != whole:
        yield from (i for i, char in enumerate(whole) if safe(char) != char)


def _deciding(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks over a piece, each value once, that of the shortest passage first."""
    found: dict[tuple[int, str, str], Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.passage.end - m.passage.start, m.report, m.field)):
        found.setdefault((mark.report, mark.field, repr(mark.value)), mark)
    return tuple(found.values())


def _marks(report: int, field: str, told: Any) -> Iterator[Mark]:
    if isinstance(told, Cited):
        value = told.value.model_dump() if isinstance(told.value, BaseModel) else told.value
        yield from (Mark(report, field, value, passage) for passage in told.passages)
    elif isinstance(told, Passage):
        yield Mark(report, field, None, told)
    elif isinstance(told, Item):
        yield from _of_item(report, field, told)
    elif isinstance(told, tuple):
        for part in told:
            yield from _marks(report, field, part)


def _of_item(report: int, field: str, item: Item) -> Iterator[Mark]:
    told = {name: getattr(item, name) for name in type(item).model_fields}
    value = {name: cited.value if cited else None for name, cited in told.items()}
    for cited in told.values():
        for passage in cited.passages if cited else ():
            yield Mark(report, field, value, passage)
