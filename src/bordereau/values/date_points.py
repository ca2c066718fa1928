"""What the words of a date say, before it is settled which day or year they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "year"]
Direction = Literal["last", "this", "next"]
Tense = Literal["past", "future"]
Bound = Literal["since", "until"]
Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "interval"]


@dataclass(frozen=True)
class Point:
    """The parts of one date as told; None where the words do not tell that part.

    `month` 1 to 12; `weekday` 1 (Monday) to 7; `season` 1 (spring) to 4 (winter); `decade` its first year.
    `unit` and `offset` count from the day spoken of: ('day', -1) is yesterday, ('year', -1) with `month` 2
    is February of last year. `direction` is 'last', 'this' or 'next' as said of a weekday, a month, a season.
    `eve`: the night that leads into the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    unit: Unit | None = None
    offset: int = 0
    direction: Direction | None = None
    eve: bool = False

    @property
    def grain(self) -> Grain:
        """How fine a date the words can give."""
        if self.eve:
            return "interval"
        if self.day is not None or self.weekday is not None:
            return "day"
        for name in ("month", "season", "quarter", "half", "decade"):
            if getattr(self, name) is not None:
                return name
        return self.unit or "year"

    @property
    def complete(self) -> bool:
        """Whether the words alone settle the date, with no day of publication."""
        if self.unit is not None or self.direction is not None:
            return False
        if self.day is not None:
            return self.year is not None and self.month is not None
        return self.year is not None or self.decade is not None


@dataclass(frozen=True)
class DateMention:
    """Words of a text that tell a date.

    `start`, `end`: Python string indices into the text that was searched, end exclusive.
    `relative`: the words need the date of publication, or another date of the article, to be settled.
    `anchored`: they count from another date that the article tells ('la veille', 'two days later').
    `of_next`: it is the date of what the words after it tell ('the day after the attack': the attack's).
    `precision`: how fine a date they can give. `bound`: 'since' or 'until' where the words before the
    mention make it an end of a stretch of time. `hint`: the tense that the wording itself suggests
    ('d'ici à décembre': future); the `tense` given to `resolve` overrides it.
    `point`, and `until` for an interval: what is said; see `Point`.
    """

    start: int
    end: int
    relative: bool
    anchored: bool
    precision: Grain
    point: Point
    until: Point | None = None
    bound: Bound | None = None
    hint: Tense | None = None
    of_next: bool = False
