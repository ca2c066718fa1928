"""Assertion: the cues on how an article puts a happening forward: stated, attributed, unconfirmed, denied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bordereau.codebook import grammar_words
from bordereau.reading.bearing import in_quotation
from bordereau.reading.citing import CITED, gap_between, merged
from bordereau.reading.clusters import A, AnyAnchor, Cluster, Located
from bordereau.reading.decisions import Choice, Span
from bordereau.reading.mentions import CueMention, TriggerMention
from bordereau.reading.scene import Scene
from bordereau.reading.weights import Chooser
from bordereau.reading.wording import words_told

Evidence = tuple[Span, list[str]]

_CUES = (
    "attribution", "hedge", "denial", "negation", "not_yet", "anonymous_source", "hypothetical", "rejection",
    "conditional_aux",
)  # fmt: skip
_REACH = 70
_UNOWNED = "unacknowledged"
_AS_FACT = ("stated", "attributed")
_CREDIT = frozenset({"attribution", "anonymous_source", "say", "according"})
_APT = {
    "stated": frozenset[str](),
    "attributed": _CREDIT,
    "unconfirmed": _CREDIT | {"hedge", "conditional_aux", "denial"},
    "denied": frozenset({"denial", "negation", "not_yet", "rejection"}),
}
"""Of which classes the words are that make an assertion."""
_MOOD = frozenset({"flag=conditional_suffix"})
_WEAK, _NO = "strength=1", "negation by a small word"
_SMALL = frozenset({"say", _NO})
"""Sorts of words that are often something else, and cited only where they weigh much."""
_LOUD = 0.3  # of the weight of the heaviest word
_FAINT = 1000  # characters from the telling that weigh as much against a word as a cue of weight 1 for it
_ALL = ("denial", "hedge", "anonymous_source")


def assertion_evidence(
    scene: Scene, told: Cluster[A], chances: Mapping[A, float], kind: str
) -> list[Evidence]:
    """The cues on how a happening of `kind` is put forward, each with the words that give it.

    The first span is that of the surest anchor; what has no one place goes with it.
    """
    main = max(told.anchors, key=lambda a: chances[a])
    evidence: list[Evidence] = [((main.start, main.end), _of_anchor(scene, main, kind, "main"))]
    for anchor in told.anchors:
        if anchor is not main:
            where = "beside" if anchor.sentence == main.sentence else "other"
            evidence.append(((anchor.start, anchor.end), _of_anchor(scene, anchor, kind, where)))
    around = ({main.sentence - 1, main.sentence + 1} - told.sentences) & set(range(len(scene.sentences)))
    for sentence in sorted(told.sentences | around):
        where = _where(sentence, main.sentence, told.sentences)
        for cue in scene.cues.get(sentence, ()):
            if cue.cue in _CUES:
                evidence.append(((cue.start, cue.end), _of_cue(scene, cue, main, where, kind)))
        for verb in _speech(scene, sentence):
            evidence.append(((verb.start, verb.end), _of_speech(scene, verb, main, where)))
    evidence[0][1].extend(_of_article(scene, told, kind))
    evidence[0][1].extend(words_told(scene, told.sentences, "says") + words_told(scene, around, "beside"))
    return evidence


def choose_assertion(chooser: Chooser, evidence: list[Evidence], scene: Scene) -> Choice[str]:
    """The likeliest assertion, with the words of `scene` that speak for it; for `stated`, those that tell.

    Cited are words of the sort that makes this assertion (who is credited, what hedges, what denies), those
    that weigh most and stand nearest to the telling first; the telling itself where there are none. A word
    within the name of a party or of goods says nothing of it ('the United *States*').
    """
    shares = chooser.probabilities({f for _, features in evidence for f in features})
    value = max(shares, key=lambda v: shares[v])
    first = evidence[0][0]
    weights: dict[Span, float] = {}
    kinds: dict[Span, set[str]] = {}
    for k, (span, features) in enumerate(evidence):
        weights[span] = weights.get(span, 0.0) + chooser.speaks_for(value, features)
        kinds.setdefault(span, set()).update(_kinds(value, features, is_main=k == 0))
    loudest = max((weights[s] for s, found in kinds.items() if found), default=0.0)
    apt = [s for s, found in kinds.items() if found - _SMALL or (found and weights[s] >= loudest * _LOUD)]
    named = [(m.start, m.end) for m in (*scene.mentions.parties, *scene.mentions.items)]
    apt = [s for s in apt if not any(start <= s[0] and s[1] <= end for start, end in named)]
    ranked = sorted(apt, key=lambda s: (gap_between(s, first) / _FAINT - weights[s], s))
    return Choice(value, merged(ranked)[:CITED] or (first,), shares[value])


def _kinds(value: str, features: list[str], is_main: bool) -> set[str]:
    """Of what sorts that make an assertion `value` the words are that gave these features.

    What the features of the surest telling say of the article is not said by its words: of them, its mood
    alone counts.
    """
    told = {word for f in features for word in f.split(" ")}
    mood = told & _MOOD if value == "unconfirmed" else set[str]()
    kinds = set[str]() if is_main else told & _APT[value]
    return mood | ({_NO if k == "negation" and _WEAK in told else k for k in kinds})


def guarded(choice: Choice[str], told: Cluster[A], chances: Mapping[A, float]) -> Choice[str]:
    """A choice that puts nothing forward as a fact, in whoever's name, whose surest telling is negated."""
    flags = max(told.anchors, key=lambda a: chances[a]).flags
    negated = "negation" in flags and "restriction" not in flags
    return replace(choice, value="denied") if negated and choice.value in _AS_FACT else choice


def unowned(choice: Choice[str], scene: Scene, told: Cluster[A]) -> Choice[str]:
    """A choice that states what those who would know do not own up to, as unconfirmed: by words that say so
    in the sentences of the telling, or in the one after them."""
    if choice.value != "stated":
        return choice
    near = sorted(told.sentences | {max(told.sentences) + 1})
    spans = [(c.start, c.end) for s in near for c in scene.cues.get(s, ()) if c.cue == _UNOWNED]
    return replace(choice, value="unconfirmed", spans=(*spans, *choice.spans)[:CITED]) if spans else choice


def _where(sentence: int, main: int, told: Iterable[int]) -> str:
    if sentence == main:
        return "main"
    if sentence in told:
        return "told"
    return "sentence before" if sentence < main else "sentence after"


def _of_anchor(scene: Scene, anchor: AnyAnchor, kind: str, where: str) -> list[str]:
    flags = anchor.flags
    out = [f"{where} flag={f}" for f in flags]
    if in_quotation(scene, anchor.start):
        out.append(f"{where} in quotation")
    if where == "main":
        out += [f"main class={anchor.cls}", f"main stage={anchor.stage}", f"{kind}"]
        out += [f"{kind} flag={f}" for f in flags]
        out.append(f"main bare={anchor.cls == ''}")
    return out


def _of_cue(scene: Scene, cue: CueMention, main: AnyAnchor, where: str, kind: str) -> list[str]:
    strength = cue.entry.get("strength")
    out = [f"{where} {cue.cue}", f"{where} {cue.cue} strength={strength}", f"{kind} {where} {cue.cue}"]
    if where == "main":
        out += [f"{cue.cue} {how}" for how in _ties(scene, cue, main)]
    return out


def _ties(scene: Scene, word: Located, main: AnyAnchor) -> list[str]:
    """How a word hangs together with the telling in its sentence: before or after, how near, what between."""
    side = "before" if word.end <= main.start else "after"
    low, high = sorted((word, main), key=lambda w: w.start)
    gap = scene.page.folded[low.end : high.start]
    near = next((n for n in (12, 30, 70, 140) if len(gap) < n), 999)
    printed = scene.page.whole[low.end : high.start]
    marks = "".join(m for m in ",;:" if m in printed) or "none"
    clause = bool(set(gap.split()) & grammar_words(scene.page.lang).subordinators)
    return [
        side,
        f"{side} gap<{near}",
        f"{side} clause={clause}",
        f"{side} marks={marks}",
        f"{side} clause={clause} marks={marks} gap<{70 if len(gap) < _REACH else 999}",
    ]


def _speech(scene: Scene, sentence: int) -> list[TriggerMention]:
    words = scene.speech.get(sentence, [])
    return [w for w in words if w.cls in ("say", "according") and int(w.entry.get("strength", 2)) > 1]


def _of_speech(scene: Scene, verb: TriggerMention, main: AnyAnchor, where: str) -> list[str]:
    out = [f"{where} {verb.cls} {verb.entry.get('strength', 2)}"]
    if where != "main":
        return out
    word = scene.page.folded[verb.start : verb.end].split(" ")[0][:5]
    return [*out, f"speech {word}", *(f"{verb.cls} {how}" for how in _ties(scene, verb, main))]


def _of_article(scene: Scene, told: Cluster[A], kind: str) -> list[str]:
    found = scene.mentions.cues
    out = {f"article has {c.cue}" for c in found if c.cue in _ALL}
    out |= {f"anchors={min(len(told.anchors), 4)}", f"first sentence={min(*told.sentences, 3)}"}
    out |= {f"{kind} first sentence={min(*told.sentences, 2)}"}
    return sorted(out)
