"""An article: its text with every passage marked, what the reader missed, versions, and near copies."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from bordereau.desk.highlighting import GROUPS, marks_of, pieces, span_of
from bordereau.desk.marking import (
    KINDS,
    NEEDED,
    fields_to_mark,
    file_report,
    file_value,
    passage_of,
    required,
)
from bordereau.desk.pages.parts import Editor, TheRegister, go_on
from bordereau.desk.rendering import message, page
from bordereau.desk.values import WritingError, choices, shape, written
from bordereau.model import Category, Kind
from bordereau.register.errors import DecisionError
from bordereau.register.register import Register
from bordereau.samples import notice_of

router = APIRouter()

_ENDINGS = {b"<": "html", b"{": "json"}


@router.get("/articles/{key}")
def article_page(
    request: Request, register: TheRegister, key: str, at: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """An article with its passages marked. `at`: the words that the reader came for ('text.120.140')."""
    view = register.article(key)
    told = [r for r in view.reports if r.gone is None]
    marks = marks_of([r.report for r in told])
    here = span_of(at)
    article = view.article

    def cut(where: str, whole: str) -> object:
        return pieces(whole, marks, where, (here[1], here[2]) if here and here[0] == where else None)

    return page(
        request, "article.html", view=view, article=article, reports=told,
        gone=[r for r in view.reports if r.gone is not None], title=cut("title", article.title or ""),
        text=cut("text", article.text), groups=GROUPS, fields_to_mark=fields_to_mark, kinds=KINDS,
        notice=notice_of(article), copies=_copies(register, view.copies),
    )  # fmt: skip


@router.get("/articles/{key}/original")
def original(register: TheRegister, key: str, version: int | None = None) -> Response:
    """The bytes that an article was read from, as a download."""
    raw = register.raw(key, version)
    name = f"{register.article(key).key}.{_ENDINGS.get(raw.lstrip()[:1], 'txt')}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(raw, media_type="application/octet-stream", headers=headers)


@router.get("/articles/{key}/mark")
def mark_page(  # noqa: PLR0913, PLR0917 (each is a key of the address)
    request: Request,
    register: TheRegister,
    who: Editor,
    key: str,
    where: str,
    start: int,
    end: int,
    report: str = "",
    field: str = "",
    kind: str = "",
) -> Response:
    """The form for words that were marked: a value of a report (`report`, `field`), or a report (`kind`)."""
    view = register.article(key)
    passage = passage_of(view.article, where, start, end)
    meant = next((r for r in view.reports if r.id == report and r.gone is None), None)
    if meant is not None and field not in fields_to_mark(meant.report):
        raise DecisionError("a %(kind)s has no field %(name)r", kind=meant.report.kind, name=field)
    if meant is None and kind not in KINDS:
        raise DecisionError("say what these words are: a value of a report, or a new report")
    of = meant.report.kind if meant else kind
    return page(
        request, "mark.html", view=view, passage=passage, report=meant, field=field, kind=of,
        fields=(field,) if meant else NEEDED[of], shape=shape, choices=choices, required=required,
        categories=get_args(Category), new=meant is None,
    )  # fmt: skip


@router.post("/articles/{key}/mark")
async def mark(request: Request, register: TheRegister, who: Editor, key: str) -> Response:
    """Files what was marked."""
    told = await request.form()
    form = {name: [v for v in told.getlist(name) if isinstance(v, str)] for name in told}
    return await run_in_threadpool(_mark, request, register, who, key, form)


def _mark(request: Request, register: Register, who: str, key: str, form: dict[str, list[str]]) -> Response:
    view = register.article(key)
    where, start, end = _span(form)
    passage = passage_of(view.article, where, start, end)
    report, kind = form.get("report", [""])[0], form.get("kind", [""])[0]
    try:
        if report:
            field = form.get("field", [""])[0]
            value = written(kind, field, _part(form, field))
            entry = file_value(register, view, report, field, value, passage, who=who)
        else:
            if kind not in KINDS:
                raise DecisionError("say what kind of report these words tell")
            values = {field: written(kind, field, _part(form, field)) for field in NEEDED[kind]}
            entry = file_report(register, view, _kind(kind), values, passage, who=who)
    except WritingError as error:
        raise DecisionError(message(request, str(error))) from error
    return go_on(f"/entries/{entry}")


def _kind(told: str) -> Kind:
    return next(kind for kind in KINDS if kind == told)


def _part(form: dict[str, list[str]], field: str) -> dict[str, list[str]]:
    """The keys of a form that are about one field: 'supplier.value' as 'value'."""
    return {k.removeprefix(f"{field}."): v for k, v in form.items() if k.startswith(f"{field}.")}


def _span(form: dict[str, list[str]]) -> tuple[str, int, int]:
    try:
        return form["where"][0], int(form["start"][0]), int(form["end"][0])
    except (KeyError, ValueError, IndexError):
        raise DecisionError("no words were marked") from None


def _copies(register: Register, copies: dict[str, float]) -> list[tuple[str, float, str, str]]:
    """Near copies: key, likeness, publisher and title."""
    found = []
    for key, likeness in sorted(copies.items(), key=lambda each: -each[1])[:20]:
        other = register.article(key).article
        found.append((key, likeness, other.publisher or "", other.title or ""))
    return found
