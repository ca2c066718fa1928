"""Options that the register's commands share, and how they open it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bordereau.register import Register

# Rooms are imported where they are needed, so that --help does not wait for any.

DEFAULT = "bordereau.db"
"""The register where none is named: a file in the folder that the command is given in."""

Database = Annotated[
    str,
    typer.Option(
        "--database", "-d", metavar="FILE|URL", envvar="BORDEREAU_DATABASE",
        help="The register: an SQLite file, or the address of a PostgreSQL database "
        "(postgresql://user@host/name).",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
EntryName = Annotated[
    str,
    typer.Argument(metavar="ENTRY", help="An entry's identifier, such as RUS-MLI-2024-09-18."),
]
Why = Annotated[str, typer.Option("--why", "-w", metavar="TEXT", help="The reason, as the history keeps it.")]
Who = Annotated[
    str,
    typer.Option(
        "--who", metavar="NAME", envvar="BORDEREAU_WHO", show_default="your login name",
        help="Who decides, as the history keeps it.",
    ),
]  # fmt: skip


def who_or_login(who: str) -> str:
    """The name given, else the login name of this machine's user; a usage error where there is neither."""
    try:
        return who.strip() or getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise typer.BadParameter("say who decides: --who NAME, or set BORDEREAU_WHO") from None


@contextmanager
def opened(database: str, *, must_exist: bool = True) -> Iterator[Register]:
    """The register, open; what goes wrong with it ends the command with one line and exit status 1.

    `must_exist`: a file that is not there is an error, so that a mistyped name makes no empty register.
    """
    from bordereau.exchange.terminal import one_line
    from bordereau.register import Register, RegisterError

    if must_exist and "://" not in database and not Path(database).exists():
        fail(
            f"there is no register {database}: file articles with `bordereau add PATH`, or name another "
            "with --database"
        )
    try:
        with Register.open(database) as register:
            yield register
    except RegisterError as error:
        fail(one_line(str(error)))


def renewed(register: Register) -> int:
    """Makes all entries of a register anew, with a bar on the terminal; how many changed."""
    from bordereau.exchange.terminal import measured

    with measured("renewing the entries") as tell:
        return register.renew(tell)


def caught_up(register: Register) -> None:
    """Does what an upgrade or another command left to be done, with a bar on the terminal."""
    from bordereau.exchange.terminal import measured

    if not register.read_only and register.outdated:
        with measured("renewing the entries") as tell:
            register.catch_up(tell)


def fail(reason: str) -> NoReturn:
    """Ends the command with one line on standard error and exit status 1."""
    typer.echo(f"bordereau: {reason}", err=True)
    raise typer.Exit(1)
