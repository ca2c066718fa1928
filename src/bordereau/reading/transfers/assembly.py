"""Assembly of transfers: from hand-overs as decided to reports that hold together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bordereau.model import Cited, Item, Money, Place, Transfer
from bordereau.reading.citing import cited_choice, passages_at
from bordereau.reading.decisions import Choice, Handover, Span
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.values.edtf import first_day, last_day

_SURE = 0.6


def assemble_transfers(page: Page, handovers: list[Handover]) -> list[Transfer]:
    """One report for each hand-over that passes the constraints; the passages are cut from the page.

    Nobody supplies himself; what no party is named for is no transfer; what lies after the day of publication
    is not delivered yet; what is ordered is a sale, if the text does not say otherwise; what tells another
    hand-over again is that one.
    """
    held = [_on_terms(_in_time(page, h)) for h in handovers if _has_sides(h)]
    return [_transfer(page, h) for h in without_repeats(held)]


def without_repeats(handovers: list[Handover]) -> list[Handover]:
    """The hand-overs without those that only tell another again: the same parties and stage, nothing definite
    of their own. Their triggers go to the one that they repeat."""
    kept: list[Handover] = []
    for told in sorted(handovers, key=lambda h: not _is_definite(h)):
        home = next((k for k, other in enumerate(kept) if _repeats(told, other)), None)
        if home is None:
            kept.append(told)
        else:
            kept[home] = replace(kept[home], triggers=(*kept[home].triggers, *told.triggers))
    return sorted(kept, key=lambda h: h.triggers[0])


def _has_sides(told: Handover) -> bool:
    """Who receives is nearly always named: without a recipient the telling itself must be sure."""
    return bool(told.recipient) or (bool(told.supplier) and told.confidence >= _SURE)


def _is_definite(told: Handover) -> bool:
    return any(not (c.value.generic or c.value.weak) or c.value.quantity is not None for c in told.items)


def _repeats(told: Handover, other: Handover) -> bool:
    if _is_definite(told) or told.value or told.weight or told.stage.value != other.stage.value:
        return False
    if _parties(told.supplier) != _parties(other.supplier) or _parties(told.recipient) != _parties(
        other.recipient
    ):
        return False
    return told.date is None or (other.date is not None and told.date.value == other.date.value)


def _parties(choices: tuple[Choice[str], ...]) -> set[str]:
    return {c.value for c in choices}


def _in_time(page: Page, told: Handover) -> Handover:
    published = page.article.published
    if told.stage.value != "delivered" or told.date is None or published is None:
        return told
    if first_day(told.date.value) <= last_day(published):
        return told
    return replace(told, stage=replace(told.stage, value="planned"))


def _on_terms(told: Handover) -> Handover:
    if told.basis is not None or told.stage.value != "ordered":
        return told
    return replace(told, basis=replace(told.stage, value="sale"))


def _transfer(page: Page, told: Handover) -> Transfer:
    suppliers = tuple(cited_choice(page, c) for c in told.supplier)
    taken = {c.value for c in told.supplier}
    return Transfer(
        trigger=passages_at(page, told.triggers),
        supplier=suppliers,
        recipient=tuple(cited_choice(page, c) for c in told.recipient if c.value not in taken),
        stage=cited_choice(page, told.stage),
        items=tuple(_item(page, c) for c in told.items),
        weight_t=cited_choice(page, told.weight) if told.weight else None,
        value=cited_choice(page, told.value, lambda v: Money(amount=v[0], currency=v[1]))
        if told.value
        else None,
        basis=cited_choice(page, told.basis) if told.basis else None,
        carrier=tuple(cited_choice(page, c) for c in told.carrier),
        date=cited_choice(page, told.date) if told.date else None,
        place=cited_choice(page, told.place, lambda v: Place(name=v[0], country=v[1]))
        if told.place
        else None,
        assertion=cited_choice(page, told.assertion),
        source=cited_choice(page, told.source) if told.source else None,
        confidence=round(told.confidence, 3),
        decided_by=told.by,
    )


def _item(page: Page, choice: Choice[ItemMention]) -> Item:
    item, sure = choice.value, round(choice.confidence, 3)

    def cited(value: Any, *spans: Span | None) -> Cited[Any]:
        return Cited(value=value, passages=passages_at(page, tuple(s for s in spans if s)), confidence=sure)

    counted = item.quantity is not None and item.quantity_span is not None
    return Item(
        category=cited(item.category, *choice.spans),
        designation=cited(item.designation, item.designation_span) if item.designation else None,
        quantity=cited(item.quantity, item.quantity_span) if counted else None,
        unit=cited(item.unit, item.quantity_span) if counted and item.unit else None,
    )
