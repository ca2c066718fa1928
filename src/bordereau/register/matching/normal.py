"""Values in the form in which reports are compared: keys of names, ranges of days, hashes of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b

from bordereau.codebook.fold import fold, name_of
from bordereau.register.matching.facilities import town_served
from bordereau.register.matching.listed import party_key
from bordereau.register.matching.ranks import is_state
from bordereau.values.edtf import first_day, last_day
from bordereau.values.places_data import Known, key_of, known_places
from bordereau.values.places_index import look_up

Days = tuple[int, int]
Thing = tuple[str, str, float | None]

RUN = 4  # words in a run whose hash is compared
RUNS = 200  # runs of a quotation that are kept, the smallest hashes first


def days_of(value: str | None) -> Days | None:
    """First and last day of an EDTF date as ordinals (`date.toordinal`); None where it is none."""
    if not value:
        return None
    try:
        return first_day(value).toordinal(), last_day(value).toordinal()
    except ValueError:
        return None


def states_and_others(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states among the names (ISO 3166-1 alpha-3), and keys of the others; both sorted, none twice."""
    listed = set(names)
    states = {name for name in listed if is_state(name)}
    return tuple(sorted(states)), tuple(sorted({party_key(name) for name in listed - states}))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, sorted, none twice."""
    return tuple(sorted(set(fold(text).split())))


@lru_cache(maxsize=4096)
def place_key(name: str, country: str | None) -> str:
    """The folded name of a place; of one that the codebook knows its id there, the same under all its names
    ('Crimée', 'Crimea')."""
    known = next((place.id for run in _runs(name) for place in _known(run, country)), name)
    return name_of(fold(known))


@lru_cache(maxsize=4096)
def town_of(name: str, country: str | None) -> str:
    """A key of the town that a place is, serves or is named after ('Bamako', 'Бамако', 'aéroport de Bamako',
    'Modibo Keïta'), by the list of facilities and the gazetteer, which is asked for other names that the
    codebook has of a town; empty where the country is not told or has no such town.

    The gazetteer gives a town no number of its own: its country and inhabitants stand for it, which two towns
    of one country hardly ever share.
    """
    if not country:
        return ""
    listed = list(_runs(name))
    served = next(filter(None, (town_served(run, country) for run in listed)), None)
    if served:
        return _in_gazetteer(_runs(served), country)
    towns = (place for run in listed for place in _known(run, country) if place.type == "city")
    others = (other for place in towns for other in _names()[place.country, place.id])
    return _in_gazetteer(listed, country) or _in_gazetteer(others, country)


def _known(name: str, country: str | None) -> Iterator[Known]:
    """The codebook's places of a name in a country; where none is told, those that the name is enough for."""
    for place in known_places().get(name, ()):
        if place.country in (country, None) if country else not place.ambiguous:
            yield place


@cache
def _names() -> Mapping[tuple[str | None, str], list[str]]:
    """By country and id of a place of the codebook all its names."""
    found: dict[tuple[str | None, str], list[str]] = {}
    for name, places in known_places().items():
        for place in places:
            found.setdefault((place.country, place.id), []).append(name)
    return found


def _runs(name: str) -> Iterator[str]:
    """The runs of a name's words, folded, the longest first, of equal ones the last first."""
    words = key_of(name).split()[:8]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size, -1, -1):
            yield " ".join(words[start : start + size])


def _in_gazetteer(names: Iterable[str], country: str) -> str:
    for name in names:
        known = look_up(name)
        for reading in known.readings if known else ():
            if reading.country == country and reading.population and not reading.region:
                return f"{country}{reading.population}"
    return ""


def shingles(text: str) -> tuple[int, ...]:
    """Hashes of the runs of `RUN` words of a text (of the whole where it has fewer), the smallest `RUNS`."""
    words = fold(text).split()
    runs = {" ".join(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(map(digest, runs))[:RUNS])


def digest(text: str) -> int:
    """A hash of 48 bits, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")


def number(value: float) -> str:
    """A number as people write it: 11, 2.5, 550,000,000."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
