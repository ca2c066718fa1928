"""Dates of the Extended Date/Time Format (EDTF), as far as the register uses them.

Understood: years, months, days (`2022`, `2022-03`, `2022-03-30`), decades and centuries (`198X`, `19XX`),
seasons (`2022-21` spring to `2022-24` winter), closed and open intervals (`2019/2021`, `2019/..`, `../2021`)
and the qualifiers `?`, `~`, `%`, which are allowed and change no bound. Source: ISO 8601-2:2019, the
Library of Congress profile of EDTF. Days are those of the proleptic Gregorian calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Range = tuple[date, date]

OPEN = ".."
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?"
    r"|(?P<decade>[0-9]{3})X[?~%]?|(?P<century>[0-9]{2})XX[?~%]?"
)


def is_edtf(value: str) -> bool:
    """Whether `value` is a date or an interval in the forms named above, and exists in the calendar."""
    try:
        first, last = _bounds(value)
    except ValueError:
        return False
    return first <= last


def first_day(value: str) -> date:
    """The earliest day that `value` covers; `date.min` for an interval open at its start.

    Raises ValueError where `value` is not EDTF.
    """
    return _bounds(value)[0]


def last_day(value: str) -> date:
    """The latest day that `value` covers; `date.max` for an interval open at its end.

    Raises ValueError where `value` is not EDTF.
    """
    return _bounds(value)[1]


def precision(value: str) -> Precision:
    """How finely `value` tells the date; 'interval' for any interval. Raises ValueError if it is not EDTF."""
    _bounds(value)
    if "/" in value:
        return "interval"
    return _point(value)[2]


def compatible(one: str, other: str) -> bool:
    """Whether two dates can both be true of one day's event: all days of one lie within the other.

    `2022` and `2022-03-30` are compatible, `2022-03` and `2022-04` are not. Raises ValueError where one of
    them is not EDTF.
    """
    first, second = _bounds(one), _bounds(other)
    return _within(first, second) or _within(second, first)


def month_range(year: int, month: int) -> Range:
    """First and last day of a month. Raises ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _bounds(value: str) -> Range:
    head, slash, tail = value.partition("/")
    if not slash:
        return _point(value)[:2]
    if head in ("", OPEN) and tail in ("", OPEN):
        raise ValueError(f"an interval with no end: {value!r}")
    first = date.min if head in ("", OPEN) else _point(head)[0]
    last = date.max if tail in ("", OPEN) else _point(tail)[1]
    return first, last


def _point(value: str) -> tuple[date, date, Precision]:
    match = _POINT.fullmatch(value)
    if match is None:
        raise ValueError(f"not an EDTF date: {value!r}")
    if match["decade"]:
        return *_years(int(match["decade"]) * 10, 10), "decade"
    if match["century"]:
        return *_years(int(match["century"]) * 100, 100), "century"
    year = int(match["year"])
    if match["month"] is None:
        return *_years(year, 1), "year"
    month = int(match["month"])
    if match["day"] is not None:
        day = date(year, month, int(match["day"]))
        return day, day, "day"
    if month in _SEASONS:
        start = _SEASONS[month]
        end = month_range(year + 1, 2) if start == 12 else month_range(year, start + 2)
        return date(year, start, 1), end[1], "season"
    return *month_range(year, month), "month"


def _years(first: int, count: int) -> Range:
    return date(first, 1, 1), date(first + count - 1, 12, 31)
