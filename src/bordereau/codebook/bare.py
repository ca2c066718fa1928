"""Bare names: those of models without the noun, or the word for a class of ships, behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from bordereau.codebook.entries import Entry
from bordereau.codebook.files import codebook_roots
from bordereau.codebook.fold import fold, name_of
from bordereau.codebook.lexicon import compiled, entries

PLURAL = "s"
_FIGURE = re.compile(r"\d")
_CLASS = re.compile(r"[- ][Cc]lass\b")


@dataclass(frozen=True)
class Called:
    """What the codebook calls materiel: English `nouns`, ids of `models`, and `families`, which are those
    ids without figures, folded, each with its category."""

    nouns: frozenset[str]
    models: frozenset[str]
    families: frozenset[tuple[str, str]]


@cache
def called() -> Called:
    """What the codebook calls materiel, kept in the cache: to read one article needs only the entries met."""
    found = compiled("materiel-names", codebook_roots(), _called)
    families = frozenset((category, name) for category, name in found["families"])
    return Called(frozenset(found["nouns"]), frozenset(found["models"]), families)


def _called() -> dict[str, Any]:
    models = [e for e in entries() if e.kind == "materiel" and e.pos == "designation"]
    families = {(str(e.get("category")), name_of(fold(e.id))) for e in models if not _FIGURE.search(e.id)}
    return {
        "nouns": sorted(english_nouns(entries())),
        "models": sorted({e.id for e in models}),
        "families": [list(one) for one in sorted(families)],
    }


def without_noun(name: str, nouns: Collection[str]) -> str:
    """The name without the one of `nouns` at its end, where something is left: 'K2 rifle' is a 'K2'."""
    parts = name.split()
    for k in range(1, len(parts)):
        tail = " ".join(parts[k:])
        if tail.islower() and (tail in nouns or tail.removesuffix(PLURAL) in nouns):
            return " ".join(parts[:k])
    return name


def bare_name(name: str, nouns: Collection[str], models: Collection[str]) -> str:
    """The name without noun, its letters ('Senator APC') or the word for a class of ships ('Kilo-class').

    Letters that are a model's, one of `models`, stay: 'Oshkosh JLTV'.
    """
    bare = without_noun(_CLASS.split(name)[0] or name, nouns)
    head, _, last = bare.rpartition(" ")
    return head if head and last.isupper() and last in nouns and last not in models else bare


def english_nouns(entries: Iterable[Entry]) -> frozenset[str]:
    """Common nouns for materiel among `entries`, in the language of the codebook's names."""
    return frozenset(
        name for e in entries if e.kind == "materiel" and e.pos == "noun" for name in e.names.get("en", ())
    )
