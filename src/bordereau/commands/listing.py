"""Commands that print entries: register, a table of them, and show, one with all that is said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from bordereau.commands.filters import (
    Category,
    Designation,
    Kind,
    Party,
    Place,
    Publisher,
    Recipient,
    Review,
    Since,
    Stage,
    Supplier,
    Until,
    Verdict,
    Words,
)  # fmt: skip
from bordereau.commands.options import DEFAULT, Database, EntryName, opened

if TYPE_CHECKING:
    from bordereau.exchange.rows import RowFormat
    from bordereau.model import Article, Entry, Reliability
    from bordereau.register import Filters, Register, Summary

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()

_AT_ONCE = 500


class Table(StrEnum):
    """How entries are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


_FORMS: dict[Table, RowFormat] = {Table.csv: "csv", Table.json: "json", Table.jsonl: "jsonl"}


class Note(StrEnum):
    """How one entry is printed."""

    note = "note"
    json = "json"


class Order(StrEnum):
    """What entries are sorted by."""

    date = "date"
    added = "added"
    changed = "changed"
    credibility = "credibility"


@app.command("register", short_help="Print the entries of the register, filtered and sorted.")
def list_entries(  # noqa: PLR0913, PLR0917 (each is an option)
    supplier: Supplier = None,
    recipient: Recipient = None,
    party: Party = None,
    category: Category = None,
    designation: Designation = None,
    kind: Kind = None,
    stage: Stage = None,
    place: Place = None,
    publisher: Publisher = None,
    verdict: Verdict = None,
    review: Review = None,
    since: Since = None,
    until: Until = None,
    text: Words = None,
    sort: Annotated[
        Order, typer.Option("--sort", "-s", help="The newest, or most credible, first.")
    ] = Order.date,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", min=1, help="At most so many.", show_default="50 in a table, else all"),
    ] = None,
    form: Annotated[
        Table,
        typer.Option("--format", "-f", help="csv, json and jsonl: one row an entry, for other programs."),
    ] = Table.table,
    database: Database = DEFAULT,
) -> None:
    """Print the entries of the register, one row each: date, who, what, how many independent publishers tell
    it, credibility (1 to 6) and verdict.

    All filters given must hold; one that is given several times holds for any of its values. Parties are
    codes of states (ISO 3166-1 alpha-3) or usual names; of a publisher's name a part will do. `show ENTRY`
    prints all that is said of one.

    \b
    Examples:
      bordereau register --recipient MLI --since 2024
      bordereau register --verdict disputed --sort changed
      bordereau register --text "Il-76" --format csv > flights.csv
    """
    from bordereau.register import Filters

    filters = Filters(
        supplier=_any(supplier), recipient=_any(recipient), party=_any(party),
        category=_any(category), designation=_any(designation), kind=_any(kind), stage=_any(stage),
        place=_any(place), publisher=_any(publisher), verdict=_any(verdict),
        review=_any(review) or ("open", "accepted"),
        since=since, until=until, text=text,
    )  # fmt: skip
    with opened(database) as register:
        if form is Table.table:
            _print_table(register, filters, sort, reverse, limit or 50)
        else:
            from bordereau.exchange.rows import write_rows

            write_rows(_entries(register, filters, sort, reverse, limit), _FORMS[form], sys.stdout.write)


@app.command(short_help="Print the consignment note of an entry: every value, and who says so.")
def show(
    entry: EntryName,
    form: Annotated[
        Note, typer.Option("--format", "-f", help="note: to read here; json: the entry with all its claims.")
    ] = Note.note,
    database: Database = DEFAULT,
) -> None:
    """Print the consignment note of an entry: each field with its verdict, its value and why it was chosen,
    and under it who says what, in which words. Then its reports, and what persons decided.

    \b
    Example:
      bordereau show RUS-MLI-2024-09-18
    """
    with opened(database) as register:
        found = register.entry(entry)
        if form is Note.json:
            from bordereau.exchange.terminal import safe_json

            typer.echo(safe_json(found.model_dump(mode="json")))
        else:
            _print_note(register, found)


def _any(values: list[str] | None) -> tuple[Any, ...]:
    """The values of a filter as they are looked up; none where it was not given."""
    return tuple(values or ())


def _entries(
    register: Register, filters: Filters, sort: Order, reverse: bool, limit: int | None
) -> Iterator[Summary]:
    """The entries, page after page."""
    after, left = None, limit
    while left is None or left > 0:
        most = _AT_ONCE if left is None else min(left, _AT_ONCE)
        page = register.entries(filters, sort=sort.value, reverse=reverse, limit=most, after=after)
        yield from page.entries
        after = page.after
        left = left and left - len(page.entries)
        if after is None:
            return


def _print_table(register: Register, filters: Filters, sort: Order, reverse: bool, limit: int) -> None:
    from rich.console import Console

    from bordereau.exchange.consignments import print_entries

    printed = print_entries(Console(highlight=False), _entries(register, filters, sort, reverse, limit))
    total = register.count(filters)
    if not total:
        typer.echo(
            "No entry fits. `bordereau register` without filters prints all, `bordereau add PATH` files more."
        )
    elif printed < total:
        typer.echo(f"{printed} of {total:,} entries; --limit {total} prints all, filters fewer.")
    else:
        typer.echo(f"{total:,} entr{'y' if total == 1 else 'ies'}.")


def _print_note(register: Register, entry: Entry) -> None:
    from rich.console import Console

    from bordereau.exchange.consignments import print_entry
    from bordereau.exchange.history import decision_line
    from bordereau.exchange.terminal import one_line
    from bordereau.register import Decision
    from bordereau.samples import notice_of

    articles = _articles(register, entry)
    notice = next(filter(None, map(notice_of, articles.values())), None)
    print_entry(Console(highlight=False), entry, articles, _letters(register), notice)
    for line in register.history(entry.id):
        if isinstance(line, Decision):
            typer.echo(one_line(decision_line(line)))


def _articles(register: Register, entry: Entry) -> dict[str, Article]:
    keys = {claim.article for field in entry.fields for side in field.sides for claim in side.claims}
    return {key: register.article(key).article for key in sorted(keys)}


def _letters(register: Register) -> dict[str, Reliability]:
    return {source.publisher: cast("Reliability", source.letter) for source in register.sources()}
