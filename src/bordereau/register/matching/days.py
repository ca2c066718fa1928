"""Days: how the dates of two reports, and those of their articles, stand to each other, as a word."""

from __future__ import annotations

from datetime import date as day

from bordereau.register.matching.course import SILENT, under_way, when
from bordereau.register.matching.features import Features
from bordereau.register.matching.normal import Days

PRECISE = 4  # days that a date may span and still be called a day
MONTH, SEASON, YEAR = 45, 100, 400


def date(a: Features, b: Features) -> str:
    """The dates, or where one is missing its article's publication in their place. What is still to come is
    often told with other dates, so that its levels are others."""
    if a.date and b.date:
        return dates_between(a.date, b.date, _course(a, b))
    if bool(a.date) == bool(b.date):
        return SILENT
    undated, dated = (b, a) if a.date else (a, b)
    told, days = dated.date, when(undated)
    if not told or not days:
        return SILENT
    if not _gap(told, days):
        return "near publication"
    if undated.planned and told[0] > days[1]:
        return SILENT if told[0] - days[1] <= YEAR else "long after, planned"
    return "before publication" if told[1] < days[0] else "after publication"


def dates_between(one: Days, other: Days, course: str = "") -> str:
    """How two stretches of days lie to each other; `course`: what lets two tellings of one thing differ."""
    gap, span = _gap(one, other), max(one[1] - one[0], other[1] - other[0]) + 1
    if gap == 0:
        return (
            "same day" if span <= PRECISE
            else "same month" if span <= MONTH
            else "same season" if span <= SEASON
            else "same year" if span <= YEAR
            else "same years"
        )  # fmt: skip
    apart = (
        "a day apart" if gap <= 2
        else "days apart" if gap <= 7
        else "weeks apart" if gap <= 31
        else "months apart" if gap <= 180
        else "years apart"
    )  # fmt: skip
    if gap <= 2:
        return apart
    if span == 1 and 28 <= gap <= 31 and _one_number(one[0], other[0]):
        return "a month off"
    return f"{apart}, {course}" if course else f"{apart}, roughly" if span > PRECISE else apart


def published(a: Features, b: Features) -> str:
    """How far the two articles are apart."""
    if not a.published or not b.published:
        return SILENT
    gap = _gap(a.published, b.published)
    return (
        "same days" if gap <= 3
        else "same weeks" if gap <= 14
        else "same months" if gap <= 60
        else "same year" if gap <= YEAR
        else "years apart"
    )  # fmt: skip


def _course(a: Features, b: Features) -> str:
    """What lets two tellings of one thing give it other dates; empty where nothing does."""
    return "planned" if a.planned or b.planned else "under way" if under_way(a, b) else ""


def _one_number(one: int, other: int) -> bool:
    """Whether two days have one number in their months: a month is easily misprinted or misread."""
    return day.fromordinal(one).day == day.fromordinal(other).day


def _gap(one: Days, other: Days) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
