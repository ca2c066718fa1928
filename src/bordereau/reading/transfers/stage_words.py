"""Stage words: the words that the stage of a hand-over is cited from, once it is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.around import nearest
from bordereau.reading.citing import CITED, gap_between, merged
from bordereau.reading.decisions import Span
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.predicates import predicates
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.wording import clause_of

_CANCELLED, _COMES, _NEGATION = "cancelled", "move", "negation"
_TOUCHING = 2  # characters between a verb and what negates it
_COURSE = {
    "planned": frozenset({"move", "settle"}),
    "ordered": frozenset({"settle"}),
    "in_transit": frozenset({"move"}),
    "delivered": frozenset({"move", "have"}),
    "cancelled": frozenset({"move", "stop"}),
}
"""Classes of words for the course that may tell a stage; negated moves tell a cancelled one."""
_TIMES = {
    "planned": frozenset({"future", "not_yet"}),
    "ordered": frozenset({"future"}),
    "in_transit": frozenset({"future"}),
    "cancelled": frozenset({"negation", "not_yet", "denial", "rejection"}),
}
"""Classes of cues that tell a stage, beside the words of the telling."""
_FIRM = 3  # strength of a negation that stands for itself

_TRIGGER, _PREDICATE, _TIME, _MOVE, _STANDS = 1.2, 1.0, 1.5, 1.5, 2.0  # points by sort of word
_ANOTHER = 2.5  # points less where a word alone tells another stage
_WEIGHT = 2.0  # points for each weight of a word for the stage
_LIGHTEST, _HEAVIEST = -1.0, 2.0  # weights that count
_SENTENCE, _CLAUSE, _LATER = 0.6, 0.7, 0.7  # with the surest trigger, and less behind it
_GAP, _GAPS = 0.003, 200  # less for each character from the telling, and characters that count
_MAIN_GAP, _MAIN_GAPS = 0.004, 300  # the same from its surest trigger
_WORSE = 6.0  # points below the best from which a word is not cited


@dataclass(frozen=True)
class _Word:
    span: Span
    points: float


def stage_spans(roles: Roles, stage: str, weights: Mapping[Span, float]) -> tuple[Span, ...]:
    """The words that tell a `stage`, at most three, the plainest first; `weights` tells how much each word
    of the telling speaks for it.

    They are its verbs and nouns, verbs with what stands before them ('will be delivered'), predicates beside
    them ('the delivery *is delayed*'), words for the course of a hand-over that go with the stage ('*came
    ashore*', '*changed hands*'), and words of time. Goods stand only where nothing else tells.
    """
    found = _StageWords(roles, stage, weights)
    words = sorted(found.all(), key=lambda w: (-w.points, w.span))
    plain = [w.span for w in words if w.points >= words[0].points - _WORSE]
    return merged(plain)[:CITED] or ((found.main.start, found.main.end),)


@dataclass(frozen=True)
class _StageWords:
    """The words of one telling from which its stage may be cited."""

    roles: Roles
    stage: str
    weights: Mapping[Span, float]

    @cached_property
    def main(self) -> Anchor:
        """The surest trigger, or goods where there is none."""
        return max(self.roles.cluster.anchors, key=lambda a: (not a.bare, self.roles.chances[a]))

    def all(self) -> Iterator[_Word]:
        """The words with their points."""
        for anchor in self.roles.cluster.anchors:
            if not anchor.bare and not anchor.plain:
                denied = self._denied(anchor)
                other = denied is None and anchor.stage not in (None, self.stage)
                yield self._word(*(denied or (anchor.start, anchor.end)), _TRIGGER - _ANOTHER * other)
        for sentence in sorted(self.roles.sentences):
            yield from self._of_sentence(sentence)

    def _denied(self, anchor: Anchor) -> Span | None:
        """A trigger of goods that come with the words that negate it, where that is what tells the stage."""
        comes = self.stage == _CANCELLED and anchor.cls == _COMES
        return self._with_negation(anchor.start, anchor.end, anchor.sentence) if comes else None

    def _of_sentence(self, sentence: int) -> Iterator[_Word]:
        scene = self.roles.scene
        anchors = self.roles.anchors_in.get(sentence, ())
        triggers = [(a.start, a.end) for a in anchors if not a.bare and not a.plain]
        course = [
            (w.start, w.end, w.cls)
            for w in scene.course.get(sentence, ())
            if all(gap_between((w.start, w.end), t) for t in triggers)
        ]
        for start, end, cls in course:
            if cls in _COURSE.get(self.stage, ()):
                points = _MOVE if cls == _COMES else _STANDS
                if self.stage != _CANCELLED or cls != _COMES:
                    yield self._word(start, end, points)
                elif denied := self._with_negation(start, end, sentence):
                    yield self._word(*denied, points)
        words = [*triggers, *((start, end) for start, end, _ in course)]
        for start, end in predicates(scene, [sentence], words):
            yield self._word(start, end, _PREDICATE)
        for cue in scene.cues.get(sentence, ()):
            firm = cue.cue != _NEGATION or cue.entry.get("strength", 2) == _FIRM
            if firm and cue.cue in _TIMES.get(self.stage, ()):
                yield self._word(cue.start, cue.end, _TIME)

    def _with_negation(self, start: int, end: int, sentence: int) -> Span | None:
        """A verb with the words that negate it ('*ne* viendront *pas*'); None where nothing does."""
        cues = [c for c in self.roles.scene.cues.get(sentence, ()) if c.cue == _NEGATION]
        near = [c for c in cues if gap_between((c.start, c.end), (start, end)) <= _TOUCHING]
        if not near:
            return None
        return min(start, *(c.start for c in near)), max(end, *(c.end for c in near))

    def _word(self, start: int, end: int, points: float) -> _Word:
        main, roles = self.main, self.roles
        sentence = roles.scene.page.sentence_at(start)
        begin, stop = clause_of(roles.scene, main)
        gap = nearest(roles.cluster, start, end, sentence)[2]
        points += _WEIGHT * min(max(self.weights.get((start, end), 0.0), _LIGHTEST), _HEAVIEST)
        points += _SENTENCE * (sentence == main.sentence) + _CLAUSE * (begin <= start < stop)
        points -= _LATER * (start > main.start) + _GAP * min(gap, _GAPS)
        points -= _MAIN_GAP * min(gap_between((start, end), (main.start, main.end)), _MAIN_GAPS)
        return _Word((start, end), points)
