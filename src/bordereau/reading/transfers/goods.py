"""Goods: the cues on whether an item was part of a happening."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.codebook import grammar_words
from bordereau.reading.around import nearest, side_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.transfers.anchors import Anchor, item_sort
from bordereau.reading.transfers.item_lists import are_next
from bordereau.reading.transfers.linking import compare_items
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.tense import tense_of
from bordereau.reading.wording import clause_of, telling_word, words_before, words_beside

_GAPS, _FARTHEST = (10, 30, 70, 150), 999  # characters between an anchor and an item of its sentence
_BESIDE, _ABOUT = 30, 60  # characters around an item in which a cue stands by it, or near it
_PURPOSE = 18  # characters before an item that may hold a word of purpose
_MARKS = (";", ":", ",", "(", ")", "«", '"', "–")
_LONG = 12  # words between an anchor and an item; more are as many


def item_features(roles: Roles, item: ItemMention) -> list[str]:
    """The cues on whether `item` was part of the happening."""
    anchor, apart, gap = nearest(roles.cluster, item.start, item.end, item.sentence)
    out = _stands(roles, item, anchor, apart, gap)
    out += _relation_to_others(roles, item)
    out += words_beside(roles.scene, item)
    out += _told_as(roles, item, anchor, apart)
    out += _in_sentence(roles, item, anchor) if apart == 0 else roles.told_there(item, anchor, apart)
    out += roles.nearest_telling(item)
    out += _told_again(roles, item, apart)
    return out + list(_listed(roles, item))


def _stands(roles: Roles, item: ItemMention, anchor: Anchor, apart: int, gap: int) -> list[str]:
    """Where the item stands, seen from the happening."""
    sort, side = item_sort(item), side_of(anchor, item.start)
    direction = "after" if item.sentence > anchor.sentence else "before"
    rival = roles.rival_nearer(item, apart, gap)
    out = [
        f"sort={sort}",
        f"apart={min(apart, 4)}",
        f"apart={min(apart, 3)} sort={sort}",
        f"class={anchor.cls} {side}" if apart == 0 else f"{direction} apart={min(apart, 3)}",
        f"rival nearer={rival}",
        f"rival nearer={rival} apart={min(apart, 2)}",
        f"category={item.category}",
        f"anchor's own={any(a.item == item for a in roles.cluster.anchors)}",
        f"rivals={min(len(roles.rivals), 3)}",
    ]
    if apart == 0:
        out.append(f"gap<{next((n for n in _GAPS if gap < n), _FARTHEST)}")
        out.append(f"same sentence sort={sort} gap<{next((n for n in (30, 100) if gap < n), _FARTHEST)}")
    if item.carrier:
        out += ["may carry", f"may carry class={anchor.cls} {side}"]
        if any(not i.carrier and not i.generic for i in roles.items):
            out.append("may carry other goods")
    if item.sentence == 0 and roles.scene.page.headed:
        out.append("in title")
    return out


def _relation_to_others(roles: Roles, item: ItemMention) -> list[str]:
    own = [a.item for a in roles.cluster.anchors if a.item and a.item != item]
    if not own:
        return ["no other item"]
    found = sorted({compare_items(item, o) for o in own})
    firm = any(item_sort(o) not in ("generic", "weak") for o in own)
    out = [f"beside: {f}" for f in found]
    if item.generic or item.weak:
        out.append(f"vague beside firm={firm}")
    if item.model and any(o.model == item.model for o in own):
        out.append("model told by an anchor")
    return out


def _told_as(roles: Roles, item: ItemMention, anchor: Anchor, apart: int) -> list[str]:
    """How the item is told: its sort of naming, the words before it, the cues that bear on it."""
    scene, sort = roles.scene, item_sort(item)
    begin = item.quantity_span[0] if item.quantity_span else item.start
    out = [f"near {c}" for c in scene.classes_near(item.sentence, item.start, item.end, _BESIDE)]
    out += [f"about {c}" for c in scene.classes_near(item.sentence, item.start, item.end, _ABOUT)]
    before = scene.page.folded[max(0, item.start - _PURPOSE) : begin].split()
    if before and before[-1] in grammar_words(scene.page.lang).purpose:
        out.append("after a word of purpose")
    last = words_before(scene, begin, item.sentence)[-1:]
    out += [f for w in last for f in (f"begins after {w}", f"begins after {w} sort={sort}")]
    out += [] if last else [f"opens its sentence sort={sort}"]
    return [
        *out,
        f"category={item.category} class={anchor.cls} apart={min(apart, 1)}",
        f"category={item.category} sort={sort}",
    ]


def _in_sentence(roles: Roles, item: ItemMention, anchor: Anchor) -> list[str]:
    """What lies between the item and the trigger of its sentence."""
    scene, side = roles.scene, side_of(anchor, item.start)
    begin, end = clause_of(scene, anchor)
    inside = begin <= item.start < end
    start, stop = (anchor.end, item.start) if side == "after" else (item.end, anchor.start)
    told = scene.page.whole[start:stop]
    triggers = [
        a.cls
        for a in roles.anchors_in.get(item.sentence, ())
        if start <= a.start < stop and a not in roles.cluster.anchors
    ]
    goods = sum(start <= i.start < stop for i in scene.items.get(item.sentence, ()) if i is not item)
    return [
        f"in clause={inside}",
        f"in clause={inside} {side} tense={tense_of(anchor)}",
        f"in clause={inside} {side} class={anchor.cls}",
        f"word={telling_word(scene, anchor)} {side}",
        *(f"between {side} {m}" for m in _MARKS if m in told),
        f"words between={min(len(told.split()), _LONG)} {side}",
        *(f"trigger between {c}" for c in triggers),
        f"triggers between={min(len(triggers), 3)}",
        f"items between={min(goods, 4)} {side}",
    ]


def _told_again(roles: Roles, item: ItemMention, apart: int) -> list[str]:
    """Where the model or the count of the item is told again."""
    found, out = roles.scene.mentions.items, []
    if item.model:
        again = {i.sentence for i in found if i is not item and i.model == item.model}
        rivals = {s for r in roles.rivals for s in r.sentences}
        out.append(f"model told with it={bool(again & roles.sentences)} apart={min(apart, 2)}")
        out.append(f"model told with a rival={bool(again & rivals)} apart={min(apart, 2)}")
    if item.quantity is not None and item.quantity > 1:
        out.append(f"count again={any(i is not item and i.quantity == item.quantity for i in found)}")
    return out


def _listed(roles: Roles, item: ItemMention) -> Iterator[str]:
    """What stands beside the item in a list."""
    page = roles.scene.page
    beside = [
        i for i in roles.scene.items.get(item.sentence, ()) if i is not item and are_next(page, item, i)
    ]
    yield f"beside it in a list={len(beside)}"
    if any(a.item in beside for a in roles.cluster.anchors if a.item):
        yield "beside a trigger's item in a list"
