"""Whatever is asked, the API answers as its OpenAPI document says, and never fails."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
import schemathesis
import uvicorn
from desks import close_desk, open_desk
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from bordereau.articles.language import language_of
from bordereau.desk.api import create_api
from bordereau.desk.security import Security

EXAMPLES = int(os.environ.get("BORDEREAU_API_EXAMPLES", "8"))
"""Requests of each operation; a thorough run takes a thousand."""


@dataclass(frozen=True)
class Visit:
    headers: dict[str, str]
    cookies: dict[str, str]


@pytest.fixture(scope="module")
def served(filed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that is served as for users."""
    language_of("xyzzy")  # imports numpy: hypothesis breaks where a thread of the desk does so meanwhile
    path = tmp_path_factory.mktemp("contract") / "bordereau.db"
    shutil.copy(filed, path)
    opened = open_desk(path)
    server = uvicorn.Server(uvicorn.Config(opened.app, port=0, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/api"
    server.should_exit = True
    thread.join()
    close_desk(opened)


@pytest.fixture(scope="module")
def visit(served: str) -> Visit:
    """A visit with its token."""
    told = httpx.get(f"{served}/session")
    return Visit({"x-bordereau-token": told.json()["token"]}, dict(told.cookies))


def _document() -> dict[str, Any]:
    """The document; it is made of the routes alone."""
    nothing: Any = None
    with TestClient(create_api(nothing, Security(), nothing)) as client:
        told: dict[str, Any] = client.get("/openapi.json").json()
    return told


def takes_what_it_describes(_: Any, response: schemathesis.Response, case: schemathesis.Case) -> None:
    """What the document allows is never refused as malformed; it may be refused for what it means."""
    meta = case.meta
    if meta is not None and meta.generation.mode == GenerationMode.POSITIVE:
        malformed = response.status_code == 422 and "problem:request" in response.text
        assert not malformed and response.status_code != 400, response.text


schema = schemathesis.openapi.from_dict(_document())
schema.config.phases.coverage.enabled = EXAMPLES > 50  # some hundred requests of each operation
schema.config.checks.negative_data_rejection.expected_statuses += [
    "413",
    "414",
]  # wrong, and too long as well


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES <= 50,  # a short run asks the same each time, so that it is the desk that fails it
)  # fmt: skip
def test_no_request_breaks_the_contract(case: schemathesis.Case, served: str, visit: Visit) -> None:
    response = case.call(base_url=served, headers=visit.headers, cookies=visit.cookies)
    case.validate_response(
        response,
        additional_checks=[takes_what_it_describes],
        excluded_checks=[positive_data_acceptance],  # malformed and meaningless are one to it
    )
