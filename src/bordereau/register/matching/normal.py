"""Values in the form in which reports are compared: keys of names, ranges of days, hashes of words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from bordereau.codebook.fold import fold, name_of
from bordereau.register.matching.ranks import is_state
from bordereau.values.edtf import first_day, last_day
from bordereau.values.places_data import key_of
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
    return tuple(sorted(states)), tuple(sorted(map(squeezed, listed - states)))


def squeezed(name: str) -> str:
    """A name's letters and digits, folded: 'Il-76' and 'IL 76' are one."""
    return fold(name).replace(" ", "").replace("\n", "")


name_key = squeezed


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, sorted, none twice."""
    return tuple(sorted(set(fold(text).split())))


def place_key(name: str) -> str:
    """The folded name of a place."""
    return name_of(fold(name))


def town_of(name: str, country: str | None) -> str:
    """A key of the town that a place is or is named after ('Bamako', 'Бамако', 'aéroport de Bamako'), by the
    gazetteer; empty where the country is not told or has no such town.

    The gazetteer gives a town no number of its own: its country and inhabitants stand for it, which two towns
    of one country hardly ever share.
    """
    if not country:
        return ""
    words = key_of(name).split()[:8]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size, -1, -1):
            known = look_up(" ".join(words[start : start + size]))
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
