"""Pointing: from the number of a mention, or quoted words, to the span of the page that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bordereau.reading.decisions import Span
from bordereau.reading.llm.answer import Ref
from bordereau.reading.llm.rendering import Rendered
from bordereau.reading.page import Page

LONGEST = 200
"""Characters of the article that one pointing may cover, at most."""

_MARKS = re.compile(r"\{q?\d+:?|[{}]")
_ALIKE = ("'’‘`ʼ", '"«»“”„', "-‐‑–—", "(){}[]")
_CLASSES = {c: f"[{re.escape(group)}]" for group in _ALIKE for c in group}


class PointingError(ValueError):
    """The words are not there; the message is the cause, in few words."""


@dataclass(frozen=True)
class Pointer:
    """Finds what an answer points at on a page, as it was rendered."""

    page: Page
    rendered: Rendered

    def span(self, ref: Ref) -> Span:
        """The span of the page that `ref` points at. PointingError where the page has none there."""
        found = self._numbered(ref) if isinstance(ref, int) else self._quoted(ref)
        if found[1] - found[0] > LONGEST:
            raise PointingError("too many words")
        return found

    def _numbered(self, number: int) -> Span:
        if not 1 <= number <= len(self.rendered.spans):
            raise PointingError("no mention of that number")
        return self.rendered.spans[number - 1]

    def _quoted(self, quote: str) -> Span:
        number, _, words = quote.partition(":")
        sentences = self.page.sentences
        if not number.isdecimal() or int(number) >= len(sentences):
            raise PointingError("no sentence of that number")
        sentence = sentences[int(number)]
        pattern = _pattern(words)
        met = pattern and pattern.search(self.page.whole, sentence.start)
        if not met or met.start() >= sentence.end:
            raise PointingError("words not in that sentence")
        return met.span()


def without_marks(rendered: str) -> str:
    """The words of a rendered text, without numbers of mentions and quotations."""
    return _MARKS.sub("", rendered)


def _pattern(words: str) -> re.Pattern[str] | None:
    """The words as they may be printed: any white space; quotation marks and dashes of any sort."""
    parts = without_marks(words).split()
    if not any(c.isalnum() for part in parts for c in part):
        return None
    told = r"\s+".join("".join(_CLASSES.get(c) or re.escape(c) for c in part) for part in parts)
    return re.compile(rf"(?<!\w){told}(?!\w)" if _bounded(parts) else told, re.IGNORECASE)


def _bounded(parts: list[str]) -> bool:
    return parts[0][0].isalnum() and parts[-1][-1].isalnum()
