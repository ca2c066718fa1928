"""Consignment notes: reports printed for reading in a terminal, every value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from rich.box import SQUARE
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bordereau.exchange.showing import LABELS, PARTIES, headed, shown, words_of
from bordereau.exchange.terminal import one_line
from bordereau.model import (
    Cited,
    Code,
    DecidedBy,
    Deployment,
    Item,
    Passage,
    Reading,
    Report,
    Statement,
    Transfer,
)

_WIDTH = 80
_UNSURE = 0.5
_APART = (
    "kind", "trigger", "confidence", "items", "stage", "assertion", "codes", "about", "quote", "decided_by",
)  # fmt: skip
_CLAIM_ONLY = ("denied", "unconfirmed")
_CLAIMED = ("form", "phase", "killed", "injured")  # what a claim says of the happening itself
_STAGES = {
    "planned": "PLANNED, not delivered",
    "ordered": "ORDERED, not delivered yet",
    "in_transit": "IN TRANSIT, not delivered yet",
    "delivered": "DELIVERED",
    "cancelled": "CANCELLED, not delivered",
}
# What is claimed of a transfer whose claim does not hold, or not firmly: never the bare word of a stage.
_CLAIMS = {
    "planned": "that it is planned",
    "ordered": "that it was ordered",
    "in_transit": "that it is on its way",
    "delivered": "that it took place",
    "cancelled": "that it was cancelled",
}
_COLOURS = {"delivered": "green", "cancelled": "red"}


def print_reading(console: Console, reading: Reading, notice: str | None = None) -> None:
    """Prints an article's heading and one note for each report; `notice` is a line under the heading.

    At most 80 columns wide. Whatever an article holds is shown as its letters: no markup in it is
    followed, and characters that would steer the terminal are spelt out.
    """
    article = reading.article
    width = min(console.width, _WIDTH)
    about = [p for p in (article.publisher, article.published or "no date", article.lang, article.id) if p]
    console.print(Text(one_line(headed(article) or "(no title)"), style="bold"), width=width)
    console.print(Text(" · ".join(map(one_line, about)), style="dim"), width=width)
    if notice:
        console.print(Text(one_line(notice), style="yellow"), width=width)
    if not reading.reports:
        console.print(
            Text(
                "no report: nothing here is read as a transfer, an attack, a deployment or the like",
                style="dim",
            ),
            width=width,
        )
    for number, report in enumerate(reading.reports, 1):
        console.print(_note(report, number, width))
    console.print()


def heading(report: Report) -> str:
    """What a note is headed with: its kind, and how the happening stands, never more than is told."""
    if isinstance(report, Statement):
        return report.kind
    assertion = report.assertion.value
    if not isinstance(report, Transfer):
        told = (report.phase if isinstance(report, Deployment) else report.form).value.replace("_", " ")
        if assertion in _CLAIM_ONLY:
            return f"{report.kind}: {assertion.upper()} {told}"
        return f"{report.kind}: {told}" + (", as a source says" if assertion == "attributed" else "")
    stage = report.stage.value
    if assertion in _CLAIM_ONLY:
        standing = f"{assertion.upper()} {_CLAIMS[stage]}"
    else:
        standing = _STAGES[stage] + (", as a source says" if assertion == "attributed" else "")
    return f"transfer: {standing}"


def _note(report: Report, number: int, width: int) -> Panel:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bold", width=9, no_wrap=True)
    table.add_column(ratio=5, overflow="fold")
    table.add_column(ratio=6, style="dim", overflow="fold")
    last = None
    for name, value, passages in _rows(report):
        table.add_row("" if name == last else name, value, Text(words_of(passages)))
        last = name
    doubt = " · unsure" if _doubtful(report) else ""
    colour = _colour(report)
    return Panel(
        table, box=SQUARE, width=width, border_style=colour, title_align="left",
        title=f"[bold {colour}]{number}. {escape(heading(report) + doubt)}[/]",
    )  # fmt: skip


def _doubtful(report: Report) -> bool:
    """Whether the report as a whole, or what its heading says, is less sure than not."""
    held = [report.confidence]
    if isinstance(report, Transfer):
        held.append(report.stage.confidence)
    elif isinstance(report, Deployment):
        held.append(report.phase.confidence)
    elif not isinstance(report, Statement):
        held.append(report.form.confidence)
    if not isinstance(report, Statement):
        held.append(report.assertion.confidence)
    return min(held) < _UNSURE


def _colour(report: Report) -> str:
    if isinstance(report, Statement):
        return "blue"
    if report.assertion.value in _CLAIM_ONLY:
        return "red" if report.assertion.value == "denied" else "yellow"
    if not isinstance(report, Transfer):
        return "magenta"
    return _COLOURS.get(report.stage.value, "cyan")


def _rows(report: Report) -> Iterator[tuple[str, Text, Sequence[Passage]]]:
    """The lines of a note: name of the field, value, passages; parties and items first."""
    claim = _claim(report)
    fields = [n for n in type(report).model_fields if n not in _APART]
    fields.sort(key=lambda n: (n not in PARTIES, n in ("date", "place", "source")))
    for name in [n for n in fields if n in PARTIES]:
        yield from _field(report, name)
    if isinstance(report, Transfer):
        for item in report.items:
            yield "item", _item(item), _item_passages(item)
    for name in [n for n in fields if n not in PARTIES]:
        for label, value, passages in _field(report, name):
            yield label, value.append(claim) if name in _CLAIMED else value, passages
    if isinstance(report, Transfer):
        stage = _value("stage", report.stage).append(claim)
        yield "stage", stage, _together(report.stage.passages, report.trigger)
    if isinstance(report, Statement):
        yield "says", Text(one_line(report.quote.value)), ()
        if report.about is not None:
            yield "bears on", Text(f"note {report.about + 1}"), ()
    else:
        yield "told as", _value("assertion", report.assertion), report.assertion.passages
        if report.codes and not claim:
            yield "codes", Text("; ".join(_code(c) for c in report.codes), style="dim"), ()
    if report.decided_by != DecidedBy():
        yield "read by", Text(one_line(str(report.decided_by)), style="dim"), ()


def _claim(report: Report) -> str:
    """What is put behind the words of a claim that does not hold, or not firmly: ', denied'."""
    if isinstance(report, Statement) or report.assertion.value not in _CLAIM_ONLY:
        return ""
    return f", {report.assertion.value}"


def _code(code: Code) -> str:
    about = ", ".join(part for part in (code.mode, code.context) if part)
    return f"{code.scheme} {code.type}" + (f" ({about})" if about else "")


def _field(report: Report, name: str) -> Iterator[tuple[str, Text, Sequence[Passage]]]:
    held = getattr(report, name)
    label = LABELS.get(name, name)
    if isinstance(held, Cited):
        yield label, _value(name, held), held.passages
    elif isinstance(held, tuple):
        for cited in held:
            yield label, _value(name, cited), cited.passages


def _value(name: str, cited: Cited[Any]) -> Text:
    value = cited.value.model_dump() if isinstance(cited.value, BaseModel) else cited.value
    text = Text(shown(name, value))
    if cited.reckoned:
        text.append(" (reckoned)", style="dim")
    return _doubt(text, cited.confidence)


def _item(item: Item) -> Text:
    told = {name: cited.value for name, cited in item if cited is not None}
    return _doubt(Text(shown("items", told)), item.category.confidence)


def _doubt(text: Text, confidence: float) -> Text:
    if confidence < _UNSURE:
        text.append(f"  ? unsure {int(100 * confidence)}%", style="yellow")
    return text


def _item_passages(item: Item) -> tuple[Passage, ...]:
    cited: tuple[Cited[Any] | None, ...] = (item.quantity, item.designation, item.category)
    return tuple(dict.fromkeys(c.passages[0] for c in cited if c))


def _together(*groups: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of all groups in their order, but for those that lie within one before them."""
    shown: list[Passage] = []
    for passage in (p for group in groups for p in group):
        if not any(_within(passage, other) for other in shown):
            shown.append(passage)
    return tuple(shown)


def _within(inner: Passage, outer: Passage) -> bool:
    return inner.where == outer.where and outer.start <= inner.start and inner.end <= outer.end
