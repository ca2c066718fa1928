"""Setting: what stands around an anchor in its sentence, beside it and elsewhere in the article, as cues."""

from __future__ import annotations

from collections.abc import Mapping

from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.linking import family

_LONG, _LENGTHS = 60, 5  # characters in a step of a sentence's length, and steps
_HEAD = 1  # the last sentence of an article's head


def setting_features(scene: Scene, anchor: Anchor, anchors: Mapping[int, list[Anchor]]) -> list[str]:
    """The cues on whether `anchor` tells a hand-over that its surroundings give; `anchors` by sentence."""
    out = _party_features(scene, anchor) + _beside_features(scene, anchor.sentence)
    out += _sentence_features(scene, anchor, anchors.get(anchor.sentence, []))
    return out + (_item_features(scene, anchor, anchor.item) if anchor.item else [])


def _party_features(scene: Scene, anchor: Anchor) -> list[str]:
    here = scene.parties_in.get(anchor.sentence, [])
    before = [p for p in here if p.end <= anchor.start][-1:]
    after = [p for p in here if p.start >= anchor.end][:1]
    main = {value for value, _ in scene.party_counts.most_common(2)}
    return [
        f"before {_shape(before)} {family(anchor)}",
        f"after {_shape(after)} {family(anchor)}",
        f"main parties here={len({p.value for p in here} & main)}",
    ]


def _shape(parties: list[PartyPhrase]) -> str:
    return next((f"{p.mention.form} {p.relation.rstrip('0123456789')}" for p in parties), "no party")


def _beside_features(scene: Scene, sentence: int) -> list[str]:
    out = []
    for name, there in (("previous", sentence - 1), ("next", sentence + 1)):
        out.append(f"{name} triggers={min(len(scene.triggers.get(there, ())), 2)}")
        out.append(f"{name} items={min(len(scene.items.get(there, ())), 2)}")
        out += sorted({f"{name} {c.cue}" for c in scene.cues.get(there, ())})
    return out


def _sentence_features(scene: Scene, anchor: Anchor, here: list[Anchor]) -> list[str]:
    sentence, others = scene.sentences[anchor.sentence], [a for a in here if a is not anchor]
    out = {f"with {a.cls} {'before' if a.start < anchor.start else 'after'}" for a in others}
    out |= {f"class={anchor.cls} with {a.cls}" for a in others}
    return [
        *sorted(out),
        f"anchors in sentence={min(len(others), 4)}",
        f"quarter={4 * anchor.sentence // max(len(scene.sentences), 1)}",
        f"length={min((sentence.end - sentence.start) // _LONG, _LENGTHS)}",
    ]


def _item_features(scene: Scene, anchor: Anchor, item: ItemMention) -> list[str]:
    alike = [other for other in scene.mentions.items if other is not item and _alike(item, other)]
    out = [f"item elsewhere={min(len(alike), 3)}", f"class={anchor.cls} category={item.category}"]
    if any(other.sentence <= _HEAD for other in alike):
        out.append("item in head")
    if item.quantity and any(other.quantity == item.quantity for other in alike):
        out.append("item and count elsewhere")
    if item.quantity:
        out.append(f"digits={len(str(int(item.quantity)))} category={item.category}")
    return out + ["item may carry"] * item.carrier + ["item civil"] * item.civil


def _alike(item: ItemMention, other: ItemMention) -> bool:
    if item.model:
        return item.model == other.model
    return item.category == other.category and not other.model
