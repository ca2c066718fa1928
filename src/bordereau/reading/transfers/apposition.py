"""Appositions: a state and its company as one phrase, and names with a title or a trade before them.

'L'usine polonaise PZL', 'India's Bharat Electronics': what the preposition says of the one it says of both.
'Par le général Martin', 'by the firm Paramount': the preposition stands before the title, the trade.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bordereau.codebook import grammar_words, one_of
from bordereau.reading.scene import PartyPhrase, Scene

_STATE, _TITLE_WORDS, _REACH = 3, 5, 60  # letters of a state; words of a title, characters of it
_NAMED = ("person", "company")
_OWNING = re.compile(r" s (?:[^\W\d_]+ )?")  # "'s", folded, and a word for the trade
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’ .-]*$")


def with_maker(scene: Scene, phrase: PartyPhrase) -> PartyPhrase:
    """`phrase` with its title, and as one with the company, or the company's state, that it stands beside."""
    phrase = _titled(scene, phrase)
    parties = scene.parties_in.get(phrase.sentence, ())
    for other in parties:
        if _is_pair(scene, phrase, other):
            return replace(phrase, end=other.end)
        if _is_pair(scene, other, phrase):
            first = _titled(scene, other)
            return replace(phrase, start=first.start, relation=phrase.relation or first.relation)
    return phrase


def _titled(scene: Scene, phrase: PartyPhrase) -> PartyPhrase:
    """`phrase` with the preposition before its title or trade ('par le général', 'à l'usine')."""
    trade = phrase.mention.form == "demonym" and not phrase.organ
    if phrase.relation or not (trade or phrase.mention.form in _NAMED):
        return phrase
    start = _title_start(scene, phrase)
    cue = scene.cue_before(start, 2) if start < phrase.start else None
    if cue is None:
        return phrase
    return replace(phrase, start=start, relation=f"{cue.cue}{cue.entry.get('strength', 2)}")


def _title_start(scene: Scene, phrase: PartyPhrase) -> int:
    """Where the title before `phrase` begins, its determiner left out; the phrase's start where none is."""
    words = grammar_words(scene.page.lang)
    begin, start = scene.sentences[phrase.sentence].start, phrase.start
    for _ in range(_TITLE_WORDS):
        met = _WORD_BEFORE.search(scene.page.folded, max(begin, start - _REACH), start)
        if met is None or met[1] not in words.titles | words.determiners:
            break
        start = met.start()
    return start


def _is_pair(scene: Scene, state: PartyPhrase, company: PartyPhrase) -> bool:
    """Whether two phrases are a state and the company beside it: 'turc Baykar', 'Sweden's Saab'."""
    if company.mention.form != "company" or state.mention.form not in ("demonym", "name"):
        return False
    if len(state.value) != _STATE or state.organ in ("forces", "government", "envoy"):
        return False
    gap = scene.page.folded[state.end : company.start]
    pattern = _OWNING if state.mention.form == "name" else _between(scene.page.lang)
    return state.end <= company.start and pattern.fullmatch(gap) is not None


@cache
def _between(lang: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{one_of(grammar_words(lang).titles)} ){{0,2}}")
