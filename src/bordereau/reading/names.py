"""Names of persons, as they are printed: words with capitals, with the particles of a language between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bordereau.codebook import fold, grammar_words, one_of

_PART = r"[A-ZÀ-ÞŠŽ][\w'’\-]+"


@cache
def name_pattern(lang: str) -> re.Pattern[str]:
    """A person's name: two to four parts with capitals, with particles between ('Ursula von der Leyen')."""
    particles = (p if p[-1] in "'-" else p + " " for p in grammar_words(lang).name_particles)
    return re.compile(rf"{_PART}(?: {one_of(particles)}?{_PART}){{1,3}}")


def find_names(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """The names of persons and the single words with a capital in `text`, as spans, in order.

    A word that only opens a sentence ('The', 'Selon') is no part of a name.
    """
    openers = grammar_words(lang).sentence_openers
    for met in capitals_pattern(lang).finditer(text):
        start, end = met.span()
        while start < end:
            first = _FIRST.match(text, start, end)
            if first is None or not _opens(first.group(1), openers):
                break
            start = first.end()
        if start < end and text[start:end].strip():
            yield start, end


_FIRST = re.compile(r"([^\s'’]+)['’\s]*")


def _opens(word: str, openers: frozenset[str]) -> bool:
    return fold(word).strip() in openers


@cache
def capitals_pattern(lang: str) -> re.Pattern[str]:
    """One to four words with capitals, with the particles of the language between; initials may stand before
    the first and the last ('J.F. Kennedy', 'George W. Bush'), but no title of one letter ('M. Martin')."""
    particles = (p if p[-1] in "'-" else p + " " for p in grammar_words(lang).name_particles)
    titles = "".join(t.upper() for t in grammar_words(lang).titles if len(t) == 1)
    initials = rf"(?:(?:(?![{titles or 0}]\.)[A-ZÀ-Þ]\.[ -]?){{1,3}})?"
    return re.compile(rf"(?<![\w.]){initials}{_PART}(?: {one_of(particles)}?{initials}{_PART}){{0,3}}")
