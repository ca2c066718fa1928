"""Item choice: from mentions of what was handed over to the list of distinct items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bordereau.reading.decisions import Choice
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.reading.transfers.anchors import item_sort
from bordereau.reading.transfers.item_lists import Scored, are_listed, are_next, are_two_sorts, with_listed

_CARRIERS = 3
_TONNES, _LISTED = "t", 16
_SUPPLIES = frozenset({"food", "medical", "fuel", "funds", "training"})
_CATCH_ALL = frozenset({"equipment", "weapons", "other"})
_VAGUE = frozenset({"weak", "counted others"})
_LARGE = _VAGUE | {"generic"}


@dataclass(frozen=True)
class Limits:
    """How likely a mention must be to count: by itself, next to one of a list that counts, and the likeliest
    of all where none does."""

    item: float
    listed: float
    first: float


def consolidate(page: Page, scored: Sequence[Scored], limits: Limits) -> tuple[Choice[ItemMention], ...]:
    """The distinct items among the mentions of `page` with their probabilities: mentions of one thing become
    one item.

    A mention that says less than another of its category ('the helicopters' beside 'two Mi-35') is that one;
    a count without a model takes the only model of its category; words like 'equipment' stand only where
    nothing more definite does, or in a list with it.
    """
    passed = with_listed(page, scored, limits.item, limits.listed)
    if not passed and scored:
        passed = [best] if (best := max(scored, key=lambda mp: mp[1]))[1] >= limits.first else []
    passed = _with_one_count(passed)
    goods = [(m, p) for m, p in passed if not _may_carry(m)]
    if any(item_sort(m) not in _VAGUE for m, _ in goods):
        passed = goods
    own = [m for m, _ in passed if _is_of_list(page, m, [o for o, _ in passed])]
    items: list[Choice[ItemMention]] = []
    for mention, share in sorted(passed, key=lambda mp: (-_detail(mp[0]), mp[0].start)):
        told = [k for k, i in enumerate(items) if _is_told(page, mention, i.value, mention in own)]
        home = _home(mention, items, told)
        if home is None:
            items.append(Choice(mention, (mention.category_span,), share))
        else:
            items[home] = _joined(items[home], mention, share)
    items = _standing(page, items)
    listed = sorted((i for i in items if not _is_sum(i, items)), key=lambda i: i.value.start)
    return tuple(_without_cargo_weight(i, listed) for i in listed)


def _with_one_count(passed: list[Scored]) -> list[Scored]:
    """The mentions without those of a model that a likelier one counts otherwise in another sentence.

    What one sentence says of the ten delivered and the next of the 180 ordered is not of one happening.
    """
    return [(m, p) for m, p in passed if not any(_outcounts(o, m) for o, share in passed if share > p)]


def _outcounts(likelier: ItemMention, mention: ItemMention) -> bool:
    points_back = likelier.anaphor and likelier.category == mention.category  # 'four of them'
    return (
        mention.model is not None
        and (mention.model == likelier.model or points_back)
        and mention.sentence != likelier.sentence
        and None not in (mention.quantity, likelier.quantity)
        and mention.quantity != likelier.quantity
    )


def _standing(page: Page, items: list[Choice[ItemMention]]) -> list[Choice[ItemMention]]:
    """The items without words for goods at large that only sum up the definite ones."""
    firm = [i for i in items if item_sort(i.value) not in _LARGE]
    large = [i for i in items if item_sort(i.value) in _LARGE]
    if not firm:
        return items
    standing = [i for i in large if _stands(i.value, firm)]
    chain = [*firm, *standing]
    for item in sorted(large, key=lambda i: i.value.start):
        if item not in chain and _goes_on(page, item.value, chain):
            chain.append(item)
    return chain


def _is_of_list(page: Page, weak: ItemMention, others: list[ItemMention]) -> bool:
    """Whether a word that often means something else is of a list of goods ('five tanks and training')."""
    return (
        weak.weak
        and not weak.anaphor
        and any(o.category != weak.category and are_next(page, weak, o) for o in others)
    )


def _is_told(page: Page, less: ItemMention, more: ItemMention, of_list: bool) -> bool:
    """Whether `less` is what `more` is; one of a list is of its own category at least."""
    if of_list and less.category != more.category:
        return False
    counts = _counts_model(less, more) and not are_listed(page, less, more)
    return counts or (_tells_less(less, more) and not are_two_sorts(page, less, more))


def _home(less: ItemMention, items: list[Choice[ItemMention]], told: list[int]) -> int | None:
    """Which of the `told` items `less` is: a count that points back, the last before it of what it counts, or
    the next; any other, the one that says most."""
    if not told or less.quantity is None or not (less.weak or less.anaphor):
        return told[0] if told else None
    alike = [k for k in told if less.category in (items[k].value.category, *_CATCH_ALL)]
    same = [k for k in alike if items[k].value.quantity == less.quantity]
    before = [k for k in alike if items[k].value.start < less.start]
    if same or before:
        return same[0] if same else max(before, key=lambda k: items[k].value.start)
    return alike[0] if alike else None


def _counts_model(less: ItemMention, more: ItemMention) -> bool:
    """Whether a noun that also stands for the category of a model counts it: '123 vehicles' of the CVR(T)."""
    counted = less.quantity is not None and more.quantity is None
    return counted and more.model is not None and less.alt == more.category and not less.model


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
    if item.value.quantity is None or item.value.model:
        return False
    parts = [i.value.quantity for i in items if i is not item and i.value.category == item.value.category]
    return len(parts) > 1 and None not in parts and sum(q for q in parts if q) == item.value.quantity


def _may_carry(mention: ItemMention) -> bool:
    """A plane or ship or two, named beside other goods, brought them."""
    return mention.carrier and (mention.quantity is None or mention.quantity <= _CARRIERS)


def _detail(mention: ItemMention) -> int:
    return (
        4 * bool(mention.model)
        + 2 * (mention.quantity is not None)
        + (not mention.generic and not mention.weak)
    )


def _tells_less(less: ItemMention, more: ItemMention) -> bool:
    if less.weak or less.anaphor:
        return less.quantity is None or less.quantity == more.quantity or more.quantity is None
    if less.model and less.model != more.model:
        return False
    if less.category != more.category:
        return False
    if less.quantity is None or more.quantity is None:
        return less.model is not None or less.quantity is None or bool(more.model)
    return less.quantity == more.quantity


def _joined(item: Choice[ItemMention], mention: ItemMention, share: float) -> Choice[ItemMention]:
    value = item.value
    if value.quantity is None and mention.quantity is not None:
        value = replace(
            value, quantity=mention.quantity, quantity_span=mention.quantity_span, unit=mention.unit
        )
    return Choice(value, (*item.spans, mention.category_span)[:3], max(item.confidence, share))


def _stands(large: ItemMention, firm: list[Choice[ItemMention]]) -> bool:
    """'Weapons' beside food and medicine are an item; beside rifles they are what these are."""
    if item_sort(large) != "generic":
        return False
    return large.category not in _CATCH_ALL or _beside_supplies(large, firm)


def _goes_on(page: Page, large: ItemMention, chain: list[Choice[ItemMention]]) -> bool:
    """Whether a word for goods at large goes on a list of others ('five tanks, radios and training')."""
    if large.anaphor or any(i.value.category == large.category for i in chain):
        return False
    return any(are_next(page, large, i.value) for i in chain)


def _beside_supplies(large: ItemMention, firm: list[Choice[ItemMention]]) -> bool:
    covered = _SUPPLIES if large.category == "equipment" else _SUPPLIES | {"equipment"}
    return all(i.value.category in covered for i in firm)
