"""Benchmark: reconciling one entry of many reports that all tell other things.

    python benchmarks/reconcile.py                        entries of 100, 200, 400 and 800 reports
    python benchmarks/reconcile.py --sizes 100 3200       others

Each report is of a publisher of its own and has a cargo, a weight, a day and a place of its own: the worst
that reconciling meets. Times are of the processor, so that a busy machine does not spoil them. The exit
status is 1 where the time grows by more than twice as much as the reports do.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from datetime import date, timedelta

from rich.console import Console
from rich.table import Table

from bordereau.model import FiledReport
from bordereau.register.reconcile import reconcile
from register import GOODS, SYLLABLES, Told, reading

SIZES = (100, 200, 400, 800)


def main() -> int:
    parser = argparse.ArgumentParser(description="How long reconciling takes on this machine.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    sizes = sorted(parser.parse_args().sizes)
    table = Table("reports", "seconds", "of that a report, ms", title="bordereau: reconciling one entry")
    taken = {}
    reconcile("WARMING-UP", [report(random.Random(0), 0)])
    for size in sizes:
        taken[size] = seconds(size)
        table.add_row(f"{size:,}", f"{taken[size]:.2f}", f"{1000 * taken[size] / size:.2f}")
    Console().print(table)
    return 1 if taken[sizes[-1]] / taken[sizes[0]] > 2 * sizes[-1] / sizes[0] else 0


def seconds(size: int) -> float:
    """Seconds of the processor for an entry of so many reports."""
    chance = random.Random(size)
    reports = [report(chance, number) for number in range(size)]
    start = time.process_time()
    reconcile("RUS-MLI-2024-01-01", reports)
    return time.process_time() - start


def report(chance: random.Random, number: int) -> FiledReport:
    """A report that hardly any other agrees with."""
    goods = [
        (category, chance.choice(GOODS[category]), chance.randint(1, 5000))
        for category in chance.sample(list(GOODS), 3)
    ]
    place = f"Port-{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES)}"
    day = date(2012, 1, 1) + timedelta(number % 4000)
    told = Told("RUS", "MLI", day, tuple(goods), chance.randint(2, 100_000), place)
    made = reading(chance, number, told, f"words {number}")
    return FiledReport(
        id=f"{number:06d}.1", article=f"{number:06d}", voice=f"{number:06d}", publisher=f"Publisher {number}",
        published=made.article.published, report=made.reports[0],
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
