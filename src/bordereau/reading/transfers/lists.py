"""Lists of parties: 'to Ukraine and Moldova', 'Berlin, La Haye et Copenhague'."""

from __future__ import annotations

from dataclasses import replace

from bordereau.codebook import grammar_words
from bordereau.reading.scene import PartyPhrase, Scene

_LONGEST = 120  # characters of a list of parties
_PARTING = ":;.()\n"


def with_relation(scene: Scene, phrase: PartyPhrase) -> PartyPhrase:
    """`phrase` with the preposition of the list that it goes on ('to Ukraine and Moldova')."""
    if phrase.relation:
        return phrase
    others = scene.parties_in.get(phrase.sentence, ())
    led = next(
        (
            p
            for p in reversed(others)
            if p.relation and p.end <= phrase.start and are_listed(scene, p, phrase)
        ),
        None,
    )
    if led is None or not (_joined(scene, led, phrase) or _goes_on(scene, phrase)):
        return phrase
    return replace(phrase, relation=led.relation)


def head_of_list(scene: Scene, phrase: PartyPhrase) -> PartyPhrase:
    """The party that leads the list that `phrase` goes on ('gave Niger and Mali'), or `phrase` itself."""
    others = scene.parties_in.get(phrase.sentence, ())
    led = (p for p in others if p.end <= phrase.start and are_listed(scene, p, phrase))
    head = next(led, None)
    if head is None or not (_joined(scene, head, phrase) or _goes_on(scene, phrase)):
        return phrase
    return head


def are_listed(scene: Scene, first: PartyPhrase, second: PartyPhrase) -> bool:
    """Whether nothing stands between two parties, the first before the second, but a list's words
    and parties."""
    gap = scene.page.whole[first.end : second.start]
    if len(gap) > _LONGEST or any(mark in gap for mark in _PARTING):
        return False
    joins = grammar_words(scene.page.lang).list_words
    words = _words_between(scene, first, second)
    return ("," in gap or bool(words)) and all(word in joins for word in words)


def _joined(scene: Scene, first: PartyPhrase, second: PartyPhrase) -> bool:
    """Whether more than a comma joins the two: after a comma alone a clause of its own may begin."""
    return bool(_words_between(scene, first, second))


def _goes_on(scene: Scene, phrase: PartyPhrase) -> bool:
    """Whether the list goes on behind `phrase` with a word that joins."""
    others = scene.parties_in.get(phrase.sentence, ())
    return any(
        p.start >= phrase.end and are_listed(scene, phrase, p) and _joined(scene, phrase, p) for p in others
    )


def _words_between(scene: Scene, first: PartyPhrase, second: PartyPhrase) -> list[str]:
    """The words between two parties that are of no other party."""
    words = list(scene.page.folded[first.end : second.start])
    for party in scene.parties_in.get(first.sentence, ()):
        if first.end <= party.start and party.end <= second.start:
            words[party.start - first.end : party.end - first.end] = " " * (party.end - party.start)
    determiners = grammar_words(scene.page.lang).determiners
    return [word for word in "".join(words).split() if word not in determiners]
