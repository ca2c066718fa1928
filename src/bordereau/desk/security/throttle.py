"""Slowing down those who guess passwords."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

FREE = 5
"""So many wrong passwords cost no waiting, where nothing else is said."""
LONGEST_S = 900.0
"""The longest wait between two tries; failures older than this are forgotten."""
_MOST = 10_000


class Throttle:
    """Counts failures by key (a user's name, an address) and says how long to wait.

    `free` failures in a row cost nothing, each one more doubles the wait: 2 s, 4 s, 8 s ... a quarter of an
    hour. `clock` gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, free: int = FREE) -> None:
        self._clock = clock
        self._free = free
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *keys: str) -> float:
        """Seconds until any of these may try again; 0 where they may now."""
        with self._lock:
            return max((self._wait(key) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Notes a failure of each."""
        with self._lock:
            for key in keys:
                count, at = self._failures.pop(key, (0, 0.0))
                fresh = count and self._clock() - at <= LONGEST_S
                self._failures[key] = (count + 1 if fresh else 1, self._clock())
            while len(self._failures) > _MOST:
                self._failures.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forgets their failures."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _wait(self, key: str) -> float:
        count, at = self._failures.get(key, (0, 0.0))
        if count <= self._free:
            return 0.0
        pause = min(2.0 ** min(count - self._free, 20), LONGEST_S)
        return max(0.0, at + pause - self._clock())
