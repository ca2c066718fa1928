"""Errors as JSON: problem details (RFC 9457), the same for everything under /api."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """Something wrong with a request: where (`query.limit`, `body.value`), and what."""

    model_config = ConfigDict(frozen=True)

    where: str
    problem: str


class Problem(BaseModel):
    """Why a request was not followed (RFC 9457). Nothing of it was done.

    `type` is stable and for programs, `detail` for people; `near` has names like one that was not found.
    """

    model_config = ConfigDict(frozen=True)

    type: str = Field(examples=["urn:bordereau:problem:unknown"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str
    near: list[str] | None = None
    errors: list[Fault] | None = None


def problem(status: int, detail: str, kind: str | None = None, **more: Any) -> JSONResponse:
    """The answer that tells a problem. `kind` ends its type; without one the status says it all."""
    told = Problem(
        type=f"urn:bordereau:problem:{kind}" if kind else "about:blank",
        title=_title(status),
        status=status,
        detail=detail,
        **more,
    )
    return JSONResponse(told.model_dump(exclude_none=True), status, media_type=MEDIA_TYPE)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
