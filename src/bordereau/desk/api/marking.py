"""What the reader missed: a value or a report that a person marks in an article's own words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, JsonValue

from bordereau.desk.api.parts import ArticleName, Name, Number, Sent, TheRegister, Who, bounded
from bordereau.desk.marking import file_report, file_value, passage_of
from bordereau.model import Kind, Where
from bordereau.register.corrections import checked
from bordereau.register.errors import DecisionError, UnknownError

router = APIRouter(tags=["adding"])


class Marked(Sent):
    """A span of an article's title or text, in code points, end exclusive."""

    where: Where = "text"
    start: Number
    end: Number


class MarkedValue(Marked):
    """A value of a report (its id), and the words that tell it. A field that is a list gets one more."""

    report: Name
    field: Name
    value: JsonValue


class MarkedReport(Marked):
    """A report that nobody read, and the words that tell it."""

    kind: Kind
    values: Annotated[dict[str, JsonValue], Field(max_length=40)] = Field(
        description="The report's values by field; GET /entries/{entry} shows what they look like."
    )


class Filed(Sent):
    """The entry that it was filed under."""

    entry: str


@router.post("/articles/{article}/values", summary="File a value that the reader missed")
def mark_value(register: TheRegister, person: Who, article: ArticleName, told: MarkedValue) -> Filed:
    """The value is set in its entry, and has the words as its passage."""
    view = register.article(article)
    passage = passage_of(view.article, told.where, told.start, told.end)
    report = next((r.report for r in view.reports if r.id == told.report), None)
    if report is None:
        raise UnknownError("report", told.report, [r.id for r in view.reports][:3])
    value = _value(report.kind, told.field, told.value)
    if value is None:
        raise DecisionError("words that were marked tell a value: null is none")
    entry = file_value(register, view, told.report, told.field, value, passage, who=person.name)
    return Filed(entry=entry)


@router.post("/articles/{article}/reports", summary="File a report that the reader missed")
def mark_report(register: TheRegister, person: Who, article: ArticleName, told: MarkedReport) -> Filed:
    """All its values have the words as their passage; further ones are set on its entry."""
    view = register.article(article)
    passage = passage_of(view.article, told.where, told.start, told.end)
    if told.kind == "statement" and "quote" in told.values:
        raise DecisionError("the words that were marked are what is quoted: leave 'quote' out")
    values = {field: _value(told.kind, field, value) for field, value in told.values.items()}
    return Filed(entry=file_report(register, view, told.kind, values, passage, who=person.name))


def _value(kind: Kind, field: str, value: JsonValue) -> JsonValue:
    """The value as the register keeps it; DecisionError where the kind has no such field or value."""
    bounded(value)
    return checked(kind, field, value)
