"""Tense: when a verb puts its act, by the cues that bear on it."""

from __future__ import annotations

from bordereau.reading.transfers.anchors import Anchor


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
