"""Between states: a hand-over from one to another counts, though no word speaks of arms or forces."""

from __future__ import annotations

from collections.abc import Mapping

from bordereau.reading.clusters import Cluster
from bordereau.reading.military import SHORT
from bordereau.reading.scene import Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.voice import STRONG

_SURE = 0.7
_MACHINES = ("vehicle", "aircraft", "naval")
_CIVILIAN = "civilian"
_ROLES = ("supplier", "recipient")


def is_between_states(scene: Scene, told: Cluster[Anchor], chances: Mapping[Anchor, float]) -> bool:
    """Whether a short article tells surely, in one clause, of machines counted that a state hands to another
    ('China gave Niger 29 trucks'), with nothing in it on civilians."""
    if len(scene.page.whole) >= SHORT or any(c.cue == _CIVILIAN for c in scene.mentions.cues):
        return False
    return any(chances[a] >= _SURE and _counts_machines(a) and _names_states(scene, a) for a in told.anchors)


def _counts_machines(anchor: Anchor) -> bool:
    item = anchor.item
    counted = item is not None and (item.quantity is not None or item.vague_count)
    return item is not None and counted and item.category in _MACHINES


def _names_states(scene: Scene, anchor: Anchor) -> bool:
    """Whether the grammar of the clause gives two states their roles, firmly."""
    said: dict[str, set[str]] = {role: set() for role in _ROLES}
    for phrase in scene.parties_in.get(anchor.sentence, ()):
        if phrase.mention.entry.get("type") != "state":
            continue
        for role, strength in grammar(scene, anchor, phrase):
            if strength == STRONG:
                said[role].add(phrase.value)
    return any(giver != taker for giver in said["supplier"] for taker in said["recipient"])
