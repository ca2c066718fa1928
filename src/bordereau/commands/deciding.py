"""Commands by which a person decides: accept, correct, reject, merge, split, note, undo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bordereau.commands.options import DEFAULT, Database, EntryName, Who, Why, opened, who_or_login

if TYPE_CHECKING:
    from bordereau.register import Decided

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()


@app.command(short_help="Accept an entry as it stands.")
def accept(entry: EntryName, why: Why = "", who: Who = "", database: Database = DEFAULT) -> None:
    """Accept an entry as it stands; its reports stay filed together, whatever is read later.

    \b
    Example:
      bordereau accept RUS-MLI-2024-09-18 --why "seen in both papers"
    """
    with opened(database) as register:
        _tell(register.accept(entry, who=who_or_login(who), why=why))


# A value may begin with '-', as a number below 0 does: it is told what is wrong with it, and is no option.
@app.command(short_help="Set a field of an entry.", context_settings={"ignore_unknown_options": True})
def correct(  # noqa: PLR0913, PLR0917 (each is an option)
    entry: EntryName,
    field: Annotated[
        str, typer.Argument(help="The field, as `show` names it: recipient, weight, items, 'told as'...")
    ],
    value: Annotated[
        str,
        typer.Argument(
            help="The value: words, a number, or JSON for lists and objects; 'null' for unknown. `show "
            "--format json` prints values in that form."
        ),
    ],
    why: Why = "",
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Set a field of an entry. What reports tell of it stays beside it, and the value outlives every reading.

    \b
    Examples:
      bordereau correct RUS-MLI-2024-09-18 weight_t 11
      bordereau correct RUS-MLI-2024-09-18 supplier RUS
      bordereau correct RUS-MLI-2024-09-18 place '{"name": "Bamako", "country": "MLI"}'
      bordereau correct RUS-MLI-2024-09-18 items '[{"category": "weapons"}, {"category": "food"}]'
    """
    with opened(database) as register:
        _tell(register.correct(entry, _field(field), _value(value), who=who_or_login(who), why=why))


@app.command(short_help="Reject an entry: it is no happening of this register.")
def reject(entry: EntryName, why: Why = "", who: Who = "", database: Database = DEFAULT) -> None:
    """Reject an entry: misread, or no happening of this register. It stays, and is not listed by default.

    \b
    Example:
      bordereau reject USA-X-ND --why "a film prop"
    """
    with opened(database) as register:
        _tell(register.reject(entry, who=who_or_login(who), why=why))


@app.command(short_help="Make one entry of two.")
def merge(
    entry: EntryName,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The entry that goes into it.")],
    why: Why = "",
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Make one entry of two that tell of the same happening. Both identifiers find it from now on.

    \b
    Example:
      bordereau merge RUS-MLI-2024-09-18 RUS-MLI-2024-09 --why "one flight"
    """
    with opened(database) as register:
        _tell(register.merge(entry, other, who=who_or_login(who), why=why))


@app.command(short_help="Take reports out of an entry, into one of their own.")
def split(
    entry: EntryName,
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", help="The reports to take out, as `show` names them.")
    ],
    why: Why = "",
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Take reports out of an entry, into an entry of their own. They stay apart, whatever is read later.

    \b
    Example:
      bordereau split RUS-MLI-2024-09-18 4f1c09ab77d2e310.2 --why "another flight"
    """
    with opened(database) as register:
        _tell(register.split(entry, reports, who=who_or_login(who), why=why))


@app.command(short_help="Write a note on an entry.")
def note(
    entry: EntryName,
    text: Annotated[str, typer.Argument(help="The note, as the history keeps it.")],
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Write a note on an entry; `show` and `history` print it.

    \b
    Example:
      bordereau note RUS-MLI-2024-09-18 "asked the airport on 3 October"
    """
    with opened(database) as register:
        _tell(register.note(entry, text, who=who_or_login(who)))


@app.command(short_help="Undo a decision.")
def undo(
    decision: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number, as `history` prints it.")],
    why: Why = "",
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Undo a decision. It stays in the history with its undoing, which can be undone in its turn.

    \b
    Example:
      bordereau undo 12 --why "wrong entry"
    """
    with opened(database) as register:
        _tell(register.undo(decision, who=who_or_login(who), why=why))


@app.command(short_help="Say how reliable a publisher is.")
def rate(
    publisher: Annotated[str, typer.Argument(help="The publisher, as `sources` names it.")],
    letter: Annotated[
        str,
        typer.Argument(
            help="Its reliability on the Admiralty scale: A completely, B usually, C fairly, D not usually "
            "reliable, E unreliable, F cannot be judged."
        ),
    ],
    why: Why = "",
    who: Who = "",
    database: Database = DEFAULT,
) -> None:
    """Say how reliable a publisher is; all are F, cannot be judged, until you do.

    \b
    Example:
      bordereau rate "Radio Sahel" B --why "its figures held in 2023"
    """
    from bordereau.exchange.terminal import measured

    with opened(database) as register:
        with measured("its entries follow") as follow:
            decided = register.set_reliability(
                publisher, letter, who=who_or_login(who), why=why, on_progress=follow
            )
        _tell(decided)


def _field(name: str) -> str:
    """The field that is meant: by its own name, or by the label under which `show` prints it."""
    from bordereau.exchange.showing import LABELS

    return {label: field for field, label in LABELS.items()}.get(name.strip().lower(), name)


def _value(text: str) -> Any:
    """A value as typed: JSON where it is some, else the words themselves."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _tell(decided: Decided) -> None:
    """Prints the decision with its number, and what it changed; or that it had been taken before."""
    from bordereau.exchange.history import history_lines
    from bordereau.exchange.terminal import one_line

    if decided.already:
        typer.echo("That was decided already, and nothing was recorded (to add words, use `bordereau note`):")
    for line in history_lines([decided.decision, *decided.changes]):
        typer.echo(one_line(line))
