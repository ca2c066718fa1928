"""Reading in the background: a queue of what was handed in, and one thread that reads and files it.

One thread, since the register has one writer at a time and a reader takes a whole core.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Condition, Thread
from typing import Literal

from bordereau.articles import Document
from bordereau.desk.uploads.parcels import Parcel, documents_of
from bordereau.model import Article, Reading
from bordereau.register.errors import RegisterError, TellingError
from bordereau.register.filed import Filed
from bordereau.register.register import Register

State = Literal["waiting", "reading", "done", "cancelled", "failed"]
Reader = Callable[[Article], Reading]

MOST_WAITING = 20
"""So many jobs may wait; more are turned away."""
_KEPT = 200
_MOST_WAITING_BYTES = 256 * 1024 * 1024
_MOST_TOLD = 1_000
_log = logging.getLogger(__name__)


class UnknownJobError(TellingError):
    """No job of that id: the desk was started anew since, or it is long ago."""


class BusyDeskError(TellingError):
    """Too much is waiting to be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one article. `reports` counts those it tells; the rest names entries.

    `outcome`: 'new', 'new version', 'known' (nothing was new) or 'older version' (kept, and not filed).
    `founded`: entries that are new; `joined`: entries that got a report; `disputed`: those with a field that
    was not disputed before; `merged`: those that others went into.
    """

    article: str
    title: str | None
    origin: str
    outcome: str
    reports: int
    founded: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job is. `articles` counts all that were found in it, None while they are being looked for;
    `done` those that are filed. `outcomes` and `problems` are the first thousand; times are ISO, UTC.

    `message` tells why a job failed.
    """

    id: str
    who: str
    files: tuple[str, ...]
    state: State
    added: str
    ended: str | None = None
    articles: int | None = None
    done: int = 0
    reports: int = 0
    founded: int = 0
    joined: int = 0
    disputed: int = 0
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[str, ...] = ()
    message: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "cancelled", "failed")


@dataclass(slots=True)
class _Kept:
    job: Job
    parcel: Parcel | None
    size: int
    cancelled: bool = field(default=False)


class Jobs:
    """The jobs of a desk. Safe to use from several threads."""

    def __init__(self, register: Register, reader: Reader | None = None) -> None:
        self._register = register
        self._reader = reader or _reader()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def add(self, parcel: Parcel, who: str) -> Job:
        """Puts a parcel into the queue; BusyDeskError where that is full."""
        size = sum(len(file.content) for file in parcel.files)
        with self._changed:
            waiting = [kept for kept in self._kept.values() if kept.parcel is not None]
            if len(waiting) >= MOST_WAITING or sum(k.size for k in waiting) + size > _MOST_WAITING_BYTES:
                raise BusyDeskError("too much is waiting to be read: try again when some of it is done")
            job = Job(secrets.token_urlsafe(12), who, parcel.names, "waiting", _now())
            self._kept[job.id] = _Kept(job, parcel, size)
            self._forget()
            self._start()
            self._changed.notify_all()
        return job

    def find(self, name: str) -> Job:
        """How far a job is; UnknownJobError where there is none of that id."""
        with self._changed:
            return self._find(name).job

    def last(self, limit: int = 20) -> list[Job]:
        """The last jobs, the newest first."""
        with self._changed:
            return [kept.job for kept in list(self._kept.values())[::-1][:limit]]

    def cancel(self, name: str) -> Job:
        """Ends a job: at once where it waits, else after the article at hand. What was filed stays filed."""
        with self._changed:
            kept = self._find(name)
            kept.cancelled = True
            if kept.job.state == "waiting":
                self._end(kept, "cancelled")
            return kept.job

    def wait(self, name: str, seconds: float) -> Job:
        """The job when it is over, or after so long how far it is."""
        with self._changed:
            kept = self._find(name)
            self._changed.wait_for(lambda: kept.job.over, seconds)
            return kept.job

    def close(self) -> None:
        """Ends all jobs, and waits for the article at hand to be filed."""
        with self._changed:
            self._closed = True
            for kept in self._kept.values():
                kept.cancelled = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _find(self, name: str) -> _Kept:
        if name not in self._kept:
            raise UnknownJobError(
                "there is no job %(name)r: it is long ago, or the desk was started anew since", name=name
            )
        return self._kept[name]

    def _forget(self) -> None:
        over = [name for name, kept in self._kept.items() if kept.job.over]
        for name in over[: max(0, len(self._kept) - _KEPT)]:
            del self._kept[name]

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name="bordereau-reading", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (kept := self._next()) is not None:
            try:
                self._read(kept)
            except Exception:
                _log.exception("job %s failed", kept.job.id)
                self._tell(kept, message="something went wrong while reading; the log tells more")
                self._finish(kept, "failed")

    def _next(self) -> _Kept | None:
        """The job that waits longest, when there is one; None when the desk closes."""
        with self._changed:
            while not self._closed:
                kept = next((k for k in self._kept.values() if k.job.state == "waiting"), None)
                if kept is not None:
                    kept.job = replace(kept.job, state="reading")
                    return kept
                self._changed.wait()
        return None

    def _read(self, kept: _Kept) -> None:
        documents = self._documents(kept)
        self._tell(kept, articles=len(documents))
        for document in documents:
            if kept.cancelled:
                break
            try:
                self._file(kept, document)
            except RegisterError as error:
                self._tell(kept, message=str(error))
                self._finish(kept, "failed")
                return
        self._finish(kept, "cancelled" if kept.cancelled else "done")

    def _documents(self, kept: _Kept) -> list[Document]:
        found = []
        if kept.parcel is not None:
            for document in documents_of(kept.parcel, lambda problem: self._problem(kept, problem)):
                if kept.cancelled:
                    break
                found.append(document)
        return found

    def _file(self, kept: _Kept, document: Document) -> None:
        """Reads and files one article. What breaks the reader costs that article only."""
        try:
            reading = self._reader(document.article)
        except Exception:
            _log.exception("%s could not be read", document.origin)
            self._problem(kept, f"{document.origin}: the reader failed on this article; the log tells more")
            self._tell(kept, done=kept.job.done + 1)
            return
        origin = _origin(kept, document)
        filed = self._register.file(reading, document.raw, origin=origin)
        self._add(kept, _outcome(filed, document, origin))

    def _add(self, kept: _Kept, outcome: Outcome) -> None:
        job = kept.job
        self._tell(
            kept,
            done=job.done + 1,
            reports=job.reports + outcome.reports,
            founded=job.founded + len(outcome.founded),
            joined=job.joined + len(outcome.joined),
            disputed=job.disputed + len(outcome.disputed),
            outcomes=(*job.outcomes, outcome)[:_MOST_TOLD],
        )

    def _problem(self, kept: _Kept, problem: str) -> None:
        self._tell(kept, problems=(*kept.job.problems, problem)[:_MOST_TOLD])

    def _tell(self, kept: _Kept, **told: object) -> None:
        with self._changed:
            kept.job = replace(kept.job, **told)  # type: ignore[arg-type]

    def _finish(self, kept: _Kept, state: State) -> None:
        with self._changed:
            self._end(kept, state)

    def _end(self, kept: _Kept, state: State) -> None:
        kept.job, kept.parcel = replace(kept.job, state=state, ended=_now()), None
        self._changed.notify_all()


def _origin(kept: _Kept, document: Document) -> str:
    """Where an article came from, for people."""
    if kept.parcel and kept.parcel.pasted:
        return f"pasted by {kept.job.who}"
    return f"{document.origin}, uploaded by {kept.job.who}"


def _outcome(filed: Filed, document: Document, origin: str) -> Outcome:
    return Outcome(
        article=filed.article,
        title=document.article.title,
        origin=origin,
        outcome=filed.outcome,
        reports=filed.reports,
        founded=filed.founded,
        joined=filed.joined,
        disputed=tuple(filed.disputed),
        merged=tuple(filed.merged),
    )


def _reader() -> Reader:
    from bordereau.reading import read

    return read


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
