from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from telling import flight

from bordereau.model import Reading
from bordereau.register.filed import Filed
from bordereau.register.register import Register


def test_many_threads_may_look_at_once(register: Register, file: Callable[[Reading], Filed]) -> None:
    file(flight())
    with ThreadPoolExecutor(24) as threads:
        pages = list(threads.map(lambda _: register.entries(), range(600)))
    assert all(page == pages[0] and page.entries for page in pages)
