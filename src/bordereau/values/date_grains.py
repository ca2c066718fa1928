"""Dates at another grain: what the same words may mean besides, coarser or finer than they are taken first.

'In the spring' is three months, and as often just the year; 'before Christmas' rather December than its 25th;
'a year ago' the year, or the very month; 'by the end of 2023' the year, or its December.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bordereau.values.date_calendar import day_of, joined, overnight
from bordereau.values.date_points import Coarse, DateMention, Edge, Point, Tense, Unit
from bordereau.values.date_resolve import bare_day, resolve
from bordereau.values.edtf import last_day

_YEAR, _MONTH, _DAY = len("2014"), len("2014-08"), len("2014-08-01")
_CUT: dict[Coarse, int] = {"month": _MONTH, "year": _YEAR}
_EDGE_MONTHS: dict[Edge, str] = {"start": "01", "end": "12"}
# A count of one unit in a finer one.
_FINER: dict[Unit, tuple[Unit, int]] = {"year": ("month", 12), "week": ("day", 7)}
_WINTER = 4


def other_grains(
    mention: DateMention,
    value: str | None,
    published: str | None,
    context: str | None = None,
    tense: Tense | None = None,
) -> list[str]:
    """What `mention` may mean besides `value`, which `resolve` gives for the same arguments, in EDTF.

    Raises ValueError where `published` or `context` is given and is not EDTF.
    """
    found = list(dict.fromkeys(_others(mention, value, published, context, tense)))
    return [other for other in found if other != value]


def _others(
    mention: DateMention, value: str | None, published: str | None, context: str | None, tense: Tense | None
) -> Iterator[str]:
    if value is not None:
        yield from _coarser(mention, value)
    if mention.counted:
        yield from filter(None, (resolve(finer, published, context, tense) for finer in _finer(mention)))
    if bare_day(mention.point) and context is not None:
        yield from filter(None, [resolve(mention, published, None, tense)])
    if mention.point.direction == "last" and mention.until is None and value is not None:
        yield from _last_but_one(mention.point, value)


def _coarser(mention: DateMention, value: str) -> Iterator[str]:
    point, until = mention.point, mention.until
    head, _, tail = value.partition("/")
    if until is None:
        yield from _of_stretch(point, head, tail)
    if mention.coarse is not None and mention.shift == 0:
        yield head[: _CUT[mention.coarse]]
    if mention.edge is not None and _is_year(value):
        yield f"{value}-{_EDGE_MONTHS[mention.edge]}"
    if mention.part is not None and len(value) == _MONTH:
        yield _part(value, mention.part)
    yield from _about_day(mention, head, tail)
    if mention.counted:
        yield from _of_count(point, until, head, tail)


def _last_but_one(point: Point, value: str) -> Iterator[str]:
    """'Last Thursday' said on a Friday, 'last August' in September: often the one before."""
    if point.weekday is not None and point.month is None and len(value) == _DAY:
        yield day_of(date.fromisoformat(value) - timedelta(weeks=1))
    if point.month is not None and point.day is None and len(value) == _MONTH:
        yield f"{int(value[:_YEAR]) - 1:04d}{value[_YEAR:]}"


def _of_stretch(point: Point, head: str, tail: str) -> Iterator[str]:
    """The year of a season, the years of a decade."""
    if point.season is not None and tail:
        yield head[:_YEAR]
        if point.season == _WINTER:
            yield joined(head[:_YEAR], tail[:_YEAR])
    elif point.season == _WINTER and _is_year(head):
        yield f"{head}/{int(head) + 1:04d}"
    if point.decade is not None:
        yield f"{point.decade}/{point.decade + 9}"


def _about_day(mention: DateMention, head: str, tail: str) -> Iterator[str]:
    """A night as the day that it begins on, the late hours of a day as a night."""
    if mention.span == "night" and tail:
        yield head
    if mention.span == "late" and len(head) == _DAY:
        yield overnight(date.fromisoformat(head))


def _of_count(point: Point, until: Point | None, head: str, tail: str) -> Iterator[str]:
    """Of a stretch so long ('for two years') its start; of so many weeks the months."""
    if until is not None:
        yield head
    if point.unit == "week":
        yield joined(head[:_MONTH], (tail or head)[:_MONTH])


def _is_year(value: str) -> bool:
    return len(value) == _YEAR and value.isdigit()


def _part(month: str, part: str) -> str:
    """Days of the month `month`, EDTF; `part` as of DateMention."""
    last = last_day(month)
    first, _, end = part.partition("-")
    if not first:
        return joined(day_of(last - timedelta(days=int(end) - 1)), day_of(last))
    return joined(f"{month}-{int(first):02d}", f"{month}-{min(int(end), last.day):02d}")


def _finer(mention: DateMention) -> Iterator[DateMention]:
    point, until = mention.point, mention.until
    if point.unit in _FINER:
        yield replace(mention, point=_counted(point), until=None if until is None else _counted(until))


def _counted(point: Point) -> Point:
    if point.unit not in _FINER:
        return point
    unit, times = _FINER[point.unit]
    return replace(point, unit=unit, offset=point.offset * times)
