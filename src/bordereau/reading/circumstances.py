"""Circumstances: the cues on which date, place and amount belong to a happening."""

from __future__ import annotations

from bordereau.reading.around import Around, nearest, side_of
from bordereau.reading.clusters import A
from bordereau.reading.mentions import Amount, DateFound, PlaceFound
from bordereau.reading.wording import words_beside


def date_features(around: Around[A], date: DateFound, future: bool) -> list[str]:
    """The cues on whether `date`, read as a future or a past one, is when it happened."""
    anchor, apart, gap = nearest(around.cluster, date.start, date.end, date.sentence)
    value = (date.future if future else date.value) or ""
    ahead = anchor.flags & {"future", "future_aux", "future_suffix"}
    rest = [d for d in around.scene.dates[date.sentence] if d != date]
    out = [
        f"apart={min(apart, 4)}",
        f"precision={len(value)}",
        f"relative={date.relative}",
        f"anchored={date.anchored}",
        f"rival nearer={around.rival_nearer(date, apart, gap)}",
        f"others in sentence={min(len(rest), 2)}",
        f"sentence={min(date.sentence, 3)}",
        f"apart={min(apart, 2)} precision={len(value)}",
        f"class={anchor.cls} apart={min(apart, 1)}",
        f"read as future={future} anchor ahead={bool(ahead)}",
        f"read as future={future} stage={anchor.stage}",
        f"read as future={future} only={len(date.readings()) == 1}",
    ]
    if apart == 0:
        side = side_of(anchor, date.start)
        out += [f"gap<{_reach(gap)}", f"side={side}", f"class={anchor.cls} {side}"]
        if date.of_next:
            out += [f"of next {side}", f"of next {side} gap<{_reach(gap)}"]
        nearer = any(nearest(around.cluster, d.start, d.end, d.sentence)[2] < gap for d in rest)
        out.append(f"nearest date={not nearer}")
    else:
        out.append(
            "sentence of anchor has date"
            if any(s in around.scene.dates for s in around.sentences)
            else "no date beside anchor"
        )
        out.append("later" if date.sentence > anchor.sentence else "earlier")
    if date.value == around.scene.page.article.published:
        out.append("date of publication")
    out += [f"flag={f}" for f in anchor.flags & {"future", "future form", "earlier", "past"}]
    return out


def place_features(around: Around[A], place: PlaceFound) -> list[str]:
    """The cues on whether it happened at `place`."""
    scene = around.scene
    anchor, apart, gap = nearest(around.cluster, place.start, place.end, place.sentence)
    words = scene.page.folded[max(0, place.start - 14) : place.start].split()
    before = words[-1] if words else ""
    same_party = next((p for p in scene.parties if p.start < place.end and place.start < p.end), None)
    form = same_party.mention.form if same_party else "no"
    out = [
        f"apart={min(apart, 4)}",
        f"type={place.type}",
        f"rival nearer={around.rival_nearer(place, apart, gap)}",
        f"before={before}",
        f"sentence={min(place.sentence, 3)}",
        f"class={anchor.cls} apart={min(apart, 1)}",
        f"is party={form}",
        f"is party={form} before={before}",
        f"stage={anchor.stage} apart={min(apart, 1)}",
    ]
    if apart == 0:
        side = side_of(anchor, place.start)
        out += [f"gap<{_reach(gap)}", f"class={anchor.cls} {side}", f"side={side}"]
    beside = scene.classes_near(place.sentence, place.start, place.end, 30)
    out += [f"near {c}" for c in beside & {"used_in_attack", "displayed"}]
    if scene.page.whole[place.start : place.end].isupper():
        out.append("dateline")
    return out


def amount_features(around: Around[A], amount: Amount) -> list[str]:
    """The cues on whether the money or weight is the happening's."""
    anchor, apart, gap = nearest(around.cluster, amount.start, amount.end, amount.sentence)
    out = [
        f"apart={min(apart, 4)}",
        f"rival nearer={around.rival_nearer(amount, apart, gap)}",
        f"class={anchor.cls}",
        f"class={anchor.cls} apart={min(apart, 1)}",
        f"stage={anchor.stage}",
        f"rivals={min(len(around.rivals), 3)}",
        f"amounts={min(len(around.scene.mentions.money), 4)}",
    ]
    out += [f"near {c}" for c in around.scene.classes_near(amount.sentence, amount.start, amount.end, 40)]
    out += words_beside(around.scene, amount)
    if apart == 0:
        out += [f"gap<{_reach(gap)}", f"side={side_of(anchor, amount.start)}"]
    return out


def _reach(gap: int) -> int:
    """The least of a few limits that a gap in characters stays under; 999 beyond them all."""
    return next((limit for limit in (15, 40, 90) if gap < limit), 999)
