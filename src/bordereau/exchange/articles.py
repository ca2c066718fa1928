"""An article of a register for the terminal: its versions, its reports and their entries, its near copies."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.exchange.notes import heading
from bordereau.register import ArticleView, ReportView, VersionView


def article_lines(view: ArticleView, notice: str | None = None) -> Iterator[str]:
    """What the register keeps of an article, line by line, its text last. `notice`: what must stand by it."""
    article = view.article
    yield article.title or "(no title)"
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
    return (
        f"version {number}{counts}: {version.origin or 'unknown origin'}, read {version.read_at[:16]}, "
        f"{version.size:,} bytes, SHA-256 {version.sha256}"
    )


def _report(told: ReportView) -> str:
    gone = f", told no more since {told.gone[:10]}" if told.gone else ""
    return f"report {told.id}: {heading(told.report)}{gone} -> {told.entry or 'no entry'}"
