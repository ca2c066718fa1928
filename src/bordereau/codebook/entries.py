"""Entries: what the codebook's files say, read, checked and completed.

A file has a header (`kind`, `pos`, `language`, `defaults`) and `entries`; docs/codebook.md describes both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bordereau.codebook.checks import check_entry, check_header, check_names
from bordereau.codebook.files import CodebookError, codebook_roots, data_files, read_data
from bordereau.codebook.fold import fold
from bordereau.codebook.inflect import adjective_forms

LEXICAL = (
    "party", "materiel", "trigger", "cue", "unit", "place", "attack", "deployment", "cooperation", "speech",
    "speaker", "course",
)  # fmt: skip
PARTS_OF_SPEECH = ("verb", "noun", "designation", "name", "phrase", "regex")
ANY = "any"
LANGUAGES = ("fr", "en", "es", "pt", "ru", "ar")
_CLASS = re.compile(r"(.*[^\W\d_]{3,}.*)-class")
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


def load_entries(roots: tuple[Path, ...] | None = None) -> list[Entry]:
    """All lexical entries of the codebook folders, in file order; by default those of `codebook_roots`.

    CodebookError names file and entry at fault.
    """
    folders = codebook_roots() if roots is None else roots
    found = [entry for root in folders for name in data_files(root) for entry in _file_entries(name, root)]
    models = [e for e in found if e.pos == "designation" and not e.get("ship_class")]
    taken = {fold(n.removeprefix("=")) for e in models for listed in e.names.values() for n in listed}
    return [
        e for e in found if not (e.get("ship_class") and fold(e.names[ANY][0].removeprefix("=")) in taken)
    ]


def _file_entries(name: str, root: Path) -> Iterator[Entry]:
    data = read_data(name, root)
    try:
        if not isinstance(data, dict):
            raise ValueError("no header (`kind: ...`)")
        check_header(data, LEXICAL)
        if data["kind"] not in LEXICAL:
            return
        if not isinstance(data.get("entries"), list):
            raise ValueError("no list of `entries`")
    except ValueError as error:
        raise CodebookError(f"{root / name}: {error}") from error
    for number, raw in enumerate(data["entries"], 1):
        try:
            yield from _complete({**(data.get("defaults") or {}), **raw}, data, name)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            shown = str(raw)[:200]
            raise CodebookError(f"{root / name}: entry {number} ({shown}): {error}") from error


def _complete(raw: dict[str, Any], header: Mapping[str, Any], file: str) -> Iterator[Entry]:
    pos = raw.get("pos", header.get("pos", "name"))
    if pos not in PARTS_OF_SPEECH:
        raise ValueError(f"unknown part of speech {pos!r}; one of {', '.join(PARTS_OF_SPEECH)}")
    kind = raw.get("kind", header["kind"])
    if kind not in LEXICAL:
        raise ValueError(f"unknown kind {kind!r}; one of {', '.join(LEXICAL)}")
    check_entry(kind, raw)
    names = _by_language(raw.get("names", ()), header.get("language", ANY))
    check_names(names, kind, pos, (ANY, *LANGUAGES))
    ident = str(raw.get("id") or "")
    if pos == "designation" and ident:
        exact = any("=" + ident in listed for listed in names.values())
        names[ANY] = (*(() if exact else (ident,)), *names.get(ANY, ()))
    if not ident:
        ident = next((n for listed in names.values() for n in listed), "").lstrip("=")
    if not ident:
        raise ValueError("neither `id` nor `names`")
    attributes = {k: v for k, v in raw.items() if k not in _RESERVED}
    if kind == "party" and (attributes.get("type") == "state" or raw.get("demonyms") or raw.get("capitals")):
        yield from _named_party(ident, names, raw, attributes, file)
    else:
        yield Entry(kind, ident, pos, names, attributes, file)
        if pos == "designation" and (ships := _CLASS.fullmatch(ident)):
            # The name of a class alone ('four Kidds') is a word like any other; `load_entries` leaves it to
            # other models of that name ('Mistral').
            told = {**attributes, "ambiguous": True, "ship_class": True}
            yield Entry(kind, ident, pos, {ANY: (f"={ships[1]}",)}, told, file)


def _by_language(names: Any, language: str) -> dict[str, tuple[str, ...]]:
    by_language = names if isinstance(names, dict) else {language: names} if names else {}
    return {str(lang): tuple(map(_name, listed)) for lang, listed in by_language.items() if _is_list(listed)}


def _is_list(listed: Any) -> bool:
    if not isinstance(listed, (list, tuple)):
        raise ValueError("`names` is a list, or a map of language to list")
    return True


def _name(name: Any) -> str:
    if name is None or isinstance(name, (bool, list, dict)):
        raise ValueError(f"the name {name!r} is no text; put it in quotation marks")
    return str(name)


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
    return tuple(dict.fromkeys(form for word in flat for form in adjective_forms(str(word), lang)))


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
