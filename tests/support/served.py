"""A desk that answers on a port of its own, for tests that open it as a browser does."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bordereau.register import Register

try:
    from playwright.sync_api import expect
except ImportError:  # those tests are then skipped, and say so
    expect = None
else:
    expect.set_options(timeout=15_000)  # the machine may be doing much else

__all__ = ["DISPUTED", "expect", "heard", "press", "serving"]

DISPUTED = "RUS-MLI-2024-09-18"
"""The entry of the sample articles whose cargo two papers tell differently."""


def press(page: Any, *keys: str) -> None:
    """Presses keys where the page's script hears them."""
    heard(page)
    for key in keys:
        page.keyboard.press(key)


def heard(page: Any) -> None:
    """Waits until the page's script listens: a key pressed or words marked earlier reach nobody."""
    expect(page.locator("html[data-ready]")).to_be_attached()


@contextmanager
def serving(database: Path, **how: Any) -> Iterator[str]:
    """A desk that answers, and its address."""
    import uvicorn

    from bordereau.desk.app import create_app

    listener = socket.create_server(("127.0.0.1", 0))
    with Register.open(database) as register:
        server = uvicorn.Server(uvicorn.Config(create_app(register, **how), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
