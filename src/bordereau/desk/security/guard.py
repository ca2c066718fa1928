"""The guard at the door: every request passes it, and every answer."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bordereau.desk.problems import problem
from bordereau.desk.security.headers import headers_for
from bordereau.desk.security.origins import SAFE_METHODS, from_elsewhere
from bordereau.desk.security.visits import TOKEN_FIELD, TOKEN_HEADER, LoginError, Security

MOST_BYTES = 1 << 20
"""The most bytes that a request may bring, but for uploads."""
BODY_S = 60.0
"""The longest wait for the next part of a request."""
LONGEST_ADDRESS = 8_000
"""The most bytes of a path with its query."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered, in words for people (a key of the desk's catalogues, too)."""

    status: int
    text: str


WRONG_HOST = Refusal(
    421, "The desk does not answer to this name. Open it by the address that it printed when it started."
)
ELSEWHERE = Refusal(403, "This request came from another site, and was not followed.")
NO_TOKEN = Refusal(403, "This page is too old to change anything. Load it again, and try once more.")
READER = Refusal(403, "You may read here, and not change anything. Ask for the role of an editor.")
NOBODY = Refusal(401, "Log in first.")
WRONG = Refusal(401, "Wrong name or password.")
TOO_LARGE = Refusal(413, "This is more than the desk takes at once.")
NO_ADDRESS = Refusal(400, "This address has characters that no address of the desk has.")
TOO_LONG = Refusal(414, "This address is too long.")
TOO_MANY = Refusal(429, "Too many wrong passwords. Wait a while, and try again.")
FAILED = Refusal(500, "Something went wrong inside the desk. Nothing was changed. The log tells more.")

Tell = Callable[[Request, Refusal], Response]


class Guard:
    """The outermost middleware: who may ask for what, how much they may send, and headers on every answer.

    `open_paths` (with a '/' at the end: all under it) need nobody to be logged in. `by_password` are read by
    programs that send a password along (feeds, the API). `large` maps a path to the bytes it may bring.
    `tell` makes the answer of a refusal where a page was asked for.
    """

    def __init__(  # noqa: PLR0913 (each is named)
        self,
        app: ASGIApp,
        *,
        security: Security,
        open_paths: tuple[str, ...] = ("/login", "/logout", "/language", "/static/", "/api/session"),
        by_password: tuple[str, ...] = ("/feed.atom", "/api/"),
        large: Mapping[str, int] | None = None,
        tell: Tell | None = None,
    ) -> None:
        self.app = app
        self.security = security
        self.open_paths = open_paths
        self.by_password = by_password
        self.large = dict(large or {})
        self._tell = tell or _plainly

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or refuses it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope), receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        answer = _Answer(self, request, send)
        body = _Body(receive, self._most(request.scope["path"]))
        refused = await self._refused(request)
        if refused is not None:
            await refused(request.scope, receive, answer.send)
            return
        try:
            answer.body = body
            await self.app(request.scope, body.receive, answer.send)
        except ClientDisconnect:
            pass  # nobody is there to answer; or too much came, and `finish` tells
        except Exception:
            _log.exception("%s %s failed", request.method, request.scope["path"])
            if not answer.begun:
                await self.refuse(request, FAILED)(request.scope, receive, answer.send)
        finally:
            await answer.finish()

    async def _refused(self, request: Request) -> Response | None:
        """The answer to a request that must not go on; None where it may."""
        refusal = self._unfit(request)
        if refusal is not None:
            return self.refuse(request, refusal)
        try:
            await self._recognise(request)
        except LoginError as error:
            return self._turned_away(request, TOO_MANY if error.wait else WRONG, error.wait)
        if self.is_open(request.scope["path"]):
            return None
        person = self.security.person(request)
        if person is None:
            return self._to_login(request)
        if request.method not in SAFE_METHODS and not person.may_edit:
            return self.refuse(request, READER)
        return None

    def refuse(self, request: Request, refusal: Refusal) -> Response:
        """The answer of a refusal: a problem for programs, else what `tell` makes of it."""
        if _is_of(request.scope["path"], ("/api", "/api/")):
            return problem(refusal.status, refusal.text)
        return self._tell(request, refusal)

    def is_open(self, path: str) -> bool:
        """Whether nobody has to be logged in for that path."""
        return _is_of(path, self.open_paths)

    def _unfit(self, request: Request) -> Refusal | None:
        path, query = request.scope.get("raw_path") or b"", request.scope.get("query_string") or b""
        if not self.security.names.answers_to(request.headers.get("host")):
            return WRONG_HOST
        if len(path) + len(query) > LONGEST_ADDRESS:
            return TOO_LONG
        if _CONTROLS.search(request.scope["path"]):
            return NO_ADDRESS
        if from_elsewhere(request.method, request.headers):
            return ELSEWHERE
        return TOO_LARGE if _length(request) > self._most(request.scope["path"]) else None

    async def _recognise(self, request: Request) -> None:
        """Who asks, by a password sent along where that is taken."""
        by_password = "authorization" in request.headers and _is_of(request.scope["path"], self.by_password)
        if by_password and request.method in SAFE_METHODS:
            person = await run_in_threadpool(self.security.basic, request)
            visit = self.security.visit(request)
            visit.person = person or visit.person

    def _turned_away(self, request: Request, refusal: Refusal, wait: float = 0.0) -> Response:
        """To a program that sends a password along, or should."""
        refused = self.refuse(request, refusal)
        if wait:
            refused.headers["retry-after"] = str(int(wait) + 1)
        else:
            refused.headers["www-authenticate"] = 'Basic realm="bordereau", charset="UTF-8"'
        return refused

    def _to_login(self, request: Request) -> Response:
        path = request.scope["path"]
        if _is_of(path, ("/api", "/api/")):
            refused = self.refuse(request, NOBODY)
            refused.headers["www-authenticate"] = 'Session realm="bordereau"'  # no browser asks for this one
            return refused
        if _is_of(path, self.by_password):
            return self._turned_away(request, NOBODY)
        if request.headers.get("sec-fetch-site") == "cross-site":
            return HTMLResponse(_AGAIN)
        query = f"?{request.url.query}" if request.url.query else ""
        wanted = quote(path + query, safe="") if request.method in SAFE_METHODS else ""
        return RedirectResponse("/login" + (f"?next={wanted}" if wanted else ""), 303)

    def _most(self, path: str) -> int:
        return self.large.get(path, MOST_BYTES)


async def checked(request: Request) -> None:
    """A dependency of the whole application: what changes anything carries the visit's token.

    In the header X-Bordereau-Token, or in the field `token` of a form. HTTPException (403) where it does not.
    """
    if request.method in SAFE_METHODS:
        return
    security: Security = request.app.state.security
    told = request.headers.get(TOKEN_HEADER)
    if told is None and request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORMS:
        field = (await request.form()).get(TOKEN_FIELD)
        told = field if isinstance(field, str) else None
    if told is None or not security.is_token(request, told):
        raise HTTPException(NO_TOKEN.status, NO_TOKEN.text)


def local_path(told: str | None) -> str:
    """A path of the desk to go on to, as a form or address names one; '/' where it names anything else."""
    path = told or "/"
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if safe and len(path) <= LONGEST_ADDRESS else "/"


_AGAIN = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>bordereau</title>"
    '<meta http-equiv=refresh content=0><p><a href="">bordereau</a></p>'
)
"""Loads the page again: a link followed from elsewhere brings no cookie, the desk's own page does."""


class _Body:
    """What a request brings, counted and waited for no longer than `BODY_S` at a time."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._so_far = 0
        self._whole = False
        self.too_large = False

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()  # waits for the visitor to go away
        try:
            message = await asyncio.wait_for(self._receive(), BODY_S)
        except TimeoutError:
            return {"type": "http.disconnect"}
        self._so_far += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._so_far > self._most:
            self.too_large = True
            return {"type": "http.disconnect"}
        return message


class _Answer:
    """What goes back: with the headers that all answers have, and the visit's cookie."""

    def __init__(self, guard: Guard, request: Request, send: Send) -> None:
        self._guard = guard
        self._request = request
        self._send = send
        self._dropped = False
        self.begun = False
        self.body: _Body | None = None

    async def send(self, message: Message) -> None:
        if self._is_too_large() and not self.begun:
            self._dropped = True
        if self._dropped:
            return
        if message["type"] == "http.response.start":
            self.begun = True
            self._dress(message)
        await self._send(message)

    async def finish(self) -> None:
        """Tells that too much was sent, in place of what the application made of it."""
        if self._is_too_large() and not self.begun:
            self.body, self._dropped = None, False
            refused = self._guard.refuse(self._request, TOO_LARGE)
            await refused(self._request.scope, _nothing, self.send)

    def _is_too_large(self) -> bool:
        return self.body is not None and self.body.too_large

    def _dress(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        told = frozenset(name.lower() for name in headers)
        security = self._guard.security
        added = headers_for(headers.get("content-type", ""), told, https=security.https)
        for name, value in added.items():
            headers[name] = value
        cookie = security.cookie(self._request)
        if cookie:
            headers.append("set-cookie", cookie)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def _plainly(request: Request, refusal: Refusal) -> Response:
    return PlainTextResponse(refusal.text + "\n", refusal.status)


def _is_of(path: str, paths: tuple[str, ...]) -> bool:
    return any(path.startswith(p) if p.endswith("/") else path == p for p in paths)


def _length(request: Request) -> int:
    told = request.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 16 else MOST_BYTES * MOST_BYTES
