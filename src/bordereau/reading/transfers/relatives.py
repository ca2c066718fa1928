"""Relative clauses: whether a party before a trigger is the one of whom a relative clause tells.

'Au gouvernement danois, qui souhaitait offrir des blindés': the party before 'qui' acts, whatever preposition
it has. 'Les blindés que la Mauritanie met à disposition', 'que cèdent les Etats-Unis': who acts stands within
the clause, never before it. The pronouns are those of the language's grammar file.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from bordereau.codebook import grammar_words, one_of
from bordereau.reading.scene import PartyPhrase, Scene

_BETWEEN = ' ,()«»"”’\u00a0'  # what may stand between a noun and the pronoun that takes it up
_INVERTED = 25  # characters between a verb and its subject behind it


class Relative(Enum):
    """How a party stands to the relative clause that holds a trigger behind it."""

    NONE = "none"
    SUBJECT = "subject"
    OTHER = "other"


def relative_before(scene: Scene, phrase: PartyPhrase, at: int) -> Relative:
    """Whether the relative clause that holds the trigger at offset `at` tells of `phrase` before it.

    SUBJECT: `phrase` acts in it; OTHER: somebody else does; NONE: there is no such clause between the two.
    """
    words = grammar_words(scene.page.lang)
    subject = _last(scene, words.subject_relatives, phrase.end, at)
    taken = _last(scene, words.object_relatives, phrase.end, at)
    if taken and _takes_up_noun(scene, phrase.sentence, taken[0]) and (not subject or subject < taken):
        return Relative.OTHER
    if subject is None or _acts_within(scene, phrase.sentence, subject[1], at):
        return Relative.NONE
    if _adjoins(scene, phrase.end, subject[0]):
        return Relative.SUBJECT
    others = scene.parties_in.get(phrase.sentence, ())
    return Relative.OTHER if any(_adjoins(scene, p.end, subject[0]) for p in others) else Relative.NONE


def inverted(scene: Scene, start: int, end: int, phrase: PartyPhrase) -> bool:
    """Whether `phrase`, behind a verb from `start` to `end`, acts in a clause like 'que cèdent
    les Etats-Unis'."""
    if phrase.start - end > _INVERTED:
        return False
    begin = scene.sentences[phrase.sentence].start
    taken = _last(scene, grammar_words(scene.page.lang).object_relatives, begin, start)
    if taken is None or not _takes_up_noun(scene, phrase.sentence, taken[0]):
        return False
    return not _acts_within(scene, phrase.sentence, taken[1], start) and not _acts_within(
        scene, phrase.sentence, end, phrase.start
    )


def _last(scene: Scene, pronouns: frozenset[str], start: int, end: int) -> tuple[int, int] | None:
    """The last of `pronouns` between two offsets, as a span."""
    spans = [met.span() for met in _pattern(pronouns).finditer(scene.page.folded, start, end)]
    return spans[-1] if spans else None


@cache
def _pattern(pronouns: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){one_of(pronouns)}(?![^\W_])")


def _adjoins(scene: Scene, end: int, start: int) -> bool:
    """Whether nothing but a comma or the like stands between two offsets."""
    return end <= start and not scene.page.whole[end:start].strip(_BETWEEN)


def _takes_up_noun(scene: Scene, sentence: int, start: int) -> bool:
    """Whether a pronoun at `start` comes right after goods or a party, and not after a verb ('dit que')."""
    ends = [i.end for i in scene.items.get(sentence, ())] + [
        p.end for p in scene.parties_in.get(sentence, ())
    ]
    return any(_adjoins(scene, end, start) for end in ends)


def _acts_within(scene: Scene, sentence: int, start: int, end: int) -> bool:
    """Whether a party without a preposition stands between two offsets."""
    return any(
        start <= p.start and p.end <= end and not p.relation for p in scene.parties_in.get(sentence, ())
    )
