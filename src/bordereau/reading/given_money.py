"""Given money: sums that are themselves handed over ('transferred 75 million euros', 'une ligne de dix')."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bordereau.codebook import Match, grammar_words, one_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page

_GIVING = frozenset({"give", "finance", "promise", "lend", "approve", "cancel", "receive"})
_AID = frozenset({"equipment", "funds"})
_BREAKS = frozenset(",;:.!?()\n")
_REACH = 32  # characters between a verb of giving and the sum: the receiver may stand there
_NEAR = 12  # characters between a sum and the word for aid that it is


@dataclass(frozen=True)
class Sum:
    """A sum of money, from `start` to `end` of `page.whole`."""

    start: int
    end: int


def given_money(
    page: Page,
    sums: Sequence[Sum],
    verbs: Sequence[Match],
    leads: Sequence[Match],
    items: Sequence[ItemMention],
) -> list[ItemMention]:
    """The sums that are given and no price, as items of the category `funds`, in order.

    `verbs` are words that tell an act, `leads` those before a sum that is given ('a loan of'), `items` the
    goods of the page. A sum before goods ('$10m worth of rifles') is their price.
    """
    acts = {v.end for v in verbs if v.entry.get("class") in _GIVING} | {m.end for m in leads}
    ends = sorted(acts)
    aid = {i.start: i for i in items if i.generic or i.category == "funds"}
    starts = sorted(i.start for i in items)
    return [_item(page, s) for s in sums if _is_given(page, s, ends, aid, starts)]


def _is_given(
    page: Page, money: Sum, ends: Sequence[int], aid: dict[int, ItemMention], starts: Sequence[int]
) -> bool:
    after = _joined_after(page, money.end)
    if after is not None:
        named = next((aid[k] for k in range(after, min(after + 2, len(page.whole))) if k in aid), None)
        return named is not None and named.category in _AID
    k = bisect_left(ends, money.start + 1) - 1
    return k >= 0 and _leads_to(page, ends[k], money.start) and not _any_between(starts, ends[k], money.start)


def _joined_after(page: Page, end: int) -> int | None:
    """Where the words begin that a sum is joined to ('60 million dollars in aid'); None where to none."""
    met = _joint(page.lang).match(page.folded, end, end + _NEAR)
    return met.end() if met else None


def _any_between(starts: Sequence[int], begin: int, end: int) -> bool:
    k = bisect_left(starts, begin)
    return k < len(starts) and starts[k] < end


def _leads_to(page: Page, end: int, start: int) -> bool:
    """Whether what is given is the sum: no mark and no word for a price stands between."""
    if start - end > _REACH or not _BREAKS.isdisjoint(page.whole[end:start]):
        return False
    return grammar_words(page.lang).prices.isdisjoint(page.folded[end:start].split())


@cache
def _joint(lang: str) -> re.Pattern[str]:
    return re.compile(rf" ?{one_of(grammar_words(lang).of_sums)} ")


def _item(page: Page, money: Sum) -> ItemMention:
    span = (money.start, money.end)
    return ItemMention(money.start, money.end, page.sentence_at(money.start), "funds", span, weak=True)
