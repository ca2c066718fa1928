"""The cache of answers: what was asked of a model once costs nothing again, and a run that broke off goes on.

One file an answer, named by a digest of the model and of all that was sent. It holds the answer and what it
cost; neither the article nor the key. Without a folder that can be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from bordereau.codebook.cache import cache_folder
from bordereau.reading.llm.prompt import Request
from bordereau.reading.llm.settings import Settings
from bordereau.reading.llm.source import Answered, Source, estimated_request
from bordereau.reading.llm.tally import Tally

_FORM = 1  # of the kept files


class Frugal:
    """A source that asks another one only for what is not kept, and only within the budget of `tally`."""

    def __init__(self, source: Source, settings: Settings, tally: Tally, folder: Path | None = None) -> None:
        self._source, self._settings, self._tally = source, settings, tally
        self._folder = (folder or cache_folder() / "answers") if settings.cache else None

    def answer(self, request: Request) -> Answered:
        """The kept answer, else a new one, which is kept; NoAnswerError as the source, or for the budget."""
        path = self._path(request)
        kept = _read(path) if path else None
        if kept is not None:
            self._tally.add(kept)
            return kept
        told = self._asked(request)
        if path is not None and not told.cut:
            _write(path, told)
        return told

    def close(self) -> None:
        """Closes the source."""
        self._source.close()

    def _asked(self, request: Request) -> Answered:
        reckoned = estimated_request(request) + self._settings.answer_tokens // 4
        self._tally.hold(reckoned)
        try:
            told = self._source.answer(request)
            self._tally.add(told)
        finally:
            self._tally.release(reckoned)
        return told

    def _path(self, request: Request) -> Path | None:
        if self._folder is None:
            return None
        named = hashlib.sha256(f"{self._settings.model}\0{request.key}".encode()).hexdigest()
        return self._folder / named[:2] / f"{named}.json"


def _read(path: Path) -> Answered | None:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        held: dict[str, Any] = json.loads(path.read_bytes())
        if held["form"] == _FORM and isinstance(held["text"], str) and isinstance(held["model"], str):
            spent = [held[n] for n in ("tokens_in", "tokens_out")]
            if all(isinstance(n, int) for n in spent):
                return Answered(held["text"], held["model"], spent[0], spent[1], kept=True)
    return None


def _write(path: Path, told: Answered) -> None:
    """Keeps an answer; the file is put in its place in one step, so that runs may share the folder."""
    plain = replace(told, kept=False)
    held = {
        "form": _FORM,
        "text": plain.text,
        "model": plain.model,
        "tokens_in": plain.tokens_in,
        "tokens_out": plain.tokens_out,
    }
    with contextlib.suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(held, file)
            Path(name).replace(path)
        except (OSError, ValueError):
            Path(name).unlink(missing_ok=True)
