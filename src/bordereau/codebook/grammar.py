"""Grammar: the small words of a language that tell how phrases hang together (data/grammar/, by language)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from bordereau.codebook.files import DATA, CodebookError, read_data
from bordereau.codebook.fold import fold, name_of

_FALLBACK = "en"
_HEADER = ("kind", "language")
_AS_WRITTEN = ("clause_starts", "name_particles", "auxiliaries", "participle_endings")
_YES_OR_NO = ("model_first", "seller_takes_to", "hyphen_qualifies")
_NEVER = r"(?!)"


@dataclass(frozen=True)
class Grammar:
    """The small words of one language, by what they do; data/grammar/fr.yaml says what each list is for.

    All words are folded (`fold`), but for `clause_starts`, `name_particles`, `auxiliaries` and
    `participle_endings`, which keep their case and accents. `model_first`: whether a model's name may stand
    before its noun. `seller_takes_to`: whether the preposition of a recipient names the supplier after 'buy'
    and 'ask' ('acheter à', 'demander à'). `hyphen_qualifies`: whether a noun with a hyphen and a word after
    it only qualifies what follows ('truck-mounted launchers').
    """

    determiners: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    type_words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    not_models: frozenset[str] = frozenset()
    model_first: bool = False
    seller_takes_to: bool = False
    hyphen_qualifies: bool = False
    uncounted: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    of_them: frozenset[str] = frozenset()
    plural_endings: frozenset[str] = frozenset()
    out_of: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    list_words: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()
    clause_starts: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    speaker_pronouns: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    part_joins: frozenset[str] = frozenset()
    sentence_openers: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    infinitive_leads: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    subject_relatives: frozenset[str] = frozenset()
    object_relatives: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    participle_endings: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    outlet_words: frozenset[str] = frozenset()
    edition_words: frozenset[str] = frozenset()
    company_heads: frozenset[str] = frozenset()
    company_links: frozenset[str] = frozenset()
    company_tails: frozenset[str] = frozenset()
    company_nouns: frozenset[str] = frozenset()
    no_company: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()


@lru_cache
def grammar_words(lang: str) -> Grammar:
    """The small words of language `lang` (ISO 639-1); those of English where that language has no file.

    Raises CodebookError where the file has a key that no grammar has, or a value of the wrong shape.
    """
    name = f"grammar/{lang}.yaml" if lang.isalpha() else ""
    data = read_data(name) if name else None
    if data is None:
        return grammar_words(_FALLBACK)
    try:
        return _grammar(data)
    except ValueError as error:
        raise CodebookError(f"{DATA / name}: {error}") from error


def one_of(words: Iterable[str]) -> str:
    """A pattern (`re`) for any one of these words, the longest first; for none, one that matches nothing."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else _NEVER


def _grammar(data: Any) -> Grammar:
    if not isinstance(data, dict):
        raise ValueError("no header (`kind: grammar`)")
    known = {field.name for field in fields(Grammar)}
    unknown = sorted(set(data) - known - set(_HEADER))
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; one of {', '.join(sorted(known))}")
    values: dict[str, Any] = {key: _value(key, data[key]) for key in data if key in known}
    return Grammar(**values)


def _value(key: str, value: Any) -> frozenset[str] | bool:
    if key in _YES_OR_NO:
        if not isinstance(value, bool):
            raise ValueError(f"{key} {value!r} is neither true nor false")
        return value
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise ValueError(f"{key} is no list of words (quote 'no', 'on', 'yes')")
    return frozenset(value if key in _AS_WRITTEN else (name_of(fold(word)) for word in value))
