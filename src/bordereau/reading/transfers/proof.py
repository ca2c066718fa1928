"""Proof: the words that a party, a stage or a basis is cited from, once it is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from bordereau.reading.around import nearest
from bordereau.reading.citing import gap_between, merged
from bordereau.reading.decisions import Span
from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.predicates import beside_in_clause, predicates
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.voice import STRONG

CITED = 3
"""Passages at most for one value."""
_UNNAMED = ("generic", "person")
_SPEAKS = 0.15  # how much of a telling word's weight for the stage counts beside its chance of telling
_FIRST = 2  # words of the telling that come before its predicate
_NEAR = 120  # characters from the telling within which a predicate is its own
_FAR, _FAINT = 2000, 800  # characters: what stands farther is far; so many count as much as a weight of 1
_FIRM = 3
_LOUD = 0.3  # of the weight of the heaviest word
_GIFT, _GIVING = "gift", frozenset({"give", "give_noun"})
_SALE, _TRADING = "sale", frozenset({"buy", "sell", "contract", "finance"})
_TIMES = {
    "planned": frozenset({"future", "not_yet"}),
    "ordered": frozenset({"future"}),
    "in_transit": frozenset({"future"}),
    "cancelled": frozenset({"negation", "not_yet", "denial", "rejection"}),
}
"""Classes of cues that tell a stage, beside the words of the telling."""


def party_spans(roles: Roles, role: str, phrases: list[PartyPhrase]) -> tuple[Span, ...]:
    """The mentions of a party that show it in its role, at most three, the most telling first.

    Those to which the grammar of the telling gives the role come first, then those that name the party, in
    the sentences of the telling before others, and the nearest.
    """
    ranked = sorted(phrases, key=lambda p: _rank(roles, role, p))
    return tuple((p.start, p.end) for p in ranked[:CITED])


def stage_spans(roles: Roles, stage: str, weights: Mapping[Span, float]) -> tuple[Span, ...]:
    """The words that tell a `stage`, at most three, by how much each word weighs for it.

    First come the surest verbs and nouns of the telling, verbs with what stands before them ('will be
    delivered'); then the predicate nearest to them ('the delivery *is delayed*'), the other verbs and nouns
    of their clauses, and words of time. Goods stand only where nothing else tells.
    """
    anchors = roles.cluster.anchors
    told = sorted(
        (a for a in anchors if not a.bare),
        key=lambda a: (-roles.chances[a] - _SPEAKS * weights.get((a.start, a.end), 0.0), a.start),
    )
    spans = [(a.start, a.end) for a in told]
    beside = [(t.start, t.end) for t in beside_in_clause(roles.scene, anchors)]
    groups = predicates(roles.scene, roles.sentences, [*spans, *beside])
    near = [g for g in groups if _gap(roles, g) < _NEAR]
    free = [g for g in near if all(gap_between(g, s) for s in (*spans, *beside))]
    free.sort(key=lambda g: _gap(roles, g))
    rest = sorted(beside, key=lambda s: -weights.get(s, 0.0)) + _in_time(roles, stage, weights)
    ranked = [*spans[:_FIRST], *free[:1], *spans[_FIRST:], *rest]
    if len(ranked) < _FIRST:
        ranked += [(a.start, a.end) for a in anchors if a.bare][:1]
    return merged(_within(span, groups) for span in ranked)[:CITED]


def basis_spans(roles: Roles, basis: str, weights: Mapping[Span, float]) -> tuple[Span, ...]:
    """The words that tell a `basis`, at most three: words of gift, sale or loan, by how much each weighs for
    it and how near it stands to the telling; where there are none, the words that tell the happening."""
    loudest = max(weights.values(), default=0.0)
    giving = {s for s in _of_giving(roles, basis) if weights.get(s, 0.0) > loudest * _LOUD}
    apt = (_of_basis(roles, basis) | giving) & weights.keys()
    ranked = sorted(apt, key=lambda s: (min(_gap(roles, s), _FAR) / _FAINT - weights[s], s))
    told = sorted(roles.cluster.anchors, key=lambda a: (a.bare, -roles.chances[a], a.start))
    return merged(ranked)[:CITED] or merged((a.start, a.end) for a in told)[:_FIRST]


def _of_basis(roles: Roles, basis: str) -> set[Span]:
    """Where words stand that tell `basis`."""
    found = roles.scene.mentions
    spans = {(c.start, c.end) for c in found.cues if c.cue == f"basis_{basis}"}
    spans |= {(t.start, t.end) for t in found.triggers if t.entry.get("basis") == basis}
    if basis == _SALE:
        spans |= {(a.start, a.end) for a in roles.cluster.anchors if a.cls in _TRADING}
    return spans


def _of_giving(roles: Roles, basis: str) -> set[Span]:
    """The telling's own words of giving, which may mean a gift by themselves ('given', 'donnés')."""
    return {(a.start, a.end) for a in roles.cluster.anchors if basis == _GIFT and a.cls in _GIVING}


def _in_time(roles: Roles, stage: str, weights: Mapping[Span, float]) -> list[Span]:
    """Words beside the telling that say when, or that it does not happen, the heaviest first."""
    found = [
        (c.start, c.end)
        for s in roles.sentences
        for c in roles.scene.cues.get(s, ())
        if c.cue in _TIMES.get(stage, ()) and (c.cue != "negation" or c.entry.get("strength", 2) == _FIRM)
    ]
    return sorted((s for s in found if weights.get(s, 0.0) > 0), key=lambda s: -weights[s])


def _gap(roles: Roles, span: Span) -> int:
    return nearest(roles.cluster, *span, roles.scene.page.sentence_at(span[0]))[2]


def _within(span: Span, groups: list[Span]) -> Span:
    """The group of words that a span ends, or the span itself."""
    return next((g for g in groups if g[0] <= span[0] and span[1] <= g[1]), span)


def _rank(roles: Roles, role: str, phrase: PartyPhrase) -> tuple[object, ...]:
    _, apart, gap = nearest(roles.cluster, phrase.start, phrase.end, phrase.sentence)
    said = {how for a in roles.cluster.anchors for r, how in grammar(roles.scene, a, phrase) if r == role}
    unnamed = phrase.mention.form in _UNNAMED
    firmness = 0 if STRONG in said else 1 if said else 2
    return firmness == 2 and unnamed, firmness, apart, gap
