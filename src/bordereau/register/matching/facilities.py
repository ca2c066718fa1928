"""Airports, bases and ports by the town that they serve (facilities.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bordereau.codebook import read_data
from bordereau.values.places_data import key_of

_ROOM = Path(__file__).parent


def town_served(facility: str, country: str) -> str | None:
    """The town that a facility of `country` (ISO 3166-1 alpha-3) serves; None where none is listed.

    `facility` is its name as places are looked up (`places_data.key_of`)."""
    return _towns().get((country, facility))


@cache
def _towns() -> Mapping[tuple[str, str], str]:
    return {
        (country, key_of(facility)): town
        for country, towns in read_data("facilities.yaml", _ROOM)["towns"].items()
        for town, facilities in towns.items()
        for facility in facilities
    }
