"""Origins: the states where a designation was designed (data/materiel/origins.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.files import DATA, CodebookError, codebook_roots, read_data
from bordereau.codebook.fold import fold

FILE = "materiel/origins.yaml"
_STATE = re.compile("[A-Z]{3}")
_PART = re.compile(r"\d+|[^\W\d_]+")
_NUMBER = "#"  # stands in a family for any number: 'Mi-' is told by 'mi #'


@lru_cache(maxsize=65536)
def origins_of(designation: str) -> frozenset[str]:
    """The states (ISO 3166-1 alpha-3) that designed `designation` or usually supply it; empty where unknown.

    A family tells it: a beginning of the designation, in whole parts. Letters are a part, digits are one:
    'T-72' begins 'T-72B3' and not 'T-720'. The longest that fits tells. A family that ends in a hyphen wants
    a number after it ('Mi-' begins 'Mi-8MTV'). Case, accents and what stands between the parts do not count.
    Raises CodebookError where a file of origins cannot be used.
    """
    known = _families()
    return next((known[family] for family in _beginnings(designation) if family in known), frozenset())


def family_key(family: str) -> str:
    """How a family is looked up: its parts, folded; after a hyphen at the end '#', for a number.

    Raises ValueError where the family has no letter and no digit.
    """
    parts = _parts(family)
    if not parts:
        raise ValueError(f"the family {family!r} has no letter and no digit")
    return " ".join([*parts, _NUMBER] if family.endswith("-") else parts)


def _beginnings(designation: str) -> Iterator[str]:
    parts = _parts(designation)
    for end in range(len(parts), 0, -1):
        begun = " ".join(parts[:end])
        if end < len(parts) and parts[end].isdigit():
            yield f"{begun} {_NUMBER}"
        yield begun


def _parts(name: str) -> list[str]:
    return _PART.findall(fold(name))


@cache
def _families() -> Mapping[str, frozenset[str]]:
    """States by key of family; a folder of a researcher's own tells before the package."""
    told = (_of_folder(root) for root in codebook_roots())
    return dict(chain.from_iterable(found.items() for found in told))


def _of_folder(root: Path) -> dict[str, frozenset[str]]:
    path = root / FILE
    if not path.is_file():
        return {}
    if root == DATA:
        found: dict[str, str] = cached("origins", signature([path]), lambda: _checked(root))
    else:
        found = _checked(root)
    sets = {states: frozenset(states.split()) for states in set(found.values())}
    return {family: sets[states] for family, states in found.items()}


def _checked(root: Path) -> dict[str, str]:
    try:
        return dict(_keyed(read_data(FILE, root)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"{root / FILE}: {error}") from error


def _keyed(data: Any) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for states, listed in data["families"].items():
        if not all(map(_STATE.fullmatch, states.split())):
            raise ValueError(f"{states!r} is no ISO 3166-1 alpha-3 code, nor several with spaces between")
        for family in listed:
            key = family_key(str(family))
            if key in seen:
                raise ValueError(f"the family {family!r} is listed twice")
            seen.add(key)
            yield key, states
