"""Commands that look one thing up in the register: article, history; and why an entry is one."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.command import Problems
from bordereau.commands.language_model import Note
from bordereau.commands.options import DEFAULT, Database, Json, opened

if TYPE_CHECKING:
    from bordereau.model import Article
    from bordereau.reading.llm.decider import LlmDecider

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()

_ENTRY = re.compile(r"[^\W_]+(-[^\W_]+)+")


@app.command(short_help="Show an article as it is kept: versions, reports, near copies, text.")
def article(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="Its key or the beginning of it, the id that its input gave it, its address, or one of its "
            "reports.",
        ),
    ],
    original: Annotated[
        bool, typer.Option("--original", help="Write the bytes that it was read from to standard output.")
    ] = False,
    as_json: Json = False,
    database: Database = DEFAULT,
) -> None:
    """Show an article as it is kept: its versions, the reports read in it and their entries, its near copies,
    and its text.

    \b
    Examples:
      bordereau article sample-rus-mli-1
      bordereau article 4f1c09ab77d2e310 --original > article.html
    """
    from bordereau.exchange.articles import article_lines
    from bordereau.exchange.keeping import print_json
    from bordereau.exchange.terminal import safe
    from bordereau.samples import notice_of

    with opened(database) as register:
        if original:
            sys.stdout.buffer.write(register.raw(name))
            return
        view = register.article(name)
        if as_json:
            print_json(view)
            return
        for line in article_lines(view, notice_of(view.article)):
            typer.echo(safe(line))


def is_entry_name(name: Path) -> bool:
    """Whether what was typed is an entry's identifier: letters and digits with '-' between, and no file."""
    return bool(_ENTRY.fullmatch(str(name))) and not name.exists()


def explain_article(article: Article, decider: LlmDecider | None, page: int | None, told: Problems) -> None:
    """Prints what each stage saw in an article, a page at a time as they are read; of a long one perhaps only
    one `page`."""
    from bordereau.exchange.terminal import safe
    from bordereau.reading.explain import count_pages, explain_pages

    pages = count_pages(article)
    if page is not None and page > pages:
        told(f"{article.id}: there is no page {page}: it is read in {pages}")
        return
    told.notice(article)
    if pages > 1 and page is None:
        told(Note(f"{article.id}: it is read in {pages} pages; --page N shows one"))
    for explained in explain_pages(article, decider, page):
        typer.echo(safe(explained) + "\n")


def explain_entries(names: list[str], database: str) -> None:
    """Prints why each of these entries is one, and what kept the nearest others out."""
    from bordereau.exchange.explanations import explanation_lines
    from bordereau.exchange.terminal import safe

    with opened(database) as register:
        for number, name in enumerate(names):
            for line in ([""] if number else []) + [*explanation_lines(register.explain(name))]:
                typer.echo(safe(line))


@app.command(short_help="Print what persons decided and what the program did.")
def history(
    entry: Annotated[
        str | None,
        typer.Argument(metavar="ENTRY", help="Of this entry only, under all its names.", show_default=False),
    ] = None,
    last: Annotated[
        int, typer.Option("--last", "-n", min=1, help="How many lines at most, the last ones.")
    ] = 200,
    as_json: Json = False,
    database: Database = DEFAULT,
) -> None:
    """Print what persons decided and what the program did, the oldest first; the number after # undoes. Times
    are UTC.

    Nothing in it is ever changed or taken away; what was undone stands there with its undoing.

    \b
    Examples:
      bordereau history RUS-MLI-2024-09-18
      bordereau history --last 20
    """
    from bordereau.exchange.history import history_lines
    from bordereau.exchange.keeping import print_json
    from bordereau.exchange.terminal import one_line

    with opened(database) as register:
        told = register.history(entry, limit=last)
    if as_json:
        print_json(told)
        return
    for line in history_lines(told):
        typer.echo(one_line(line))
