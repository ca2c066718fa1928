"""What the reader missed: a value or a report that a person marks in an article's own words.

The article is filed again with what was marked among its reports, so that the value has its words in the
register as all others have; and the person's decision holds it there, whatever is read later.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from pydantic import JsonValue, TypeAdapter, ValidationError

from bordereau.desk.values import choices
from bordereau.model import (
    Article,
    Cited,
    DecidedBy,
    Kind,
    Passage,
    Reading,
    Report,
)
from bordereau.register.errors import DecisionError, UnknownError
from bordereau.register.lookup import ArticleView
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
    told = _told(view)
    number = next((i for i, (name, _) in enumerate(told) if name == report), None)
    if number is None:
        raise UnknownError("report", report, [name for name, _ in told])
    reports = [old for _, old in told]
    reports[number] = _amended(reports[number], field, value, passage)
    _file(register, view, reports)
    entry = _entry_of(register, view.key, report)
    kept = register.entry(entry).field(field)
    whole = _joined(kept.value if kept else None, value) if field in _LISTS else value
    register.correct(entry, field, whole, who=who, why=f"“{passage.words}”")
    return entry


def file_report(  # noqa: PLR0913 (what, where, and who)
    register: Register, view: ArticleView, kind: Kind, values: Mapping[str, JsonValue], passage: Passage,
    *, who: str,
) -> str:  # fmt: skip
    """Files a new report, all of whose values rest on `passage`, and holds it; the id of its entry."""
    told: dict[str, Any] = {"kind": kind, "decided_by": _PERSON}
    if kind == "statement":
        told["quote"] = _cited(passage.words, passage)
    else:
        told["trigger"] = (passage,)
    told |= {field: _as_told(field, value, passage) for field, value in values.items() if value is not None}
    report = _validated(told)
    before = {r.id for r in view.reports}
    _file(register, view, [*(old for _, old in _told(view)), report])
    new = [r for r in register.article(view.key).reports if r.id not in before and r.entry]
    entry = str(new[0].entry) if new else _entry_like(register, view.key, report)
    register.accept(entry, who=who, why=f"“{passage.words}”")
    return entry


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


def _told(view: ArticleView) -> list[tuple[str, Report]]:
    return [(r.id, r.report) for r in view.reports if r.gone is None]


def _file(register: Register, view: ArticleView, reports: list[Report]) -> None:
    """Files the current version again with these reports."""
    current = next(v for v in view.versions if v.current)
    reading = Reading(article=view.article, reports=tuple(reports))
    register.file(reading, register.raw(view.key, current.no), origin=current.origin)


def _amended(report: Report, field: str, value: JsonValue, passage: Passage) -> Report:
    if field not in fields_to_mark(report):
        raise DecisionError("a %(kind)s has no field %(name)r", kind=report.kind, name=field)
    told = {name: getattr(report, name) for name in type(report).model_fields}
    cited = _as_told(field, value, passage)
    told[field] = (*told[field], *cited) if field in _LISTS else cited
    return _validated(told | {"decided_by": _PERSON})


def _as_told(field: str, value: JsonValue, passage: Passage) -> Any:
    if field == "items":
        return tuple(_item(part, passage) for part in _listed(value))
    if field in _LISTS:
        return tuple(_cited(part, passage) for part in _listed(value))
    return _cited(value, passage)


def _item(value: Any, passage: Passage) -> dict[str, Any]:
    return {name: _cited(part, passage) for name, part in dict(value).items() if part is not None}


def _cited(value: JsonValue, passage: Passage) -> dict[str, Any]:
    return Cited[Any](value=value, passages=(passage,)).model_dump()


def _validated(told: Mapping[str, Any]) -> Report:
    plain = {name: _dumped(value) for name, value in told.items()}
    try:
        return _REPORT.validate_python(plain)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"][1:2])
        raise DecisionError("%(field)s: %(problem)s", field=where, problem=first["msg"]) from error


def _dumped(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return tuple(_dumped(part) for part in value)
    return value.model_dump() if hasattr(value, "model_dump") else value


def _entry_of(register: Register, key: str, report: str) -> str:
    found = next((r.entry for r in register.article(key).reports if r.id == report), None)
    if found is None:
        raise UnknownError("report", report)
    return found


def _entry_like(register: Register, key: str, report: Report) -> str:
    """The entry of the article's report that tells the same."""
    found = next((r.entry for r in register.article(key).reports if r.report == report and r.entry), None)
    if found is None:
        raise DecisionError("this article has that report already")
    return found


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def _joined(kept: JsonValue, more: JsonValue) -> JsonValue:
    before = _listed(kept) if kept is not None else []
    return [*before, *(v for v in _listed(more) if v not in before)]


def required(kind: str, field: str) -> bool:
    """Whether a new report of that kind cannot be without the field."""
    return bool(choices(kind, field)) or field in ("force", "parties", "speaker")


KINDS: tuple[Kind, ...] = get_args(Kind)
