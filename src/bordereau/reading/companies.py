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
_CAPITALS_BEFORE = re.compile(rf"(?<!\w)(?:{_CAPITAL}(?:[\w’'\-]*\w)? (?:& )?){{1,3}}\Z")
_SHORTEST, _LONGEST = 3, 80  # characters of a name, and of one before the word that it ends with
_COMPANY = "company"


def company_names(page: Page, nationalities: Collection[int]) -> list[tuple[int, int]]:
    """Where words around or in a name tell that it is a company's: spans, offsets into the page.

    `nationalities`: where words for a nationality begin, which may stand between the word and the name.
    """
    spans = (*_headed(page, nationalities), *_ended(page), *_before_nouns(page))
    return [(start, end) for start, end in spans if end - start >= _SHORTEST]


def unlisted_companies(page: Page, names: Spans, taken: Spans) -> list[PartyMention]:
    """The companies of a page that no entry names, each wherever it is printed, in order.

    Their value is the name as printed first.

    `names`: where names of companies stand. `taken`: spans that mean something else and lie in no company's
    name. Both are offsets into the page.
    """
    held = _Held(taken)
    found: dict[str, str] = {}
    for start, end in names:
        if not held(start, end):
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
    for tail in _tail_pattern(page.lang).finditer(page.folded):
        if not page.whole[tail.start()].isupper():
            continue
        name = _CAPITALS_BEFORE.search(page.whole, max(0, tail.start() - _LONGEST), tail.start())
        parts = list(re.finditer(_PART, name[0])) if name else []
        first = next((k for k, part in enumerate(parts) if fold(part[0]) not in openers), None)
        if name and first is not None:
            yield name.start() + parts[first].start(), tail.end()


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
def _tail_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<= )(?:{one_of(grammar_words(lang).company_tails)})(?!\w)")


@cache
def _noun_pattern(lang: str) -> re.Pattern[str]:
    words = grammar_words(lang)
    name = rf"{_CAPITAL}[\w\-]+(?: {_CAPITAL}[\w\-]+)?"
    return re.compile(rf"\b(?i:{one_of(words.definite)}) ({name}) {one_of(words.company_nouns)}\b")


def _mention(page: Page, start: int, end: int, name: str) -> PartyMention:
    entry = Entry("party", name, "name", {}, {"type": _COMPANY})
    return PartyMention(start, end, page.sentence_at(start), name, _COMPANY, entry)
