"""Designations: the name under which a model that a text names is reported.

The codebook lists a family under one entry ('AS350' with 'H125'), and tells models that share a name apart by
their noun ('K2 rifle', 'K2'). A report gives the model as it is usually written: without the noun, and where
the text names another model of the family, that one.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.codebook import Match, entries, fold, name_of

_CODE = re.compile(r"\S*\d\S*")
_NO_LETTER = re.compile(r"\W+")
_PLURAL = "s"


def designation_of(match: Match, words: str, lang: str) -> str:
    """The name of the model that `match` found in a text of language `lang`, where it is written `words`."""
    known = _without_noun(match.entry.id)
    alias = _alias(match, words, lang)
    if alias is None:
        return known
    if words.isupper() and name_of(match.form) == name_of(fold(alias)) + _PLURAL:
        return words  # a capital S at the end is part of the model: 'T-72MS'
    return _without_noun(alias) if _names_another(alias, known) else known


def _alias(match: Match, words: str, lang: str) -> str | None:
    """The name of the codebook that was met, in the singular; None where none is written so."""
    form = name_of(match.form)
    listed = (*match.entry.names.get("any", ()), *match.entry.names.get(lang, ()))
    named = [(name_of(fold(name)), name.removeprefix("=")) for name in listed]
    plural = next((name for told, name in named if told + _PLURAL == form), None)
    exact = next((name for told, name in named if told == form), None)
    return (plural or exact) if words.endswith(_PLURAL) else (exact or plural)


def _names_another(alias: str, known: str) -> bool:
    """Whether a name with figures is no spelling of the model `known`, and does not hold its name."""
    if f" {name_of(fold(known))} " in f" {name_of(fold(alias))} ":
        return False
    own = _codes(known)
    return any(not any(code in other for other in own) for code in _codes(alias))


def _codes(name: str) -> list[str]:
    return [_NO_LETTER.sub("", fold(code)).replace(" ", "") for code in _CODE.findall(name)]


@cache
def _without_noun(name: str) -> str:
    """The name without a common noun for materiel at its end, where something is left."""
    parts = name.split()
    for k in range(1, len(parts)):
        tail = " ".join(parts[k:])
        if tail.islower() and (tail in _nouns() or tail.removesuffix(_PLURAL) in _nouns()):
            return " ".join(parts[:k])
    return name


@cache
def _nouns() -> frozenset[str]:
    """Common nouns for materiel, in the language of the codebook's names."""
    return frozenset(
        name for e in entries() if e.kind == "materiel" and e.pos == "noun" for name in e.names.get("en", ())
    )
