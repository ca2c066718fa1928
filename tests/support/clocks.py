"""Clocks for tests, which tell what the tests know beforehand."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is looked at."""
    seconds = itertools.count()
    return lambda: FIRST + timedelta(seconds=next(seconds))
