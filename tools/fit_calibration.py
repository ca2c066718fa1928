"""Fit the curves of confidence on predictions of documents that were read with weights not fitted on them.

    python tools/fit_calibration.py GOLD.jsonl... --predictions P.jsonl... [--write]

The predictions are those of tools/fit_cues.py and tools/fit_reports.py. Prints the expected calibration error
by kind: of the confidence as it was, and of the curves on documents that they were not fitted on (halves).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bordereau.codebook import DATA
from bordereau.evaluation.calibration import Judged, calibration_error, judge
from bordereau.model import Reading
from bordereau.reading.calibration import calibrated

STRENGTH = 1.0
LEAST = 40  # values of a slot that a curve of its own needs
Curves = dict[str, dict[str, list[float]]]


def fit_curves(judged: list[Judged]) -> Curves:
    """Curves by kind and slot; `any` serves the slots with few values."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for j in judged:
        groups[j.kind, j.slot].append(j)
        if j.slot != "report":
            groups[j.kind, "any"].append(j)
    found: Curves = defaultdict(dict)
    for (kind, slot), values in sorted(groups.items()):
        answers = [j.right for j in values]
        if (len(values) >= LEAST or slot in ("any", "report")) and len(set(answers)) == 2:
            found[kind][slot] = _curve(values, slot == "report")
    return dict(found)


def _curve(values: list[Judged], alone: bool) -> list[float]:
    own = [_odds(j.confidence) for j in values]
    rows = np.array([[o, 0.0 if alone else _odds(j.of_report)] for o, j in zip(own, values, strict=True)])
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, [j.right for j in values])
    return [round(float(x), 3) for x in (*model.coef_[0], model.intercept_[0])]


def _odds(chance: float) -> float:
    held = min(max(chance, 0.001), 0.999)
    return float(np.log(held / (1 - held)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--predictions", nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="store the curves")
    args = parser.parse_args()
    gold = [d for p in args.gold for d in _lines(p)]
    readings: dict[str, list[Reading]] = defaultdict(list)
    for line in (d for p in args.predictions for d in _lines(p)):
        readings[line["id"]].append(Reading.model_validate(line["reading"]))
    random.Random(3).shuffle(gold)
    halves = [gold[::2], gold[1::2]]
    before, after = [], []
    for fitted, tested in (halves, halves[::-1]):
        curves = fit_curves(_judged(fitted, readings))
        before += _judged(tested, readings)
        after += _judged(tested, {i: [_with(r, curves) for r in rs] for i, rs in readings.items()})
    for kind in sorted({j.kind for j in before}):
        shown = [calibration_error(j for j in js if j.kind == kind) for js in (before, after)]
        reports = [j for j in after if j.kind == kind and j.slot == "report"]
        told = f"as it was {shown[0]:.3f}   curves {shown[1]:.3f}   reports {calibration_error(reports):.3f}"
        print(f"{kind:12} {told}")
    print(f"{'all':12} as it was {calibration_error(before):.3f}   curves {calibration_error(after):.3f}")
    if args.write:
        target = DATA / "weights" / "calibration.json"
        # Kinds of which nothing was predicted keep their curves.
        kept = json.loads(target.read_text(encoding="utf-8"))
        kept |= fit_curves(_judged(gold, readings))
        target.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
        print(f"wrote {target}", file=sys.stderr)


def _judged(gold: list[Any], readings: dict[str, list[Reading]]) -> list[Judged]:
    found: list[Judged] = []
    for k in range(max(map(len, readings.values()))):
        found += judge(gold, {i: rs[k] for i, rs in readings.items() if len(rs) > k})
    return found


def _with(reading: Reading, curves: Curves) -> Reading:
    reports = tuple(calibrated(r, curves) for r in reading.reports)  # type: ignore[arg-type]
    return reading.model_copy(update={"reports": reports})


def _lines(path: str) -> list[dict[str, Any]]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    main()
