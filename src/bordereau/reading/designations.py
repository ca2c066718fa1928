"""Designations: the names of a model that a text names, the one it gives and the codebook's own.

A report gives the model as the text has it: in the singular, without the noun ('K2 rifle'), the word for a
class of ships ('Kilo-class') or the maker before a known name ('Airbus A400M'). The codebook lists a family
under one entry ('AS350' with 'H125'); its own name of the model is what mentions are compared by.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.codebook import Match, bare_name, called, fold, name_of, without_noun

_CODE = re.compile(r"\S*\d\S*")
_NO_LETTER = re.compile(r"\W+")
_PLURAL = "s"
_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Zªº\u00c0-\u024f\u1e00-\u1eff]")


def designation_of(match: Match, words: str, lang: str) -> str:
    """The name of the model that `match` found in a text of language `lang`, as the text has it.

    `words` are those matched. What is no name but a description ('blindé Senator'), or is in other letters
    than the codebook's, is told by the codebook's name, as is what is always called by one ('TB2': `usual`).
    """
    listed = listed_of(match, words, lang)
    known = _bare(match.entry.id)
    alias = _alias(match, words, lang)
    if alias is None or listed == words or match.entry.get("usual") or _OTHER_LETTERS.search(alias):
        return _bare(listed)
    if _holds(alias, known):
        return _bare(alias) if _says_more(alias, known, str(match.entry.get("category"))) else known
    described = alias[0].islower() and not known[0].islower()
    respelt = _spells_out(alias, known) or _is_accented(alias, known)
    return known if described or respelt else _bare(alias)


def listed_of(match: Match, words: str, lang: str) -> str:
    """The codebook's name of the model that `match` found where a text of language `lang` has `words`; of a
    family, that of the model which the words name."""
    known = _without_noun(match.entry.id)
    alias = _alias(match, words, lang)
    if alias is None:
        return known
    if words.isupper() and name_of(match.form) == name_of(fold(alias)) + _PLURAL:
        return words  # a capital S at the end is part of the model: 'T-72MS'
    return _without_noun(alias) if _names_another(alias, known) else known


def _alias(match: Match, words: str, lang: str) -> str | None:
    """The name of the codebook that was met, in the singular; None where none is written so."""
    form = _squeezed(match.form)
    listed = (*match.entry.names.get("any", ()), *match.entry.names.get(lang, ()))
    named = [(_squeezed(name), name.removeprefix("=")) for name in listed]
    plural = next((name for told, name in named if told + _PLURAL == form), None)
    exact = next((name for told, name in named if told == form), None)
    return (plural or exact) if words.endswith(_PLURAL) else (exact or plural)


def _squeezed(name: str) -> str:
    """A name's letters and digits, folded: a model may be written with its parts apart or together."""
    return name_of(fold(name)).replace(" ", "")


def _names_another(alias: str, known: str) -> bool:
    """Whether a name with figures is no spelling of the model `known`, and does not hold its name."""
    if _holds(alias, known):
        return False
    own = _codes(known)
    return any(not any(code in other for other in own) for code in _codes(alias))


def _holds(name: str, other: str) -> bool:
    """Whether the words of `other` stand in `name`."""
    return f" {name_of(fold(other))} " in f" {name_of(fold(name))} "


def _says_more(name: str, known: str, category: str) -> bool:
    """Whether a name that holds `known` says more of the model: 'OV-10 Bronco', 'Pars III'.

    A common noun behind and a maker before add nothing. Nor does a nickname behind, by which models of the
    category are called alone: an 'AH-64E Apache' is an 'AH-64E'.
    """
    before, _, after = f" {name_of(fold(name))} ".partition(f" {name_of(fold(known))} ")
    told = after.strip()
    if before.strip():
        return False
    noun = (
        told in called().nouns
        or told.removesuffix(_PLURAL) in called().nouns
        or name.rpartition(" ")[2].islower()
    )
    return bool(told) and not noun and (category, told) not in called().families


def _spells_out(name: str, known: str) -> bool:
    """Whether `name` has in full what `known` has the first letters of: 'Sukhoi 35' is the 'Su-35'."""
    (word, _, rest), (letters, _, code) = (name_of(fold(one)).partition(" ") for one in (name, known))
    return len(letters) > 1 and word.startswith(letters) and rest == code != ""


def _is_accented(name: str, known: str) -> bool:
    """Whether the names differ only in letters that plain ones stand for: 'Hızır' is the 'Hizir'."""
    pairs = zip(name.casefold(), known.casefold(), strict=False)
    return len(name) == len(known) and all(one == other or not one.isascii() for one, other in pairs)


def _codes(name: str) -> list[str]:
    return [_NO_LETTER.sub("", fold(code)).replace(" ", "") for code in _CODE.findall(name)]


@cache
def _bare(name: str) -> str:
    return bare_name(name, called().nouns, called().models)


@cache
def _without_noun(name: str) -> str:
    return without_noun(name, called().nouns)
