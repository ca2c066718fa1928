"""The order in which articles arrive: it decides on names, and on nothing else."""

from __future__ import annotations

import random

import pytest
from stories import SHUFFLES, Picture, picture, stories
from telling import raw_of

from bordereau.register.register import Register


@pytest.fixture(scope="module")
def as_they_come(tmp_path_factory) -> Picture:
    with Register.open(tmp_path_factory.mktemp("order") / "bordereau.db") as register:
        for reading in stories():
            register.file(reading, raw_of(reading))
        return picture(register)


@pytest.mark.parametrize("seed", range(SHUFFLES))
def test_articles_in_any_order_make_the_same_entries(seed, as_they_come, register):
    order = random.Random(seed).sample(stories(), len(stories()))  # noqa: S311 (no secret)
    for reading in order:
        register.file(reading, raw_of(reading))
    assert picture(register) == as_they_come
    assert list(register.check()) == []


def test_reading_everything_again_changes_nothing(register):
    for reading in stories():
        register.file(reading, raw_of(reading))
    before, last = picture(register), register.history(limit=1)
    for reading in reversed(stories()):
        assert register.file(reading, raw_of(reading)).nothing_new
    assert (picture(register), register.history(limit=1)) == (before, last)
