"""Who is logged in: sessions in memory, so that a restart of the desk logs everybody out."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from bordereau.desk.security.users import User

IDLE_S = 12 * 3600.0
"""A session that is not used for so long ends."""
LIFE_S = 7 * 24 * 3600.0
"""No session lasts longer."""
_MOST = 10_000
_ID = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody's session. `stamp` stands for the password it was opened with."""

    user: str
    stamp: str
    began: float
    seen: float


class Sessions:
    """Sessions by id; an id is 256 random bits. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._lock = Lock()

    def begin(self, user: User) -> str:
        """A new session of a user; its id."""
        name, now = new_id(), self._clock()
        with self._lock:
            self._open[name] = Session(user.name, stamp_of(user), now, now)
            while len(self._open) > _MOST:
                self._open.popitem(last=False)
        return name

    def find(self, name: str) -> Session | None:
        """The session of that id, if it is open still; it counts as used."""
        with self._lock:
            session, now = self._open.pop(name, None), self._clock()
            if session is None or now - session.seen > IDLE_S or now - session.began > LIFE_S:
                return None
            self._open[name] = replace(session, seen=now)
            return session

    def end(self, name: str) -> None:
        """Ends a session."""
        with self._lock:
            self._open.pop(name, None)


def new_id() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(32)


def is_id(text: str) -> bool:
    """Whether a cookie's value has the form of an id."""
    return _ID.fullmatch(text) is not None


def stamp_of(user: User) -> str:
    """Stands for a user's password: another password, another stamp, and sessions of the old one end."""
    return hashlib.sha256(user.hash.encode()).hexdigest()
