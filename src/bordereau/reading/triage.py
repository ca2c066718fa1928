"""Triage: one scan that decides whether an article can hold a report. Most news is about something else.

The scan runs over the raw bytes (UTF-8), so that nothing is folded for the articles that fail: names stand in the
automaton in lower case, capitalised and in capitals (A. Aho and M. Corasick, 1975).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from bordereau.codebook import ANY, DATA, Entry, entries

_SHORTEST = 3


@dataclass(frozen=True)
class Verdict:
    """Whether an article can hold a report of a transfer, and the materiel word that says so (None: none)."""

    passes: bool
    word: str | None

    def __str__(self) -> str:
        return f"can hold a report: {self.word!r} is materiel" if self.passes else "no word for materiel: not read further"


def triage(text: str, lang: str, roots: tuple[Path, ...] = (DATA,)) -> Verdict:
    """The verdict on a text in language `lang`. Linear in the length of the text."""
    raw = text.encode("utf-8", "surrogatepass")
    for start, end in _scan(raw, lang, roots):
        return Verdict(True, raw[start:end].decode("utf-8", "replace"))
    return Verdict(False, None)


def _scan(raw: bytes, lang: str, roots: tuple[Path, ...]) -> Iterator[tuple[int, int]]:
    """Spans of `raw` that are a materiel word between word boundaries."""
    for _, start, end in _automaton(lang, roots).find_matches_as_indexes(raw):
        if not (start and _letter(raw[start - 1])) and not (end < len(raw) and _continues(raw, end)):
            yield start, end


def _letter(byte: int) -> bool:
    return byte >= 0x80 or chr(byte).isalnum()


def _continues(raw: bytes, end: int) -> bool:
    """Whether a word goes on after `end` otherwise than by a plural ending."""
    rest = raw[end : end + 3]
    tail = rest[1:2] if rest[:1] in (b"s", b"S", b"x") else rest[2:3] if rest[:2] == b"es" else rest[:1]
    return bool(tail) and _letter(tail[0]) and tail[0] < 0x80


@lru_cache
def _automaton(lang: str, roots: tuple[Path, ...]) -> BytesAhoCorasick:
    patterns = {p for entry in entries(roots) for p in _patterns(entry, lang)}
    return BytesAhoCorasick(sorted(patterns) or [b"\x00"], matchkind=MatchKind.LeftmostLongest)


def _patterns(entry: Entry, lang: str) -> Iterator[bytes]:
    if entry.kind != "materiel" or entry.get("anaphor"):
        return
    names: Iterable[str] = (*entry.names.get(lang, ()), *entry.names.get(ANY, ()))
    for name in names:
        bare = name.removeprefix("=")
        if len(bare) < _SHORTEST:
            continue
        forms = {bare} if name.startswith("=") else {bare, bare.lower(), bare[:1].upper() + bare[1:], bare.upper()}
        yield from (form.encode() for form in forms)
