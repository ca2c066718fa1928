"""What goes to a terminal: text made safe to show, and progress that keeps out of pipes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console

if TYPE_CHECKING:
    from rich.progress import Progress

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


@contextmanager
def measured(what: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told how many steps are done and of how many, which moves a bar on standard error
    where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, of: None
        return
    with _bar(console, what, str) as bar:
        task = bar.add_task(what, total=None, visible=False)
        yield lambda done, of: bar.update(task, completed=done, total=of, visible=True)


def progress(
    things: Iterable[T],
    what: str,
    total: int | None,
    shown: bool = True,
    status: Callable[[], str] = str,
) -> Iterator[T]:
    """`things` as they are; with a bar on standard error where that is a terminal and `shown`.

    `status` gives a few words that stand behind the bar; it is asked again whenever the bar is drawn, by a
    thread of its own.
    """
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield from things
        return
    with _bar(console, what, status) as bar:
        task = bar.add_task(what, total=total)
        for thing in things:
            yield thing
            bar.update(task, advance=1)


class Pages:
    """How far the reading of an article of several pages is, as words for a bar: 'page 3 of 117'.

    It is called with how many pages are read, and of how many, as `bordereau.reading.read` does.
    """

    def __init__(self) -> None:
        self.words = ""

    def __call__(self, done: int, pages: int) -> None:
        """Notes how far reading is; an article that is read, or has one page, needs no words."""
        self.words = f"page {done + 1} of {pages}" if pages > 1 and done < pages else ""


class PageBar:
    """The same as a bar on standard error, where that is a terminal: it comes with the first page of an
    article that has several, and goes with the last. A context: what breaks reading off ends the bar."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def __enter__(self) -> PageBar:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def __call__(self, done: int, pages: int) -> None:
        """Shows how far reading is."""
        if done == 0 and pages > 1:
            self._begin(pages)
        elif self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])
        if done == pages:
            self._end()

    def _begin(self, pages: int) -> None:
        console = Console(stderr=True)
        if console.is_terminal:
            self._bar = _bar(console, "reading page", str)
            self._bar.add_task("", total=pages)
            self._bar.start()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _bar(console: Console, what: str, status: Callable[[], str]) -> Progress:
    """A bar that leaves nothing behind: what is counted, how many of how many, the time left, a few words."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Status(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(status())

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), Status())
    return Progress(*columns, console=console, transient=True)
