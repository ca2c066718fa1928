"""What commands share to have a language model decide, and the command that writes requests for a batch."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bordereau.command import Files, Language, Problems, Published, Samples, articles, files_of, inputs

if TYPE_CHECKING:
    from bordereau.model import Article, Reading
    from bordereau.reading.llm.decider import LlmDecider
    from bordereau.reading.llm.settings import Settings
    from bordereau.reading.llm.tally import Tally

# Rooms are imported where they are needed, so that --help does not wait for any.

OnPage = Callable[[int, int], None]


class Deciding(StrEnum):
    """Who decides."""

    cues = "cues"
    llm = "llm"


Decisions = Annotated[
    Deciding,
    typer.Option(
        "--decisions",
        help="Who chooses among the words of an article: cues (offline), or llm, a language model at the "
        "address of --base-url, held to the article's words (docs/language-model.md).",
    ),
]  # fmt: skip
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="The model, as its server calls it."),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url", metavar="URL",
        help="Where to ask it: any address in OpenAI's form, such as http://localhost:11434/v1. A key is "
        "taken from the environment variable BORDEREAU_LLM_KEY.",
    ),
]  # fmt: skip
Responses = Annotated[
    Path | None,
    typer.Option(
        "--responses", metavar="FILE",
        help="Take the answers from this file of batch responses (see `bordereau llm-requests`); nothing "
        "is sent.",
    ),
]  # fmt: skip
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE",
        help="Settings, in a section [language_model]; by default config.toml in the user's configuration "
        "folder.",
    ),
]  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The options of a command on who decides."""

    decisions: Deciding = Deciding.cues
    model: str | None = None
    base_url: str | None = None
    responses: Path | None = None
    config: Path | None = None

    def cues(self, alone: bool) -> Asked:
        """The same where cues decide; beside a model, its options are the model's."""
        return replace(self, decisions=Deciding.cues) if alone else Asked()


@dataclass(frozen=True)
class Chosen:
    """Who decides in this run (None: cues), and how many articles are read at a time."""

    decider: LlmDecider | None = None
    workers: int = 1

    @property
    def tally(self) -> Tally | None:
        """What the run costs; None where cues decide."""
        return self.decider.tally if self.decider else None

    def readings(self, found: Iterable[Article], on_page: OnPage | None = None) -> Iterator[Reading]:
        """The readings of the articles, in their order.

        `on_page` is told how far the reading of an article is (see `bordereau.reading.read`), where they are
        read one at a time.
        """
        from bordereau.reading import read
        from bordereau.reading.in_order import in_order

        def work(article: Article) -> Reading:
            return read(article, decider=self.decider, on_page=on_page if self.workers == 1 else None)

        yield from in_order(work, found, self.workers)

    def shown(self, found: Iterable[Article], total: int | None, several: bool) -> Iterator[Reading]:
        """The readings, with a bar on standard error.

        It counts articles (up to `total`, where that is known) and tokens of a model where a model decides or
        there are `several` files, and what is printed does not go to the terminal; else the pages of an
        article that has many, while it is read.
        """
        from bordereau.exchange.terminal import PageBar, Pages, progress

        if sys.stdout.isatty() or not (several or self.tally):
            with PageBar() as bar:
                yield from self.readings(found, bar)
            return
        pages = Pages()
        yield from progress(
            self.readings(found, pages), "reading", total, True, lambda: self.status(pages.words)
        )

    def status(self, page: str) -> str:
        """The words behind a bar: what the run costs so far, and the page that is read."""
        return " · ".join(filter(None, (self.tally.running() if self.tally else "", page)))


@contextmanager
def chosen(asked: Asked, told: Problems) -> Iterator[Chosen]:
    """Who decides, as asked for; at the end its connections are closed, and what it cost is told.

    A usage error where the options do not go together or the settings cannot be used.
    """
    if asked.decisions is Deciding.cues:
        if asked.model or asked.base_url or asked.responses:
            raise typer.BadParameter("--model, --base-url and --responses go with --decisions llm")
        yield Chosen()
        return
    from bordereau.reading.llm.decider import LlmDecider
    from bordereau.reading.llm.prompt import load_prompt
    from bordereau.reading.llm.tally import Tally

    with _usage():
        settings = _settings(asked)
        prompt = load_prompt(settings.prompt)
        tally = Tally(settings)
        source = _source(asked, settings, tally, told)
    try:
        workers = 1 if asked.responses else settings.concurrency
        yield Chosen(LlmDecider(source, prompt, tally), workers)
    finally:
        source.close()
    for line in tally.told():
        told(Note(line))


@dataclass(frozen=True)
class Note:
    """Something to know that cost no article."""

    words: str
    severity: str = "note"

    def __str__(self) -> str:
        return self.words


def llm_requests(  # noqa: PLR0913, PLR0917 (each is an option)
    files: Files = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write; else standard output.")
    ] = None,
    model: Model = None,
    config: Config = None,
    language: Language = None,
    published: Published = None,
    samples: Samples = False,
) -> None:
    """Write the requests to a language model for articles, as a batch file; nothing is sent.

    One line for each article that may hold a report (each page of a very long one), in the form of OpenAI's
    Batch API. Run the file where batches are run, and read the articles again with its responses. Kept,
    both files show what was asked and what was answered.

    \b
    Examples:
      bordereau llm-requests clippings/*.html --model gpt-4.1-mini --out requests.jsonl
      bordereau read clippings/*.html --decisions llm --responses responses.jsonl
    """
    told = Problems()
    with _usage():
        settings = _settings(Asked(Deciding.llm, model, config=config))
    found = articles(files_of(inputs(files, samples), told), language, published, told)
    lines = _request_lines(found, settings)
    if out is None:
        for line in lines:
            typer.echo(line)
    else:
        try:
            with out.open("w", encoding="utf-8") as file:
                count = sum(bool(file.write(line + "\n")) for line in lines)
        except OSError as error:
            raise typer.BadParameter(f"{out}: {error.strerror}") from None
        told(Note(f"{count} {'request' if count == 1 else 'requests'} written to {out}"))
    raise typer.Exit(told.exit_status)


def _request_lines(found: Iterable[Article], settings: Settings) -> Iterator[str]:
    """A line for each page that triage lets through; the same request only once."""
    from bordereau.reading import Scene, find_mentions, triage
    from bordereau.reading.llm.batch import batch_line
    from bordereau.reading.llm.decider import requested
    from bordereau.reading.llm.prompt import load_prompt
    from bordereau.reading.page import pages_of

    prompt = load_prompt(settings.prompt)
    written: set[str] = set()
    for article in found:
        for page in pages_of(article, article.lang or "en"):
            if triage(page.whole, page.lang).passes:
                request = requested(Scene(page, find_mentions(page)), prompt)
                if request.key not in written:
                    written.add(request.key)
                    yield batch_line(request, prompt, settings)


def _settings(asked: Asked) -> Settings:
    from bordereau.reading.llm.settings import load_settings

    named = asked.model or ("as the responses say" if asked.responses else None)
    return load_settings(asked.config, model=named, base_url=asked.base_url)


def _source(asked: Asked, settings: Settings, tally: Tally, told: Problems) -> Any:
    from bordereau.reading.llm.batch import Responses as Batch
    from bordereau.reading.llm.cache import Frugal
    from bordereau.reading.llm.client import Client
    from bordereau.reading.llm.prompt import load_prompt

    if asked.responses is not None:
        return Batch(asked.responses, asked.model, told)
    return Frugal(
        Client(settings, load_prompt(settings.prompt), lambda: told(Note(sending(settings)))), settings, tally
    )


def sending(settings: Settings) -> str:
    """What is sent where, as it is told before the first call."""
    what = "title, text and date of each article that may hold a report"
    key = "no key" if settings.key() is None else f"with the key of {settings.key_variable}"
    bare = (
        "" if settings.base_url.startswith("https") or settings.local else "; the way there is NOT encrypted"
    )
    return f"sending to {settings.host} ({settings.model}), {key}: {what}{bare}"


@contextmanager
def _usage() -> Iterator[None]:
    """Wrong settings and files that cannot be read are errors of usage."""
    try:
        yield
    except OSError as error:
        raise typer.BadParameter(f"{error.filename}: {error.strerror}") from None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def deciders(value: str) -> list[Deciding]:
    """The deciders of a list such as 'cues,llm'; a usage error where one is not known."""
    names = list(dict.fromkeys(n.strip() for n in value.split(",") if n.strip()))
    known = [d.value for d in Deciding]
    if not names or any(n not in known for n in names):
        raise typer.BadParameter(f"{value!r}: name {' or '.join(known)}, or several with commas between")
    return [Deciding(n) for n in names]


def compare(
    paths: list[Path], languages: list[str] | None, asked: list[Asked], as_json: bool, told: Problems
) -> None:
    """Scores deciders on the same labelled documents and prints their figures side by side."""
    from bordereau.evaluation.comparing import Contender, compare_files

    with ExitStack() as stack:
        contenders = [
            Contender(a.decisions.value, c.readings, c.tally.figures if c.tally else None)
            for a in asked
            for c in [stack.enter_context(chosen(a, told))]
        ]
        compare_files(paths, languages, contenders, as_json, told)
