"""Wording: the words of a sentence and around a span as cues, each cut to its stem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.page import Page

_STEM = 7  # letters of a word that count: enough to tell words apart, few enough to join their endings
_SHORTEST = 3  # letters of a word that may tell something alone
_REACH, _WINDOW = 60, 6  # characters and words to either side of a span
_BESIDE = 40
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[\w']+")


@dataclass(frozen=True)
class Wording:
    """The words of one page, by sentence and around a span."""

    page: Page

    @cached_property
    def _by_sentence(self) -> dict[int, list[str]]:
        return {}

    def of_sentence(self, sentence: int) -> list[str]:
        """The stems of a sentence's words, each once."""
        if sentence not in self._by_sentence:
            found = self.page.sentences[sentence]
            words = _WORD.findall(self.page.folded, found.start, found.end)
            self._by_sentence[sentence] = [f"has {s}" for s in sorted(_stems(words))]
        return self._by_sentence[sentence]

    def window(self, start: int, end: int) -> list[str]:
        """The stems of the words to the left and to the right of a span, in its line."""
        left = _WORD.findall(self._before(start, _REACH))[-_WINDOW:]
        right = _WORD.findall(self._after(end, _REACH))[:_WINDOW]
        return [f"left {s}" for s in sorted(_stems(left))] + [f"right {s}" for s in sorted(_stems(right))]

    def beside(self, name: str, start: int, end: int) -> list[str]:
        """The two words before a span and the two after it; `name` says what stands there."""
        before = _TOKEN.findall(self._before(start, _BESIDE))[-2:]
        after = _TOKEN.findall(self._after(end, _BESIDE))[:2]
        out = [f"{name}-{len(before) - k}={w[:_STEM]}" for k, w in enumerate(before)]
        return out + [f"{name}+{k}={w[:_STEM]}" for k, w in enumerate(after, 1)]

    def first(self, start: int, end: int) -> str:
        """The stem of the first word of a span."""
        return self.page.folded[start:end].split(" ", 1)[0][:_STEM]

    def _before(self, start: int, reach: int) -> str:
        return self.page.folded[max(0, start - reach) : start].rpartition("\n")[2]

    def _after(self, end: int, reach: int) -> str:
        return self.page.folded[end : end + reach].partition("\n")[0]


def _stems(words: list[str]) -> set[str]:
    return {w[:_STEM] for w in words if len(w) >= _SHORTEST}
