"""Predicates: auxiliaries with the word that they lead to ('ont été convoyés', 'is delayed'), to cite from.

An auxiliary alone says nothing to who reads it as a proof; with its verb it tells when, and whether at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from bordereau.codebook import fold, grammar_words
from bordereau.reading.decisions import Span
from bordereau.reading.mentions import CueMention
from bordereau.reading.scene import Scene

_AUXILIARY = frozenset({"passive_aux", "perfect_aux", "future_aux", "conditional_aux"})
_BESIDE = frozenset({"negation", "not_yet"})
_TOUCHING, _REACH, _SPACES = 2, 20, 2  # characters between parts of a group, and to the verb; spaces to it
_STOPS = ',;:.()[]«»“”"\n'
_NEXT = re.compile(r"[\s'’]*([^\W\d_]+)")


def predicates(scene: Scene, sentences: Iterable[int], words: Sequence[Span]) -> list[Span]:
    """The auxiliaries of `sentences`, each group with that of `words` to which it leads, or the next word.

    Spans of the page, in order. What leads to a name, a word of speech, or a
    preposition or the like is left out.
    """
    found = [g for s in sorted(sentences) for g in _groups(scene, s)]
    ends = [_end(scene, group, words) for group in found]
    return [(start, end) for (start, _), end in zip(found, ends, strict=True) if end is not None]


def _groups(scene: Scene, sentence: int) -> list[Span]:
    """Auxiliaries side by side, negations among them."""
    cues = [c for c in scene.cues.get(sentence, ()) if c.cue in _BESIDE or _is_auxiliary(scene, c)]
    out: list[tuple[Span, bool]] = []
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        span, verbal = (cue.start, cue.end), cue.cue in _AUXILIARY
        if out and cue.start - out[-1][0][1] <= _TOUCHING:
            last, had = out.pop()
            span, verbal = (last[0], max(last[1], cue.end)), had or verbal
        out.append((span, verbal))
    return [span for span, verbal in out if verbal]


def _is_auxiliary(scene: Scene, cue: CueMention) -> bool:
    """Whether a cue is an auxiliary as printed: 'a' and not 'à', which folds to it."""
    if cue.cue not in _AUXILIARY:
        return False
    known, folded = _auxiliaries(scene.page.lang)
    printed = scene.page.whole[cue.start : cue.end].lower()
    return printed in known or fold(printed) not in folded


def _end(scene: Scene, group: Span, words: Sequence[Span]) -> int | None:
    """Where the word ends that a group of auxiliaries leads to."""
    whole = scene.page.whole
    for start, end in sorted(words):
        gap = whole[group[1] : start]
        close = group[1] < end and start - group[1] < _REACH and gap.count(" ") <= _SPACES
        if close and not any(mark in gap for mark in _STOPS):
            return end
    met = _NEXT.match(whole, group[1])
    if met is None or met[1][0].isupper() or fold(met[1]) in _small(scene.page.lang):
        return None
    return None if _speaks(scene, met.start(1)) else met.end()


def _speaks(scene: Scene, start: int) -> bool:
    """Whether a word of speech begins at `start`: 'has insisted' tells nothing of what was handed over."""
    sentence = scene.page.sentence_at(start)
    speech = (w.start for w in scene.speech.get(sentence, ()) if int(w.entry.get("strength", 2)) > 1)
    credit = (c.start for c in scene.cues.get(sentence, ()) if c.cue == "attribution")
    return start in {*speech, *credit}


@cache
def _auxiliaries(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """The auxiliaries of a language as written, and folded."""
    known = grammar_words(lang).auxiliaries
    return known, frozenset(map(fold, known))


@cache
def _small(lang: str) -> frozenset[str]:
    small = grammar_words(lang)
    return small.determiners | small.definite | small.genitives | small.prepositions | small.list_words
