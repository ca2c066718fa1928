"""Fitting: weights of named cues by logistic regression, and of candidates by conditional logit.

What tools/fit_cues.py and tools/fit_reports.py share. Needs scikit-learn, which the program does not.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bordereau.exchange.labels import labels_of
from bordereau.model import Reading

Example = tuple[list[str], Any]


def line_of(reading: Reading) -> str:
    """A line of predictions: `id` and `events` as labels have them, and the whole `reading`."""
    whole = {**labels_of(reading), "reading": reading.model_dump(mode="json")}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def fit_choice(examples: list[Example], strength: float) -> dict[str, Any]:
    """Weights of one scorer, or of one chooser where the answers are not yes and no."""
    counts = Counter(f for features, _ in examples for f in set(features))
    rows = [{f: 1.0 for f in features if counts[f] >= 4} for features, _ in examples]
    answers = [a for _, a in examples]
    if len(set(answers)) < 2:
        return {"bias": 5.0 if answers and answers[0] else -5.0}
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=600)
    model.fit(vectorizer.fit_transform(rows), answers)
    names = vectorizer.get_feature_names_out()

    def weights(row: Any, bias: float, sign: float = 1.0) -> dict[str, float]:
        listed = {str(n): round(float(w) * sign, 3) for n, w in zip(names, row, strict=True) if abs(w) > 0.02}
        return {"bias": round(float(bias) * sign, 3), **dict(sorted(listed.items()))}

    if set(answers) == {True, False}:
        return weights(model.coef_[0], model.intercept_[0])
    if len(model.classes_) == 2:
        return {
            str(c): weights(model.coef_[0], model.intercept_[0], s)
            for c, s in zip(model.classes_, (-0.5, 0.5), strict=True)
        }
    return {
        str(c): weights(row, b)
        for c, row, b in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }


def fit_rank(examples: list[tuple[list[list[str]], list[bool]]], strength: float) -> dict[str, float]:
    """A conditional logit with L2: in each group a right candidate is chosen, or none where none is right."""
    counts = Counter(f for group, _ in examples for features in group for f in set(features))
    known = {f: k for k, f in enumerate(sorted(f for f, n in counts.items() if n >= 4), 1)}
    rows, columns, right, starts = [], [], [], []
    for group, hits in examples:
        starts.append(len(right))
        columns.append(0), rows.append(len(right)), right.append(not any(hits))
        for features, hit in zip(group, hits, strict=True):
            columns += [known[f] for f in set(features) if f in known]
            rows += [len(right)] * (len(columns) - len(rows))
            right.append(hit)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(known) + 1))
    begin, mask = np.array(starts), np.array(right)
    sizes = np.diff([*starts, len(right)])

    def loss(w: Any) -> tuple[float, Any]:
        totals = matrix @ w
        totals -= np.repeat(np.maximum.reduceat(totals, begin), sizes)
        exps = np.exp(totals)
        whole, good = np.add.reduceat(exps, begin), np.add.reduceat(exps * mask, begin)
        share, good_share = exps / np.repeat(whole, sizes), exps * mask / np.repeat(good, sizes)
        value = -np.log(good / whole).sum() + (w @ w) / (2 * strength)
        return value, matrix.T @ (share - good_share) + w / strength

    fitted = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    names = ["none", *known]
    return {n: round(float(w), 3) for n, w in zip(names, fitted, strict=True) if abs(w) > 0.02}
