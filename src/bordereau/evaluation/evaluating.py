"""An evaluation: labelled documents read and scored, and the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.evaluation.calibration import errors_by_kind, judge
from bordereau.evaluation.ceiling import mention_ceiling
from bordereau.evaluation.fillers import KINDS, Event
from bordereau.evaluation.gold import article_of
from bordereau.evaluation.passages import PassageScore, score_passages
from bordereau.evaluation.score import Counts, DocumentScore, Score, score
from bordereau.exchange.labels import labels_of
from bordereau.exchange.terminal import progress
from bordereau.model import Article, Reading
from bordereau.reading import read

Document = Mapping[str, Any]
Readings = Callable[[Iterable[Article]], Iterable[Reading]]
"""Reads articles: their readings, in order."""


@dataclass(frozen=True)
class Evaluation:
    """All figures of one evaluation.

    `kinds`: those of which anything was predicted, so that a kind that is not read yet does not decide which
    documents are worst. `passages` and `calibration` (error and number of values by kind) are None where
    nothing was read here (predictions were given), `ceiling` where it was not asked for.
    """

    score: Score
    kinds: tuple[str, ...]
    worst: tuple[DocumentScore, ...]
    errors: tuple[tuple[str, str, Event], ...]
    passages: tuple[PassageScore, ...] | None
    ceiling: Mapping[str, Counts] | None
    calibration: Mapping[str, tuple[float, int]] | None = None


def read_all(documents: Sequence[Document], readings: Readings | None = None) -> dict[str, Reading]:
    """The documents read, by id, with a bar; by default cues decide."""
    read_each = readings or (lambda found: map(read, found))
    done = read_each(article_of(d) for d in documents)
    shown = progress(done, "reading", len(documents))
    return {d["id"]: reading for d, reading in zip(documents, shown, strict=True)}


def evaluate(  # noqa: PLR0913, PLR0917 (the parts of an evaluation)
    documents: Sequence[Document],
    predicted: Mapping[str, Sequence[Event]] | None,
    readings: Mapping[str, Reading] | None,
    worst: int = 10,
    errors: int = 0,
    ceiling: bool = False,
) -> Evaluation:
    """Scores predictions, or readings with their passages, by document id against labelled documents."""
    given = predicted or {id_: labels_of(reading)["events"] for id_, reading in (readings or {}).items()}
    whole = score(documents, given)
    kinds = tuple(k for k in KINDS if whole.events[k].predicted)
    ranked = score(documents, given, kinds).by_document if kinds else whole.by_document
    bad = sorted((d for d in ranked if _wrong(d)), key=lambda d: (-_wrong(d), d.id))
    listed = [(d.id, "missed", e) for d in ranked for e in d.missed]
    listed += [(d.id, "spurious", e) for d in ranked for e in d.spurious]
    return Evaluation(
        score=whole,
        kinds=kinds,
        worst=tuple(bad[:worst]),
        errors=tuple(sorted(listed, key=lambda row: row[:2])[:errors]),
        passages=tuple(score_passages(documents, readings)) if readings is not None else None,
        ceiling=mention_ceiling(documents)[0] if ceiling else None,
        calibration=errors_by_kind(judge(documents, readings)) if readings is not None else None,
    )


def figures(found: Evaluation) -> dict[str, Any]:
    """The figures as a JSON value: precision, recall and F1 to four decimals, and what they rest on."""
    total = found.score
    shown: dict[str, Any] = {
        "documents": total.documents,
        "triage": _prf(total.triage),
        "usable_transfers": _prf(total.usable),
    }
    for kind in KINDS:
        slots = {s: _prf(c) for (k, s), c in sorted(total.by_slot.items()) if k == kind}
        shown[kind] = {"events": _prf(total.events[kind]), "slots": _prf(total.slots[kind]), "by_slot": slots}
    if total.filing is not None:
        shown["filing"] = _prf(total.filing)
    if found.passages is not None:
        shown["passages"] = {
            p.slot: {"right": p.right, "overlapping": p.overlapping, "share": round(p.share, 4)}
            for p in found.passages
        }
    if found.calibration is not None:
        shown["calibration_error"] = {
            kind: {"error": round(error, 4), "values": n} for kind, (error, n) in found.calibration.items()
        }
    if found.ceiling is not None:
        shown["ceiling"] = {s: _prf(c) for s, c in sorted(found.ceiling.items())}
    shown["worst"] = [
        {"id": d.id, **_prf(d.slots), "missed": len(d.missed), "spurious": len(d.spurious)}
        for d in found.worst
    ]
    if found.errors:
        shown["errors"] = [{"id": i, "error": what, "event": event} for i, what, event in found.errors]
    return shown


def _wrong(document: DocumentScore) -> int:
    """Fillers predicted that are not right, and labelled ones that were not found."""
    return document.slots.predicted + document.slots.labelled - 2 * document.slots.hits


def _prf(counts: Counts) -> dict[str, Any]:
    return {
        "p": round(counts.precision, 4),
        "r": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "predicted": counts.predicted,
        "labelled": counts.labelled,
    }
