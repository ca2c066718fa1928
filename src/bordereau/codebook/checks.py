"""Checks: whether a codebook file says only what data/classes.yaml provides for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args

from bordereau.codebook.files import DATA, CodebookError, read_data
from bordereau.model import Category

_CATEGORIES = frozenset(get_args(Category))


@cache
def _iso3() -> frozenset[str]:
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries)


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "any": lambda value: True,
    "text": lambda value: isinstance(value, (str, int)),
    "flag": lambda value: isinstance(value, bool),
    "number": lambda value: type(value) is int and 0 <= value <= 5,
    "iso3": lambda value: isinstance(value, str) and (value in _iso3() or value == "XKX"),
    "category": lambda value: value in _CATEGORIES,
}  # XKX: Kosovo, a code that the standard leaves to its users


def check_header(header: Mapping[str, Any], lexical: tuple[str, ...]) -> None:
    """Raises ValueError where `kind` is unknown, or a lexical file has a key that no file has."""
    kinds = _classes()
    kind = header.get("kind")
    if kind not in lexical and kind not in kinds["other_kinds"]:
        raise ValueError(f"unknown kind {kind!r}; one of {', '.join((*lexical, *kinds['other_kinds']))}")
    unknown = [key for key in header if key not in kinds["header"]] if kind in lexical else []
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r} at the top; one of {', '.join(kinds['header'])}")


def party_ids(listed: Any) -> tuple[str, ...]:
    """A list of ids of parties as read from YAML. Raises ValueError where it is none, or names one twice."""
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise ValueError(f"{listed!r} is no list of ids of parties (quote NO, ON)")
    if len(set(listed)) < len(listed):
        raise ValueError(f"a party stands twice in {listed!r}")
    return tuple(listed)


def check_entry(kind: str, raw: Mapping[str, Any]) -> None:
    """Raises ValueError where an entry of `kind` has an attribute, or a value of one, that is not known."""
    known = _classes()[kind]
    always = _classes()["any_entry"]
    for name, value in raw.items():
        if name in always or value is None:
            continue
        if name not in known:
            raise ValueError(f"unknown attribute {name!r}; a {kind} may have {', '.join((*always, *known))}")
        allowed = known[name]
        if isinstance(allowed, str):
            if not _SHAPES[allowed](value):
                raise ValueError(f"{name} {value!r} is no {allowed}")
        elif value not in allowed:
            raise ValueError(f"{name} {value!r} is not known; one of {', '.join(map(str, allowed))}")
    if kind == "materiel" and "category" not in raw:
        raise ValueError("materiel without a category")
    if raw.get("type") == "state" and raw.get("id") not in _iso3() | {"XKX"}:
        raise ValueError(f"id {raw.get('id')!r} of a state is no ISO 3166-1 alpha-3 code")


def check_names(
    names: Mapping[str, tuple[str, ...]], kind: str, pos: str, languages: tuple[str, ...]
) -> None:
    """Raises ValueError where a language is unknown, a name tells nothing, a pattern is no pattern.

    A name has two letters or digits and is no number; cues may be shorter ('à').
    """
    for lang, listed in names.items():
        if lang not in languages:
            raise ValueError(f"unknown language {lang!r}; one of {', '.join(languages)}")
        for name in listed:
            if pos == "regex":
                _check_pattern(name)
                continue
            signs = sum(map(str.isalnum, name))
            if not signs or (signs < 2 and kind != "cue") or name.isdigit():
                raise ValueError(f"the name {name!r} tells nothing (a comma in a name wants quotation marks)")


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error


@cache
def _classes() -> Mapping[str, Any]:
    found = read_data("classes.yaml", DATA)
    if not isinstance(found, dict):
        raise CodebookError(f"{DATA / 'classes.yaml'}: missing")
    return found
