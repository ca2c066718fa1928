"""How dates are written at the head of an article; names of months and days from Unicode CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from bordereau.layout.lines import plain

# CLDR has one set of month names for a locale; Arabic papers use those of Nile, Levant and Maghreb.
_LOCALES = {"ar": ("ar", "ar_SY", "ar_DZ")}
_SHORTEST = 3
TIME = (
    r"(?:,? ?(?:-|a|at|as|a las|в|h|الساعة)? ?\d{1,2} ?(?:[:.h]|heures?|uhr) ?(?:\d{2})?(?::\d{2})?"
    r" ?(?:[ap]\.?m\.?)?(?: ?\(?(?:gmt|utc|cet|cest|[a-z]{1,2}[sd]?t|мск)\)?)?)"
)
"""A time of day after a date, on plain text."""


@cache
def months_of(lang: str) -> dict[str, int]:
    """Plain names of months -> 1 to 12: full names, CLDR's short ones, and prefixes that mean one month."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    full: dict[str, int] = {}
    for tag in _LOCALES.get(lang, (lang,)):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    full.setdefault(plain(str(name)).strip("."), number)
    named = dict(full)
    for name, named_month in full.items():
        for length in range(_SHORTEST, len(name)):
            prefix = name[:length]
            meant = {number for other, number in full.items() if other.startswith(prefix)}
            if len(meant) == 1 and lang != "ar":
                named.setdefault(prefix, named_month)
    return named


@cache
def _weekdays_of(lang: str) -> tuple[str, ...]:
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        days = Locale.parse(lang).days["format"]
    except (UnknownLocaleError, ValueError):
        return ()
    names = [name for width in ("wide", "abbreviated") for name in days[width].values()]
    return tuple({plain(str(name)).strip(".") for name in names})


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


@cache
def day_pattern(lang: str, *, whole: bool = False) -> str:
    """Pattern, on plain text, of a day and month, with a year or (unless `whole`) without; no groups."""
    month = rf"(?:{_any(months_of(lang))})\b\.?"
    day = r"\d{1,2}(?:er|st|nd|rd|th|º|°|-го)?\.?"
    weekday = rf"(?:(?:{_any(_weekdays_of(lang))})\b\.?,? ?(?:le |the )?)?"
    year = r"(?:,? (?:de |del |of )?(?:19|20)\d{2}\b(?: ?г(?:ода|\.)?)?)" + ("" if whole else "?")
    return rf"{weekday}(?:le )?(?:{day} (?:de |of )?{month}|{month} {day}(?!\d)){year}"


@cache
def date_pattern(lang: str) -> str:
    """Pattern, on plain text, of a whole date: day, month and year, in words or figures; no groups in it."""
    weekday = rf"(?:(?:{_any(_weekdays_of(lang))})\b\.?,? ?)?"
    in_figures = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    return rf"{weekday}(?:{day_pattern(lang, whole=True)}|{in_figures})"


def iso_of(words: str, lang: str) -> str | None:
    """The ISO date of the first whole date in `words`; None where there is none.

    Of '03/04/2024' in English it is not known which is the month: the year alone is given. Elsewhere,
    and with dots, the day comes first.
    """
    text = plain(words)
    found = re.search(date_pattern(lang), text)
    if found is None:
        return None
    figures = re.fullmatch(r"(?:\D.*?)?(\d{1,2})([./-])(\d{1,2})[./-](\d{4})", found.group())
    if figures is not None:
        first, mark, second, year = figures.groups()
        return _from_figures(int(first), int(second), int(year), month_may_lead=lang == "en" and mark != ".")
    iso = re.search(r"(\d{4})-(\d{2})-(\d{2})$", found.group())
    if iso is not None:
        return _iso(int(iso[1]), int(iso[2]), int(iso[3]))
    return _from_words(found.group(), lang)


def _from_words(words: str, lang: str) -> str | None:
    year = re.search(r"\b(?:19|20)\d{2}\b", words)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    months = months_of(lang)
    month = next((months[word] for word in re.findall(r"[^\W\d_]+", words) if word in months), None)
    if year is None or day is None or month is None:
        return None
    return _iso(int(year.group()), month, int(day.group()))


def _from_figures(first: int, second: int, year: int, *, month_may_lead: bool) -> str | None:
    if not month_may_lead:
        return _iso(year, second, first)
    readings = {_iso(year, second, first), _iso(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else (str(year) if readings else None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
