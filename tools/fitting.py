"""Fitting: weights of named cues by logistic regression, and of candidates by conditional logit.

What tools/fit_cues.py, tools/fit_events.py and tools/fit_statements.py share. Needs scikit-learn, which the
program does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bordereau.exchange.labels import labels_of
from bordereau.model import Reading
from bordereau.reading.weights import BIAS, BOTH, NONE

Example = tuple[list[str], Any]
RARE = 4  # features of fewer examples have no weight
SMALL = 0.02  # weights below count for nothing and are not stored
# So many features are tried in pairs; a pair that holds nearly wherever one of its two does adds nothing.
TRIED, ALIKE = 3000, 0.95


@dataclass(frozen=True)
class Strength:
    """How far weights may go, and how many joint cues are sought.

    `first`: the inverse of the L2 penalty (C of scikit-learn) of the features alone, `joint`: how many pairs
    of features are added to them, each of at least `seen` examples, `both`: the strength with them.
    """

    first: float
    joint: int = 0
    seen: int = 15
    both: float = 0.0


def line_of(reading: Reading) -> str:
    """A line of predictions: `id` and `events` as labels have them, and the whole `reading`."""
    whole = {**labels_of(reading), "reading": reading.model_dump(mode="json")}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def fit_choice(examples: list[Example], strength: float | Strength) -> dict[str, Any]:
    """Weights of one scorer, or of one chooser where the answers are not yes and no (without joint cues)."""
    strong = strength if isinstance(strength, Strength) else Strength(strength)
    answers = [a for _, a in examples]
    if len(set(answers)) < 2:
        return {BIAS: 5.0 if answers and answers[0] else -5.0}
    columns = Columns.of(features for features, _ in examples)
    matrix = columns.matrix([features for features, _ in examples])
    model = _logistic(matrix, answers, strong.first)
    if strong.joint:
        chance = model.predict_proba(matrix)[:, 1]
        columns = columns.with_pairs(matrix, np.array(answers) - chance, chance * (1 - chance), strong)
        matrix = columns.joined(matrix)
        model = _logistic(matrix, answers, strong.both)
    if set(answers) == {True, False}:
        return {BIAS: round(float(model.intercept_[0]), 3), **columns.named(model.coef_[0])}
    if len(model.classes_) == 2:
        rows = [
            (c, model.coef_[0] * s, model.intercept_[0] * s)
            for c, s in zip(model.classes_, (-0.5, 0.5), strict=True)
        ]
    else:
        rows = list(zip(model.classes_, model.coef_, model.intercept_, strict=True))
    return {str(c): {BIAS: round(float(bias), 3), **columns.named(row)} for c, row, bias in rows}


def fit_rank(
    examples: list[tuple[list[list[str]], list[bool]]], strength: float | Strength
) -> dict[str, float]:
    """A conditional logit with L2: in each group a right candidate is chosen, or none where none is right."""
    strong = strength if isinstance(strength, Strength) else Strength(strength)
    columns = Columns.of(features for group, _ in examples for features in group)
    listed: list[list[str]] = []
    right: list[bool] = []
    starts: list[int] = []
    for group, hits in examples:
        starts.append(len(right))
        listed += [[NONE], *group]
        right += [not any(hits), *hits]
    columns = Columns((NONE, *(n for n in columns.names if n != NONE)))
    groups = _Groups(np.array(starts), np.diff([*starts, len(right)]), np.array(right, dtype=float))
    matrix = columns.matrix(listed)
    weights = groups.fit(matrix, strong.first)
    if strong.joint:
        share, good = groups.shares(matrix @ weights)
        columns = columns.with_pairs(matrix, good - share, share * (1 - share), strong)
        weights = groups.fit(columns.joined(matrix), strong.both)
    return columns.named(weights)


def mean_of(fitted: list[dict[str, Any]]) -> dict[str, Any]:
    """The means of weights, name by name at every level; a weight that one lacks counts as nothing there."""
    names = sorted({n for data in fitted for n in data})
    parts = {n: [data[n] for data in fitted if n in data] for n in names}
    return {
        n: mean_of(held) if isinstance(held[0], dict) else round(sum(held) / len(fitted), 3)
        for n, held in parts.items()
    }


@dataclass(frozen=True)
class Columns:
    """The features that have weights, by column: single ones, then pairs of their columns."""

    names: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[list[str]]) -> Columns:
        """The features that are common enough, in alphabetical order."""
        counts = Counter(f for features in rows for f in set(features))
        return cls(tuple(sorted(f for f, n in counts.items() if n >= RARE)))

    def matrix(self, rows: list[list[str]]) -> csr_matrix:
        """Which of the single features each row has."""
        place = {name: k for k, name in enumerate(self.names)}
        held = [(k, place[f]) for k, features in enumerate(rows) for f in set(features) if f in place]
        where = tuple(np.array(held, dtype=int).reshape(-1, 2).T)
        return csr_matrix((np.ones(len(held)), where), shape=(len(rows), len(self.names)))

    def joined(self, matrix: csr_matrix) -> csr_matrix:
        """`matrix` with a column more for each pair."""
        columns = matrix.tocsc()
        return hstack([matrix, *(columns[:, i].multiply(columns[:, j]) for i, j in self.pairs)]).tocsr()

    def with_pairs(self, matrix: csr_matrix, missed: Any, spread: Any, strong: Strength) -> Columns:
        """The same with the pairs that would mend most of what the single features miss.

        `missed` is by how much each row's answer is over its chance, `spread` the variance of that chance. A
        pair is judged by the score test of one more weight (C. R. Rao, 1948), steadied for rare pairs.
        """
        counts = np.asarray(matrix.sum(axis=0)).ravel()
        common = np.flatnonzero(counts >= strong.seen)
        common = common[np.argsort(-np.minimum(counts, matrix.shape[0] - counts)[common], kind="stable")][
            :TRIED
        ]
        some = matrix[:, common]
        gain = _crossed(some, missed) ** 2 / (_crossed(some, spread) + RARE)
        both = _crossed(some, np.ones(matrix.shape[0]))
        own = np.diag(both)
        gain[(both < strong.seen) | (both >= ALIKE * own[:, None]) | (both >= ALIKE * own[None, :])] = 0
        gain = np.triu(gain, 1).ravel()
        best = [int(k) for k in np.argsort(-gain, kind="stable")[: strong.joint] if gain[k] > 0]
        width = len(common)
        return Columns(self.names, tuple((int(common[k // width]), int(common[k % width])) for k in best))

    def named(self, weights: Any) -> dict[str, float]:
        """Each feature's weight, and each pair's, but for those that count for nothing."""
        cues = [*self.names, *(f"{self.names[i]}{BOTH}{self.names[j]}" for i, j in self.pairs)]
        kept = {c: round(float(w), 3) for c, w in zip(cues, weights, strict=True) if abs(w) > SMALL}
        return dict(sorted(kept.items()))


@dataclass(frozen=True)
class _Groups:
    """Rows by group: where each begins, how many rows it has, and which rows are right."""

    starts: Any
    sizes: Any
    right: Any

    def shares(self, totals: Any) -> tuple[Any, Any]:
        """Each row's share of its group, and of what is right in it."""
        totals = totals - np.repeat(np.maximum.reduceat(totals, self.starts), self.sizes)
        exps = np.exp(totals)
        good = exps * self.right
        return exps / self._whole(exps), good / np.maximum(self._whole(good), 1e-12)

    def fit(self, matrix: csr_matrix, strength: float) -> Any:
        """The weights of the columns of `matrix`."""

        def loss(w: Any) -> tuple[float, Any]:
            share, good = self.shares(matrix @ w)
            hit = np.add.reduceat(share * self.right, self.starts)
            value = -np.log(np.maximum(hit, 1e-12)).sum() + (w @ w) / (2 * strength)
            return value, matrix.T @ (share - good) + w / strength

        start = np.zeros(matrix.shape[1])
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x

    def _whole(self, values: Any) -> Any:
        return np.repeat(np.add.reduceat(values, self.starts), self.sizes)


def _logistic(matrix: csr_matrix, answers: list[Any], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=600).fit(matrix, answers)


def _crossed(matrix: csr_matrix, weights: Any) -> Any:
    """For each two columns, the weights of the rows that have both, added up."""
    return (matrix.T @ matrix.multiply(np.asarray(weights)[:, None]).tocsr()).toarray()
