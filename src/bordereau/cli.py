"""The command line: one thin function a command."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from bordereau.command import (
    Commands,
    Files,
    Format,
    Language,
    Problems,
    Published,
    Samples,
    articles,
    count_of,
    files_of,
    inputs,
    print_as,
)
from bordereau.commands.adding import app as adding
from bordereau.commands.deciding import app as deciding_commands
from bordereau.commands.desk import app as desk
from bordereau.commands.desk_users import app as desk_users
from bordereau.commands.keeping import app as keeping
from bordereau.commands.language_model import (
    Asked,
    BaseUrl,
    Config,
    Deciding,
    Decisions,
    Model,
    Responses,
    chosen,
    compare,
    deciders,
    llm_requests,
)
from bordereau.commands.listing import app as listing
from bordereau.commands.looking import app as looking
from bordereau.commands.looking import explain_article, explain_entries, is_entry_name
from bordereau.commands.options import DEFAULT, Database

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer(
    name="bordereau",
    cls=Commands,
    help="Read news, and see who handed arms to whom, and the attacks, deployments, cooperation and "
    "statements told along with it, with the words that say so.",
    epilog="First steps: bordereau read --samples. All input stays on this machine, unless you ask a model "
    "on another one to decide.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.command(short_help="Read articles and print the reports they hold.")
def read(  # noqa: PLR0913, PLR0917 (each is an option)
    files: Files = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format", "-f",
            help="notes: to read here; json: one article a line, every value with its passages (see "
            "`bordereau schema`); labels: one article a line, values only (for `evaluate --predicted`).",
        ),
    ] = Format.notes,
    language: Language = None,
    published: Published = None,
    samples: Samples = False,
    decisions: Decisions = Deciding.cues,
    model: Model = None,
    base_url: BaseUrl = None,
    responses: Responses = None,
    config: Config = None,
) -> None:  # fmt: skip
    """Read articles and print the reports they hold, each value with the words it rests on.

    Reports are of transfers of arms and aid, attacks, deployments, cooperation, and statements.

    A JSON line is an object with the fields id, lang, published, publisher, url, title and text; only text
    is needed. Nothing found is no error. The exit status is 1 where an input could not be read, else 0.

    \b
    Examples:
      bordereau read --samples
      bordereau read report.txt --published 2024-09-19
      bordereau read clippings/ --format json > readings.jsonl
      cat article.txt | bordereau read --language fr
      bordereau read report.txt --decisions llm --model qwen3:8b --base-url http://localhost:11434/v1
    """
    told = Problems()
    with chosen(Asked(decisions, model, base_url, responses, config), told) as deciding:
        paths = files_of(inputs(files, samples), told)
        found = articles(paths, language, published, told)
        for reading in deciding.shown(found, count_of(paths), several=len(paths) > 1):
            print_as(reading, form, told)
    raise typer.Exit(told.exit_status)


@app.command(short_help="Show what reading saw in an article, or why reports make one entry.")
def explain(  # noqa: PLR0913, PLR0917 (each is an option)
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE|ENTRY",
            help="Articles, as `read` takes them, or identifiers of entries, such as RUS-MLI-2024-09-18.",
            show_default=False,
        ),
    ] = None,
    language: Language = None,
    published: Published = None,
    samples: Samples = False,
    page: Annotated[
        int | None,
        typer.Option(
            "--page", metavar="N", min=1, show_default=False,
            help="Of a long article only this page: reading takes 12,000 characters at a time.",
        ),
    ] = None,
    database: Database = DEFAULT,
    decisions: Decisions = Deciding.cues,
    model: Model = None,
    base_url: BaseUrl = None,
    responses: Responses = None,
    config: Config = None,
) -> None:  # fmt: skip
    """Show what each stage of reading saw in an article, or why reports were filed as one entry.

    Of an article: triage, all mentions with the codebook file that knows them, what was taken for the telling
    of a transfer, an attack, a deployment or cooperation and by which cues, who was weighed for each role and
    as the speaker of each quotation, and what came of it. Where a language model decides: what it answered,
    and each part of that which did not pass the gate, with the cause.

    Of an entry: each two of its reports with the comparisons that speak for and against their being one
    happening, and what kept the nearest other entries out.

    \b
    Examples:
      bordereau explain report.txt --published 2024-09-19
      bordereau explain --samples | less
      bordereau explain panel-report.txt --page 3
      bordereau explain RUS-MLI-2024-09-18
    """
    told = Problems()
    entries = [str(name) for name in files or [] if is_entry_name(name)]
    paths = [path for path in files or [] if not is_entry_name(path)]
    if entries:
        explain_entries(entries, database)
    if paths or samples or not entries:
        with chosen(Asked(decisions, model, base_url, responses, config), told) as deciding:
            for article in articles(files_of(inputs(paths, samples), told), language, published, told):
                explain_article(article, deciding.decider, page, told)
    raise typer.Exit(told.exit_status)


@app.command(short_help="Score reading against labelled documents.")
def evaluate(  # noqa: PLR0913, PLR0917 (each is an option)
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="LABELS", help="Labelled documents, JSON lines (docs/fields.md).", show_default=False
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", "-l", metavar="CODES", help="Only these languages: fr or fr,en."),
    ] = None,
    predicted: Annotated[
        list[Path] | None,
        typer.Option("--predicted", metavar="FILE", help="Score this (`read --format labels`), do not read."),
    ] = None,
    worst: Annotated[int, typer.Option("--worst", metavar="N", help="How many of the worst to list.")] = 10,
    errors: Annotated[int, typer.Option("--errors", metavar="N", help="How many wrong events to list.")] = 0,
    ceiling: Annotated[bool, typer.Option("--ceiling", help="Also what mentions reach, by slot.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    samples: Samples = False,
    decisions: Annotated[
        str,
        typer.Option(
            "--decisions", metavar="WHO",
            help="Who decides: cues, llm, or cues,llm to see both side by side, with cost, time and what the "
            "gate dropped.",
        ),
    ] = "cues",
    model: Model = None,
    base_url: BaseUrl = None,
    responses: Responses = None,
    config: Config = None,
) -> None:  # fmt: skip
    """Score reading against labelled documents: events, fields, passages, and the worst documents first.

    The exit status is 1 where a file or document could not be taken, else 0; it tells nothing of the score.

    \b
    Examples:
      bordereau evaluate --samples
      bordereau evaluate corpus/*.jsonl --language fr --errors 20
      bordereau evaluate gold.jsonl --predicted mine.jsonl --json
      bordereau evaluate gold.jsonl --decisions cues,llm --model qwen3:8b
    """
    from bordereau.evaluation.report import evaluate_files
    from bordereau.samples import LABELS

    paths = [*(gold or []), *([LABELS] if samples else [])]
    if not paths:
        raise typer.BadParameter("name a file of labelled documents, or try: bordereau evaluate --samples")
    told = Problems()
    languages = [code.strip().lower() for code in language.split(",") if code.strip()] if language else None
    names = deciders(decisions)
    given = Asked(Deciding.llm, model, base_url, responses, config)
    asked = [given if name is Deciding.llm else given.cues(alone=len(names) == 1) for name in names]
    if len(asked) > 1:
        compare(paths, languages, asked, as_json, told)
    else:
        with chosen(asked[0], told) as deciding:
            evaluate_files(
                paths, languages, predicted, worst, as_json, told, errors=errors, ceiling=ceiling,
                readings=deciding.readings,
            )  # fmt: skip
    raise typer.Exit(told.exit_status)


@app.command(short_help="Print the JSON Schema of what `read --format json` gives.")
def schema() -> None:
    """Print the JSON Schema of a line of `read --format json`.

    \b
    Example:
      bordereau schema > reading.schema.json
    """
    from bordereau.model import schema as reading_schema

    typer.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))


app.add_typer(adding)
app.add_typer(deciding_commands)
app.command("llm-requests", short_help="Write requests to a language model as a batch file.")(llm_requests)
app.add_typer(listing)
app.add_typer(looking)
app.add_typer(keeping)
app.add_typer(desk)
app.add_typer(desk_users)


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from bordereau import __version__

        typer.echo(f"bordereau {__version__}")
        raise typer.Exit


def main() -> None:
    """The `bordereau` command. It ends quietly where the reader of its output does."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
