"""Bearing: which cues of a sentence bear on a trigger, by their class and by where they stand."""

from __future__ import annotations

from bordereau.codebook import lexicon
from bordereau.reading.mentions import CueMention, TriggerMention
from bordereau.reading.scene import Scene

# Characters between a trigger and a negation right after it: 'delivered no tanks'.
_NEGATION, _TOUCHING = "negation", 2
_LEAD_REACH, _LEAD_SPACES = 28, 4  # characters and spaces at most between a cue and the trigger it leads to
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
    if trigger.entry.pos == "verb":
        flags |= lexicon(scene.page.lang).endings(words[trigger.start : trigger.end].split(" ")[0])
    return frozenset(flags)


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
