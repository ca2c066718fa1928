"""When the program's rules change, entries are made anew at the next writing; ids and decisions stay."""

from __future__ import annotations

import sqlite3

import pytest
from stories import made_up, picture
from telling import flight, raw_of

from bordereau.register import renewing
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


def damage(path) -> None:
    """Leaves nothing of what is derived as it should be."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entry SET snapshot = replace(snapshot, 'delivered', 'planned')")
        connection.execute("DELETE FROM link")
        connection.execute("UPDATE report SET features = replace(features, 'MLI', 'BFA')")
        connection.execute("DELETE FROM facet")
    connection.close()
