"""Sources: who is credited with what is told ('selon le ministère', 'the army said')."""

from __future__ import annotations

import re
from functools import cache

from bordereau.codebook import grammar_words, one_of
from bordereau.reading.clusters import A, Cluster
from bordereau.reading.decisions import Choice, Span
from bordereau.reading.mentions import CueMention
from bordereau.reading.names import name_pattern
from bordereau.reading.scene import Scene

_CREDITING = ("attribution", "anonymous_source", "denial")
_REACH = 70


def find_source(scene: Scene, told: Cluster[A], assertion: Choice[str]) -> Choice[str] | None:
    """Who is credited with a happening that is not stated in the article's own voice, in the words printed.

    The crediting words nearest to the telling decide; the party, office or name beside them is the source.
    None where nobody is named.
    """
    if assertion.value == "stated":
        return None
    cues = [c for s in sorted(told.sentences) for c in scene.cues.get(s, ()) if c.cue in _CREDITING]
    for cue in sorted(cues, key=lambda c: min(abs(c.start - a.start) for a in told.anchors)):
        span = _beside(scene, cue)
        if span:
            return Choice(scene.page.whole[slice(*span)], (span,), assertion.confidence)
    return None


def _beside(scene: Scene, cue: CueMention) -> Span | None:
    if cue.cue == "anonymous_source":
        return cue.start, cue.end
    after = cue.entry.get("marks") == "after"
    sentence = scene.sentences[cue.sentence]
    spans = [(p.start, p.end) for p in scene.mentions.parties if p.sentence == cue.sentence]
    names = name_pattern(scene.page.lang)
    spans += [m.span() for m in names.finditer(scene.page.whole, sentence.start, sentence.end)]
    if after:
        found = [s for s in spans if 0 <= s[0] - cue.end <= _REACH // 2]
        first = min(found, key=lambda s: (s[0], -s[1]), default=None)
        return first or _phrase_after(scene, cue.end, sentence.end)
    found = [s for s in spans if 0 <= cue.start - s[1] <= _REACH or 0 <= s[0] - cue.end <= _REACH // 3]
    return min(found, key=lambda s: (max(cue.start - s[1], s[0] - cue.end), s[0] - s[1])) if found else None


def _phrase_after(scene: Scene, start: int, end: int) -> Span | None:
    """The words after 'according to', as far as the next comma or clause."""
    words = scene.page.whole[start : min(end, start + _REACH)]
    stop = _until_pattern(scene.page.lang).search(words)
    phrase = words[: stop.start()] if stop else words
    lead = len(phrase) - len(phrase.lstrip())
    return (start + lead, start + len(phrase.rstrip())) if phrase.strip() else None


@cache
def _until_pattern(lang: str) -> re.Pattern[str]:
    """Where the words that name a source end: at a comma, a bracket, or the start of a clause."""
    return re.compile(rf"[,;:.()«»“”\"\n]| {one_of(grammar_words(lang).clause_starts)} ")
