"""Sources and counts of a register, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from pydantic_core import to_jsonable_python
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bordereau.exchange.terminal import one_line, safe
from bordereau.register import Source, Stats


def print_sources(sources: Sequence[Source], unnamed: int) -> None:
    """Prints a table of publishers, those with most articles first, and how many articles are `unnamed`: they
    name no publisher."""
    if not sources:
        typer.echo("No article names its publisher.")
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("publisher", overflow="fold")
    for heading in ("articles", "with reports", "near copies", "reliability"):
        table.add_column(heading, justify="right")
    for source in sources:
        counts = (source.articles, source.telling, source.copies)
        table.add_row(Text(one_line(source.publisher)), *map(str, counts), source.letter)
    Console(highlight=False).print(table)
    if unnamed:
        typer.echo(f"{unnamed:,} article{' names' if unnamed == 1 else 's name'} no publisher.")


def print_stats(stats: Stats) -> None:
    """Prints the counts of a register, a line each."""
    for name, value in _counts(stats):
        typer.echo(f"{name:<12} {value}")


def print_json(value: Any) -> None:
    """Prints counts, sources or whatever else the register tells (dataclasses, models of pydantic, lists and
    mappings of these) as one JSON value."""
    typer.echo(safe(json.dumps(to_jsonable_python(value), ensure_ascii=False, indent=1)))


def _counts(stats: Stats) -> Iterator[tuple[str, str]]:
    versions, copies = stats.versions - stats.articles, stats.copies
    yield "articles", f"{stats.articles:,} ({versions:,} older versions, {copies:,} near copies)"
    yield "reports", f"{stats.reports:,} ({stats.claims:,} claims)"
    yield "entries", f"{stats.entries:,}"
    for title, counts in (("kinds", stats.kinds), ("verdicts", stats.verdicts), ("review", stats.reviews)):
        yield f"  {title}", ", ".join(f"{n:,} {name}" for name, n in counts.items()) or "none"
    yield "decisions", f"{stats.decisions:,}"
    if stats.size is not None:
        yield "size", f"{stats.size / 1_000_000:,.1f} MB"
