"""What the codebook's folder `places` says: named places, patterns of facilities, and words that speak for or
against.

Three kinds of file: `place` (entries with id, country, type, names), `place_pattern` (words that make a name
with what stands next to them, 'port de X') and `place_words` (lists by language, each known by its `id`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bordereau.codebook.files import DATA, CodebookError, data_files, read_data
from bordereau.codebook.fold import fold, fold_case, name_of

_FALLBACK = ("fr", "en")
_ANY = "any"
_FOLDER = DATA / "places"


@dataclass(frozen=True)
class Known:
    """A place of the codebook. `ambiguous`: its name has other readings too, so context must choose."""

    id: str
    country: str | None
    type: str
    ambiguous: bool
    cased: str | None = None  # the only spelling that counts, where the file marks one with '='


@dataclass(frozen=True)
class Pattern:
    """Words that make a place of the name beside them, each as (key, small letters as in the file).

    `side`: 'before' the name or 'after' it. `link`: whether a linking word ('de', 'of') must stand between:
    'required', 'optional' or 'none'. `keep`: whether the words are part of the mention. `open`: whether the
    name may be one that no list holds. `number`: whether a number may stand for the name ('base 101'). `gap`:
    how many lower-case words may stand between the words and the link ('base aérienne française de').
    """

    words: tuple[tuple[str, str], ...]
    type: str
    side: str
    link: str
    keep: bool
    open: bool
    number: bool
    gap: int


@dataclass(frozen=True)
class Words:
    """The word lists of a language; folded, several words joined by single spaces."""

    before: frozenset[str]
    weak_before: frozenset[str]
    links: frozenset[str]
    genitive: frozenset[str]
    determiners: frozenset[str]
    half: frozenset[str]
    inside: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    person_verbs: frozenset[str]
    organisation_before: frozenset[str]
    organisation_after: frozenset[str]
    people: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    articles: Mapping[str, str]
    prefixes: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]


def key_of(name: str) -> str:
    """A name as the lists are searched: folded, single spaces, 'St' written out."""
    return " ".join("saint" if word == "st" else "sainte" if word == "ste" else word
                    for word in name_of(fold(name)).split())  # fmt: skip


@cache
def known_places() -> Mapping[str, tuple[Known, ...]]:
    """Key -> the codebook's places of that name."""
    found: dict[str, dict[Known, None]] = {}
    for file, data in _files("place"):
        for raw in data["entries"]:
            entry = {**(data.get("defaults") or {}), **raw}
            try:
                names, place = _listed(entry["names"]), _known(entry)
            except (KeyError, TypeError, AttributeError) as error:
                raise CodebookError(f"{file}: entry {raw!r}: {error!r}") from error
            for name in names:
                cased = name_of(fold_case(name[1:])) if name.startswith("=") else None
                one = Known(place.id, place.country, place.type, place.ambiguous, cased)
                found.setdefault(key_of(name.lstrip("=")), {})[one] = None
    return {key: tuple(places) for key, places in found.items()}


@cache
def small_heads() -> frozenset[str]:
    """First words of codebook places that are written small: 'mer' in 'mer Rouge'."""
    return frozenset(
        fold(name).split()[0]
        for _, data in _files("place")
        for entry in data["entries"]
        for name in _listed(entry["names"])
        if name[0].islower()
    )


@cache
def patterns(lang: str) -> tuple[Pattern, ...]:
    """The patterns for texts of a language."""
    found = []
    for _, data in _files("place_pattern"):
        for raw in data["entries"]:
            words = tuple(
                (key_of(word), word.lower()) for code in _codes(lang) for word in raw["names"].get(code, ())
            )
            if words:
                found.append(
                    Pattern(
                        tuple(dict.fromkeys(words)), raw["type"], raw.get("side", "before"),
                        raw.get("link", "required"), raw.get("keep", True), raw.get("open", True),
                        raw.get("number", False), raw.get("gap", 0),
                    )
                )  # fmt: skip
    return tuple(found)


@cache
def words(lang: str) -> Words:
    """The word lists for texts of a language; those of French and English where it has none."""
    lists: dict[str, list[Any]] = {}
    maps: dict[str, dict[str, Any]] = {}
    codes = _codes(lang)
    for _, data in _files("place_words"):
        for raw in data["entries"]:
            if raw.get("language", data.get("language", _ANY)) not in codes:
                continue
            if isinstance(raw["names"], dict):
                maps.setdefault(raw["id"], {}).update(raw["names"])
            else:
                lists.setdefault(raw["id"], []).extend(raw["names"])

    def listed(name: str) -> frozenset[str]:
        return frozenset(key_of(str(word)) for word in lists.get(name, ()))

    return Words(
        before=listed("before"), weak_before=listed("weak_before"), links=listed("links"),
        genitive=listed("genitive"), determiners=listed("determiners"), half=listed("half"),
        inside=listed("inside"), openers=listed("openers"), titles=listed("titles"),
        person_verbs=listed("person_verbs"), organisation_before=listed("organisation_before"),
        organisation_after=listed("organisation_after"), people=listed("people"), never=listed("never"),
        common=listed("common"), articles=maps.get("articles", {}), prefixes=listed("prefixes"), endings={end:
        tuple(others) for end, others in maps.get("endings", {}).items()},
    )  # fmt: skip


def _known(entry: Mapping[str, Any]) -> Known:
    return Known(str(entry["id"]), entry.get("country"), entry["type"], bool(entry.get("ambiguous")))


def _listed(names: Any) -> list[str]:
    if isinstance(names, dict):
        return [str(name) for group in names.values() for name in group]
    return [str(name) for name in names]


@cache
def _languages() -> frozenset[str]:
    return frozenset(data.get("language", _ANY) for _, data in _files("place_words"))


def _codes(lang: str) -> tuple[str, ...]:
    return (_ANY, lang) if lang in _languages() else (_ANY, *_FALLBACK)


def _files(kind: str) -> Iterable[tuple[str, dict[str, Any]]]:
    return ((name, data) for name, data in _all() if data.get("kind") == kind)


@cache
def _all() -> tuple[tuple[str, dict[str, Any]], ...]:
    found = ((name, read_data(name, _FOLDER)) for name in data_files(_FOLDER))
    return tuple((name, data) for name, data in found if isinstance(data, dict))
