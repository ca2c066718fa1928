"""From what a date's words say to the date they mean: calendar arithmetic, the same for every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bordereau.values.date_calendar import Anchor, absolute, anchor_of, day_of, joined, vaguely
from bordereau.values.date_nearest import nearest
from bordereau.values.date_points import DateMention, Point, Tense
from bordereau.values.edtf import is_edtf


def resolve(
    mention: DateMention, published: str | None, context: str | None = None, tense: Tense | None = None
) -> str | None:
    """The date that `mention` means, in EDTF; None where the words and what is given do not settle it.

    `published`: EDTF of the day (or the month) of publication. `context`: EDTF of another date of the
    article; mentions with `anchored` count from it, and a bare day ('le 23') takes its month; all else counts
    from `published`. `tense`: the tense of what is told; with none, the latest fitting date that has come.
    Raises ValueError where `published` or `context` is given and is not EDTF.
    """
    day = anchor_of(published)
    other = anchor_of(context)
    try:
        settled = _settle(mention, day, other, tense or mention.hint)
    except (ValueError, OverflowError):  # no such day (31 June), or outside the calendar
        return None
    return settled if settled is not None and is_edtf(settled) else None


def _settle(
    mention: DateMention, day: Anchor | None, other: Anchor | None, tense: Tense | None
) -> str | None:
    point, until = mention.point, mention.until
    # 'the same Monday' is, failing the other date, the last Monday.
    anchor = other if mention.anchored and (other is not None or point.weekday is None) else day
    if until is not None:
        return _interval(point, until, anchor, tense)
    if _bare_day(point) and other is not None and other.month is not None:
        month = divmod(other.month, 12)
        return absolute(replace(point, year=month[0], month=month[1] + 1))
    return _point(point, anchor, tense)


def _bare_day(point: Point) -> bool:
    return point.day is not None and point.month is None and point.unit is None


def _interval(start: Point, end: Point, anchor: Anchor | None, tense: Tense | None) -> str | None:
    if start.unit is not None or start.complete:
        head = _point(start, anchor, tense)
        # 'between today and Friday': the end is the first such day after the start
        weekday = end.weekday is not None
        tail = _point(end, anchor_of(head) if weekday else anchor, "future" if weekday else tense)
    else:
        tail = _point(end, anchor, tense)
        head = _point(start, anchor_of(tail), "past") if tail else None
    if head is None or tail is None:
        return None
    return joined(head.partition("/")[0], tail.rpartition("/")[2])


def _point(point: Point, anchor: Anchor | None, tense: Tense | None) -> str | None:
    if point.complete:
        return absolute(point)
    if anchor is None:
        return None
    if point.unit is not None:
        return _shifted(point, anchor, tense)
    return nearest(point, anchor, tense)


def _shifted(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if point.unit in ("year", "month"):
        return _in_shifted(point, anchor)
    if not anchor.daylike:
        return vaguely(point, anchor)
    if point.unit == "week":
        return _week(point, anchor, tense)
    if point.unit == "weekend":
        return _weekend(point, anchor, tense)
    return _day_shifted(point, anchor, tense)


def _in_shifted(point: Point, anchor: Anchor) -> str | None:
    """A year or a month counted from the anchor, or what is told to lie in it ('February of last year')."""
    if point.unit == "year":
        return None if anchor.year is None else absolute(_at(point, anchor.year + point.offset))
    if anchor.month is None:
        return None
    year, month = divmod(anchor.month + point.offset, 12)
    return absolute(_at(point, year, month + 1))


def _week(point: Point, anchor: Anchor, tense: Tense | None) -> str:
    """A day of a week, or all of it; what has happened this week did so by the day that is spoken of."""
    monday = _monday(_edge(point, anchor)) + timedelta(weeks=point.offset)
    if point.weekday is not None:
        return day_of(monday + timedelta(days=point.weekday - 1), point.eve)
    begun = point.offset == 0 and tense == "past"
    return joined(day_of(monday), day_of(anchor.last if begun else monday + timedelta(days=6)))


def _at(point: Point, year: int, month: int | None = None) -> Point:
    return replace(point, unit=None, direction=None, year=year, month=month or point.month)


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
    return joined(day_of(saturday), day_of(saturday + timedelta(days=1)))


def _day_shifted(point: Point, anchor: Anchor, tense: Tense | None) -> str | None:
    if point.offset == 0 and anchor.first != anchor.last:
        return joined(day_of(anchor.first), day_of(anchor.last))
    day = _edge(point, anchor) + timedelta(days=point.offset)
    if point.month is not None or point.day is not None:  # 'today, 17 June': the date says it better
        return _point(replace(point, unit=None), anchor, tense)
    if point.weekday is not None and day.isoweekday() != point.weekday:
        # 'yesterday Thursday' in a piece put out a day late
        return nearest(replace(point, unit=None), anchor, "future" if point.offset > 0 else "past")
    return day_of(day, point.eve)
