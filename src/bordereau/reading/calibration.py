"""Calibrated confidence: how often a report or value that is weighed so is right, as fitted on documents.

The cues' own weights say how likely a choice is among its rivals; whether the report stands at all is another
question. Confidence is a logistic function of both (after J. Platt, 1999), fitted by kind and slot by
tools/fit_calibration.py on documents that were read with weights not fitted on them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from bordereau.codebook import DATA
from bordereau.model import Cited, Item, Report

Curve = tuple[float, float, float]
_REPORT, _ANY = "report", "any"
_LEAST, _FAR = 0.001, 30.0


@lru_cache
def load_curves(root: Path = DATA) -> Mapping[str, Mapping[str, Curve]]:
    """Curves by kind and slot: the weights of a value's own odds and of its report's, and a constant."""
    data = json.loads((root / "weights" / "calibration.json").read_text(encoding="utf-8"))
    return {kind: {slot: tuple(c) for slot, c in slots.items()} for kind, slots in data.items()}


def calibrated(report: Report, curves: Mapping[str, Mapping[str, Curve]] | None = None) -> Report:
    """The report with every confidence, its own included, as the curves have it."""
    own = (load_curves() if curves is None else curves).get(report.kind, {})
    raw = report.confidence
    updates: dict[str, Any] = {"confidence": _sure(own, _REPORT, raw, raw)}
    for name in type(report).model_fields:
        value = getattr(report, name)
        if isinstance(value, Cited):
            updates[name] = _value(own, name, value, raw)
        elif isinstance(value, tuple) and value and isinstance(value[0], Cited):
            updates[name] = tuple(_value(own, name, v, raw) for v in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Item):
            updates[name] = tuple(_item(own, i, raw) for i in value)
    return report.model_copy(update=updates)


def _item(own: Mapping[str, Curve], item: Item, raw: float) -> Item:
    parts = {name: getattr(item, name) for name in type(item).model_fields}
    return item.model_copy(
        update={n: _value(own, f"item.{n}", v, raw) for n, v in parts.items() if v is not None}
    )


def _value(own: Mapping[str, Curve], slot: str, value: Cited[Any], raw: float) -> Cited[Any]:
    return value.model_copy(update={"confidence": _sure(own, slot, value.confidence, raw)})


def _sure(own: Mapping[str, Curve], slot: str, value: float, report: float) -> float:
    curve = own.get(slot) or own.get(_ANY)
    if curve is None:
        return value
    a, b, c = curve
    total = a * _odds(value) + b * _odds(report) + c
    return round(1.0 / (1.0 + math.exp(-max(-_FAR, min(_FAR, total)))), 3)


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
