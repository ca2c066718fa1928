"""Which of the read languages a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

LANGUAGES = ("fr", "en", "es", "pt", "ru", "ar")
"""The languages that have a codebook; a text in another is given the nearest of these."""

_SAMPLE = 20_000
_ENOUGH = 0.5
_SCRIPTS = (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff"))


def language_of(text: str) -> str:
    """The language of `text`, one of LANGUAGES; 'en' where it has no letters.

    A text mostly in Cyrillic or Arabic letters is told by them, safe on few words; the Latin ones by
    py3langid, on the first 20,000 characters. A text in several languages gets the one it has most of.
    """
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return "en"
    for lang, first, last in _SCRIPTS:
        if sum(first <= char <= last for char in letters) > _ENOUGH * len(letters):
            return lang
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> Any:
    # Loading the model takes a fifth of a second, which a record that names its language need not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([lang for lang in LANGUAGES if lang not in {script[0] for script in _SCRIPTS}])
    return identifier
