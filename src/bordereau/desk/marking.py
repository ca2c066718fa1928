"""What the reader missed: a value or a report that a person marks in an article's own words.

What is marked has its words in the register as all else has, and the person's decision holds it there,
whatever is read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from pydantic import JsonValue, TypeAdapter, ValidationError

from bordereau.desk.values import choices
from bordereau.model import Article, DecidedBy, Kind, Passage, Report
from bordereau.register.errors import DecisionError, UnknownError
from bordereau.register.lookup import ArticleView
from bordereau.register.marks import cited
from bordereau.register.reasons import reason_of
from bordereau.register.register import Register

NEEDED: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient", "stage", "assertion"),
    "attack": ("perpetrator", "target", "form", "assertion"),
    "deployment": ("force", "host", "phase", "assertion"),
    "cooperation": ("parties", "form", "assertion"),
    "statement": ("speaker",),
}
"""The fields that a new report is asked for; the rest is filled in on its entry's page."""

_PERSON = DecidedBy(by="other")
_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
_LISTS = ("supplier", "recipient", "perpetrator", "sponsor", "host", "parties", "carrier", "items")


def file_value(  # noqa: PLR0913, PLR0917 (what, where, and who)
    register: Register, view: ArticleView, report: str, field: str, value: JsonValue, passage: Passage,
    *, who: str,
) -> str:  # fmt: skip
    """Files a value of a report with the words it rests on, and holds it; the entry's id.

    A field that is a list gets one value more. DecisionError where the report cannot have the value.
    """
    told = {r.id: r.report for r in view.reports if r.gone is None}
    if report not in told:
        raise UnknownError("report", report, sorted(told))
    if field not in fields_to_mark(told[report]):
        raise DecisionError("a %(kind)s has no field %(name)r", kind=told[report].kind, name=field)
    return register.mark(report, field, value, passage, who=who, why=f"“{passage.words}”").decision.target


def file_report(  # noqa: PLR0913 (what, where, and who)
    register: Register, view: ArticleView, kind: Kind, values: Mapping[str, JsonValue], passage: Passage,
    *, who: str,
) -> str:  # fmt: skip
    """Files a new report, all of whose values rest on `passage`, and holds it; the id of its entry."""
    told: dict[str, Any] = {"kind": kind, "decided_by": _PERSON}
    if kind == "statement":
        told["quote"] = cited("quote", passage.words, passage, several=False)
    else:
        told["trigger"] = (passage,)
    told |= {
        field: cited(field, value, passage, several=field in _LISTS)
        for field, value in values.items()
        if value is not None
    }
    report = _validated(told)
    return register.file_report(view.key, report, who=who, why=f"“{passage.words}”").decision.target


def fields_to_mark(report: Report) -> list[str]:
    """The fields of a report that can be marked."""
    skipped = {"kind", "trigger", "codes", "confidence", "decided_by", "about", "quote"}
    return [field for field in type(report).model_fields if field not in skipped]


def passage_of(article: Article, where: str, start: int, end: int) -> Passage:
    """The passage that was marked, without the white space around it. DecisionError where there is none."""
    try:
        words = article.cite(cast("Any", where), start, end).words
    except ValueError as error:
        raise DecisionError("the article has no such words: load it again") from error
    lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    if not words.strip():
        raise DecisionError("no words were marked")
    return article.cite(cast("Any", where), start + lead, end - trail)


def _validated(told: Mapping[str, Any]) -> Report:
    try:
        return _REPORT.validate_python(told)
    except ValidationError as error:
        raise DecisionError(
            "this cannot be in a %(kind)s: %(reason)s", kind=told["kind"], reason=reason_of(error)
        ) from error


def required(kind: str, field: str) -> bool:
    """Whether a new report of that kind cannot be without the field."""
    return bool(choices(kind, field)) or field in ("force", "parties", "speaker")


KINDS: tuple[Kind, ...] = get_args(Kind)
