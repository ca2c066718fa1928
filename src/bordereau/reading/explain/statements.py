"""Explaining statements: each quotation, who was weighed as its speaker, and who was credited."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.reading.explain.shown import ranked
from bordereau.reading.scene import Scene
from bordereau.reading.statements.decider import StatementDecider

_WORDS = 50


def explain_statements(scene: Scene, decider: StatementDecider) -> Iterator[str]:
    """The decisions on statements."""
    whole, scorer = scene.page.whole, decider.weights.rankers["speaker"].scorer
    weighed = list(decider.weighed(scene))
    yield f"  quotations of five words or more ({len(weighed)})"
    for told in weighed:
        start, end = told.quotation.pieces[0]
        yield f"    {whole[start : min(end, start + _WORDS)]!r}@{start}"
        seen = [(share, f"{whole[v.start : v.end]!r} ({v.sort})", cues) for share, v, cues in told.voices]
        yield from ranked("speaker", seen, scorer)
        if told.speech is None:
            yield "          left out: nobody is credited with it"
        else:
            state = told.speech.country.value if told.speech.country else "none"
            yield f"          credited: {told.speech.speaker.value}, state {state}"
