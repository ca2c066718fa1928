"""What articles tell otherwise since a person decided on an entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from bordereau.model import Entry
from bordereau.register.store import reports
from bordereau.register.store import tables as t
from bordereau.register.telling import differences

How = Literal["joined", "new version", "read otherwise", "told no more"]


@dataclass(frozen=True, slots=True)
class News:
    """What became of a report of an entry after the last decision on it.

    `how`: it joined the entry; or its article came in a new version, or was read otherwise, or tells it no
    more; `at`: when that was last; `fields`: those whose values it tells otherwise than it did then, with
    'old' and 'new' values.
    """

    report: str
    article: str
    how: How
    at: str
    fields: dict[str, dict[str, list[Any]]]


def since_decided(connection: Connection, entry: Entry) -> tuple[News, ...]:
    """What is new of an entry's reports since a person last decided on it; nothing where nobody did."""
    decided = _decided(connection, entry)
    return tuple(_news(connection, entry, decided)) if decided else ()


def _decided(connection: Connection, entry: Entry) -> str | None:
    anchored = select(t.anchor.c.decision).where(t.anchor.c.report.in_(entry.reports))
    last = select(func.max(t.decision.c.at)).where(t.decision.c.no.in_(anchored))
    return connection.execute(last).scalar()


def _news(connection: Connection, entry: Entry, decided: str) -> Iterator[News]:
    past = _past(connection, entry, decided)
    for report_id, kept in sorted(reports.filed(connection, entry.reports).items()):
        before = past.get(report_id, [])
        gone = kept.row.gone if kept.row.gone and kept.row.gone > decided else None
        if kept.first_seen > decided:
            yield News(report_id, kept.row.article, "joined", kept.first_seen, {})
        if kept.first_seen > decided or (not before and gone is None):
            continue
        old = reports.parse(before[0].content) if before else kept.report.report
        newer = any(row.version != kept.version for row in before)
        yield News(
            report=report_id,
            article=kept.row.article,
            how="told no more" if gone else "new version" if newer else "read otherwise",
            at=max([gone or "", *(row.until for row in before)]),
            fields=differences(old, kept.report.report),
        )


def _past(connection: Connection, entry: Entry, decided: str) -> dict[str, list[Any]]:
    """What reports told until some time after the decision, the earliest first."""
    c = t.report_past.c
    asked = select(c.report, c.version, c.content, c.until).where(
        c.report.in_(entry.reports), c.until > decided
    )
    found: dict[str, list[Any]] = {}
    for row in connection.execute(asked.order_by(c.until, c.no)):
        found.setdefault(row.report, []).append(row)
    return found
