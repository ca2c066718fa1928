"""Every command stands on the page of commands, and the page names none that is not there."""

import re
from pathlib import Path

import typer.main

from bordereau.cli import app


def test_every_command_is_documented_and_no_other(root: Path) -> None:
    page = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `bordereau ([a-z-]+)", page, re.M))
    command = typer.main.get_command(app)
    assert documented == set(command.commands)  # type: ignore[attr-defined]


def test_the_help_of_every_command_teaches_by_example(root: Path) -> None:
    command = typer.main.get_command(app)
    for name, sub in command.commands.items():  # type: ignore[attr-defined]
        assert f"bordereau {name}" in (sub.help or ""), name
