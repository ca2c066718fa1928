"""Belonging: what or whom a speaker is of: 'the head of the WHO', 'its spokesman'."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words
from bordereau.reading.scene import Scene
from bordereau.reading.statements.quotations import Quotation
from bordereau.reading.statements.ties import Speaker, State, owner_pattern
from bordereau.reading.statements.voices import Voice

NOUNS = ("office", "unnamed", "body", "phrase")
"""The sorts of voices that are nouns."""
STEM = 7
"""Letters of a noun that count."""
_SHORT = 7  # letters of a word that may tell the part of what follows


@dataclass(frozen=True)
class Belonging:
    """What those are of who speak in an article; `named` are its namings of states, by offset, and `voices`
    everyone who could speak."""

    scene: Scene
    named: Sequence[State]
    voices: Sequence[Voice] = ()

    def nouns(self, speaker: Speaker) -> set[str]:
        """What the nouns of a speaker are of: 'mission' of 'an officer of the mission'."""
        return {word[:STEM] for _, word in self._owners(speaker)}

    def printed(self, speaker: Speaker) -> set[str]:
        """How that is printed which the nouns of a speaker are of, where it names no state: in capitals
        throughout ('the head of the WHO'), with one, or without."""
        return {
            self._printed(start, word)
            for start, word in self._owners(speaker)
            if not self._names_a_state(start)
        }

    def tie(self, speaker: Speaker) -> str:
        """How a speaker is tied to a state: as what he is of ('the spokesman for the embassy'), else as his
        nouns are."""
        ties = [t for start, _ in self._owners(speaker) if (t := self._tie_at.get(start))]
        return ties[0] if ties else speaker.tie

    def is_owned(self, voice: Voice) -> bool:
        """Whether a voice is called as somebody's: 'its spokesman', 'sa diplomatie'."""
        return word_before(self.scene, voice.start) in grammar_words(self.scene.page.lang).possessives

    def subject_before(self, quotation: Quotation | None, voice: Voice) -> str | None:
        """The state that opens, without a preposition, the last sentence before a voice that names one so
        outside the quotation."""
        for sentence in (voice.sentence, voice.sentence - 1, voice.sentence - 2):
            for phrase in self.scene.parties_in.get(sentence, ()):
                quoted = quotation is not None and quotation.start <= phrase.start < quotation.end
                if phrase.end <= voice.start and not phrase.relation and not quoted:
                    return phrase.value
        return None

    def _owners(self, speaker: Speaker) -> list[tuple[int, str]]:
        """The words that the nouns of a speaker are of, each with where it stands."""
        page, found = self.scene.page, []
        for v in (v for v in (speaker.voice, *speaker.chain)[:6] if v.sort in NOUNS):
            met = owner_pattern(page.lang).match(page.folded, v.end)
            if met and page.whole[v.end] == " ":
                found.append((met.start(1), met.group(1)))
        return found

    def _names_a_state(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset)
        return any(s.end > offset for s in self.named[max(0, at - 3) : at])

    def _printed(self, start: int, word: str) -> str:
        printed = self.scene.page.whole[start : start + len(word)]
        if len(printed) > 1 and printed.isupper():
            return "acronym"
        return "name" if printed[:1].isupper() else "noun"

    @cached_property
    def _tie_at(self) -> dict[int, str]:
        """Where voices with a tie to a state begin, and the tie."""
        return {v.start: v.tie for v in self.voices if v.tie}

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.named]


def word_before(scene: Scene, start: int) -> str:
    """The word before an offset: 'long' where it is long, '^' where there is none."""
    words = scene.page.folded[max(0, start - 20) : start].split()
    return words[-1] if words and len(words[-1]) <= _SHORT else "long" if words else "^"
