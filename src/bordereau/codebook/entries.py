"""Entries: what the codebook's files say, read, checked and completed.

A file has a header (`kind`, `pos`, `language`, `defaults`) and `entries`; docs/codebook.md describes both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bordereau.codebook.files import DATA, CodebookError, data_files, read_data
from bordereau.codebook.inflect import noun_forms

LEXICAL = ("party", "materiel", "trigger", "cue", "unit", "place")
PARTS_OF_SPEECH = ("verb", "noun", "designation", "name", "phrase", "regex")
ANY = "any"
LANGUAGES = ("fr", "en", "es", "pt", "ru", "ar")
_RESERVED = {"names", "kind", "pos", "id", "demonyms", "capitals"}


@dataclass(frozen=True)
class Entry:
    """One entry of the codebook.

    `names` maps a language (ISO 639-1, or `any`) to the names as listed. `attributes` holds what else the
    entry says (category, class, stage, state...). `file` is the codebook file it stands in.
    """

    kind: str
    id: str
    pos: str
    names: Mapping[str, tuple[str, ...]]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""

    def get(self, name: str, default: Any = None) -> Any:
        """An attribute, or `default` where the entry does not give it."""
        return self.attributes.get(name, default)


def load_entries(roots: tuple[Path, ...] = (DATA,)) -> list[Entry]:
    """All lexical entries of the codebook folders, in file order; CodebookError names file and entry at fault."""
    return [entry for root in roots for name in data_files(root) for entry in _file_entries(name, root)]


def _file_entries(name: str, root: Path) -> Iterator[Entry]:
    data = read_data(name, root)
    if not isinstance(data, dict) or data.get("kind") not in LEXICAL:
        return
    entries = data.get("entries")
    if not isinstance(entries, list):
        raise CodebookError(f"{root / name}: no list of `entries`")
    for number, raw in enumerate(entries, 1):
        try:
            yield from _complete({**(data.get("defaults") or {}), **raw}, data, name)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise CodebookError(f"{root / name}: entry {number} ({raw!r}): {error}") from error


def _complete(raw: dict[str, Any], header: Mapping[str, Any], file: str) -> Iterator[Entry]:
    pos = raw.get("pos", header.get("pos", "name"))
    if pos not in PARTS_OF_SPEECH:
        raise ValueError(f"unknown part of speech {pos!r}; one of {', '.join(PARTS_OF_SPEECH)}")
    kind = raw.get("kind", header["kind"])
    names = _by_language(raw.get("names", ()), header.get("language", ANY))
    ident = str(raw.get("id") or "")
    if pos == "designation" and ident:
        names[ANY] = (ident, *names.get(ANY, ()))
    if not ident:
        ident = next((n for listed in names.values() for n in listed), "").lstrip("=")
    if not ident:
        raise ValueError("neither `id` nor `names`")
    attributes = {k: v for k, v in raw.items() if k not in _RESERVED}
    if kind == "party" and (attributes.get("type") == "state" or raw.get("demonyms") or raw.get("capitals")):
        yield from _named_party(ident, names, raw, attributes, file)
    else:
        yield Entry(kind, ident, pos, names, attributes, file)


def _by_language(names: Any, language: str) -> dict[str, tuple[str, ...]]:
    if isinstance(names, dict):
        return {str(lang): tuple(str(n) for n in listed) for lang, listed in names.items()}
    if isinstance(names, (list, tuple)):
        return {language: tuple(str(n) for n in names)} if names else {}
    raise ValueError("`names` is a list, or a map of language to list")


def _named_party(
    ident: str, names: dict[str, tuple[str, ...]], raw: dict[str, Any], attributes: dict[str, Any], file: str
) -> Iterator[Entry]:
    """A party is found by its names (for a state CLDR's and the file's), its demonyms and its capital."""
    habits = raw.get("cldr") or {}
    official = territory_names(ident) if attributes.get("type") == "state" else {}
    for lang, listed in official.items():
        if habits.get(lang) != "skip":
            mark = "=" if habits.get(lang) == "exact" else ""
            names[lang] = tuple(dict.fromkeys((*names.get(lang, ()), *(mark + name for name in listed))))
    if names:
        form = "name" if attributes.get("type") == "state" else str(attributes.get("type"))
        yield Entry("party", ident, "name", names, {**attributes, "form": form}, file)
    demonyms = {lang: _demonyms(listed, lang) for lang, listed in (raw.get("demonyms") or {}).items()}
    if demonyms:
        yield Entry("party", ident, "name", demonyms, {**attributes, "form": "demonym"}, file)
    capitals = _by_language(raw.get("capitals") or {}, ANY)
    if capitals:
        yield Entry("party", ident, "name", capitals, {**attributes, "form": "capital"}, file)


def _demonyms(listed: Any, lang: str) -> tuple[str, ...]:
    flat = [word for pair in listed for word in (pair if isinstance(pair, list) else [pair])]
    if lang in ("ru", "ar"):
        return tuple(map(str, flat))
    return tuple(dict.fromkeys(form for word in flat for form in noun_forms(str(word), lang)))


def territory_names(alpha3: str) -> dict[str, list[str]]:
    """Names of a state by language: CLDR's territory names through Babel (Unicode CLDR)."""
    import pycountry
    from babel import Locale

    country = pycountry.countries.get(alpha_3=alpha3)
    alpha2 = country.alpha_2 if country else {"XKX": "XK"}.get(alpha3)
    if alpha2 is None:
        return {}
    found: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        territories = Locale(lang).territories
        listed = [territories[alpha2]] if alpha2 in territories else []
        found[lang] = [name.split("(")[0].strip() for name in listed]
    return found
