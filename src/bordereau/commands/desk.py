"""The command that opens the desk: the register in the browser."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bordereau.commands.options import DEFAULT, Database, Who, fail, opened, renewed, who_or_login

if TYPE_CHECKING:
    from bordereau.desk.security import Users
    from bordereau.register import Register

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()

PORT = 8642
_TRIED = 20


@app.command(short_help="Open the register in the browser.")
def desk(  # noqa: PLR0913, PLR0917 (each is an option)
    database: Database = DEFAULT,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", "-p", min=1, max=65535, show_default=f"{PORT}, or the next one that is free",
            help="The port to listen at.",
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", help="The address to listen at; any but this machine's own needs --users."),
    ] = "127.0.0.1",
    users: Annotated[
        Path | None,
        typer.Option(
            "--users", metavar="FILE", envvar="BORDEREAU_USERS",
            help="Who may log in, and as what: a file that `bordereau desk-user` writes.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name that others reach the desk by; may be repeated."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="It is reached by https, through a proxy that you run.")
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, open nothing.")
    ] = False,
    who: Who = "",
) -> None:  # fmt: skip
    """Open the register in the browser: look, search, compare sources, decide, file new articles.

    It runs until you stop it (Ctrl-C), answers to this machine alone, and loads nothing from elsewhere. Where
    none is named, the register is bordereau.db in this folder, and is made if it is missing.

    For a team give it an address and users; put a proxy with https before it.

    \b
    Examples:
      bordereau desk
      bordereau desk --database sahel.db --no-browser
      bordereau desk --host 0.0.0.0 --users users.yaml --name register.example.org --https
    """
    from bordereau.desk.app import create_app
    from bordereau.desk.security import Names, is_loopback

    known = _users(users)
    if known is None and not is_loopback(host):
        raise typer.BadParameter(
            f"{host} is not this machine alone: say who may log in with --users FILE (`bordereau desk-user "
            "NAME` makes one)"
        )
    with opened(database, must_exist=database != DEFAULT) as register:
        _bring_up_to_date(register)
        names = Names.of(name or (), addresses=not is_loopback(host))
        listener = _listener(host, port)
        address = _address(host, listener.getsockname()[1])
        typer.echo(f"bordereau: {register.name} is open at {address} (stop with Ctrl-C)")
        owner = None if known else who_or_login(who)
        application = create_app(register, users=known, names=names, https=https, owner=owner, lasting=True)
        _serve(application, listener, None if no_browser else address, proxied=https)


def _bring_up_to_date(register: Register) -> None:
    """Makes the entries of a register anew that other rules made; one that cannot be written to stays."""
    from bordereau.exchange.terminal import one_line

    if not register.outdated:
        return
    told = one_line(f"bordereau: the entries of {register.name} were made by another version's rules")
    if register.read_only:
        typer.echo(f"{told}, and nothing can be written to it: some may not be shown", err=True)
        return
    typer.echo(f"{told}: they are made anew, ids and decisions stay", err=True)
    typer.echo(f"bordereau: {renewed(register):,} changes of entries", err=True)


def _users(path: Path | None) -> Users | None:
    from bordereau.desk.security import Users, UsersError
    from bordereau.exchange.terminal import one_line

    if path is None:
        return None
    try:
        users = Users(path)
    except UsersError as error:
        fail(one_line(str(error)))
    if users.open_to_others():
        typer.echo(f"bordereau: others on this machine may read {path}: chmod 600 {path}", err=True)
    return users


def _listener(host: str, port: int | None) -> socket.socket:
    """A socket that listens: at the port that was asked for, else at the first free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    problem: OSError | None = None
    for tried in [port] if port else range(PORT, PORT + _TRIED):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, tried))
            listener.listen(128)
        except OSError as error:
            listener.close()
            problem = error
        else:
            return listener
    reason = problem.strerror if problem else "no port is free"
    fail(f"nothing can listen at {host} port {port or PORT}: {reason}; name another with --port")


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (shown, not bound)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _serve(application: Any, listener: socket.socket, opens: str | None, *, proxied: bool) -> None:
    """Serves until it is stopped; opens the browser when it answers. `proxied`: a proxy of this machine is
    believed when it says whom it asks for."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if opens and self.started:
                _open(opens)

    config = uvicorn.Config(
        application,
        log_level="warning",
        server_header=False,
        proxy_headers=proxied,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_graceful_shutdown=3,
    )
    with suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listener])
    typer.echo("bordereau: the desk is closed")


def _open(address: str) -> None:
    """Opens the browser, from a thread of its own: some take their time, or never come back."""
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()
