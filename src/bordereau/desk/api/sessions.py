"""Logging in and out, and the token that changes need."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from pydantic import Field

from bordereau.desk.api.parts import Sent
from bordereau.desk.security import Role, Security

router = APIRouter(tags=["session"])


class Session(Sent):
    """Who asks (null where nobody is logged in), what they may do, and the token that changes need."""

    name: str | None
    role: Role | None
    token: str


class Login(Sent):
    """A user's name and password."""

    name: str = Field(max_length=64)
    password: str = Field(max_length=1000)


@router.get("/session", summary="Who asks, and the token that changes need")
def get_session(request: Request) -> Session:
    """The token holds for the cookie that comes with it, until the desk is started anew."""
    return _session(request)


@router.post("/session", summary="Log in")
def log_in(request: Request, told: Login) -> Session:
    """For desks with users. It needs the token of GET /session, as all changes do; another one comes back."""
    security: Security = request.app.state.security
    if security.users is None:
        raise HTTPException(409, "This desk has no users: nobody needs to log in.")
    security.log_in(request, told.name, told.password)
    return _session(request)


@router.delete("/session", summary="Log out")
def log_out(request: Request) -> Session:
    """Ends the session for good."""
    security: Security = request.app.state.security
    security.log_out(request)
    return _session(request)


def _session(request: Request) -> Session:
    security: Security = request.app.state.security
    person = security.person(request)
    return Session(
        name=person.name if person else None,
        role=person.role if person else None,
        token=security.token(request),
    )
