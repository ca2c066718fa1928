"""Basis words: the words that the basis of a hand-over is cited from, once it is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from bordereau.reading.around import nearest
from bordereau.reading.citing import CITED, merged
from bordereau.reading.decisions import Span
from bordereau.reading.transfers.roles import Roles

_FIRST = 2  # words of the telling at most
_FAR, _FAINT = 2000, 800  # characters: what stands farther is far; so many count as much as a weight of 1
_LOUD = 0.3  # of the weight of the heaviest word
_GIFT, _GIVING = "gift", frozenset({"give", "give_noun"})
_SALE, _TRADING = "sale", frozenset({"buy", "sell", "contract", "finance"})


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


def _gap(roles: Roles, span: Span) -> int:
    return nearest(roles.cluster, *span, roles.scene.page.sentence_at(span[0]))[2]
