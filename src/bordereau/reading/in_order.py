"""Several at a time: things worked on side by side, results in the order of the things."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # things taken for each worker, at most, before the first of them is given out


def in_order(work: Callable[[T], R], things: Iterable[T], workers: int) -> Iterator[R]:
    """What `work` makes of each thing, in their order, `workers` at a time; with one worker, one by one.

    Takes no more things than it works on soon. Raises what `work` raises; then, and where the caller stops
    early, what has not begun is left undone.
    """
    if workers <= 1:
        yield from map(work, things)
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="reading")
    waiting: deque[Future[R]] = deque()
    try:
        for thing in things:
            waiting.append(pool.submit(work, thing))
            if len(waiting) >= _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
