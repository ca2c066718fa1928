"""Item lists: which goods stand in one list ('rifles, 40,000 rounds and medical kits')."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.codebook import grammar_words
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.reading.transfers.anchors import item_sort

Scored = tuple[ItemMention, float]
_MARKS = frozenset(",;\n•")
_ANNOUNCING = frozenset(":(")
_REACH = 40  # characters between one of a list and the next
_VAGUE = frozenset({"weak", "counted others"})


def are_listed(page: Page, one: ItemMention, other: ItemMention) -> bool:
    """Whether a mark or a word that joins stands between two items of a sentence."""
    if one.sentence != other.sentence:
        return False
    start, end = _between(one, other)
    joins = grammar_words(page.lang).part_joins
    return not _MARKS.isdisjoint(page.whole[start:end]) or not joins.isdisjoint(
        page.folded[start:end].split()
    )


def are_two_sorts(page: Page, one: ItemMention, other: ItemMention) -> bool:
    """Whether a list tells two sorts of a category by nouns of their own, one counted and the other not:
    'hand grenades and 500 shells'."""
    if any(i.weak or i.anaphor or i.generic or i.designation for i in (one, other)):
        return False
    counted = (one.quantity is None) != (other.quantity is None)
    return counted and _noun(page, one) != _noun(page, other) and are_listed(page, one, other)


def are_next(page: Page, one: ItemMention, other: ItemMention) -> bool:
    """Whether two items stand beside each other in a list; in 'arms: rifles' one announces the other, and in
    'tanks, is training' the second tells an act."""
    start, end = _between(one, other)
    if end - start >= _REACH or not _ANNOUNCING.isdisjoint(page.whole[start:end]):
        return False
    return are_listed(page, one, other) and _leads_on(page, start, end)


def _leads_on(page: Page, start: int, end: int) -> bool:
    """Whether behind the last mark or joining word nothing stands that parts a count from what it counts."""
    words = grammar_words(page.lang)
    mark = max(page.whole.rfind(m, start, end) for m in _MARKS)
    last = page.folded[max(mark, start) : end].split()
    joins = [k for k, word in enumerate(last) if word in words.part_joins]
    parting = words.uncounted - words.part_joins - words.determiners - words.genitives
    return parting.isdisjoint(last[joins[-1] + 1 :] if joins else last)


def with_listed(page: Page, scored: Sequence[Scored], limit: float, listed: float) -> list[Scored]:
    """The items from `limit` on, and from `listed` on those that follow or lead one of them in a list."""
    passed = [(i, p) for i, p in scored if p >= limit]
    firm = [i for i, _ in passed if item_sort(i) not in _VAGUE]
    rest = [(i, p) for i, p in scored if listed <= p < limit and not (i.anaphor or i.carrier)]
    while found := [(i, p) for i, p in rest if any(are_next(page, i, f) for f in firm)]:
        passed += found
        firm = [i for i, _ in found]
        rest = [s for s in rest if s not in found]
    return passed


def _between(one: ItemMention, other: ItemMention) -> tuple[int, int]:
    first, second = sorted((one, other), key=lambda i: i.start)
    return first.end, second.start


def _noun(page: Page, item: ItemMention) -> str:
    return page.folded[slice(*item.category_span)].strip().rstrip("s")
