"""Paths: how a party stands to a trigger of its sentence: side, distance, preposition, who is between.

Where the rules of grammar (clauses.py) say supplier or recipient outright, a path only tells what was seen;
what that speaks for is weighed by the class and the word of the trigger.
"""

from __future__ import annotations

import re

from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.voice import is_passive

_GAPS = (3, 15, 40, 90)
_PREPOSITION_REACH = 12  # characters before a party that may hold its preposition
_LAST_WORD = re.compile(r"(\S+)\s*$")


def path_features(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> list[str]:
    """The cues on the role of `phrase`, which stands in the sentence of `anchor`."""
    before = phrase.end <= anchor.start
    side = "before" if before else "after" if phrase.start >= anchor.end else "in"
    gap = anchor.start - phrase.end if before else phrase.start - anchor.end
    between = _between(scene, anchor, phrase)
    relation = phrase.relation.rstrip("0123456789")
    near = next((str(g) for g in _GAPS if gap <= g), "more")
    seen = f"{'passive ' if is_passive(anchor) else ''}{anchor.cls}"
    kin = f"{family(anchor)} {anchor.pos} {side}"
    return [
        f"path {seen} {side} {relation}",
        f"path {seen} {side} {relation} between={min(between, 1)}",
        f"path {seen} {side} near={near} between={min(between, 2)}",
        f"path {seen} {anchor.word} {side} {relation}",
        f"path {kin} {relation} near={near}",
        f"path {kin} word={_word_before(scene, phrase)}",
        f"path {family(anchor)} {side} form={phrase.mention.form}",
    ]


def _between(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> int:
    """How many mentions of other parties stand between."""
    first, last = sorted((anchor.start, phrase.start))
    others = (p for p in scene.parties_in.get(anchor.sentence, ()) if p.value != phrase.value)
    return sum(first < p.start < last for p in others)


def _word_before(scene: Scene, phrase: PartyPhrase) -> str:
    met = _LAST_WORD.search(scene.page.folded[max(0, phrase.start - _PREPOSITION_REACH) : phrase.start])
    return met.group(1) if met else ""
