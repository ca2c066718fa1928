"""Home: the state whose forces and government an article means by 'the army' and 'the ministry'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from bordereau.codebook import Entry, codebook_roots, compiled, entries, grammar_words
from bordereau.model import Article
from bordereau.reading.find import find_mentions
from bordereau.reading.mentions import PartyMention, PlaceFound
from bordereau.reading.page import Page
from bordereau.values.places_titles import countries_of_title

_ISO3 = 3
_MARKS = '(),.;:"«»'
_STATES = ("state", "forces", "person")
_PLACED, _NAMED, _ARMED = 1.0, 0.3, 0.3  # how much each sign of a home counts
FORCES_HOME, SPEAKERS_HOME = 1.5, 0.6
"""How much the publisher's name counts, where the home is asked for that of 'our army' and of who speaks."""


class NamesParty(Protocol):
    """What a phrase that names a party has (`bordereau.reading.scene.PartyPhrase`)."""

    @property
    def start(self) -> int:
        """Where it begins, as an offset into the page."""
        ...

    @property
    def value(self) -> str:
        """The party: ISO 3166-1 alpha-3 or a usual short name."""
        ...

    @property
    def mention(self) -> PartyMention:
        """The word that names the party."""
        ...

    @property
    def organ(self) -> str | None:
        """What part of the party is meant."""
        ...

    @property
    def relation(self) -> str:
        """What the preposition before it says."""
        ...


def is_state(phrase: NamesParty) -> bool:
    """Whether a party is a state; a group or body may have a name of three letters as well."""
    return _is_state(phrase.mention)


def located(places: Iterable[PlaceFound], parties: Sequence[NamesParty]) -> Counter[str]:
    """By state, how often an article places something in it: by a place, or by 'in' before its name.

    A capital without 'in' mostly stands for its government.
    """
    speakers = {p.start for p in parties if p.mention.form == "capital" and not p.relation}
    counts: Counter[str] = Counter(p.country for p in places if p.country and p.start not in speakers)
    for phrase in parties:
        named = phrase.mention.form in ("name", "capital") and is_state(phrase)
        if named and phrase.relation.startswith("to"):
            counts[phrase.value] += 1
    return counts


def home_of(
    page: Page, places: Iterable[PlaceFound], parties: Sequence[NamesParty], published: float = FORCES_HOME
) -> str | None:
    """The state that an article is at home in: where it places most, whose forces and name it has most, and
    which the publisher's name tells, that as much as `published` says; None where nothing does."""
    states = [p for p in parties if is_state(p) and p.mention.form != "generic"]
    signs = [
        (_PLACED, located(places, parties)),
        (_NAMED, Counter(p.value for p in states)),
        (_ARMED, Counter(p.value for p in states if p.organ == "forces")),
    ]
    weights: dict[str, float] = {}
    for weight, counts in signs:
        for state, n in counts.items():
            weights[state] = weights.get(state, 0.0) + weight * n / counts.total()
    for state in published_in(page.article.publisher or "", page.lang):
        weights[state] = weights.get(state, 0.0) + published
    return max(sorted(weights), key=lambda v: weights[v], default=None)


@lru_cache(maxsize=4096)
def published_in(publisher: str, lang: str) -> frozenset[str]:
    """The states that a publisher's name names, by themselves or by a place ('The Lima Gazette').

    Where towns of several states bear the name, all of them. The language of an edition names none.
    """
    if not publisher:
        return frozenset()
    page = Page(Article(text=publisher), lang)
    found = find_mentions(page)
    named = {p.value for p in found.parties if p.value and _is_state(p) and not _of_edition(page, p)}
    named |= {str(w.entry.get("state")) for w in found.words.get("speaker", ()) if w.cls == "local"}
    places = {p.country for p in found.places if p.country}
    return frozenset(named | places if named else places | countries_of_title(publisher, lang))


def _of_edition(page: Page, party: PartyMention) -> bool:
    """Whether a nationality is that of a language: 'English edition', 'édition française', 'en français'."""
    if party.form != "demonym":
        return False
    beside = [*page.folded[: party.start].split()[-1:], *page.folded[party.end :].split()[:1]]
    return any(word.strip(_MARKS) in grammar_words(page.lang).edition_words for word in beside)


def state_entry(state: str) -> Entry | None:
    """The codebook's entry of a state (ISO 3166-1 alpha-3); None where it has none."""
    return _state_entries(codebook_roots()).get(state)


def _is_state(mention: PartyMention) -> bool:
    known = len(mention.value) == _ISO3 and mention.entry.get("type", "state") in _STATES
    return known and (mention.form != "person" or state_entry(mention.value) is not None)


@cache
def _state_entries(roots: tuple[Path, ...]) -> dict[str, Entry]:
    found: dict[str, Entry] = compiled(
        "states", roots, lambda: {e.id: e for e in reversed(entries(roots)) if _names_state(e)}
    )
    return found


def _names_state(entry: Entry) -> bool:
    return entry.kind == "party" and entry.get("type") == "state" and entry.get("form") in (None, "name")
