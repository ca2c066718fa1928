"""Rows of reports: what articles tell, what they told before, and what matching needs of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from bordereau.model import FiledReport, Report
from bordereau.register.store import tables as t
from bordereau.register.store.running import ask, do, do_each, pairs
from bordereau.register.store.statements import several

_REPORT: TypeAdapter[Report] = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as its row has it. `active`: it takes part in entries; `gone`: since when nobody tells it."""

    id: str
    version: int
    content: str
    gone: str | None
    active: bool
    entry: str | None

    @property
    def report(self) -> Report:
        """What it tells."""
        return parse(self.content)


@lru_cache(maxsize=512)
def parse(content: str) -> Report:
    """The report of a row's content. Those of one happening come within days: each is asked for again."""
    return _REPORT.validate_json(content)


def of_article(connection: Connection, key: str) -> list[Kept]:
    """All reports that an article's versions ever told."""
    c = t.report.c
    rows = connection.execute(
        select(c.id, c.version, c.content, c.gone, c.active, c.entry).where(c.article == key)
    )
    return sorted((Kept(*row) for row in rows), key=lambda kept: number_of(kept.id))


def told_now(connection: Connection, key: str) -> list[str]:
    """The contents of the reports that an article tells, in the order of telling."""
    c = t.report.c
    rows = select(c.content).where(c.article == key, c.gone.is_(None)).order_by(c.position, c.id)
    return list(connection.execute(rows).scalars())


def article_key_of(report_id: str) -> str:
    """The key of the article that tells a report."""
    return report_id.rpartition(".")[0]


def number_of(report_id: str) -> int:
    """The number of a report in its article's series, from 1."""
    return int(report_id.rpartition(".")[2])


def add(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Keeps reports that are new."""
    do_each(connection, _ADD, rows)


_ADD = insert(t.report)


def replace(connection: Connection, old: Kept, values: dict[str, Any], now: str) -> None:
    """Puts another content in the place of a report's; the old one is kept beside it."""
    connection.execute(
        insert(t.report_past),
        {"report": old.id, "version": old.version, "content": old.content, "until": now},
    )
    connection.execute(update(t.report).where(t.report.c.id == old.id).values(**values))


def seen(connection: Connection, ids: Iterable[str], now: str) -> None:
    """Notes that reports, and the claims in them, were told again."""
    listed = sorted(ids)
    connection.execute(update(t.report).where(t.report.c.id.in_(listed)).values(last_seen=now))
    connection.execute(
        update(t.claim).where(t.claim.c.report.in_(listed), t.claim.c.current).values(last_seen=now)
    )


def set_standing(
    connection: Connection, ids: Iterable[str], *, active: bool, gone: str | None = None
) -> None:
    """Says whether reports take part in entries, and since when their article tells them no more."""
    connection.execute(
        update(t.report).where(t.report.c.id.in_(sorted(ids))).values(active=active, gone=gone)
    )


def set_entry(connection: Connection, ids: Collection[str], entry: str | None, *, new: bool = False) -> None:
    """Puts reports, and their claims, into an entry, or into none. `new`: they have no claims yet."""
    told = {"ids": sorted(ids), "into": entry}
    do(connection, _MOVE, told)
    if not new:
        do(connection, _MOVE_CLAIMS, told)


_MOVE = update(t.report).where(t.report.c.id.in_(several("ids"))).values(entry=bindparam("into"))
_MOVE_CLAIMS = (
    update(t.claim)
    .where(t.claim.c.report.in_(several("ids")), t.claim.c.current)
    .values(entry=bindparam("into"))
)


def with_companions(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """These reports, and all that are in one entry with any of them."""
    listed = sorted(ids)
    return frozenset(listed).union(row[0] for row in ask(connection, _COMPANIONS, {"ids": listed}))


_COMPANIONS = select(t.report.c.id).where(
    t.report.c.entry.in_(
        select(t.report.c.entry).where(t.report.c.id.in_(several("ids")), t.report.c.entry.is_not(None))
    )
)


def in_entries(connection: Connection, entries: Iterable[str]) -> frozenset[str]:
    """The reports of these entries."""
    rows = connection.execute(select(t.report.c.id).where(t.report.c.entry.in_(sorted(entries))))
    return frozenset(rows.scalars())


def gone_among(connection: Connection, ids: Iterable[str]) -> list[Kept]:
    """Those of the reports that their articles tell no more."""
    c = t.report.c
    rows = connection.execute(
        select(c.id, c.version, c.content, c.gone, c.active, c.entry).where(
            c.id.in_(sorted(ids)), c.gone.is_not(None)
        )
    )
    return [Kept(*row) for row in rows]


def in_entry(connection: Connection, entry: str) -> list[str]:
    """The reports of an entry, in order of their ids."""
    return sorted(connection.execute(select(t.report.c.id).where(t.report.c.entry == entry)).scalars())


def active_of_articles(connection: Connection, keys: Iterable[str]) -> list[str]:
    """The reports of these articles that take part in entries."""
    c = t.report.c
    rows = connection.execute(select(c.id).where(c.article.in_(sorted(keys)), c.active))
    return sorted(rows.scalars())


class Row(NamedTuple):
    """A report's row beside those of its article and voice, in the order of `_FILED`."""

    id: str
    article: str
    content: str
    version: int
    entry: str | None
    active: bool
    gone: str | None
    first_seen: str
    publisher: str | None
    published: str | None
    title: str | None
    voice: str | None


@dataclass(frozen=True)
class Filed:
    """A report with where it stands and since when it is known; it is parsed when it is first asked for,
    since most of a component's reports are not."""

    row: Row

    @property
    def id(self) -> str:
        """Its id, which needs no parsing."""
        return self.row.id

    @property
    def version(self) -> int:
        """The row of the article's version that tells it."""
        return self.row.version

    @property
    def title(self) -> str | None:
        """The title of its article."""
        return self.row.title

    @property
    def entry(self) -> str | None:
        """The entry that it is in."""
        return self.row.entry

    @property
    def active(self) -> bool:
        """Whether it takes part in entries."""
        return self.row.active

    @property
    def first_seen(self) -> str:
        """Since when it is known."""
        return self.row.first_seen

    @cached_property
    def report(self) -> FiledReport:
        """The report as matching and reconciling take it."""
        row = self.row
        return FiledReport(
            id=row.id,
            article=row.article,
            voice=row.voice or row.article,
            publisher=row.publisher,
            published=row.published,
            report=parse(row.content),
            withdrawn=row.gone is not None,
        )


def filed(connection: Connection, ids: Iterable[str]) -> dict[str, Filed]:
    """Reports as they are filed: with their article's publisher, day and voice."""
    rows = (Row(*row) for row in ask(connection, _FILED, {"ids": sorted(ids)}))
    return {row.id: Filed(row) for row in rows}


_FILED: Select[Any] = (
    select(
        t.report.c.id, t.report.c.article, t.report.c.content, t.report.c.version, t.report.c.entry,
        t.report.c.active, t.report.c.gone, t.report.c.first_seen, t.article.c.publisher,
        t.article.c.published, t.article.c.title, t.voice.c.voice,
    )
    .join(t.article, t.article.c.no == t.report.c.version)
    .outerjoin(t.voice, t.voice.c.article == t.report.c.article)
    .where(t.report.c.id.in_(several("ids")))
)  # fmt: skip


def set_matching(connection: Connection, report: str, features: str, blocks: Iterable[str]) -> None:
    """Keeps what matching needs of a report that has no blocks yet."""
    do(connection, _SET_FEATURES, {"report_id": report, "told": features})
    rows = [{"block": block, "report": report} for block in sorted(blocks)]
    do_each(connection, _ADD_BLOCKS, rows)


_SET_FEATURES = (
    update(t.report).where(t.report.c.id == bindparam("report_id")).values(features=bindparam("told"))
)
_ADD_BLOCKS = insert(t.block)


def features_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What matching keeps of each of these reports."""
    c = t.report.c
    rows = connection.execute(select(c.id, c.features).where(c.id.in_(sorted(ids))))
    return {row.id: row.features for row in rows}


def count_blocks(connection: Connection, report: str, blocks: Collection[str]) -> int:
    """How many of these blocks a report has."""
    mine = select(func.count()).where(t.block.c.block.in_(sorted(blocks)), t.block.c.report == report)
    return int(connection.execute(mine).scalar_one())


def sharing_blocks(connection: Connection, report: str, blocks: Collection[str]) -> dict[str, str]:
    """The features of the other reports that share a block: all that could be of the same happening."""
    if not blocks:
        return {}
    rows = ask(connection, _SHARING, {"blocks": sorted(blocks)})
    return {other: features for other, features in rows if other != report}


_SHARING = select(t.report.c.id, t.report.c.features).where(
    t.report.c.id.in_(select(t.block.c.report).where(t.block.c.block.in_(several("blocks"))))
)


def unlink(connection: Connection, blocks: Mapping[str, Collection[str]]) -> None:
    """Takes reports out of matching: their links go, and their blocks, which are given by report."""
    for report, keys in sorted(blocks.items()):
        told = {"report_id": report, "blocks": sorted(keys)}
        do(connection, _DROP_LINKS_TO, told)
        do(connection, _DROP_LINKS_FROM, told)
        do(connection, _DROP_BLOCKS, told)


# No index has what stands second: who may be linked to a report is found by its blocks.
_MEETING = select(t.block.c.report).where(t.block.c.block.in_(several("blocks")))
_LINKED_TO = t.link.c.a.in_(_MEETING), t.link.c.b == bindparam("report_id")
_DROP_LINKS_TO = delete(t.link).where(*_LINKED_TO)
_DROP_LINKS_FROM = delete(t.link).where(t.link.c.a == bindparam("report_id"))
_DROP_BLOCKS = delete(t.block).where(
    t.block.c.block.in_(several("blocks")), t.block.c.report == bindparam("report_id")
)


def add_links(connection: Connection, report: str, scores: Mapping[str, float], linked: float) -> None:
    """Keeps the links of a report that has none yet, by the others: both ways round those from the score
    `linked` on, which lead from report to report, and the rest by this one alone: most are such, and each
    would be written at a place of its own."""
    rows = [{"a": report, "b": other, "score": score} for other, score in scores.items()]
    rows += [{"a": other, "b": report, "score": score} for other, score in scores.items() if score >= linked]
    do_each(connection, _ADD_LINKS, rows)


_ADD_LINKS = insert(t.link)


def links_of(connection: Connection, report: str, blocks: Collection[str]) -> dict[str, float]:
    """The links of a report with these blocks, kept by whichever of the two: the other to score."""
    told = {"report_id": report, "blocks": sorted(blocks)}
    return pairs(connection, _LINKS, told)


_LINKS = union_all(
    select(t.link.c.b.label("other"), t.link.c.score).where(t.link.c.a == bindparam("report_id")),
    select(t.link.c.a, t.link.c.score).where(*_LINKED_TO),
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What goes out from some reports: their companions in entries, links (from, to, score) that are kept by
    them, and rulings of persons (from, to, whether together)."""

    companions: frozenset[str]
    links: tuple[tuple[str, str, float], ...]
    rulings: tuple[tuple[str, str, bool], ...]


def ties_of(connection: Connection, ids: Iterable[str]) -> Ties:
    """All that ties these reports to others, in one look."""
    rows = ask(connection, _TIES, {"ids": sorted(ids)})
    return Ties(
        frozenset(a for what, a, _, _ in rows if what == 0),
        tuple((a, b, score) for what, a, b, score in rows if what == 1),
        tuple((a, b, score > 0) for what, a, b, score in rows if what == 2),
    )


_COMPANION = t.report.alias("companion")
_TIES = union_all(
    select(literal(0).label("what"), _COMPANION.c.id, literal("").label("other"), literal(0.0).label("score"))
    .join(t.report, t.report.c.entry == _COMPANION.c.entry)
    .where(t.report.c.id.in_(several("ids"))),
    select(literal(1), t.link.c.a, t.link.c.b, t.link.c.score).where(t.link.c.a.in_(several("ids"))),
    select(literal(2), t.ruling.c.a, t.ruling.c.b, case((t.ruling.c.together, 1.0), else_=0.0)).where(
        t.ruling.c.a.in_(several("ids"))
    ),
)
