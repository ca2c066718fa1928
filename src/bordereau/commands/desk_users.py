"""Who may log in at a desk for several people."""

from __future__ import annotations

import getpass
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bordereau.commands.options import fail

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    editor = "editor"


@app.command("desk-user", short_help="Add a user to a desk for several people, or change one.")
def desk_user(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name to log in with; the history calls them so.")
    ],
    users: Annotated[
        Path,
        typer.Option("--users", metavar="FILE", envvar="BORDEREAU_USERS", help="The users file, YAML."),
    ] = Path("users.yaml"),
    role: Annotated[
        Role | None,
        typer.Option(
            "--role",
            show_default="reader, or what they were",
            help="reader: sees everything, changes nothing; editor: decides and files, too.",
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the user out; at once.")] = False,
) -> None:
    """Add a user to the users file of a desk, or give one another password or role.

    The password is asked for twice and not shown; piped in, it is the first line of standard input. The file
    keeps its Argon2id hash, and only you can read the file. A running desk sees the change by itself.

    \b
    Examples:
      bordereau desk-user awa --role editor
      bordereau desk-user awa --remove
    """
    from bordereau.desk.security import UsersError, drop_user
    from bordereau.exchange.terminal import one_line

    try:
        if remove:
            drop_user(users, name)
            told = f"{name} is no user any more."
        else:
            told = _put(users, name, role)
    except UsersError as error:
        fail(one_line(str(error)))
    typer.echo(one_line(f"{users}: {told}"))


def _put(users: Path, name: str, role: Role | None) -> str:
    from bordereau.desk.security import check_name, put_user, role_of

    check_name(name)
    chosen = role.value if role else role_of(users, name) or "reader"
    new = put_user(users, name, chosen, _password())
    return f"{name} may log in as {chosen}." if new else f"{name} has a new password, and is {chosen}."


def _password() -> str:
    """The password, asked for twice where somebody is there to ask."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        fail("the two are not the same: nothing was changed")
    return first
