"""The page: title and text of an article as one string, with its sentences, and the way back to passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from bordereau.codebook import fold, read_data
from bordereau.layout import Span, find_residue, headline, list_end
from bordereau.model import Article, Passage

LONGEST = 12_000
"""Characters of text on one page, at most: about two thousand words."""

_GAP = "\n\n"
_END = re.compile(r"[.!?…]+[\"'»”’)\]]*\s+(?=[\"'«“‘(\[]*\s?[^\Wa-zà-ÿ_]|[-–—])|[.!?…]*[ \t]*[\r\n]+\s*")


@dataclass(frozen=True)
class Sentence:
    """One sentence: offsets into the page, its number, and the number of its paragraph (title: 0)."""

    start: int
    end: int
    index: int
    paragraph: int


@dataclass(frozen=True)
class Page:
    """An article's title and text in one string, `whole`; offsets of all mentions are offsets into it.

    Of a very long article a page is one part: the text from `begin` to `end` (see `pages_of`).
    """

    article: Article
    lang: str
    begin: int = 0
    end: int | None = None

    @cached_property
    def title(self) -> str | None:
        """The article's title, on its first page."""
        return self.article.title if self.begin == 0 else None

    @cached_property
    def text(self) -> str:
        """The page's part of the article's text."""
        return self.article.text[self.begin : self.end]

    @cached_property
    def whole(self) -> str:
        """Title, an empty line, text; the text alone where there is no title."""
        return f"{self.title}{_GAP}{self.text}" if self.title else self.text

    @cached_property
    def text_start(self) -> int:
        """Where the article's text begins in `whole`."""
        return len(self.title) + len(_GAP) if self.title else 0

    @cached_property
    def headed(self) -> bool:
        """Whether the first sentence is a headline: the title, or a first line that stands as one."""
        return self.begin == 0 and (bool(self.title) or headline(self.article) is not None)

    @cached_property
    def residue(self) -> list[Span]:
        """What of the text is not news (offsets into the page). A line that dates the article is kept."""
        shift = self.text_start
        found = find_residue(self.text, self.lang)
        return [Span(s.start + shift, s.end + shift, s.kind) for s in found if s.kind != "date"]

    @cached_property
    def folded(self) -> str:
        """`whole`, folded, character for character."""
        return fold(self.whole)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order; the title is one, and a line end ends one but within a list: what
        announces a list ('The package includes:') and its lines are one sentence."""
        return list(_split(self.whole, _abbreviations()))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def passage(self, start: int, end: int) -> Passage:
        """The span as a passage of title or text. A span that crosses both is cut to where it starts."""
        while end > start and self.whole[end - 1].isspace():
            end -= 1
        if self.title and start < self.text_start:
            return self.article.cite("title", start, min(end, len(self.title)))
        shift = self.begin - self.text_start
        return self.article.cite("text", start + shift, end + shift)


def pages_of(article: Article, lang: str) -> list[Page]:
    """The article as pages: one, or for a very long text several, cut at line ends or sentences.

    Weighing looks from every telling at what stands around it; pages of bounded length keep the time linear.
    """
    cuts = [0]
    while len(article.text) - cuts[-1] > LONGEST:
        cuts.append(_cut(article.text, cuts[-1], cuts[-1] + LONGEST))
    return [Page(article, lang, begin, end) for begin, end in pairwise([*cuts, len(article.text)])] or [
        Page(article, lang)
    ]


def _cut(text: str, begin: int, latest: int) -> int:
    """Where a page ends: in its second half after a line, else a sentence, else a word; else anywhere."""
    for mark in ("\n", ". ", " "):
        found = text.rfind(mark, begin + LONGEST // 2, latest)
        if found >= 0:
            return found + len(mark)
    return latest


def _split(text: str, abbreviations: frozenset[str]) -> list[Sentence]:
    sentences: list[Sentence] = []
    start, paragraph, listed = 0, 0, 0
    for met in _END.finditer(text):
        newline = "\n" in met.group() or "\r" in met.group()
        last = text[max(start, met.start() - 12) : met.start() + 1].split()
        if not newline and last and last[-1].lower() in abbreviations:
            continue
        if met.start() < listed:
            continue
        if newline and (ends := list_end(text, met.start() + len(met.group().rstrip()), met.end())):
            listed = ends
            continue
        if text[start : met.end()].strip():
            sentences.append(Sentence(start, met.end(), len(sentences), paragraph))
        start = met.end()
        paragraph += newline
    if text[start:].strip() or not sentences:
        sentences.append(Sentence(start, len(text), len(sentences), paragraph))
    return sentences


@cache
def _abbreviations() -> frozenset[str]:
    data = read_data("sentences.yaml") or {}
    return frozenset(data.get("abbreviations", ()))
