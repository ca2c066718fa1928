"""Benchmark: how long the desk takes for a page, with a register of many reports, on the server's side.

    python benchmarks/desk.py                          fills a register of 100,000 reports: many minutes
    python benchmarks/desk.py --reports 10000          a smaller one
    python benchmarks/desk.py --register made.db       one that is there; --keep made.db keeps what was filled

The register is that of benchmarks/register.py. Requests go through the whole application (guard, pages,
templates) without a network; figures are medians of ten after one that is not counted. Charts and the list of
sources come after their pages and have no aim. The exit status is 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import warnings
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bordereau.desk.app import create_app
from bordereau.register import Register
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
    "sources": "/sources",
    "add": "/add",
}
CHARTS = {
    "the list of sources": "/sources/list",
    "charts": "/charts",
    "charts, one supplier": "/charts?supplier=RUS",
}


def main() -> int:
    parser = argparse.ArgumentParser(description="How quick the desk's pages are on this machine.")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--register", type=Path, help="a register that is there already")
    parser.add_argument("--keep", type=Path, help="where to keep the register that is filled")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.register or options.keep or Path(folder) / "desk.db"
        with Register.open(path) as register:
            if not options.register:
                fill(register, options.reports)
            return measure(register)


def fill(register: Register, reports: int) -> None:
    articles = readings()
    for number in range(reports):
        file(register, next(articles))
        if number % 1000 == 999:
            print(f"{number + 1:,} of {reports:,} filed", file=sys.stderr, flush=True)


def measure(register: Register) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from fastapi.testclient import TestClient
    table = Table(title=f"bordereau: the desk over {register.count():,} entries")
    for column in ("page", "median", "worst", "unit", "aim"):
        table.add_column(column, justify="right" if column in ("median", "worst") else "left")
    name, figure, unit, _ = machine()
    table.add_row(name, figure, "", unit, "")
    missed = 0
    with TestClient(create_app(register), base_url="http://127.0.0.1") as client:
        client.get("/charts")  # the map's shapes are drawn once, when the desk opens
        for what, address in addresses(register).items():
            times = [timed(client, address) for _ in range(TIMES + 1)][1:]
            median, aim = statistics.median(times), "" if what in CHARTS else f"≤ {AIM_MS:.0f}"
            verdict = "" if not aim else " met" if median <= AIM_MS else " MISSED"
            missed += verdict == " MISSED"
            table.add_row(what, f"{median:,.1f}", f"{max(times):,.1f}", "ms", aim + verdict)
    Console().print(table)
    return 1 if missed else 0


def addresses(register: Register) -> dict[str, str]:
    """The pages' addresses: the entry with most reports on the first page stands for entries."""
    entry = max(register.entries(limit=200).entries, key=lambda each: each.reports).id
    article = register.entry(entry).reports[0].partition(".")[0]
    return {name: path.format(entry=entry, article=article) for name, path in {**PAGES, **CHARTS}.items()}


def timed(client: object, address: str) -> float:
    """Milliseconds of one request."""
    start = time.perf_counter()
    answer = client.get(address)  # type: ignore[attr-defined]
    assert answer.status_code == 200, (address, answer.status_code)
    return (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    sys.exit(main())
