"""What goes to a terminal: text made safe to show, and progress that keeps out of pipes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from rich.console import Console

T = TypeVar("T")

# Controls (C0 but tab and line end, DEL, C1), separators that break lines, lone surrogates, and the
# bidirectional overrides and isolates by which shown text can differ from its letters (CVE-2021-42574).
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def safe(text: str) -> str:
    """`text` with every character that could move, hide or reorder what is shown spelt out: ⟨U+202E⟩."""
    return _HOSTILE.sub(lambda m: f"⟨U+{ord(m.group()):04X}⟩", text)


def one_line(text: str) -> str:
    """`safe` text on one line, with single spaces."""
    return safe(" ".join(text.split()))


def safe_json(value: Any, indent: int | None = None) -> str:
    """`value` as JSON no character of which can steer a terminal: hostile ones are escaped as JSON escapes
    them, so that whoever parses it gets every character back."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HOSTILE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def progress(
    things: Iterable[T],
    what: str,
    total: int | None,
    shown: bool = True,
    status: Callable[[], str] = str,
) -> Iterator[T]:
    """`things` as they are; with a bar on standard error where that is a terminal and `shown`.

    `status` gives a few words that stand behind the bar, and is asked again for each thing.
    """
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield from things
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    behind = TextColumn("{task.fields[status]}", markup=False)
    with Progress(*columns, behind, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total, status=status())
        for thing in things:
            yield thing
            bar.update(task, advance=1, status=status())
