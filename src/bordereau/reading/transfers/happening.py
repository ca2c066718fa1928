"""Happening: the cues on whether an article tells hand-overs at all, and whether a cluster is one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bordereau.reading.clusters import Cluster
from bordereau.reading.mentions import ItemMention
from bordereau.reading.military import military_here
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor, item_sort
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.telling import sides_features

_SURE = 0.5


def article_features(scene: Scene, chances: Mapping[Anchor, float]) -> list[str]:
    """The cues of the whole article: its likeliest anchors, its materiel, its parties."""
    ranked = sorted(chances.values(), reverse=True)
    items = scene.mentions.items
    words = max(len(scene.page.whole) / 6, 1)
    out = [f"anchor {k}: {odds(ranked[k] if k < len(ranked) else 0.0)}" for k in range(3)]
    out += [
        f"sure anchors={_few(sum(p > _SURE for p in ranked))}",
        f"likely anchors={_few(sum(p > 0.25 for p in ranked))}",
        f"models={_few(len({i.model for i in items if i.model}))}",
        f"counted={_few(sum(i.quantity is not None and not i.weak for i in items))}",
        f"items a hundred words={_few(int(100 * len(items) / words))}",
        f"states={_few(sum(len(v) == 3 for v in scene.party_counts))}",
        f"used or shown={_few(sum(c.cue in ('used_in_attack', 'displayed') for c in scene.mentions.cues))}",
        f"civilian={_few(sum(c.cue == 'civilian' for c in scene.mentions.cues))}",
        f"military words={_few(scene.military.total())}",
        f"military words a hundred={_few(int(100 * scene.military.total() / words))}",
        f"forces={_few(sum(p.organ == 'forces' for p in scene.parties))}",
    ]
    if scene.page.headed:
        head = [p for a, p in chances.items() if a.sentence == 0]
        out += [
            f"headline: {odds(max(head, default=0.0))}",
            f"items in headline={_few(len(scene.items.get(0, ())))}",
        ]
    lead = [p for a, p in chances.items() if a.sentence <= 2]
    return [*out, f"lead: {odds(max(lead, default=0.0))}"]


@dataclass(frozen=True)
class Surroundings:
    """What a cluster is judged against.

    `clusters`: itself and those around it; `chances`: how surely each anchor tells a hand-over; `article`:
    how surely the article does; `parties`: how surely each party supplies and receives anywhere in it.
    """

    scene: Scene
    clusters: Sequence[Cluster[Anchor]]
    chances: Mapping[Anchor, float]
    article: float
    parties: Mapping[str, tuple[float, float]]


def happening_features(told: Cluster[Anchor], around: Surroundings) -> list[str]:
    """The cues on whether `told` is a happening of its own."""
    scene, clusters, chances, article = around.scene, around.clusters, around.chances, around.article
    own = sorted((chances[a] for a in told.anchors), reverse=True)
    rest = [max(chances[a] for a in c.anchors) for c in clusters if c is not told]
    sentences = {a.sentence for a in told.anchors}
    items = [i for s in sentences for i in scene.items.get(s, ())]
    families = "+".join(sorted({family(a) for a in told.anchors}))
    together = sum(math.log(max(p, 0.01) / max(1 - p, 0.01)) for p in own if p > 0.25)
    out = [
        f"best: {odds(own[0])}",
        f"second: {odds(own[1]) if len(own) > 1 else 'none'}",
        f"odds together={max(-3, min(8, round(together)))}",
        f"anchors={_few(len(own))}",
        f"sentences={_few(len(sentences))}",
        f"clusters={_few(len(clusters))}",
        f"families={families}",
        f"article: {odds(article)}",
        f"article: {odds(article)} best: {own[0] > _SURE}",
        f"rank={_few(sum(r > own[0] for r in rest))}",
        f"best rival: {odds(max(rest, default=0.0))}",
        f"military here={_few(military_here(scene, told.sentences))}",
        f"first sentence={_few(min(sentences))}",
        f"in headline={scene.page.headed and 0 in sentences}",
    ]
    out += _item_cues(told, around, items)
    out += _party_cues(scene, sentences, around.parties)
    out += _sentence_cues(scene, told, sentences)
    return out + sorted({f for a in told.anchors for f in sides_features(scene, a)})


def _item_cues(told: Cluster[Anchor], around: Surroundings, items: list[ItemMention]) -> list[str]:
    chances = around.chances
    sorts = {item_sort(i) for i in items}
    anchored = {a.item for a in told.anchors if a.item}
    out = [f"item {s} in sentence" for s in sorts] + [f"anchor with item {item_sort(i)}" for i in anchored]
    out.append(f"items={_few(len(items))}")
    own = {(i.model, i.quantity) for i in anchored if i.model or i.quantity}
    best = max(chances[a] for a in told.anchors)
    for rival in around.clusters:
        if rival is told:
            continue
        theirs = {(a.item.model, a.item.quantity) for a in rival.anchors if a.item}
        if own & theirs:
            above = max(chances[a] for a in rival.anchors) > best
            out.append("a likelier rival has its item" if above else "a lesser rival has its item")
    return list(dict.fromkeys(out))


def _party_cues(scene: Scene, sentences: set[int], parties: Mapping[str, tuple[float, float]]) -> list[str]:
    here = [p for s in sentences for p in scene.parties_in.get(s, ())]
    values = {p.value for p in here}
    supplier = max((parties.get(v, (0.0, 0.0))[0] for v in values), default=0.0)
    recipient = max((parties.get(v, (0.0, 0.0))[1] for v in values), default=0.0)
    out = [
        f"parties={_few(len(values))}",
        f"supplier here: {odds(supplier)}",
        f"recipient here: {odds(recipient)}",
    ]
    out.append(f"both sides here={supplier > 0.4 and recipient > 0.4 and len(values) > 1}")
    out += [f"relation {r} here" for r in {p.relation for p in here if p.relation}]
    return out


def _sentence_cues(scene: Scene, told: Cluster[Anchor], sentences: set[int]) -> list[str]:
    out = {f"class={a.cls}" for a in told.anchors} | {f"flag={f}" for a in told.anchors for f in a.flags}
    out |= {f"strength={max(a.strength for a in told.anchors)}"}
    if any(s in scene.dates for s in sentences):
        out.add("date here")
    if any(s in scene.money for s in sentences):
        out.add("money here")
    if all(a.bare for a in told.anchors):
        out.add("only bare")
    return sorted(out)


def odds(chance: float) -> str:
    """A chance (0 to 1) as a cue: the least of a few limits that it stays under."""
    limits = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    return next((f"<{limit}" for limit in limits if chance < limit), ">0.9")


def _few(n: int) -> str:
    for limit in (0, 1, 2, 3, 5, 8, 13):
        if n <= limit:
            return f"<={limit}"
    return "many"
