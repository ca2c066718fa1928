"""Fit the weights of the cues on labelled documents, and read each document with weights not fitted on it.

    python tools/fit_cues.py GOLD.jsonl... [--also A.jsonl...] [--more B.jsonl...] [--folds 5] [--write]

Each document's mentions are found once. Anchors and party, item, date and place mentions that overlap a
labelled span are the positive examples; clusters for the later scorers come from models fitted on the other
folds, so that they are as imperfect as those met in use; so do the filled happenings of the second look.
With `--more`, weights are fitted twice, without those documents and with them, and the mean of both is taken
(as L. Breiman's bagging does, 1996, here with two bags made by hand). A document that says which one it was
written like is left out where that one is scored. Needs scikit-learn, which the program does not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from examples_of_transfers import (
    ROLES,
    examples_any,
    examples_later,
    examples_same,
    examples_stands,
    examples_tells,
)
from fit_reports import unlike
from fitting import Example, Strength, fit_choice, fit_rank, line_of, mean_of
from labelled_transfers import Labelled, load

from bordereau.codebook import DATA
from bordereau.model import Reading
from bordereau.reading import assemble
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.happening import article_features
from bordereau.reading.weights import Ranker, Scorer, Weights, weights_from

THRESHOLDS = {
    "article": 0.3,
    "tells": 0.3,
    "faint tells": 0.3,
    "same": 0.5,
    "happens": 0.25,
    "lone happens": 0.35,
    "faint happens": 0.12,
    "stands": 0.65,
    "lone stands": 0.4,
    "item": 0.35,
    "listed item": 0.25,
    "first item": 0.0,
    "also supplier": 0.4,
    "also recipient": 0.5,
    "first supplier": 0.1,
    "first recipient": 0.1,
    "date": 0.6,
    "place": 0.25,
    "money": 0.3,
    "model": 0.35,
}
# How many joint cues: chosen on folds of the articles that are not held out.
STRENGTH: dict[str, float | Strength] = {
    "tells": 0.05,
    "same": 0.2,
    "happens": 0.06,
    "article": 0.06,
    "item": 0.05,
    "stands": 0.06,
    "also supplier": 0.1,
    "also recipient": 0.1,
    "any supplier": 0.1,
    "any recipient": 0.1,
    "rank supplier": Strength(0.1, joint=200, both=0.05),
    "rank recipient": 0.1,
    "rank date": 0.05,
    "rank place": 0.1,
    "rank model": 0.1,
    "rank pair": 0.3,
    "money": 0.03,
    "stage": 0.05,
    "basis": 0.02,
    "assertion": 0.06,
}
RANKED = (*ROLES, "pair", "date", "place", "model")


def examples_article(docs: list[Labelled]) -> list[Example]:
    """Whether the article tells a transfer.

    Weights fitted on these same documents would make the anchors look surer than they are, so each half is
    seen with the weights of the other.
    """
    out: list[Example] = []
    for k in range(2):
        scorer = Scorer(fit("tells", examples_tells(d for i, d in enumerate(docs) if i % 2 != k)))
        for d in (d for i, d in enumerate(docs) if i % 2 == k):
            seen = zip(d.finder.anchors, d.telling, strict=True)
            chances = {a: scorer.probability(features) for a, (features, _) in seen}
            out.append((article_features(d.scene, chances), bool(d.events)))
    return out


def fit(name: str, examples: list[Example]) -> dict[str, Any]:
    return fit_choice(examples, STRENGTH[name])


def fit_mean(docs: list[Labelled], more: list[Labelled]) -> dict[str, Any]:
    """Weights fitted on `docs`; where there are `more`, the mean of these and those fitted on all."""
    first = fit_data(docs)
    return mean_of([first, fit_data(docs + more)]) if more else first


def fit_data(docs: list[Labelled], folds: int = 3) -> dict[str, Any]:
    parts = [docs[k::folds] for k in range(folds)]
    early, found, stands = [], [], []
    for k, part in enumerate(parts):
        early.append(fit_early(others(parts, k)))
        found.append(examples_later(part, decider_of(early[k])))
    for k, part in enumerate(parts):
        late = fit_late([f for j, f in enumerate(found) if j != k], others(parts, k))
        stands += examples_stands(part, decider_of({**late, "scorers": {**early[k], **late["scorers"]}}))
    late = fit_late(found, docs)
    scorers = {**fit_early(docs), **late["scorers"], "stands": fit("stands", stands)}
    return {**late, "scorers": scorers, "thresholds": THRESHOLDS}


def others(parts: list[list[Labelled]], k: int) -> list[Labelled]:
    """The documents of all parts but the `k`-th."""
    return [d for j, part in enumerate(parts) if j != k for d in part]


def fit_early(docs: list[Labelled]) -> dict[str, Any]:
    """The scorers that find the happenings of an article, but for `happens`."""
    scorers = {"tells": fit("tells", examples_tells(docs)), "same": fit("same", examples_same(docs))}
    scorers["article"] = fit("article", examples_article(docs))
    return scorers | {n: fit(n, x) for n, x in examples_any(docs).items()}


def fit_late(found: list[dict[str, list[Any]]], docs: list[Labelled]) -> dict[str, Any]:
    """The scorers, choosers and rankers of slots, from the examples `found` in parts of some documents."""
    later = joined(found)
    later["rank pair"] = [
        sides.example(rankers)
        for k, own in enumerate(found)
        for rankers in [rankers_of(joined(other for i, other in enumerate(found) if i != k), ROLES)]
        for sides in own["sides"]
    ]
    later["assertion"] += [x for d in docs for x in d.pooled]
    return {
        "scorers": {
            n: fit(n, later[n]) for n in ("happens", "also supplier", "also recipient", "item", "money")
        },
        "choosers": {n: fit(n, later[n]) for n in ("stage", "basis", "assertion")},
        "rankers": {n: ranker.weights for n, ranker in rankers_of(later, RANKED).items()},
    }


def decider_of(found: dict[str, Any]) -> TransferDecider:
    """A decider by weights that are not all fitted yet: by scorers alone, or without the second look."""
    data = found if "scorers" in found else {"scorers": {"happens": {"bias": 0.0}, **found}}
    empty: dict[str, Any] = {"choosers": {}, "rankers": {}, "thresholds": THRESHOLDS}
    return TransferDecider(weights_from({**empty, **data}))


def rankers_of(examples: dict[str, list[Any]], names: Iterable[str]) -> dict[str, Ranker]:
    """The rankers of these names, fitted on the examples 'rank NAME'."""
    return {n: Ranker(fit_rank(examples[f"rank {n}"], STRENGTH[f"rank {n}"])) for n in names}


def joined(parts: Iterable[dict[str, list[Any]]]) -> dict[str, list[Any]]:
    """The examples of all parts, by name."""
    out: dict[str, list[Any]] = defaultdict(list)
    for part in parts:
        for name, examples in part.items():
            out[name] += examples
    return out


def predict(docs: Iterable[Labelled], weights: Weights) -> list[Reading]:
    decider = TransferDecider(weights)
    return [
        Reading(article=d.page.article, reports=tuple(assemble(d.page, decider.decide(d.scene))))
        for d in docs
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+")
    parser.add_argument(
        "--also", nargs="*", default=[], help="labelled documents to fit on and never to score"
    )
    parser.add_argument(
        "--more", nargs="*", default=[], help="documents that only the second of two fits takes too"
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="*", help="the folds to read, from 0; all by default")
    parser.add_argument("--write", action="store_true", help="fit on all documents and store the weights")
    parser.add_argument("--predictions", help="write the out-of-fold predictions here, one document a line")
    args = parser.parse_args()
    docs, also, more = load(args.gold), load(args.also), load(args.more)
    random.Random(7).shuffle(docs)
    predicted: list[Reading] = []
    for k in args.only if args.only is not None else range(args.folds):
        print(f"fold {k + 1} of {args.folds}", file=sys.stderr)
        own = docs[k :: args.folds]
        rest = [d for i, d in enumerate(docs) if i % args.folds != k]
        predicted += predict(own, weights_from(fit_mean(rest + unlike(also, own), unlike(more, own))))
    if args.predictions:
        Path(args.predictions).write_text("".join(map(line_of, predicted)), encoding="utf-8")
    if args.write:
        target = DATA / "weights" / "transfer.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(
            json.dumps(fit_mean(docs + also, more), ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )
        print(f"wrote {target}", file=sys.stderr)


if __name__ == "__main__":
    main()
