"""The command line: one thin function a command."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bordereau.model import Article, Reading

app = typer.Typer(
    name="bordereau",
    help="Read news and documents, and see who handed arms and military aid to whom, with the words that say so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(str, Enum):
    """How `read` prints what it found."""

    notes = "notes"
    json = "json"
    labels = "labels"


Files = Annotated[
    list[Path] | None,
    typer.Argument(help="Text, saved HTML or JSON lines of articles; none, or '-', reads standard input.", show_default=False),
]
Language = Annotated[str | None, typer.Option("--language", "-l", metavar="CODE", help="fr, en, es, pt, ru or ar, where the input does not tell; guessed otherwise.")]
Published = Annotated[str | None, typer.Option("--published", "-p", metavar="DATE", help="Date of publication (2024-09-19, 2024-09 or 2024), where the input does not tell; 'yesterday' is reckoned from it.")]


@app.command()
def read(
    files: Files = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="notes: for reading; json: full reports with passages, one article a line; labels: values only, one article a line.")] = Format.notes,
    language: Language = None,
    published: Published = None,
) -> None:
    """Read articles and print the deliveries they tell, each value with its words.

    bordereau read report.txt --published 2024-09-19

    cat article.html | bordereau read --format json
    """
    from bordereau.reading import read as read_article

    problems = _Problems()
    for article in _articles(files, language, published, problems):
        _print(read_article(article), form)
    raise typer.Exit(problems.exit_status)


@app.command()
def explain(files: Files = None, language: Language = None, published: Published = None) -> None:
    """Show what each stage of reading saw in an article: for those who extend the codebook.

    bordereau explain report.txt
    """
    from bordereau.reading.explain import explain as explain_article

    problems = _Problems()
    for article in _articles(files, language, published, problems):
        typer.echo(explain_article(article))
    raise typer.Exit(problems.exit_status)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Labelled documents, JSON lines (docs/fields.md).")],
    language: Annotated[str | None, typer.Option("--language", "-l", metavar="CODES", help="Only documents in these languages, separated by commas.")] = None,
    predicted: Annotated[list[Path] | None, typer.Option("--predicted", help="Score these predictions (the form of `read --format labels`) instead of reading.")] = None,
    worst: Annotated[int, typer.Option("--worst", help="How many of the worst documents to list.", min=0)] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score reading against labelled documents: events, slots, passages, the worst documents first.

    bordereau evaluate corpus/*.jsonl --language fr
    """
    from bordereau.evaluation.report import evaluate_files

    problems = _Problems()
    evaluate_files(gold, language.split(",") if language else None, predicted, worst, as_json, problems)
    raise typer.Exit(problems.exit_status)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `read --format json` gives for each article."""
    from bordereau.model import schema as reading_schema

    typer.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if version:
        from bordereau import __version__

        typer.echo(f"bordereau {__version__}")
        raise typer.Exit


def main() -> None:
    """The `bordereau` command. A reader that closes the pipe early is no error."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


class _Problems:
    """Tells what could not be read on standard error, and remembers that something could not."""

    def __init__(self) -> None:
        self.exit_status = 0

    def __call__(self, problem: object) -> None:
        self.exit_status = 1
        typer.echo(f"bordereau: {problem}", err=True)


def _articles(files: list[Path] | None, language: str | None, published: str | None, problems: _Problems) -> Iterator[Article]:
    """The articles of all inputs; what cannot be read is told and passed over."""
    from bordereau.articles import ArticleError, read_articles

    for path in files or [Path("-")]:
        try:
            if str(path) == "-":
                yield from read_articles(sys.stdin.buffer, name="standard input", language=language, published=published, on_problem=problems)
            else:
                yield from read_articles(path, name=path.name, language=language, published=published, on_problem=problems)
        except (ArticleError, OSError) as error:
            problems(error)


def _print(reading: Reading, form: Format) -> None:
    if form is Format.json:
        typer.echo(reading.model_dump_json())
    elif form is Format.labels:
        from bordereau.exchange.labels import labels_of

        typer.echo(json.dumps(labels_of(reading), ensure_ascii=False))
    else:
        from rich.console import Console

        from bordereau.exchange.notes import print_reading

        print_reading(Console(highlight=False), reading)
