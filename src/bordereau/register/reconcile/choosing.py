"""Choosing: which of a field's values the entry shows, and the name of the rule that chose it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import JsonValue

from bordereau.model import Reliability
from bordereau.register.reconcile.answers import Answer, Stand
from bordereau.register.reconcile.facts import FieldFacts, facts, folded
from bordereau.register.reconcile.relations import Relation
from bordereau.register.reconcile.stands import comparison
from bordereau.register.reconcile.verdicts import Relations

SET = "set by a person"
AGREED = "agreed"
ONLY = "only one"
PRECISE = "most precise"
FIRMEST = "firmest"
JOINED = "joined"
MOST = "most publishers"
RELIABLE = "more reliable publisher"
FIRST = "first told"
NONE = "nothing to choose by"
RULES = (
    SET,
    AGREED,
    ONLY,
    PRECISE,
    FIRMEST,
    "latest stage",
    "latest toll",
    JOINED,
    MOST,
    RELIABLE,
    FIRST,
    NONE,
)

Letters = Mapping[str, Reliability]
Chosen = tuple[Stand | None, JsonValue, str]


def choose(field: FieldFacts, stands: Sequence[Stand], relations: Relations, letters: Letters) -> Chosen:
    """The stand that leads (None where no one does), the value to show and the rule; all as documented in
    docs/register.md. `letters` gives the reliability of publishers by their folded names."""
    if len(stands) == 1:
        only = stands[0]
        return only, only.value, AGREED if len(only.origins) > 1 else ONLY
    if Relation.contrary in relations.values():
        return _of_contrary(stands, relations, letters)
    return _of_compatible(field, stands, relations, letters)


def letter_of(publisher: str | None, letters: Letters) -> Reliability:
    """A publisher's reliability letter; F where nobody gave one."""
    return letters.get(folded(publisher or ""), "F")


def _of_compatible(
    field: FieldFacts, stands: Sequence[Stand], relations: Relations, letters: Letters
) -> Chosen:
    leaders = _leaders(len(stands), relations)
    best = [stands[i] for i in leaders]
    affirmed = [stand for stand in best if stand.affirming] or best
    if len(affirmed) == 1:
        lead = affirmed[0]
        at = next(i for i in leaders if stands[i] is lead)
        return lead, lead.value, _why(field, at, len(stands), relations)
    join: Any = getattr(comparison(field), "join", None)
    if join is not None:
        return None, join(affirmed), JOINED
    chosen, rule = _weightiest(affirmed, letters, {id(stand): stand.affirming for stand in affirmed})
    if chosen is None:
        chosen, rule = min(affirmed, key=_first_told), FIRST
    return chosen, chosen.value, rule


def _of_contrary(stands: Sequence[Stand], relations: Relations, letters: Letters) -> Chosen:
    """Of values that contradict each other, the one with most publishers behind it or behind what it tells
    more precisely; at equal numbers the one of the best letter; else none."""
    held = _support(stands, relations)
    affirmed = [stand for stand in stands if stand.affirming] or list(stands)
    chosen, rule = _weightiest(affirmed, letters, held)
    return chosen, None if chosen is None else chosen.value, rule


def _support(stands: Sequence[Stand], relations: Relations) -> dict[int, Sequence[Answer]]:
    """For each stand (by `id`) the answers that give its value, or one that it tells more precisely."""
    held = [list(stand.affirming) for stand in stands]
    for (i, j), relation in relations.items():
        if relation is Relation.narrower:
            held[i] += stands[j].affirming
    return {id(stand): answers for stand, answers in zip(stands, held, strict=True)}


def _leaders(count: int, relations: Relations) -> list[int]:
    """The stands that no other leads. What came later goes before what is firmer, and that before what is
    more precise: a promise told to the day does not outdo a delivery told to the month."""
    left = set(range(count))
    for leading in (Relation.later, Relation.firmer, Relation.narrower):
        pairs = (pair for pair, relation in relations.items() if relation is leading)
        left = left - {j for i, j in pairs if i in left and j in left} or left
    return sorted(left)


def _why(field: FieldFacts, at: int, count: int, relations: Relations) -> str:
    """The rule by which the stand at `at` leads the others."""
    met = [relations[at, j] for j in range(count) if (at, j) in relations]
    if Relation.later in met:
        return field.later
    if Relation.narrower in met:
        return PRECISE
    return FIRMEST if Relation.firmer in met else ONLY


def _weightiest(
    stands: Sequence[Stand], letters: Letters, held: Mapping[int, Sequence[Answer]]
) -> tuple[Stand | None, str]:
    """The stand that more publishers give than any other, not counting those rated unreliable; else the one
    that a publisher of a better letter gives than any other does."""
    for measure, rule in ((_publishers, MOST), (_best_letter, RELIABLE)):
        ranked = sorted(stands, key=lambda stand: measure(held[id(stand)], letters), reverse=True)
        if len(ranked) == 1 or measure(held[id(ranked[0])], letters) > measure(held[id(ranked[1])], letters):
            return ranked[0], rule
    return None, NONE


def _publishers(answers: Sequence[Answer], letters: Letters) -> int:
    poor = facts("orders")["unreliable"]
    return len({a.origin for a in answers if letter_of(a.told.publisher, letters) not in poor})


def _best_letter(answers: Sequence[Answer], letters: Letters) -> int:
    order = facts("orders")["letters"]
    return -min((order.index(letter_of(a.told.publisher, letters)) for a in answers), default=len(order))


def _first_told(stand: Stand) -> tuple[date, str]:
    return min((first for first, _ in stand.days), default=date.max), stand.key
