"""Weights: what each level of each comparison speaks for or against, as data.

`weights.json` is written by tools/fit_matching.py and holds, for each kind of report, `bias` (log odds that
two reports which share a block are of one happening, before anything is compared) and for each comparison its
levels, each with `weight` (natural log odds added to the score), `judged` (the weight that people set before
anything was fitted) and the shares `m` and `u` of pairs of one happening and of different ones that stood at
this level.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

Levels = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Weights:
    """`bias` and `levels` (comparison -> level -> weight) of a kind of report, all log odds."""

    bias: float
    levels: Levels


def stored_weights() -> dict[str, Weights]:
    """The weights that the package ships, by kind of report."""
    return {
        kind: Weights(told["bias"], {name: {level: row["weight"] for level, row in rows.items()}
                                     for name, rows in told["comparisons"].items()})
        for kind, told in json.loads(stored_text())["kinds"].items()
    }  # fmt: skip


@cache
def stored_text() -> str:
    """The file of weights as it stands."""
    return resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
