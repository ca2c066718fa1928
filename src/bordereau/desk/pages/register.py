"""The register: its entries as a table, what they are filtered by, and charts over exactly these entries."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from bordereau.desk import charts
from bordereau.desk.exports import FORMATS, MEDIA_TYPES, export
from bordereau.desk.filters import CHOICES, View, view_of
from bordereau.desk.pages.parts import TheRegister
from bordereau.desk.rendering import language_for, message, page, say_for
from bordereau.desk.wording import Wording, unknown_told
from bordereau.register.errors import FilterError, UnknownValueError
from bordereau.register.filters import Page
from bordereau.register.register import Register
from bordereau.register.tallying import Flow, Span, StateRole
from bordereau.values.states import states_named

router = APIRouter()

ROWS = 50
BOUND = 1_000
"""Entries are counted up to this, for the page; the charts count all."""
_FACETS = ("kind", "verdict", "review", "supplier", "recipient", "category", "designation", "stage", "place",
           "party", "publisher")  # fmt: skip
_FEW_VALUES = 8
_MOST_ACROSS = 12
_MONTHS_UP_TO = 3  # years: a shorter time is shown by months
_WIDTHS = (260, 300, 360, 420, 500, 600, 720, 960, 1280)
_LARGE, _WIDEST_MATRIX = 960, 720  # pixels
PARTS = ("time", "flows", "map")
"""The charts: each can be asked for by itself."""


@router.get("/")
def register_page(request: Request, register: TheRegister) -> HTMLResponse:
    """The register."""
    view = view_of(request.query_params.multi_items())
    problem, status, near = "", 422 if view.unknown else 200, list[tuple[str, str]]()
    listed, tally = Page((), None), None
    try:
        listed = register.entries(
            view.filters, sort=view.sort, reverse=view.reverse, limit=ROWS, after=view.after
        )
        tally = register.tally(view.filters, bound=BOUND, values=_FEW_VALUES)
    except FilterError as error:
        problem, status, near = say_for(request).error(error), 422, _near(view, error, say_for(request))
    return page(
        request, "register.html", status, view=view, listed=listed, tally=tally, problem=problem, near=near,
        facets=_FACETS, choices=CHOICES, formats=tuple(FORMATS), bound=BOUND,
        empty=_is_empty(register, listed, view),
    )  # fmt: skip


def _near(view: View, error: FilterError, say: Wording) -> list[tuple[str, str]]:
    """Names like one that nothing has, states as they are called, and the addresses of the view with them."""
    if not isinstance(error, UnknownValueError):
        return []
    without = view.toggled(error.role, error.name)
    called = {
        (say.party(codes[0]) if len(codes := states_named(n)) == 1 else n): n for n in reversed(error.near)
    }
    return [(name, without.toggled(error.role, n).address()) for name, n in reversed(called.items())]


@router.get("/charts")
def charts_page(request: Request, register: TheRegister, role: str = "recipient") -> HTMLResponse:
    """The charts over the entries of a view, large, on a page of their own."""
    return _charts(request, register, PARTS, _LARGE, role)


@router.get("/charts/{part}")
def charts_part(
    request: Request, register: TheRegister, part: str, width: int = _LARGE, role: str = "recipient"
) -> HTMLResponse:
    """One chart: a page, whose part the register's page shows. `width`: pixels there are for it."""
    if part not in PARTS:
        raise HTTPException(404)
    return _charts(request, register, (part,), width, role)


def _charts(
    request: Request, register: Register, parts: tuple[str, ...], width: int, role: str
) -> HTMLResponse:
    view, say = view_of(request.query_params.multi_items()), say_for(request)
    shown: StateRole = role if role in get_args(StateRole) else "recipient"  # type: ignore[assignment]
    drawn: dict[str, Any] = {}
    if "time" in parts:
        drawn["time"] = _timeline(request, register, view, _fitting(width))
    if "flows" in parts:
        drawn["flows"] = _matrix(register, view, _fitting(min(width, _WIDEST_MATRIX)), say)
    if "map" in parts:
        drawn |= _map(register, view, shown, say)
    return page(
        request, "charts.html", 422 if view.unknown else 200, view=view, role=shown, parts=parts,
        roles=get_args(StateRole), choices=CHOICES, **drawn,
    )  # fmt: skip


@router.get("/export.{form}")
def export_view(request: Request, register: TheRegister, form: str) -> Response:
    """All entries of a view as a file."""
    if form not in FORMATS:
        raise HTTPException(404)
    view = view_of(request.query_params.multi_items())
    if view.unknown:
        raise HTTPException(422, unknown_told(view, language_for(request)))
    headers = {"content-disposition": f'attachment; filename="bordereau.{form}"'}
    pieces = export(register, view, FORMATS[form])
    return StreamingResponse(pieces, media_type=MEDIA_TYPES[FORMATS[form]], headers=headers)


def _fitting(width: int) -> int:
    """The greatest of the widths that charts are drawn in, so that few are."""
    return max((w for w in _WIDTHS if w <= width), default=_WIDTHS[0])


def _is_empty(register: Register, listed: Page, view: View) -> bool:
    """Whether the whole register has no entry."""
    return not listed.entries and (not view.chosen or not register.entries(limit=1).entries)


def _timeline(request: Request, register: Register, view: View, width: int) -> str:
    spans = register.over_time(view.filters)
    years = sorted({int(span.period) for span in spans})
    if years and years[-1] - years[0] < _MONTHS_UP_TO:
        spans, every = register.over_time(view.filters, period="month"), _months(years)
    else:
        every = [f"{year:04}" for year in range(years[0], years[-1] + 1)] if years else []
    if not spans:
        return ""
    rows = [_bar(view, span, say_for(request)) for span in spans]
    told = {row["period"] for row in rows}
    rows += [_nothing(period) for period in every if period not in told]
    rows.sort(key=lambda row: row["period"])
    return charts.timeline(rows, width - 60, {"title": message(request, "entries")})


def _bar(view: View, span: Span, say: Wording) -> dict[str, Any]:
    narrowed = view.having(since=span.period, until=span.period, verdict=(span.verdict,))
    told = f"{say.date(span.period)}: {say.number(span.count)} ({say.word('verdict', span.verdict)})"
    return {
        "period": span.period, "verdict": span.verdict, "count": span.count, "href": narrowed.address(),
        "told": told,
    }  # fmt: skip


def _nothing(period: str) -> dict[str, Any]:
    return {"period": period, "verdict": "single", "count": 0, "href": "/", "told": period}


def _months(years: list[int]) -> list[str]:
    return [f"{year:04}-{month:02}" for year in range(years[0], years[-1] + 1) for month in range(1, 13)]


def _matrix(register: Register, view: View, width: int, say: Wording) -> str:
    found = register.flows(view.filters)
    most_across = min(_MOST_ACROSS, max(4, (width - 110) // 27))
    suppliers, recipients = (
        _busiest(found, "supplier", most_across),
        _busiest(found, "recipient", most_across),
    )
    rows = [
        {
            "supplier": say.party(flow.supplier), "recipient": say.party(flow.recipient), "count": flow.count,
            "href": view.only(supplier=flow.supplier, recipient=flow.recipient).address(),
            "told": f"{say.party(flow.supplier)} → {say.party(flow.recipient)}: {say.number(flow.count)}",
        }
        for flow in found
        if flow.supplier in suppliers and flow.recipient in recipients
    ]  # fmt: skip
    return charts.matrix(rows, width) if rows else ""


def _busiest(found: list[Flow], side: str, most: int) -> frozenset[str]:
    counted: dict[str, int] = {}
    for flow in found:
        counted[getattr(flow, side)] = counted.get(getattr(flow, side), 0) + flow.count
    return frozenset(sorted(counted, key=lambda party: (-counted[party], party))[:most])


def _map(register: Register, view: View, role: StateRole, say: Wording) -> dict[str, Any]:
    counts = register.states(view.filters, role=role)
    shapes = charts.drawn_states()
    rows = [
        {
            "id": code, "count": count, "href": view.only(**{role: code}).address(),
            "told": f"{say.party(code)}: {say.number(count)}",
        }
        for code, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]  # fmt: skip
    return {
        "world": charts.world([row for row in rows if row["id"] in shapes]) if rows else "",
        "undrawn": [row for row in rows if row["id"] not in shapes],
    }
