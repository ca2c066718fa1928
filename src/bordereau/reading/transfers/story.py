"""Story: the cues of the whole telling of a happening, on its stage and its basis."""

from __future__ import annotations

from bordereau.reading.around import nearest
from bordereau.reading.decisions import Span
from bordereau.reading.mentions import CueMention, DateFound, Mention, TriggerMention
from bordereau.reading.transfers.anchors import Anchor, item_sort
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.occasion import lies
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.tense import tense_of
from bordereau.reading.wording import clause_of, telling_word, words_told

Told = tuple[Span | None, list[str]]

# Cues that set aside what the surest anchor says, and those that count from anywhere in the article.
_STANDING = frozenset({"negation", "not_yet", "hypothetical", "denial", "hedge"})
_WHOLE = ("denial", "hedge", "anonymous_source")
_BASIS = "basis_"
_NEAR = 30  # characters between an anchor and a cue that stands by it


def story(roles: Roles) -> list[Told]:
    """The cues of the whole telling, for stage and basis, each with the words that give them; None for those
    of no one place. The first span is that of the surest anchor.
    """
    evidence: list[Told] = []
    main = max(roles.cluster.anchors, key=lambda a: roles.chances[a])
    for anchor in sorted(roles.cluster.anchors, key=lambda a: -roles.chances[a]):
        evidence.append(((anchor.start, anchor.end), _anchor_story(roles, anchor, anchor is main)))
        evidence += _clause_story(roles, anchor, "main" if anchor is main else "other")
    for sentence in sorted(roles.sentences):
        where = "main" if sentence == main.sentence else "other"
        for cue in roles.scene.cues.get(sentence, ()):
            evidence.append(((cue.start, cue.end), _cue_story(roles, cue, where)))
        evidence += [
            ((m.start, m.end), ["money in sentence"])
            for m in roles.scene.mentions.money
            if m.sentence == sentence
        ]
    evidence += _document_story(roles)
    return [*evidence, (None, _whole_story(roles) + _date_story(roles, main) + _rival_story(roles))]


def _clause_story(roles: Roles, anchor: Anchor, where: str) -> list[Told]:
    """The cues and triggers that stand in one clause with an anchor."""
    begin, end = clause_of(roles.scene, anchor)
    out: list[Told] = []
    for cue in roles.scene.cues.get(anchor.sentence, ()):
        if begin <= cue.start < end:
            side = "before" if cue.start < anchor.start else "after"
            out.append(((cue.start, cue.end), [f"{where} clause {cue.cue} {side}"]))
    for word in roles.scene.triggers.get(anchor.sentence, ()):
        if begin <= word.start < end and word.start != anchor.start:
            side = "before" if word.start < anchor.start else "after"
            said = [
                f"{where} clause class={word.cls} {side}",
                f"{where} clause stage={word.entry.get('stage')}",
            ]
            out.append(((word.start, word.end), said))
    return out


def _date_story(roles: Roles, main: Anchor) -> list[str]:
    """How the date nearest to the telling, in its sentences, lies to the day of publication."""
    date = _nearest_date(roles)
    if date is None or date.value is None:
        return ["no date"]
    out = ["date", f"date of two readings={len(date.readings()) > 1}"]
    published = roles.scene.page.article.published
    if published is None:
        return out
    when = f"date {lies(date.value, published)}"
    out += [when, f"{when} precision={len(date.value)}", f"{when} family={family(main)}"]
    return [*out, f"{when} class={main.cls} tense={tense_of(main)}", f"{when} stage={main.stage}"]


def _nearest_date(roles: Roles) -> DateFound | None:
    dates = [d for s in sorted(roles.sentences) for d in roles.scene.dates.get(s, ()) if d.value]
    return min(dates, key=lambda d: nearest(roles.cluster, d.start, d.end, d.sentence)[2], default=None)


def _rival_story(roles: Roles) -> list[str]:
    """What the other happenings of the article are, and where this one stands among them."""
    told = [(r.starts[0], _sort_of(r.anchors[0])) for r in roles.rivals]
    before = [t for t in told if t[0] < roles.cluster.starts[0]]
    after = [t for t in told if t[0] >= roles.cluster.starts[0]]
    out = {f"happening {min(len(before), 3)} of {min(len(told) + 1, 4)}", *(f"rival {t}" for _, t in told)}
    out |= {f"told before: {max(before)[1]}"} if before else set()
    out |= {f"told after: {min(after)[1]}"} if after else set()
    return sorted(out)


def _sort_of(anchor: Anchor) -> str:
    return anchor.stage or family(anchor)


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
    items = [a.item for a in roles.cluster.anchors if a.item]
    out |= {f for i in items for f in (f"item {item_sort(i)}", f"item {i.category}", f"item unit={i.unit}")}
    families = {family(a) for a in roles.cluster.anchors}
    out.add(f"families={'+'.join(sorted(families))}")
    return sorted(out) + words_told(roles.scene, roles.sentences, "says")


def _document_story(roles: Roles) -> list[Told]:
    """What counts from anywhere in the article, the words nearest to the telling first."""
    found = roles.scene.mentions
    cues = [c for c in found.cues if c.cue.startswith(_BASIS) or c.cue in _WHOLE]
    told: list[tuple[Mention, str]] = [(c, f"document {c.cue}") for c in cues]
    told += [(t, f"document basis={t.entry.get('basis')}") for t in found.triggers if t.entry.get("basis")]
    told.sort(key=lambda mf: _apart(roles, mf[0]))
    return [((m.start, m.end), [feature]) for m, feature in told] + _bases_story(roles, [m for m, _ in told])


def _bases_story(roles: Roles, told: list[Mention]) -> list[Told]:
    """Of the words `told`, nearest first, those that stand nearest for each basis that the article names."""
    first: dict[str, tuple[int, Mention]] = {}
    for mention in told:
        if basis := _basis_of(mention):
            first.setdefault(basis, (_apart(roles, mention)[0], mention))
    least = min((apart for apart, _ in first.values()), default=0)
    nearest_ones = "+".join(sorted(b for b, (apart, _) in first.items() if apart == least))
    out: list[Told] = [
        ((w.start, w.end), [f"nearest {b} apart={min(apart, 5)}"]) for b, (apart, w) in first.items()
    ]
    named = "+".join(sorted(first))
    return [*out, (None, [f"bases={named}", f"nearest basis={nearest_ones} apart={min(least, 2)}"])]


def _basis_of(mention: Mention) -> str:
    """The basis that a word tells; '' for none."""
    if isinstance(mention, CueMention):
        return mention.cue.removeprefix(_BASIS) if mention.cue.startswith(_BASIS) else ""
    return str(mention.entry.get("basis")) if isinstance(mention, TriggerMention) else ""


def _apart(roles: Roles, mention: Mention) -> tuple[int, int]:
    return nearest(roles.cluster, mention.start, mention.end, mention.sentence)[1:]


def _anchor_story(roles: Roles, anchor: Anchor, main: bool) -> list[str]:
    tense, told, word = tense_of(anchor), anchor.stage or "open", telling_word(roles.scene, anchor)
    out = [
        f"class={anchor.cls}",
        f"stage={told}",
        f"basis={anchor.basis}",
        f"class={anchor.cls} strength={anchor.strength}",
        f"tense={tense}",
        f"class={anchor.cls} tense={tense}",
        f"stage={told} tense={tense}",
        f"family={family(anchor)} tense={tense}",
        f"word={word}",
        f"word={word} tense={tense}",
    ]
    out += [f"flag={f}" for f in anchor.flags]
    if main:
        out += [
            f"main class={anchor.cls}",
            f"main family={family(anchor)} tense={tense}",
            f"main stage={told}",
            f"main word={word}",
            f"main word={word} tense={tense}",
        ]
        out += [f"main stage={told} tense={tense}", f"main flag={' '.join(sorted(anchor.flags & _STANDING))}"]
    return out
