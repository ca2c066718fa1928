"""The languages of the desk: which one a request gets, and its catalogue.

Catalogues are gettext's PO files under `translations/`, read by Babel on first use: nothing is compiled at
build time. `tools/messages.py` renews them from the templates and the code.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

LANGUAGES = {"en": "English", "fr": "Français"}
"""Codes, and what each language calls itself; the first is the fallback."""

FOLDER = Path(__file__).with_name("translations")
COOKIE = "bordereau_language"

_FALLBACK = next(iter(LANGUAGES))
_RANGE = re.compile(r"([a-z]{1,8})(?:-[a-z0-9-]*)?(?:\s*;\s*q=([0-9.]{1,5}))?", re.IGNORECASE)


@cache
def catalogue(language: str) -> GNUTranslations:
    """The catalogue of a language of `LANGUAGES`."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (FOLDER / language / "desk.po").open("rb") as source:
        catalog = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def language_of(chosen: str | None, accepted: str | None) -> str:
    """The language that was chosen, if it is one of ours; else the best of an Accept-Language header.

    The header is read as RFC 9110, 12.5.4 says, by the first part of each range; 'q=0' refuses.
    """
    if chosen in LANGUAGES:
        return str(chosen)
    for wanted in _by_weight(accepted or ""):
        if wanted in LANGUAGES:
            return wanted
    return _FALLBACK


def _by_weight(header: str) -> Sequence[str]:
    weighed = []
    for position, part in enumerate(header[:500].split(",")):
        match = _RANGE.fullmatch(part.strip())
        if match and (weight := _weight(match[2])) > 0:
            weighed.append((-weight, position, match[1].lower()))
    return [language for _, _, language in sorted(weighed)]


def _weight(text: str | None) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
