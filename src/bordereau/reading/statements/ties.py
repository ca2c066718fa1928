"""Ties: how the noun for a speaker hangs together with the name of a state, or with what it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bordereau.codebook import fold, grammar_words, one_of
from bordereau.reading.statements.voices import Voice

_TIE_GAP = 22  # characters between an office and its state: 'ministre de la Défense du Mali'
_MARKS = ',.;:«»“”"\n'


@dataclass(frozen=True)
class State:
    """A naming of a state: `value` is its ISO 3166-1 alpha-3 code, `form` how it is named, or place."""

    start: int
    end: int
    sentence: int
    value: str
    form: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the voice beside the quotation, and all voices that name the same one."""

    voice: Voice
    chain: Sequence[Voice]

    @cached_property
    def sort(self) -> str:
        """What he is called by: his name, or the sort of his noun."""
        if self.voice.named or any(v.sort == "name" for v in self.chain):
            return "named"
        return self.voice.sort

    @cached_property
    def tie(self) -> str:
        """How his nouns are tied to a state (own, home, abroad, none; no where nothing says)."""
        ties = Counter(v.tie for v in (self.voice, *self.chain) if v.tie)
        return ties.most_common(1)[0][0] if ties else "no"


@cache
def owner_pattern(lang: str) -> re.Pattern[str]:
    """What follows a noun that is of another: ' of the mission', ' for the embassy', ' de la mission'."""
    words = grammar_words(lang)
    joins = one_of(w for w in words.genitives | words.purpose if w.isalpha() or " " in w)
    return re.compile(rf" {joins}(?: {one_of(words.determiners)})? +(\w+)")


def gap_to(speaker: Speaker, state: State) -> int:
    """How many characters part the naming of a state from the nearest of a speaker's."""
    spans = {(speaker.voice.start, speaker.voice.end), speaker.voice.known}
    spans |= {(v.start, v.end) for v in speaker.chain[:3]}
    return min(max(state.start - b, a - state.end, 0) for a, b in spans)


def tie_beside(whole: str, joins: frozenset[str], voice: Voice, state: State) -> str | None:
    """How a state named within a voice, or right beside it in the text `whole`, is tied to it (within,
    before, after, person, apposed, at, near); None where it is not. `joins` are the words that tie nouns."""
    place, within = state.form == "place", voice.start <= state.start < voice.end
    if state.form == "person" or within:
        return ("at" if place else "person" if state.form == "person" else "within") if within else None
    if 0 <= voice.start - state.end <= 3 and not place:
        return "before" if "," not in whole[state.end : voice.start] else None
    gap = whole[voice.end : state.start]
    if voice.end > state.start or len(gap) > _TIE_GAP:
        return None
    if voice.sort not in ("capital", "name") and not any(mark in gap for mark in _MARKS):
        first = fold(gap).split()[:1]
        return "at" if place else "after" if not first or first[0] in joins else "near"
    apposed = voice.sort == "name" and state.form in ("name", "demonym") and gap.lstrip().startswith(",")
    return "apposed" if apposed else None
