"""Finding one thing in the register: an entry, an article, its bytes, its history."""

from __future__ import annotations

import difflib
import hashlib
import re
import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from bordereau.model import Article, Entry, Report
from bordereau.register.errors import DamagedError, GoneError, UnknownError
from bordereau.register.facets import folded
from bordereau.register.marks import marks_in, with_marks
from bordereau.register.series import key_of, series_of
from bordereau.register.store import articles, changes, decisions, entries, names, reports
from bordereau.register.store import tables as t
from bordereau.register.store.changes import Change
from bordereau.register.store.decisions import Decision

HistoryLine = Decision | Change
_SHORTEST = 4
_NEAR = 3


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of an article. `size` and `sha256` are of the bytes it was read from; times are ISO, UTC."""

    no: int
    current: bool
    published: str | None
    title: str | None
    sha256: str
    size: int
    origin: str
    read_at: str
    last_read: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report of an article: its entry, and since when its article tells it no more."""

    id: str
    entry: str | None
    report: Report
    version: int
    first_seen: str
    last_seen: str
    gone: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that is kept of it. `copies`: keys of near copies, and how like they are (0..1)."""

    key: str
    article: Article
    versions: tuple[VersionView, ...]
    reports: tuple[ReportView, ...]
    voice: str
    copies: dict[str, float]


@dataclass(frozen=True, slots=True)
class Made:
    """A decision, and whether it is undone by now. `subject`: what an undoing undoes in the end; else the
    decision itself."""

    decision: Decision
    undone: bool
    subject: Decision


def entry_name(connection: Connection, name: str) -> str:
    """The id of the entry that a name finds; UnknownError or GoneError where it finds none."""
    found = names.find(connection, name.strip())
    if found is None:
        raise UnknownError("entry", name, _near(connection, name))
    kept = reports.filed(connection, [found.report])[found.report]
    if kept.entry is None:
        raise GoneError(
            "%(name)s is not in the register any more: no article tells it (see the history of %(name)s)",
            name=found.name,
        )
    return kept.entry


def entry(connection: Connection, name: str) -> Entry:
    """The entry that a name finds; UnknownError or GoneError where it finds none."""
    found = entries.find(connection, entry_name(connection, name))
    if found is None:
        raise DamagedError(f"the entry {name} has no row: run the check")
    return found


def _near(connection: Connection, name: str) -> list[str]:
    """Names like this one: those that begin alike, the likest first."""
    start = name.strip().upper()
    while start:
        known = names.beginning_with(connection, start, 200)
        if known:
            return difflib.get_close_matches(name.upper(), known, _NEAR, 0.0)
        start = start[: len(start) * 2 // 3]
    return []


def article(connection: Connection, name: str) -> ArticleView:
    """The article of a key, a beginning of one, an id, an address, or a report's id."""
    key = article_key(connection, name)
    versions = _versions(connection, key)
    current = next(v for v in versions if v.current)
    return ArticleView(
        key=key,
        article=articles.article_of(connection, current.no),
        versions=versions,
        reports=_reports(connection, key),
        voice=articles.voices_of(connection, [key]).get(key, key),
        copies=articles.copies_of(connection, [key]).get(key, {}),
    )


def article_key(connection: Connection, name: str) -> str:
    """The key of the article that is meant; UnknownError where none is, or several are."""
    asked, c = name.strip(), t.article.c
    if connection.execute(select(c.no).where(c.key == asked).limit(1)).first():
        return asked  # looked up first: beginnings of keys are looked for among all
    meant = [c.key == asked, c.name == asked]
    if "/" in asked:
        meant.append(c.key == key_of(series_of(Article(url=asked, text=""))))
    if re.fullmatch(r"[0-9a-f]{4,16}(\.\d+)?", asked):
        meant.append(c.key.startswith(asked.partition(".")[0]))
    found = sorted(set(connection.execute(select(c.key).where(or_(*meant)).limit(_NEAR + 1)).scalars()))
    exact = [key for key in found if key == asked]
    if len(exact or found) == 1:
        return str((exact or found)[0])
    raise UnknownError("article", name, found)


def publisher(connection: Connection, name: str) -> str:
    """A publisher as most articles write it; `name` is compared without accents, signs and case."""
    c = t.article.c
    counted = select(c.publisher, func.count()).where(c.publisher.is_not(None)).group_by(c.publisher)
    known = {row[0]: row[1] for row in connection.execute(counted)}
    same = [p for p in known if folded(p) == folded(name)]
    if not same:
        raise UnknownError("publisher", name, difflib.get_close_matches(name, known, _NEAR))
    return str(max(same, key=lambda p: (known[p], p)))


def raw(connection: Connection, name: str, version: int | None) -> bytes:
    """The bytes of a version. DamagedError where they are not what was read."""
    key = article_key(connection, name)
    c = t.article.c
    which = c.current if version is None else c.no == version
    row = connection.execute(
        select(t.raw.c.sha256, t.raw.c.bytes).join(t.raw, t.raw.c.sha256 == c.raw).where(c.key == key, which)
    ).first()
    if row is None:
        raise UnknownError("version", f"{version} of {name}")
    return unpacked(row.bytes, row.sha256)


def unpacked(packed: bytes, sha256: str) -> bytes:
    """The bytes that were packed; DamagedError where they have another SHA-256."""
    try:
        whole = zlib.decompress(packed)
    except zlib.error as error:
        raise DamagedError(f"the bytes with SHA-256 {sha256} cannot be unpacked: {error}") from error
    if hashlib.sha256(whole).hexdigest() != sha256:
        raise DamagedError(f"the bytes with SHA-256 {sha256} are not what was read")
    return whole


def history(connection: Connection, name: str | None, limit: int) -> list[HistoryLine]:
    """Decisions and changes in the order of time: those of an entry, under all its names, or the last."""
    if name is None:
        return _in_time([*decisions.last(connection, limit), *changes.last(connection, limit)])[-limit:]
    found = names.find(connection, name.strip())
    if found is None:
        raise UnknownError("entry", name, _near(connection, name))
    entry_id = reports.filed(connection, [found.report])[found.report].entry
    members = reports.in_entry(connection, entry_id) if entry_id else [found.report]
    called = [n.name for n in names.of_reports(connection, members)]
    return _in_time(
        [*decisions.history_of(connection, called, members), *changes.of_entry(connection, called, members)]
    )


def decided(connection: Connection, before: int | None, limit: int) -> list[Made]:
    """Decisions, the newest first; `before`: those of lesser numbers."""
    found = decisions.page(connection, before, limit)
    void = decisions.undone(connection, [decision.no for decision in found])
    return [Made(d, d.no in void, decisions.first_undone(connection, d)) for d in found]


def _in_time(lines: list[HistoryLine]) -> list[HistoryLine]:
    """In order of time; at one moment the decision before what it brought about."""
    return sorted(lines, key=lambda line: (line.at, isinstance(line, Change), line.no))


def _versions(connection: Connection, key: str) -> tuple[VersionView, ...]:
    c = t.article.c
    rows = connection.execute(
        select(
            c.no, c.current, c.published, c.title, t.raw.c.sha256, t.raw.c.size, c.origin, c.read_at,
            c.last_read,
        )
        .join(t.raw, t.raw.c.sha256 == c.raw)
        .where(c.key == key)
        .order_by(c.no)
    )  # fmt: skip
    return tuple(VersionView(*row) for row in rows)


def _reports(connection: Connection, key: str) -> tuple[ReportView, ...]:
    c = t.report.c
    rows = connection.execute(
        select(c.id, c.entry, c.version, c.first_seen, c.last_seen, c.gone)
        .where(c.article == key)
        .order_by(c.gone.is_not(None), c.position, c.id)
    ).all()
    told = _as_marked(connection, [row.id for row in rows])
    return tuple(
        ReportView(
            row.id,
            row.entry,
            told[row.id],
            row.version,
            row.first_seen,
            row.last_seen,
            row.gone,
        )
        for row in rows
    )


def _as_marked(connection: Connection, ids: list[str]) -> dict[str, Report]:
    """What reports tell, with what persons marked in them."""
    decided, _ = decisions.in_force_on_entry(connection, (), ids)
    marks = marks_in(decided)
    filed = reports.filed(connection, ids)
    return {i: with_marks(connection, f, marks.get(i, ())).report for i, f in filed.items()}
