"""What persons marked in an article's own words: values, and whole reports, that the reader missed.

A mark is kept with the decision that it was made by, and lies over what is read of the article, so that its
words stay in the register whatever is read of the article later, and go when the decision is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError
from sqlalchemy import Connection

from bordereau.model import Article, Cited, FiledReport, Item, Passage, Report
from bordereau.register.errors import DecisionError
from bordereau.register.reasons import reason_of
from bordereau.register.store import articles, reports
from bordereau.register.store.decisions import Decision
from bordereau.register.store.reports import Filed

_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
_NOT_MARKED = frozenset({"kind", "trigger", "codes", "confidence", "decided_by", "about"})
_LOST = object()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person marked. `told`: by field a cited value as JSON has it, or a list of them; `version`: the
    row of the article's version that their passages are in; `new`: the report itself was marked, and `told`
    is the whole of it."""

    report: str
    version: int
    told: Mapping[str, Any]
    new: bool = False

    def as_payload(self) -> dict[str, Any]:
        """The mark as a decision keeps it."""
        return {"report": self.report, "version": self.version, "told": dict(self.told), "new": self.new}


def marks_in(decided: Iterable[Decision]) -> dict[str, list[Mark]]:
    """The marks that decisions were made with, by report, in the order of the decisions."""
    found: dict[str, list[Mark]] = {}
    for decision in decided:
        if (mark := mark_of(decision)) is not None:
            found.setdefault(mark.report, []).append(mark)
    return found


def mark_of(decision: Decision) -> Mark | None:
    """The mark that a decision was made with; None for the most of them."""
    kept = decision.payload.get("mark")
    return None if kept is None else Mark(**kept)


def with_marks(connection: Connection, filed: Filed, marks: Iterable[Mark]) -> FiledReport:
    """A report as its article tells it and persons marked it."""
    told = filed.report
    for mark in marks:
        there = mark.told if mark.version == filed.version else _there(connection, mark, filed.version)
        told = told.model_copy(update={"report": _over(told.report, there)})
    return told


def moved(mark: Mark, article: Article) -> Report | None:
    """A report that was marked, with its passages as they stand in another version of its article; None where
    too few of its words stand there."""
    try:
        return _REPORT.validate_python(_moved(mark.told, article))
    except ValidationError:
        return None


def withdraw(connection: Connection, mark: Mark, now: str) -> None:
    """Has a report that was marked count as told no more, now that the decision which it was marked by is out
    of force; one that was read in the article as well stays."""
    kept = _as_marked(connection, mark)
    if kept is not None and kept.row.gone is None:
        reports.set_standing(connection, [mark.report], active=kept.active, gone=now)


def told_anew(connection: Connection, mark: Mark, *, void: bool) -> set[str]:
    """The report of a mark, where it takes part in an entry: what it tells is to be written anew. One that
    was marked itself is told again, unless the mark is `void` or the article has another version by now."""
    kept = _as_marked(connection, mark)
    if (
        kept is not None
        and not void
        and kept.version in articles.current_versions(connection, [kept.row.article])
    ):
        reports.set_standing(connection, [mark.report], active=kept.active, gone=None)
    return {i for i, filed in reports.filed(connection, [mark.report]).items() if filed.active}


def amended(report: Report, told: Mapping[str, Any]) -> Report:
    """The report with what was marked in it: a field that is a list gets values more, any other has the value
    instead of its own. A value that it has gets the words more. DecisionError where it cannot have that."""
    values = {field: getattr(report, field, None) for field in told if field not in _NOT_MARKED}
    more = {field: _joined(value, told[field]) for field, value in values.items()}
    try:
        return _REPORT.validate_python(report.model_dump() | more)
    except ValidationError as error:
        raise DecisionError(
            "this cannot be in a %(kind)s: %(reason)s", kind=report.kind, reason=reason_of(error)
        ) from error


def cited(field: str, value: JsonValue, passage: Passage, *, several: bool) -> Any:
    """A value as a report tells it, with the passage that it rests on. `several`: the field is a list."""
    if field == "items":
        return [_cited_item(part, passage) for part in _listed(value)]
    return [_cited(part, passage) for part in _listed(value)] if several else _cited(value, passage)


def _as_marked(connection: Connection, mark: Mark) -> Filed | None:
    """The report that was marked, where it stands as it was; None where it was read otherwise since."""
    kept = reports.filed(connection, [mark.report]).get(mark.report) if mark.new else None
    if kept is None:
        return None
    article = articles.article_of(connection, kept.version)
    return kept if moved(mark, article) == kept.report.report else None


def _there(connection: Connection, mark: Mark, version: int) -> Mapping[str, Any]:
    """What a mark tells, as far as its words stand in another version."""
    found: Mapping[str, Any] = _moved(mark.told, articles.article_of(connection, version))
    return found


def _over(report: Report, told: Mapping[str, Any]) -> Report:
    """The report with all that is marked and that it can have."""
    for field, value in told.items():
        try:
            report = amended(report, {field: value} if value else {})
        except DecisionError:
            continue
    return report


def _moved(told: Any, article: Article) -> Any:
    """The same, its passages as they stand in the article; `_LOST` where the words are not there."""
    if isinstance(told, Mapping):
        if "words" in told:
            return _stands(Passage(**told), article)
        parts = {name: _moved(part, article) for name, part in told.items()}
        if "passages" in told and not parts["passages"]:
            return _LOST
        return {name: part for name, part in parts.items() if part is not _LOST}
    if isinstance(told, (list, tuple)):
        return [part for each in told if (part := _moved(each, article)) is not _LOST]
    return told


def _stands(passage: Passage, article: Article) -> Any:
    """The passage where its words stand in the article: there, or else the nearest to there."""
    if passage.is_in(article):
        return passage.model_dump()
    whole, words = article.part(passage.where), passage.words
    before, after = whole.rfind(words, 0, passage.end), whole.find(words, passage.start)
    starts = [start for start in (before, after) if start >= 0]
    if not starts:
        return _LOST
    start = min(starts, key=lambda at: (abs(at - passage.start), at))
    return article.cite(passage.where, start, start + len(words)).model_dump()


def _joined(old: Any, marked: Any) -> Any:
    if isinstance(marked, list):
        return [*_with_words(old or (), marked)]
    return _same_words(old, marked) if old is not None and _plain(old) == _plain(marked) else marked


def _with_words(old: Iterable[Any], marked: list[Any]) -> Iterable[Any]:
    """The values of a list, those that are marked with their words, and what is marked beyond them."""
    left = list(marked)
    for value in old:
        same = next((more for more in left if _plain(more) == _plain(value)), None)
        yield value if same is None else _same_words(value, same)
        if same is not None:
            left.remove(same)
    yield from left


def _same_words(old: Any, marked: Any) -> Any:
    """A cited value, or an item, with the passages of one that tells the same."""
    if isinstance(old, Item):
        parts = {name: getattr(old, name) for name in Item.model_fields}
        return {n: _same_words(part, marked[n]) for n, part in parts.items() if part is not None}
    passages = [*(p.model_dump() for p in old.passages), *marked["passages"]]
    unique = {(p["where"], p["start"], p["end"]): p for p in passages}
    return old.model_dump() | {"passages": list(unique.values())}


def _plain(told: Any) -> JsonValue:
    """A cited value, or an item, without its words."""
    if isinstance(told, (Cited, Item)):
        told = told.model_dump()
    if "value" in told and "passages" in told:
        value: JsonValue = told["value"]
        return value
    return {name: _plain(part) for name, part in told.items() if part is not None}


def _cited_item(value: Any, passage: Passage) -> dict[str, Any]:
    return {name: _cited(part, passage) for name, part in dict(value).items() if part is not None}


def _cited(value: JsonValue, passage: Passage) -> dict[str, Any]:
    return {"value": value, "passages": [passage.model_dump()]}


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]
