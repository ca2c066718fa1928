"""Statements that the driver is given as they were compiled once do what SQLAlchemy makes of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    insert,
    select,
    update,
)

from bordereau.register.store.running import ask, do, do_each, pairs, scalar
from bordereau.register.store.statements import several

_METADATA = MetaData()
_NAMED = Table(
    "named",
    _METADATA,
    Column("no", Integer, primary_key=True),
    Column("name", Text),
    Column("held", Boolean),
)
_ADD = insert(_NAMED)
_SHOWN = select(_NAMED.c.name, _NAMED.c.held).order_by(_NAMED.c.no)
_AMONG = _SHOWN.where(_NAMED.c.name.in_(several("names")), _NAMED.c.held == bindparam("held"))
_RELEASE = update(_NAMED).where(_NAMED.c.name.in_(several("names"))).values(held=False)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with create_engine("sqlite://").begin() as opened:
        _METADATA.create_all(opened)
        do_each(opened, _ADD, [{"name": name, "held": True} for name in ("one", "two", "three")])
        yield opened


@pytest.mark.parametrize("names", [[], ["two"], ["one", "two"], ["one", "two", "three", "four"]])
@pytest.mark.parametrize("held", [True, False])
def test_a_list_of_any_length_is_asked_for_as_sqlalchemy_asks(connection, names, held):
    values = {"names": names, "held": held}
    assert [*ask(connection, _AMONG, values)] == [*connection.execute(_AMONG, values).all()]


def test_values_that_the_statement_has_itself_are_written(connection):
    do(connection, _RELEASE, {"names": ["one", "three"]})
    assert pairs(connection, _SHOWN, {}) == {"one": False, "two": True, "three": False}


def test_truth_values_come_as_such_and_unknown_stays_unknown(connection):
    do(connection, _ADD, {"name": "four", "held": None})
    assert [held for _, held in ask(connection, _SHOWN, {})] == [True, True, True, None]


def test_an_insertion_tells_the_number_of_its_row(connection):
    assert do(connection, _ADD, {"name": "four", "held": False}) == 4
    assert do(connection, _ADD, {"name": "five"}) == 5


def test_nothing_is_written_for_no_rows_and_no_row_gives_no_value(connection):
    do_each(connection, _ADD, [])
    assert len(ask(connection, _SHOWN, {})) == 3
    assert scalar(connection, _AMONG, {"names": [], "held": True}) is None
