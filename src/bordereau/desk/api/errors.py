"""Which error is which status."""

from __future__ import annotations

from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from bordereau.desk.api.parts import DATE, IN_PATH, WRITABLE
from bordereau.desk.problems import Fault, problem
from bordereau.desk.security import LoginError
from bordereau.desk.uploads import BusyDeskError, ParcelError, UnknownJobError
from bordereau.exchange.terminal import safe
from bordereau.register import errors as e

STATUS: dict[type[Exception], tuple[int, str]] = {
    e.UnknownError: (404, "unknown"),
    e.GoneError: (410, "gone"),
    e.DecisionError: (409, "decision"),
    e.FilterError: (422, "filter"),
    e.ReadOnlyError: (409, "read-only"),
    e.BusyError: (503, "busy"),
    e.DiskFullError: (507, "disk-full"),
    e.OutdatedError: (503, "outdated"),
    e.RegisterError: (503, "register"),
    UnknownJobError: (404, "unknown"),
    BusyDeskError: (429, "busy"),
    ParcelError: (422, "upload"),
}
"""By error, its own before its parents'."""

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_MOST_FAULTS = 20
_LONGEST = 1_000


def handle(api: FastAPI) -> None:
    """Lets the application answer all errors with problem details."""
    api.add_exception_handler(HTTPException, cast("Any", _of_http))
    api.add_exception_handler(RequestValidationError, cast("Any", _of_request))
    api.add_exception_handler(LoginError, cast("Any", _of_login))
    for error in (e.RegisterError, UnknownJobError, BusyDeskError, ParcelError):
        api.add_exception_handler(error, _of_register)


def _of_register(_: Request, error: Exception) -> JSONResponse:
    status, kind = next(STATUS[cls] for cls in type(error).__mro__ if cls in STATUS)
    near = list(getattr(error, "near", ())) or None
    told = problem(status, safe(str(error))[:_LONGEST], kind, near=near)
    if kind == "busy":
        told.headers["retry-after"] = "5"
    return told


def _of_http(request: Request, error: HTTPException) -> JSONResponse:
    told = problem(error.status_code, str(error.detail)[:_LONGEST])
    told.headers.update(error.headers or {})
    if error.status_code == 405:
        told.headers["allow"] = ", ".join(_allowed(request))
    return told


def _allowed(request: Request) -> list[str]:
    """The methods of all routes of a path; the router by itself tells those of the first."""
    return [method for method in _METHODS if _answers(request, method)]


def _answers(request: Request, method: str) -> bool:
    asked = {**request.scope, "method": method}
    return any(route.matches(asked)[0] is Match.FULL for route in request.app.routes)


def _of_request(_: Request, error: RequestValidationError) -> JSONResponse:
    faults = [
        Fault(where=safe(".".join(map(str, f["loc"])))[:_LONGEST], problem=safe(_told(f))[:_LONGEST])
        for f in error.errors()[:_MOST_FAULTS]
    ]
    first = f"{faults[0].where}: {faults[0].problem}" if faults else "the request is wrong"
    return problem(422, first, "request", errors=faults)


def _told(fault: dict[str, Any]) -> str:
    """What is wrong, in words: a pattern tells nobody how to write it."""
    pattern = fault.get("ctx", {}).get("pattern")
    return _PATTERNS.get(pattern, str(fault["msg"]))


_PATTERNS = {
    DATE: "write a day, a month or a year: 2024-09-18, 2024-09 or 2024",
    WRITABLE: "it has characters that cannot be written down, such as NUL",
    IN_PATH: "a name has no slashes and no controls",
}


def _of_login(_: Request, error: LoginError) -> JSONResponse:
    if error.wait:
        told = problem(429, str(error), "login")
        told.headers["retry-after"] = str(int(error.wait) + 1)
        return told
    told = problem(401, str(error), "login")
    told.headers["www-authenticate"] = 'Session realm="bordereau"'
    return told
