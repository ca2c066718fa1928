"""The figures of an evaluation as tables for a terminal of 80 columns."""

from __future__ import annotations

from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bordereau.evaluation.evaluating import Evaluation
from bordereau.evaluation.fillers import KINDS, Event
from bordereau.evaluation.score import Counts
from bordereau.exchange.terminal import one_line

_WIDTH = 80
_PASSAGES_WANTED = 0.95
_ERROR_WANTED = 0.08


def print_evaluation(found: Evaluation, console: Console | None = None) -> None:
    """Prints all tables of an evaluation that it has figures for."""
    out = console or Console(highlight=False)
    tables = [
        _summary(found),
        _fields(found),
        _passages(found),
        _calibration(found),
        _ceiling(found),
        _worst(found),
        _errors(found),
    ]
    for table in tables:
        if table is not None:
            out.print(table, width=min(out.width, _WIDTH))


def _summary(found: Evaluation) -> Table:
    total = found.score
    table = _table(f"{total.documents} documents", "")
    _row(table, "documents with a transfer", total.triage)
    _row(table, "usable transfers", total.usable)
    if total.filing is not None:
        _row(table, "filing (pairs of reports)", total.filing)
    return table


def _fields(found: Evaluation) -> Table:
    total = found.score
    table = _table("Events and fields", "kind and field")
    for kind in (k for k in KINDS if k in found.kinds):
        _row(table, f"{kind}: events", total.events[kind], "bold")
        _row(table, f"{kind}: all fields", total.slots[kind], "bold")
        for (of, slot), counts in sorted(total.by_slot.items()):
            if of == kind:
                _row(table, f"  {slot}", counts)
        table.add_section()
    for kind in (k for k in KINDS if k not in found.kinds and total.events[k].labelled):
        _row(table, f"{kind}: none predicted", total.events[kind], "dim")
    return table


def _passages(found: Evaluation) -> Table | None:
    if not found.passages:
        return None
    table = Table(title="Passages of right values of transfers", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("field")
    for name in ("right", "on a labelled span", "share"):
        table.add_column(name, justify="right")
    for part in found.passages:
        style = "" if part.share >= _PASSAGES_WANTED else "yellow"
        table.add_row(part.slot, str(part.right), str(part.overlapping), f"{part.share:.3f}", style=style)
    right, over = sum(p.right for p in found.passages), sum(p.overlapping for p in found.passages)
    table.add_section()
    table.add_row("all", str(right), str(over), f"{over / right if right else 1.0:.3f}", style="bold")
    return table


def _calibration(found: Evaluation) -> Table | None:
    if not found.calibration:
        return None
    table = Table(title="Confidence: expected calibration error", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("kind")
    for name in ("reports and values", "error"):
        table.add_column(name, justify="right")
    for kind, (error, count) in found.calibration.items():
        style = "bold" if kind == "all" else "" if error < _ERROR_WANTED else "yellow"
        table.add_row(kind, str(count), f"{error:.3f}", style=style)
    return table


def _ceiling(found: Evaluation) -> Table | None:
    if found.ceiling is None:
        return None
    table = Table(
        title="Ceiling: labelled values that some mention has", title_justify="left", box=SIMPLE_HEAD
    )
    table.add_column("field")
    for name in ("labelled", "mentioned", "share"):
        table.add_column(name, justify="right")
    for slot, counts in sorted(found.ceiling.items()):
        table.add_row(slot, str(counts.labelled), str(counts.hits), f"{counts.recall:.3f}")
    return table


def _worst(found: Evaluation) -> Table | None:
    if not found.worst:
        return None
    table = Table(title="Worst documents, by wrong and missing values", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("document", overflow="fold")
    for name in ("wrong", "missing", "F1", "events missed", "spurious"):
        table.add_column(name, justify="right")
    for document in found.worst:
        counts = document.slots
        wrong, missing = counts.predicted - counts.hits, counts.labelled - counts.hits
        cells = (wrong, missing, f"{counts.f1:.3f}", len(document.missed), len(document.spurious))
        table.add_row(Text(one_line(document.id)), *map(str, cells))
    return table


def _errors(found: Evaluation) -> Table | None:
    if not found.errors:
        return None
    table = Table(title="Events missed or spurious", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("document", overflow="fold")
    table.add_column("error")
    table.add_column("event", overflow="fold")
    for id_, what, event in found.errors:
        table.add_row(Text(one_line(id_)), what, Text(one_line(describe(event))))
    return table


def describe(event: Event) -> str:
    """An event in the flat form on one line: kind, the values that tell it apart, date."""
    if event["kind"] == "transfer":
        sides = " to ".join("+".join(event.get(side) or []) or "?" for side in ("supplier", "recipient"))
        items = ", ".join(map(_item, event.get("items") or [])) or "no item"
        parts = [event.get("stage"), event.get("assertion"), f"{sides}: {items}"]
    else:
        names = ("form", "phase", "force", "parties", "perpetrator", "target", "host", "speaker", "opening")
        held = [event.get(n) for n in names]
        parts = ["+".join(map(str, v)) if isinstance(v, list) else v for v in held]
    return f"{event['kind']}: " + ", ".join(str(p) for p in [*parts, event.get("date")] if p)


def _item(item: dict[str, Any]) -> str:
    quantity = item.get("quantity")
    count = f"{quantity:,g} {item.get('unit') or ''}".strip() + " " if quantity is not None else ""
    return count + str(item.get("designation") or item.get("category"))


def _table(title: str, first: str) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column(first)
    for name in ("P", "R", "F1", "predicted", "labelled"):
        table.add_column(name, justify="right")
    return table


def _row(table: Table, name: str, counts: Counts, style: str = "") -> None:
    rates = (f"{x:.3f}" for x in (counts.precision, counts.recall, counts.f1))
    table.add_row(name, *rates, str(counts.predicted), str(counts.labelled), style=style)
