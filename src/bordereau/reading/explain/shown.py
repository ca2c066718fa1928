"""What all parts of an explanation show alike: words with their offsets, cues, ranked candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bordereau.reading.clusters import Located
from bordereau.reading.scene import Scene
from bordereau.reading.weights import Scorer

CUES = 6
CANDIDATES = 3
Candidate = tuple[float, str, list[str]]


def ranked(
    role: str, candidates: Iterable[Candidate], scorer: Scorer, shown: int = CANDIDATES
) -> Iterator[str]:
    """The likeliest candidates for a role, each with the cues that weigh heaviest."""
    best = sorted(candidates, key=lambda c: -c[0])[:shown]
    yield f"          {role}{'' if best else ': no candidate'}"
    for share, name, features in best:
        yield f"            {share:.2f}  {name}  {cues_of(scorer, features)}"


def cues_of(scorer: Scorer, features: Sequence[str]) -> str:
    """The heaviest cues, with their weights for (+) and against (-)."""
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in scorer.why(features)[:CUES])


def words_at(scene: Scene, span: Located) -> str:
    """The words at a span, and where they begin."""
    return f"{scene.page.whole[span.start : span.end]!r}@{span.start}"
