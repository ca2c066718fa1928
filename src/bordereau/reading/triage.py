"""Triage: one scan that decides whether an article can hold a report; most news is about something else.

An article passes that names a model of materiel, or other materiel with a word of handing over close by, or
forces with a word that tells an attack, a deployment or cooperation; words that often mean something else do
neither. The scan is one Aho-Corasick pass (A. Aho and M. Corasick,
1975) over the text in an encoding of one byte a character, folded by a byte table: nothing is done in Python
for what is not met, and a byte's offset is its character's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from bordereau.codebook import (
    Entry,
    codebook_roots,
    compile_tables,
    compiled,
    entries,
    fold,
    fold_case,
    tails_of,
)

REACH = 300
"""Characters between materiel and a word of handing over, at most."""

CLOSE = 60
"""The same for a weak word of handing over ('gave', 'sent'), which stands in most news."""

_STRENGTH = 2  # of triggers that are not weak
_NOT_ARMS = frozenset(("funds", "training", "other"))
_ENCODINGS = {"ru": "cp1251", "ar": "cp1256"}
_LATIN = "latin-1"
_LINE_END = ord("\n")
_LACKING = b"?"  # what `encode` writes for a character that the encoding lacks
_MODEL, _MATERIEL, _TRIGGER, _WEAK = "model", "materiel", "trigger", "weak trigger"
_EVENT, _WEAK_EVENT, _COOPERATION, _ARMED = "event", "weak event", "cooperation", "armed"
_EVENTS = ("attack", "deployment", "cooperation")
_SURE = 3  # strength of a word that nearly always tells its event
_ARMED_PARTIES = ("forces", "group", "pmc")
# Classes of words that tell no event alone but stand beside it.
_BESIDE = frozenset(
    ("force", "mission", "target", "weapon", "attackers", "killed", "injured", "unhurt", "missing")
)
_NOTHING = ("idiom", "general")


@dataclass(frozen=True)
class Verdict:
    """Whether an article can hold a report of a transfer, and the words that say so.

    `word` is materiel or forces (None: none that counts), `trigger` a word of handing over, or one that tells
    another event (None: none near it, or none needed).
    """

    passes: bool
    word: str | None
    trigger: str | None = None

    def __str__(self) -> str:
        if self.passes and self.trigger is None:
            return f"can hold a report: {self.word!r} needs no other word"
        if self.passes:
            return f"can hold a report: {self.word!r} with {self.trigger!r} near"
        if self.word is not None:
            return f"not read further: {self.word!r}, but no word of handing over, attack or the like is near"
        return "not read further: no word for materiel or forces"


def triage(text: str, lang: str, roots: tuple[Path, ...] | None = None) -> Verdict:
    """The verdict on a text in language `lang` (ISO 639-1), by the codebook folders (by default
    `codebook_roots`). Linear in the length of the text.
    """
    return _scanner(lang, codebook_roots() if roots is None else tuple(roots)).verdict(text)


class _Scanner:
    """The automaton of one language: forms, each with what it stands for and the case it must have."""

    def __init__(self, lang: str, forms: _Forms) -> None:
        self.encoding = _encoding(lang)
        self.table = _byte_table(self.encoding)
        self.sorts, self.cased = forms["sorts"], forms["cased"]
        # All forms in one go, each between blanks; the line ends between them stay.
        spaced = f" {forms['forms']} ".replace("\n", " \n ").encode(self.encoding, "replace")
        patterns = spaced.translate(self.table[:_LINE_END] + b"\n" + self.table[_LINE_END + 1 :]).split(b"\n")
        self.automaton = BytesAhoCorasick(
            patterns if forms["forms"] else [b"\0"],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def bytes_of(self, text: str) -> bytes:
        """`text` folded, one byte a character; what the encoding lacks is a blank."""
        return text.encode(self.encoding, "replace").translate(self.table)

    def verdict(self, text: str) -> Verdict:
        named: dict[str, tuple[int, int]] = {}
        triggers: dict[str, tuple[int, int]] = {}
        first: str | None = None
        haystack = b" " + self.bytes_of(text) + b" "
        for index, start, end in self.automaton.find_matches_as_indexes(haystack, overlapping=True):
            sort, cased = _SORTS[self.sorts[index]], self.cased.get(str(index))
            span = (start, end - 2)
            if cased and fold_case(text[start : end - 2]) not in cased:
                continue
            if sort in _ALONE:
                return Verdict(True, text[start : end - 2])
            if sort in _NAMED:
                named[sort], first = span, first or text[start : end - 2]
            else:
                triggers[sort] = span
            if met := _near(named, triggers):
                return Verdict(True, text[slice(*met[0])], text[slice(*met[1])])
        return Verdict(False, first)


_ALONE = (_MODEL, _COOPERATION)
# Sorts of words, the surest reading last: a form that has several is taken for that.
_SORTS = (_ARMED, _WEAK_EVENT, _EVENT, _COOPERATION, _WEAK, _TRIGGER, _MATERIEL, _MODEL)
_NAMED = (_MATERIEL, _ARMED)
# What must stand near what, in characters, the surest first.
_TOGETHER = (
    (_MATERIEL, _TRIGGER, REACH),
    (_MATERIEL, _WEAK, CLOSE),
    (_ARMED, _EVENT, REACH),
    (_ARMED, _WEAK_EVENT, CLOSE),
)


def _near(
    named: dict[str, tuple[int, int]], triggers: dict[str, tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What is named and the trigger that stands near enough to it."""
    for what, sort, reach in _TOGETHER:
        word, trigger = named.get(what), triggers.get(sort)
        if word and trigger and abs(word[0] - trigger[0]) <= reach:
            return word, trigger
    return None


@cache
def _scanner(lang: str, roots: tuple[Path, ...]) -> _Scanner:
    return _Scanner(lang, compiled(f"triage-{lang}", roots, lambda: _forms(entries(roots), lang)))


def _byte_table(encoding: str) -> bytes:
    chars = (bytes([code]).decode(encoding, "replace") for code in range(256))
    folded = (fold(char).replace("\n", " ").encode(encoding, "replace") for char in chars)
    return bytes(ord(" ") if byte == _LACKING else byte[0] for byte in folded)


def _encoding(lang: str) -> str:
    return _ENCODINGS.get(lang, _LATIN)


class _Forms(TypedDict):
    """Folded forms, a line each; for each the number of the sort of word it is; by the number of a form, the
    exact cases it must have, where not any will do."""

    forms: str
    sorts: list[int]
    cased: dict[str, list[str]]


def _forms(listed: Iterable[Entry], lang: str) -> _Forms:
    """The forms that the language's encoding can write; the surest reading of a form counts."""
    groups: dict[str, list[Entry]] = {sort: [] for sort in _SORTS}
    for entry in listed:
        sort = _sort(entry)
        if sort:
            groups[sort].append(entry)
    found: dict[str, tuple[int, list[str]]] = {}
    for sort, group in groups.items():
        for form, cased in _needed(dict(_spelt(group, lang))):
            found[form] = _SORTS.index(sort), cased
    written = [form for form in found if _LACKING not in form.encode(_encoding(lang), "replace")]
    exact = {str(at): found[form][1] for at, form in enumerate(written) if found[form][1]}
    return _Forms(forms="\n".join(written), sorts=[found[form][0] for form in written], cased=exact)


def _sort(entry: Entry) -> str | None:
    if entry.kind in _EVENTS:
        return _sort_of_event(entry)
    if entry.kind == "party":
        armed = entry.get("type") in _ARMED_PARTIES or entry.get("role") in ("forces", "insurgents")
        return _ARMED if armed and not (entry.get("weak") or entry.get("ambiguous")) else None
    if entry.kind == "trigger" and entry.pos != "regex" and entry.get("class") != "idiom":
        return _TRIGGER if entry.get("strength", _STRENGTH) >= _STRENGTH else _WEAK
    unsure = entry.get("weak") or entry.get("anaphor") or entry.get("category") in _NOT_ARMS
    if entry.kind != "materiel" or unsure:
        return None
    known = entry.pos == "designation" and not (entry.get("ambiguous") or entry.get("civil"))
    return _MODEL if known and entry.get("category") != "vehicle" else _MATERIEL


def _sort_of_event(entry: Entry) -> str | None:
    cls, strength = entry.get("class"), int(entry.get("strength", _STRENGTH))
    if entry.pos == "regex" or cls in _NOTHING or strength < _STRENGTH:
        return None
    if cls in ("force", "mission", "attackers"):
        return _ARMED
    if cls in _BESIDE:
        return None
    if strength < _SURE:
        return _WEAK_EVENT
    return _COOPERATION if entry.kind == "cooperation" else _EVENT


def _spelt(group: list[Entry], lang: str) -> Iterator[tuple[str, list[str]]]:
    """Every form of the entries with its exact cases, none where any case will do."""
    tables = compile_tables(group, lang)
    for at, form in enumerate(tables["forms"].split("\n") if tables["forms"] else ()):
        cases = [exact for _, exact in tables["terms"].get(str(at), ())]
        if tables["plain"][at] >= 0 or cases:
            yield form, [] if tables["plain"][at] >= 0 or None in cases else cases
        for rest, *_ in tails_of(tables, at):
            yield f"{form} {rest}", []


def _needed(forms: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """The forms without those that hold a shorter one: where they stand, that stands too."""
    kept: set[str] = set()
    for form in sorted(forms, key=lambda f: f.count(" ")):
        words = form.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        if kept.isdisjoint(parts):
            if not forms[form]:
                kept.add(form)
            yield form, forms[form]


__all__ = ["REACH", "Verdict", "triage"]
