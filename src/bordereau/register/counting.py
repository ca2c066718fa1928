"""Counts over the whole register: of what there is, and of publishers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, case, distinct, func, select

from bordereau.register.facets import folded
from bordereau.register.store import decisions
from bordereau.register.store import tables as t


@dataclass(frozen=True, slots=True)
class Stats:
    """How much is in a register. `kinds`, `verdicts` and `reviews` count entries; `copies` the articles that
    are near copies of another; `size` is the file's, in bytes, with its log (None for a database server)."""

    articles: int
    versions: int
    copies: int
    reports: int
    claims: int
    entries: int
    decisions: int
    kinds: dict[str, int]
    verdicts: dict[str, int]
    reviews: dict[str, int]
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher: its articles, those of them that tell reports, and of these the near copies of another
    publisher's or of its own; `letter` is its reliability, 'F' where no person gave one."""

    publisher: str
    articles: int
    telling: int
    copies: int
    letter: str


def stats(connection: Connection, size: int | None) -> Stats:
    """The counts of a register."""
    voices = connection.execute(
        select(func.count(), func.count(distinct(t.voice.c.voice))).select_from(t.voice)
    ).one()
    return Stats(
        articles=_count(connection, t.article, t.article.c.current),
        versions=_count(connection, t.article),
        copies=voices[0] - voices[1],
        reports=_count(connection, t.report, t.report.c.gone.is_(None)),
        claims=_count(connection, t.claim, t.claim.c.current),
        entries=_count(connection, t.entry),
        decisions=_count(connection, t.decision),
        kinds=_by(connection, "kind"),
        verdicts=_by(connection, "verdict"),
        reviews=_by(connection, "review"),
        size=size,
    )


Moment = tuple[int | None, int | None]


def moment(connection: Connection) -> Moment:
    """The last change and the last decision: what is counted is the same until there are others."""
    change = connection.execute(select(func.max(t.change.c.no))).scalar()
    return change, connection.execute(select(func.max(t.decision.c.no))).scalar()


def sources(connection: Connection) -> list[Source]:
    """All publishers, those with most articles first. Spellings that differ in accents or case are one."""
    a, v = t.article.c, t.voice.c
    copied = case((v.article != v.voice, 1), else_=0)  # the least key among copies is their voice
    rows = connection.execute(
        select(a.publisher, func.count(), func.count(v.article), func.sum(copied))
        .select_from(t.article)
        .outerjoin(
            t.voice, v.article.between(a.key, a.key)
        )  # not by '=', so that SQLite reads an index alone
        .where(a.current, a.publisher.is_not(None))
        .group_by(a.publisher)
        .order_by(func.count().desc(), a.publisher)
    )
    letters = decisions.all_letters(connection)
    found: dict[str, Source] = {}
    for name, articles, telling, copies in rows:
        one = found.setdefault(folded(name), Source(name, 0, 0, 0, letters.get(folded(name), "F")))
        found[folded(name)] = Source(
            one.publisher, one.articles + articles, one.telling + telling, one.copies + copies, one.letter
        )
    return list(found.values())


def _count(connection: Connection, table: Table, *conditions: object) -> int:
    statement = select(func.count()).select_from(table)
    return int(connection.execute(statement.where(*conditions)).scalar_one())  # type: ignore[arg-type]


def _by(connection: Connection, column: str) -> dict[str, int]:
    c = t.entry.c[column]
    rows = connection.execute(select(c, func.count()).group_by(c).order_by(func.count().desc(), c))
    return {row[0]: row[1] for row in rows}
