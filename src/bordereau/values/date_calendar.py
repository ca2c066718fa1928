"""Stretches of days, and how they are written in EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bordereau.values.date_points import Point
from bordereau.values.edtf import first_day, last_day

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


def anchor_of(value: str | None) -> Anchor | None:
    """The days that an EDTF date covers; None for None. Raises ValueError where it is not EDTF."""
    return None if value is None else Anchor(first_day(value), last_day(value))


def joined(head: str, tail: str) -> str:
    """The interval from one EDTF date to another, or the date where both are the same."""
    return head if head == tail else f"{head}/{tail}"


def absolute(point: Point) -> str | None:
    """EDTF of a date whose year is known, else None. Raises ValueError where there is no such day."""
    if point.decade is not None:
        return f"{point.decade // 10:03d}X"
    if point.year is None:
        return None
    if point.day is not None and point.month is not None:
        return day_of(date(point.year, point.month, point.day), point.eve)
    if point.month is not None:
        return f"{point.year:04d}-{point.month:02d}"
    stretch = stretch_of(point)
    if stretch is None or point.season == 4:  # a winter lies in two years, and 'winter 2022' may be either
        return f"{point.year:04d}"
    return months_of(point.year * 12 + stretch[0] - 1, stretch[1])


def day_of(day: date, eve: bool = False) -> str:
    """EDTF of a day; with `eve`, of the night that leads into it."""
    return f"{day - timedelta(days=1)}/{day}" if eve else day.isoformat()


def stretch_of(point: Point) -> tuple[int, int] | None:
    """First month and length in months of a season, a quarter or a half-year."""
    if point.season is not None:
        return point.season * 3, 3
    if point.quarter is not None:
        return point.quarter * 3 - 2, 3
    if point.half is not None:
        return point.half * 6 - 5, 6
    return None


def months_of(index: int, length: int) -> str:
    """EDTF of `length` months from the one with the given `index` (months since year 0)."""
    return joined(month_of(index), month_of(index + length - 1))


def month_of(index: int) -> str:
    """EDTF of the month with the given index."""
    year, month = divmod(index, 12)
    return f"{year:04d}-{month + 1:02d}"


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def vaguely(point: Point, anchor: Anchor) -> str | None:
    """'Yesterday' of a month: that month. Further words are not settled by a month."""
    near = 2 if point.unit == "day" else 0
    return month_of(anchor.month) if anchor.month is not None and abs(point.offset) <= near else None
