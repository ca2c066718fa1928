"""A register that another version of the program kept: the desk says so, and goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desks import Desk, close_desk, open_desk
from typer.testing import CliRunner

from bordereau.commands import desk as command
from bordereau.register import Register, renewing

FLIGHT = "RUS-MLI-2024-09-18"
PAGES = ("/", "/charts", f"/entries/{FLIGHT}", "/review", "/sources", "/feed.atom", f"/api/entries/{FLIGHT}",
         f"/api/entries/{FLIGHT}/explain", "/api/stats")  # fmt: skip


@pytest.fixture
def old(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk over a register whose entries and features are of a form that nobody reads any more."""
    with closing(sqlite3.connect(desk.register.name)) as connection, connection:
        for no, snapshot in connection.execute("SELECT no, snapshot FROM entry").fetchall():
            told = json.dumps({"of": "yore", **json.loads(snapshot), "fields": "none"})
            connection.execute("UPDATE entry SET snapshot = ? WHERE no = ?", [told, no])
        connection.execute("UPDATE report SET features = '{\"yore\": 1}'")
        connection.execute("UPDATE meta SET value = 'of yore' WHERE key = 'rules'")
    return desk


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_over_it(old: Desk, page: str) -> None:
    assert old.client.get(page).status_code in (200, 409, 503), page


@pytest.mark.parametrize(("language", "words"), [("en", "another version"), ("fr", "une autre version")])
def test_an_entry_that_cannot_be_read_names_the_command_that_renews_it(
    old: Desk, language: str, words: str
) -> None:
    told = old.client.get(f"/entries/{FLIGHT}", headers={"accept-language": language})
    assert told.status_code == 409
    assert words in told.text and "bordereau renew" in told.text


def test_an_entry_is_shown_where_only_what_was_compared_cannot_be_read(old: Desk, filed: Path) -> None:
    with closing(sqlite3.connect(filed)) as whole, closing(sqlite3.connect(old.register.name)) as connection:
        for row in whole.execute("SELECT snapshot, no FROM entry"):
            connection.execute("UPDATE entry SET snapshot = ? WHERE no = ?", row)
        connection.commit()
    told = old.client.get(f"/entries/{FLIGHT}")
    assert told.status_code == 200 and "bordereau renew" in told.text


def test_opening_the_desk_renews_it_and_says_so(old: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old.register.name
    close_desk(old)
    monkeypatch.setattr(command, "_serve", lambda *told, **more: None)
    told = CliRunner().invoke(command.app, ["--database", path, "--no-browser"])
    assert told.exit_code == 0, told.output
    assert "made anew" in told.output
    with Register.open(path) as register:
        assert not register.outdated and list(register.check()) == []
    again = open_desk(Path(path))
    assert again.client.get(f"/entries/{FLIGHT}").status_code == 200
    close_desk(again)


def test_a_register_of_todays_rules_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_serve", lambda *told, **more: None)
    monkeypatch.setattr(renewing, "begin", lambda *told: pytest.fail("renewed"))
    told = CliRunner().invoke(command.app, ["--database", desk.register.name, "--no-browser"])
    assert told.exit_code == 0 and "anew" not in told.output
