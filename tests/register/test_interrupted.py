"""Killed while adding: what was told to be filed is filed, once, and adding again completes the register."""

from __future__ import annotations

import random
import signal
import subprocess
from contextlib import suppress

import pytest
from adding import adder, written
from stories import KILLS, picture, stories

from bordereau.register.register import Register


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The readings in a file, what they make when nothing happens, and how long adding them takes."""
    folder = tmp_path_factory.mktemp("whole")
    readings = written(stories(), folder)
    process = adder(folder / "bordereau.db", readings)
    process.communicate(timeout=300)
    with Register.open(folder / "bordereau.db") as register:
        return readings, picture(register), register.stats()


@pytest.mark.parametrize("seed", range(KILLS))
def test_after_a_kill_nothing_is_lost_and_adding_again_doubles_nothing(seed, whole, path):
    readings, expected, counts = whole
    chance = random.Random(seed)  # noqa: S311 (no secret)
    told = kill_while_adding(path, readings, chance)
    with Register.open(path) as register:
        assert list(register.check()) == []
        assert all(register.article(key) for key in told)
        assert register.stats().articles - len(set(told)) in (0, 1)
    process = adder(path, readings)
    assert process.wait(timeout=300) == 0
    with Register.open(path) as register:
        assert picture(register) == expected
        assert list(register.check()) == []
        now = register.stats()
        assert (now.versions, now.reports, now.claims) == (counts.versions, counts.reports, counts.claims)


def kill_while_adding(path, readings, chance) -> list[str]:
    """Kills an adder at a random moment; the keys of the articles that it told of as filed."""
    process = adder(path, readings)
    told = []
    for _ in range(chance.randrange(len(stories()))):
        line = process.stdout.readline()
        if line:
            told.append(line.strip())
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=chance.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    # `communicate` would read past the lines that `readline` has buffered already, and lose them.
    rest = process.stdout.read()
    process.wait()
    return told + rest.split()
