"""Item choice: from mentions of what was handed over to the list of distinct items."""

from __future__ import annotations

from dataclasses import replace

from bordereau.reading.decisions import Choice
from bordereau.reading.mentions import ItemMention
from bordereau.reading.transfers.anchors import item_sort

_CARRIERS = 3
_TONNES, _LISTED = "t", 16
_SUPPLIES = frozenset({"food", "medical", "fuel", "funds", "training"})
_CATCH_ALL = frozenset({"equipment", "weapons", "other"})


def consolidate(
    scored: list[tuple[ItemMention, float]], limit: float, least: float
) -> tuple[Choice[ItemMention], ...]:
    """The distinct items among mentions with their probabilities: mentions of one thing become one item.

    A mention that says less than another of its category ('the helicopters' beside 'two Mi-35') is that one;
    a count without a model takes the only model of its category; words like 'equipment' stand alone only
    where nothing more definite does. Mentions count from `limit`; where none reaches it, the best from
    `least`.
    """
    passed = [(m, p) for m, p in scored if p >= limit]
    if not passed and scored:
        passed = [best] if (best := max(scored, key=lambda mp: mp[1]))[1] >= least else []
    goods = [(m, p) for m, p in passed if not _may_carry(m)]
    if any(item_sort(m) not in ("generic", "weak", "counted others") for m, _ in goods):
        passed = goods
    kept = sorted(passed, key=lambda mp: (-_detail(mp[0]), mp[0].start))
    items: list[Choice[ItemMention]] = []
    for mention, share in kept:
        home = next((k for k, item in enumerate(items) if _tells_less(mention, item.value)), None)
        if home is None:
            items.append(Choice(mention, (mention.category_span,), share))
        else:
            items[home] = _joined(items[home], mention, share)
    firm = [i for i in items if item_sort(i.value) not in ("generic", "weak", "counted others")]
    if firm:
        items = [
            i for i in items if i in firm or (item_sort(i.value) == "generic" and _stands(i.value, firm))
        ]
    listed = sorted((i for i in items if not _is_sum(i, items)), key=lambda i: i.value.start)
    return tuple(_without_cargo_weight(i, listed) for i in listed)


def _without_cargo_weight(item: Choice[ItemMention], items: list[Choice[ItemMention]]) -> Choice[ItemMention]:
    """'Eleven tonnes of arms, food and medicine' weighs the cargo, not the first thing of the list."""
    value = item.value
    heads_list = any(
        0 < other.value.start - value.end <= _LISTED and other.value.unit != _TONNES
        for other in items
        if other.value.sentence == value.sentence
    )
    if value.unit == _TONNES and (heads_list or value.generic):
        return replace(item, value=replace(value, quantity=None, quantity_span=None, unit=None))
    return item


def _is_sum(item: Choice[ItemMention], items: list[Choice[ItemMention]]) -> bool:
    """A total whose parts are all told ('90 vehicles, 40 of them VP11 and 50 VP14') is no item of its own."""
    if item.value.quantity is None or item.value.designation:
        return False
    parts = [i.value.quantity for i in items if i is not item and i.value.category == item.value.category]
    return len(parts) > 1 and None not in parts and sum(q for q in parts if q) == item.value.quantity


def _may_carry(mention: ItemMention) -> bool:
    """A plane or ship or two, named beside other goods, brought them."""
    return mention.carrier and (mention.quantity is None or mention.quantity <= _CARRIERS)


def _detail(mention: ItemMention) -> int:
    return (
        4 * bool(mention.designation)
        + 2 * (mention.quantity is not None)
        + (not mention.generic and not mention.weak)
    )


def _tells_less(less: ItemMention, more: ItemMention) -> bool:
    if less.weak or less.anaphor:
        return less.quantity is None or less.quantity == more.quantity or more.quantity is None
    if less.designation and less.designation != more.designation:
        return False
    if less.category != more.category:
        return False
    if less.quantity is None or more.quantity is None:
        return less.designation is not None or less.quantity is None or bool(more.designation)
    return less.quantity == more.quantity


def _joined(item: Choice[ItemMention], mention: ItemMention, share: float) -> Choice[ItemMention]:
    value = item.value
    if value.quantity is None and mention.quantity is not None:
        value = replace(
            value, quantity=mention.quantity, quantity_span=mention.quantity_span, unit=mention.unit
        )
    return Choice(value, (*item.spans, mention.category_span)[:3], max(item.confidence, share))


def _stands(generic: ItemMention, firm: list[Choice[ItemMention]]) -> bool:
    """'Weapons' beside food and medicine are an item; beside rifles they are what these are."""
    if generic.category not in _CATCH_ALL:
        return True
    covered = _SUPPLIES if generic.category == "equipment" else _SUPPLIES | {"equipment"}
    return all(i.value.category in covered for i in firm)
