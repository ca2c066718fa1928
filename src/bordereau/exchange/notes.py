"""Consignment notes: reports printed for reading in a terminal, every value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bordereau.model import Cited, Item, Money, Place, Reading, Report, Statement, Transfer

_WORDS = 64
_UNSURE = 0.5


def print_reading(console: Console, reading: Reading, notice: str | None = None) -> None:
    """Prints an article's heading and one note for each report; `notice` is a line under the heading."""
    article = reading.article
    head = Text(article.title or article.id or "untitled", style="bold")
    about = [p for p in (article.publisher, article.published, article.lang, article.id) if p]
    console.print(head)
    if about:
        console.print(Text("  ".join(about), style="dim"))
    if notice:
        console.print(Text(notice, style="italic dim"))
    if not reading.reports:
        console.print(Text("no report found", style="dim"))
    for number, report in enumerate(reading.reports, 1):
        console.print(_note(report, number))
    console.print()


def _note(report: Report, number: int) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(max_width=44)
    table.add_column(style="dim")
    for name, value, words in _rows(report):
        table.add_row(name, value, words)
    parts: list[RenderableType] = [table]
    return Panel(Group(*parts), title=_title(report, number), title_align="left", border_style=_colour(report))


def _title(report: Report, number: int) -> Text:
    words = f"{number}. {report.kind}"
    if isinstance(report, Transfer):
        words += f" · {report.stage.value} · {report.assertion.value}"
    return Text(words)


def _colour(report: Report) -> str:
    if isinstance(report, Transfer) and report.assertion.value in ("denied", "unconfirmed"):
        return "yellow"
    return "red" if isinstance(report, Transfer) and report.stage.value == "cancelled" else "blue"


def _rows(report: Report) -> Iterator[tuple[str, Text, Text]]:
    if not isinstance(report, Statement):
        yield "told by", Text(""), _words(report.trigger)
    for name in type(report).model_fields:
        if name in ("kind", "trigger", "confidence"):
            continue
        value = getattr(report, name)
        if isinstance(value, Cited):
            yield name.replace("_", " "), _value(value), _words(value.passages)
        elif name == "items":
            for item in value:
                yield "item", _item(item), _words(_item_passages(item))
        elif isinstance(value, tuple):
            for cited in value:
                yield name, _value(cited), _words(cited.passages)


def _value(cited: Cited[Any]) -> Text:
    value = cited.value
    if isinstance(value, Money):
        shown = f"{value.currency} {value.amount:,.0f}"
    elif isinstance(value, Place):
        shown = f"{value.name} ({value.country})" if value.country else value.name
    elif isinstance(value, float):
        shown = f"{value:,.6g}"
    else:
        shown = str(value)
    text = Text(shown + (" (reckoned)" if cited.reckoned else ""))
    if cited.confidence < _UNSURE:
        text.append(f"  unsure {cited.confidence:.0%}", style="yellow")
    return text


def _item(item: Item) -> Text:
    count = f"{item.quantity.value:,.6g} " if item.quantity else ""
    unit = f"{item.unit.value} " if item.unit else ""
    model = item.designation.value if item.designation else ""
    name = f"{model} ({item.category.value})" if model else item.category.value
    text = Text(f"{count}{unit}{name}")
    if item.category.confidence < _UNSURE:
        text.append(f"  unsure {item.category.confidence:.0%}", style="yellow")
    return text


def _item_passages(item: Item) -> tuple[Any, ...]:
    cited = (item.quantity, item.category, item.designation)
    return tuple(dict.fromkeys(c.passages[0] for c in cited if c))


def _words(passages: tuple[Any, ...]) -> Text:
    shown = [" ".join(p.words.split()) for p in passages]
    return Text(" · ".join(f"“{w if len(w) <= _WORDS else w[: _WORDS - 1] + '…'}”" for w in dict.fromkeys(shown)))
