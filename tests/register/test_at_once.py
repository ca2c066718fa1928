"""Several processes that add to one register: the same result as one after the other."""

from __future__ import annotations

import pytest
from adding import add_at_once, written
from stories import picture, stories
from telling import raw_of

from bordereau.register.register import Register


@pytest.fixture(scope="module")
def one_after_the_other(tmp_path_factory):
    with Register.open(tmp_path_factory.mktemp("one") / "bordereau.db") as register:
        for reading in stories():
            register.file(reading, raw_of(reading))
        return picture(register)


def test_two_processes_add_to_one_file(one_after_the_other, path, tmp_path):
    add_at_once(path, written(stories(), tmp_path), 2)
    with Register.open(path) as register:
        assert picture(register) == one_after_the_other
        assert list(register.check()) == []


def test_two_processes_that_add_the_same_add_it_once(one_after_the_other, path, tmp_path):
    readings = written([*stories(), *stories()], tmp_path)
    add_at_once(path, readings, 2)
    with Register.open(path) as register:
        assert picture(register) == one_after_the_other
        assert register.stats().versions == len(stories())


def test_four_processes_add_to_one_database_server(one_after_the_other, postgresql, tmp_path):
    add_at_once(postgresql, written(stories(), tmp_path), 4)
    with Register.open(postgresql) as register:
        assert picture(register) == one_after_the_other
        assert list(register.check()) == []
