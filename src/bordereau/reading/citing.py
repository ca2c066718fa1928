"""Citing: values with the passages they rest on, cut from the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bordereau.model import Cited, Passage
from bordereau.reading.decisions import Choice, Span
from bordereau.reading.page import Page

CITED = 3
"""Passages at most for one value."""


def cited_choice(page: Page, choice: Choice[Any], make: Any = lambda value: value) -> Any:
    """A choice as a cited value; `make` turns what was chosen into what the report holds."""
    return Cited(
        value=make(choice.value),
        passages=passages_at(page, choice.spans),
        confidence=round(choice.confidence, 3),
        reckoned=choice.reckoned,
    )


def passages_at(page: Page, spans: tuple[Span, ...]) -> tuple[Passage, ...]:
    """The passages at some spans of the page, each once."""
    return tuple(dict.fromkeys(page.passage(start, end) for start, end in spans))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in their order, those that overlap as one, where the first of them stands."""
    out: list[Span] = []
    for start, end in spans:
        met = [s for s in out if start < s[1] and s[0] < end]
        if not met:
            out.append((start, end))
            continue
        whole = min(start, *(s[0] for s in met)), max(end, *(s[1] for s in met))
        out[out.index(met[0])] = whole
        out = [s for s in out if s not in met or s == whole]
    return tuple(out)


def gap_between(one: Span, other: Span) -> int:
    """How many characters lie between two spans; 0 where they touch or overlap."""
    return max(one[0] - other[1], other[0] - one[1], 0)
