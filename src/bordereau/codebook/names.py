"""Names of persons: in which states a name is usual (data/parties/names.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.files import DATA, CodebookError, codebook_roots, read_data
from bordereau.codebook.fold import fold

FILE = "parties/names.yaml"
_KINDS = ("names", "endings", "beginnings")
_KEYS = frozenset({"states", "also", *_KINDS})
_ISO3 = 3
_ALSO, _AFFIX = 0.5, 0.5  # what counts a state where a name is common beside others, and a part of a surname
_STEM = 2  # letters that a surname has beside its ending or beginning, at least
_INITIAL = 1  # letters of an initial


@lru_cache(maxsize=65536)
def usual_states(name: str) -> Mapping[str, float]:
    """The states (ISO 3166-1 alpha-3) where a person's `name` is usual, and how much speaks for each, 0 to 1.

    Each word counts alike and shares itself among the usages that have it; of a last word that is not known,
    the ending or the beginning may tell, where another stands before it. Empty where nothing is known of the
    name. Raises CodebookError where a file of names cannot be used.
    """
    words = [w for w in map(_key, name.split()) if len(w) > _INITIAL]
    votes: dict[str, float] = {}
    known = 0
    for place, word in enumerate(words):
        found, weight = _whole(word), 1.0
        if not found and 0 < place == len(words) - 1:
            found, weight = _by_part(word), _AFFIX
        known += bool(found)
        for usage in found:
            for state, share in usage.items():
                votes[state] = votes.get(state, 0.0) + weight * share / len(found)
    return {state: vote / known for state, vote in votes.items()} if known else {}


@lru_cache(maxsize=65536)
def known_words(name: str) -> int:
    """How many words of a person's `name` are known as a given name or a surname."""
    return sum(bool(_whole(_key(word))) for word in name.split())


def _key(word: str) -> str:
    """A word of a name, folded; a hyphen or an apostrophe within it is one space."""
    folded = fold(word.strip("'’.,")).rstrip("\n")
    return folded if folded.strip() else ""


Usage = Mapping[str, float]


@dataclass(frozen=True)
class _Names:
    """Usages (states with their share) of whole names, and of endings and beginnings of surnames."""

    usages: Sequence[Usage]
    names: Mapping[str, Sequence[int]]
    endings: Mapping[str, Sequence[int]]
    beginnings: Mapping[str, Sequence[int]]


def _whole(word: str) -> list[Usage]:
    """The usages of a word, or else of the parts that hyphens join in it: 'Jean-Noël'."""
    found: dict[int, Usage] = {}
    for told in _all():
        keys = told.names.get(word) or [k for part in word.split() for k in told.names.get(part, ())]
        found |= {id(told.usages[k]): told.usages[k] for k in keys}
    return list(found.values())


def _by_part(word: str) -> list[Usage]:
    """The usages of the longest ending and the longest beginning of a surname."""
    found: dict[int, Usage] = {}
    cuts = range(1, len(word) - _STEM + 1)
    for told in _all():
        for listed, parts in (
            (told.endings, (word[-n:] for n in cuts)),
            (told.beginnings, (word[:n] for n in cuts)),
        ):
            met = [listed[part] for part in parts if part in listed]
            found |= {id(told.usages[k]): told.usages[k] for k in (met[-1] if met else ())}
    return list(found.values())


@cache
def _all() -> tuple[_Names, ...]:
    """What each folder tells; that of a researcher's own adds to the package."""
    return tuple(_Names(**told) for root in codebook_roots() if (told := _of_folder(root)))


def _of_folder(root: Path) -> dict[str, Any]:
    path = root / FILE
    if not path.is_file():
        return {}
    if root == DATA:
        found: dict[str, Any] = cached("names", signature([path]), lambda: _checked(root))
        return found
    return _checked(root)


def _checked(root: Path) -> dict[str, Any]:
    try:
        return _compiled(read_data(FILE, root)["usages"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"{root / FILE}: {error}") from error


def _compiled(usages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    shares: list[dict[str, float]] = []
    listed: dict[str, dict[str, list[int]]] = {kind: {} for kind in _KINDS}
    for number, usage in enumerate(usages):
        unknown = sorted(set(usage) - _KEYS)
        if unknown:
            raise ValueError(f"unknown key {unknown[0]!r}; one of {', '.join(sorted(_KEYS))}")
        shares.append(_shares(usage))
        for kind in _KINDS:
            for key in dict.fromkeys(_keys(usage.get(kind) or ())):
                listed[kind].setdefault(key, []).append(number)
    return {"usages": shares, **listed}


def _shares(usage: Mapping[str, Any]) -> dict[str, float]:
    states, also = usage["states"], usage.get("also") or []
    wrong = next((s for s in [*states, *also] if not (isinstance(s, str) and len(s) == _ISO3)), None)
    if wrong is not None:
        raise ValueError(f"{wrong!r} is no ISO 3166-1 alpha-3 code")
    return {**dict.fromkeys(also, _ALSO), **dict.fromkeys(states, 1.0)}


def _keys(words: Sequence[Any]) -> Iterator[str]:
    for word in words:
        if not isinstance(word, str):
            raise ValueError(f"{word!r} is no word: put it in quotation marks")
        yield fold(word)
