"""How one value of a field stands to another."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How a first value stands to a second one. Every relation but these three pairs is its own converse."""

    same = "same"
    narrower = "narrower"  # says the same more precisely
    wider = "wider"
    later = "later"  # what became of it: the second was true before
    earlier = "earlier"
    firmer = "firmer"  # rests on firmer words: a stated date, not a reckoned one
    softer = "softer"
    beside = "beside"  # both can be true, neither says more
    contrary = "contrary"

    def flipped(self) -> Relation:
        """How the second value stands to the first."""
        return _CONVERSE.get(self, self)


_PAIRS = (
    (Relation.narrower, Relation.wider),
    (Relation.later, Relation.earlier),
    (Relation.firmer, Relation.softer),
)
_CONVERSE = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
