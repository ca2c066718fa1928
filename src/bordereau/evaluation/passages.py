"""Passages against labelled spans: a cited passage is right when it overlaps a labelled span of its slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.evaluation.fillers import same
from bordereau.evaluation.score import align
from bordereau.exchange.labels import labels_of
from bordereau.model import Cited, Reading, Transfer

_SCALARS = ("stage", "basis", "date", "place", "value", "weight_t")
_LISTS = ("supplier", "recipient", "carrier")


@dataclass(frozen=True)
class PassageScore:
    """Of the values of one slot that are right and have labelled spans: how many cite a passage on one."""

    slot: str
    right: int
    overlapping: int

    @property
    def share(self) -> float:
        """Overlapping over right; 1 where nothing was right."""
        return self.overlapping / self.right if self.right else 1.0


def score_passages(gold: Sequence[Mapping[str, Any]], readings: Mapping[str, Reading]) -> list[PassageScore]:
    """Passages of right values of transfers by slot, over labelled documents with `spans`."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for document in gold:
        reading = readings.get(document["id"])
        if reading is None:
            continue
        labelled = [e for e in document["events"] if e["kind"] == "transfer"]
        reports = [r for r in reading.reports if isinstance(r, Transfer)]
        flat = [e for e in labels_of(reading)["events"] if e["kind"] == "transfer"]
        for i, j in align(labelled, flat):
            _compare(tally, labelled[i], reports[j])
    return [PassageScore(slot, len(hits), sum(hits)) for slot, hits in sorted(tally.items())]


def _compare(tally: dict[str, list[bool]], label: Mapping[str, Any], report: Transfer) -> None:
    spans: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for span in label.get("spans", ()):
        if "start" in span:
            spans[span["slot"]].append(span)
    for slot in _LISTS:
        for cited in getattr(report, slot):
            if cited.value in label[slot]:
                _note(tally, slot, cited, [s for s in spans[slot] if s["i"] == label[slot].index(cited.value)])
    for slot in _SCALARS:
        cited = getattr(report, slot)
        if cited is not None and label.get(slot) is not None and _agrees(slot, label[slot], cited.value):
            _note(tally, slot, cited, spans[slot])
    for item in report.items:
        for k, wanted in enumerate(label["items"]):
            for part in ("category", "designation", "quantity"):
                cited = getattr(item, part)
                if cited is not None and wanted["category"] == item.category.value and cited.value == wanted[part]:
                    _note(tally, f"item.{part}", cited, [s for s in spans[f"item.{part}"] if s["i"] == k])


def _agrees(slot: str, label: Any, value: Any) -> bool:
    if slot == "place":
        return same("place", str(label["name"]).lower(), value.name.lower())
    if slot == "value":
        return same("value", (label["amount"], label["currency"]), (value.amount, value.currency))
    return bool(label == value)


def _note(tally: dict[str, list[bool]], slot: str, cited: Cited[Any], spans: list[Mapping[str, Any]]) -> None:
    if spans:
        tally[slot].append(
            any(p.where == s["where"] and p.start < s["end"] and s["start"] < p.end for p in cited.passages for s in spans)
        )
