"""Checks of entries: that they are what follows from reports and decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from bordereau.model import Entry
from bordereau.register.check.faults import Fault, rows
from bordereau.register.facets import found_by
from bordereau.register.linking import component
from bordereau.register.matching import group
from bordereau.register.regrouping import reconciled
from bordereau.register.store import articles, claims, entries, names, reports
from bordereau.register.store import tables as t


def check_groups(connection: Connection) -> Iterator[Fault]:
    """Happenings: each component of linked reports, grouped anew, is parted as the entries are."""
    seen: set[str] = set()
    for row in rows(connection, select(t.report.c.id).where(t.report.c.active).order_by(t.report.c.id)):
        if row.id in seen:
            continue
        part = component(connection, [row.id])
        seen |= part.ids
        filed = {i: f for i, f in reports.filed(connection, part.ids).items() if f.active}
        for members in group(sorted(filed), part.scores, part.together, part.apart):
            into = {str(filed[i].entry) for i in members}
            if len(into) != 1:
                yield Fault(
                    "entry", ", ".join(sorted(into)), f"are one happening: {', '.join(sorted(members))}"
                )
                continue
            more = sorted(i for i, f in filed.items() if f.entry in into and i not in members)
            if more:
                yield Fault("entry", into.pop(), f"holds reports of another happening: {', '.join(more)}")


def check_entries(connection: Connection) -> Iterator[Fault]:
    """Entries: id, reports, values, what they are found by, and claims."""
    for row in rows(connection, select(t.entry)):
        try:
            entry = Entry.model_validate_json(row.snapshot)
        except ValidationError as error:
            yield Fault("entry", row.id, f"is no entry: {error.errors()[0]['msg']}")
            continue
        yield from _entry_faults(connection, entry, row)
    lost = select(t.report.c.id).outerjoin(t.entry, t.entry.c.id == t.report.c.entry)
    for row in connection.execute(lost.where(t.report.c.active, t.entry.c.id.is_(None))):
        yield Fault("report", row.id, "is in no entry")
    stray = select(t.report.c.id).where(t.report.c.active.is_(False), t.report.c.entry.is_not(None))
    for row in connection.execute(stray):
        yield Fault("report", row.id, "takes no part in entries, and is in one")
    ended = select(t.claim.c.no).join(t.report, t.report.c.id == t.claim.c.report)
    for row in connection.execute(ended.where(t.claim.c.current, t.report.c.entry.is_(None))):
        yield Fault("claim", str(row.no), "is told now, and its report is in no entry")


def _entry_faults(connection: Connection, entry: Entry, row: Any) -> Iterator[Fault]:
    members = reports.in_entry(connection, row.id)
    if sorted(entry.reports) != members or not members:
        yield Fault("entry", row.id, "its reports are others")
        return
    called = names.of_reports(connection, members)
    if not called or called[0].name != row.id:
        yield Fault("entry", row.id, "its id is not the oldest name of its reports")
    filed = reports.filed(connection, members)
    if reconciled(connection, row.id, list(filed.values()), [n.name for n in called]) != entry:
        yield Fault("entry", row.id, "is not what its reports and the decisions on it make")
    yield from _finding_faults(connection, entry, row, list(filed.values()))
    yield from _claim_faults(connection, entry)


def _finding_faults(
    connection: Connection, entry: Entry, row: Any, filed: list[reports.Filed]
) -> Iterator[Fault]:
    facets, words = found_by(entry, filed)
    if {name: row._mapping[name] for name in entries.columns_of(entry)} != entries.columns_of(entry):
        yield Fault("entry", row.id, "its row is not what the entry says")
    if entries.facets_kept(connection, row.no) != facets:
        yield Fault("facet", row.id, "what it is found by is not what it says")
    if not entries.has_words(connection, row.no, words):
        yield Fault("entry_words", row.id, "its words are not those that it is searched by")


def _claim_faults(connection: Connection, entry: Entry) -> Iterator[Fault]:
    told = Counter((c.report, c.field, entries.to_json(c.value)) for c in claims.claims_in(entry))
    rows_now = claims.of_entry(connection, entry.id)
    kept = Counter((c.report, c.field, c.value) for c in rows_now)
    for report, field, value in sorted((told - kept) | (kept - told)):
        yield Fault("claim", entry.id, f"of {report} on {field} is not what the report tells: {value}")
    for claim in rows_now:
        article = articles.article_of(connection, claim.version)
        for passage in claim.passages:
            if not passage.is_in(article):
                yield Fault("claim", str(claim.no), f"its words are not in the article: {passage.words!r}")
