"""Pointing back: nouns for things at large ('launchers', 'appareils') that stand for what was told last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bordereau.codebook import grammar_words
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page

_BREAKS = frozenset(",;:.!?\n")
_REACH = 32  # characters before a noun in which the word stands that makes it one told before
_WORDS = 3  # words of them: 'the first 25 vehicles'


def of_what_was_told(page: Page, items: Sequence[ItemMention]) -> list[ItemMention]:
    """The items of a page in the same order, those of a noun that stands for several categories with the one
    told last before it, or first after it. A noun with a category of its own needs a word that points."""
    firm = [i.category if is_firm(i) else None for i in items]
    later = _first_after(items, firm)
    last: dict[str, int] = {}
    resolved: list[ItemMention] = []
    for k, item in enumerate(items):
        told = _told(item.stands_for, last) or later.get(k) if _points(page, item) else None
        resolved.append(replace(item, category=told, alt=item.alt or item.category) if told else item)
        category = told or firm[k]
        if category and (firm[k] or not item.stands_for):
            last[category] = k
    return resolved


def is_firm(item: ItemMention) -> bool:
    """Whether an item is told by a noun or model of its own."""
    return not (item.weak or item.generic or item.anaphor)


def _told(categories: Iterable[str], last: dict[str, int]) -> str | None:
    """Of some categories the one told last; `last` holds the number of its last item."""
    return max((c for c in categories if c in last), key=lambda c: last[c], default=None)


def _first_after(items: Sequence[ItemMention], firm: Sequence[str | None]) -> dict[int, str]:
    """The category told first behind each item that stands for several, by the number of the item."""
    following: dict[str, int] = {}
    found: dict[int, str] = {}
    for k in reversed(range(len(items))):
        here = [c for c in items[k].stands_for if c in following]
        if here:
            found[k] = min(here, key=lambda c: following[c])
        if category := firm[k]:
            following[category] = k
    return found


def _points(page: Page, item: ItemMention) -> bool:
    if not item.stands_for or item.designation:
        return False
    return not is_firm(item) or _told_before(page, item.start)


def _told_before(page: Page, start: int) -> bool:
    """Whether a word before a noun makes it one told before: 'these vehicles', 'les six missiles'."""
    words = grammar_words(page.lang)
    pointing = words.definite | words.demonstratives | words.possessives
    return not pointing.isdisjoint(words_before(page, start)[-_WORDS:])


def words_before(page: Page, start: int) -> list[str]:
    """The folded words right before an offset, back to the last mark."""
    lead = max(0, start - _REACH)
    cut = max(page.whole.rfind(sign, lead, start) for sign in _BREAKS)
    return page.folded[max(lead, cut + 1) : start].split()
