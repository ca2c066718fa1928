"""Weighted cues: log-linear scores over named features, with their weights as data.

A feature is a short string that a person can read ('class=give', 'item in sentence'). A *joint* cue, two
features with `BOTH` between them, weighs where both hold. The weights lie in the codebook's `weights/` and
are fitted by tools/fit_cues.py (logistic regression with L2, D. R. Cox 1958).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from pathlib import Path

from bordereau.codebook import DATA

BIAS = "bias"
NONE = "none"
BOTH = " ∧ "  # between the two features of a joint cue; no feature holds it


@dataclass(frozen=True)
class Scorer:
    """Yes or no: the weights of the features that speak for yes."""

    weights: Mapping[str, float]

    def probability(self, features: Sequence[str]) -> float:
        """How sure the features make a yes, 0 to 1. Features without a weight count nothing."""
        total = self.weights.get(BIAS, 0.0) + self.weigh(features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def weigh(self, features: Sequence[str]) -> float:
        """The weights of all that holds, joint cues with it, added up."""
        total = _weigh(self.weights, features)
        return total + sum(w for _, w in self._both_hold(features)) if self._joint else total

    def why(self, features: Sequence[str]) -> list[tuple[str, float]]:
        """The features and joint cues that weigh, the heaviest first."""
        weighed = [(f, self.weights[f]) for f in features if f in self.weights]
        return sorted([*weighed, *self._both_hold(features)], key=lambda fw: -abs(fw[1]))

    def _both_hold(self, features: Sequence[str]) -> Iterator[tuple[str, float]]:
        held = dict.fromkeys(features)
        for first in held:
            for second, cue, weight in self._joint.get(first, ()):
                if second in held:
                    yield cue, weight

    @cached_property
    def _joint(self) -> dict[str, list[tuple[str, str, float]]]:
        """For the first feature of each joint cue: its second, the whole cue, its weight."""
        found: dict[str, list[tuple[str, str, float]]] = {}
        for cue, weight in self.weights.items():
            first, both, second = cue.partition(BOTH)
            if both:
                found.setdefault(first, []).append((second, cue, weight))
        return found


@dataclass(frozen=True)
class Chooser:
    """One of several: for each choice, the weights of the features that speak for it."""

    choices: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Choice to probability; they add up to 1."""
        listed = sorted(features)  # in one order always: a sum of floats may hang on it
        columns = zip(self._biases, *filter(None, map(self._rows.get, listed)), strict=True)
        totals = [bias + sum(weights) for bias, *weights in columns]
        top = max(totals)
        shares = [math.exp(t - top) for t in totals]
        whole = sum(shares)
        return {c: s / whole for c, s in zip(self.choices, shares, strict=True)}

    def speaks_for(self, choice: str, features: Iterable[str]) -> float:
        """How much the features weigh for `choice` over the mean of the others."""
        place, rest = list(self.choices).index(choice), max(len(self.choices) - 1, 1)
        rows = filter(None, map(self._rows.get, features))
        return sum(row[place] - (sum(row) - row[place]) / rest for row in rows)

    @cached_property
    def _biases(self) -> list[float]:
        return [weights.get(BIAS, 0.0) for weights in self.choices.values()]

    @cached_property
    def _rows(self) -> dict[str, tuple[float, ...]]:
        """For each feature, its weight for every choice: one look in place of one a choice."""
        listed = list(self.choices.values())
        names = dict.fromkeys(f for weights in listed for f in weights)
        return {f: tuple(weights.get(f, 0.0) for weights in listed) for f in names}


@dataclass(frozen=True)
class Ranker:
    """Which of several candidates, or none: the weights of the features that speak for a candidate.

    A conditional logit (D. McFadden, 1973): candidates are weighed against one another and against none,
    whose weight is that of the feature `none`.
    """

    weights: Mapping[str, float]

    def shares(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """The probability of each candidate; what is missing to 1 is that of none."""
        totals = [self.scorer.weigh(features) for features in candidates]
        none = self.weights.get(NONE, 0.0)
        top = max([none, *totals])
        exps = [math.exp(t - top) for t in totals]
        whole = sum(exps) + math.exp(none - top)
        return [e / whole for e in exps]

    @cached_property
    def scorer(self) -> Scorer:
        """The same weights, each candidate weighed by itself."""
        return Scorer(self.weights)


@dataclass(frozen=True)
class Weights:
    """All scorers and choosers of one kind of report, and the thresholds they are held to."""

    scorers: Mapping[str, Scorer]
    choosers: Mapping[str, Chooser]
    rankers: Mapping[str, Ranker]
    thresholds: Mapping[str, float]


@lru_cache
def load_weights(kind: str, root: Path = DATA) -> Weights:
    """The weights for reports of `kind`, from the codebook folder `root`."""
    return weights_from(json.loads((root / "weights" / f"{kind}.json").read_text(encoding="utf-8")))


def weights_from(data: Mapping[str, Mapping[str, object]]) -> Weights:
    """Weights from the form in which they are stored: `scorers`, `choosers`, `rankers`, `thresholds`."""
    return Weights(
        {name: Scorer(weights) for name, weights in data["scorers"].items()},  # type: ignore[arg-type]
        {name: Chooser(choices) for name, choices in data["choosers"].items()},  # type: ignore[arg-type]
        {name: Ranker(weights) for name, weights in data["rankers"].items()},  # type: ignore[arg-type]
        {name: float(value) for name, value in data["thresholds"].items()},  # type: ignore[arg-type]
    )


def _weigh(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(map(weights.get, features, repeat(0.0)))  # `map` over `get` is twice as quick as a loop
