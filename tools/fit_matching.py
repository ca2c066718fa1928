"""Fit what the levels of the comparisons weigh, on labelled articles whose events carry an `occasion`.

    python tools/fit_matching.py GOLD.jsonl... [--also MORE.jsonl...] [--held HELD.jsonl...]
        [--read KEPT [--predicted PREDICTIONS.jsonl...]] [--errors N] [--write]

Two reports are of one happening where their labels have the same occasion. The pairs fitted on are those
that share a block. Weights are the log odds of a logistic regression over levels (as in I. Fellegi and
A. Sunter, 1969, whose m and u are kept beside them, but fitted together, since comparisons are not
independent), drawn towards the judged weights of judged.yaml by a normal prior, so that a level which few
pairs show keeps what people judged.

Prints precision, recall and F1 over pairs of reports of different articles, filed by weights that were not
fitted on any pair that touches either one's file. `--also` articles are fitted on and never scored, `--held`
ones scored and never fitted on. With `--read`, what the program reads in the articles is scored too; its own
weights were fitted on most of them. With `--predicted`, articles are taken as `tools/fit_cues.py` and
`tools/fit_reports.py` predict them by weights fitted on other articles, each kind by its own file. Needs
SciPy, which the program does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from labelled_reports import filed_reading, filed_reports, read_lines, reportable
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bordereau.evaluation.fillers import KINDS
from bordereau.evaluation.gold import article_of
from bordereau.evaluation.score import align
from bordereau.exchange.labels import labels_of
from bordereau.model import Reading
from bordereau.reading.calibration import calibrated
from bordereau.register.matching import Features, features_of, group
from bordereau.register.matching.blocks import every_key
from bordereau.register.matching.match import levels_between, score_of
from bordereau.register.matching.weights import Weights

ROOM = Path(__file__).parents[1] / "src/bordereau/register/matching"
PULL = 80.0  # strength of the prior: one over the variance of a weight around the judged one
ONE = ("one article", "one hand-over")  # levels of two reports of one article
Pair = tuple[str, str]
Rows = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A labelled report: its features, the occasion and the file it stands in; whether it is scored."""

    features: Features
    occasion: str
    file: str
    lang: str
    told_as: str  # 'labels' or 'text': as the labels have it, or as the program read it
    part: str  # 'gold' is fitted on and scored, 'also' is fitted on only, 'held' is scored only

    @property
    def scored(self) -> bool:
        return self.part != "also"


def told_by(paths: Iterable[Path], part: str, readings: Mapping[str, str] | None = None) -> list[Told]:
    """The labelled reports of all files; where `readings` are given (by id of the document), those that were
    read, each with the occasion of the label that it agrees with most, empty where it has none."""
    found = []
    for path in paths:
        for document in read_lines([path]):
            if readings is None:
                occasions = [event.get("occasion") or "" for event in reportable(document)]
                filed = filed_reports(document)
            else:
                reading = Reading.model_validate_json(readings[document["id"]])
                filed, occasions = filed_reading(document, reading), occasions_of(document, reading)
            told_as = "labels" if readings is None else "text"
            for one, occasion in zip(filed, occasions, strict=True):
                found.append(Told(features_of(one), occasion, str(path), document["lang"], told_as, part))
    return found


def occasions_of(document: Mapping[str, Any], reading: Reading) -> list[str]:
    """The occasion of each report's label, aligned as for scoring; empty where it has none."""
    events, found = labels_of(reading)["events"], [""] * len(reading.reports)
    for kind in KINDS:
        right = [e for e in document["events"] if e["kind"] == kind]
        places = [k for k, e in enumerate(events) if e["kind"] == kind]
        for i, j in align(right, [events[k] for k in places]):
            found[places[j]] = right[i].get("occasion") or ""
    return found


def read_articles(paths: Iterable[Path], kept: Path) -> dict[str, str]:
    """The readings of all articles as JSON, by id; kept in a file, since reading takes minutes."""
    from bordereau.reading import read

    readings = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for document in read_lines(paths):
        if document["id"] not in readings:
            readings[document["id"]] = read(article_of(document)).model_dump_json()
    kept.write_text(json.dumps(readings), encoding="utf-8")
    return readings


def predicted(paths: Iterable[Path]) -> dict[str, str]:
    """The readings in files of predictions as JSON, by id; the reports of all files together, as sure of
    themselves as the program would be: predictions hold the decisions' own chances."""
    found: dict[str, Reading] = {}
    for path in paths:
        for line in read_lines([path]):
            reading = Reading.model_validate(line["reading"])
            before = found[line["id"]].reports if line["id"] in found else ()
            reports = (*before, *map(calibrated, reading.reports))
            found[line["id"]] = reading.model_copy(update={"reports": reports})
    return {name: reading.model_dump_json() for name, reading in found.items()}


def shared_blocks(told: Iterable[Told]) -> list[Pair]:
    """The pairs of ids that share a block, each once."""
    found = {
        (x, y) if x < y else (y, x)
        for ids in every_key(t.features for t in told).values()
        for x, y in combinations(ids, 2)
    }
    return sorted(found)


def fit(pairs: list[tuple[dict[str, str], bool]], judged: Rows, pull: float = PULL) -> Weights:
    """Weights of one kind of report from the levels of pairs and whether each is of one happening.

    Pairs of `also` articles and look-alikes have biases of their own, since the shares of pairs that are of
    one happening differ; they are not kept.
    """
    columns = {("", ""): 0, ("also", "True"): 1, ("look-alike", "True"): 2}
    for name, rows in judged["comparisons"].items():
        for level in rows:
            columns[name, level] = len(columns)
    prior = np.array(
        [judged["bias"], 0.0, 0.0, *(w for rows in judged["comparisons"].values() for w in rows.values())]
    )
    if pairs:
        cells = [[0, *(columns[cell] for cell in levels.items() if cell in columns)] for levels, _ in pairs]
        ends = np.cumsum([0, *map(len, cells)])
        flat = [column for row in cells for column in row]
        matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(pairs), len(columns)))
        answers = np.array([1.0 if same else -1.0 for _, same in pairs])
        found = minimize(_loss, prior, args=(matrix, answers, prior, pull), jac=True, method="L-BFGS-B").x
    else:
        found = prior
    names = {name: {level: float(found[columns[name, level]]) for level in rows}
             for name, rows in judged["comparisons"].items()}  # fmt: skip
    return Weights(float(found[0]), names)


def _loss(weights: Any, matrix: Any, answers: Any, prior: Any, pull: float) -> tuple[float, Any]:
    margins = answers * (matrix @ weights)
    off = weights - prior
    slope = -(answers / (1 + np.exp(np.clip(margins, -500, 500))))
    return float(np.logaddexp(0, -margins).sum() + pull / 2 * off @ off), matrix.T @ slope + pull * off


def _apart(levels: dict[str, str]) -> dict[str, str]:
    """Two happenings of one article look alike as two of different articles would: what they teach is how
    happenings differ, not that the article is one. What that weighs stays as judged."""
    one = levels["article"] in ONE
    left_out = {"article", "published"} if one else {"article"}
    return {"look-alike": str(one), **{k: v for k, v in levels.items() if k not in left_out}}


class Fitting:
    """The candidate pairs of all reports, with their levels, and weights by what is left out."""

    def __init__(self, told: list[Told], judged: Rows, pull: float) -> None:
        self.told = {t.features.id: t for t in told}
        self.judged, self.pull = judged, pull
        self.pairs: dict[str, list[tuple[Pair, dict[str, str], bool]]] = {kind: [] for kind in judged}
        for x, y in shared_blocks(told):
            one, other = self.told[x], self.told[y]
            if one.features.kind == other.features.kind and one.told_as == other.told_as:
                same = one.occasion == other.occasion != ""
                levels = levels_between(one.features, other.features)
                also = {"also": str("also" in (one.part, other.part))}
                self.pairs[one.features.kind].append(((x, y), {**also, **levels}, same))
        self._kept: dict[frozenset[str], dict[str, Weights]] = {}

    def weights(self, without: Iterable[str] = ()) -> dict[str, Weights]:
        """Weights fitted on the pairs that touch none of these files."""
        files = frozenset(without)
        if files not in self._kept:
            self._kept[files] = {
                kind: fit(self.fitted_on(kind, files), rows, self.pull)
                for kind, rows in self.judged.items()
            }  # fmt: skip
        return self._kept[files]

    def fitted_on(
        self, kind: str, without: frozenset[str] = frozenset()
    ) -> list[tuple[dict[str, str], bool]]:
        """Levels and answer of each pair of a kind that weights are fitted on."""
        pairs = self.pairs[kind]
        listed = [(levels, same) for (x, y), levels, same in pairs if self._is_fitted_on(x, y, without)]
        return [(_apart(levels), same) for levels, same in listed if not (same and levels["article"] in ONE)]

    def _is_fitted_on(self, x: str, y: str, without: frozenset[str]) -> bool:
        one, other = self.told[x], self.told[y]
        if "held" in (one.part, other.part) or {one.file, other.file} & without:
            return False
        if "text" in (one.told_as, other.told_as) or not one.occasion or not other.occasion:
            return False
        # Who labelled one file of `also` did not know the occasions of another.
        return (
            one.file == other.file or one.occasion == other.occasion or "also" not in (one.part, other.part)
        )

    def scores(self, held_out: bool) -> dict[Pair, float]:
        """The score of each candidate pair of scored reports; by weights fitted without their files."""
        return {
            (x, y): score_of(
                self.told[x].features, self.told[y].features,
                self.weights({self.told[x].file, self.told[y].file} if held_out else ()),
            )
            for listed in self.pairs.values() for (x, y), _, _ in listed
            if self.told[x].scored and self.told[y].scored
        }  # fmt: skip


def pairs_of(groups: Iterable[Iterable[str]], told: Mapping[str, Told]) -> set[Pair]:
    """The pairs of reports of different articles that are in one group."""
    return {
        (x, y)
        for members in groups
        for x, y in combinations(sorted(members), 2)
        if told[x].features.article != told[y].features.article and told[x].occasion and told[y].occasion
    }


def true_pairs(told: Mapping[str, Told]) -> set[Pair]:
    """The pairs of different articles that have one occasion."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, t in told.items():
        groups[t.occasion].append(name)
    return pairs_of(groups.values(), told)


def show(name: str, found: set[Pair], right: set[Pair]) -> None:
    hit = len(found & right)
    precision, recall = hit / max(1, len(found)), hit / max(1, len(right))
    f1 = 2 * hit / max(1, len(found) + len(right))
    print(
        f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({len(found)} filed, "
        f"{len(right)} labelled)"
    )


def report(fitting: Fitting, told_as: str, held_out: bool, errors: int) -> None:
    """Prints how well the scored reports are filed, by kind and language."""
    print(f"\nReports as {told_as} tell{'' if told_as == 'labels' else 's'} them")
    scored = {name: t for name, t in fitting.told.items() if t.scored and t.told_as == told_as}
    scores = fitting.scores(held_out)
    found, right = pairs_of(group(scored, scores), scored), true_pairs(scored)
    parts = {t.part for t in scored.values()}
    for chosen in [{"gold"}, {"held"}] if len(parts) > 1 else []:
        among = lambda pair, chosen=chosen: {scored[p].part for p in pair} == chosen  # noqa: E731
        show(f"all of {min(chosen)}", set(filter(among, found)), set(filter(among, right)))
    show("all", found, right)
    for kind in fitting.judged:
        of_kind = lambda pair, kind=kind: scored[pair[0]].features.kind == kind  # noqa: E731
        show(kind, set(filter(of_kind, found)), set(filter(of_kind, right)))
    for langs in ({"fr"}, {"en"}, {"fr", "en"}):
        of_langs = lambda pair, langs=langs: {scored[p].lang for p in pair} == langs  # noqa: E731
        show(" and ".join(sorted(langs)), set(filter(of_langs, found)), set(filter(of_langs, right)))
    for what, pairs in (("missed", right - found), ("spurious", found - right)):
        known = (pair for pair in sorted(pairs) if "held" not in {scored[p].part for p in pair})
        for x, y in islice(known, errors):
            print(f"\n{what} {x} {y} score {scores.get((x, y), float('nan')):.1f}")
            for name in (x, y):
                print("   ", json.dumps(dict(scored[name].features.told), ensure_ascii=False))
            levels = levels_between(scored[x].features, scored[y].features)
            print("   ", ", ".join(f"{k}: {v}" for k, v in levels.items() if v != "silent"))


def stored(fitting: Fitting, files: Iterable[Path]) -> dict[str, Any]:
    """What weights.json holds."""
    weights = fitting.weights()
    return {
        "about": "Written by tools/fit_matching.py; docs/register.md tells what the numbers mean.",
        "fitted on": sorted(path.name for path in files),
        "pull": fitting.pull,
        "kinds": {kind: _kind_rows(fitting.fitted_on(kind), weights[kind], rows)
                  for kind, rows in fitting.judged.items()},
    }  # fmt: skip


def _kind_rows(pairs: list[Any], weights: Weights, judged: Rows) -> Rows:
    counts = {True: Counter(), False: Counter()}
    for levels, same in pairs:
        counts[same].update(levels.items())
    totals = Counter(same for _, same in pairs)
    return {
        "bias": round(weights.bias, 2),
        "pairs": {"one happening": totals[True], "different": totals[False]},
        "comparisons": {
            name: {
                level: {
                    "weight": round(weights.levels[name][level], 2),
                    "judged": judge,
                    "m": round(counts[True][name, level] / max(1, totals[True]), 3),
                    "u": round(counts[False][name, level] / max(1, totals[False]), 3),
                }
                for level, judge in rows.items()
            }
            for name, rows in judged["comparisons"].items()
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    parser.add_argument("--held", nargs="*", type=Path, default=[], help="scored, never fitted on nor shown")
    parser.add_argument(
        "--read",
        type=Path,
        metavar="KEPT",
        help="also score what the program reads in the articles; the readings are kept in this file",
    )
    parser.add_argument(
        "--predicted", nargs="*", type=Path, default=[], help="what stands for the readings of these articles"
    )
    parser.add_argument("--pull", type=float, default=PULL)
    parser.add_argument("--errors", type=int, default=0, help="print so many missed and spurious pairs")
    parser.add_argument("--in-sample", action="store_true", help="score by weights fitted on everything")
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    judged = yaml.safe_load((ROOM / "judged.yaml").read_text(encoding="utf-8"))["kinds"]
    parts = {part: getattr(options, part) for part in ("gold", "also", "held")}
    told = [t for part, paths in parts.items() for t in told_by(paths, part)]
    if options.read:
        scored = {part: paths for part, paths in parts.items() if part != "also"}
        readings = read_articles([path for paths in scored.values() for path in paths], options.read)
        readings |= predicted(options.predicted)
        told += [t for part, paths in scored.items() for t in told_by(paths, part, readings)]
    fitting = Fitting(told, judged, options.pull)
    for told_as in sorted({t.told_as for t in told}):
        report(fitting, told_as, not options.in_sample, options.errors)
    if options.write:
        told = json.dumps(stored(fitting, [*options.gold, *options.also]), indent=1)
        (ROOM / "weights.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
