"""An article of a register for the terminal: its versions, its reports and their entries, its near copies."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.exchange.history import minute
from bordereau.exchange.notes import heading
from bordereau.exchange.showing import headed
from bordereau.register import ArticleView, ReportView, VersionView


def article_lines(view: ArticleView, notice: str | None = None) -> Iterator[str]:
    """What the register keeps of an article, line by line, its text last. `notice`: what must stand by it."""
    article = view.article
    yield headed(article) or "(no title)"
    about = (article.publisher, article.published or "no date", article.lang, article.id, view.key)
    yield " · ".join(part for part in about if part)
    if notice:
        yield notice
    if article.url:
        yield article.url
    yield from (_version(number, version) for number, version in enumerate(view.versions, 1))
    yield from (_report(told) for told in view.reports)
    yield from (
        f"near copy: {key} ({100 * likeness:.0f} % alike)" for key, likeness in sorted(view.copies.items())
    )
    yield ""
    yield from article.text.split("\n")


def _version(number: int, version: VersionView) -> str:
    counts = "" if version.current else ", an older one"
    origin = version.origin or "unknown origin"
    return (
        f"version {number}{counts}: {origin}, read {minute(version.read_at)} UTC, {version.size:,} bytes, "
        f"SHA-256 {version.sha256}"
    )


def _report(told: ReportView) -> str:
    gone = f", told no more since {told.gone[:10]}" if told.gone else ""
    return f"report {told.id}: {heading(told.report)}{gone} -> {told.entry or 'no entry'}"
