"""A text as the search for places walks it: words with offsets, and what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left

from bordereau.codebook.fold import fold

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[ \u00a0\u202f\n]|\.[ \u00a0]|['’ʼ`´\-\u2010\u2011]")
_PLAIN = re.compile(r"[ \u00a0\u202f]+")
_SENTENCE_END = re.compile(r"[.!?:;…\n«»“”\"•|]")
_DATELINE = re.compile(r"(?:,[^.\n—–(]{1,40})?\s{0,2}(?:\([^)\n]{2,40}\)|[-–—]\s|\s?:\s)")
_DATELINE_CAPITALS = re.compile(r"(?:[ ,][^.\n]{0,40})?\s{0,2}(?:,|\(|[-–—/:]|\.\s)")
_HYPHENS = "-\u2010\u2011"


class Text:
    """The words of a text. Words are numbered; offsets are into `text` (Python string indices)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        spans = [match.span() for match in _WORD.finditer(self.folded)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [self.folded[start:end] for start, end in spans]
        self._title_lines: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Number of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def printed(self, first: int, end: int) -> str:
        """The text from word `first` up to word `end` (exclusive)."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def key(self, first: int, end: int) -> str:
        """The folded words from `first` up to `end` (exclusive)."""
        return " ".join(self.words[first:end])

    def capital(self, i: int) -> bool:
        """Whether the word starts with a capital, or is of a script that has none."""
        char = self.text[self.starts[i]]
        return not char.islower() and char.isalpha()

    def shouted(self, first: int, end: int) -> bool:
        """Whether the words are all in capitals (one letter alone is not shouting)."""
        printed = self.printed(first, end)
        return len(printed) > 1 and printed.isupper()

    def gap(self, i: int) -> str:
        """What stands before word `i`, back to the word before it."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def joined(self, i: int) -> bool:
        """Whether word `i` may belong to one name with the word before it."""
        return i > 0 and bool(_JOINED.fullmatch(self.gap(i)))

    def plain(self, i: int) -> bool:
        """Whether only blanks stand between word `i` and the word before it."""
        return 0 < i < len(self) and bool(_PLAIN.fullmatch(self.gap(i)))

    def hyphened(self, i: int) -> bool:
        """Whether a hyphen ties word `i` to the word before it."""
        return 0 < i < len(self) and self.gap(i) in _HYPHENS

    def plain_capital(self, i: int) -> bool:
        """Whether word `i` has a capital and only blanks stand before it."""
        return self.plain(i) and self.capital(i)

    def opens_sentence(self, i: int) -> bool:
        """Whether word `i` has its capital from its position: first of a text, line or sentence."""
        return i == 0 or bool(_SENTENCE_END.search(self.gap(i)))

    def title_line(self, i: int) -> bool:
        """Whether word `i` stands in a line that capitalises most of its words, so that capitals tell
        nothing.
        """
        start = self.text.rfind("\n", 0, self.starts[i]) + 1
        if start not in self._title_lines:
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            words = range(self.at(start), min(self.at(end), self.at(start) + 40))
            long = [k for k in words if len(self.words[k]) > 3]
            self._title_lines[start] = len(long) > 2 and sum(map(self.capital, long)) > 0.75 * len(long)
        return self._title_lines[start]

    def dateline(self, first: int, end: int) -> bool:
        """Whether the words are where an agency puts its place: 'JAKARTA, 3 mai (AFP) -', 'Bangui : ...'."""
        if first and "\n" not in self.gap(first):
            return False
        after = _DATELINE_CAPITALS if self.shouted(first, end) else _DATELINE
        return bool(after.match(self.text, self.ends[end - 1]))
