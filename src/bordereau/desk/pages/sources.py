"""Sources: publishers with their reliability, how much they tell, and how it agrees with others."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from bordereau.desk.pages.parts import Editor, TheRegister, go_on
from bordereau.desk.rendering import page
from bordereau.model import Reliability
from bordereau.register.lookup import HistoryLine
from bordereau.register.store.decisions import Decision

router = APIRouter()

ROWS = 100


@router.get("/sources")
def sources_page(
    request: Request, register: TheRegister, start: int = 0, done: int | None = None
) -> Response:
    """The page; its table takes counting all articles, and comes after it."""
    told = _decision(register.history(limit=50), done) if done else None
    return page(request, "sources.html", done=told, start=max(0, start), sources=None)


@router.get("/sources/list")
def sources_list(request: Request, register: TheRegister, start: int = 0) -> Response:
    """All publishers, those with most articles first."""
    sources = register.sources()
    shown = sources[max(0, start) : max(0, start) + ROWS]
    return page(
        request, "sources.html", sources=shown, agreement=register.agreement([s.publisher for s in shown]),
        start=max(0, start), total=len(sources), rows=ROWS, letters=get_args(Reliability), done=None,
    )  # fmt: skip


@router.post("/sources/reliability")
def set_reliability(
    register: TheRegister,
    who: Editor,
    publisher: Annotated[str, Form(max_length=500)],
    letter: Annotated[str, Form(max_length=1)],
    back: Annotated[str, Form(max_length=2_000)] = "/sources",
) -> RedirectResponse:
    """Says how reliable a publisher is."""
    decided = register.set_reliability(publisher, letter, who=who)
    return go_on(back, done=decided.decision.no)


def _decision(history: list[HistoryLine], number: int) -> Decision | None:
    found = (line for line in history if isinstance(line, Decision) and line.no == number)
    return next((d for d in found if d.act == "set_reliability"), None)
