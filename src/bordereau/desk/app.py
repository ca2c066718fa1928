"""The desk as a web application: pages for people, /api for programs, one register behind both."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from bordereau.desk import feeds
from bordereau.desk.api import create_api
from bordereau.desk.app_state import Desk
from bordereau.desk.pages import add, article, decisions, entry, history, review, sources, visit
from bordereau.desk.pages import register as register_page
from bordereau.desk.rendering import STATIC, came_from, compile_templates, page, say_for
from bordereau.desk.security import Guard, Names, Refusal, Security, Users, checked
from bordereau.desk.uploads import LONGEST_TEXT, MOST_BYTES, Jobs
from bordereau.register.errors import (
    BusyError,
    DecisionError,
    FilterError,
    GoneError,
    OutdatedError,
    ReadOnlyError,
    RegisterError,
    TellingError,
    UnknownError,
)
from bordereau.register.register import Register
from bordereau.values.states import states_named

_STATUS: tuple[tuple[type[RegisterError], int], ...] = (
    (UnknownError, 404), (GoneError, 410), (FilterError, 422), (DecisionError, 400), (ReadOnlyError, 403),
    (OutdatedError, 409),
    (BusyError, 503),
)  # fmt: skip
_KEPT_S = 31_536_000  # a year: the address of a static file changes with its content


def create_app(  # noqa: PLR0913 (each is a choice of its own)
    register: Register,
    *,
    users: Users | None = None,
    names: Names | None = None,
    https: bool = False,
    owner: str | None = None,
    lasting: bool = False,
) -> FastAPI:
    """The desk over an open register.

    Without `users` all who reach it may edit, so it must be reachable from this machine only. `names`: the
    hosts that it answers to beside this machine's own; `https`: it is reached by https, through a proxy;
    `owner`: who decides where there are no users, by default the name of this machine's account; `lasting`:
    this process does nothing else until it ends, so what is loaded when it opens is never looked through for
    garbage again, which would hold up a page by a tenth of a second now and then.
    """
    security = Security(users=users, names=names, https=https, owner=owner)
    app = FastAPI(
        title="bordereau", openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan,
        dependencies=[Depends(checked)],
    )  # fmt: skip
    app.state.jobs, app.state.lasting = Jobs(register), lasting
    app.state.desk, app.state.security, app.state.register = Desk(register, security), security, register
    for part in (register_page, entry, decisions, history, article, review, sources, add, visit, feeds):
        app.include_router(part.router)
    app.mount("/api", create_api(register, security, app.state.jobs))
    app.mount("/static", _Static(directory=STATIC))
    app.add_middleware(
        Guard, security=security, tell=partial(_refusal, app),
        large={
            "/add/text": 4 * LONGEST_TEXT + (1 << 16), "/add/files": MOST_BYTES + (1 << 20),
            "/api/articles": 8 * LONGEST_TEXT, "/api/uploads": MOST_BYTES + (1 << 20),
        },
    )  # fmt: skip
    _handle_errors(app)
    return app


class _Static(StaticFiles):
    def file_response(self, *told: Any, **more: Any) -> Response:
        answer = super().file_response(*told, **more)
        answer.headers["Cache-Control"] = f"public, max-age={_KEPT_S}, immutable"
        return answer


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    Thread(target=_get_ready, args=[app.state.lasting], name="bordereau-warm", daemon=True).start()
    yield
    app.state.jobs.close()


def _get_ready(lasting: bool) -> None:
    """Makes what the first pages would wait for."""
    from bordereau.desk import charts

    compile_templates()
    states_named("Mali")  # reads the names of all states
    charts.warm()
    if lasting:
        gc.collect()
        gc.freeze()


def _handle_errors(app: FastAPI) -> None:
    async def of_register(request: Request, error: Exception) -> HTMLResponse:
        status = next((s for kind, s in _STATUS if isinstance(error, kind)), 500)
        near = getattr(error, "near", ())
        told = say_for(request).error(error) if isinstance(error, TellingError) else str(error)
        return problem_page(request, status, told, near=near, what=getattr(error, "what", ""))

    async def of_http(request: Request, error: Exception) -> Response:
        status = getattr(error, "status_code", 500)
        detail = "" if status == 404 else str(getattr(error, "detail", ""))
        return problem_page(request, status, detail)

    async def of_form(request: Request, error: Exception) -> HTMLResponse:
        return problem_page(request, 400, "")

    app.add_exception_handler(RegisterError, of_register)
    app.add_exception_handler(StarletteHTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_form)


def problem_page(request: Request, status: int, detail: str, **more: Any) -> HTMLResponse:
    """The page that tells what went wrong, and what to do next."""
    told = {"near": (), "what": "", "back": came_from(request), **more}
    return page(request, "problem.html", status, code=status, detail=detail, **told)


def _refusal(app: FastAPI, request: Request, refusal: Refusal) -> Response:
    request.scope.setdefault("app", app)
    return problem_page(request, refusal.status, refusal.text)
