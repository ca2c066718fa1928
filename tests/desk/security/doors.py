"""A small application behind the guard: what it does not answer, no page of the desk can."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, FastAPI, Form, Request
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from httpx import Response

from bordereau.desk.security import Guard, LoginError, Security, checked

PASSWORD = "correct horse battery"  # noqa: S105 (of nobody)
HERE = "http://127.0.0.1:8000"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def application(security: Security) -> FastAPI:
    app = FastAPI(dependencies=[Depends(checked)])
    app.state.security = security

    @app.get("/", response_class=HTMLResponse)
    def home(request: Request) -> str:
        person = security.person(request)
        return f"<p>{person.name if person else 'nobody'}</p>"

    @app.get("/token")
    def token(request: Request) -> str:
        return security.token(request)

    @app.get("/login")
    def login_page(request: Request) -> str:
        return security.token(request)

    @app.post("/login")
    def login(
        request: Request, name: Annotated[str, Form()], password: Annotated[str, Form()]
    ) -> dict[str, str]:
        try:
            return {"name": security.log_in(request, name, password).name}
        except LoginError as error:
            return {"error": str(error)}

    @app.post("/logout")
    def logout(request: Request) -> None:
        security.log_out(request)

    @app.post("/change")
    def change() -> str:
        return "changed"

    @app.post("/take")
    async def take(request: Request) -> int:
        return len(await request.body())

    @app.get("/fail")
    def fail() -> None:
        raise RuntimeError("a secret of the machine")

    @app.get("/feed.atom")
    def feed(request: Request) -> str | None:
        person = security.person(request)
        return person.name if person else None

    app.add_middleware(Guard, security=security, large={"/large": 1 << 22})
    return app


Door = Callable[..., TestClient]


def token_of(client: TestClient, path: str = "/token") -> str:
    return str(client.get(path).json())


def log_in(client: TestClient, name: str = "awa", password: str = PASSWORD) -> Response:
    return client.post(
        "/login", data={"name": name, "password": password, "token": token_of(client, "/login")}
    )


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}
