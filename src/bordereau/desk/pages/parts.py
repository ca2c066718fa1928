"""What the pages' functions share: the register behind a request, and where to go on."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse

from bordereau.desk.app_state import Desk
from bordereau.desk.security import local_path
from bordereau.desk.uploads import Jobs
from bordereau.register.lookup import HistoryLine
from bordereau.register.register import Register
from bordereau.register.store.decisions import Decision

FORM_BYTES = 200_000
"""The longest text that a form may bring, but for articles."""


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _register(request: Request) -> Register:
    return _desk(request).register


def _editor(request: Request) -> str:
    return _desk(request).editor(request)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


TheJobs = Annotated[Jobs, Depends(_jobs)]
TheDesk = Annotated[Desk, Depends(_desk)]
TheRegister = Annotated[Register, Depends(_register)]
Editor = Annotated[str, Depends(_editor)]


def go_on(back: str, **told: object) -> RedirectResponse:
    """To a path of the desk after a form was followed, with keys put into its address."""
    parts = urlsplit(local_path(back))
    kept = [(k, v) for k, v in parse_qsl(parts.query) if k not in told]
    query = urlencode([*kept, *((k, str(v)) for k, v in told.items() if v not in (None, ""))])
    return RedirectResponse(urlunsplit(("", "", parts.path, query, parts.fragment)), 303)


def undone(history: list[HistoryLine]) -> frozenset[int]:
    """The numbers of decisions that are undone: by an undoing that is not itself undone."""
    void: set[int] = set()
    for line in reversed([line for line in history if isinstance(line, Decision)]):
        if line.undoes is not None and line.no not in void:
            void.add(line.undoes)
    return frozenset(void)


def decided(history: list[HistoryLine], number: int | None) -> Decision | None:
    """The decision of that number in a history."""
    return next((d for d in history if isinstance(d, Decision) and d.no == number), None)
