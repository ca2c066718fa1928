"""The decider by cues for statements: each quotation is given to the voice that the cues speak for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bordereau.reading.decisions import Choice, Speech
from bordereau.reading.scene import Scene
from bordereau.reading.statements.attribution import Attribution
from bordereau.reading.statements.quotations import Quotation, find_quotations
from bordereau.reading.statements.states import States
from bordereau.reading.statements.ties import Speaker
from bordereau.reading.statements.voices import Voice
from bordereau.reading.weights import Weights

_LITTLE = 0.02  # a share of the credit too small to ask further


@dataclass(frozen=True)
class _Last:
    """The quotation before, and who spoke it."""

    quotation: Quotation
    key: str
    voice: Voice


@dataclass(frozen=True)
class Weighed:
    """A quotation, the voices that could have spoken it (how likely, who, by which cues), and what was
    decided: the statement it is, or None where nobody is credited."""

    quotation: Quotation
    voices: tuple[tuple[float, Voice, list[str]], ...]
    speech: Speech | None


@dataclass(frozen=True)
class StatementDecider:
    """Chooses speakers, and the states they speak for, by weighted cues.

    In three steps: which voice stands for the speaker, whom it means where it points back, and which state,
    if any, the speaker speaks for.
    """

    weights: Weights

    def decide(self, scene: Scene) -> list[Speech]:
        """The statements of `scene`, in order."""
        return [w.speech for w in self.weighed(scene) if w.speech is not None]

    def weighed(self, scene: Scene) -> Iterator[Weighed]:
        """Every quotation of `scene`, in order, with what was weighed and decided."""
        quotations = tuple(find_quotations(scene.page))
        if not quotations:
            return
        attribution = Attribution(scene, quotations)
        reader = _Reader(self.weights, attribution, States(scene, attribution.voices))
        last: _Last | None = None
        for quotation in quotations:
            told, last = reader.weigh(quotation, last)
            yield told


@dataclass(frozen=True)
class _Reader:
    weights: Weights
    attribution: Attribution
    states: States

    def weigh(self, quotation: Quotation, last: _Last | None) -> tuple[Weighed, _Last | None]:
        """What was decided on a quotation, and who spoke last after it."""
        attribution, before = self.attribution, last.key if last else None
        voices = attribution.candidates(quotation)
        features = [attribution.speaker_features(quotation, v, before) for v in voices]
        if last is not None:
            voices = [*voices, last.voice]
            features.append(attribution.continued_features(quotation, last.quotation))
        shares = self.weights.rankers["speaker"].shares(features)
        seen = tuple(zip(shares, voices, features, strict=True))
        if _credited(shares) < self.weights.thresholds["credited"]:
            return Weighed(quotation, seen, None), last
        speech, key, voice = self._speech(quotation, voices, shares, before)
        return Weighed(quotation, seen, speech), _Last(quotation, key, voice)

    def _speech(
        self, quotation: Quotation, voices: Sequence[Voice], shares: Sequence[float], before: str | None
    ) -> tuple[Speech, str, Voice]:
        """The statement that a quotation is, its speaker's key, and the voice that stands for him."""
        attribution = self.attribution
        credit: dict[str, float] = {}
        speaking: dict[str, tuple[float, Voice]] = {}
        for voice, share in zip(voices, shares, strict=True):
            for key, part in self._meant(voice, share, before):
                credit[key] = credit.get(key, 0.0) + part
                speaking[key] = max(speaking.get(key, (0.0, voice)), (part, voice), key=lambda pv: pv[0])
        key = max(credit, key=lambda k: credit[k])
        voice = speaking[key][1]
        chain = attribution.referents.chains.get(key) or [voice]
        known = chain[0].known
        speaker = Choice(
            attribution.speaker(voice, known),
            tuple(dict.fromkeys([known, (voice.start, voice.end)])),
            min(credit[key], 1.0),
        )
        state = self._state(quotation, Speaker(voice, chain))
        return Speech(quotation.pieces, speaker, state, _credited(shares)), key, voice

    def _meant(self, voice: Voice, share: float, before: str | None) -> list[tuple[str, float]]:
        """Whom a voice stands for, by key, each with his part of the voice's share."""
        referents = self.attribution.referents
        own = referents.key(voice)
        if share < _LITTLE or not voice.points_back:
            return [(own, share)]
        keys = referents.candidates(voice, before)
        parts = self.weights.rankers[voice.sort].shares([referents.features(voice, k, before) for k in keys])
        known = _credited(parts)
        if voice.sort == "pronoun" and known:
            meant = [(k, share * p / known) for k, p in zip(keys, parts, strict=True)]
            return [kp for k, p in meant for kp in self._further(k, p, voice, before)]
        meant = [(k, share * p) for k, p in zip(keys, parts, strict=True)]
        return [*meant, (own, share * (1.0 - known))]

    def _further(self, key: str, share: float, pronoun: Voice, before: str | None) -> list[tuple[str, float]]:
        """Whom the one with `key` stands for, where that is an office that points back in its turn."""
        office = self.attribution.referents.office_before(key, pronoun)
        return self._meant(office, share, before) if office else [(key, share)]

    def _state(self, quotation: Quotation, speaker: Speaker) -> Choice[str] | None:
        any_state = self.weights.scorers["any state"].probability(
            self.states.any_features(quotation, speaker)
        )
        candidates = self.states.candidates(speaker)
        if any_state < self.weights.thresholds["any state"] or not candidates:
            return None
        shares = self.weights.rankers["state"].shares(
            [self.states.features(quotation, speaker, s) for s in candidates]
        )
        share, state = max(zip(shares, candidates, strict=True), key=lambda ss: ss[0])
        if any_state * share < self.weights.thresholds["state"]:
            return None
        return Choice(state.value, ((state.start, state.end),), any_state * share)


def _credited(shares: Sequence[float]) -> float:
    """How sure it is that anyone is credited."""
    return min(sum(shares), 1.0)
