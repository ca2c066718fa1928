"""Marking: a person files a value, or a report, that the reader missed, with the article's words for it."""

from __future__ import annotations

from typing import cast, get_origin

from pydantic import JsonValue
from sqlalchemy import Connection

from bordereau.model import Entry, Passage, Reading, Report
from bordereau.register import lookup
from bordereau.register.corrections import checked
from bordereau.register.errors import DecisionError, UnknownError
from bordereau.register.filing import file_reading
from bordereau.register.marks import Mark, amended, cited
from bordereau.register.review import By, Decided, on_entry
from bordereau.register.store import articles, entries, reports


def mark(  # noqa: PLR0913, PLR0917 (what, where, and who)
    connection: Connection, report_id: str, field: str, value: JsonValue, passage: Passage, by: By
) -> Decided:
    """Sets a field of the report's entry to what words of its article tell; a field that is a list has it
    besides what it has. The report tells it too, by these words, as long as the decision is in force."""
    filed = reports.filed(connection, [report_id]).get(report_id)
    if filed is None or filed.entry is None:
        raise UnknownError("report", report_id)
    report = filed.report.report
    if not passage.is_in(articles.article_of(connection, filed.version)):
        raise DecisionError("the article has no such words: load it again")
    kept = checked(report.kind, field, value)
    if kept is None:
        raise DecisionError("words that were marked tell a value: null is none")
    several = get_origin(type(report).model_fields[field].annotation) is tuple
    told = {field: cited(field, kept, passage, several=several)}
    amended(report, told)
    entry = cast("Entry", entries.find(connection, filed.entry))
    before = entry.field(field)
    whole = _joined(before.value if before else None, kept) if several else kept
    marked = Mark(report_id, filed.version, told).as_payload()
    return on_entry(connection, "correct", entry, by, {"field": field, "value": whole, "mark": marked})


def file_report(connection: Connection, name: str, report: Report, by: By) -> Decided:
    """Files a report that a person found in an article, beside those that were read there, and accepts its
    entry. It stays as long as that decision is in force and the article has its words."""
    key = lookup.article_key(connection, name)
    before = {kept.id: kept for kept in reports.of_article(connection, key) if kept.gone is None}
    told = [reports.parse(content) for content in reports.told_now(connection, key)]
    article = articles.current(connection, [key])[key]
    file_reading(connection, Reading(article=article, reports=(*told, report)), b"", "", by.at)
    after = [kept for kept in reports.of_article(connection, key) if kept.gone is None]
    new = next((kept for kept in after if kept.id not in before and kept.report == report), None)
    if new is None or new.entry is None:
        raise DecisionError("this article has that report already")
    entry = cast("Entry", entries.find(connection, new.entry))
    marked = Mark(new.id, new.version, report.model_dump(mode="json"), new=True).as_payload()
    return on_entry(connection, "accept", entry, by, {"mark": marked})


def _joined(kept: JsonValue, more: JsonValue) -> JsonValue:
    before, added = ([] if v is None else v if isinstance(v, list) else [v] for v in (kept, more))
    return [*before, *(value for value in added if value not in before)]
