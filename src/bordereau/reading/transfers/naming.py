"""Naming: which model an item is of that its own words do not name ('the jets', 'ten more units')."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bordereau.codebook import origins_of
from bordereau.layout import list_line
from bordereau.reading.mentions import ItemMention
from bordereau.reading.transfers.anchors import item_sort
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.wording import Wording

_VAGUE = frozenset({"weak", "counted others"})
_FAR, _NEAR_CUE = 6, 30
_TRIED = 12  # models that an item may point back to, the nearest first: a page may be nothing but models


@dataclass(frozen=True)
class Naming:
    """The models that an article names, as the antecedents of items that name none."""

    roles: Roles
    wording: Wording

    def candidates(self, item: ItemMention) -> list[ItemMention]:
        """For each model that `item` may be of, the mention that it would point back to.

        A noun of a category of its own can only be a model of that category, or of the one that it also
        stands for; 'unit' or 'system' any but what may have carried the goods. 'Arms' and 'equipment' are of
        no model.
        """
        if item.model or item.generic:
            return []
        found = [
            _antecedent(item, mentions)
            for mentions in self._models.values()
            if (
                mentions[0].category in (item.category, item.alt)
                or (item_sort(item) in _VAGUE and not mentions[0].carrier)
            )
            and not self._listed_apart(item, _antecedent(item, mentions))
        ]
        return sorted(sorted(found, key=lambda m: abs(m.start - item.start))[:_TRIED], key=lambda m: m.start)

    def features(self, item: ItemMention, model: ItemMention) -> list[str]:
        """The cues on whether `item` is of `model`, one of its candidates."""
        sort, away = item_sort(item), item.sentence - model.sentence
        where = f"{'before' if model.start < item.start else 'after'} {min(abs(away), _FAR)}"
        kin = [m for m in self._models.values() if m[0].category == model.category]
        mentions = self._models[str(model.model)]
        out = [
            f"sort={sort}",
            f"named {where}",
            f"named {where} sort={sort}",
            f"models of its category={min(len(kin), 4)}",
            f"models={min(len(self._models), 6)}",
            f"most named={all(len(mentions) >= len(m) for m in kin)}",
            f"times named={min(len(mentions), 4)}",
            f"nearest of its category={self._nearest(item, model, kin)}",
            f"same category={model.category == item.category} sort={sort}",
            f"counts {_counts(item, mentions)}",
            f"counts {_counts(item, mentions)} sort={sort}",
            f"model's sentence is {self._whose(model)}",
            f"in title={any(m.sentence == 0 for m in mentions) and self.roles.scene.page.headed}",
            f"category={model.category}",
            f"designed by a party here={self._designed_here(str(model.model))}",
        ]
        out += [f"model near {c}" for c in self._classes(model)]
        begin = item.quantity_span[0] if item.quantity_span else item.start
        return [*out, *self.wording.beside("item", min(begin, item.start), item.end)]

    def _listed_apart(self, item: ItemMention, model: ItemMention) -> bool:
        """Whether the two are things of one list: each of its lines tells goods of its own."""
        if item.sentence != model.sentence:
            return False
        lines = {list_line(self.roles.scene.page.whole, m.start) for m in (item, model)}
        return len(lines) > 1 and None not in lines

    @cached_property
    def _models(self) -> dict[str, list[ItemMention]]:
        found: dict[str, list[ItemMention]] = {}
        for item in self.roles.scene.mentions.items:
            if item.model:
                found.setdefault(item.model, []).append(item)
        return found

    def _nearest(self, item: ItemMention, model: ItemMention, kin: list[list[ItemMention]]) -> bool:
        rivals = [_antecedent(item, mentions) for mentions in kin]
        return all(abs(model.start - item.start) <= abs(r.start - item.start) for r in rivals)

    def _designed_here(self, model: str) -> bool:
        scene, designers = self.roles.scene, origins_of(model)
        return any(p.value in designers for s in self.roles.sentences for p in scene.parties_in.get(s, ()))

    def _whose(self, model: ItemMention) -> str:
        """Whether the model is named where this happening is told, where another is, or elsewhere."""
        if model.sentence in self.roles.sentences:
            return "its own"
        return "a rival's" if any(model.sentence in r.sentences for r in self.roles.rivals) else "no one's"

    def _classes(self, model: ItemMention) -> list[str]:
        return sorted(self.roles.scene.classes_near(model.sentence, model.start, model.end, _NEAR_CUE))


def named(item: ItemMention, model: ItemMention) -> ItemMention:
    """`item` as one of `model`: its designation, and its category where its own noun has none to speak of."""
    known = replace(
        item, designation=model.designation, designation_span=model.designation_span, listed=model.listed
    )
    if item_sort(item) not in _VAGUE:
        return replace(known, category=model.category) if model.category == item.alt else known
    return replace(
        known,
        category=model.category,
        category_span=model.category_span,
        weak=False,
        anaphor=False,
        generic=False,
    )


def _antecedent(item: ItemMention, mentions: Sequence[ItemMention]) -> ItemMention:
    """The mention last before `item`, or the first after it."""
    before = [m for m in mentions if m.start < item.start]
    return before[-1] if before else mentions[0]


def _counts(item: ItemMention, mentions: Sequence[ItemMention]) -> str:
    counts = {m.quantity for m in mentions if m.quantity is not None}
    if item.quantity is None or not counts:
        return "unknown"
    if item.quantity in counts:
        return "agree"
    return "fewer" if item.quantity < max(counts) else "more"
