"""Anchors: the places in an article where a hand-over may be told, and the cues on whether one is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.bearing import bearing, in_quotation
from bordereau.reading.mentions import ItemMention, TriggerMention
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.wording import Wording

_REACH = 90  # characters between goods and a word for the course of things that tells of them
_NEAR = ((12, "touching"), (40, "near"), (90, "in reach"), (10_000, "far"))


@dataclass(frozen=True)
class Anchor:
    """A trigger, a word for the course of things near goods, or an item in a sentence that has neither, with
    what its clause says of it.

    `cls` and `stage` are the trigger's class and default stage ('' and None for an item alone). `flags` are
    the classes of the cues that bear on it (future, negation, hedge, ...), `item` the nearest one and `side`
    where it stands ('before', 'after', 'itself', '' for none), `word` how the trigger's first word begins,
    `verbal` whether a phrase holds a verb, so that its subject stands before it; `plain` whether it is no
    trigger but a word for the course of things.
    Offsets into the page.
    """

    start: int
    end: int
    sentence: int
    cls: str
    stage: str | None
    basis: str | None
    strength: int
    pos: str
    subject: str
    flags: frozenset[str]
    item: ItemMention | None
    side: str
    word: str = ""
    verbal: bool = False
    plain: bool = False

    def __hash__(self) -> int:
        return hash((self.start, self.end))  # anchors are looked up so often that hashing all fields shows

    @property
    def bare(self) -> bool:
        """Whether an item alone stands for the hand-over."""
        return self.cls == ""


@dataclass(frozen=True)
class AnchorFinder:
    """Makes the anchors of a scene and tells their features."""

    scene: Scene

    @cached_property
    def anchors(self) -> list[Anchor]:
        """Every anchor, by offset."""
        found = [self._of_trigger(t) for t in self.scene.mentions.triggers]
        found += [a for w in self._course() for a in (self._of_trigger(w),) if self._is_near(a)]
        told = {a.sentence for a in found}
        found += [self._of_item(i) for i in self._lonely_items(told)]
        return sorted(found, key=lambda a: (a.start, a.end))

    @cached_property
    def anchors_in(self) -> dict[int, list[Anchor]]:
        """Every anchor by sentence."""
        grouped: dict[int, list[Anchor]] = defaultdict(list)
        for anchor in self.anchors:
            grouped[anchor.sentence].append(anchor)
        return dict(grouped)

    @cached_property
    def wording(self) -> Wording:
        """The words of the scene's page."""
        return Wording(self.scene.page)

    def features(self, anchor: Anchor) -> list[str]:
        """The cues on whether `anchor` tells a hand-over."""
        scene, s = self.scene, anchor.sentence
        items = scene.items.get(s, [])
        parties = {p.value for p in scene.parties_in.get(s, ())}
        others = [t for t in scene.triggers.get(s, ()) if t.start != anchor.start]
        best = max((int(t.entry.get("strength", 2)) for t in others), default=0)
        firm = [i for i in items if not (i.weak or i.generic or i.anaphor)]
        out = [
            f"class={anchor.cls}",
            f"strength={anchor.strength}",
            f"pos={anchor.pos}",
            f"class={anchor.cls} strength={anchor.strength}",
            f"parties={min(len(parties), 3)}",
            f"items={min(len(items), 3)}",
            f"firm items={min(len(firm), 3)}",
            f"sentence={_bucket(s, (0, 1, 2, 4, 8))}",
            f"other trigger={best}",
            f"stage={anchor.stage}",
            f"word={anchor.word}",
        ]
        out += [f"flag={f}" for f in anchor.flags] + [f"class={anchor.cls} flag={f}" for f in anchor.flags]
        out += self._item_features(anchor)
        if any(p.relation.startswith("to") for p in scene.parties_in.get(s, ())):
            out.append("destination in sentence")
        if any(p.relation.startswith("from") for p in scene.parties_in.get(s, ())):
            out.append("origin in sentence")
        if scene.dates.get(s):
            out.append("date in sentence")
        if scene.money.get(s):
            out.append("money in sentence")
        if scene.page.headed and s == 0:
            out.append("title")
        if in_quotation(scene, anchor.start):
            out.append("in quotation")
        return out

    def _item_features(self, anchor: Anchor) -> list[str]:
        item = anchor.item
        if item is None:
            return ["no item", f"class={anchor.cls} no item"]
        apart = _apart(anchor, item)
        near = next(name for limit, name in _NEAR if apart <= limit)
        sort = item_sort(item)
        out = [
            f"item {near}",
            f"item {anchor.side}",
            f"item {sort}",
            f"class={anchor.cls} item {anchor.side}",
            f"class={anchor.cls} item {near}",
            f"item {sort} {near}",
            f"category={item.category}",
        ]
        if item.quantity is not None:
            out.append("item counted")
        if item.unit:
            out.append("item measured")
        return out

    def _of_trigger(self, trigger: TriggerMention) -> Anchor:
        entry = trigger.entry
        plain = entry.kind == "course"
        item, side = self._nearest_item(trigger.start, trigger.end, trigger.sentence)
        word = self.scene.page.folded[trigger.start : trigger.end].split(" ")[0]
        return Anchor(
            trigger.start,
            trigger.end,
            trigger.sentence,
            str(entry.get("class", "")),
            entry.get("stage"),
            entry.get("basis"),
            int(entry.get("strength", 1 if plain else 2)),
            entry.pos,
            str(entry.get("subject", "")),
            bearing(self.scene, trigger),
            item,
            side,
            word[:5],
            bool(entry.get("verbal")),
            plain,
        )

    def _of_item(self, item: ItemMention) -> Anchor:
        flags = frozenset(self.scene.classes_near(item.sentence, item.start, item.end, 60))
        return Anchor(
            item.start, item.end, item.sentence, "", None, None, 0, "item", "", flags, item, "itself"
        )

    def _course(self) -> list[TriggerMention]:
        """The words for the course of a hand-over in sentences that name goods."""
        return [w for s, words in self.scene.course.items() if s in self.scene.items for w in words]

    def _is_near(self, anchor: Anchor) -> bool:
        """Whether goods stand close enough to a word for the course of things to make it one for theirs."""
        item = anchor.item
        return item is not None and not item.weak and _apart(anchor, item) < _REACH

    def _lonely_items(self, told: set[int]) -> list[ItemMention]:
        """Counted or named items of the sentences that nothing else tells in."""
        return [
            i
            for i in self.scene.mentions.items
            if i.sentence not in told and (i.quantity is not None or i.designation or i.ordinal)
        ]

    def _nearest_item(self, start: int, end: int, sentence: int) -> tuple[ItemMention | None, str]:
        best, side, gap = None, "", 10_000
        for item in self.scene.items.get(sentence, ()):
            if item.start >= end and item.start - end < gap:
                best, side, gap = item, "after", item.start - end
            elif item.end <= start and (start - item.end) * 1.5 < gap:
                best, side, gap = item, "before", int((start - item.end) * 1.5)
            elif item.start < end and item.end > start and best is None:
                best, side, gap = item, "itself", 0
        return best, side


def item_sort(item: ItemMention) -> str:
    """What sort of naming an item mention is: counted model, model, counted, noun, generic, weak."""
    if item.designation:
        return "counted model" if item.quantity is not None else "model"
    if item.anaphor and item.quantity is not None:
        return "counted others"
    if item.weak or item.anaphor:
        return "weak"
    if item.generic:
        return "generic"
    return "counted" if item.quantity is not None else "noun"


def _apart(anchor: Anchor, item: ItemMention) -> int:
    """The characters between an anchor and goods; 0 or less where they overlap."""
    return item.start - anchor.end if item.start >= anchor.end else anchor.start - item.end


def _bucket(n: int, limits: tuple[int, ...]) -> str:
    for limit in limits:
        if n <= limit:
            return f"<={limit}"
    return f">{limits[-1]}"
