"""The application under /api."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, FastAPI

from bordereau import __version__
from bordereau.desk.api import (
    adding,
    articles,
    deciding,
    entries,
    errors,
    explaining,
    marking,
    sessions,
    whole,
)
from bordereau.desk.api.openapi import described
from bordereau.desk.security import Security, checked
from bordereau.desk.uploads import Jobs
from bordereau.register.register import Register

_ABOUT = """
What the register holds, and what persons do with it, as JSON.

Reading needs nothing on the machine that the desk runs on, and a login where the desk has users. Whatever
changes something needs the token of `GET /session` in the header `X-Bordereau-Token`, and the cookie that
came with it. Errors are problem details (RFC 9457).
"""


def create_api(register: Register, security: Security, jobs: Jobs) -> FastAPI:
    """The JSON API, to be mounted at /api behind the guard."""
    api = FastAPI(
        title="bordereau",
        version=__version__,
        description=_ABOUT.strip(),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        dependencies=[Depends(checked)],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    api.state.register, api.state.security, api.state.jobs = register, security, jobs
    for part in (entries, explaining, deciding, articles, adding, marking, whole, sessions):
        api.include_router(part.router)
    errors.handle(api)
    document = described(api)

    @api.get("/openapi.json", include_in_schema=False)
    def openapi_document() -> dict[str, Any]:
        return document

    return api
