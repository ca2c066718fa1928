"""Entries for the tests of printed forms."""

from __future__ import annotations

from filed import filed

from bordereau.model import Article, Entry
from bordereau.register import Summary
from bordereau.register.reconcile import reconcile

HOSTILE = "\x1b[2J\u202e[bold]x[/bold]"


def flight() -> Entry:
    """Two reports of one flight, one with arms, one without."""
    common = {"supplier": ["RUS"], "recipient": ["MLI"], "weight_t": 11, "carrier": ["Il-76"]}
    words = {"weight_t": "onze tonnes"}
    alpha = filed(
        "a", publisher="Alpha", date="2024-09-18", items=["weapons", "food"], **common,
        words={**words, "items": "des armes"},
    )  # fmt: skip
    beta = filed("b", publisher="Beta", items=["food"], **common, words={**words, "items": "des vivres"})
    return reconcile("RUS-MLI-2024-09-18", [alpha, beta])


def articles() -> dict[str, Article]:
    """The articles of the flight, by key."""
    return {
        "article-a": Article(publisher="Alpha", published="2024-09-19", title="Onze tonnes", text="..."),
        "article-b": Article(publisher="Beta", published="2024-09-20", title="Des vivres", text="..."),
    }


def summary(entry: Entry) -> Summary:
    """An entry as a list of the register has it."""
    return Summary(
        id=entry.id, kind=entry.kind, verdict=entry.verdict, review=entry.review,
        credibility=entry.credibility,
        values={field.field: field.value for field in entry.fields},
        verdicts={field.field: field.verdict for field in entry.fields},
        publishers=entry.publishers, reports=len(entry.reports), added="2026-01-01", changed="2026-01-02",
    )  # fmt: skip
