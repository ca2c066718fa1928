#!/usr/bin/env python3
"""Draw a reading as SVG: the article, and its first report, each value in the colour of its words.

    python tools/draw_reading.py > docs/reading.svg

The reading is a real one, of docs/examples/delivery.en.txt. tools/refresh_docs.py draws it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from bordereau import read
from bordereau.articles import read_articles
from bordereau.model import Cited, Money, Passage, Place, Reading, Transfer

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
LABEL = "A short news text, and beside it the values read from it, each in the colour of its words"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
SANS = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"


@dataclass(frozen=True)
class Row:
    """A line of the note: the field, its value as shown, the words it rests on, its colour."""

    field: str
    value: str
    passages: tuple[Passage, ...]
    colour: str


def picture() -> str:
    """The picture of the example, as SVG."""
    article = next(iter(read_articles(EXAMPLE)))
    return draw(read(article))


def draw(reading: Reading) -> str:
    """A reading's text and its first report as SVG; ValueError where it has no report of a transfer."""
    reports = [r for r in reading.reports if isinstance(r, Transfer)]
    if not reports:
        raise ValueError("no transfer to draw")
    rows = list(_rows(reports[0]))
    lines = list(_wrapped(reading.article.text))
    height = TOP + max(len(lines), len(rows)) * LEADING + 14
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
        *_note(rows),
        "</g></svg>",
    ]
    return "\n".join(parts) + "\n"


def _rows(report: Transfer) -> Iterator[Row]:
    """The values of a report in the order in which a reader asks for them."""
    told: list[tuple[str, str, list[Cited[Any]]]] = [
        ("supplier", ", ".join(c.value for c in report.supplier), list(report.supplier)),
        ("recipient", ", ".join(c.value for c in report.recipient), list(report.recipient)),
        ("stage", report.stage.value, [report.stage]),
        ("date", _shown(report.date), [report.date] if report.date else []),
        ("place", _shown(report.place), [report.place] if report.place else []),
    ]
    for item in report.items:
        count = f"{item.quantity.value:,g} " if item.quantity else ""
        unit = f"{item.unit.value} " if item.unit else ""
        name = (
            f"{item.designation.value} ({item.category.value})" if item.designation else item.category.value
        )
        parts = [item.quantity, item.designation or item.category]
        told.append(("item", f"{count}{unit}{name}", [c for c in parts if c]))
    told += [
        ("value", _shown(report.value), [report.value] if report.value else []),
        ("basis", _shown(report.basis), [report.basis] if report.basis else []),
        ("carrier", ", ".join(c.value for c in report.carrier), list(report.carrier)),
    ]
    kept = [(name, value, cited) for name, value, cited in told if cited]
    for index, (name, value, cited) in enumerate(kept):
        yield Row(name, value, tuple(c.passages[0] for c in cited), COLOURS[index % len(COLOURS)])


def _shown(cited: Cited[Any] | None) -> str:
    value = cited.value if cited else ""
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:,.0f}"
    if isinstance(value, Place):
        return f"{value.name} ({value.country})" if value.country else value.name
    return f"{value} (reckoned)" if cited and cited.reckoned else str(value)


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


def _note(rows: list[Row]) -> Iterator[str]:
    for number, row in enumerate(rows):
        y = TOP + number * LEADING
        yield f'<text x="{RIGHT}" y="{y}" fill="#868e96">{row.field}</text>'
        yield f'<rect x="{RIGHT + 74}" y="{y - 11}" width="12" height="12" rx="3" fill="{row.colour}"/>'
        yield f'<text x="{RIGHT + 96}" y="{y}" font-weight="600">{escape(row.value)}</text>'


if __name__ == "__main__":
    print(picture(), end="")
