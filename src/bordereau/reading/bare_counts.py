"""Bare counts: numbers that count what is named elsewhere, with no noun of their own ('six others')."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from bordereau.codebook import Match, grammar_words, one_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.reading.pointing_back import is_firm
from bordereau.values.numbers import NumberMention

_ENDS = frozenset(["", *".,;:)»?!\n"])
_CLOSES = frozenset(["", *".,;:)!?\n"])
_ALONE_REACH = 40
_LEAD = 16
_SENTENCES = 2  # within which 'the rest' stands for what was told before
_ONES = 3  # words within which 'ones' makes a number one of what was told before: 'four smaller ones'
# What is told by the mass, or beside the goods that a bare count counts.
_MASSES = frozenset(
    {"ammunition", "equipment", "fuel", "food", "funds", "medical", "training", "other", "weapons"}
)
_MONEY = 1e6  # a bare number from here on is a sum of money ('a handful of jets and 1.6 billion')
_NUMBERED = re.compile(r"[.)]\s")  # behind the number of a line in a list: '2. Two tanks'
_BRACKET = re.compile(r"(?:,? [^\W\d_]+)? ?\((?:[^\W\d_]+ ){0,2}")
_COMMA, _NEAR = re.compile(r", "), re.compile(r", (?:[^\W\d_]+ ){1,3}")


@dataclass(frozen=True)
class Bare:
    """What may count or stand for goods named elsewhere, by offset into `page.whole`: numbers, the words for
    one of those told before ('the last'), and for several of them ('the rest')."""

    numbers: Sequence[NumberMention]
    lone: Sequence[Match] = ()
    others: Sequence[Match] = ()


def with_bare_counts(
    page: Page, items: Sequence[ItemMention], wholes: Sequence[ItemMention], bare: Bare
) -> list[ItemMention]:
    """The items of a page, those counted behind their noun with their count, the `wholes` of which some are
    parts, and the other bare counts as items that point back, of the category of what they count.
    """
    counted = list(items)
    pointing = [_as_item(page, m.start, m.end, None) for m in bare.others if _ends_there(page, m.end)]
    for number in _alone(page, [*items, *wholes], [*bare.numbers, *_as_numbers(page, bare)]):
        k = _noun_before(page, counted, number)
        if k is None:
            value = 1.0 if number.kind == "ordinal" else number.value
            pointing.append(_as_item(page, number.start, number.end, value, number.kind == "ordinal"))
        else:
            counted[k] = replace(counted[k], quantity=number.value, quantity_span=(number.start, number.end))
    told = _Told(counted)
    named = [c for n in pointing if (c := told.named_after(n))]
    return sorted([*counted, *wholes, *named], key=lambda i: (i.start, i.end))


def _as_numbers(page: Page, bare: Bare) -> list[NumberMention]:
    """The words for one of those told before, as numbers; without those that hold a number."""
    held = {n.start for n in bare.numbers} | {n.end for n in bare.numbers}
    free = [m for m in bare.lone if m.start not in held and m.end not in held and _ends_there(page, m.end)]
    return [NumberMention(m.start, m.end, 1.0, "ordinal") for m in free]


def _alone(page: Page, items: Sequence[ItemMention], numbers: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers that count what another place names. One before a word that is no materiel counts that
    word; one that begins a line of a list counts nothing."""
    used = {i.quantity_span[0] for i in items if i.quantity_span}
    taken = _Spans(items)
    found = []
    for n in numbers:
        if n.start in used or n.value is None or n.kind in ("article", "vague") or n.yearlike:
            continue
        if n.value >= _MONEY or _begins_line(page, n):
            continue
        if taken.holds(n.start) or not _stands_alone(page, n.end):
            continue
        if n.kind != "ordinal" or _is_led(page, n):
            found.append(n)
    return found


def _ends_there(page: Page, end: int) -> bool:
    """Whether no noun follows on a word that stands for goods, or is joined to it: 'le reste du monde'."""
    following = page.folded[end : end + _ALONE_REACH].split("\n")[0].split()
    joined = bool(following) and following[0] in grammar_words(page.lang).genitives
    return _stands_alone(page, end) and not (joined and page.whole[end : end + 1] == " ")


class _Spans:
    """Whether an offset is inside one of the items; they may overlap."""

    def __init__(self, items: Sequence[ItemMention]) -> None:
        self.spans = sorted((i.start, i.end) for i in items)
        self.starts = [start for start, _ in self.spans]
        self.furthest = list(accumulate((end for _, end in self.spans), max))

    def holds(self, offset: int) -> bool:
        k = bisect_right(self.starts, offset) - 1
        return k >= 0 and offset < self.furthest[k]


def _is_led(page: Page, number: NumberMention) -> bool:
    """Whether a rank has a determiner, before it or within it: 'a third', 'le dernier'; 'first' alone tells
    when."""
    words = grammar_words(page.lang)
    leads = words.determiners | words.indefinite | words.possessives | words.demonstratives
    own = page.folded[number.start : number.end].split()
    before = page.folded[max(0, number.start - _LEAD) : number.start].split("\n")[-1].split()
    return own[0] in leads or len(own) > 1 or (bool(before) and before[-1] in leads)


def _begins_line(page: Page, number: NumberMention) -> bool:
    line = page.whole[page.whole.rfind("\n", 0, number.start) + 1 : number.start]
    return not line.strip(" (") and _NUMBERED.match(page.whole, number.end) is not None


def _stands_alone(page: Page, end: int) -> bool:
    """Whether no noun follows on a number: a mark does, a word that is none, or 'ones' a word or two on."""
    if page.whole[end : end + 1] in _ENDS:
        return True
    following = page.folded[end : end + _ALONE_REACH].split("\n")[0].split()
    words = grammar_words(page.lang)
    if not following:
        return False
    return following[0] in words.alone or following[0] in words.uncounted or _ones(following, words.ones)


def _ones(following: Sequence[str], ones: frozenset[str]) -> bool:
    return not ones.isdisjoint(following[1:_ONES])


def _noun_before(page: Page, items: Sequence[ItemMention], number: NumberMention) -> int | None:
    """Which item is counted by a number behind it: 'tanks (12)', 'rifles, ten of them'."""
    if number.kind == "ordinal":
        return None
    k = bisect_left(items, number.start, key=lambda i: i.start) - 1
    if k < 0 or items[k].end > number.start:
        return None
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


def _as_item(page: Page, start: int, end: int, count: float | None, ordinal: bool = False) -> ItemMention:
    """A bare count, or words that stand for goods, as an item with no category of its own yet."""
    return ItemMention(
        start,
        end,
        page.sentence_at(start),
        "",
        (start, end),
        quantity=count,
        quantity_span=None if count is None else (start, end),
        ordinal=ordinal,
        weak=True,
        anaphor=True,
    )


class _Told:
    """The definite items of a page, to find what a bare count counts."""

    def __init__(self, items: Sequence[ItemMention]) -> None:
        self.firm = [i for i in items if is_firm(i)]
        self.pieces = [i for i in self.firm if i.category not in _MASSES]

    def named_after(self, count: ItemMention) -> ItemMention | None:
        """A bare count takes the category of the last definite item before it, or of the first after it;
        goods that come in pieces go first."""
        named = _last_before(self.pieces, count) or _last_before(self.firm, count)
        named = named or next(iter(self.firm), None)
        if named is None or (count.quantity_span is None and _apart(count, named)):
            return None
        return replace(count, category=named.category, category_span=named.category_span)


def _apart(count: ItemMention, named: ItemMention) -> bool:
    """Whether the goods are told too far off for words without a number to stand for them."""
    return not 0 <= count.sentence - named.sentence <= _SENTENCES


def _last_before(items: Sequence[ItemMention], count: ItemMention) -> ItemMention | None:
    k = bisect_left(items, count.start, key=lambda i: i.start)
    return items[k - 1] if k else None
