"""Dates: the words that tell one, found in a text, and the date they mean, in EDTF.

>>> mention, = find_dates("Les blindés ont été remis jeudi à Bangui.", "fr")
>>> resolve(mention, published="2020-10-16")
'2020-10-15'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bordereau.values.date_patterns import Grammar, Pattern, fold, grammar, point_of, read_groups
from bordereau.values.date_points import Bound, DateMention, Point, Tense
from bordereau.values.date_resolve import resolve

__all__ = ["DateMention", "Point", "find_dates", "resolve"]

_BEFORE = 24  # characters before a mention in which 'since' or 'until' is looked for
_LEAP_YEAR = 2024
_HINTS: dict[Bound, Tense] = {"since": "past", "until": "future"}
_TWO_DIGIT_PIVOT = 69  # POSIX: 69 to 99 are 1969 to 1999
_DIGITS_ONLY = re.compile(
    r"(?<![\w.,/-])(?:(?P<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2})"
    r"|(?P<one>[0-9]{1,2})(?P<mark>[./-])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>[12][0-9]{3}|[0-9]{2}))"
    r"(?![0-9/]|[.,:-][0-9])"
)


def find_dates(text: str, lang: str) -> list[DateMention]:
    """All words of `text` that tell a date, in order, none overlapping.

    `lang`: ISO 639-1 code of its language; of one that the codebook does not know, only dates all in digits
    are found. Offsets are Python string indices into `text`. Takes time in proportion to its length.
    """
    known = grammar(lang)
    found = list(_digit_dates(fold(text), known is None or known.day_first))
    if known is not None:
        found += _worded_dates(known, text)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _digit_dates(folded: str, day_first: bool) -> Iterator[DateMention]:
    for match in _DIGITS_ONLY.finditer(folded):
        point = _digit_point(match, day_first)
        if point is not None and _exists(point):
            yield DateMention(match.start(), match.end(), False, False, "day", point)


def _digit_point(match: re.Match[str], day_first: bool) -> Point | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return Point(year=year, month=month, day=day)
    year = int(match["year"])
    if len(match["year"]) == 2:
        if match["mark"] == "-":
            return None
        year += 1900 if year >= _TWO_DIGIT_PIVOT else 2000
    day, month = int(match["one"]), int(match["two"])
    if month > 12 or (not day_first and day <= 12):
        day, month = month, day
    return Point(year=year, month=month, day=day)


def _worded_dates(known: Grammar, text: str) -> Iterator[DateMention]:
    folded = known.prepare(text)
    done = 0
    for place, patterns in known.places(folded):
        mention = _first_that_holds(known, folded, place, patterns) if place >= done else None
        if mention is not None:
            yield mention
            done = mention.end


def _first_that_holds(
    known: Grammar, folded: str, place: int, patterns: Iterable[Pattern]
) -> DateMention | None:
    """The mention that the first of `patterns` sees which matches at `place` after the words before it."""
    before = folded[max(0, place - _BEFORE) : place]
    for pattern in patterns:
        match = pattern.wording.match(folded, place)
        if match and pattern.allows(before):
            return _mention(match, pattern, known, before)
    return None


def _mention(match: re.Match[str], found: Pattern, known: Grammar, before: str) -> DateMention | None:
    told: dict[str, Any] = {**read_groups(match, found, known.words), **found.constants}
    if "number" in told and "sign" in told:
        told["offset"] = told["sign"] * told["number"]
    point, until = _points(told)
    if not _exists(point) or (until is not None and not (_exists(until) and _in_order(point, until))):
        return None
    bound = _bound(known, before)
    return DateMention(
        match.start(),
        match.end(),
        relative=not (point.complete and (until is None or until.complete)),
        anchored=bool(told.get("anchored")),
        precision=point.grain if until is None else "interval",
        point=point,
        until=until,
        bound=bound,
        hint=told.get("hint") or (_HINTS[bound] if bound else None),
        of_next=bool(told.get("of_next")),
    )


def _bound(known: Grammar, before: str) -> Bound | None:
    if known.since is not None and known.since.search(before):
        return "since"
    if known.until is not None and known.until.search(before):
        return "until"
    return None


def _points(told: dict[str, Any]) -> tuple[Point, Point | None]:
    """The date told, or both ends of an interval, each with the month and year that the other tells."""
    point = point_of(told)
    second = {name[:-2]: value for name, value in told.items() if name.endswith("_b")}
    second |= told.get("until", {})
    if not second:
        return point, None
    until = point_of(second)
    if until.day is not None and until.month is None:
        until = replace(until, month=point.month)
    if point.day is not None and point.month is None:
        point = replace(
            point, month=until.month, unit=point.unit or until.unit, offset=point.offset or until.offset
        )
    if until.month is None and until.day is None:
        return point, until
    backwards = (point.month or 0, point.day or 0) > (until.month or 0, until.day or 0)
    if point.year is None and until.year is not None:
        point = replace(point, year=until.year - backwards)
    elif until.year is None and point.year is not None:
        until = replace(until, year=point.year + backwards)
    return point, until


def _in_order(point: Point, until: Point) -> bool:
    return None in (point.year, until.year) or _ordered(point) < _ordered(until)


def _ordered(point: Point) -> tuple[int, int, int]:
    return point.year or 0, point.month or 0, point.day or 0


def _exists(point: Point) -> bool:
    """Whether the calendar has such a day, in the year told or in any."""
    if point.day is None:
        return point.year is None or point.year >= 1
    try:
        date(point.year or _LEAP_YEAR, point.month or 1, point.day)
    except ValueError:
        return False
    return True
