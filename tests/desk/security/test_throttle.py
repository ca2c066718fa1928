from bordereau.desk.security.throttle import FREE, LONGEST_S, Throttle


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_few_mistakes_cost_nothing_and_then_each_doubles_the_wait() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(FREE + 3):
        throttle.failed("awa")
        waits.append(throttle.wait("awa"))
    assert waits == [0.0] * FREE + [2.0, 4.0, 8.0]


def test_no_wait_is_longer_than_a_quarter_of_an_hour() -> None:
    throttle = Throttle(Clock())
    for _ in range(100):
        throttle.failed("awa")
    assert throttle.wait("awa") == LONGEST_S


def test_the_wait_ends_and_old_failures_are_forgotten() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(FREE + 1):
        throttle.failed("awa")
    clock.now += 2
    assert throttle.wait("awa") == 0
    clock.now += LONGEST_S + 1
    throttle.failed("awa")
    assert throttle.wait("awa") == 0


def test_one_key_waits_and_others_do_not() -> None:
    throttle = Throttle(Clock())
    for _ in range(FREE + 1):
        throttle.failed("awa", "10.0.0.1")
    assert throttle.wait("lena", "10.0.0.2") == 0
    assert throttle.wait("lena", "10.0.0.1") > 0


def test_success_clears_the_count() -> None:
    throttle = Throttle(Clock())
    for _ in range(FREE + 1):
        throttle.failed("awa")
    throttle.succeeded("awa")
    assert throttle.wait("awa") == 0


def test_many_names_tried_do_not_fill_memory() -> None:
    throttle = Throttle(Clock())
    for number in range(10_050):
        throttle.failed(f"name {number}")
    for _ in range(FREE):
        throttle.failed("name 0")
    assert throttle.wait("name 0") == 0  # its first failure was let go of
