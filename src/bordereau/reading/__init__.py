"""Reading: an article in, its cited reports out. Each stage is a module, usable and testable alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bordereau.model import Article, DecidedBy, Reading, Report
from bordereau.reading.assembly import assemble, renumbered
from bordereau.reading.calibration import calibrated
from bordereau.reading.cue_decider import CUES, cue_decider
from bordereau.reading.decisions import BY_CUES, Decider
from bordereau.reading.find import find_mentions
from bordereau.reading.page import Page, pages_of
from bordereau.reading.scene import Scene
from bordereau.reading.triage import triage

__all__ = ["Decider", "Page", "Scene", "assemble", "cue_decider", "find_mentions", "read", "triage"]

_OTHER = DecidedBy(by="other")  # a decider of the user's own that does not tell who it is


def read(
    article: Article | str,
    *,
    lang: str | None = None,
    decider: Decider | None = None,
    on_page: Callable[[int, int], None] | None = None,
) -> Reading:
    """The reports that an article, or a bare text, tells.

    `lang` (ISO 639-1) is used where the article names none; English where neither does. `decider` chooses
    among the mentions; by default cues do. `on_page` is called with how many pages of the article are read,
    and of how many: before the first, after each (a very long text has several; see `pages_of`).
    """
    if isinstance(article, str):
        article = Article(text=article)
    chosen = decider or cue_decider()
    pages = pages_of(article, article.lang or lang or "en")
    reports: list[Report] = []
    tell = on_page or _untold
    tell(0, len(pages))
    for done, page in enumerate(pages, 1):
        if triage(page.whole, page.lang).passes:
            reports += renumbered(_read_page(page, chosen), len(reports))
        tell(done, len(pages))
    return Reading(article=article, reports=tuple(reports))


def _untold(done: int, pages: int) -> None:
    """Where nobody asked how far reading is."""


def _read_page(page: Page, decider: Decider) -> list[Report]:
    decisions = decider.decide(Scene(page, find_mentions(page)))
    if decider.name != CUES:
        decisions = [replace(d, by=_OTHER) if d.by == BY_CUES else d for d in decisions]
    return [calibrated(r) if r.decided_by.by == CUES else r for r in assemble(page, decisions)]
