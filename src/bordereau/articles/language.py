"""Which of the read languages a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from bordereau.codebook import fold, grammar_words

LANGUAGES = ("fr", "en", "es", "pt", "ru", "ar")
"""The languages that have a codebook; a text in another is given the nearest of these."""

_SAMPLE = 20_000
_ENOUGH = 0.5
_SURE, _LEAD = 3, 2  # little words that another language lacks, and how many times its own, that settle it
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"))
_LATIN = [lang for lang in LANGUAGES if lang not in {script[0] for script in _SCRIPTS}]


def language_of(text: str) -> str:
    """The language of `text`, one of LANGUAGES; 'en' where it has no letters.

    A text mostly in Cyrillic or Arabic letters is told by them, safe on few words. One in Latin letters is
    told by its little words, where those that its language does not share with each other one stand out,
    else by py3langid, on the first 20,000 characters. Of several languages it gets the one it has most of.
    """
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "en"
    for lang, first, last in _SCRIPTS:
        if sum(first <= char <= last for char in letters) > _ENOUGH * len(letters):
            return lang
    return _by_little_words(sample) or str(_identifier().classify(sample)[0])


def _by_little_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(fold(sample)))
    little = {lang: {word for word in grammar_words(lang).common if word in words} for lang in _LATIN}

    def told(lang: str, other: str) -> int:
        """How often the text has the little words that `other` does not share."""
        return sum(words[word] for word in little[lang] - little[other])

    first = max(_LATIN, key=lambda lang: sum(words[word] for word in little[lang]))
    others = [lang for lang in _LATIN if lang != first]
    return first if all(told(first, o) >= max(_SURE, _LEAD * told(o, first)) for o in others) else None


@cache
def _identifier() -> Any:
    # Loading the model takes half a second, which few texts need to wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LATIN)
    return identifier
