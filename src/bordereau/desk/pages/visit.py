"""Logging in and out, and the language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from bordereau.desk.languages import COOKIE, LANGUAGES
from bordereau.desk.pages.parts import TheDesk
from bordereau.desk.rendering import page
from bordereau.desk.security import LoginError, local_path

router = APIRouter()

_YEAR_S = 31_536_000


@router.get("/language/{code}")
def choose_language(code: str, back: str = "/") -> RedirectResponse:
    """Keeps the choice of a language in the browser, and goes back to the page."""
    answer = RedirectResponse(local_path(back), 303)
    if code in LANGUAGES:
        answer.set_cookie(COOKIE, code, max_age=_YEAR_S, samesite="lax", httponly=True)
    return answer


@router.get("/login")
def login_page(request: Request, desk: TheDesk, next: str = "/") -> Response:
    """The form to log in with; straight on where nobody has to, or somebody has."""
    if desk.security.person(request) is not None:
        return RedirectResponse(local_path(next), 303)
    return page(request, "login.html", next=local_path(next), failed=False, wait=0, name="")


@router.post("/login")
def log_in(
    request: Request,
    desk: TheDesk,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2_000)] = "",
    next: Annotated[str, Form(max_length=8_000)] = "/",
) -> Response:
    """Opens a session."""
    if desk.security.users is None:
        return RedirectResponse(local_path(next), 303)
    try:
        desk.security.log_in(request, name, password)
    except LoginError as error:
        return page(
            request, "login.html", 429 if error.wait else 401, next=local_path(next), failed=True,
            wait=int(error.wait + 0.999), name=name,
        )  # fmt: skip
    return RedirectResponse(local_path(next), 303)


@router.post("/logout")
def log_out(request: Request, desk: TheDesk) -> Response:
    """Ends the session."""
    desk.security.log_out(request)
    return RedirectResponse("/login" if desk.security.users else "/", 303)
