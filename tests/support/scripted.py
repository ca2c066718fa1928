"""A server of the tests' own: it answers as it is told, and keeps what it was asked."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Handler"], None]


@dataclass
class Scripted:
    """Replies one after another, the last one again and again. `asked`: bodies of requests; and `headers`."""

    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, body: dict[str, Any], headers: dict[str, str]) -> Reply:
        with self._lock:
            self.asked.append(body)
            self.headers.append(headers)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the script."""

    script: Scripted
    body: dict[str, Any]

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        self.body = json.loads(self.rfile.read(length))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.script.next(self.body, dict(self.headers))(self)

    def log_message(self, *_: Any) -> None:
        """Keeps quiet."""

    def send(self, status: int, text: str, kind: str = "application/json", **more: str) -> None:
        raw = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)


@contextmanager
def serving(*replies: Reply) -> Iterator[Scripted]:
    """A server on a port of its own, for as long as the block lasts."""
    script = Scripted(list(replies))
    handler = type("Bound", (Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


def completion(text: str, **more: Any) -> dict[str, Any]:
    """A whole completion that says `text`."""
    message = {"role": "assistant", "content": text, **more.pop("message", {})}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    choice = {"index": 0, "message": message, "finish_reason": more.pop("finish_reason", "stop")}
    return {"id": "x", "model": "scripted-1", "choices": [choice], "usage": usage, **more}


def says(text: str, **more: Any) -> Reply:
    """Replies with a completion, as a stream where that was asked for."""

    def reply(to: Handler) -> None:
        if to.body.get("stream"):
            to.send(200, sse(text, **more), "text/event-stream")
        else:
            to.send(200, json.dumps(completion(text, **more)))

    return reply


def sse(text: str, finish_reason: str = "stop", done: bool = True, **_: Any) -> str:
    """A completion as a stream of events, a few characters each."""
    parts = [text[i : i + 7] for i in range(0, len(text), 7)]
    chunks: list[dict[str, Any]] = [
        {"choices": [{"delta": {"content": p}, "finish_reason": None}]} for p in parts
    ]
    chunks.append({"choices": [{"delta": {}, "finish_reason": finish_reason}]})
    chunks.append({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}})
    lines = [f"data: {json.dumps({'model': 'scripted-1', **c})}\n\n" for c in chunks]
    return ": a comment\n\n" + "".join(lines) + ("data: [DONE]\n\n" if done else "")


def answers(*events: dict[str, Any]) -> Reply:
    """Replies with an answer of these events."""
    return says(json.dumps({"events": list(events)}, ensure_ascii=False))


def fails(status: int, message: str = "no", **headers: str) -> Reply:
    """Replies with an error."""
    return lambda to: to.send(status, json.dumps({"error": {"message": message}}), **headers)


def drips(seconds: float) -> Reply:
    """Sends a byte now and then, and never ends."""

    def reply(to: Handler) -> None:
        to.send_response(200)
        to.send_header("Content-Type", "text/event-stream")
        to.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            to.wfile.write(b": .\n")
            to.wfile.flush()
            time.sleep(0.02)

    return reply


def cuts(text: str) -> Reply:
    """Promises more than it sends, and cuts the connection."""

    def reply(to: Handler) -> None:
        to.send_response(200)
        to.send_header("Content-Type", "application/json")
        to.send_header("Content-Length", str(len(text) + 1000))
        to.end_headers()
        to.wfile.write(text.encode())
        to.wfile.flush()
        to.connection.shutdown(socket.SHUT_RDWR)

    return reply
