"""PostgreSQL, by psycopg 3: for a team that keeps one register. Writers take turns by an advisory lock."""

from __future__ import annotations

from importlib.util import find_spec

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bordereau.register.errors import AddressError


def postgresql_engine(address: str) -> Engine:
    """The engine of an address; AddressError where it is none, or psycopg is not installed."""
    if find_spec("psycopg") is None:
        raise AddressError("PostgreSQL needs psycopg: pip install 'bordereau[postgresql]'")
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise AddressError(
            "this is no address of a database: write postgresql://user@host:5432/database"
        ) from error
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
