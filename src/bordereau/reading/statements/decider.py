"""The decider by cues for statements: each quotation is given to the voice that the cues speak for."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.reading.decisions import Choice, Speech
from bordereau.reading.scene import Scene
from bordereau.reading.statements.attribution import Attribution, agreed_speaker, credited
from bordereau.reading.statements.quotations import Quotation, find_quotations
from bordereau.reading.statements.voices import Voice
from bordereau.reading.weights import Weights


@dataclass(frozen=True)
class StatementDecider:
    """Chooses speakers, and the states they speak for, by weighted cues."""

    weights: Weights

    def decide(self, scene: Scene) -> list[Speech]:
        """The statements of `scene`, in order."""
        quotations = tuple(find_quotations(scene.page))
        if not quotations:
            return []
        attribution = Attribution(scene, quotations)
        found: list[Speech] = []
        before: str | None = None
        for quotation in quotations:
            speech = self._speech(attribution, quotation, before)
            if speech is not None:
                found.append(speech)
                before = speech.speaker.value
        return found

    def _speech(self, attribution: Attribution, quotation: Quotation, before: str | None) -> Speech | None:
        whole = attribution.scene.page.whole
        voices = attribution.candidates(quotation)
        features = [attribution.speaker_features(quotation, v, before) for v in voices]
        shares = self.weights.rankers["speaker"].shares(features)
        if credited(shares) < self.weights.thresholds["credited"]:
            return None
        merged: dict[str, float] = {}
        for voice, share in zip(voices, shares, strict=True):
            name = whole[slice(*voice.known)]
            merged[name] = merged.get(name, 0.0) + share
        name = max(merged, key=lambda n: merged[n])
        voice, _ = max(
            ((v, s) for v, s in zip(voices, shares, strict=True) if whole[slice(*v.known)] == name),
            key=lambda vs: vs[1],
        )
        spans = tuple(dict.fromkeys([voice.known, (voice.start, voice.end)]))
        speaker = Choice(agreed_speaker(name), spans, merged[name])
        return Speech(quotation.pieces, speaker, self._state(attribution, quotation, voice), credited(shares))

    def _state(self, attribution: Attribution, quotation: Quotation, voice: Voice) -> Choice[str] | None:
        states = attribution.states(voice)
        shares = self.weights.rankers["state"].shares(
            [attribution.state_features(quotation, voice, p) for p in states]
        )
        if not shares or sum(shares) < self.weights.thresholds["state"]:
            return None
        share, phrase = max(zip(shares, states, strict=True), key=lambda sp: sp[0])
        return Choice(phrase.value, ((phrase.start, phrase.end),), share)
