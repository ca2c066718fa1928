"""Naming: the words that name a speaker, and the cues of a name: whether it is one, and where it is usual."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from bordereau.codebook import known_words
from bordereau.reading.statements.voices import bare

_FITS = (0.15, 0.4)  # how much a name speaks for a state, by steps
_MOST_WORDS, _MOST_KNOWN = 3, 2


def name_cues(printed: str, lower: Container[str], inner: bool) -> list[str]:
    """The cues on whether what is `printed` like a person's name is one.

    They are how many of its words are known for names, and what else it holds: a figure, a word that the
    article writes without a capital too (one of `lower`), a nationality or place (`inner`).
    """
    words = printed.split()
    known = min(known_words(printed), _MOST_KNOWN)
    small = any(bare(w).lower() in lower for w in words)
    figure = any(c.isdigit() for c in printed)
    return [
        f"name words known={known} of {min(len(words), _MOST_WORDS)}",
        f"name known={known > 0} lower={small}",
        f"name known={known > 0} holds={inner} figure={figure}",
        f"name holds={inner} lower={small}",
    ]


def fitting_cues(fit: tuple[str, bool], tie: str, free: str, home: bool, recent: str) -> list[str]:
    """The cues of a `name_fit` to a state, beside what else is known of it.

    That is how the speaker is tied to it, whether to any state (`free`: tied or free), whether the article is
    at home in it, and how lately it was named.
    """
    fits, best = fit
    return [
        f"name={fits} {free}",
        f"name={fits} best={best}",
        f"name={fits} best={best} {free}",
        f"name best={best} tie={tie}",
        f"name best={best} home={home} {free}",
        f"name best={best} recent={recent} {free}",
    ]


def fitting_states(votes: Mapping[str, float], named: Iterable[str]) -> str:
    """In how many of the states `named` a name is usual: none, one, several; unknown where nothing tells."""
    if not votes:
        return "unknown"
    fitting = sum(votes.get(state, 0.0) >= _FITS[0] for state in named)
    return "several" if fitting > 1 else "one" if fitting else "none"


def name_fit(votes: Mapping[str, float], state: str, named: Iterable[str]) -> tuple[str, bool]:
    """How much a name speaks for a state, and whether for none of the states `named` more.

    `votes` is how much it speaks for each (`bordereau.codebook.usual_states`).
    """
    if not votes:
        return "unknown", False
    own = votes.get(state, 0.0)
    most = max((votes.get(other, 0.0) for other in named), default=0.0)
    level = next((f"<{step}" for step in _FITS if own < step), "more") if own else "no"
    return level, 0 < own == most


def agreed_speaker(text: str) -> str:
    """The words that name a speaker, on one line and without marks at their ends."""
    words = " ".join(text.split()).strip(" ,;:'’\"")
    return words.removesuffix("'s").removesuffix("’s")
