"""Benchmark: how long the desk takes for a page, with a register of many entries, on the server's side.

    python benchmarks/desk.py                          fills a register of 100,000 entries: most of an hour
    python benchmarks/desk.py --entries 10000          a smaller one
    python benchmarks/desk.py --keep made.db           keeps what was filled, and goes on from there next time
    python benchmarks/desk.py --register made.db       one that is there

The register is that of benchmarks/register.py. Requests go through the whole application (guard, pages,
templates) without a network: the first one, and median and worst of ten more, in milliseconds of the
processor (all threads), so that a busy machine does not spoil them; beside these the clock's. Charts and the
list of sources are parts that come after their pages. The exit status is 1 where a median is over the aim.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import threading
import time
import warnings
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bordereau.desk.app import create_app
from bordereau.register import Register
from bordereau.register.filters import Filters
from register import file, machine, readings

AIM_MS = 150.0
TIMES = 10
PAGES = {
    "register": "/",
    "register, two filters": "/?supplier=RUS&category=helicopter",
    "register, rare filter": "/?supplier=BRA&recipient=EST",
    "register, dates": "/?since=2015-03&until=2016",
    "register, words": "/?text=rafale",
    "register, no result": "/?text=nowhere",
    "register, by credibility": "/?sort=credibility",
    "entry": "/entries/{entry}",
    "article": "/articles/{article}",
    "review": "/review",
    "review, new": "/review?of=new",
    "review, changed": "/review?of=changed",
    "history": "/history",
    "sources": "/sources",
    "add": "/add",
    "feed": "/feed.atom",
    "feed, one supplier": "/feed.atom?supplier=RUS",
}
CHARTS = {
    "the list of sources": "/sources/list",
    "charts, all on one page": "/charts",
    "chart: time": "/charts/time",
    "chart: who supplied whom": "/charts/flows",
    "chart: map": "/charts/map",
    "chart: time, one supplier": "/charts/time?supplier=RUS",
    "chart: who supplied whom, one kind": "/charts/flows?kind=transfer",
    "chart: map, one category": "/charts/map?category=helicopter",
}


def main() -> int:
    parser = argparse.ArgumentParser(description="How quick the desk's pages are on this machine.")
    parser.add_argument("--entries", type=int, default=100_000, help="about half of the reports it takes")
    parser.add_argument("--decided", type=int, default=5_000, help="on so many entries somebody decided")
    parser.add_argument("--register", type=Path, help="a register that is there already")
    parser.add_argument("--keep", type=Path, help="where to keep the register that is filled")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or options.keep or Path(folder) / "desk.db"
        with Register.open(path) as register:
            if not options.register:
                fill(register, options.entries)
                decide(register, options.decided)
            return measure(register)


def fill(register: Register, entries: int) -> None:
    """Files articles until there are so many entries; those that were filed before are passed over."""
    there = register.stats().articles
    for number, article in enumerate(islice(readings(), there, None), there):
        if number % 1000 == 0:
            found = register.count()
            print(f"{number:,} filed: {found:,} of {entries:,} entries", file=sys.stderr, flush=True)
            if found >= entries:
                return
        file(register, article)


def decide(register: Register, wanted: int) -> None:
    """Accepts the newest entries that are open, until somebody decided on so many."""
    done = sum(count for review, count in register.stats().reviews.items() if review != "open")
    for start in range(done, wanted, 200):
        newest = register.entries(Filters(review=("open",)), limit=min(200, wanted - start))
        for entry in newest.entries:
            register.accept(entry.id, who="benchmark")


def measure(register: Register) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fastapi.testclient import TestClient
    table = Table(title=f"bordereau: the desk over {register.count():,} entries")
    for column in ("page (ms)", "first", "median", "worst", "clock", "worst clock", "aim"):
        table.add_column(column, justify="left" if column in ("page (ms)", "aim") else "right")
    name, figure, unit, _ = machine()
    print(f"{name}: {figure} {unit}")
    missed = 0
    with TestClient(create_app(register, lasting=True), base_url="http://127.0.0.1") as client:
        for thread in [t for t in threading.enumerate() if t.name == "bordereau-warm"]:
            thread.join()  # what is made once, when the desk opens
        for what, address in addresses(register).items():
            first, *times = [timed(client, address) for _ in range(TIMES + 1)]
            clock, work = zip(*times, strict=True)
            median = statistics.median(work)
            missed += median > AIM_MS
            verdict = f"≤ {AIM_MS:.0f} {'met' if median <= AIM_MS else 'MISSED'}"
            shown = (first[1], median, max(work), statistics.median(clock), max(clock))
            table.add_row(what, *(f"{figure:,.1f}" for figure in shown), verdict)
    Console().print(table)
    return 1 if missed else 0


def addresses(register: Register) -> dict[str, str]:
    """The pages' addresses: the entry with most reports on the first page stands for entries."""
    entry = max(register.entries(limit=200).entries, key=lambda each: each.reports).id
    article = register.entry(entry).reports[0].partition(".")[0]
    return {name: path.format(entry=entry, article=article) for name, path in {**PAGES, **CHARTS}.items()}


def timed(client: object, address: str) -> tuple[float, float]:
    """Milliseconds of one request: by the clock, and of the processor."""
    start, work = time.perf_counter(), time.process_time()
    answer = client.get(address)  # type: ignore[attr-defined]
    assert answer.status_code == 200, (address, answer.status_code)
    return (time.perf_counter() - start) * 1e3, (time.process_time() - work) * 1e3


if __name__ == "__main__":
    sys.exit(main())
