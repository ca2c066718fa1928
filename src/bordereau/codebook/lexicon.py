"""The lexicon: one compiled automaton that finds every name of the codebook in a text of one language.

Names are matched on folded text (`fold`), between word boundaries, by one Aho-Corasick pass
(A. Aho and M. Corasick, 1975; the Rust crate `aho-corasick` through ahocorasick_rs).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.compiling import APART, Tables, compile_tables, tails_of
from bordereau.codebook.entries import Entry, load_entries
from bordereau.codebook.files import DATA, codebook_roots, data_files
from bordereau.codebook.fold import fold, fold_case
from bordereau.codebook.openings import ByOpening

_REACH = 45  # characters in which a particle follows its verb
_GAP = re.compile("[ \\n]")
_EDGES = ("", " ", "\n")


class Match(NamedTuple):
    """An entry met in a text: offsets into that text, end exclusive; `form` is the folded words met."""

    start: int
    end: int
    entry: Entry
    form: str


class _Told:
    """What a folded form tells: entries, those of an exact case, and phrases that it may begin."""

    def __init__(self) -> None:
        self.terms: list[tuple[Entry, str | None]] = []
        self.near: dict[str, list[tuple[str, Entry]]] = {}  # by the first word of the rest
        self.far: dict[str, list[tuple[str, Entry]]] = {}  # the same, where a word may stand between
        self.apart: dict[str, list[Entry]] = {}  # by particle

    def add_tail(self, rest: str, entry: Entry, inside: int, apart: bool) -> None:
        if apart:
            self.apart.setdefault(rest, []).append(entry)
            return
        first = rest.partition(" ")[0]
        self.near.setdefault(first, []).append((rest, entry))
        if inside:
            self.far.setdefault(first, []).append((rest, entry))

    def phrases(self, folded: str, last: int) -> Iterator[tuple[int, Entry]]:
        """End and entry of each phrase whose first word ends at `last`."""
        if self.near and folded.startswith(" ", last):
            second = last + 1
            third = _word_end(folded, second) + 1
            for rest, entry in self.near.get(folded[second : third - 1], ()):
                if _stands(folded, rest, second):
                    yield second + len(rest), entry
            if self.far and third > second + 1 and folded.startswith(" ", third - 1):
                for rest, entry in self.far.get(folded[third : _word_end(folded, third)], ()):
                    if _stands(folded, rest, third):
                        yield third + len(rest), entry
        for particle, listed in self.apart.items():
            if _follows(folded, last, particle):
                for entry in listed:
                    yield last, entry


class Lexicon:
    """Finds the codebook's entries in texts of one language."""

    def __init__(self, tables: Tables, lang: str) -> None:
        self.lang = lang
        self._tables = tables
        self._forms = tables["forms"].split("\n") if tables["forms"] else []
        self._lines = tables["entries"].split("\n")
        self._entries: dict[int, Entry] = {}
        self._told: dict[int, _Told] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}

    @classmethod
    def of(cls, entries: Iterable[Entry], lang: str) -> Lexicon:
        """The lexicon of these entries for texts in language `lang` (ISO 639-1)."""
        return cls(compile_tables(entries, lang), lang)

    def matches(self, text: str) -> list[Match]:
        """Every entry met in `text`, by start, the longest first; one entry is not told inside a longer
        match of its own kind."""
        if not text or not (self._forms or self._tables["patterns"]):
            return []
        folded = fold(text)
        found = self._of_forms(text, folded)
        found += self._of_patterns(folded)
        return _longest(found)

    def endings(self, word: str) -> set[str]:
        """Classes of the endings that `word` has (`future_suffix`...): what its form tells of its tense."""
        folded = fold(word).strip()
        return {name for pattern, name in self._endings if pattern.fullmatch(folded)}

    @cached_property
    def _automaton(self) -> AhoCorasick:
        forms = [f" {form} " for form in self._forms] or [" \0 "]
        return AhoCorasick(forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)

    def _of_forms(self, text: str, folded: str) -> list[Match]:
        found: list[Match] = []
        cased: str | None = None
        newline = folded.find
        known = self._told
        haystack = f" {folded} ".replace("\n", " ")
        for index, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            last = end - 2
            if newline("\n", start, last) >= 0:
                continue
            told = known.get(index) or self._tell(index)
            for entry, exact in told.terms:
                if exact is not None:
                    cased = cased or fold_case(text)
                    if cased[start:last] != exact:
                        continue
                found.append(Match(start, last, entry, folded[start:last]))
            if told.near or told.apart:
                found += [Match(start, to, e, folded[start:to]) for to, e in told.phrases(folded, last)]
        return found

    def _tell(self, index: int) -> _Told:
        told = _Told()  # kept when it is whole: articles may be read at the same time
        tables, key = self._tables, str(index)
        plain = tables["plain"][index]
        if plain >= 0:
            told.terms.append((self._entry(plain), None))
        told.terms += [(self._entry(number), exact) for number, exact in tables["terms"].get(key, ())]
        for rest, number, inside, apart in tails_of(tables, index):
            told.add_tail(rest, self._entry(number), inside, apart)
        self._told[index] = told
        return told

    def _entry(self, number: int) -> Entry:
        """The entry of that number; made when first met, for most never are."""
        entry = self._entries.get(number)
        if entry is None:
            kind, ident, pos, names, attributes, file = json.loads(self._lines[number])
            kept = {lang: tuple(listed) for lang, listed in names.items()}
            entry = self._entries[number] = Entry(kind, ident, pos, kept, attributes, file)
        return entry

    def _of_patterns(self, folded: str) -> list[Match]:
        """Matches of the patterns; each is tried only where a text begins as it can."""
        if not self._tables["patterns"]:
            return []
        found: list[Match] = []
        ends = [0] * len(self._tables["patterns"])
        for met in self._edges.finditer(folded):
            at = met.start()
            for number in self._patterns.at(folded, at):
                if at >= ends[number]:
                    whole = self._pattern(number).match(folded, at)
                    if whole and whole.end() > at:
                        ends[number] = whole.end()
                        entry = self._entry(self._tables["patterns"][number][1])
                        found.append(Match(at, whole.end(), entry, whole.group()))
        return found

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of that number, compiled when it is first tried: in most texts few are."""
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = re.compile(self._tables["patterns"][number][0])
        return pattern

    @cached_property
    def _patterns(self) -> ByOpening[int]:
        return ByOpening((at, source) for at, (source, _) in enumerate(self._tables["patterns"]))

    @cached_property
    def _edges(self) -> re.Pattern[str]:
        """Where patterns may begin: at the edges of words, where all say so."""
        sources = [source for source, _ in self._tables["patterns"]]
        edged = all(source.startswith(r"\b") and "|" not in _outside(source) for source in sources)
        return re.compile((r"\b" if edged else "") + self._patterns.pattern)

    @cached_property
    def _endings(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), cls) for pattern, cls in self._tables["endings"]]


def lexicon(lang: str, roots: tuple[Path, ...] | None = None) -> Lexicon:
    """The lexicon of a language (ISO 639-1), compiled from the codebook folders; kept for the process.

    By default of `codebook_roots`. CodebookError names the file and entry that cannot be used.
    """
    return _lexicon(lang, codebook_roots() if roots is None else tuple(roots))


def entries(roots: tuple[Path, ...] | None = None) -> tuple[Entry, ...]:
    """All entries of the codebook folders (by default `codebook_roots`), read once."""
    return _entries(codebook_roots() if roots is None else tuple(roots))


def compiled(name: str, roots: tuple[Path, ...], build: Callable[[], Any]) -> Any:
    """What `build` makes of the codebook folders, kept in the cache as `name` until a file there changes.

    The package's own codebook has a place there, and one other: whoever changes folders often fills no disk.
    """
    files = [root / file for root in roots for file in data_files(root)]
    return cached(name if roots == (DATA,) else name + "-added", signature(files), build)


@cache
def _lexicon(lang: str, roots: tuple[Path, ...]) -> Lexicon:
    tables = compiled(f"lexicon-{lang}", roots, lambda: compile_tables(_entries(roots), lang))
    return Lexicon(tables, lang)


@cache
def _entries(roots: tuple[Path, ...]) -> tuple[Entry, ...]:
    return tuple(load_entries(roots))


def _outside(source: str) -> str:
    """A pattern without what stands in groups and classes."""
    bare = re.sub(r"\\.|\[[^\]]*\]", "", source)
    while True:
        without = re.sub(r"\([^()]*\)", "", bare)
        if without == bare:
            return bare
        bare = without


def _word_end(folded: str, start: int) -> int:
    met = _GAP.search(folded, start)
    return met.start() if met else len(folded)


def _stands(folded: str, rest: str, start: int) -> bool:
    return folded.startswith(rest, start) and folded[start + len(rest) : start + len(rest) + 1] in _EDGES


def _follows(folded: str, start: int, particle: str) -> bool:
    """Whether the particle follows within a few words of the same line."""
    at = folded.find(" " + particle, start, start + _REACH)
    if at < 0 or folded.find("\n", start, at) >= 0 or folded.count(" ", start, at) > APART + 1:
        return False
    end = at + 1 + len(particle)
    return folded[end : end + 1] in _EDGES


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    reach: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    found.sort(key=lambda match: (match[0], -match[1]))
    for match in found:
        start, end, entry, _ = match
        kind = entry.kind
        if end > reach.get(kind, -1):
            reach[kind] = end
            spans[kind] = (start, end)
            kept.append(match)
        elif spans[kind] == (start, end):
            kept.append(match)
    return kept
