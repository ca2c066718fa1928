"""What filing and reading ask of a register is found by an index: no table is gone through for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool
from telling import chatter, flight, flights, raw_of

from bordereau.register.register import Register

# Tables of a few rows, what a statement limits by itself, rows that are no table's, the index of words,
# which is asked by the row's number, and what that asks of itself.
SMALL = (
    "meta", "source", "CONSTANT", "(subquery", "anon_",
    "entry_words VIRTUAL TABLE INDEX 0:=", "main.entry_words_config",
)  # fmt: skip
Asked = set[str]


def test_filing_goes_through_no_table(path):
    with Register.open(path) as register, asked() as statements:
        file_all_sorts(register)
    assert scans(path, statements) == []


def test_an_entry_its_history_and_an_article_are_found_without_going_through_a_table(path):
    with Register.open(path) as register:
        file_all_sorts(register)
        with asked() as statements:
            register.entry("RUS-MLI-2024-09-18")
            register.explain("RUS-MLI-2024-09-18")
            register.history("RUS-MLI-2024-09-18")
    assert scans(path, statements) == []


def test_what_waits_for_a_person_is_found_without_going_through_a_table(path):
    with Register.open(path) as register:
        file_all_sorts(register)
        with asked() as statements:
            for reason in ("disputed", "unsure", "new"):
                register.next_in_queue(reason)
    assert scans(path, statements) == []


def file_all_sorts(register: Register) -> None:
    """New articles, near copies, a report that changes, one that is told no more, an article read again."""
    words = chatter("an agency's dispatch", 200)
    days = [{"date": f"2024-09-{day}"} for day in (18, 19)]
    for reading in (
        flight("Gazette", date="2024-09-18"),
        flight("Courier", date="2024-09-18", weight=11.0),
        flight("Herald", date="2024-09-18", words=words, url="https://example.invalid/1"),
        flight("Mirror", date="2024-09-18", words=words, url="https://example.invalid/2"),
        flight("Herald", date="2024-09-18", weight=12.0, url="https://example.invalid/1"),
        flights("Echo", days, url="https://example.invalid/3"),
        flights("Echo", days[:1], url="https://example.invalid/3"),
        flight("Gazette", date="2024-09-18"),
    ):
        register.file(reading, raw_of(reading), origin="a test")


@contextmanager
def asked() -> Iterator[Asked]:
    """The statements that SQLite runs meanwhile, with values in them: those that the driver is given without
    SQLAlchemy's doing among them."""
    statements: Asked = set()

    def note(statement: str) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "INSERT"):
            statements.add(statement)

    def listen(driver: sqlite3.Connection, *_: object) -> None:
        driver.set_trace_callback(note)

    event.listen(Pool, "checkout", listen)
    try:
        yield statements
    finally:
        event.remove(Pool, "checkout", listen)


def scans(path: Path, statements: Asked) -> list[tuple[str, str]]:
    """Where SQLite would go through a table, and for which statement."""
    with closing(sqlite3.connect(path)) as connection:
        plan: Callable[..., Any] = connection.execute
        found = [
            (row[3], statement)
            for statement in sorted(statements)
            for row in plan(f"EXPLAIN QUERY PLAN {statement}")
            if row[3].startswith("SCAN ") and not row[3].removeprefix("SCAN ").startswith(SMALL)
        ]
    return found
