"""Reading: an article in, its cited reports out. Each stage is a module, usable and testable alone."""

from __future__ import annotations

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


def read(article: Article | str, *, lang: str | None = None, decider: Decider | None = None) -> Reading:
    """The reports that an article, or a bare text, tells.

    `lang` (ISO 639-1) is used where the article names none; English where neither does. `decider` chooses
    among the mentions; by default cues do.
    """
    if isinstance(article, str):
        article = Article(text=article)
    chosen = decider or cue_decider()
    pages = pages_of(article, article.lang or lang or "en")
    reports: list[Report] = []
    for page in pages:
        if triage(page.whole, page.lang).passes:
            reports += renumbered(_read_page(page, chosen), len(reports))
    return Reading(article=article, reports=tuple(reports))


def _read_page(page: Page, decider: Decider) -> list[Report]:
    decisions = decider.decide(Scene(page, find_mentions(page)))
    if decider.name != CUES:
        decisions = [replace(d, by=_OTHER) if d.by == BY_CUES else d for d in decisions]
    return [calibrated(r) if r.decided_by.by == CUES else r for r in assemble(page, decisions)]
