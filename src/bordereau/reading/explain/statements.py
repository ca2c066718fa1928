"""Explaining statements: each quotation, and who was weighed as its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.reading.explain.shown import ranked
from bordereau.reading.scene import Scene
from bordereau.reading.statements.attribution import Attribution
from bordereau.reading.statements.decider import StatementDecider
from bordereau.reading.statements.quotations import find_quotations
from bordereau.reading.weights import Scorer

_WORDS = 50


def explain_statements(scene: Scene, decider: StatementDecider) -> Iterator[str]:
    """The decisions on statements."""
    quotations = tuple(find_quotations(scene.page))
    attribution = Attribution(scene, quotations)
    ranker, whole = decider.weights.rankers["speaker"], scene.page.whole
    before = None
    yield f"  quotations of five words or more ({len(quotations)})"
    for quotation in quotations:
        start, end = quotation.pieces[0]
        yield f"    {whole[start : min(end, start + _WORDS)]!r}@{start}"
        voices = attribution.candidates(quotation)
        features = [attribution.speaker_features(quotation, v, before) for v in voices]
        names = [f"{whole[v.start : v.end]!r} ({v.sort}) as {whole[slice(*v.known)]!r}" for v in voices]
        shares = ranker.shares(features)
        yield from ranked("speaker", zip(shares, names, features, strict=True), Scorer(ranker.weights))
        if shares:
            before = whole[slice(*max(zip(shares, voices, strict=True), key=lambda sv: sv[0])[1].known)]
