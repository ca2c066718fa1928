"""Telling: all cues on whether an anchor tells a hand-over: its clause, its sides, its setting, its words."""

from __future__ import annotations

from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder, item_sort
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.setting import setting_features
from bordereau.reading.transfers.wording import Wording

_VAGUE = ("generic", "weak")


def telling_features(finder: AnchorFinder, anchor: Anchor) -> list[str]:
    """The cues on whether `anchor` tells a hand-over."""
    scene = finder.scene
    return [
        *finder.features(anchor),
        *sides_features(scene, anchor),
        *setting_features(scene, anchor, finder.anchors_in),
        *_words(finder.wording, anchor),
    ]


def _words(wording: Wording, anchor: Anchor) -> list[str]:
    """The words of the anchor's sentence and around it, those beside its item, and its own."""
    start, end, item = anchor.start, anchor.end, anchor.item
    trigger = wording.page.folded[start:end]
    out = wording.of_sentence(anchor.sentence) + wording.window(start, end)
    out += wording.beside("anchor", start, end)
    if item:
        out += [*wording.beside("item", item.start, item.end), f"item={wording.first(item.start, item.end)}"]
    out += [f"trigger={trigger}", f"trigger={trigger[:6]} item {anchor.side}"]
    return [*out, f"language={wording.page.lang} class={anchor.cls}"]


def sides_features(scene: Scene, anchor: Anchor) -> list[str]:
    """Whether the anchor's clause names, by its grammar, a supplier and another that receives, and goods."""
    said: dict[str, set[str]] = {}
    for phrase in scene.parties_in.get(anchor.sentence, ()):
        for role, strength in grammar(scene, anchor, phrase):
            said.setdefault(f"{role} {strength}", set()).add(phrase.value)
    out = [f"clause has {s}" for s in said]
    givers = said.get("supplier strong", set())
    takers = said.get("recipient strong", set())
    if any(g != t for g in givers for t in takers):
        goods = (
            "goods"
            if anchor.item and item_sort(anchor.item) not in _VAGUE
            else "vague goods"
            if anchor.item
            else "no goods"
        )
        out += [
            "clause has both sides",
            f"clause has both sides and {goods}",
            f"class={anchor.cls} has both sides",
        ]
    elif givers or takers:
        out.append(f"clause has one side, class={anchor.cls}")
    return out
