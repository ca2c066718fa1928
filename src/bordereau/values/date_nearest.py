"""The nearest date that fits: weekdays, days, months and seasons told with no year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bordereau.values.date_calendar import Anchor, day_of, month_of, months_of, stretch_of, vaguely
from bordereau.values.date_points import Direction, Point, Tense
from bordereau.values.edtf import month_range

# A day and month told with no year may lie a little ahead of the day of publication (an announcement)
# even where nothing says so; further ahead, the year before is the likelier one.
_AHEAD = timedelta(days=31)
_YEARS_TRIED = range(-6, 7)  # wide enough to meet a 29 February, and a weekday that names another year
_WEEKDAY_YEARS = timedelta(days=400)


def nearest(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    """EDTF of the date near `anchor` that `point` means, as its direction and the tense ask; else None."""
    for part, settle in _SETTLERS:
        if getattr(point, part) is not None:
            return settle(point, anchor, tense)
    return None


def _weekday(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if not anchor.daylike:
        return None if point.direction == "next" else vaguely(point, anchor)
    weekday, today = point.weekday or 1, anchor.last
    back = (today.isoweekday() - weekday) % 7
    if point.direction == "last":
        days = -(back or 7)
    elif point.direction == "next":
        days = 7 - back
    elif tense == "future":
        days = -back % 7
    # 'this Sunday' said on a Friday or a Saturday: the one ahead
    elif point.direction == "this" and tense is None and back > 4:
        days = 7 - back
    else:
        days = -back
    return day_of(today + timedelta(days=days), point.eve)


def _day_of_year(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    days = list(_days(point, anchor))
    named = [day for day in days if day.isoweekday() == point.weekday]
    near = [day for day in named if abs(day - anchor.last) <= _WEEKDAY_YEARS]
    if near and point.direction is None:
        return day_of(min(near, key=lambda day: abs(day - anchor.last)), point.eve)
    limit = anchor.last + (_AHEAD if tense is None else timedelta())
    return _picked_day(days, point, anchor, tense, limit)


def _days(point: Point, anchor: Anchor) -> Iterable[date]:
    for step in _YEARS_TRIED:
        year = anchor.last.year + step
        try:
            yield date(year, point.month or 1, point.day or 1)
        except ValueError:  # 29 February in a common year
            continue


def _day_of_month(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if anchor.month is None:
        return None
    days = []
    for index in range(anchor.month - 12, anchor.month + 13):
        first, last = month_range(*_year_month(index))
        if point.day is not None and point.day <= last.day:
            days.append(first.replace(day=point.day))
    named = [day for day in days if day.isoweekday() == point.weekday]
    return _picked_day(named or days, point, anchor, tense, anchor.last)


def _picked_day(
    days: list[date], point: Point, anchor: Anchor, tense: Tense | None, limit: date
) -> str | None:
    now = anchor.first.toordinal(), anchor.last.toordinal()
    fits = [day.toordinal() for day in days]
    chosen = _pick(fits, point.direction, tense, now, limit.toordinal())
    return None if chosen is None else day_of(date.fromordinal(chosen), point.eve)


def _year_month(index: int) -> tuple[int, int]:
    year, month = divmod(index, 12)
    return year, month + 1


def _month_of_year(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if anchor.month is None or point.month is None:
        return None
    year = anchor.month // 12
    indexes = [(year + step) * 12 + point.month - 1 for step in _YEARS_TRIED]
    if point.direction == "this":
        return f"{year:04d}-{point.month:02d}"
    chosen = _pick(indexes, point.direction, tense, (anchor.month, anchor.month), anchor.month)
    return None if chosen is None else month_of(chosen)


def _stretch_of_year(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    stretch = stretch_of(point)
    if anchor.month is None or stretch is None:
        return None
    start, length = stretch
    now, year = anchor.month, anchor.month // 12
    starts = [(year + step) * 12 + start - 1 for step in _YEARS_TRIED]
    if point.direction == "last":
        chosen = max(index for index in starts if index + length - 1 < now)
    elif point.direction == "next":
        chosen = min(index for index in starts if index > now)
    elif tense == "future":
        chosen = min(index for index in starts if index + length - 1 >= now)
    elif point.direction == "this":
        chosen = min(starts, key=lambda index: abs(index + length // 2 - now))
    else:
        chosen = max(index for index in starts if index <= now)
    return months_of(chosen, length)


def _pick(
    fits: list[int], direction: Direction | None, tense: Tense | None, now: tuple[int, int], limit: int
) -> int | None:
    """The one of `fits`, in order of time, that the words mean.

    `now`: the first and the last day (or month) spoken from. `limit`: how late a date may be that nothing
    puts in the past or the future.
    """
    if direction == "last":
        return max((fit for fit in fits if fit < now[0]), default=None)
    if direction == "next":
        return min((fit for fit in fits if fit > now[1]), default=None)
    if tense == "future":
        return min((fit for fit in fits if fit >= now[0]), default=None)
    return max((fit for fit in fits if fit <= limit), default=None)


def _day_settled(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    return (_day_of_month if point.month is None else _day_of_year)(point, anchor, tense)


_SETTLERS: tuple[tuple[str, Callable[[Point, Anchor, Tense | None], str | None]], ...] = (
    ("day", _day_settled),
    ("weekday", _weekday),
    ("month", _month_of_year),
    ("season", _stretch_of_year),
    ("quarter", _stretch_of_year),
    ("half", _stretch_of_year),
)
