"""Story: the cues of the whole telling of a happening, on its stage, its basis and who vouches for it."""

from __future__ import annotations

from bordereau.reading.around import nearest
from bordereau.reading.decisions import Span
from bordereau.reading.mentions import CueMention, Mention
from bordereau.reading.transfers.anchors import Anchor, item_sort
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.roles import Roles

# Cues that set aside what the surest anchor says, and those that count from anywhere in the article.
_STANDING = frozenset({"negation", "not_yet", "hypothetical", "denial", "hedge"})
_WHOLE = ("denial", "hedge", "anonymous_source")
_NEAR = 30  # characters between an anchor and a cue that stands by it


def story(roles: Roles) -> list[tuple[Span, list[str]]]:
    """The cues of the whole telling, for stage, basis and assertion: each with the words that give them.

    The first span is that of the surest anchor; cues of no one place go with it.
    """
    evidence: list[tuple[Span, list[str]]] = []
    main = max(roles.cluster.anchors, key=lambda a: roles.chances[a])
    for anchor in sorted(roles.cluster.anchors, key=lambda a: -roles.chances[a]):
        evidence.append(((anchor.start, anchor.end), _anchor_story(anchor, anchor is main)))
    for sentence in sorted(roles.sentences):
        where = "main" if sentence == main.sentence else "other"
        for cue in roles.scene.cues.get(sentence, ()):
            evidence.append(((cue.start, cue.end), _cue_story(roles, cue, where)))
        evidence += [
            ((m.start, m.end), ["money in sentence"])
            for m in roles.scene.mentions.money
            if m.sentence == sentence
        ]
    evidence[0][1].extend(_whole_story(roles))
    return evidence + _document_story(roles)


def _cue_story(roles: Roles, cue: CueMention, where: str) -> list[str]:
    gap = min(
        max(cue.start - a.end, a.start - cue.end, 0)
        for a in roles.cluster.anchors
        if a.sentence == cue.sentence
    )
    out = [
        f"{where} sentence {cue.cue}",
        f"{where} sentence {cue.cue} strength={cue.entry.get('strength')}",
    ]
    if gap < _NEAR and where == "main":
        out.append(f"near {cue.cue}")
    return out


def _whole_story(roles: Roles) -> list[str]:
    out = {
        f"anchors={min(len(roles.cluster.anchors), 4)}",
        f"first sentence={min(roles.cluster.anchors[0].sentence, 3)}",
    }
    out |= {f"item {item_sort(a.item)}" for a in roles.cluster.anchors if a.item}
    families = {family(a) for a in roles.cluster.anchors}
    out.add(f"families={'+'.join(sorted(families))}")
    return sorted(out)


def _document_story(roles: Roles) -> list[tuple[Span, list[str]]]:
    """What counts from anywhere in the article, the words nearest to the telling first."""
    found = roles.scene.mentions
    cues = [c for c in found.cues if c.cue.startswith("basis") or c.cue in _WHOLE]
    told: list[tuple[Mention, str]] = [(c, f"document {c.cue}") for c in cues]
    told += [(t, f"document basis={t.entry.get('basis')}") for t in found.triggers if t.entry.get("basis")]
    told.sort(key=lambda mf: nearest(roles.cluster, mf[0].start, mf[0].end, mf[0].sentence)[1:])
    return [((mention.start, mention.end), [feature]) for mention, feature in told]


def _anchor_story(anchor: Anchor, main: bool) -> list[str]:
    tense, told = tense_of(anchor), anchor.stage or "open"
    out = [
        f"class={anchor.cls}",
        f"stage={told}",
        f"basis={anchor.basis}",
        f"class={anchor.cls} strength={anchor.strength}",
        f"tense={tense}",
        f"class={anchor.cls} tense={tense}",
        f"stage={told} tense={tense}",
        f"family={family(anchor)} tense={tense}",
    ]
    out += [f"flag={f}" for f in anchor.flags]
    if main:
        out += [
            f"main class={anchor.cls}",
            f"main family={family(anchor)} tense={tense}",
            f"main stage={told}",
        ]
        out += [f"main stage={told} tense={tense}", f"main flag={' '.join(sorted(anchor.flags & _STANDING))}"]
    return out


def tense_of(anchor: Anchor) -> str:
    """One word for when a verb puts its act: negated, ahead, conditional, done, or open."""
    flags = anchor.flags
    if flags & {"negation", "not_yet"}:
        return "negated"
    if flags & {"conditional_aux", "conditional_suffix"}:
        return "conditional"
    if flags & {"future_aux", "future", "future_suffix"}:
        return "ahead"
    if flags & {"perfect_aux", "past_suffix", "participle_suffix"}:
        return "done"
    return "open"
