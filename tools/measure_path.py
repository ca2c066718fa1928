"""What the path of a language model's answers loses by itself, what it lets through, and what it costs.

    python tools/measure_path.py LABELLED.jsonl... [--losses N] [--altered] [--tokens MODEL.gguf]

Perfect answers (tools/perfect_answers.py) go as text through the whole path, triage to labels, and are
scored; what is lost is listed by cause. With --altered a third of what is pointed at is replaced by values
that are not in the article: none may come out. Tokens are counted by a llama.cpp model's tokenizer, or
reckoned as characters / 4.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from perfect_answers import Perfect

from bordereau.evaluation.fillers import KINDS
from bordereau.evaluation.gold import article_of, read_gold
from bordereau.evaluation.score import Score, score
from bordereau.exchange.labels import labels_of
from bordereau.model import Reading, passages_of
from bordereau.reading import Page, Scene, find_mentions, read
from bordereau.reading.llm.decider import LlmDecider, requested
from bordereau.reading.llm.prompt import Request, load_prompt
from bordereau.reading.llm.rendering import render
from bordereau.reading.llm.source import Answered
from bordereau.reading.llm.tally import Tally

LANGUAGES = ("fr", "en")
_SHARE = 1 / 3
_SEED = 20240919
# Values that no article of the corpus has.
_STRANGE = ("Atlantis", "Zorkian army", "Qx-9000", "987654321", "31 February 2093", "7 zillion zorkmids")


@dataclass
class Run:
    """All articles of one language, and what was seen of them."""

    documents: list[Mapping[str, Any]]
    readings: dict[str, Reading] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    lost: list[tuple[str, str, Any, str]] = field(default_factory=list)
    altered: int = 0
    tally: Tally = field(default_factory=Tally)

    def scored(self) -> Score:
        return score(self.documents, {i: labels_of(r)["events"] for i, r in self.readings.items()})


@dataclass
class Given:
    """A source that gives one answer."""

    text: str

    def answer(self, request: Request) -> Answered:
        return Answered(self.text, "perfect")

    def close(self) -> None:
        """Nothing to close."""


def main() -> None:
    asked = _arguments()
    count = _counter(asked.tokens)
    for lang in LANGUAGES:
        documents = [d for d in read_gold(asked.files, LANGUAGES, print) if d["lang"] == lang]
        run = _read(documents, asked.altered)
        print(f"\n== {lang}: {len(documents)} articles")
        if asked.altered:
            _print_altered(run)
        else:
            _print_scores(run, asked.losses)
            _print_tokens(run, count, asked.tokens)


def _read(documents: list[Mapping[str, Any]], altered: bool) -> Run:
    run, prompt, chance = Run(documents), load_prompt(), random.Random(_SEED)
    for document in documents:
        article = article_of(document)
        page = Page(article, document["lang"])
        scene = Scene(page, find_mentions(page))
        rendered = render(scene)
        perfect = Perfect(scene, rendered)
        answer: Any = perfect.answer(document["events"])
        if altered:
            answer, number = _altered(answer, chance)
            run.altered += number
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        run.answers.append(text)
        run.articles.append(page.whole)
        run.prompts.append("\n".join(m["content"] for m in requested(scene, prompt, rendered).messages))
        run.lost += [(document["id"], *lost) for lost in perfect.lost]
        run.readings[document["id"]] = read(article, decider=LlmDecider(Given(text), prompt, run.tally))
    return run


def _altered(answer: Any, chance: random.Random) -> tuple[Any, int]:
    """The answer with a third of what it points at replaced by what is not in the article, and how many."""
    number = 0

    def change(value: Any, name: str = "") -> Any:
        nonlocal number
        if isinstance(value, dict):
            return {k: change(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [change(v, name) for v in value]
        pointing = isinstance(value, int) and not isinstance(value, bool)
        pointing = pointing or (isinstance(value, str) and value.partition(":")[0].isdecimal())
        if not pointing or name == "told" or chance.random() >= _SHARE:
            return value
        number += 1
        strange = chance.choice(_STRANGE)
        return chance.choice([f"{chance.randrange(9)}:{strange}", 5000 + chance.randrange(900), strange])

    return change(answer), number


def _print_scores(run: Run, shown: int) -> None:
    total = run.scored()
    for kind in KINDS:
        events, slots = total.events[kind], total.slots[kind]
        print(f"{kind}: events F1 {events.f1:.4f}, slots F1 {slots.f1:.4f} ", end="")
        print(f"(P {slots.precision:.4f} R {slots.recall:.4f})")
    print("transfer slots not right, of those labelled:")
    for (kind, slot), c in sorted(total.by_slot.items()):
        if kind == "transfer" and c.hits < c.labelled:
            print(f"  {slot}: {c.labelled - c.hits} of {c.labelled}")
    print("dropped at the gate, by cause:", dict(run.tally.drops))
    print("no words from which the normalisers make the labelled value:")
    for slot, number in sorted(Counter(slot for _, slot, _, _ in run.lost).items()):
        print(f"  {slot}: {number}")
        for lost in [row for row in run.lost if row[1] == slot][:shown]:
            print("     ", lost)
    missing = [d["id"] for d in run.documents if d["events"] and not run.readings[d["id"]].reports]
    print(f"articles with events of which nothing came out (triage, constraints of assembly): {len(missing)}")


def _print_altered(run: Run) -> None:
    strange = 0
    for document in run.documents:
        reading = run.readings[document["id"]]
        told = json.dumps(labels_of(reading), ensure_ascii=False)
        strange += sum(s in told for s in _STRANGE)
        strange += sum(not p.is_in(reading.article) for p in passages_of(reading.reports))
    print(
        f"{run.altered} references altered; {sum(run.tally.drops.values())} parts dropped; {strange} came out"
    )


def _print_tokens(run: Run, count: Callable[[str], int], model: Path | None) -> None:
    """A prompt's own tokens are all that is sent less the article as printed: marks of mentions count."""
    own = [count(p) - count(a) for p, a in zip(run.prompts, run.articles, strict=True)]
    answers = [count(a) for a in run.answers]
    how = f"tokenizer of {model.name}" if model else "characters / 4"
    print(
        f"tokens ({how}): prompt without the article {mean(own):.0f} on average, {max(own)} at most; ", end=""
    )
    print(f"article {mean(map(count, run.articles)):.0f}; ", end="")
    print(f"answer {mean(answers):.0f} on average, {max(answers)} at most")
    schema = json.dumps(load_prompt().schema, separators=(",", ":"))
    print(f"the schema, where a server counts it: {count(schema)}")


def _counter(model: Path | None) -> Callable[[str], int]:
    if model is None:
        return lambda text: -(-len(text) // 4)
    from llama_cpp import Llama

    tokenizer = Llama(str(model), vocab_only=True, verbose=False)
    return lambda text: len(tokenizer.tokenize(text.encode(), add_bos=False, special=False))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, help="labelled documents, JSON lines")
    parser.add_argument("--losses", type=int, default=0, help="how many losses of each slot to list")
    parser.add_argument("--altered", action="store_true", help="alter a third of what answers point at")
    parser.add_argument("--tokens", type=Path, metavar="GGUF", help="count tokens by this model's tokenizer")
    return parser.parse_args()


if __name__ == "__main__":
    main()
