"""Benchmark: how quick reading is, and how quick this machine is, in the same run.

    python benchmarks/run.py                      the sample articles of the package
    python benchmarks/run.py --corpus a.jsonl     other articles (JSON lines with `text` and `lang`)

Figures are the best of several rounds, on one core. The aims stand in the last column; the exit status is 1
where one is missed, so that the run can be a check.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from rich.console import Console
from rich.table import Table

LANGUAGES = ("fr", "en")
SIZES = (10_000, 100_000, 1_000_000)


@dataclass(frozen=True)
class Figure:
    """One measurement: `aim` is what it is held to, `least` whether the aim is a least or a most."""

    name: str
    value: float
    unit: str
    aim: float | None = None
    least: bool = True

    @property
    def met(self) -> bool:
        return self.aim is None or (self.value >= self.aim if self.least else self.value <= self.aim)


def main() -> int:
    parser = argparse.ArgumentParser(description="How quick reading is on this machine.")
    parser.add_argument(
        "--corpus", type=Path, nargs="*", help="JSON lines of articles, instead of the samples"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-linearity", action="store_true", help="leave out the slowest part")
    options = parser.parse_args()
    texts = load_texts(options.corpus)
    table = Table(title="bordereau benchmark")
    for column in ("measurement", "figure", "unit", "aim"):
        table.add_column(column, justify="left" if column in ("measurement", "unit") else "right")
    missed = 0
    for figure in measure(texts, options.rounds, not options.skip_linearity):
        missed += not figure.met
        table.add_row(figure.name, f"{figure.value:,.2f}", figure.unit, aim_of(figure))
    Console().print(table)
    return 1 if missed else 0


def aim_of(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    return f"{'≥' if figure.least else '≤'} {figure.aim:,g} {'met' if figure.met else 'MISSED'}"


def load_texts(files: list[Path] | None) -> dict[str, list[str]]:
    """Texts by language, from JSON lines."""
    sources = files or [Path(str(resources.files("bordereau"))) / "samples" / "articles.jsonl"]
    texts: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for source in sources:
        for line in source.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            if article.get("lang") in texts:
                texts[article["lang"]].append(f"{article.get('title') or ''}\n\n{article['text']}")
    return texts


def measure(texts: dict[str, list[str]], rounds: int, linearity: bool) -> Iterator[Figure]:
    everything = "\n\n".join(text for listed in texts.values() for text in listed)
    yield from machine(everything, rounds)
    for lang, listed in texts.items():
        if listed:
            yield from stages(lang, listed, rounds)
    if linearity:
        yield from growth("fr" if texts["fr"] else "en", texts)
    yield from commands()


def machine(text: str, rounds: int) -> Iterator[Figure]:
    """What the machine does with a fixed loop and with a plain search over the same text."""

    def loop() -> None:
        total = 0
        for number in range(1_000_000):
            total += number & 7

    yield Figure("machine: Python loop", 1.0 / best(loop, rounds), "million rounds/s")
    raw = large(text, 4_000_000).encode()
    yield Figure(
        "machine: bytes.count", len(raw) / 1e6 / best(lambda: raw.count(b"livraison"), rounds), "MB/s"
    )


def stages(lang: str, texts: list[str], rounds: int) -> Iterator[Figure]:
    from bordereau.codebook import lexicon
    from bordereau.model import Article
    from bordereau.reading import Page, Scene, cue_decider, find_mentions
    from bordereau.reading.triage import triage

    prose = [text for text in texts if not triage(text, lang).passes] or texts
    plain = large("\n\n".join(prose), 200_000)
    bulk = [plain[at : at + 5_000] for at in range(0, len(plain), 5_000)]
    size = sum(len(text.encode()) for text in bulk) / 1e6
    seconds = best(lambda: [triage(text, lang) for text in bulk], rounds)
    yield Figure(f"{lang}: triage, articles without materiel", size / seconds, "MB/s", 50)

    size = sum(len(text.encode()) for text in texts) / 1e6
    yield Figure(
        f"{lang}: triage, all articles",
        size / best(lambda: [triage(t, lang) for t in texts], rounds),
        "MB/s",
        50,
    )
    whole = "\n\n".join(texts)
    names = lexicon(lang)
    yield Figure(
        f"{lang}: lexicon",
        len(whole) / 1e6 / best(lambda: names.matches(whole), rounds),
        "M characters/s",
        1.5,
    )

    words = sum(len(text.split()) for text in texts)
    articles = [Article(text=text, lang=lang) for text in texts]
    mentions = best(lambda: [find_mentions(Page(article, lang)) for article in articles], rounds)
    yield Figure(f"{lang}: mentions", words / mentions, "words/s")
    found = [(page, find_mentions(page)) for page in (Page(article, lang) for article in articles)]
    decider = cue_decider()
    decisions = best(lambda: [decider.decide(Scene(page, listed)) for page, listed in found], rounds)
    yield Figure(f"{lang}: decisions", words / decisions, "words/s")
    yield Figure(f"{lang}: mentions and decisions", words / (mentions + decisions), "words/s", 10_000)


def growth(lang: str, texts: dict[str, list[str]]) -> Iterator[Figure]:
    """Time a character as the text grows: it must not grow with it."""
    from bordereau import read

    text = "\n\n".join(texts[lang])
    read(text, lang=lang)
    first = 0.0
    for size in SIZES:
        long = large(text, size)[:size]
        each = best(lambda long=long: read(long, lang=lang), 1) / size * 1e6
        first = first or each
        yield Figure(f"{lang}: read {size:,} characters", each, "µs/character", 3 * first, least=False)
        if each > 3 * first:
            return  # a longer text would only take hours to say the same


def commands() -> Iterator[Figure]:
    """The command as a new process: the first run fills the cache and is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note.txt"
        note.write_text(
            "L'armée a reçu jeudi deux hélicoptères Mi-35M livrés par la Russie.\n", encoding="utf-8"
        )
        command = [str(Path(sys.executable).with_name("bordereau"))]
        run([*command, "read", str(note)])
        yield Figure("command: --help", run([*command, "--help"]), "s", 0.4, least=False)
        yield Figure("command: read a short text", run([*command, "read", str(note)]), "s", 2, least=False)
        os.environ["XDG_CACHE_HOME"] = folder
        first = timed(lambda: subprocess.run([*command, "read", str(note)], check=True, capture_output=True))
        yield Figure("command: the same, nothing cached yet", first, "s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    yield Figure(
        "command: peak memory", peak / (1e6 if sys.platform == "darwin" else 1e3), "MB", 600, least=False
    )


def run(command: list[str]) -> float:
    """Seconds that the command takes, the best of three."""
    return best(lambda: subprocess.run(command, check=True, capture_output=True), 3)


def best(task: Callable[[], object], rounds: int) -> float:
    """Seconds of the quickest of `rounds` runs; where there are several, one more warms up."""
    if rounds > 1:
        task()
    return min(timed(task) for _ in range(rounds))


def timed(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def large(text: str, size: int) -> str:
    """`text` repeated to `size` characters or more."""
    return "\n\n".join([text] * (size // max(len(text), 1) + 1))


if __name__ == "__main__":
    sys.exit(main())
