"""Proof: the words that a party or a stage is cited from, once it is chosen."""

from __future__ import annotations

from bordereau.reading.around import nearest
from bordereau.reading.decisions import Span
from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.voice import STRONG

CITED = 3
"""Passages at most for one value."""
_UNNAMED = ("generic", "person")


def party_spans(roles: Roles, role: str, phrases: list[PartyPhrase]) -> tuple[Span, ...]:
    """The mentions of a party that show it in its role, at most three, the most telling first.

    Those to which the grammar of the telling gives the role come first, then those that name the party, in
    the sentences of the telling before others, and the nearest.
    """
    ranked = sorted(phrases, key=lambda p: _rank(roles, role, p))
    return tuple((p.start, p.end) for p in ranked[:CITED])


def telling_spans(roles: Roles) -> list[Span]:
    """The words that tell a happening: those of its surest anchors, verbs and nouns before goods alone."""
    ranked = sorted(roles.cluster.anchors, key=lambda a: (a.bare, -roles.chances[a], a.start))
    return [(a.start, a.end) for a in ranked]


def _rank(roles: Roles, role: str, phrase: PartyPhrase) -> tuple[object, ...]:
    _, apart, gap = nearest(roles.cluster, phrase.start, phrase.end, phrase.sentence)
    said = {how for a in roles.cluster.anchors for r, how in grammar(roles.scene, a, phrase) if r == role}
    unnamed = phrase.mention.form in _UNNAMED
    firmness = 0 if STRONG in said else 1 if said else 2
    return firmness == 2 and unnamed, firmness, apart, gap
