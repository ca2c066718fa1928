"""Wording: the words of a telling as cues of their own, beside the classes that the codebook gives to some.

A word stands for itself by its language and first letters, so that its forms count as one. Which words say
something, and what, is learnt from labelled articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bordereau.reading.clusters import Located
from bordereau.reading.scene import Scene

_WORD = re.compile(r"\b[^\W\d_]+|\d+")
_LETTERS = 6
_BESIDE = 45  # characters on either side of a span
_WORDS = 3  # words of one trigger that count
_MARKS = re.compile(r"[,;:()«»“”]")


def words_told(scene: Scene, sentences: Iterable[int], where: str) -> list[str]:
    """The words of `sentences` as cues, each once: '`where` fr:livrai'."""
    whole = [scene.sentences[s] for s in sentences]
    found = {w for s in whole for w in _words(scene, s.start, s.end)}
    return [f"{where} {scene.page.lang}:{w}" for w in sorted(found)]


def words_beside(scene: Scene, place: Located) -> list[str]:
    """The words around a span of its sentence as cues: those near it, and those that touch it."""
    span = place.start, place.end
    if span not in scene.beside:
        scene.beside[span] = _words_beside(scene, place)
    return scene.beside[span]


def words_before(scene: Scene, start: int, sentence: int) -> list[str]:
    """The words that lead up to an offset of a sentence, the nearest last: 'fr:avec'."""
    begin = max(scene.sentences[sentence].start, start - _BESIDE)
    return [f"{scene.page.lang}:{w}" for w in _words(scene, begin, start)]


def telling_word(scene: Scene, anchor: Located) -> str:
    """The words that tell a happening, as one: 'fr:mis_en_servic'."""
    return f"{scene.page.lang}:{'_'.join(_words(scene, anchor.start, anchor.end)[:_WORDS])}"


def clause_of(scene: Scene, anchor: Located) -> tuple[int, int]:
    """Where the words around `anchor` begin and end that no comma, bracket or the like sets apart from it."""
    sentence = scene.sentences[anchor.sentence]
    before = [m.end() for m in _MARKS.finditer(scene.page.whole, sentence.start, anchor.start)]
    after = _MARKS.search(scene.page.whole, anchor.end, sentence.end)
    return before[-1] if before else sentence.start, after.start() if after else sentence.end


def _words_beside(scene: Scene, place: Located) -> list[str]:
    sentence, lang = scene.sentences[place.sentence], scene.page.lang
    before = _words(scene, max(sentence.start, place.start - _BESIDE), place.start)
    after = _words(scene, place.end, min(sentence.end, place.end + _BESIDE))
    near = [f"near {lang}:{w}" for w in sorted({*before, *after})]
    touching = [f"before {lang}:{'_'.join(before[-n:])}" for n in (1, 2) if len(before) >= n]
    return near + touching + [f"after {lang}:{w}" for w in after[:1]]


def _words(scene: Scene, start: int, end: int) -> list[str]:
    found = _WORD.findall(scene.page.folded, start, end)
    return ["#" if w[0].isdigit() else w[:_LETTERS] for w in found]
