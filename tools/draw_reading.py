#!/usr/bin/env python3
"""Draw a reading as SVG: the article, and its reports of any kind, each value in the colour of its words.

    python tools/draw_reading.py > docs/reading.svg

The reading is a real one, of docs/examples/delivery.en.txt. tools/refresh_docs.py draws it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bordereau import read
from bordereau.articles import read_articles
from bordereau.model import Cited, Item, Money, Passage, Place, Reading, Report

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "delivery.en.txt"
COLOURS = (
    "#ffd8a8",
    "#b2f2bb",
    "#a5d8ff",
    "#eebefa",
    "#ffec99",
    "#ffc9c9",
    "#99e9f2",
    "#d0bfff",
    "#d8f5a2",
    "#fcc2d7",
)
COLUMNS, SIZE, ADVANCE, LEADING = 50, 13, 7.8, 24
LEFT, RIGHT, TOP, WIDTH = 34, 492, 70, 880
QUOTED = 34  # characters of a value, at most
LABEL = "A short news text, and beside it the values read from it, each in the colour of its words"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
SANS = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"
# The fields of each kind in the order in which a reader asks for them, and what they are called in the note.
FIELDS = {
    "transfer": ("supplier", "recipient", "stage", "date", "place", "items", "value", "basis", "carrier"),
    "attack": ("perpetrator", "target", "form", "killed", "injured", "date", "place"),
    "deployment": ("force", "sponsor", "host", "personnel", "phase", "date", "place"),
    "cooperation": ("parties", "form", "date", "place"),
    "statement": ("speaker", "country", "quote"),
}
CALLED = {"perpetrator": "by", "personnel": "people", "quote": "says"}


@dataclass(frozen=True)
class Row:
    """A line of the note: the field, its value as shown, the words it rests on, its colour."""

    field: str
    value: str
    passages: tuple[Passage, ...]
    colour: str


@dataclass(frozen=True)
class Note:
    """What is read of one happening or statement: its kind, and its values."""

    kind: str
    rows: tuple[Row, ...]


def picture() -> str:
    """The picture of the example, as SVG."""
    article = next(iter(read_articles(EXAMPLE)))
    return draw(read(article))


def draw(reading: Reading) -> str:
    """A reading's text and its reports as SVG; ValueError where it has no report."""
    if not reading.reports:
        raise ValueError("no report to draw")
    notes = list(_notes(reading.reports))
    rows = [row for note in notes for row in note.rows]
    lines = list(_wrapped(reading.article.text))
    height = TOP + max(len(lines), len(rows) + len(notes)) * LEADING + 14
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-label="{LABEL}">',
        f'<rect width="{WIDTH}" height="{height}" rx="10" fill="#f1f3f5"/>',
        f'<rect x="14" y="14" width="440" height="{height - 28}" rx="6" fill="#fff" stroke="#dee2e6"/>',
        f'<rect x="470" y="14" width="396" height="{height - 28}" rx="6" fill="#fff" stroke="#dee2e6"/>',
        f'<g font-family="{SANS}" font-size="11" letter-spacing="1.2" fill="#868e96">',
        f'<text x="{LEFT}" y="42">WHAT THE ARTICLE SAYS</text>',
        f'<text x="{RIGHT}" y="42">WHAT BORDEREAU READS</text></g>',
        f'<g font-family="{MONO}" font-size="{SIZE}" fill="#212529" xml:space="preserve">',
        *_text(reading.article.text, lines, rows),
        "</g>",
        f'<g font-family="{SANS}" font-size="13" fill="#212529">',
        *_noted(notes),
        "</g></svg>",
    ]
    return "\n".join(parts) + "\n"


def _notes(reports: Iterable[Report]) -> Iterator[Note]:
    """A note for each report; no two values that follow one another have the same colour."""
    used = 0
    for report in reports:
        told = list(_values(report))
        colours = (COLOURS[(used + k) % len(COLOURS)] for k in range(len(told)))
        yield Note(
            report.kind,
            tuple(
                Row(name, value, tuple(c.passages[0] for c in cited), colour)
                for (name, value, cited), colour in zip(told, colours, strict=True)
            ),
        )
        used += len(told)


def _values(report: Report) -> Iterator[tuple[str, str, list[Cited[Any]]]]:
    """The values that a report has: what the field is called, its value as shown, what it rests on."""
    for field in FIELDS[report.kind]:
        held = getattr(report, field)
        name = CALLED.get(field, field)
        if field == "items":
            yield from (("item", *_item(item)) for item in held)
        elif isinstance(held, tuple):
            if held:
                yield name, ", ".join(c.value for c in held), list(held)
        elif held is not None:
            yield name, _shown(held), [held]


def _item(item: Item) -> tuple[str, list[Cited[Any]]]:
    count = f"{item.quantity.value:,g} " if item.quantity else ""
    unit = f"{item.unit.value} " if item.unit else ""
    name = f"{item.designation.value} ({item.category.value})" if item.designation else item.category.value
    parts = [item.quantity, item.designation or item.category]
    return f"{count}{unit}{name}", [c for c in parts if c]


def _shown(cited: Cited[Any]) -> str:
    value = cited.value
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:,.0f}"
    if isinstance(value, Place):
        return f"{value.name} ({value.country})" if value.country else value.name
    shown = " ".join(str(value).split())
    shown = shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…"
    return f"{shown} (reckoned)" if cited.reckoned else shown


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    """Lines of at most COLUMNS characters, as spans of `text`; an empty line between paragraphs."""
    start = 0
    for paragraph in text.split("\n"):
        at, end = start, start + len(paragraph)
        while end - at > COLUMNS:
            cut = text.rfind(" ", at, at + COLUMNS + 1)
            cut = cut if cut > at else at + COLUMNS
            yield at, cut
            at = cut + 1
        yield at, end
        start = end + 1


def _text(text: str, lines: list[tuple[int, int]], rows: list[Row]) -> Iterator[str]:
    """The article's lines, on the colours of the values that rest on them; of several values: striped."""
    marks: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        for passage in row.passages:
            if passage.where == "text":
                marks.setdefault((passage.start, passage.end), []).append(row.colour)
    heading = text.find("\n")
    for number, (start, end) in enumerate(lines):
        y = TOP + number * LEADING
        for (a, b), colours in marks.items():
            left, right = max(a, start), min(b, end)
            if left < right:
                yield from _stripes(
                    LEFT + (left - start) * ADVANCE - 2, y, (right - left) * ADVANCE + 4, colours
                )
        if start < end:
            weight = ' font-weight="bold"' if end <= heading else ""
            wide = f"{(end - start) * ADVANCE:.1f}"
            yield f'<text x="{LEFT}" y="{y}" textLength="{wide}"{weight}>{escape(text[start:end])}</text>'


def _stripes(x: float, y: float, width: float, colours: list[str]) -> Iterator[str]:
    high = 21 / len(colours)
    for number, colour in enumerate(colours):
        box = f'x="{x:.1f}" y="{y - 15 + number * high:.1f}" width="{width:.1f}" height="{high:.1f}" rx="3"'
        yield f'<rect {box} fill="{colour}"/>'


def _noted(notes: list[Note]) -> Iterator[str]:
    y = TOP
    for number, note in enumerate(notes, 1):
        yield f'<text x="{RIGHT}" y="{y}" font-weight="600" fill="#495057">{number}. {note.kind}</text>'
        y += LEADING
        for row in note.rows:
            yield f'<text x="{RIGHT}" y="{y}" fill="#868e96">{row.field}</text>'
            yield f'<rect x="{RIGHT + 74}" y="{y - 11}" width="12" height="12" rx="3" fill="{row.colour}"/>'
            yield f'<text x="{RIGHT + 96}" y="{y}" font-weight="600">{escape(row.value)}</text>'
            y += LEADING


if __name__ == "__main__":
    print(picture(), end="")
