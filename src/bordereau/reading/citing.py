"""Citing: values with the passages they rest on, cut from the page."""

from __future__ import annotations

from typing import Any

from bordereau.model import Cited, Passage
from bordereau.reading.decisions import Choice, Span
from bordereau.reading.page import Page


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
