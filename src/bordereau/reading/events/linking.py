"""Event linking: the cues on whether two anchors tell the same event, and whether a cluster is one at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bordereau.reading.clusters import Cluster
from bordereau.reading.events.anchors import EventAnchor
from bordereau.reading.events.forces import Force
from bordereau.reading.events.kinds import EventKind
from bordereau.reading.events.world import stands_in
from bordereau.reading.scene import Scene

_GAPS = (10, 40, 100, 200)
_KILLED = "killed"
_TOLLS = ("killed", "injured", "attackers", "claim")
_LIKELY, _LEAD = 0.4, 2
_ODDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def same_features(scene: Scene, a: EventAnchor, b: EventAnchor) -> list[str]:
    """The cues on whether `a` and the later `b` tell the same event."""
    apart = b.sentence - a.sentence
    pair = "+".join(sorted((a.cls, b.cls)))
    out = [
        f"apart={min(apart, 6)}",
        f"pair={pair}",
        f"same class={a.cls == b.cls} apart={min(apart, 3)}",
        f"stages={'same' if a.stage == b.stage else 'one open' if not (a.stage and b.stage) else 'differ'}",
        f"bare={a.bare + b.bare} apart={min(apart, 3)}",
    ]
    if scene.page.headed and a.sentence == 0:
        out += ["title", f"title and sentence {min(b.sentence, 4)}"]
    if apart == 0:
        gap = b.start - a.end
        out.append(f"gap<{next((n for n in _GAPS if gap < n), 999)}")
    elif scene.sentences[a.sentence].paragraph == scene.sentences[b.sentence].paragraph:
        out.append("same paragraph")
    out += [f"only one {f}" for f in a.flags ^ b.flags]
    if a.word == b.word:
        out.append("same word")
    if a.force or b.force:
        out += _force_features(a.force, b.force, apart)
    for what, in_sentence in (("dates", _dates), ("places", _places), ("parties", _parties)):
        out += _shared(what, in_sentence(scene, a.sentence), in_sentence(scene, b.sentence), apart)
    return out


def _force_features(a: Force | None, b: Force | None, apart: int) -> list[str]:
    """Whether two anchors may deploy the same force."""
    if a is None or b is None:
        return [f"a force missing apart={min(apart, 2)}"]
    if a == b:
        return ["same force mention"]
    states = "open" if not (a.state and b.state) else "same" if a.state == b.state else "other"
    return [f"force name same={a.name == b.name}", f"force state {states}", f"{states} apart={min(apart, 2)}"]


def _dates(scene: Scene, sentence: int) -> set[str]:
    return {d.value for d in scene.dates.get(sentence, ()) if d.value}


def _parties(scene: Scene, sentence: int) -> set[str]:
    return {p.value for p in scene.parties_in.get(sentence, ())}


def _places(scene: Scene, sentence: int) -> set[str]:
    return {p.name for p in scene.mentions.places if p.sentence == sentence}


def _shared(what: str, here: set[str], there: set[str], apart: int) -> list[str]:
    if apart == 0:
        return [f"{what} in sentence={min(len(here), 2)}"]
    if not here or not there:
        return [f"{what}: one missing"]
    if here == there:
        return [f"{what} agree"]
    return [f"{what} overlap" if here & there else f"{what} differ"]


@dataclass(frozen=True)
class Neighbours:
    """What a cluster is judged against: all clusters, and how surely each anchor tells an event of `kind`.

    `located` are the states that the article places something in.
    """

    scene: Scene
    clusters: Sequence[Cluster[EventAnchor]]
    chances: Mapping[EventAnchor, float]
    kind: EventKind
    located: Collection[str]


def event_features(told: Cluster[EventAnchor], near: Neighbours) -> list[str]:
    """The cues on whether `told` is an event of its own."""
    scene, chances = near.scene, near.chances
    own = sorted((chances[a] for a in told.anchors), reverse=True)
    rest = [max(chances[a] for a in c.anchors) for c in near.clusters if c is not told]
    best = max(told.anchors, key=lambda a: chances[a])
    first = min(told.sentences)
    parties = {p.value for s in told.sentences for p in scene.parties_in.get(s, ())}
    return [
        f"best {_odds(own[0])}",
        f"second {_odds(own[1]) if len(own) > 1 else 'none'}",
        f"anchors={min(len(own), 5)}",
        f"sentences={min(len(told.sentences), 3)}",
        f"rank={min(sum(r > own[0] for r in rest), 4)}",
        f"clusters={min(len(near.clusters), 6)}",
        f"class={best.cls}",
        f"class={best.cls} best {_odds(own[0])}",
        f"classes={'+'.join(sorted({a.cls for a in told.anchors}))}",
        f"first sentence={min(first, 4)}",
        f"title={scene.page.headed and first == 0}",
        f"parties={min(len(parties), 3)}",
        f"only bare={all(a.bare for a in told.anchors)}",
        f"date={any(s in scene.dates for s in told.sentences)}",
        f"military={min(sum(scene.military[s] for s in told.sentences), 3)}",
        *{f"flag={f}" for a in told.anchors for f in a.flags},
        *_known_features(best, near),
        *_article_features(near),
    ]


def _known_features(anchor: EventAnchor, near: Neighbours) -> list[str]:
    """How notable a force is in the states, not its own, that the article places something in."""
    force = anchor.force
    if force is None:
        return []
    known = stands_in(force.state or "", force.name, set(near.located) - {force.state})
    return [
        f"force known {known}",
        f"force known {known} sort={force.sort}",
        f"force known {known} {anchor.cls}",
    ]


def _article_features(near: Neighbours) -> list[str]:
    """How much the article as a whole speaks of events of this kind."""
    scene, chances = near.scene, near.chances
    sure = sum(p > _LIKELY for p in chances.values())
    lead = max((p for a, p in chances.items() if a.sentence <= _LEAD), default=0.0)
    length = max(len(scene.sentences), 1)
    share = sure / length
    out = [
        f"article: likely={min(sure, 6)}",
        f"article: lead {_odds(lead)}",
        f"article: best {_odds(max(chances.values()))}",
        f"article: share<{next((n for n in (0.05, 0.1, 0.2, 0.4) if share < n), 1)}",
        f"article: transfers={min(len(scene.mentions.triggers), 12) // 3}",
    ]
    if _KILLED in near.kind.numbers:
        out += _armed_features(scene, lead)
    return out


def _armed_features(scene: Scene, lead: float) -> list[str]:
    """How much the article speaks of armed parties and of the dead and wounded."""
    armed = sum(p.organ in ("forces", "insurgents") for p in scene.parties)
    tolls = sum(w.cls in _TOLLS for w in scene.mentions.words.get("attack", ()))
    return [
        f"article: armed={min(armed, 6) // 2} tolls={min(tolls, 4) // 2}",
        f"article: tolls={min(tolls, 4)} lead {_odds(lead)}",
        f"article: military={min(scene.military.total(), 20) // 4}",
    ]


def _odds(chance: float) -> str:
    return next((f"<{limit}" for limit in _ODDS if chance < limit), ">0.9")
