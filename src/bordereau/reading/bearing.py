"""Bearing: which cues of a sentence bear on a trigger, by their class and by where they stand."""

from __future__ import annotations

import re

from bordereau.codebook import Grammar, grammar_words, lexicon
from bordereau.reading.mentions import CueMention, TriggerMention
from bordereau.reading.scene import Scene

# Characters between a trigger and a negation right after it: 'delivered no tanks'.
_NEGATION, _TOUCHING = "negation", 2
_LEAD_REACH, _LEAD_SPACES = 28, 4  # characters and spaces at most between a cue and the trigger it leads to
BARE_PARTICIPLE = "bare_participle"
"""The flag of a participle without an auxiliary: 'chars livrés à la Syrie', 'tanks supplied by Poland'."""
_PARTICIPLE, _PASSIVE, _SIDES = "participle_suffix", "passive_aux", ("supplier", "recipient")
_LEAD, _LEAD_WORDS, _SHORTEST = 120, 6, 3  # characters and words before a participle, letters of one
_ASIDE, _WORD = re.compile(r",[^,]*,"), re.compile(r"[^\W\d_]+")
# Cues that bear only on a trigger right after them, and those that bear on every trigger of their sentence.
_BEFORE_ONLY = frozenset(
    ["negation", "not_yet", "passive_aux", "future_aux", "conditional_aux", "perfect_aux", "future", "past"]
)
_SENTENCE_WIDE = frozenset(
    [
        "denial",
        "hedge",
        "anonymous_source",
        "hypothetical",
        "used_in_attack",
        "displayed",
        "own_industry",
        "maker",
        "civilian",
        "forces",
        "seized_from_group",
        "buyback",
        "training_only",
        "restriction",
        "anaphor",
        "another",
        "total",
        "third_party_money",
        "attribution",
    ]
)


def bearing(scene: Scene, trigger: TriggerMention) -> frozenset[str]:
    """The classes of the cues that bear on `trigger`, and of the endings of a verb (`future_suffix`...)."""
    words = scene.page.folded
    flags = {
        cue.cue
        for cue in scene.cues.get(trigger.sentence, ())
        if cue.cue in _SENTENCE_WIDE
        or (cue.cue in _BEFORE_ONLY and _leads_to(words, cue, trigger))
        or (cue.cue == _NEGATION and 0 <= cue.start - trigger.end <= _TOUCHING)
    }
    form = _form(trigger, words)
    if form is None:
        return frozenset(flags)
    endings = lexicon(scene.page.lang).endings(form)
    if _PARTICIPLE not in endings:
        flags.discard(_PASSIVE)  # 'is sending', 'est prêt à livrer'
    if trigger.entry.pos != "regex":
        flags |= endings
        if _is_bare(scene, trigger, _PARTICIPLE in endings):
            flags.add(BARE_PARTICIPLE)
    return frozenset(flags)


def _form(trigger: TriggerMention, words: str) -> str | None:
    """The word of a trigger that tells its tense and voice, None where it holds no verb."""
    told = words[trigger.start : trigger.end].split(" ")
    if trigger.entry.pos == "verb" or trigger.entry.get("verbal"):
        return told[0]
    return told[-1] if trigger.entry.pos == "regex" and trigger.entry.get("subject") in _SIDES else None


def in_quotation(scene: Scene, offset: int) -> bool:
    """Whether a quotation has opened shortly before `offset` and has not shut."""
    before = scene.page.whole[max(0, offset - 300) : offset]
    opened = max(before.rfind("«"), before.rfind("“"))
    return opened > max(before.rfind("»"), before.rfind("”"))


def _leads_to(words: str, cue: CueMention, trigger: TriggerMention) -> bool:
    """Whether a cue stands in a trigger, or before it with few words between ('n'ont toujours pas été')."""
    gap = words[cue.end : trigger.start]  # empty where the cue stands in the trigger
    close = len(gap) < _LEAD_REACH and gap.count(" ") <= _LEAD_SPACES
    return cue.start < trigger.end and close


def _is_bare(scene: Scene, trigger: TriggerMention, participle: bool) -> bool:
    """Whether a verb is a participle that no auxiliary leads to.

    Where the past tense looks like the participle, it is one for certain with its agent right behind it, and
    as good as certain right after goods or a contract ('tanks ordered last year').
    """
    small = grammar_words(scene.page.lang)
    if not small.participle_endings:
        behind = scene.page.folded[trigger.end : trigger.end + _LEAD].split()
        by_agent = bool(behind) and behind[0] in small.agents
        return participle and (by_agent or _follows_goods(scene, trigger))
    if not _ends_as_participle(small, scene.page.whole[trigger.start : trigger.end].split(" ", 1)[0]):
        return False
    before = _words_before(scene, trigger)
    shares_auxiliary = bool(before) and before[-1] in small.list_words
    for word in reversed(before):
        if word in small.auxiliaries:
            return False
        if word in small.indefinite:
            return True
        if _ends_as_participle(small, word) and not shares_auxiliary:
            return True
    return True


def _follows_goods(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether a verb that a giver or a getter is the subject of stands right after goods or a contract."""
    if trigger.entry.get("subject") not in _SIDES:
        return False
    parties = scene.parties_in.get(trigger.sentence, ())
    goods = [
        i.end
        for i in scene.items.get(trigger.sentence, ())
        if not i.carrier and not any(p.start < i.end <= p.end for p in parties)
    ]
    nouns = [t.end for t in scene.triggers.get(trigger.sentence, ()) if t.entry.get("class") == "contract"]
    return any(trigger.start - end == 1 for end in (*goods, *nouns))


def _words_before(scene: Scene, trigger: TriggerMention) -> list[str]:
    """The last words before a trigger in its sentence, what stands between two commas left out."""
    begin = max(scene.sentences[trigger.sentence].start, trigger.start - _LEAD)
    said = _ASIDE.sub(" ", scene.page.whole[begin : trigger.start].lower())
    return _WORD.findall(said)[-_LEAD_WORDS:]


def _ends_as_participle(small: Grammar, word: str) -> bool:
    return len(word) > _SHORTEST and word.lower().endswith(tuple(small.participle_endings))
