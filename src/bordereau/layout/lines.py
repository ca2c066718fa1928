"""The lines of a text and the spans found in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

MARKS = " \t\u00a0\u202f\ufeff>*•·–—-►▶→▸■#_|»«"
"""What may stand around a line without being part of it: bullets, quotation and emphasis marks."""

PROSE = 120
"""From this many characters on, a line that ends a sentence is prose for certain."""
_STOPS = (".", "!", "?", "…", "»", '"', "”", ")")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\t"), " ")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: character offsets into it, end exclusive, and what kind of thing it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: offsets of its first and last character (end exclusive) and its words.

    `number` counts the lines that are not blank, from 0; `after_blank`: a blank line stands before it.
    """

    number: int
    start: int
    end: int
    words: str
    after_blank: bool

    @property
    def is_prose(self) -> bool:
        """Whether this is long and ends like a sentence: article text, not a label or a headline."""
        return len(self.words) >= PROSE and self.words.endswith(_STOPS)


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    offset, blank = 0, True
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = offset + len(raw) - len(raw.lstrip())
            lines.append(Line(len(lines), start, start + len(words), words, blank))
        blank = not words
        offset += len(raw)
    return lines


def plain(text: str) -> str:
    """`text` in lower case, without accents, quotes and dashes made ' and -, one character for one character.

    Unlike the codebook's folding it keeps punctuation, which is what page residue is told by.
    """
    return text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """A translation table filled as characters are met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[:1]
        self[code] = base.lower()[:1] or base
        return self[code]


_PLAIN = _Plain(_QUOTES | _BLANKS)
