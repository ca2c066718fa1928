"""Parties and carriers: lists one may be fuller, or name a company of the state that the other names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import affiliations, folded
from bordereau.register.reconcile.relations import Relation


class Parties:
    """Lists of parties. A company, mission or unit stands for the state or body that it belongs to, more
    precisely. `overlap` tells what two lists are of which each names a party that the other lacks."""

    def __init__(self, overlap: Relation) -> None:
        self.overlap = overlap

    def same(self, a: Any, b: Any) -> bool:
        """Whether two lists name the same parties."""
        return {folded(name) for name in a} == {folded(name) for name in b}

    def kind(self, value: Any) -> Any:
        """The parties, by their folded names."""
        return frozenset(map(folded, value))

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two lists stand to each other."""
        one: Any = a.value
        two: Any = b.value
        over, under = self._covers(one, two), self._covers(two, one)
        if over or under:
            return Relation.beside if over and under else Relation.narrower if over else Relation.wider
        meet = any(self._means(x, y) or self._means(y, x) for x in one for y in two)
        return self.overlap if meet else Relation.contrary

    def join(self, stands: Sequence[Stand]) -> list[Any]:
        """All that any of the lists names, each once, without what another names more precisely."""
        named: dict[str, Any] = {}
        lists: list[Any] = [stand.value for stand in stands]
        for name in sorted((n for names in lists for n in names), key=lambda n: (folded(n), n)):
            named.setdefault(folded(name), name)
        return self._kept(list(named.values()))

    def _kept(self, names: list[Any]) -> list[Any]:
        return names  # a state and its company are both named (docs/fields.md)

    def _covers(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether whatever `other` names is named by `one`, as it is or more precisely."""
        return all(any(self._means(x, y) for x in one) for y in other)

    def _means(self, name: str, other: str) -> bool:
        """Whether `name` is `other`, told more fully, or a part of it."""
        return set(folded(other).split()) <= set(folded(name).split()) or affiliations().get(name) == other


class Carriers(Parties):
    """Lists of carriers: 'Il-76MD' is an 'Il-76', more precisely."""

    def _means(self, name: str, other: str) -> bool:
        return is_model(name, other)

    def _kept(self, names: list[Any]) -> list[Any]:
        return [n for n in names if not any(m != n and is_model(m, n) for m in names)]


def is_model(name: str, other: str) -> bool:
    """Whether a designation is another one, or a version of it: 'Mi-24P' is a 'Mi-24', 'Iliouchine Il-76' an
    'Il-76', 'Leopard 2A4' a 'Leopard'; 'Mi-171' is no 'Mi-17'."""
    one, two = folded(name), folded(other)
    if one == two or one.replace(" ", "") == two.replace(" ", ""):
        return True
    words, others = one.split(), two.split()
    for start in range(len(words) - len(others) + 1 if others else 0):
        part = words[start : start + len(others)]
        if part[:-1] == others[:-1] and _is_version(part[-1], others[-1]):
            return True
    return False


def _is_version(word: str, other: str) -> bool:
    """Whether a word is another, or that with letters (and what follows) behind its number: '24p', '24'."""
    if word == other:
        return True
    rest = word[len(other) :]
    return word.startswith(other) and other[-1:].isdigit() and rest[:1].isalpha()
