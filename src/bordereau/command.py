"""What the commands share: checks of options, inputs, telling of problems, printing of readings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from bordereau.articles import Document
    from bordereau.model import Article, Reading

# Rooms are imported where they are needed, so that --help does not wait for any.

_MANY = (".jsonl", ".ndjson", ".json")  # endings of files that may hold many articles


class Commands(TyperGroup):
    """The commands; a value that an option cannot have is told in their words."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that is asked for."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # what pydantic puts before it
            raise


class Format(StrEnum):
    """How `read` prints what it found."""

    notes = "notes"
    json = "json"
    labels = "labels"


def iso_day(value: str | None) -> str | None:
    """The value of an option that takes an ISO day, month or year; a usage error where it is none."""
    from bordereau.articles.records import iso_date

    if value is not None and iso_date(value) is None:
        raise typer.BadParameter(f"{value!r} is no date: write 2024-09-19, 2024-09 or 2024.")
    return value


def known_language(value: str | None) -> str | None:
    """The value of --language, in small letters; a usage error where there is no codebook for it."""
    from bordereau.articles import LANGUAGES

    if value is not None and value.strip().lower() not in LANGUAGES:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(LANGUAGES)}.")
    return value.strip().lower() if value else None


Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE",
        help="Plain text, saved HTML pages, JSON lines of articles, or folders of them; '-' is standard "
        "input.",
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="CODE", callback=known_language,
        help="fr, en, es, pt, ru or ar: the language where the input does not tell it (else it is guessed).",
    ),
]  # fmt: skip
Published = Annotated[
    str | None,
    typer.Option(
        "--published", "-p", metavar="DATE", callback=iso_day,
        help="When it was published (2024-09-19, 2024-09 or 2024), where the input does not tell; "
        "'yesterday' is reckoned from it.",
    ),
]  # fmt: skip
Samples = Annotated[
    bool, typer.Option("--samples", help="Take the sample articles that come with bordereau.")
]


class Problems:
    """Tells on standard error what could not be read and what must be known, and keeps the exit status."""

    def __init__(self) -> None:
        self.exit_status = 0
        self._noticed = False

    def __call__(self, problem: object) -> None:
        """A problem: one that cost an article makes the exit status 1, a note does not."""
        from bordereau.exchange.terminal import one_line

        if getattr(problem, "severity", "error") == "error":
            self.exit_status = 1
        _aside(one_line(str(problem)))

    def notice(self, article: Article) -> None:
        """Tells that samples are synthetic, once a run, where the output itself has no place for it."""
        from bordereau.samples import notice_of

        notice = None if self._noticed else notice_of(article)
        if notice:
            self._noticed = True
            _aside(f"the sample articles are {notice}")


def _aside(line: str) -> None:
    """A line on standard error: by way of `sys.stderr`, where a bar that is drawn there makes room for it."""
    print(f"bordereau: {line}", file=sys.stderr, flush=True)


def inputs(files: list[Path] | None, samples: bool) -> list[Path]:
    """The files and folders to read; a usage error where there are none and nothing is piped in."""
    from bordereau.samples import ARTICLES

    paths = [*(files or []), *([ARTICLES] if samples else [])]
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        raise typer.BadParameter("nothing to read: name a file, pipe a text in, or try --samples")
    if Path("-") in paths and sys.stdin.isatty():
        typer.echo("bordereau: reading what you type; end with Ctrl-D on a line of its own", err=True)
    return paths or [Path("-")]


def files_of(paths: list[Path], told: Problems) -> list[Path]:
    """The files of all inputs: those of a folder, however deep, and what is no folder as it is."""
    from bordereau.articles import ArticleProblem, find_files

    files: list[Path] = []
    for path in paths:
        try:
            found = find_files(path)
        except OSError as error:
            told(f"{path}: cannot be read: {error.strerror or error}")
            continue
        if not found:
            told(ArticleProblem(str(path), None, "there is no file in this folder", "note"))
        files += found
    return files


def count_of(files: list[Path]) -> int | None:
    """How many articles the files hold; None where only reading them tells, since some may hold many."""
    many = any(str(file) == "-" or file.suffix.lower() in _MANY for file in files)
    return None if many else len(files)


def articles(
    files: list[Path], language: str | None, published: str | None, told: Problems
) -> Iterator[Article]:
    """The articles of all files; what cannot be read is told and passed over."""
    for file in files:
        for document in documents(file, language, published, told):
            yield document.article


def documents(path: Path, language: str | None, published: str | None, told: Problems) -> Iterator[Document]:
    """The articles of one input with their bytes; what cannot be read is told and passed over."""
    from bordereau.articles import ArticleError, read_documents

    source = sys.stdin.buffer if str(path) == "-" else path
    name = "standard input" if str(path) == "-" else str(path)
    try:
        yield from read_documents(source, name=name, language=language, published=published, on_problem=told)
    except (ArticleError, OSError) as error:
        told(error)


def print_as(reading: Reading, form: Format, told: Problems) -> None:
    """Prints a reading in one of the forms of `read`, a sample never without its notice."""
    from bordereau.samples import notice_of

    if form is Format.notes:
        from rich.console import Console

        from bordereau.exchange.notes import print_reading

        print_reading(Console(highlight=False), reading, notice_of(reading.article))
        return
    told.notice(reading.article)
    if form is Format.json:
        typer.echo(reading.model_dump_json())
    else:
        from bordereau.exchange.labels import labels_of

        typer.echo(json.dumps(labels_of(reading), ensure_ascii=False))
