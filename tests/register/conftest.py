"""A register in a file of its own, with a clock that tells another second at every look."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clocks import ticking
from servers import server
from telling import raw_of

from bordereau.model import Reading
from bordereau.register.filed import Filed
from bordereau.register.register import Register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bordereau.db"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with Register.open(path, clock=ticking()) as opened:
        yield opened


@pytest.fixture
def file(register: Register) -> Callable[[Reading], Filed]:
    return lambda reading: register.file(reading, raw_of(reading), origin="a test")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server, with '{}' for the database; skips where none is installed."""
    with server() as address:
        yield address


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """The address of an empty database."""
    import psycopg

    name = f"register_{next(_NUMBERS)}"
    with psycopg.connect(postgresql_server.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgresql_server.format(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


_NUMBERS = itertools.count()
