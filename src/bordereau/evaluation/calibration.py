"""Calibration: whether confidence tells how often a report or a value is right.

The expected calibration error (M. Naeini and others, 2015): values are put into ten bins by confidence, and
the gaps between mean confidence and share of right ones are averaged, each bin by its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.evaluation.fillers import KINDS, LISTS, Event, fold_name, same
from bordereau.evaluation.score import align
from bordereau.exchange.labels import labels_of
from bordereau.model import Cited, Money, Place, Reading, Report, Statement, Transfer

BINS = 10
REPORT = "report"
_SCALARS = {
    "transfer": ("stage", "basis", "date", "place", "weight_t", "value", "assertion"),
    "attack": ("form", "date", "place", "killed", "injured", "assertion"),
    "deployment": ("force", "phase", "date", "place", "personnel", "assertion"),
    "cooperation": ("form", "date", "place", "assertion"),
    "statement": ("speaker", "country"),
}
_FOLDED = ("force", "speaker")


@dataclass(frozen=True)
class Judged:
    """A report (`slot` is `report`) or a value, how sure it was, how sure its report, and whether right."""

    kind: str
    slot: str
    confidence: float
    of_report: float
    right: bool


def judge(gold: Sequence[Mapping[str, Any]], readings: Mapping[str, Reading]) -> list[Judged]:
    """Every report and value of `readings` (by document id) against the labelled documents."""
    return [
        judged for d in gold if d["id"] in readings for judged in _of_document(d["events"], readings[d["id"]])
    ]


def calibration_error(judged: Iterable[Judged]) -> float:
    """The expected calibration error, 0 to 1; 0 where there is nothing to judge."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for j in judged:
        bins[min(int(j.confidence * BINS), BINS - 1)].append(j)
    whole = sum(len(b) for b in bins.values())
    gaps = (abs(sum(j.confidence for j in b) - sum(j.right for j in b)) for b in bins.values())
    return sum(gaps) / whole if whole else 0.0


def errors_by_kind(judged: Sequence[Judged]) -> dict[str, tuple[float, int]]:
    """For each kind that has any, and for `all`: the calibration error of its reports and values, and how
    many there are."""
    groups = {kind: [j for j in judged if j.kind == kind] for kind in KINDS}
    groups["all"] = list(judged)
    return {name: (calibration_error(js), len(js)) for name, js in groups.items() if js}


def _of_document(labelled: Sequence[Event], reading: Reading) -> Iterator[Judged]:
    flat = labels_of(reading)["events"]
    for kind in KINDS:
        gold = [e for e in labelled if e["kind"] == kind]
        own = [(e, r) for e, r in zip(flat, reading.reports, strict=True) if r.kind == kind]
        matched = {j: gold[i] for i, j in align(gold, [e for e, _ in own])}
        for j, (_, report) in enumerate(own):
            yield from _of_report(report, matched.get(j))


def _of_report(report: Report, gold: Event | None) -> Iterator[Judged]:
    kind, sure = report.kind, report.confidence
    yield Judged(kind, REPORT, sure, sure, gold is not None)
    for slot in LISTS[kind]:
        wanted = {_squeezed(v) for v in (gold or {}).get(slot) or ()}
        for cited in getattr(report, slot):
            yield Judged(kind, slot, cited.confidence, sure, _squeezed(cited.value) in wanted)
    for slot in _SCALARS[kind]:
        value: Cited[Any] | None = getattr(report, slot)
        if value is not None:
            right = gold is not None and _agrees(slot, gold.get(slot), value.value)
            yield Judged(kind, slot, value.confidence, sure, right)
    if isinstance(report, Transfer):
        yield from _of_items(report, gold)
    if isinstance(report, Statement):
        opening = " ".join(fold_name(report.quote.value).split()[:3])
        right = gold is not None and fold_name(gold["opening"]).split()[:3] == opening.split()
        yield Judged(kind, "quote", report.quote.confidence, sure, right)


def _of_items(report: Transfer, gold: Event | None) -> Iterator[Judged]:
    wanted = (gold or {}).get("items") or ()
    for item in report.items:
        peers = [w for w in wanted if w["category"] == item.category.value]
        named = item.designation and _squeezed(item.designation.value)
        models = [
            w for w in wanted if named and w.get("designation") and _squeezed(w["designation"]) == named
        ]
        sure = report.confidence
        yield Judged("transfer", "item.category", item.category.confidence, sure, bool(peers))
        if item.designation:
            yield Judged("transfer", "item.designation", item.designation.confidence, sure, bool(models))
        if item.quantity:
            right = any(w.get("quantity") == item.quantity.value for w in (*peers, *models))
            yield Judged("transfer", "item.quantity", item.quantity.confidence, sure, right)


def _agrees(slot: str, gold: Any, value: Any) -> bool:
    if gold is None:
        return False
    if isinstance(value, Place):
        return same("place", fold_name(gold["name"]), fold_name(value.name))
    if isinstance(value, Money):
        return same("value", (gold["amount"], gold.get("currency")), (value.amount, value.currency))
    if slot in _FOLDED:
        return same(slot, fold_name(gold), fold_name(value))
    if isinstance(value, (int, float)):
        return same(slot, float(gold), float(value))
    return bool(gold == value)


def _squeezed(value: object) -> str:
    return fold_name(value).replace(" ", "")
