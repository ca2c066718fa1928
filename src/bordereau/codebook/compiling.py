"""Compiling: from the codebook's entries to the tables that a lexicon of one language is made of.

Tables are plain lists and texts, so that they can be kept as JSON (`cache`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from bordereau.codebook.entries import ANY, Entry
from bordereau.codebook.fold import fold, fold_case, name_of
from bordereau.codebook.inflect import noun_forms, particles, prefixed, verb_forms, words_inside

_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# "D-30" is folded to what "d'30" is: one or two letters before a number keep their case
_SHORT_LETTERS = re.compile(r"[^\W\d_]{1,2} \d")
_ENDING = "_suffix"
_LONG_PHRASE = 3
APART = 4  # words that may stand between an English verb and its particle


class Tables(TypedDict):
    """A lexicon, compiled.

    `entries`: for each a line of JSON, the arguments of Entry: few are met in a text, and only those are
    parsed. `forms`: all folded forms, a line each. `plain`: for each form the number of the entry that it
    tells without condition, or -1. `terms`: for the number of a form, the entries it tells beyond that,
    [entry, the form in its own case or null]. `tails`: for the number of a form that begins phrases, the
    number of its list in `rests`, which the forms of a verb share: [rest, entry, words that may stand
    between, whether the match ends before them]. `patterns`, `endings`: regular expressions with the number
    of an entry, or a class.
    """

    entries: str
    forms: str
    plain: list[int]
    terms: dict[str, list[list[Any]]]
    tails: dict[str, int]
    rests: list[list[list[Any]]]
    patterns: list[list[Any]]
    endings: list[list[str]]


def compile_tables(entries: Iterable[Entry], lang: str) -> Tables:
    """The tables of all entries that have names in language `lang` (ISO 639-1) or in `any`."""
    own = [entry for entry in entries if _names(entry, lang)]
    building = _Building(lang, _verbs(own, lang))
    for entry in own:
        building.add(entry)
    return building.tables()


def tails_of(tables: Tables, form: int) -> list[list[Any]]:
    """What may follow the form of that number in a phrase, as `Tables` says."""
    listed = tables["tails"].get(str(form))
    return [] if listed is None else tables["rests"][listed]


def _names(entry: Entry, lang: str) -> tuple[str, ...]:
    return (*entry.names.get(lang, ()), *entry.names.get(ANY, ()))


def _verbs(entries: list[Entry], lang: str) -> dict[str, list[str]]:
    lemmas = {name.split()[0].lower() for e in entries if e.pos == "verb" for name in _names(e, lang)}
    return verb_forms(lemmas, lang) if lemmas else {}


class _Building:
    """The tables while entries are added."""

    def __init__(self, lang: str, verbs: dict[str, list[str]]) -> None:
        self.lang = lang
        self.verbs = verbs
        self.entries: list[str] = []
        self.terms: dict[str, dict[tuple[int, str | None], None]] = {}
        self.tails: dict[str, dict[tuple[str, int, int, bool], None]] = {}
        self.patterns: list[list[Any]] = []
        self.endings: list[list[str]] = []

    def add(self, entry: Entry) -> None:
        number = len(self.entries)
        own = {lang: list(entry.names[lang]) for lang in (self.lang, ANY) if lang in entry.names}
        told = [entry.kind, entry.id, entry.pos, own, dict(entry.attributes), entry.file]
        self.entries.append(json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str))
        cls = str(entry.get("class", ""))
        for name in _names(entry, self.lang):
            if cls.endswith(_ENDING):
                self.endings.append([name.replace("'", " "), cls])
            elif entry.pos == "regex":
                self.patterns.append([name.replace("'", " "), number])
            elif entry.pos == "verb":
                self._add_verb(number, name)
            else:
                for form, exact in self._forms(entry, name):
                    self._add_form(form, number, exact)

    def _add_form(self, form: str, number: int, exact: str | None = None) -> None:
        if form:
            self.terms.setdefault(form, {})[number, exact] = None

    def _add_verb(self, number: int, name: str) -> None:
        head, _, rest = name.lower().partition(" ")
        tail = _folded(rest)
        apart = rest in particles(self.lang)
        inside = words_inside(self.lang) if len(name.split()) >= _LONG_PHRASE else 0
        for form in dict.fromkeys(map(_folded, self.verbs.get(head, [head]))):
            if not tail:
                self._add_form(form, number)
                continue
            listed = self.tails.setdefault(form, {})
            listed[tail, number, inside, False] = None
            if apart:
                listed[tail, number, APART, True] = None

    def _forms(self, entry: Entry, name: str) -> Iterator[tuple[str, str | None]]:
        if entry.pos == "noun":
            for form in dict.fromkeys(noun_forms(name, self.lang)):
                yield from ((_folded(one), None) for one in self._written_on(form, entry))
            return
        bare = name.removeprefix("=")
        exact = bare != name
        if entry.pos == "designation":
            for spelling in _spellings(bare):
                if not exact and _SHORT_LETTERS.match(spelling):
                    yield from ((spelling.lower(), cased) for cased in {spelling, spelling.upper()})
                else:
                    yield spelling.lower(), spelling if exact else None
            return
        for one in self._written_on(bare, entry):
            form = name_of(fold_case(one))
            yield form.lower(), form if exact else None

    def _written_on(self, name: str, entry: Entry) -> list[str]:
        """The name, also with the words that its language writes onto the next one."""
        return [name] if entry.kind in ("cue", "place") or name.isascii() else prefixed(name, self.lang)

    def tables(self) -> Tables:
        forms = list(dict.fromkeys([*self.terms, *self.tails]))
        plain = [-1] * len(forms)
        terms: dict[str, list[list[Any]]] = {}
        tails: dict[str, int] = {}
        rests: dict[tuple[tuple[str, int, int, bool], ...], int] = {}
        for at, form in enumerate(forms):
            listed = list(self.terms.get(form, ()))
            if listed and listed[0][1] is None:
                plain[at] = listed.pop(0)[0]
            if listed:
                terms[str(at)] = [list(term) for term in listed]
            if form in self.tails:
                tails[str(at)] = rests.setdefault(tuple(self.tails[form]), len(rests))
        return Tables(
            entries="\n".join(self.entries), forms="\n".join(forms), plain=plain, terms=terms, tails=tails,
            rests=[[list(tail) for tail in listed] for listed in rests], patterns=self.patterns,
            endings=self.endings,
        )  # fmt: skip


def _spellings(name: str) -> list[str]:
    """A designation with its parts apart and together: 'Mi 35M', 'Mi35M'; and in the plural."""
    spaced = name_of(fold_case(name))
    parts = name_of(_DIGIT_EDGE.sub(" ", spaced))
    joined = [spaced, spaced.replace(" ", "") if len(spaced) < 12 else spaced]
    if len(parts.split()) <= 3:
        joined.append(re.sub(r"(?<=\D) (?=\d)", "", spaced))
        joined.append(_DIGIT_EDGE.sub(" ", spaced) if parts.count(" ") == 1 else spaced)
    return list(dict.fromkeys([*joined, *(form + "s" for form in joined if not form.endswith("s"))]))


def _folded(name: str) -> str:
    return name_of(fold(name))
