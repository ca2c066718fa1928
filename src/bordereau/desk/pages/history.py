"""The history: what persons decided in the whole register, the newest first, each to be undone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from bordereau.desk.pages.parts import TheRegister
from bordereau.desk.rendering import page
from bordereau.register.lookup import Made
from bordereau.register.register import Register

router = APIRouter()

ROWS = 50
Number = Annotated[int | None, Query(ge=1, le=2**53 - 1)]


@router.get("/history")
def history_page(
    request: Request, register: TheRegister, before: Number = None, done: Number = None
) -> Response:
    """Decisions, a page of them. `before`: those of lesser numbers; `done`: one that was just taken."""
    made = register.decisions(before=before, limit=ROWS + 1)
    shown = made[:ROWS]
    return page(
        request, "history.html", made=shown, before=before, done=_taken(register, done),
        next=shown[-1].decision.no if len(made) > ROWS else None,
    )  # fmt: skip


def _taken(register: Register, number: int | None) -> object:
    """The decision just taken."""
    found: list[Made] = register.decisions(before=number + 1, limit=1) if number is not None else []
    return next((each.decision for each in found if each.decision.no == number), None)
