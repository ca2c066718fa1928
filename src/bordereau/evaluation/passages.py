"""Passages against labelled spans: a cited passage is right when it overlaps a labelled span of its slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.evaluation.fillers import ItemFiller, item_agreement, item_fillers, same
from bordereau.evaluation.score import align
from bordereau.exchange.labels import labels_of
from bordereau.model import Cited, Item, Reading, Transfer

_SCALARS = ("assertion", "stage", "basis", "date", "place", "value", "weight_t")
_LISTS = ("supplier", "recipient", "carrier")
Spans = dict[str, list[Mapping[str, Any]]]


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
    spans: Spans = defaultdict(list)
    for span in label.get("spans") or ():
        if "start" in span:
            spans[span["slot"]].append(span)
    for slot in _LISTS:
        for cited in getattr(report, slot):
            if cited.value in (label.get(slot) or ()):
                _note(
                    tally,
                    slot,
                    cited,
                    [s for s in spans[slot] if s.get("i", 0) == label[slot].index(cited.value)],
                )
    for slot in _SCALARS:
        cited = getattr(report, slot)
        if cited is not None and label.get(slot) is not None and _agrees(slot, label[slot], cited.value):
            _note(tally, slot, cited, spans[slot])
    _compare_items(tally, label, report, spans)


def _compare_items(
    tally: dict[str, list[bool]], label: Mapping[str, Any], report: Transfer, spans: Spans
) -> None:
    """Items one to one, those that agree most first, of equal ones those that cite the same words."""
    wanted, found = item_fillers(label), [_item_filler(i) for i in report.items]
    ranked = sorted(
        (
            -item_agreement(w, f).total(),
            not _meets(report.items[j].category, _own(spans["item.category"], i)),
            i,
            j,
        )
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
    )
    met_i, met_j = set[int](), set[int]()
    for rank, _, i, j in ranked:
        if rank < 0 and i not in met_i and j not in met_j:
            met_i.add(i)
            met_j.add(j)
            for slot in item_agreement(wanted[i], found[j]):
                cited = getattr(report.items[j], slot.partition(".")[2])
                if item_agreement(wanted[i], found[j])[slot] and cited is not None:
                    _note(tally, slot, cited, _own(spans[slot], i))


def _item_filler(item: Item) -> ItemFiller:
    parts = {part: getattr(item, part) for part in ("category", "designation", "quantity")}
    return item_fillers({"items": [{part: cited and cited.value for part, cited in parts.items()}]})[0]


def _own(spans: list[Mapping[str, Any]], index: int) -> list[Mapping[str, Any]]:
    return [s for s in spans if s.get("i", 0) == index]


def _agrees(slot: str, label: Any, value: Any) -> bool:
    if slot == "place":
        return same("place", str(label["name"]).lower(), value.name.lower())
    if slot == "value":
        return same("value", (label["amount"], label["currency"]), (value.amount, value.currency))
    return bool(label == value)


def _note(tally: dict[str, list[bool]], slot: str, cited: Cited[Any], spans: list[Mapping[str, Any]]) -> None:
    if spans:
        tally[slot].append(_meets(cited, spans))


def _meets(cited: Cited[Any], spans: list[Mapping[str, Any]]) -> bool:
    """Whether a passage overlaps a span."""
    return any(
        p.where == s.get("where", "text") and p.start < s["end"] and s["start"] < p.end
        for p in cited.passages
        for s in spans
    )
