"""Assembly of statements: quoted words with their speaker, every value with its passages."""

from __future__ import annotations

from bordereau.model import Cited, Statement
from bordereau.reading.citing import cited_choice, passages_at
from bordereau.reading.decisions import Speech
from bordereau.reading.page import Page


def assemble_statements(page: Page, speeches: list[Speech]) -> list[Statement]:
    """One report for each speech."""
    return [_statement(page, s) for s in speeches]


def _statement(page: Page, told: Speech) -> Statement:
    sure = round(told.confidence, 3)
    words = " [...] ".join(page.whole[a:b] for a, b in told.pieces)
    return Statement(
        speaker=cited_choice(page, told.speaker),
        country=cited_choice(page, told.country) if told.country else None,
        quote=Cited(value=words, passages=passages_at(page, told.pieces), confidence=sure),
        confidence=sure,
        decided_by=told.by,
    )
