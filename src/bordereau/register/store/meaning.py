"""What the names of a filter mean: the values that entries are found by."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sqlalchemy import Connection, select

from bordereau.register.errors import UnknownValueError
from bordereau.register.facets import folded
from bordereau.register.store import tables as t
from bordereau.values.states import is_code, is_party, state_names, states_named

_OF_STATES = frozenset({"supplier", "recipient", "party", "place"})
_NEAR = 3


def meant(connection: Connection, role: str, names: Iterable[str]) -> set[str]:
    """The folded values of a role that these names mean: themselves, the codes of the states that they name,
    and for publishers, whose name is seldom told whole, all that have it in theirs.

    UnknownValueError where a name is in no entry, and is no state's or other party's of the codebook either.
    """
    return {value for name in names for value in _meant(connection, role, name)}


def _meant(connection: Connection, role: str, name: str) -> set[str]:
    found = {folded(name)}
    if role in _OF_STATES:
        found |= {folded(state) for state in states_named(name)}
    if _stands(connection, role, found) or (role in _OF_STATES and is_party(name)):
        return found
    known = _values(connection, role)
    parts = (
        {value for value in known if folded(name) and folded(name) in value} if role == "publisher" else ()
    )
    if parts:
        return set(parts)
    if role in _OF_STATES:
        known = [*known, *state_names()]
    near = difflib.get_close_matches(folded(name), known, _NEAR)
    raise UnknownValueError(role, name, [n.upper() if is_code(n) else n for n in near])


def _stands(connection: Connection, role: str, values: set[str]) -> bool:
    c = t.facet.c
    any_of = select(c.entry).where(c.role == role, c.value.in_(sorted(values))).limit(1)
    return connection.execute(any_of).first() is not None


def _values(connection: Connection, role: str) -> list[str]:
    c = t.facet.c
    return list(connection.execute(select(c.value).where(c.role == role).distinct()).scalars())
