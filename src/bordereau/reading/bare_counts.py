"""Bare counts: numbers that count what is named elsewhere, with no noun of their own ('six others')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bordereau.codebook import grammar_words, one_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.values.numbers import NumberMention

_ENDS = frozenset(["", *".,;:)»?!\n"])
_CLOSES = frozenset(["", *".,;:)!?\n"])
_ALONE_REACH = 40
_MONEY = 1e6  # a bare number from here on is a sum of money ('a handful of jets and 1.6 billion')
_NUMBERED = re.compile(r"[.)]\s")  # behind the number of a line in a list: '2. Two tanks'
_BRACKET = re.compile(r"(?:,? [^\W\d_]+)? ?\((?:[^\W\d_]+ ){0,2}")
_COMMA, _NEAR = re.compile(r", "), re.compile(r", (?:[^\W\d_]+ ){1,3}")


def with_bare_counts(
    page: Page, items: Sequence[ItemMention], numbers: Sequence[NumberMention]
) -> list[ItemMention]:
    """The items of a page, those counted behind their noun with their count, and the other bare counts as
    items that point back, of the category of what they count; by offset into `page.whole`.
    """
    counted = list(items)
    bare: list[ItemMention] = []
    for number in _alone(page, items, numbers):
        k = _noun_before(page, counted, number)
        if k is None:
            bare.append(_as_item(page, number))
        else:
            counted[k] = replace(counted[k], quantity=number.value, quantity_span=(number.start, number.end))
    named = [c for n in bare if (c := _named_after(n, counted))]
    return sorted(counted + named, key=lambda i: (i.start, i.end))


def _alone(page: Page, items: Sequence[ItemMention], numbers: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers that count what another place names. One before a word that is no materiel counts that
    word; one that begins a line of a list counts nothing."""
    used = {i.quantity_span[0] for i in items if i.quantity_span}
    spans = [(i.start, i.end) for i in items]
    found = []
    for n in numbers:
        if n.start in used or n.value is None or n.kind in ("article", "vague") or n.yearlike:
            continue
        if n.value >= _MONEY or _begins_line(page, n):
            continue
        if any(s <= n.start < e for s, e in spans) or not _stands_alone(page, n):
            continue
        found.append(n)
    return found


def _begins_line(page: Page, number: NumberMention) -> bool:
    line = page.whole[page.whole.rfind("\n", 0, number.start) + 1 : number.start]
    return not line.strip(" (") and _NUMBERED.match(page.whole, number.end) is not None


def _stands_alone(page: Page, number: NumberMention) -> bool:
    if page.whole[number.end : number.end + 1] in _ENDS:
        return True
    following = page.folded[number.end : number.end + _ALONE_REACH].split("\n")[0].split()
    words = grammar_words(page.lang)
    return bool(following) and (following[0] in words.alone or following[0] in words.uncounted)


def _noun_before(page: Page, items: Sequence[ItemMention], number: NumberMention) -> int | None:
    """Which item is counted by a number behind it: 'tanks (12)', 'rifles, ten of them'."""
    before = [k for k, i in enumerate(items) if i.end <= number.start]
    if not before or number.kind == "ordinal":
        return None
    k = max(before, key=lambda k: items[k].end)
    item = items[k]
    free = item.quantity is None and not (item.anaphor or item.vague_count or item.ordinal)
    return k if free and _behind(page, item, number) else None


def _behind(page: Page, item: ItemMention, number: NumberMention) -> bool:
    gap = page.whole[item.end : number.start]
    if _BRACKET.fullmatch(gap):
        return page.whole[number.end : number.end + 1] == ")"
    comma = _COMMA.fullmatch(gap) or (number.approximate and _NEAR.fullmatch(gap))
    return bool(comma) and _closes(page, number)


def _closes(page: Page, number: NumberMention) -> bool:
    """Whether an apposition ends with the number, or with 'of them' behind it."""
    of_them = _of_them(page.lang).match(page.folded, number.end)
    end = of_them.end() if of_them else number.end
    return page.whole[end : end + 1] in _CLOSES


@cache
def _of_them(lang: str) -> re.Pattern[str]:
    return re.compile(rf" ?{one_of(grammar_words(lang).of_them)}")


def _as_item(page: Page, n: NumberMention) -> ItemMention:
    """A bare count as an item with no category of its own yet."""
    return ItemMention(
        n.start,
        n.end,
        page.sentence_at(n.start),
        "",
        (n.start, n.end),
        quantity=1.0 if n.kind == "ordinal" else n.value,
        quantity_span=(n.start, n.end),
        ordinal=n.kind == "ordinal",
        weak=True,
        anaphor=True,
    )


def _named_after(count: ItemMention, items: Sequence[ItemMention]) -> ItemMention | None:
    """A bare count takes the category of the last definite item before it, or of the first after it."""
    firm = [i for i in items if not (i.weak or i.generic or i.anaphor)]
    before = [i for i in firm if i.start < count.start]
    after = [i for i in firm if i.start > count.start]
    named = before[-1] if before else after[0] if after else None
    return replace(count, category=named.category, category_span=named.category_span) if named else None
