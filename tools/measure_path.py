"""What the path of a language model's answers loses by itself, and what it lets through that it should not.

    python tools/measure_path.py LABELLED.jsonl... [--losses N]

Perfect answers (tools/perfect_answers.py) go as JSON through gate, decisions and assembly, and are scored against
the labels.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from perfect_answers import Perfect

from bordereau.evaluation.gold import article_of, read_gold
from bordereau.evaluation.score import score
from bordereau.exchange.labels import labels_of
from bordereau.model import DecidedBy, Reading
from bordereau.reading import Page, Scene, assemble, find_mentions, triage
from bordereau.reading.llm.answer import salvaged
from bordereau.reading.llm.gate import passed
from bordereau.reading.llm.rendering import render


def main() -> None:
    asked = _arguments()
    documents = read_gold(asked.files, ["fr", "en"], print)
    for lang in ("fr", "en"):
        chosen = [d for d in documents if d["lang"] == lang]
        found: dict[str, Any] = {}
        lost: list[tuple[str, str, Any, str]] = []
        drops: Counter[str] = Counter()
        for d in chosen:
            article = article_of(d)
            page = Page(article, lang)
            scene = Scene(page, find_mentions(page))
            rendered = render(scene)
            perfect = Perfect(scene, rendered)
            answer = json.loads(json.dumps(perfect.answer(d["events"])))
            lost += [(d["id"], *l) for l in perfect.lost]
            result = passed(
                salvaged(answer, lambda a, b: drops.update([f"{a} {b}"])), scene, rendered,
                DecidedBy(by="model", model="perfect", prompt="v1"),
            )  # fmt: skip
            drops.update(f"{x.field} {x.cause}" for x in result.drops)
            if not triage(page.whole, lang).passes:
                lost.append((d["id"], "triage", "", ""))
                continue
            reading = Reading(article=article, reports=tuple(assemble(page, result.decisions)))
            found[d["id"]] = labels_of(reading)["events"]
        total = score(chosen, found)
        print(
            lang,
            len(chosen),
            {k: (round(total.events[k].f1, 4), round(total.slots[k].f1, 4)) for k in total.slots},
        )
        print(
            {
                s: (c.hits, c.predicted, c.labelled)
                for (k, s), c in sorted(total.by_slot.items())
                if k == "transfer"
            }
        )
        by = defaultdict(list)
        for l in lost:
            by[l[1]].append(l)
        for k, v in sorted(by.items()):
            print(k, len(v))
            for l in v[: asked.losses]:
                print("     ", l)
        print(drops)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--losses", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
