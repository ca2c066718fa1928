"""Commands on the register as a whole: sources, stats, check, renew."""

from __future__ import annotations

import typer

from bordereau.commands.options import DEFAULT, Database, Json, opened, renewed

# Rooms are imported where a command needs them, so that --help does not wait for any.

app = typer.Typer()


@app.command(short_help="List the publishers: articles, near copies, reliability.")
def sources(as_json: Json = False, database: Database = DEFAULT) -> None:
    """List the publishers: how many articles, how many of them tell something, how many are near copies of
    others (an agency's text on five sites is one voice), and how reliable a person said they are (`rate`).

    \b
    Example:
      bordereau sources --database sahel.db
    """
    from bordereau.exchange.keeping import print_json, print_sources

    with opened(database) as register:
        listed = register.sources()
        if as_json:
            print_json(listed)
        else:
            print_sources(listed, unnamed=register.stats().articles - sum(one.articles for one in listed))


@app.command(short_help="Count what is in the register.")
def stats(as_json: Json = False, database: Database = DEFAULT) -> None:
    """Count what is in the register: articles, reports, entries by kind, verdict and review, decisions.

    \b
    Example:
      bordereau stats --json
    """
    from bordereau.exchange.keeping import print_json, print_stats

    with opened(database) as register:
        (print_json if as_json else print_stats)(register.stats())


@app.command(short_help="Verify every hash, passage and reference of the register.")
def check(as_json: Json = False, database: Database = DEFAULT) -> None:
    """Verify the register: every hash, passage and reference, and that every entry follows from its reports
    and the decisions. Nothing is mended. The exit status is 1 where something is wrong, else 0.

    \b
    Examples:
      bordereau check --database sahel.db
      bordereau check --json
    """
    from bordereau.exchange.keeping import print_json
    from bordereau.exchange.terminal import one_line

    if as_json:
        with opened(database) as register:
            found = {"register": register.name, "faults": list(register.check())}
        print_json(found)
        raise typer.Exit(1 if found["faults"] else 0)
    faults = 0
    with opened(database) as register:
        for fault in register.check():
            faults += 1
            typer.echo(one_line(str(fault)))
        name = register.name
    typer.echo(one_line(f"{name}: {faults or 'no'} fault{'' if faults == 1 else 's'} found."))
    raise typer.Exit(1 if faults else 0)


@app.command(short_help="Make all entries anew, by the rules of this version of bordereau.")
def renew(database: Database = DEFAULT) -> None:
    """Make all entries anew from their reports and the decisions, by the rules of this version of bordereau.

    Rules change between versions; whatever is filed or decided next, and the desk when it opens, do this by
    themselves. Ids, decisions and history stay. It takes about as long as filing the reports again.

    \b
    Example:
      bordereau renew --database sahel.db
    """
    with opened(database) as register:
        count = renewed(register)
    typer.echo("Nothing changed." if not count else f"{count:,} changes: `bordereau history` lists them.")
