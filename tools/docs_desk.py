"""The desk that examples in the documents ask: served as soon as one does, over the register beside it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn

from bordereau.desk.app import create_app
from bordereau.register import Register

ADDRESS = "http://127.0.0.1:8642"
"""Where the documents say that the desk is; here it is at any port that is free."""
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class DocsDesk:
    """A desk whose clock stands still."""

    def __init__(self, register: str, owner: str) -> None:
        self._path = Path(register).absolute()
        self._owner = owner
        self._address: str | None = None

    def asked(self, command: str) -> str:
        """The command, with the address where the desk really is; it is served from now on if it is asked."""
        if ADDRESS not in command:
            return command
        self._address = self._address or self._serve()
        return command.replace(ADDRESS, self._address)

    def told(self, printed: str) -> str:
        """What was printed, as if the desk were where the documents say."""
        return printed.replace(self._address, ADDRESS) if self._address else printed

    def _serve(self) -> str:
        self._register = Register.open(self._path, clock=lambda: NOW)
        app = create_app(self._register, owner=self._owner)
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        self._thread = Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._address:
            self._server.should_exit = True
            self._thread.join()
            self._register.close()
