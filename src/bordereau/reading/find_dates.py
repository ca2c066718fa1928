"""The dates of a page with every value that they may have, from what the text tells before and beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bordereau.reading.mentions import DateFound
from bordereau.reading.page import Page
from bordereau.values.date_points import DateMention, Point, Tense
from bordereau.values.date_resolve import bare_day
from bordereau.values.dates import joins, other_grains, resolve
from bordereau.values.edtf import first_day, last_day

_YEAR, _MONTH, _DAY = len("2014"), len("2014-08"), len("2014-08-01")
_LONG = ("month", "year")  # what may be counted from a month or a year
_YEAR_HOLDS = 3  # sentences in which a month may be of the year told before
_APART = 24  # characters between two dates that may be the ends of one stretch


def dates_of(page: Page, found: Sequence[DateMention]) -> list[DateFound]:
    """The dates `found` on `page`, in order of place, with the values that they may have."""
    published = page.article.published
    dates: list[DateFound] = []
    told = _Told()
    for mention in found:
        sentence = page.sentence_at(mention.start)
        date = _date(mention, published, sentence, told)
        dates.append(date)
        if date.value and not mention.of_next:
            told = told.after(mention, date.value, sentence)
    return [
        *(_with_next(page, one, other) for one, other in pairwise(dates)),
        *dates[-1:],
    ]


@dataclass(frozen=True)
class _Told:
    """The dates last told, which later words count from: the last day, the last of any grain, the last that
    lies in one month, the end of the last stretch, the last year and its sentence."""

    day: str | None = None
    date: str | None = None
    month: str | None = None
    end: str | None = None
    year: int | None = None
    sentence: int = 0

    def after(self, mention: DateMention, value: str, sentence: int) -> _Told:
        whole = "/" not in value
        told = _Told(
            day=value if len(value) == _DAY else self.day,
            date=value if whole else self.date,
            month=value[:_MONTH] if whole and len(value) >= _MONTH else self.month,
            end=self.end if whole else value.rpartition("/")[2],
            year=self.year,
            sentence=self.sentence,
        )
        year = mention.point.year if mention.until is None else mention.until.year
        if year is not None or _is_year(value):
            return replace(told, year=year or int(value), sentence=sentence)
        return told

    def context(self, mention: DateMention) -> str | None:
        """The date that `mention` counts from, if it counts from another than that of publication."""
        long = mention.point.unit in _LONG or mention.point.month or mention.point.season
        return self.date if mention.anchored and long else self.day

    def contexts(self, mention: DateMention, published: str | None) -> list[str]:
        """The other dates that `mention` may count from: those told otherwise, and that of publication."""
        if not mention.anchored:
            return [self.month] if self.month and bare_day(mention.point) else []
        year = None if self.year is None else f"{self.year:04d}"
        told = (self.end, self.date, self.month, year, published)
        return [context for context in dict.fromkeys(told) if context is not None]


def _is_year(value: str) -> bool:
    return len(value) == _YEAR and value.isdigit()


def _date(mention: DateMention, published: str | None, sentence: int, told: _Told) -> DateFound:
    context = told.context(mention)
    value = resolve(mention, published, context, "past")
    future = resolve(mention, published, context, "future") if mention.relative else value
    near = told.year if told.year and sentence - told.sentence <= _YEAR_HOLDS else None
    in_year = _in_year(mention, near) if near else None
    others = [
        (later, other)
        for later, tense, first in _readings(mention, value, future)
        for other in (
            *other_grains(mention, first, published, context, tense),
            *(resolve(mention, published, other, tense) for other in told.contexts(mention, published)),
        )
        if other is not None
    ]
    onward = _onward(value, published) if mention.bound == "since" else None
    return DateFound(
        mention.start,
        mention.end,
        sentence,
        value,
        future,
        mention.relative,
        mention.anchored,
        mention.of_next,
        onward,
        in_year if in_year not in (value, future) else None,
        tuple(dict.fromkeys([*others, *_stretched(mention, value, future, others, published)])),
    )


def _readings(
    mention: DateMention, value: str | None, future: str | None
) -> list[tuple[bool, Tense, str | None]]:
    """Whether read as future, the tense and the date; of a date that no tense can move the one reading."""
    past: tuple[bool, Tense, str | None] = (False, "past", value)
    return [past, (True, "future", future)] if mention.relative else [past]


def _in_year(mention: DateMention, year: int) -> str | None:
    """A day, month or season told without a year, or a stretch of such, as of `year`."""
    ends = [mention.point] if mention.until is None else [mention.point, mention.until]
    if any(_settled(end) for end in ends):
        return None
    until = None if mention.until is None else replace(mention.until, year=year)
    return resolve(replace(mention, point=replace(mention.point, year=year), until=until), None)


def _settled(point: Point) -> bool:
    """Whether a year told before adds nothing to it."""
    part = point.month or point.season
    return part is None or bool(point.year or point.unit or point.direction)


def _onward(value: str | None, published: str | None) -> str | None:
    """The stretch from a day, month or year to that of publication; None where it is no past."""
    if not value or not published or "/" in value or len(value) not in (_YEAR, _MONTH, _DAY):
        return None
    until = published[: len(value)]
    return f"{value}/{until}" if len(until) == len(value) and value < until else None


def _stretched(
    mention: DateMention,
    value: str | None,
    future: str | None,
    others: Sequence[tuple[bool, str]],
    published: str | None,
) -> list[tuple[bool, str]]:
    """The stretch from a coarser form of the date to publication, or from publication to the date."""
    if mention.bound == "since":
        long = [_onward(other, published) for later, other in others if not later]
        return [(False, stretch) for stretch in long if stretch]
    if mention.bound == "until" and future and published and _is_year(future):
        start = published[:_YEAR]
        return [(True, f"{start}/{future}")] if start < future else []
    return []


def _with_next(page: Page, one: DateFound, other: DateFound) -> DateFound:
    """`one`, with the stretch to `other` where only a word such as 'and' or 'to' stands between them."""
    if not 0 < other.start - one.end <= _APART or not joins(page.whole[one.end : other.start], page.lang):
        return one
    pairs = ((False, one.value, other.value), (True, one.future, other.future))
    found = [(later, stretch) for later, a, b in pairs if a and b for stretch in _stretches(a, b)]
    return replace(one, others=(*one.others, *found))


def _stretches(one: str, other: str) -> list[str]:
    """The stretch from `one` to `other`, both EDTF, and the same as coarse as the coarser of them; none
    where they are not in order of time."""
    if first_day(one) >= first_day(other) or last_day(one) >= last_day(other):
        return []
    head, tail = one.partition("/")[0], other.rpartition("/")[2]
    grain = min(len(head), len(tail))
    return [f"{head}/{tail}", f"{head[:grain]}/{tail[:grain]}"]
