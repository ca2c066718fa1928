"""Several things at a time, results in the order of the things."""

import threading
import time

import pytest

from bordereau.reading.in_order import in_order


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_results_come_in_the_order_of_the_things(workers: int) -> None:
    def work(n: int) -> int:
        time.sleep(0.02 if n % 3 == 0 else 0)
        return n * n

    assert list(in_order(work, range(30), workers)) == [n * n for n in range(30)]


def test_things_are_worked_on_at_the_same_time() -> None:
    meeting = threading.Barrier(4, timeout=60)
    assert len(list(in_order(lambda _: meeting.wait(), range(4), 4))) == 4


def test_no_more_things_are_taken_than_are_soon_worked_on() -> None:
    taken: list[int] = []

    def things() -> object:
        for n in range(100):
            taken.append(n)
            yield n

    results = in_order(lambda n: n, things(), 3)  # type: ignore[arg-type,var-annotated]
    next(results)
    assert len(taken) <= 8
    results.close()  # type: ignore[attr-defined]


def test_what_the_work_raises_is_raised() -> None:
    def work(n: int) -> int:
        if n == 5:
            raise ValueError("five")
        return n

    with pytest.raises(ValueError, match="five"):
        list(in_order(work, range(20), 4))
