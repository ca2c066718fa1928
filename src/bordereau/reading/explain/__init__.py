"""Explaining: what triage, mentions, decisions and assembly saw in one article, for a codebook's author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bordereau.model import Article, Attack, Cooperation, Deployment, Report, Statement, Transfer
from bordereau.reading.assembly import assemble
from bordereau.reading.calibration import calibrated
from bordereau.reading.cue_decider import CUES, CueDecider, cue_decider
from bordereau.reading.decisions import Decision
from bordereau.reading.explain.events import explain_events
from bordereau.reading.explain.mentions import explain_mentions
from bordereau.reading.explain.statements import explain_statements
from bordereau.reading.explain.transfers import explain_transfers
from bordereau.reading.find import find_mentions
from bordereau.reading.page import Page, pages_of
from bordereau.reading.scene import Scene
from bordereau.reading.triage import triage

__all__ = ["count_pages", "explain", "explain_pages"]


class Explaining(Protocol):
    """A decider that tells what it saw, line by line, along with what it decides."""

    def explained(self, scene: Scene) -> tuple[list[str], list[Decision]]:
        """The lines, and the decisions."""
        ...


def explain(article: Article, decider: CueDecider | Explaining | None = None) -> str:
    """The stages of reading `article`, one after another, as plain text.

    Offsets are into title, an empty line and text; in a page after the first, into that page's text. Of each
    decision the candidates are shown with how sure it is of them (0 to 1) and their heaviest cues; a cue's
    number is its weight, for (+) or against (-). The confidence of the reports at the end is the calibrated
    one.
    """
    return "\n\n".join(explain_pages(article, decider))


def explain_pages(
    article: Article, decider: CueDecider | Explaining | None = None, only: int | None = None
) -> Iterator[str]:
    """The same page by page, as each is read: a very long article has several, a short one has one.

    `only` is the number of the one page that is wanted, from 1; IndexError where there is none such.
    """
    decider = decider or cue_decider()
    pages = list(enumerate(pages_of(article, article.lang or "en"), 1))
    if only is not None and not 1 <= only <= len(pages):
        raise IndexError(f"no page {only} of {len(pages)}")
    for number, page in pages if only is None else [pages[only - 1]]:
        yield "\n".join(_page(page, decider, _which(page, number, len(pages))))


def count_pages(article: Article) -> int:
    """How many pages the article is read in."""
    return len(pages_of(article, article.lang or "en"))


def _which(page: Page, number: int, pages: int) -> str:
    """Which page of a long article it is, and where its offsets begin; nothing where there is only one."""
    begins = f" (0 is character {page.begin:,} of the text)" if page.begin else ""
    return f", page {number} of {pages}{begins}" if pages > 1 else ""


def _page(page: Page, decider: CueDecider | Explaining, which: str) -> Iterator[str]:
    verdict = triage(page.whole, page.lang)
    yield f"ARTICLE {page.article.id or ''} ({page.lang}){which}: {page.title or page.whole[:60]!r}"
    yield from ("", f"TRIAGE  {verdict}")
    if not verdict.passes:
        return
    scene = Scene(page, find_mentions(page))
    if isinstance(decider, CueDecider):
        lines, decisions = list(_cues(scene, decider)), decider.decide(scene)
    else:
        lines, decisions = decider.explained(scene)
    yield from ("", "MENTIONS", *explain_mentions(scene), "", "DECISIONS", *lines)
    made = assemble(page, decisions)
    reports = [calibrated(r) if r.decided_by.by == CUES else r for r in made]
    yield from ("", f"ASSEMBLY  {len(reports)} report(s)")
    yield from (f"  {k}. {r.confidence:.2f}  {r.kind}: {_told(r)}" for k, r in enumerate(reports, 1))


def _cues(scene: Scene, decider: CueDecider) -> Iterator[str]:
    yield from explain_transfers(scene, decider.transfers)
    for events in decider.events:
        yield from explain_events(scene, events)
    if decider.statements is not None:
        yield from explain_statements(scene, decider.statements)


def _told(report: Report) -> str:
    if isinstance(report, Statement):
        return f"{report.speaker.value}: {report.quote.value[:60]!r}"
    return f"{_of_kind(report)} [{', '.join(f'{c.scheme} {c.type}' for c in report.codes)}]"


def _of_kind(report: Transfer | Attack | Deployment | Cooperation) -> str:
    told = report.assertion.value
    if isinstance(report, Transfer):
        sides = ("+".join(c.value for c in side) or "?" for side in (report.supplier, report.recipient))
        named = [i.designation.value if i.designation else i.category.value for i in report.items]
        return f"{report.stage.value}, {told}: {' to '.join(sides)}: {', '.join(named) or 'no item'}"
    if isinstance(report, Attack):
        by = "+".join(c.value for c in report.perpetrator) or "?"
        return f"{report.form.value}, {told}: by {by} on {report.target.value if report.target else '?'}"
    if isinstance(report, Deployment):
        where = "+".join(c.value for c in report.host)
        return f"{report.phase.value}, {told}: {report.force.value} in {where or '?'}"
    return f"{report.form.value}, {told}: {'+'.join(c.value for c in report.parties)}"
