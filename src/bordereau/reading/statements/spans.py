"""Spans: questions to a set of spans: which of them hold an offset, or another span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Span = tuple[int, int]
_HELD = 4  # spans before an offset among which those that hold it are


class Outside:
    """Whether an offset lies outside all of some spans, which do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [a for a, _ in self.spans]

    def __call__(self, offset: int) -> bool:
        """Whether `offset` lies outside."""
        at = bisect_right(self.starts, offset) - 1
        return at < 0 or offset >= self.spans[at][1]


class Covering:
    """Whether a span lies within one of some spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        longest: dict[int, int] = {}
        for start, end in spans:
            longest[start] = max(end, longest.get(start, end))
        self.spans = sorted(longest.items())
        self.starts = [a for a, _ in self.spans]

    def __call__(self, start: int, end: int) -> bool:
        """Whether the span lies within."""
        at = bisect_right(self.starts, start)
        return any(end <= e for _, e in self.spans[max(0, at - 3) : at])


class Ends:
    """Where some spans end: those that hold an offset, and those that begin within a longer span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [a for a, _ in self.spans]

    def holding(self, offset: int) -> int:
        """Where the longest that holds `offset` ends; `offset` where none does."""
        at = bisect_right(self.starts, offset)
        return max([offset, *(b for _, b in self.spans[max(0, at - _HELD) : at])])

    def last_within(self, start: int, end: int) -> int | None:
        """Where the last that begins behind `start` and ends by `end` ends; None where there is none."""
        at, stop = bisect_right(self.starts, start), bisect_left(self.starts, end)
        return max((b for _, b in self.spans[at:stop] if b <= end), default=None)
