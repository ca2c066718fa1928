"""Military: whether an article, and a stretch of it, speaks of arms or forces at all."""

from __future__ import annotations

from collections.abc import Iterable

from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import Scene

SHORT = 700
"""Characters of an article that is short: one word for arms or forces is enough for it."""

# Words for arms or forces that a longer article must have, and one in so many characters.
_ENOUGH, _SPREAD = 2, 1200
_FORCES, _SURE = ("force", "mission"), 3


def military_here(scene: Scene, sentences: Iterable[int]) -> int:
    """How many words in and beside some sentences tell that arms or forces are meant."""
    around = {s + k for s in sentences for k in (-1, 0, 1)}
    return sum(scene.military[s] for s in around)


def is_military(scene: Scene, sentences: Iterable[int]) -> bool:
    """Whether arms or forces are told of, in these sentences or beside them, and in the article elsewhere."""
    return military_here(scene, sentences) >= 1 and scene.military.total() >= _enough(scene)


def is_of_arms(scene: Scene) -> bool:
    """Whether an article as a whole speaks enough of arms, forces or violence for its length. In a longer
    one words of violence count half: sport and strikes have them too."""
    others = sum(map(_tells_forces, _words(scene)))
    short = len(scene.page.whole) < SHORT
    return scene.military.total() + (others if short else others / 2) >= _enough(scene)


def _enough(scene: Scene) -> int:
    length = len(scene.page.whole)
    return 1 if length < SHORT else max(_ENOUGH, length // _SPREAD)


def _words(scene: Scene) -> list[TriggerMention]:
    return [w for kind in ("attack", "deployment") for w in scene.mentions.words.get(kind, ())]


def _tells_forces(word: TriggerMention) -> bool:
    """Whether a word names forces, or nearly always tells of violence or of forces on the move."""
    return word.cls in _FORCES or int(word.entry.get("strength", 2)) >= _SURE
