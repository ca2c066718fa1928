"""The gazetteer: which towns bear a name, read from the file that tools/build_places.py makes.

The file is data of GeoNames (CC BY 4.0); its header says so. It is unpacked once a process, kept as sorted
lines and searched by bisection: no table to build, so the first look-up costs little, and any number of
threads may read.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_READING = re.compile(r"([A-Z]{3})(\d+)(\*?)(~?)(\+?)")


@dataclass(frozen=True)
class Reading:
    """One place that a name can mean: ISO3 of its country, inhabitants (0 for a region), how the name stands
    to it.
    """

    country: str
    population: int
    capital: bool = False
    alternate: bool = False
    region: bool = False


@dataclass(frozen=True)
class Name:
    """What the gazetteer knows of a name.

    `readings` are by falling population; `state_in` and `word_in` hold the languages (ISO 639-1) in which the
    name is also a state's, or an ordinary word.
    """

    readings: tuple[Reading, ...]
    state_in: frozenset[str] = frozenset()
    word_in: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def look_up(folded: str) -> Name | None:
    """The towns of a folded name (`codebook.fold` with single spaces), or None where none has it."""
    lines = _lines()
    key = folded.encode() + b"\t"
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return None
    columns = lines[at].decode().split("\t")
    flags = dict(flag.split("=") for flag in columns[2].split(" ")) if len(columns) > 2 else {}
    return Name(
        tuple(
            Reading(code, int(size), bool(capital), bool(other), bool(region))
            for code, size, capital, other, region in _READING.findall(columns[1])
        ),
        frozenset(filter(None, flags.get("n", "").split(","))),
        frozenset(filter(None, flags.get("w", "").split(","))),
    )


@cache
def _lines() -> list[bytes]:
    packed = resources.files("bordereau.values").joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).splitlines()
    return lines[next((at for at, line in enumerate(lines) if not line.startswith(b"#")), len(lines)) :]
