"""Standing: what an article makes of each state: where things happen, or whose forces they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words
from bordereau.reading.events.forces import Force, where_most
from bordereau.reading.home import is_state, located
from bordereau.reading.scene import PartyPhrase, Scene

_SHARES = (0.01, 0.15, 0.35, 0.6)
_SHORT = 7  # letters of a preposition, at most


def word_before(scene: Scene, start: int) -> str:
    """The short word before an offset, articles passed over; 'long' where there is none."""
    words = scene.page.folded[max(0, start - 20) : start].split()
    articles = grammar_words(scene.page.lang).determiners
    while words and words[-1] in articles and len(words) > 1:
        words.pop()
    return words[-1] if words and len(words[-1]) <= _SHORT else "long"


@dataclass(frozen=True)
class Standing:
    """How each state stands in an article that names `forces`."""

    scene: Scene
    forces: Sequence[Force]

    @cached_property
    def located(self) -> Counter[str]:
        """By state, how often the article places something in it: by a place, or by 'in' before its name."""
        return located(self.scene.mentions.places, self.scene.parties)

    @cached_property
    def first(self) -> str | None:
        """The state that the article places most in; where it places nothing, the one that it names most,
        by its own name rather than by its people or capital."""
        states = [p for p in self.scene.parties if is_state(p)]
        named = Counter(p.value for p in states if p.mention.form == "name")
        return where_most(self.located) or where_most(named) or where_most(Counter(p.value for p in states))

    @cached_property
    def sending(self) -> Counter[str]:
        """By state, how many of the forces named are its own."""
        return Counter(f.state for f in self.forces if f.state and f.sort != "forces")

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for phrase in self.scene.parties:
            if _names_state(phrase):
                found.setdefault(phrase.value, set()).add(word_before(self.scene, phrase.start))
        return found

    def home(self, state: str | None) -> str:
        """How much of what the article places stands in `state`: a share, and whether another has more."""
        if state is None:
            return "none"
        total = self.located.total()
        if not total:
            return "nothing placed"
        first = self.located[state] == max(self.located.values())
        return f"{_share(self.located[state] / total)} first={first}"

    def features(self, state: str) -> list[str]:
        """The cues of the whole article on whether `state` hosts a force, or sends one."""
        placed = self.home(state)
        sends = _share(self.sending[state] / max(self.sending.total(), 1))
        out = [f"placed {placed}", f"sends {sends}", f"placed {placed} sends {sends}"]
        return out + [f"somewhere {word}" for word in self._words.get(state, ())]


def _names_state(phrase: PartyPhrase) -> bool:
    return phrase.mention.form in ("name", "capital") and is_state(phrase)


def _share(share: float) -> str:
    return next((f"<{n}" for n in _SHARES if share < n), "most")
