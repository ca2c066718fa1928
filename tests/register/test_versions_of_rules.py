"""When the program's rules change, entries are made anew at the next writing; ids and decisions stay."""

from __future__ import annotations

import sqlite3

import pytest
from stories import made_up, picture
from telling import flight, raw_of

from bordereau.register import renewing, weighing
from bordereau.register.errors import OutdatedError
from bordereau.register.register import Register


def test_a_register_of_other_rules_is_renewed_by_what_is_written_next(path, monkeypatch):
    with Register.open(path) as register:
        for reading in made_up():
            register.file(reading, raw_of(reading))
        name = register.entries().entries[0].id
        register.correct(name, "weight_t", 99, who="Ada")
        before, ids = picture(register), {s.id for s in register.entries(limit=1000).entries}
        assert not register.outdated
    damage(path)
    monkeypatch.setattr(renewing, "RULES", "others")
    with Register.open(path) as register:
        assert register.outdated
        with pytest.raises(OutdatedError, match="makes all entries anew"):
            register.entry(name)
        register.file(flight(supplier="KOR", recipient="PER", date="2020"), b"")
        assert not register.outdated
        now = picture(register)
        assert {k: v for k, v in now.items() if k in before} == before and len(now) == len(before) + 1
        assert ids < {s.id for s in register.entries(limit=1000).entries}
        assert list(register.check()) == []


def test_making_anew_goes_on_where_it_was_stopped_and_tells_how_far_it_is(path, monkeypatch):
    monkeypatch.setattr(renewing, "AT_ONCE", 3)
    with Register.open(path) as register:
        for reading in made_up():
            register.file(reading, raw_of(reading))
        before, told = picture(register), []
        with pytest.raises(StoppedError):
            register.renew(on_progress=stop_at(7, told))
        assert register.outdated
        assert [fault.which for fault in register.check()] == ["renewing"]
    with Register.open(path) as register:
        register.catch_up(on_progress=lambda done, total: told.append((done, total)))
        assert not register.outdated
        assert (picture(register), list(register.check())) == (before, [])
    assert told == sorted(told) and told[-1][0] == told[-1][1]


def test_a_letter_reaches_all_entries_of_its_publisher_though_it_was_stopped_on_the_way(path, monkeypatch):
    monkeypatch.setattr(weighing, "AT_ONCE", 2)
    with Register.open(path) as register:
        for number in range(7):
            register.file(flight("Gazette", date=f"20{10 + number}-03-04", title=str(number)), b"")
        with pytest.raises(StoppedError):
            register.set_reliability("Gazette", "A", who="Ada", on_progress=stop_at(2, []))
        assert sorted(s.credibility for s in register.entries().entries) == [2, 2, 2, 2, 3, 3, 3]
    with Register.open(path) as register:
        register.file(flight("Gazette", date="2019-03-04", title="later"), b"")
        assert {s.credibility for s in register.entries().entries} == {2}
        undone = register.undo(1, who="Ada")
        assert len(undone.entries) == 8 and {s.credibility for s in register.entries().entries} == {3}
        assert list(register.check()) == []


class StoppedError(Exception):
    """As a key pressed, or a process killed, between two steps."""


def stop_at(steps, told):
    def progress(done, total):
        told.append((done, total))
        if len(told) == steps:
            raise StoppedError

    return progress


def damage(path) -> None:
    """Leaves nothing of what is derived as it should be."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entry SET snapshot = replace(snapshot, 'delivered', 'planned')")
        connection.execute("DELETE FROM link")
        connection.execute("UPDATE report SET features = replace(features, 'MLI', 'BFA')")
        connection.execute("DELETE FROM facet")
    connection.close()
