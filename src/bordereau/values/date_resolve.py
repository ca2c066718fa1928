"""From what a date's words say to the date they mean: calendar arithmetic, the same for every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bordereau.values.date_points import DateMention, Direction, Point, Tense
from bordereau.values.edtf import first_day, is_edtf, last_day, month_range

# A day and month told with no year may lie a little ahead of the day of publication (an announcement)
# even where nothing says so; further ahead, the year before is the likelier one.
_AHEAD = timedelta(days=31)
_YEARS_TRIED = range(-6, 7)  # wide enough to meet a 29 February, and a weekday that names another year
_WEEKDAY_YEARS = timedelta(days=3 * 366)
_DAYLIKE = 10  # days: an interval this short (a night, a week) still serves as a day to count from


@dataclass(frozen=True)
class Anchor:
    """The stretch of days that relative words count from."""

    first: date
    last: date

    @property
    def year(self) -> int | None:
        """The year it lies in, or None."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def month(self) -> int | None:
        """The months since year 0 of the month it lies in, or None."""
        index = _index(self.first)
        return index if index == _index(self.last) else None

    @property
    def daylike(self) -> bool:
        """Whether it is short enough to count days from."""
        return (self.last - self.first).days <= _DAYLIKE


def resolve(
    mention: DateMention, published: str | None, context: str | None = None, tense: Tense | None = None
) -> str | None:
    """The date that `mention` means, in EDTF; None where the words and what is given do not settle it.

    `published`: EDTF of the day (or the month) of publication. `context`: EDTF of another date of the
    article; mentions with `anchored` count from it, and a bare day ('le 23') takes its month; all else counts
    from `published`. `tense`: the tense of what is told; with none, the latest fitting date that has come.
    Raises ValueError where `published` or `context` is given and is not EDTF.
    """
    day = _anchor(published)
    other = _anchor(context)
    try:
        settled = _settle(mention, day, other, tense or mention.hint)
    except (ValueError, OverflowError):  # no such day (31 June), or outside the calendar
        return None
    return settled if settled is not None and is_edtf(settled) else None


def _anchor(value: str | None) -> Anchor | None:
    return None if value is None else Anchor(first_day(value), last_day(value))


def _settle(mention: DateMention, day: Anchor | None, other: Anchor | None, tense: Tense | None) -> str | None:
    point, until = mention.point, mention.until
    anchor = other if mention.anchored else day
    if until is not None:
        return _interval(point, until, anchor, tense)
    if _bare_day(point) and other is not None and other.month is not None:
        month = divmod(other.month, 12)
        return _absolute(replace(point, year=month[0], month=month[1] + 1))
    return _point(point, anchor, tense)


def _bare_day(point: Point) -> bool:
    return point.day is not None and point.month is None and point.unit is None


def _interval(start: Point, end: Point, anchor: Anchor | None, tense: Tense | None) -> str | None:
    if start.unit is not None or start.complete:
        head = _point(start, anchor, tense)
        # 'between today and Friday': the end is the first such day after the start
        tail = _point(end, _anchor(head) if head and end.weekday else anchor, "future" if end.weekday else tense)
    else:
        tail = _point(end, anchor, tense)
        head = _point(start, _anchor(tail), "past") if tail else None
    if head is None or tail is None:
        return None
    return _joined(head.partition("/")[0], tail.rpartition("/")[2])


def _joined(head: str, tail: str) -> str:
    return head if head == tail else f"{head}/{tail}"


def _point(point: Point, anchor: Anchor | None, tense: Tense | None) -> str | None:
    if point.complete:
        return _absolute(point)
    if anchor is None:
        return None
    if point.unit is not None:
        return _shifted(point, anchor, tense)
    for part, settle in _SETTLERS:
        if getattr(point, part) is not None:
            return settle(point, anchor, tense)
    return None


# --- with the year known ---


def _absolute(point: Point) -> str | None:
    if point.decade is not None:
        return f"{point.decade // 10:03d}X"
    if point.year is None:
        return None
    if point.day is not None and point.month is not None:
        return _day(date(point.year, point.month, point.day), point.eve)
    if point.month is not None:
        return f"{point.year:04d}-{point.month:02d}"
    stretch = _stretch(point)
    if stretch is None or point.season == 4:  # a winter lies in two years, and 'winter 2022' may be either
        return f"{point.year:04d}"
    return _months(point.year * 12 + stretch[0] - 1, stretch[1])


def _day(day: date, eve: bool = False) -> str:
    return f"{day - timedelta(days=1)}/{day}" if eve else day.isoformat()


def _stretch(point: Point) -> tuple[int, int] | None:
    """First month and length in months of a season, a quarter or a half-year."""
    if point.season is not None:
        return point.season * 3, 3
    if point.quarter is not None:
        return point.quarter * 3 - 2, 3
    if point.half is not None:
        return point.half * 6 - 5, 6
    return None


def _months(index: int, length: int) -> str:
    return _joined(_month(index), _month(index + length - 1))


def _month(index: int) -> str:
    year, month = divmod(index, 12)
    return f"{year:04d}-{month + 1:02d}"


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


# --- counted from the anchor ---


def _shifted(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if point.unit == "year":
        return None if anchor.year is None else _absolute(_at(point, anchor.year + point.offset))
    if point.unit == "month":
        if anchor.month is None:
            return None
        year, month = divmod(anchor.month + point.offset, 12)
        return _absolute(_at(point, year, month + 1))
    if not anchor.daylike:
        return _vaguely(point, anchor)
    if point.unit == "week":
        monday = _monday(_edge(point, anchor)) + timedelta(weeks=point.offset)
        if point.weekday is not None:
            return _day(monday + timedelta(days=point.weekday - 1), point.eve)
        return _joined(_day(monday), _day(monday + timedelta(days=6)))
    if point.unit == "weekend":
        return _weekend(point, anchor, tense)
    return _day_shifted(point, anchor, tense)


def _at(point: Point, year: int, month: int | None = None) -> Point:
    return replace(point, unit=None, direction=None, year=year, month=month or point.month)


def _vaguely(point: Point, anchor: Anchor) -> str | None:
    """'Yesterday' of a month: that month. Further words are not settled by a month."""
    near = 2 if point.unit == "day" else 0
    return _month(anchor.month) if anchor.month is not None and abs(point.offset) <= near else None


def _edge(point: Point, anchor: Anchor) -> date:
    return anchor.first if point.offset < 0 else anchor.last


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def _weekend(point: Point, anchor: Anchor, tense: Tense | None) -> str:
    today = _edge(point, anchor)
    saturday = _monday(today) + timedelta(days=5)
    begun = saturday <= today
    weeks = point.offset
    if weeks > 0 and not begun:
        weeks -= 1
    if weeks == 0 and point.offset == 0 and not begun and tense != "future":
        weeks = -1
    saturday += timedelta(weeks=weeks)
    return _joined(_day(saturday), _day(saturday + timedelta(days=1)))


def _day_shifted(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if point.offset == 0 and anchor.first != anchor.last:
        return _joined(_day(anchor.first), _day(anchor.last))
    day = _edge(point, anchor) + timedelta(days=point.offset)
    if point.month is not None or point.day is not None:  # 'today, 17 June': the date says it better
        return _point(replace(point, unit=None), anchor, tense)
    if point.weekday is not None and day.isoweekday() != point.weekday:
        # 'yesterday Thursday' in a piece put out a day late
        return _weekday(replace(point, unit=None), anchor, "future" if point.offset > 0 else "past")
    return _day(day, point.eve)


# --- the nearest that fits ---


def _weekday(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if not anchor.daylike:
        return None if point.direction == "next" else _vaguely(point, anchor)
    weekday, today = point.weekday or 1, anchor.last
    back = (today.isoweekday() - weekday) % 7
    if point.direction == "last":
        days = -(back or 7)
    elif point.direction == "next":
        days = 7 - back
    elif tense == "future":
        days = -back % 7
    elif point.direction == "this" and tense is None and back > 3:
        days = 7 - back
    else:
        days = -back
    return _day(today + timedelta(days=days), point.eve)


def _day_of_year(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    days = list(_days(point, anchor))
    named = [day for day in days if day.isoweekday() == point.weekday]
    near = [day for day in named if abs(day - anchor.last) <= _WEEKDAY_YEARS]
    if near and point.direction is None:
        return _day(min(near, key=lambda day: abs(day - anchor.last)), point.eve)
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
    return None if chosen is None else _day(date.fromordinal(chosen), point.eve)


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
    return None if chosen is None else _month(chosen)


def _stretch_of_year(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    stretch = _stretch(point)
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
    return _months(chosen, length)


def _pick(
    fits: list[int], direction: Direction | None, tense: Tense | None, now: tuple[int, int], limit: int
) -> int | None:
    """The one of `fits`, in order of time, that the words mean; `now` is the first and the last day (or month)
    spoken from, `limit` how late a date may be that nothing puts in the past or the future.
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
