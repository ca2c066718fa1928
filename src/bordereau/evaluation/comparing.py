"""Comparing deciders: the same labelled documents read by each, their figures side by side."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bordereau.evaluation.evaluating import Document, Evaluation, Readings, evaluate, figures, read_all
from bordereau.evaluation.fillers import KINDS
from bordereau.evaluation.gold import GoldProblem, OnProblem, read_gold


@dataclass(frozen=True)
class Contender:
    """A decider to be compared: its name, how it reads articles, and what its run cost (None: nothing)."""

    name: str
    readings: Readings
    costs: Callable[[], Mapping[str, float]] | None = None


@dataclass(frozen=True)
class Compared:
    """What a decider scored, the seconds that it took, and what it cost."""

    name: str
    found: Evaluation
    seconds: float
    costs: Mapping[str, float]


def compare_files(
    gold: Sequence[Path],
    languages: Sequence[str] | None,
    contenders: Sequence[Contender],
    as_json: bool,
    on_problem: OnProblem,
) -> list[Compared]:
    """Scores each decider on the labelled documents of `gold`, and prints the figures side by side.

    `languages` (ISO 639-1) keeps only documents in them. What cannot be scored goes to `on_problem`; an empty
    list, with a problem, where nothing is left.
    """
    documents = read_gold(gold, languages, on_problem)
    if not documents:
        on_problem(GoldProblem(", ".join(map(str, gold)), None, "no labelled document to score"))
        return []
    compared = [_run(c, documents) for c in contenders]
    if as_json:
        shown = {c.name: {**figures(c.found), "seconds": round(c.seconds, 2), **c.costs} for c in compared}
        print(json.dumps(shown, indent=1, ensure_ascii=False))
    else:
        _print(compared)
    return compared


def _run(contender: Contender, documents: Sequence[Document]) -> Compared:
    begun = time.monotonic()
    found = evaluate(documents, None, read_all(documents, contender.readings), worst=0)
    seconds = time.monotonic() - begun
    return Compared(contender.name, found, seconds, contender.costs() if contender.costs else {})


def _print(compared: Sequence[Compared]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(
        title=f"{compared[0].found.score.documents} documents, F1", title_justify="left", box=SIMPLE_HEAD
    )
    table.add_column("")
    for c in compared:
        table.add_column(c.name, justify="right")
    for name, cells in _rows(compared):
        table.add_row(name, *cells)
    Console(highlight=False).print(table)


def _rows(compared: Sequence[Compared]) -> Iterator[tuple[str, list[str]]]:
    scores = [c.found.score for c in compared]
    yield "documents with a transfer", [f"{s.triage.f1:.3f}" for s in scores]
    yield "usable transfers", [f"{s.usable.f1:.3f}" for s in scores]
    for kind in KINDS:
        if any(s.events[kind].labelled or s.events[kind].predicted for s in scores):
            yield f"{kind}: events", [f"{s.events[kind].f1:.3f}" for s in scores]
            yield f"{kind}: all fields", [f"{s.slots[kind].f1:.3f}" for s in scores]
    yield "seconds", [f"{c.seconds:.1f}" for c in compared]
    for name, cell in _COSTS.items():
        yield name, [cell(c.costs) if c.costs else "-" for c in compared]


_COSTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "tokens in": lambda costs: f"{costs['tokens_in']:,}",
    "tokens out": lambda costs: f"{costs['tokens_out']:,}",
    "money": lambda costs: f"{costs['money']:.2f}",
    "pages decided by cues, since the model failed": lambda costs: f"{costs['failed']}",
    "dropped by the gate": lambda costs: f"{costs['dropped']:.1%}",
}
