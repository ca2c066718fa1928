"""The facts that reconciling stands on, as data files of this room: fields, goods, orders, terms, places."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bordereau.codebook import codebook_roots, compiled, entries, fold, name_of, read_data

# the attribute that tells the state of such a party; an armed group is no part of the state it fights in
_SEAT = {"company": "state", "pmc": "country"}
_ROOM = Path(__file__).parent / "data"


@dataclass(frozen=True)
class FieldFacts:
    """How one field of a kind is reconciled; data/fields.yaml tells what each attribute means."""

    name: str
    compare: str
    bears: str
    list: bool = False
    core: bool = False
    by_stage: str = ""
    combine: bool = False
    overlap: str = "joined"
    later: str = "latest"


@cache
def facts(name: str) -> Any:
    """What the data file `name` of this room holds, by its stem. Raises CodebookError where it is no YAML."""
    return read_data(f"{name}.yaml", _ROOM)


@cache
def fields_of(kind: str) -> Mapping[str, FieldFacts]:
    """The fields of an entry of `kind` by name, in the order in which they are shown."""
    return {name: FieldFacts(name, **how) for name, how in facts("fields")["fields"][kind].items()}


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """`words` as names are compared: small letters, no accents, signs as single spaces."""
    return name_of(fold(words))


def script(words: str) -> str:
    """The script of the first letter of `words`: 'LATIN', 'ARABIC'...; '' where there is none."""
    letter = next((char for char in words if char.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


@cache
def affiliations() -> Mapping[str, str]:
    """Party (by the codebook's id) -> what it belongs to: its parent, or the state of its seat."""
    roots = codebook_roots()
    found: Mapping[str, str] = compiled("affiliations", roots, _affiliations)
    return found


@cache
def broader_than(name: str, value: str) -> frozenset[str]:
    """All values that may be meant by `value` ('vehicle': armoured vehicles, self-propelled guns...)."""
    below = facts(name)["broader"]
    found: set[str] = set()
    open_ = [value]
    while open_:
        new = set(below.get(open_.pop(), ())) - found - {value}
        found |= new
        open_ += new
    return frozenset(found)


def _affiliations() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries():
        if entry.kind == "party":
            above = entry.get("parent") or entry.get(_SEAT.get(entry.get("type"), ""))
            if above and above != entry.id:
                found.setdefault(entry.id, above)
    return found
