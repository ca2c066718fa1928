"""Goods words: the words that the category of an item is cited from, once the items are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.codebook import grammar_words
from bordereau.reading.citing import CITED, gap_between, merged
from bordereau.reading.decisions import Choice, Span
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.reading.transfers.roles import Roles

_APART = 1  # sentences between an item and another word for it
_WORD = 12  # characters that hold the word before


def goods_spans(roles: Roles, chosen: Sequence[Choice[ItemMention]]) -> tuple[Choice[ItemMention], ...]:
    """The chosen items, each cited from the words that tell what it is, at most three.

    Its own noun comes first, then the model in the same phrase ('systèmes *Pantsir*'), the mentions that
    were joined to it, and words near it or in the title that name it again and are no other item's ('the
    Caesars ... the *howitzers*').
    """
    return tuple(replace(c, spans=_spans(roles, c, [o for o in chosen if o is not c])) for c in chosen)


def _spans(
    roles: Roles, item: Choice[ItemMention], others: Sequence[Choice[ItemMention]]
) -> tuple[Span, ...]:
    own = item.value
    taken = {s for o in others for s in (*o.spans, o.value.category_span, o.value.designation_span)}
    model = [own.designation_span] if own.designation_span and _is_own_model(own) else []
    names = [n for n in roles.scene.mentions.items if n.category_span not in taken and _names(roles, own, n)]
    names.sort(key=lambda n: gap_between(n.category_span, own.category_span))
    ranked = [own.category_span, *model, *item.spans, *(n.category_span for n in names)]
    return merged(ranked)[:CITED]


def _is_own_model(item: ItemMention) -> bool:
    return item.designation_span is not None and item.start <= item.designation_span[0] < item.end


def _names(roles: Roles, item: ItemMention, other: ItemMention) -> bool:
    """Whether another mention near an item says what it is: its model again, or a noun of its category.

    A noun of another sentence must point back, and one that counts must count as many; beside a model alone
    it may count the whole of which that is a part ('eight aircraft, five L-39 among them').
    """
    apart = abs(other.sentence - item.sentence)
    in_title = roles.scene.page.headed and other.sentence == 0
    if other is item or (apart > _APART and not in_title):
        return False
    if other.model:
        return other.model == item.model
    if other.category != item.category or other.generic:
        return False
    if apart == 0 and item.model and not _has_noun(item):
        return True
    if other.quantity is not None:
        return other.quantity == item.quantity
    return apart == 0 or in_title or _points_back(roles.scene.page, other)


def _has_noun(item: ItemMention) -> bool:
    return item.category_span != item.designation_span


def _points_back(page: Page, noun: ItemMention) -> bool:
    """Whether a noun stands for what was told before: 'the howitzers', 'ces engins'."""
    small = grammar_words(page.lang)
    before = page.folded[max(0, noun.start - _WORD) : noun.start].split()
    return bool(before) and before[-1] in small.definite | small.demonstratives
