"""A fault, and rows a few at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

T = TypeVar("T")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: in which table (`what`), in which row or thing (`which`), and what (`problem`)."""

    what: str
    which: str
    problem: str

    def __str__(self) -> str:
        return f"{self.what} {self.which}: {self.problem}"


def rows(connection: Connection, statement: Select[Any]) -> Iterator[Any]:
    """The rows of a statement, never all of them in memory."""
    yield from connection.execute(statement, execution_options={"yield_per": _AT_ONCE})


def several(things: Iterable[T], most: int = _AT_ONCE) -> Iterator[list[T]]:
    """The things in lists of up to `most`."""
    left = iter(things)
    while part := list(islice(left, most)):
        yield part
