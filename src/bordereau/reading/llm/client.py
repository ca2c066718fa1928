"""The client: asks a server in the form of OpenAI's chat completions, with patience and within limits.

Calls run in an event loop of the client's own thread, so that each can be given up in time or cancelled,
whatever the server does. No redirect is followed: the key goes to the address that the user gave, and
nowhere else.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import json
import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from bordereau.reading.llm.body import PATH, Body, adapted, body_of, complains_of_form
from bordereau.reading.llm.completion import answered, gathered
from bordereau.reading.llm.prompt import Prompt, Request
from bordereau.reading.llm.settings import Settings
from bordereau.reading.llm.source import Answered, NoAnswerError, reckoned

if TYPE_CHECKING:
    import httpx
    from tenacity import RetryCallState

_LARGEST = 4_000_000  # bytes of a reply
_CONNECT = 15.0
_FIRST_WAIT, _SHOWN = 1.0, 160
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_REFUSED_FORM = frozenset({400, 415, 422})


class _AgainError(Exception):
    """A call that failed and may be made again; `wait`: seconds that the server asked for."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class Client:
    """A source of answers over HTTP. `before_first` is called once, before anything is sent."""

    def __init__(
        self, settings: Settings, prompt: Prompt, before_first: Callable[[], None] = lambda: None
    ) -> None:
        self._settings, self._prompt, self._before_first = settings, prompt, before_first
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._http: httpx.AsyncClient | None = None
        self._closed = False
        self._forms: list[str] = []  # complaints of the server that were met by changing the form

    def answer(self, request: Request) -> Answered:
        """The answer to `request`; NoAnswerError where the server gives none, in time and after all tries."""
        loop = self._running()
        future = asyncio.run_coroutine_threadsafe(self._in_time(request), loop)
        try:
            return future.result()
        except (concurrent.futures.CancelledError, asyncio.CancelledError):
            raise NoAnswerError("cancelled") from None
        except BaseException:
            future.cancel()
            raise

    def close(self) -> None:
        """Cancels all calls under way and closes their connections."""
        with self._lock:
            self._closed, loop, self._loop = True, self._loop, None
        if loop is not None:
            asyncio.run_coroutine_threadsafe(self._end(), loop)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._closed:
                raise NoAnswerError("cancelled")
            if self._loop is None:
                self._before_first()
                self._http = self._new_http()
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, daemon=True, name="model").start()
            return self._loop

    def _new_http(self) -> httpx.AsyncClient:
        import httpx

        key = self._settings.key()
        return httpx.AsyncClient(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            follow_redirects=False,
            timeout=httpx.Timeout(self._settings.timeout, connect=_CONNECT),
            limits=httpx.Limits(max_connections=self._settings.concurrency),
        )

    async def _end(self) -> None:
        loop = asyncio.get_running_loop()
        others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._http is not None:
            with contextlib.suppress(Exception):
                await self._http.aclose()
        loop.call_soon(loop.stop)

    async def _in_time(self, request: Request) -> Answered:
        from tenacity import AsyncRetrying, RetryError, retry_if_exception_type, stop_after_attempt

        tries = AsyncRetrying(
            stop=stop_after_attempt(self._settings.tries),
            wait=self._wait,
            retry=retry_if_exception_type(_AgainError),
        )
        try:
            async for attempt in tries:
                with attempt:
                    return await self._once(request)
        except RetryError as error:
            last = error.last_attempt.exception()
            tried = f"{self._settings.tries} {'try' if self._settings.tries == 1 else 'tries'}"
            raise NoAnswerError(f"{last} ({tried})") from None
        raise NoAnswerError("not asked")

    def _wait(self, state: RetryCallState) -> float:
        """Seconds before the next try: what the server asked for, else longer each time, with some chance."""
        from tenacity import wait_exponential_jitter

        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _AgainError) and error.wait is not None:
            return error.wait
        longest = self._settings.longest_wait
        return wait_exponential_jitter(initial=_FIRST_WAIT, max=longest)(state)

    async def _once(self, request: Request) -> Answered:
        import httpx

        begun = time.monotonic()
        try:
            async with asyncio.timeout(self._settings.timeout):
                body = await self._asked(request)
        except TimeoutError:
            raise _AgainError(f"no answer within {self._settings.timeout:g} s") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise NoAnswerError(f"no address to ask: {error}") from None
        except httpx.HTTPError as error:
            raise _AgainError(_told(error)) from None
        told = answered(body, self._settings.model, time.monotonic() - begun)
        return told if told.tokens_in and told.tokens_out else reckoned(request, told)

    async def _asked(self, request: Request) -> Any:
        """What the server replies, in the form that it takes: where it refuses one, the next simpler."""
        body: Body | None = body_of(request, self._prompt, self._settings)
        for complaint in tuple(self._forms):
            body = adapted(body, complaint) or body if body else body
        while body is not None:
            status, text, streamed = await self._posted(body)
            if status in _REFUSED_FORM:
                body = self._simpler(body, text)
                continue
            return _reply(text, streamed)
        raise NoAnswerError("the server takes no form of the request")

    def _simpler(self, body: Body, complaint: str) -> Body | None:
        simpler = adapted(body, complaint)
        if simpler is None:
            raise NoAnswerError(f"the server refuses the request: {' '.join(complaint.split())[:_SHOWN]}")
        if complaint not in self._forms:
            self._forms.append(complaint[:2000])
        return simpler

    async def _posted(self, body: Body) -> tuple[int, str, bool]:
        """Status, text, and whether it is a stream of events."""
        http = self._http
        if http is None:
            raise NoAnswerError("cancelled")
        async with http.stream("POST", self._settings.base_url + PATH, json=body) as response:
            status = response.status_code
            if status == 500 and complains_of_form(told := await _text(response)):
                return 400, told, False  # llama-cpp-python says so of a form that it does not know
            if status in _AGAIN:
                raise _AgainError(f"the server replies {status}", self._asked_wait(response.headers))
            text = await _text(response)
            if 300 <= status < 400:
                raise NoAnswerError(
                    f"the server redirects ({status}); nothing is sent on: give the address itself"
                )
            if status in (401, 403):
                raise NoAnswerError(
                    f"the server replies {status}: is the key in {self._settings.key_variable}?"
                )
            if status >= 300 and status not in _REFUSED_FORM:
                raise NoAnswerError(f"the server replies {status}: {' '.join(text.split())[:_SHOWN]}")
            return status, text, "event-stream" in response.headers.get("content-type", "")

    def _asked_wait(self, headers: Any) -> float | None:
        wait = _retry_after(headers.get("retry-after"))
        if wait is not None and wait > self._settings.longest_wait:
            raise NoAnswerError(f"the server asks to wait {wait:.0f} s")
        return wait


def _reply(text: str, streamed: bool) -> Any:
    if streamed:
        return gathered(text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _AgainError("the server's reply is not JSON") from None


async def _text(response: httpx.Response) -> str:
    """The reply, decoded; no more of it than a reply may have."""
    held = bytearray()
    async for piece in response.aiter_bytes():
        held += piece
        if len(held) > _LARGEST:
            raise NoAnswerError("the server's reply is too large")
    return held.decode("utf-8", "replace")


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait, from the header Retry-After: seconds, or a date (RFC 9110)."""
    if value is None:
        return None
    with contextlib.suppress(ValueError):
        return max(0.0, float(value))
    with contextlib.suppress(ValueError, TypeError):
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    return None


def _told(error: Exception) -> str:
    """What went wrong with a call, without any header or body in it."""
    import httpx

    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return "no server answers at that address"
    if isinstance(error, httpx.TimeoutException):
        return "the server was silent too long"
    return f"the connection broke ({type(error).__name__})"
