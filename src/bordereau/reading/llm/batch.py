"""Batch files: requests written in the form of OpenAI's Batch API, and answers read from a file of responses.

Lines may stand in any order. A request's `custom_id` is a digest of what is asked, so a response finds its
page by itself, and one to another prompt or another text finds none.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bordereau.reading.llm.body import PATH, body_of
from bordereau.reading.llm.completion import answered
from bordereau.reading.llm.prompt import Prompt, Request
from bordereau.reading.llm.settings import Settings
from bordereau.reading.llm.source import Answered, NoAnswerError

_LONGEST = 8_000_000  # bytes of a line
_ID = 48


def custom_id(request: Request) -> str:
    """The id under which a request is sent, and its answer found."""
    return f"bordereau-{request.prompt}-{request.key[:_ID]}"


def batch_line(request: Request, prompt: Prompt, settings: Settings) -> str:
    """One line of a file of requests."""
    told = {
        "custom_id": custom_id(request),
        "method": "POST",
        "url": "/v1" + PATH,
        "body": body_of(request, prompt, settings, stream=False),
    }
    return json.dumps(told, ensure_ascii=False)


class Responses:
    """A source that takes answers from a file of responses; nothing is sent anywhere.

    `on_problem` is told, line by line, what cannot be used: broken lines, errors, and second answers to the
    same request, of which the first good one counts.
    """

    def __init__(self, path: Path, model: str | None, on_problem: Callable[[str], None]) -> None:
        """Looks through the file. OSError where it cannot be read."""
        self._path, self._model = path, model
        self._lock = threading.Lock()
        self._file = path.open("rb")
        self._at: dict[str, int] = {}
        self._failed: dict[str, str] = {}
        self._taken: Counter[str] = Counter()
        for number, offset, line in self._lines():
            problem = self._index(line, offset)
            if problem:
                on_problem(f"{path}, line {number}: {problem}")

    @property
    def unused(self) -> int:
        """How many responses no page has asked for yet."""
        return sum(1 for key in self._at if not self._taken[key])

    def answer(self, request: Request) -> Answered:
        """The answer to `request` in the file; NoAnswerError where there is none."""
        key = custom_id(request)
        if key not in self._at:
            raise NoAnswerError(self._failed.get(key, f"no response in {self._path.name}"))
        with self._lock:
            self._taken[key] += 1
            self._file.seek(self._at[key])
            line = self._file.readline(_LONGEST)
        return answered(json.loads(line)["response"]["body"], self._model)

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def _lines(self) -> Iterator[tuple[int, int, bytes]]:
        number, offset = 0, 0
        while line := self._file.readline():
            number += 1
            if line.strip():
                yield number, offset, line
            offset += len(line)

    def _index(self, line: bytes, offset: int) -> str | None:
        """Takes a line in; what is wrong with it, if anything is."""
        if len(line) > _LONGEST:
            return "too long"
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            return "not JSON"
        key = held.get("custom_id") if isinstance(held, dict) else None
        if not isinstance(key, str):
            return "no response: it has no custom_id"
        problem = self._fault(held)
        if problem:
            self._failed.setdefault(key, problem)
            return f"no answer: {problem}"
        if key in self._at:
            return "a second response to one request: left out"
        self._at[key] = offset
        return None

    def _fault(self, held: dict[str, Any]) -> str | None:
        response, error = held.get("response"), held.get("error")
        if error or not isinstance(response, dict):
            told = error.get("message") if isinstance(error, dict) else error
            return f"the server failed: {str(told or 'no response')[:160]}"
        if response.get("status_code", 200) != 200:
            return f"the server replied {str(response['status_code'])[:10]}"
        try:
            answered(response.get("body"), self._model)
        except NoAnswerError as fault:
            return str(fault)
        return None
