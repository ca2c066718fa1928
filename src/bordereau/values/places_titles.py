"""Places in the names of papers and offices ('The Maiduguri Beacon'): any town of some size counts."""

from __future__ import annotations

from functools import lru_cache

from bordereau.values.places_candidates import Candidate, Candidates
from bordereau.values.places_data import words
from bordereau.values.places_index import Reading
from bordereau.values.places_text import Text

_LEAST = 15_000  # inhabitants of a town that a paper may be named after
_REGION = 90_000  # as how many a region counts
_SHARE = 4  # how many times larger a namesake is that leaves a town no chance


@lru_cache(maxsize=4096)
def countries_of_title(title: str, lang: str) -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-3) of the places in the name of a paper or office.

    In running text a small town wants support from the words around it; a paper's name gives none, and what
    would speak against a place ('Post', 'Gazette') is what papers are called. Of namesakes all count that are
    not much smaller than the largest. `lang` is the title's language (ISO 639-1).
    """
    return frozenset(
        country for found in Candidates(Text(title), lang) for country in _countries(found, lang)
    )


def _countries(found: Candidate, lang: str) -> set[str]:
    """The countries that a name on a list may mean in a title; none for a state's name or a plain word."""
    listed = words(lang)
    first = found.key.split(" ", 1)[0]
    if found.key in listed.never | listed.openers or first in listed.determiners:
        return set()
    if found.known:
        return {known.country for known in found.known if known.country}
    if found.state or found.word:
        return set()
    sizes: dict[str, int] = {}
    for town in found.towns:
        sizes[town.country] = max(sizes.get(town.country, 0), _size(town))
    top = max(sizes.values(), default=0)
    return {country for country, size in sizes.items() if size * _SHARE >= top >= _LEAST}


def _size(town: Reading) -> int:
    return _REGION if town.region else town.population
