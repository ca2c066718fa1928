"""Checks of what was kept: the file itself, the bytes, the articles, the reports and their passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, case, func, select, text

from bordereau.model import Article, passages_of
from bordereau.register.check.faults import Fault, rows
from bordereau.register.errors import DamagedError
from bordereau.register.lookup import unpacked
from bordereau.register.series import content_of, has_address, key_of, series_of
from bordereau.register.store import decisions, reports
from bordereau.register.store import tables as t


def check_file(connection: Connection) -> Iterator[Fault]:
    """SQLite's own checks: of pages and indexes, of rows that refer to others, and of the index of words."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text("PRAGMA integrity_check(100)")):
        if row[0] != "ok":
            yield Fault("file", "page", str(row[0]))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Fault(str(row[0]), f"row {row[1]}", f"refers to a row of {row[2]} that is not there")


def check_bytes(connection: Connection) -> Iterator[Fault]:
    """The bytes that articles were read from: their size and SHA-256."""
    for row in rows(connection, select(t.raw.c.sha256, t.raw.c.size, t.raw.c.bytes)):
        try:
            whole = unpacked(row.bytes, row.sha256)
        except DamagedError as error:
            yield Fault("raw", row.sha256, str(error))
        else:
            if len(whole) != row.size:
                yield Fault("raw", row.sha256, f"{len(whole)} bytes, not {row.size}")


def check_articles(connection: Connection) -> Iterator[Fault]:
    """Articles: that they are what was read, have their bytes, and of each one version counts."""
    for row in rows(connection, select(t.article)):
        yield from _article_faults(row)
    current = func.sum(case((t.article.c.current, 1), else_=0))
    for row in connection.execute(select(t.article.c.key).group_by(t.article.c.key).having(current != 1)):
        yield Fault("article", row.key, "not exactly one of its versions counts")
    bare = select(t.article.c.no).where(t.article.c.raw.not_in(select(t.raw.c.sha256)))
    for row in connection.execute(bare):
        yield Fault("article", f"version {row.no}", "the bytes it was read from are not there")


def _article_faults(row: Any) -> Iterator[Fault]:
    try:
        article = _article(row)
    except ValidationError as error:
        yield Fault("article", f"version {row.no}", f"is no article: {error.errors()[0]['msg']}")
        return
    if content_of(article) != row.content:
        yield Fault("article", f"version {row.no}", "is not what was read: its SHA-256 is another")
    if not _is_in_series(article, row.series) or key_of(row.series) != row.key:
        yield Fault("article", f"version {row.no}", "does not belong to its series")


def _is_in_series(article: Article, series: str) -> bool:
    """Whether an article belongs to a series. What has no address may have been read first without its
    publisher, or with one that this version lacks."""
    unnamed = series_of(article.model_copy(update={"publisher": None}))
    if series in (series_of(article), unnamed):
        return True
    return article.publisher is None and not has_address(series) and not has_address(unnamed)


def _article(row: Any) -> Article:
    return Article(
        id=row.name, lang=row.lang, published=row.published, publisher=row.publisher, url=row.url,
        title=row.title, text=row.text,
    )  # fmt: skip


def check_reports(connection: Connection) -> Iterator[Fault]:
    """Reports: that they can be read, their words stand in their article, and they are where they belong."""
    a, r = t.article.c, t.report.c
    told = select(
        r.id, r.article, r.content, r.kind, r.gone, r.active, r.version, a.no, a.key, a.name, a.lang,
        a.published, a.publisher, a.url, a.title, a.text, a.current,
    ).outerjoin(t.article, a.no == r.version)  # fmt: skip
    for row in rows(connection, told):
        yield from _report_faults(connection, row)
    past = select(t.report_past.c.no, t.report_past.c.report, t.report_past.c.content, t.article).join(
        t.article, a.no == t.report_past.c.version
    )
    for row in rows(connection, past):
        yield from _passage_faults(f"{row.report} (as it was)", row.content, row)


def _report_faults(connection: Connection, row: Any) -> Iterator[Fault]:
    if row.no is None or row.key != row.article:
        yield Fault("report", row.id, "the version of its article is not there")
        return
    yield from _passage_faults(row.id, row.content, row)
    held = row.gone is not None and bool(decisions.held(connection, [row.id]))
    if row.active != (row.gone is None or held):
        yield Fault("report", row.id, "takes part in entries" if row.active else "takes part in no entry")
    if row.gone is None and not row.current:
        yield Fault("report", row.id, "is told by a version of its article that does not count")


def _passage_faults(which: str, content: str, row: Any) -> Iterator[Fault]:
    try:
        report = reports.parse(content)
    except ValidationError as error:
        yield Fault("report", which, f"is no report: {error.errors()[0]['msg']}")
        return
    article = _article(row)
    for passage in passages_of(report):
        if not passage.is_in(article):
            yield Fault("report", which, f"its words are not in the article: {passage.words!r}")
