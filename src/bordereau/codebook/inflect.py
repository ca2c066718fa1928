"""Inflection: the forms in which a codebook's lemma may stand in a text.

Verb forms are the inverse of simplemma's lemma lists (A. Barbaresi, simplemma), completed by the endings in
data/inflection/. Plurals follow the endings there. A language with no file is matched as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bordereau.codebook.files import read_data


def verb_forms(lemmas: Iterable[str], lang: str) -> dict[str, list[str]]:
    """Every known form of each lemma in language `lang` (ISO 639-1), the lemma first."""
    wanted = set(lemmas)
    forms: dict[str, list[str]] = {lemma: [lemma] for lemma in wanted}
    for form, lemma in _dictionary(lang).items():
        if lemma in wanted:
            forms[lemma].append(form)
    for lemma in wanted:
        forms[lemma] += _regular_forms(lemma, lang)
    return {lemma: list(dict.fromkeys(found)) for lemma, found in forms.items()}


def noun_forms(name: str, lang: str) -> list[str]:
    """Singular and plural of a noun phrase given in the singular.

    Every word before the first preposition takes the plural; the last word alone where the language's file
    says so (`plural_of: last`, as in English).
    """
    rules = _rules(lang)
    words = name.split()
    if not rules.get("plurals") or not words:
        return [name]
    if rules.get("plural_of") == "last":
        return [name] + [" ".join([*words[:-1], last]) for last in _plurals(words[-1], lang)]
    stops = (i for i, w in enumerate(words) if w.lower().rstrip("'’") in rules["stop"] or "'" in w[:3])
    head = max(next(stops, len(words)), 1)
    plural = [_plurals(w, lang)[0] for w in words[:head]]
    variants = [" ".join([*plural, *words[head:]])]
    variants += [" ".join([p, *words[1:head], *words[head:]]) for p in _plurals(words[0], lang)[1:]]
    return [name, *variants]


def adjective_forms(word: str, lang: str) -> list[str]:
    """The forms of a demonym given in its first form.

    Declined where the language's file lists endings of adjectives, with and without the article where it
    gives one that is written onto the word, else singular and plural.
    """
    rules = _rules(lang)
    for rule in rules.get("adjectives", ()):
        if word.endswith(rule["ends"]):
            stem = word[: len(word) - len(rule["ends"])]
            return [word, *(stem + ending for ending in rule["forms"])]
    return [word, rules["article"] + word] if "article" in rules else noun_forms(word, lang)


def singular(word: str, lang: str) -> str:
    """A noun given in the plural in its singular, by the endings of the language's file; `word` itself where
    it has none of them, or is too short to be sure."""
    rules = _rules(lang).get("singulars", {})
    if len(word) >= rules.get("shortest", 0):
        for rule in rules.get("endings", ()):
            if word.endswith(rule["ends"]):
                return word[: len(word) - len(rule["ends"])] + str(rule["singular"])
    return word


def prefixed(name: str, lang: str) -> list[str]:
    """`name` alone and with the words that the script writes onto the next one (Arabic 'and', 'for', 'the').

    The language's file gives `prefixes`, and `contractions`: what a beginning turns into after some prefix.
    """
    rules = _rules(lang)
    forms = [name, *(prefix + name for prefix in rules.get("prefixes", ()))]
    for beginning, others in rules.get("contractions", {}).items():
        if name.startswith(beginning):
            forms += [other + name[len(beginning) :] for other in others]
    return forms


def particles(lang: str) -> frozenset[str]:
    """Particles that may stand apart from their verb ('handed the keys over')."""
    return frozenset(_rules(lang).get("particles", ()))


def words_inside(lang: str) -> int:
    """Words that may stand after the verb of a phrase of three or more ('take early delivery of')."""
    return int(_rules(lang).get("inside", 0))


def _regular_forms(lemma: str, lang: str) -> list[str]:
    for rule in _rules(lang).get("verbs", ()):
        if lemma.endswith(rule["lemma"]):
            stem = lemma[: len(lemma) - len(rule["lemma"])]
            return [stem + ending for ending in rule["forms"]]
    return []


def _plurals(word: str, lang: str) -> list[str]:
    for rule in _rules(lang).get("plurals", ()):
        if word.endswith(rule["ends"]):
            stem = word[: len(word) - len(rule["ends"])] if rule["ends"] else word
            return [stem + ending for ending in rule["plural"]]
    return [word]


@cache
def _rules(lang: str) -> Mapping[str, Any]:
    data: dict[str, Any] = read_data(f"inflection/{lang}.yaml") or {}
    return {**data, "stop": frozenset(data.get("prepositions", ()))}


def _dictionary(lang: str) -> Mapping[str, str]:
    """simplemma's forms and their lemmas; read anew each time, for it is large and wanted once a language."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    try:
        found: Mapping[Any, Any] = DefaultDictionaryFactory().get_dictionary(lang)
    except ValueError:
        return {}
    return found
