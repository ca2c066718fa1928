"""Linking: the cues on whether two anchors tell the same happening."""

from __future__ import annotations

import re

from bordereau.reading.mentions import DateFound, ItemMention
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor

_GIVING = {"give", "give_noun", "move", "receive", "enter_service"}
_BUYING = {"buy", "sell", "contract", "finance"}
_PLANNING = {"promise", "request", "negotiate", "approve", "expect"}
_STEM, _TELLING, _SHARES = 6, 5, 6  # letters of a stem, letters of a word that tells something, steps
_WORD = re.compile(r"[^\W\d_]+")


def family(anchor: Anchor) -> str:
    """The family of an anchor's class: handing over, buying, planning, cancelling, or an item alone."""
    if anchor.bare:
        return "item"
    if anchor.cls in _GIVING:
        return "giving"
    if anchor.cls in _BUYING:
        return "buying"
    return "planning" if anchor.cls in _PLANNING else anchor.cls


def same_features(scene: Scene, a: Anchor, b: Anchor) -> list[str]:
    """The cues on whether `a` and the later `b` tell the same happening."""
    apart = b.sentence - a.sentence
    title = scene.page.headed and a.sentence == 0
    families = " ".join(sorted((family(a), family(b))))
    out = [
        f"families={families}",
        f"same family={family(a) == family(b)}",
        f"sentences apart={min(apart, 6)}",
        f"sentences apart={min(apart, 3)} same family={family(a) == family(b)}",
    ]
    if title:
        out += ["title", f"title and sentence {min(b.sentence, 4)}"]
    if apart == 0:
        gap = b.start - a.end
        out.append(f"gap<{next((n for n in (5, 20, 50, 100, 200) if gap < n), 999)}")
        between = scene.page.whole[a.end : b.start]
        out += [f"between {mark}" for mark in (";", ":", ",") if mark in between]
    elif scene.sentences[a.sentence].paragraph == scene.sentences[b.sentence].paragraph:
        out.append("same paragraph")
    out += [f"only one {f}" for f in a.flags ^ b.flags] + [f"both {f}" for f in a.flags & b.flags]
    out += _item_features(scene, a, b, apart)
    out += _date_features(scene, a, b)
    out += _party_features(scene, a, b)
    return out + _word_features(scene, a, b, apart)


def _word_features(scene: Scene, a: Anchor, b: Anchor, apart: int) -> list[str]:
    """What the triggers say together, and how the later sentence takes up the earlier ('This shipment')."""
    if a.bare or b.bare:
        out = ["one is an item alone"]
    else:
        out = [f"classes={' '.join(sorted((a.cls, b.cls)))}", f"same word={a.word == b.word}"]
    out.append(f"stages={' '.join(sorted((str(a.stage), str(b.stage))))}")
    if apart == 0:
        return out
    first = _words(scene, b)[:2]
    out += [f"later begins {' '.join(first[:n])}" for n in (1, 2)]
    here, there = ({w[:_STEM] for w in _words(scene, x) if len(w) >= _TELLING} for x in (a, b))
    share = _SHARES * len(here & there) // max(min(len(here), len(there)), 1)
    return [*out, f"words shared={min(len(here & there), _SHARES)}", f"share of words={share}"]


def _words(scene: Scene, anchor: Anchor) -> list[str]:
    sentence = scene.sentences[anchor.sentence]
    return _WORD.findall(scene.page.folded, sentence.start, sentence.end)


def _item_features(scene: Scene, a: Anchor, b: Anchor, apart: int) -> list[str]:
    x, y = a.item, b.item
    if x is None or y is None:
        return ["an item missing"]
    if x == y:
        return ["same item mention"]
    out = [f"items {compare_items(x, y)}", f"items {compare_items(x, y)} apart={min(apart, 3)}"]
    if x.quantity is not None and y.quantity is not None:
        out.append("counts agree" if x.quantity == y.quantity else "counts differ")
    here, there = scene.items.get(a.sentence, []), scene.items.get(b.sentence, [])
    if apart:
        shared = {i.model for i in here if i.model} & {i.model for i in there if i.model}
        out.append("models shared" if shared else "no models shared")
        numbers = {i.quantity for i in here if i.quantity} & {
            i.quantity for i in there if i.quantity and i.quantity > 1
        }
        out += ["counts shared"] if numbers else []
    return out


def compare_items(x: ItemMention, y: ItemMention) -> str:
    """How two item mentions go together: same model, other model, same category, other category, vague."""
    if x.model and y.model:
        if x.model == y.model:
            return "same model"
        return "same category other model" if x.category == y.category else "other model"
    if x.generic or y.generic or x.anaphor or y.anaphor or x.weak or y.weak:
        return "vague"
    return "same category" if x.category == y.category else "other category"


def _date_features(scene: Scene, a: Anchor, b: Anchor) -> list[str]:
    here = {d.value for d in _own_dates(scene, a)}
    there = {d.value for d in _own_dates(scene, b)}
    if a.sentence == b.sentence:
        own, other = _own_date(scene, a, b), _own_date(scene, b, a)
        if own is None or other is None:
            return [f"dates in sentence={min(len(here), 2)}"]
        return ["own dates agree" if own == other else "own dates differ"]
    if not here or not there:
        return ["a date missing"]
    return ["dates shared"] if here & there else ["dates differ"]


def _own_dates(scene: Scene, anchor: Anchor) -> list[DateFound]:
    """The dates of an anchor's sentence, without those of something else ('au lendemain de l'attaque')."""
    return [d for d in scene.dates.get(anchor.sentence, ()) if d.value and not d.of_next]


def _own_date(scene: Scene, anchor: Anchor, rival: Anchor) -> str | None:
    """The date nearest to an anchor in its sentence, if it is not nearer to its rival."""
    dates = _own_dates(scene, anchor)
    best = min(dates, key=lambda d: _gap(anchor, d.start, d.end), default=None)
    if best is None or _gap(rival, best.start, best.end) < _gap(anchor, best.start, best.end) / 2:
        return None
    return best.value


def _gap(anchor: Anchor, start: int, end: int) -> int:
    return max(start - anchor.end, anchor.start - end, 0)


def _party_features(scene: Scene, a: Anchor, b: Anchor) -> list[str]:
    if a.sentence == b.sentence:
        return []
    here = {p.value for p in scene.parties_in.get(a.sentence, ())}
    there = {p.value for p in scene.parties_in.get(b.sentence, ())}
    if not here or not there:
        return ["parties missing"]
    if here <= there or there <= here:
        return ["parties agree"]
    return ["parties overlap"] if here & there else ["parties differ"]
