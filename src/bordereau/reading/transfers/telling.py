"""Telling: all cues on whether an anchor tells a hand-over: those of its clause, and the sides it names."""

from __future__ import annotations

from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder, item_sort
from bordereau.reading.transfers.clauses import grammar

_VAGUE = ("generic", "weak")


def telling_features(finder: AnchorFinder, anchor: Anchor) -> list[str]:
    """The cues on whether `anchor` tells a hand-over."""
    return finder.features(anchor) + sides_features(finder.scene, anchor)


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
