"""What tools/fit_reports.py fits for statements: who speaks, and for which state."""

from __future__ import annotations

from typing import Any

from fitting import fit_rank

from bordereau.evaluation.fillers import fold_name, same
from bordereau.reading.statements.attribution import Attribution
from bordereau.reading.statements.decider import StatementDecider
from bordereau.reading.statements.quotations import find_quotations
from bordereau.reading.weights import weights_from

THRESHOLDS = {"credited": 0.5, "state": 0.5}
STRENGTH = {"speaker": 0.3, "state": 0.3}


def fit_data(docs: list[Any], kind: str) -> dict[str, Any]:
    """All weights of statements, from labelled documents."""
    groups: dict[str, list[Any]] = {"speaker": [], "state": []}
    for d in docs:
        for name, found in _examples(d).items():
            groups[name] += found
    rankers = {name: fit_rank(found, STRENGTH[name]) for name, found in groups.items()}
    return {"scorers": {}, "choosers": {}, "rankers": rankers, "thresholds": THRESHOLDS}


def predict(d: Any, weights: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The statements of one document, as labels."""
    whole = d.page.whole
    return [
        {
            "kind": "statement",
            "speaker": s.speaker.value,
            "country": s.country.value if s.country else None,
            "opening": " ".join(whole[s.pieces[0][0] : s.pieces[0][1]].split()[:4]),
            "confidence": s.confidence,
        }
        for s in StatementDecider(weights_from(weights)).decide(d.scene)
    ]


def _examples(d: Any) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {"speaker": [], "state": []}
    quotations = tuple(find_quotations(d.page))
    attribution = Attribution(d.scene, quotations)
    before = None
    whole = d.page.whole
    for quotation in quotations:
        event = next((e for e in d.events if _quotes(d, e, quotation)), None)
        voices = attribution.candidates(quotation)
        group = [attribution.speaker_features(quotation, v, before) for v in voices]
        spans = d.spans(event, "speaker") if event else []
        hits = [event is not None and _speaks(whole, v, event["speaker"], spans) for v in voices]
        if event is not None and not any(hits):
            continue
        out["speaker"].append((group, hits))
        if event is None:
            continue
        voice = next(v for v, hit in zip(voices, hits, strict=True) if hit)
        before = whole[slice(*voice.known)]
        states = attribution.states(voice)
        group = [attribution.state_features(quotation, voice, p) for p in states]
        out["state"].append((group, [p.value == event["country"] for p in states]))
    return out


def _quotes(d: Any, event: dict[str, Any], quotation: Any) -> bool:
    return any(a < quotation.end and quotation.start < b for a, b, _ in d.spans(event, "quote"))


def _speaks(whole: str, voice: Any, speaker: str, spans: list[tuple[int, int, int]]) -> bool:
    """Whether a voice is the labelled speaker: his words, or what it is known by, name him."""
    if any(a < voice.end and voice.start < b for a, b, _ in spans):
        return True
    return same("speaker", fold_name(whole[slice(*voice.known)]), fold_name(speaker))
