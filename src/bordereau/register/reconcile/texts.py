"""Free words: targets, names of forces and speakers, sources, quotations."""

from __future__ import annotations

from typing import Any

from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import affiliations, folded, script
from bordereau.register.reconcile.relations import Relation


class Texts:
    """Words that each report chooses for itself: fuller ones say more; others stand beside each other, for
    two descriptions of one thing need share no word."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two texts are the same words, whatever their order, case and accents."""
        return _words(a) == _words(b)

    def kind(self, value: Any) -> Any:
        """The words."""
        return _words(value)

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two texts stand to each other."""
        one, two = _words(a.value), _words(b.value)
        if one > two:
            return Relation.narrower
        return Relation.wider if one < two else self.otherwise(a, b)

    def otherwise(self, a: Stand, b: Stand) -> Relation:
        """How two texts stand to each other of which none holds the other."""
        return Relation.beside


class Names(Texts):
    """Names of speakers: a fuller name says more; two full names with no word in common are two persons."""

    def otherwise(self, a: Stand, b: Stand) -> Relation:
        """Contrary for two names of two words or more, both with capitals throughout, that share none."""
        one_script = script(str(a.value)) == script(str(b.value))
        apart = one_script and _words(a.value).isdisjoint(_words(b.value))
        return Relation.contrary if apart and _full(a.value) and _full(b.value) else Relation.beside


class Forces(Texts):
    """Names of forces: a named force of a state stands beside 'fighters' of that state, and against one of
    another state."""

    def otherwise(self, a: Stand, b: Stand) -> Relation:
        """Contrary where the codebook knows both forces, or their sponsors are told, of two states."""
        one, two = _states(a), _states(b)
        return Relation.contrary if one and two and one.isdisjoint(two) else Relation.beside


class Quotes(Texts):
    """Quotations: a longer piece of the same words says more; a translation stands beside its original."""


def _words(value: Any) -> frozenset[str]:
    return frozenset(folded(str(value)).split())


def _full(name: Any) -> bool:
    words = str(name).split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _states(stand: Stand) -> set[str]:
    told = [getattr(answer.told.report, "sponsor", ()) for answer in stand.answers]
    named = {sponsor.value for sponsors in told for sponsor in sponsors}
    known = affiliations().get(str(stand.value))
    return named | ({known} if known else set())
