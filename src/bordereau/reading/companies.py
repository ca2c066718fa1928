"""Companies that the codebook does not list: a name beside a word for a company ('la société Tamarin').

Or a name that ends as those of companies do ('Tamarin Shipyards').
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from bordereau.codebook import Entry, fold, grammar_words, one_of
from bordereau.reading.mentions import PartyMention
from bordereau.reading.page import Page

Spans = Sequence[tuple[int, int]]

_PART = r"[^\W\d_](?:[\w’'\-]*\w)?"
_NAME = re.compile(rf"{_PART}(?: (?:& )?{_PART}){{0,3}}")
_ENDING = re.compile(r"['’]s?$")
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_SHORTEST = 3  # letters of a name
_COMPANY = "company"


def unlisted_companies(page: Page, taken: Spans, nationalities: Collection[int]) -> list[PartyMention]:
    """The companies of a page that no entry names, each wherever it is printed, in order.

    Their value is the name as printed first.

    `taken`: spans (offsets into the page) that mean something else and lie in no company's name.
    `nationalities`: where words for a nationality begin, which may stand between the word and the name.
    """
    held = _Held(taken)
    found: dict[str, str] = {}
    for start, end in (*_headed(page, nationalities), *_ended(page), *_before_nouns(page)):
        if held(start, end) or end - start < _SHORTEST:
            continue
        found.setdefault(fold(page.whole[start:end]), page.whole[start:end])
    if not found:
        return []
    anywhere = re.compile(rf"(?<!\w){one_of(found.values())}(?!\w)")
    met = [m for m in anywhere.finditer(page.whole) if not held(m.start(), m.end())]
    return [_mention(page, m.start(), m.end(), found[fold(m[0])]) for m in met]


class _Held:
    """Whether a span touches one of others."""

    def __init__(self, spans: Spans) -> None:
        self.at = {offset for start, end in spans for offset in range(start, end)}

    def __call__(self, start: int, end: int) -> bool:
        return not self.at.isdisjoint(range(start, end))


def _headed(page: Page, nationalities: Collection[int]) -> Iterator[tuple[int, int]]:
    """Names behind a word for a company: 'la société turque Tamarin', 'a firm called Tamarin'."""
    for head in _head_pattern(page.lang).finditer(page.folded):
        start = head.end()
        if start in nationalities:
            start = page.whole.find(" ", start) + 1
        if start and (span := _name_at(page, start)):
            yield span


def _ended(page: Page) -> Iterator[tuple[int, int]]:
    """Names that end as those of companies do: 'Tamarin Aerospace'."""
    words = grammar_words(page.lang)
    openers = words.sentence_openers | words.determiners | words.no_company
    for name in _NAME.finditer(page.whole):
        tokens = [(m.start(), m.end()) for m in re.finditer(_PART, name[0])]
        last = next((k for k in range(len(tokens) - 1, 0, -1) if _is_tail(name[0], tokens[k], page.lang)), 0)
        first = last
        while first > 0 and name[0][tokens[first - 1][0]].isupper():
            first -= 1
        while first < last and fold(name[0][slice(*tokens[first])]) in openers:
            first += 1
        if first < last:
            yield name.start() + tokens[first][0], name.start() + tokens[last][1]


def _is_tail(text: str, token: tuple[int, int], lang: str) -> bool:
    word = text[slice(*token)]
    return word[0].isupper() and fold(word) in grammar_words(lang).company_tails


def _before_nouns(page: Page) -> Iterator[tuple[int, int]]:
    """Names between an article and a word for a company: 'the Tamarin yard'."""
    for met in _noun_pattern(page.lang).finditer(page.whole):
        yield met.span(1)


def _name_at(page: Page, start: int) -> tuple[int, int] | None:
    """The words with capitals that begin at `start`, at most four; None where there are none."""
    name = _NAME.match(page.whole, start)
    if name is None:
        return None
    end = start
    for token in re.finditer(_PART, name[0]):
        if not token[0][0].isupper():
            break
        end = start + token.end()
    name_end = _ENDING.sub("", page.whole[start:end])
    return (start, start + len(name_end)) if end > start else None


@cache
def _head_pattern(lang: str) -> re.Pattern[str]:
    words = grammar_words(lang)
    return re.compile(rf"\b{one_of(words.company_heads)} (?:{one_of(words.company_links)} )*")


@cache
def _noun_pattern(lang: str) -> re.Pattern[str]:
    words = grammar_words(lang)
    name = rf"{_CAPITAL}[\w\-]+(?: {_CAPITAL}[\w\-]+)?"
    return re.compile(rf"\b(?i:{one_of(words.definite)}) ({name}) {one_of(words.company_nouns)}\b")


def _mention(page: Page, start: int, end: int, name: str) -> PartyMention:
    entry = Entry("party", name, "name", {}, {"type": _COMPANY})
    return PartyMention(start, end, page.sentence_at(start), name, _COMPANY, entry)
