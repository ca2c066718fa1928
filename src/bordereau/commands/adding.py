"""The command that files articles: add."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bordereau.command import (
    Language,
    Problems,
    Published,
    Samples,
    count_of,
    documents,
    files_of,
    inputs,
)
from bordereau.commands.language_model import (
    Asked,
    BaseUrl,
    Chosen,
    Config,
    Deciding,
    Decisions,
    Model,
    Responses,
    chosen,
)
from bordereau.commands.options import DEFAULT, Database, caught_up, opened

if TYPE_CHECKING:
    from bordereau.articles import Document
    from bordereau.model import Article, Reading

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()


@app.command(short_help="Read articles and file what they tell in the register.")
def add(  # noqa: PLR0913, PLR0917 (each is an option)
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Plain text, saved HTML pages, JSON lines of articles, or folders of them; '-' is standard "
            "input.",
            show_default=False,
        ),
    ] = None,
    database: Database = DEFAULT,
    language: Language = None,
    published: Published = None,
    publisher: Annotated[
        str | None,
        typer.Option("--publisher", metavar="NAME", help="Who put it out, where the input does not tell."),
    ] = None,
    samples: Samples = False,
    decisions: Decisions = Deciding.cues,
    model: Model = None,
    base_url: BaseUrl = None,
    responses: Responses = None,
    config: Config = None,
) -> None:
    """Read articles and file what they tell in the register, which is made where it is missing.

    Reports of the same happening meet in one entry; where they differ the entry shows it. An article that was
    filed before changes nothing; one whose text changed is kept beside the old one, and what it changed is
    told. The bytes of every article are kept. Each article is filed whole or not at all: you can stop at any
    time and give the same command again. The exit status is 1 where an input could not be read, else 0.

    \b
    Examples:
      bordereau add clippings/ --database sahel.db
      bordereau add report.txt --published 2024-09-19 --publisher "Radio Sahel"
      bordereau add --samples
    """
    from bordereau.exchange.adding import Added, print_added
    from bordereau.exchange.terminal import Pages, progress

    told, added, stopped, pages = Problems(), Added(), False, Pages()
    paths = inputs(paths, samples)
    asked = Asked(decisions, model, base_url, responses, config)
    with opened(database, must_exist=False) as register, chosen(asked, told) as deciding:
        caught_up(register)
        files = _files(paths, database, told)
        readings = _readings(_documents(files, language, published, publisher, told), deciding, pages)
        try:
            for document, reading in progress(
                readings, "filing", count_of(files), True, lambda: deciding.status(pages.words)
            ):
                filed = register.file(reading, document.raw, origin=document.origin)
                told.notice(document.article)
                added = added.with_article(document.origin, filed)
        except KeyboardInterrupt:
            stopped = True
        finally:
            print_added(added, register.name)
    if stopped:
        typer.echo("bordereau: stopped; what was filed is kept, the same command goes on", err=True)
    raise typer.Exit(130 if stopped else told.exit_status)


def _readings(
    found: Iterator[Document], deciding: Chosen, on_page: Callable[[int, int], None]
) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading; several may be read at a time, their order stays."""
    waiting: deque[Document] = deque()

    def articles() -> Iterator[Article]:
        for document in found:
            waiting.append(document)
            yield document.article

    for reading in deciding.readings(articles(), on_page):
        yield waiting.popleft(), reading


def _files(paths: list[Path], database: str, told: Problems) -> list[Path]:
    """The files of all paths; of folders, without the register's own file and what is kept beside it."""
    own = Path(database).resolve()

    def beside(file: Path) -> bool:
        return file.name.startswith(own.name) and file.resolve().parent == own.parent

    return [file for file in files_of(paths, told) if file in paths or not beside(file)]


def _documents(
    files: Iterable[Path], language: str | None, published: str | None, publisher: str | None, told: Problems
) -> Iterator[Document]:
    """The documents of files; `publisher` where they name none."""
    from dataclasses import replace

    for file in files:
        for document in documents(file, language, published, told):
            article = document.article
            if publisher and not article.publisher:
                article = article.model_copy(update={"publisher": publisher})
            yield replace(document, article=article)
