"""Bare names: those of models without the noun, or the word for a class of ships, behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from bordereau.codebook.entries import Entry

PLURAL = "s"
_CLASS = re.compile(r"[- ][Cc]lass\b")


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
