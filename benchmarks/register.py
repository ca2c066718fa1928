"""Benchmark: filing one report into a register that grows, and how quick this machine is, in the same run.

    python benchmarks/register.py                         registers of 1,000, 10,000 and 100,000 reports
    python benchmarks/register.py --sizes 1000 10000      smaller ones: a minute instead of many
    python benchmarks/register.py --address postgresql://user@host/empty_database

The register is filled by filing article after article, as `bordereau add` does; 100,000 take ten minutes.
The happenings are made up at random: a few pairs of states trade much and many little, a happening is told by
one to five publishers in words of their own, and now and then an article is a copy of another. Figures are of
single filings. The exit status is 1 where an aim is missed, so that the run can be a check.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bordereau.model import Article, Cited, Item, Passage, Place, Reading, Transfer
from bordereau.register.register import Register

SIZES = (1_000, 10_000, 100_000)
SAMPLE = 500
AIM_MS = 10.0
SUPPLIERS = [
    "USA",
    "RUS",
    "FRA",
    "CHN",
    "DEU",
    "ITA",
    "GBR",
    "KOR",
    "ISR",
    "ESP",
    "TUR",
    "IRN",
    "POL",
    "NLD",
    "SWE",
    "CZE",
    "UKR",
    "BLR",
    "ZAF",
    "ARE",
    "IND",
    "BRA",
]
RECIPIENTS = [
    "UKR",
    "SAU",
    "IND",
    "EGY",
    "QAT",
    "AUS",
    "PAK",
    "JPN",
    "POL",
    "DZA",
    "KWT",
    "TWN",
    "ISR",
    "MAR",
    "IDN",
    "THA",
    "PHL",
    "BRA",
    "GRC",
    "ROU",
    "NGA",
    "MLI",
    "BFA",
    "NER",
    "TCD",
    "CAF",
    "SDN",
    "ETH",
    "SOM",
    "KEN",
    "UGA",
    "RWA",
    "COD",
    "CMR",
    "SEN",
    "CIV",
    "TGO",
    "BEN",
    "GHA",
    "MOZ",
    "AGO",
    "ZMB",
    "TUN",
    "LBY",
    "JOR",
    "LBN",
    "IRQ",
    "SYR",
    "YEM",
    "OMN",
    "ARM",
    "AZE",
    "GEO",
    "KAZ",
    "UZB",
    "KGZ",
    "TJK",
    "MMR",
    "VNM",
    "BGD",
    "LKA",
    "NPL",
    "COL",
    "PER",
    "CHL",
    "ECU",
    "BOL",
    "MEX",
    "SRB",
    "HUN",
    "BGR",
    "SVK",
    "LTU",
    "LVA",
    "EST",
    "MDA",
]
GOODS: dict[str, tuple[str | None, ...]] = {
    "aircraft": ("F-16", "Su-30", "Rafale", "L-39", None),
    "helicopter": ("Mi-171", "Mi-35M", "H145", None),
    "uav": ("Bayraktar TB2", "Wing Loong II", "Mohajer-6", None),
    "armoured_vehicle": ("BTR-82A", "Guarani", "VAB", "Mbombe 6", None),
    "vehicle": (None,),
    "artillery": ("CAESAR", "D-30", "M777", None),
    "air_defence": ("Pantsir-S1", "Patriot", None),
    "missile": ("Javelin", "Kornet", None),
    "small_arms": ("AK-103", None),
    "ammunition": (None,),
    "weapons": (None,),
    "equipment": (None,),
}
PUBLISHERS = [f"Publisher {number}" for number in range(400)]
SYLLABLES = [c + v for c in "bcdfghjklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "or")]


@dataclass(frozen=True)
class Told:
    """A happening as one article may tell it."""

    supplier: str
    recipient: str
    day: date
    goods: tuple[tuple[str, str | None, int | None], ...]
    weight: int | None
    place: str | None


def main() -> int:
    parser = argparse.ArgumentParser(description="How quick filing is on this machine.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--address", help="a database to fill, instead of a file that is removed afterwards")
    options = parser.parse_args()
    table = Table(title="bordereau: the register")
    for column in ("measurement", "figure", "unit", "aim"):
        table.add_column(column, justify="left" if column in ("measurement", "unit") else "right")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for row in measure(options.address or str(Path(folder) / "bordereau.db"), sorted(options.sizes)):
            missed += row[3].endswith("MISSED")
            table.add_row(*row)
            print(*row, sep="\t", file=sys.stderr, flush=True)
    Console().print(table)
    return 1 if missed else 0


Row = tuple[str, str, str, str]


def measure(address: str, sizes: Sequence[int]) -> Iterator[Row]:
    yield machine()
    articles = readings()
    filed, medians, memory, processor = 0, dict[int, float](), dict[int, float](), dict[int, float]()
    with Register.open(address) as register:
        for size in sizes:
            start = time.perf_counter()
            for _ in range(size - filed):
                file(register, next(articles))
            filled = time.perf_counter() - start
            yield f"{size:,} reports: filling from {filed:,}", f"{filled:,.0f}", "s", ""
            both = [timed(register, next(articles)) for _ in range(SAMPLE)]
            times, busy = (sorted(column) for column in zip(*both, strict=True))
            filed = size + SAMPLE
            medians[size], memory[size] = statistics.median(times), peak_mb()
            yield row(f"{size:,} reports: filing one (median)", medians[size], "ms", AIM_MS)
            yield f"{size:,} reports: filing one (95 of 100)", f"{times[int(0.95 * SAMPLE)]:,.2f}", "ms", ""
            yield (
                f"{size:,} reports: of that the processor (median)",
                f"{statistics.median(busy):,.2f}",
                "ms",
                "",
            )
            processor[size] = statistics.median(busy)
            yield f"{size:,} reports: peak memory", f"{memory[size]:,.0f}", "MB", ""
        yield f"entries of {filed:,} reports", f"{register.count():,}", "", ""
    first, last = min(sizes), max(sizes)
    if last > first:
        allowed = math.log(last) / math.log(first)
        yield row(
            f"growth of the median from {first:,} to {last:,}", medians[last] / medians[first], "×", allowed
        )
        grown = f"{processor[last] / processor[first]:,.2f}"
        yield "growth of the processor's share of it", grown, "×", ""
        yield row("growth of the peak memory", memory[last] / memory[first], "×", 1.5)


def row(name: str, value: float, unit: str, most: float) -> Row:
    return name, f"{value:,.2f}", unit, f"≤ {most:,.2f} {'met' if value <= most else 'MISSED'}"


def machine() -> Row:
    """What the machine does with a fixed loop: to compare runs on different machines."""
    start = time.perf_counter()
    total = 0
    for number in range(3_000_000):
        total += number & 7
    return "machine: Python loop", f"{3 / (time.perf_counter() - start):,.2f}", "million rounds/s", ""


def file(register: Register, reading: Reading) -> None:
    register.file(reading, reading.article.text.encode(), origin="benchmark")


def timed(register: Register, reading: Reading) -> tuple[float, float]:
    """Milliseconds of one filing: by the clock, and of the processor, which other programs do not slow."""
    start, busy = time.perf_counter(), time.process_time()
    file(register, reading)
    return (time.perf_counter() - start) * 1e3, (time.process_time() - busy) * 1e3


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def readings(seed: int = 1) -> Iterator[Reading]:
    """Articles without end, each with one report; those of one happening come within dozens of others."""
    chance = random.Random(seed)
    waiting: list[tuple[float, Told, str]] = []
    number = 0
    while True:
        happening = a_happening(chance)
        words = prose(chance)
        for telling in range(chance.choices((1, 2, 3, 5), (50, 25, 15, 10))[0]):
            own = words if telling and chance.random() < 0.2 else prose(chance)
            waiting.append((number + chance.random() * 60 * (telling > 0), vague(chance, happening), own))
        waiting.sort(key=lambda each: each[0])
        while waiting and waiting[0][0] <= number:
            _, told, words = waiting.pop(0)
            yield reading(chance, number, told, words)
        number += 1


def a_happening(chance: random.Random) -> Told:
    supplier = chance.choices(SUPPLIERS, [1 / (rank + 1) for rank in range(len(SUPPLIERS))])[0]
    ranks = [1 / (rank + 3) for rank in range(len(RECIPIENTS))]
    recipient = next(r for r in iter(lambda: chance.choices(RECIPIENTS, ranks)[0], None) if r != supplier)
    goods = []
    for category in chance.sample(list(GOODS), chance.choices((1, 2, 3), (60, 30, 10))[0]):
        counted = chance.randint(1, 60) if chance.random() < 0.6 else None
        goods.append((category, chance.choice(GOODS[category]), counted))
    weight = chance.randint(2, 400) if chance.random() < 0.2 else None
    place = f"Port-{chance.choice(SYLLABLES).title()}" if chance.random() < 0.5 else None
    day = date(2012, 1, 1) + timedelta(chance.randrange(365 * 13))
    return Told(supplier, recipient, day, tuple(goods), weight, place)


def vague(chance: random.Random, told: Told) -> Told:
    """The happening as one of those who tell it has it: with a weight or a place less."""
    keep = [chance.random() < 0.7 for _ in range(2)]
    return Told(
        told.supplier, told.recipient, told.day, told.goods,
        told.weight if keep[0] else None, told.place if keep[1] else None,
    )  # fmt: skip


def prose(chance: random.Random) -> str:
    """Some 250 words, like no other text's."""
    return " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(250))


def reading(chance: random.Random, number: int, told: Told, words: str) -> Reading:
    parts: list[str] = [words, "\n\n"]

    def cited(value: Any, shown: str) -> Cited[Any]:
        parts.append(" ")
        start = sum(map(len, parts))
        parts.append(shown)
        return Cited(value=value, passages=(Passage(start=start, end=start + len(shown), words=shown),))

    trigger = cited("delivered", "delivered")
    made = Transfer(
        trigger=trigger.passages,
        supplier=(cited(told.supplier, told.supplier),),
        recipient=(cited(told.recipient, told.recipient),),
        stage=trigger,
        assertion=cited("stated", "said"),
        date=cited(told.day.isoformat(), told.day.isoformat()),
        place=cited(Place(name=told.place, country=told.recipient), told.place) if told.place else None,
        items=tuple(
            Item(
                category=cited(category, category),
                designation=cited(model, model) if model else None,
                quantity=cited(float(count), str(count)) if count else None,
            )
            for category, model, count in told.goods
        ),
        weight_t=cited(float(told.weight), f"{told.weight} t") if told.weight else None,
    )
    published = told.day + timedelta(chance.randrange(3))
    article = Article(
        id=f"made-{number}", lang="en", published=published.isoformat(), text="".join(parts),
        url=f"https://example.invalid/{number}/{chance.randrange(10**9)}", title=words[:60],
        publisher=chance.choice(PUBLISHERS),
    )  # fmt: skip
    return Reading(article=article, reports=(made,))


if __name__ == "__main__":
    sys.exit(main())
