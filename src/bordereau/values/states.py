"""States and other parties by their usual names, in any language of the codebook."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from bordereau.codebook import codebook_roots, compiled, entries, fold, name_of

_OF_THE_WORLD = "USD"


def states_named(name: str) -> tuple[str, ...]:
    """The states (ISO 3166-1 alpha-3) that have this name, sorted, compared without accents and case: of
    'Ivory Coast' CIV, of 'Congo' two. What stands for a state counts as its name: 'Moscow', 'Russian'. None
    for a name of something else, and for a code."""
    return _names().get(_key(name), ())


def state_names() -> tuple[str, ...]:
    """All names of states, as they are compared."""
    return tuple(_names())


def is_party(name: str) -> bool:
    """Whether the codebook has a party of this name or code: a state, an army, a group, a body, a maker."""
    return is_code(name) or _key(name) in _parties()


def is_code(text: str) -> bool:
    """Whether this is the code of a state or territory (ISO 3166-1 alpha-3, and Kosovo's), in any case."""
    return text.upper() in _codes()


@cache
def state_of_currency(currency: str) -> str | None:
    """The state (ISO 3166-1 alpha-3) whose own money a currency is, by its ISO 4217 code; None for one of
    several states, and for the dollar of the United States, in which the whole world counts."""
    import pycountry

    found = pycountry.countries.get(alpha_2=currency[:2]) if currency != _OF_THE_WORLD else None
    return str(found.alpha_3) if found else None


@cache
def _codes() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX"}


@cache
def _parties() -> frozenset[str]:
    found: frozenset[str] = compiled("parties-by-name", codebook_roots(), _all_parties)
    return found


def _all_parties() -> frozenset[str]:
    listed = [entry for entry in entries() if entry.kind == "party"]
    names = (
        name.removeprefix("=") for entry in listed for several in entry.names.values() for name in several
    )
    return frozenset(_key(name) for name in (*names, *(entry.id for entry in listed)))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    roots = codebook_roots()
    found: dict[str, tuple[str, ...]] = compiled("states-by-name", roots, _collected)
    return found


def _collected() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries():
        if entry.kind == "party" and entry.pos == "name" and entry.attributes.get("type") == "state":
            for name in (name for names in entry.names.values() for name in names):
                found[_key(name.removeprefix("="))].add(entry.id)
    return {name: tuple(sorted(states)) for name, states in found.items()}


def _key(name: str) -> str:
    return name_of(fold(name).replace("\n", " "))
