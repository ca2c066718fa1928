"""The lexicon: one compiled automaton that finds every name of the codebook in a text of one language.

Names are matched on folded text (`fold`), between word boundaries, by one Aho-Corasick pass
(A. Aho and M. Corasick, 1975; the Rust crate `aho-corasick` through ahocorasick_rs).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from bordereau.codebook.entries import ANY, Entry, load_entries
from bordereau.codebook.files import DATA
from bordereau.codebook.fold import fold, fold_case, name_of
from bordereau.codebook.inflect import noun_forms, particles, verb_forms

_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_PARTICLE_REACH = 45
_ENDING = "_suffix"


@dataclass(frozen=True)
class Term:
    """One form of one entry: folded, and what else must hold where it is met.

    `exact`: the case-keeping form the text must show, or None. `particle`: a word that must follow within a
    few words ('hand ... over'), or None.
    """

    form: str
    entry: Entry
    exact: str | None = None
    particle: str | None = None


@dataclass(frozen=True)
class Match:
    """An entry met in a text: offsets into that text, end exclusive."""

    start: int
    end: int
    entry: Entry
    form: str


class Lexicon:
    """Finds the codebook's entries in texts of one language."""

    def __init__(self, entries: Iterable[Entry], lang: str) -> None:
        self.lang = lang
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._patterns: list[tuple[re.Pattern[str], Entry]] = []
        self._endings: list[tuple[re.Pattern[str], str]] = []
        for term in self._all_terms(list(entries)):
            if str(term.entry.get("class", "")).endswith(_ENDING):
                self._endings.append((re.compile(term.form), str(term.entry.get("class"))))
            elif term.entry.pos == "regex":
                self._patterns.append((re.compile(term.form.replace("'", " ")), term.entry))
            elif term.form:
                self._terms[term.form].append(term)
        self._forms = list(self._terms)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([f" {f} " for f in self._forms] or [" "], matchkind=MatchKind.Standard)

    def matches(self, text: str) -> list[Match]:
        """Every entry met in `text`, by start, the longest first; one entry is not told inside a longer
        match of its own kind."""
        if not text or not self._forms:
            return []
        folded = fold(text)
        cased: str | None = None
        found: list[Match] = []
        haystack = f" {folded} ".replace("\n", " ")
        for index, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            last = end - 2
            if "\n" in folded[start:last]:
                continue
            for term in self._terms[self._forms[index]]:
                if term.exact is not None:
                    cased = cased or fold_case(text)
                    if name_of(cased[start:last]) != term.exact:
                        continue
                stop = last if term.particle is None else _particle_end(folded, last, term.particle)
                if stop:
                    found.append(Match(start, stop, term.entry, term.form))
        for pattern, entry in self._patterns:
            found += [Match(m.start(), m.end(), entry, m.group()) for m in pattern.finditer(folded) if m.group()]
        return _longest(found)

    def endings(self, word: str) -> set[str]:
        """Classes of the endings that `word` has (`future_suffix`...): what its form alone tells of its tense."""
        folded = fold(word).strip()
        return {name for pattern, name in self._endings if pattern.fullmatch(folded)}

    def _all_terms(self, entries: list[Entry]) -> Iterable[Term]:
        lemmas = {n.split()[0].lower() for e in entries if e.pos == "verb" for n in self._names(e) if n}
        forms = verb_forms(lemmas, self.lang) if lemmas else {}
        for entry in entries:
            for name in self._names(entry):
                yield from _terms_of(entry, name, self.lang, forms)

    def _names(self, entry: Entry) -> Iterable[str]:
        return (*entry.names.get(self.lang, ()), *entry.names.get(ANY, ()))


@lru_cache
def lexicon(lang: str, roots: tuple[Path, ...] = (DATA,)) -> Lexicon:
    """The lexicon of a language (ISO 639-1), compiled from the codebook folders; kept for the process."""
    return Lexicon(entries(roots), lang)


@lru_cache
def entries(roots: tuple[Path, ...] = (DATA,)) -> tuple[Entry, ...]:
    """All entries of the codebook folders, read once."""
    return tuple(load_entries(roots))


def _terms_of(entry: Entry, name: str, lang: str, verbs: dict[str, list[str]]) -> Iterable[Term]:
    if entry.pos == "regex":
        yield Term(name, entry)
    elif entry.pos == "verb":
        yield from _verb_terms(entry, name, lang, verbs)
    elif entry.pos == "noun":
        for form in dict.fromkeys(_folded(n) for n in noun_forms(name, lang)):
            yield Term(form, entry)
    else:
        exact = name.startswith("=")
        bare = name.removeprefix("=")
        for form in _spellings(bare) if entry.pos == "designation" else {name_of(fold_case(bare))}:
            yield Term(form.lower(), entry, form if exact else None)


def _verb_terms(entry: Entry, name: str, lang: str, verbs: dict[str, list[str]]) -> Iterable[Term]:
    head, _, rest = name.lower().partition(" ")
    apart = rest if rest in particles(lang) else None
    for form in verbs.get(head, [head]):
        yield Term(_folded(f"{form} {rest}"), entry)
        if apart:
            yield Term(_folded(form), entry, particle=apart)


def _spellings(name: str) -> set[str]:
    """A designation with its parts apart and together: 'Mi 35M', 'Mi35M'; and in the plural."""
    spaced = name_of(fold_case(name))
    parts = name_of(_DIGIT_EDGE.sub(" ", spaced))
    joined = {spaced, spaced.replace(" ", "") if len(spaced) < 12 else spaced}
    if len(parts.split()) <= 3:
        joined.add(re.sub(r"(?<=\D) (?=\d)", "", spaced))
        joined.add(_DIGIT_EDGE.sub(" ", spaced) if parts.count(" ") == 1 else spaced)
    return joined | {form + "s" for form in joined if not form.endswith("s")}


def _folded(name: str) -> str:
    return name_of(fold(name))


def _particle_end(folded: str, start: int, particle: str) -> int | None:
    reach = folded[start : start + _PARTICLE_REACH].split("\n", 1)[0]
    met = re.search(rf" {particle}(?= |$)", reach)
    return start if met and reach[: met.start()].count(" ") <= 5 else None


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    reach: dict[str, int] = {}
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        kind = match.entry.kind
        same = kept and any(
            k.start == match.start and k.end == match.end and k.entry.kind == kind for k in kept[-4:]
        )
        if match.end > reach.get(kind, -1) or same:
            kept.append(match)
            reach[kind] = max(reach.get(kind, -1), match.end)
    return kept
