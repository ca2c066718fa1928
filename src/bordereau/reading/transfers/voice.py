"""Voices: whether a trigger is active or passive, and what that says of who acts."""

from __future__ import annotations

from bordereau.reading.bearing import BARE_PARTICIPLE
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor

_ROLES = ("supplier", "recipient")
_PERFECT, _PASSIVE = "perfect_aux", frozenset({"passive_aux", BARE_PARTICIPLE})
STRONG, WEAK, GUESSED = "strong", "weak", "guessed"
GETTING = frozenset({"buy", "receive", "contract"})
"""Classes of triggers that tell of who gets."""
_OF_EITHER = frozenset(
    {"cancel", "finance", "have"}
)  # what any side may do, or a third: 'suspended', 'paid', 'kept'
Says = tuple[str, str]
"""A role, and how strongly the grammar says it."""


def is_verbal(anchor: Anchor) -> bool:
    """Whether a trigger is a verb, or words that hold one with its subject's role ('avait commandé')."""
    if anchor.pos == "phrase":
        if anchor.verbal and anchor.subject in _ROLES:
            return True
        return anchor.subject in _ROLES and anchor.flags.isdisjoint(_PASSIVE) and _PERFECT in anchor.flags
    return anchor.pos == "verb" or (anchor.pos == "regex" and anchor.subject in _ROLES)


def is_passive(anchor: Anchor) -> bool:
    """Whether a verb stands in the passive, or as a bare participle."""
    if not is_verbal(anchor):
        return False
    active = anchor.flags & {"perfect_aux", "future_aux", "conditional_aux"}
    passive = "passive_aux" in anchor.flags and not (active and anchor.strength < 1)
    return passive or BARE_PARTICIPLE in anchor.flags


def subject_of(anchor: Anchor, strength: str) -> Says | None:
    """The role of what stands as the subject of a verb."""
    if BARE_PARTICIPLE in anchor.flags:
        return None
    if is_passive(anchor):
        return (
            ("recipient", strength if anchor.subject == "recipient" else WEAK)
            if anchor.cls in ("give", "promise", "sell")
            else None
        )
    if anchor.subject in _ROLES:
        return anchor.subject, WEAK if anchor.cls in _OF_EITHER else strength
    return ("supplier", WEAK) if anchor.cls == "approve" or anchor.subject == "carrier" else None


def of_agent(scene: Scene, anchor: Anchor, strength: str) -> Says:
    """'Livré par la Chine', 'were given by China'; but 'the purchase by Serbia', 'reçu au nom de l'armée'."""
    gets = anchor.subject == "recipient" and not (anchor.cls == "receive" and _holds_passive(scene, anchor))
    return ("recipient" if gets else "supplier"), strength


def _holds_passive(scene: Scene, anchor: Anchor) -> bool:
    """Whether the trigger itself is a verb of giving turned round: 'were given', 'had been handed'."""
    cues = scene.cues.get(anchor.sentence, ())
    return any(c.cue == "passive_aux" and anchor.start < c.end < anchor.end for c in cues)
