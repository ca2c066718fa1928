"""Attribution: the cues on which voice a quotation is credited to, and on the state that voice speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import Scene
from bordereau.reading.statements.quotations import Quotation, quoted_spans
from bordereau.reading.statements.voices import Voice, find_voices, pronouns

_BREAK = re.compile(r"[.!?…][»”’\"')]*\s|\n")
_REACH = 420  # characters between a quotation and its speaker, at most
_PRONOUN = 40  # characters between a quotation and the pronoun of its speaker
_VERB_GAP = 26  # characters between a speaker and his verb
_ISO3 = 3  # letters of a state's code
_BESIDE = 34  # characters between a voice and the state it belongs to


@dataclass(frozen=True)
class State:
    """A naming of a state: `value` is its ISO 3166-1 alpha-3 code, `form` how it is named, or place."""

    start: int
    end: int
    sentence: int
    value: str
    form: str


@dataclass(frozen=True)
class Attribution:
    """The quotations of a scene against its voices."""

    scene: Scene
    quotations: tuple[Quotation, ...]

    @cached_property
    def voices(self) -> list[Voice]:
        """Everyone who could speak."""
        return find_voices(self.scene, quoted_spans(self.scene.page))

    @cached_property
    def _speech(self) -> list[TriggerMention]:
        return self.scene.mentions.words.get("speech", [])

    @cached_property
    def _pronouns(self) -> list[tuple[int, int]]:
        return [
            (a, b)
            for a, b in pronouns(self.scene)
            if not any(s <= a < e for q in self.quotations for s, e in q.pieces)
        ]

    def pronoun(self, quotation: Quotation) -> str:
        """Whether a pronoun beside the quotation speaks it, and where ('no' where none does)."""
        for a, b in self._pronouns:
            gap = max(a - quotation.end, quotation.start - b, 0)
            if gap <= _PRONOUN and (self._verb_at(a - _VERB_GAP, a) or self._verb_at(b, b + _VERB_GAP)):
                return "before" if b <= quotation.start else "after"
        for voice in self._unresolved:
            gap = max(voice.start - quotation.end, quotation.start - voice.end, 0)
            if gap <= _PRONOUN and self._has_verb(voice.start, voice.end):
                return "office before" if voice.end <= quotation.start else "office after"
        return "no"

    def _has_verb(self, start: int, end: int) -> bool:
        return self._verb_at(start - _VERB_GAP, start) or self._verb_at(end, end + _VERB_GAP)

    @cached_property
    def _unresolved(self) -> list[Voice]:
        """Definite offices ('the minister') whose holder's name is not plain."""
        return [v for v in self.voices if v.sort == "office" and v.definite and v.known == (v.start, v.end)]

    def candidates(self, quotation: Quotation) -> list[Voice]:
        """The voices near enough to have spoken."""
        near = [v for v in self.voices if self._apart(quotation, v) <= _REACH]
        return [
            v for v in near if not quotation.start <= v.start < quotation.end or self._between(quotation, v)
        ]

    def _between(self, quotation: Quotation, voice: Voice) -> bool:
        """Whether the voice stands between the pieces of a quotation ('"...", he said, "..."')."""
        return not any(a <= voice.start < b for a, b in quotation.pieces)

    def _apart(self, quotation: Quotation, voice: Voice) -> int:
        return max(voice.start - quotation.end, quotation.start - voice.end, 0)

    def speaker_features(self, quotation: Quotation, voice: Voice, before: str | None) -> list[str]:
        """The cues on whether `voice` speaks; `before` is the speaker of the quotation before."""
        whole = self.scene.page.whole
        side, gap_start, gap_end = self._side(quotation, voice)
        gap = whole[gap_start:gap_end]
        breaks = min(len(_BREAK.findall(gap)), 3) + ("\n" in gap)
        where = f"{side} {breaks}"
        distance = next((n for n in (3, 15, 40, 80, 160) if len(gap) < n), 999)
        verb = self._verb(gap_start, gap_end)
        after = self._verb_at(voice.end, voice.end + _VERB_GAP)
        ahead = self._verb_at(voice.start - _VERB_GAP, voice.start)
        word = self._word_before(voice)
        rivals = [
            v
            for v in self.candidates(quotation)
            if v != voice and self._side(quotation, v)[0] == side and self._apart(quotation, v) < len(gap)
        ]
        persons = min(sum(r.sort in ("name", "office", "unnamed") for r in rivals), 3)
        pronoun, opens = self.pronoun(quotation), self._opens_sentence(voice)
        out = [
            f"sort={voice.sort}",
            f"where={where}",
            f"pronoun={pronoun} where={where}",
            f"pronoun={pronoun} where={where} sort={voice.sort}",
            f"pronoun={pronoun} persons between={persons} {side}",
            f"pronoun={pronoun} opens={opens} {side}",
            f"where={where} sort={voice.sort}",
            f"{side} gap<{distance}",
            f"where={where} verb between={verb}",
            f"where={where} verb after={after}",
            f"where={where} verb ahead={ahead}",
            f"{side} sort={voice.sort} verb after={after} ahead={ahead}",
            f"nearer rivals={min(len(rivals), 3)}",
            f"nearer rivals={min(len(rivals), 3)} {where}",
            f"definite={voice.definite}",
            f"word before={word}",
            f"known={voice.known != (voice.start, voice.end)}",
        ]
        if any(r.sort not in ("capital", "party") for r in rivals):
            out.append(f"nearer person or body {where}")
        if self._according(voice):
            out += ["according", f"according {where}"]
        if side == "before":
            colon = whole[max(0, quotation.start - 3) : quotation.start].rstrip().endswith(":")
            out += [f"colon={colon}", f"colon={colon} breaks={breaks}", f"colon={colon} verb after={after}"]
        if before is not None and whole[slice(*voice.known)] == before:
            out += ["spoke before", f"spoke before pronoun={pronoun}"]
        if opens:
            out.append(f"opens its sentence {where}")
        if quotation.start < self.scene.page.text_start:
            out.append("in title")
        return out

    def _side(self, quotation: Quotation, voice: Voice) -> tuple[str, int, int]:
        """Where the voice stands, and the stretch between it and the quoted words."""
        if quotation.start <= voice.start < quotation.end:
            left = max((b for _, b in quotation.pieces if b <= voice.start), default=quotation.start)
            return "between", left, voice.start
        if voice.start >= quotation.end:
            return "after", quotation.end, voice.start
        return "before", voice.end, quotation.start

    def _verb(self, start: int, end: int) -> str:
        """The strength of the surest verb of saying in a stretch; 'no' where there is none."""
        found = [w for w in self._speech if w.cls == "say" and start <= w.start and w.end <= end]
        return str(max(int(w.entry.get("strength", 2)) for w in found)) if found else "no"

    def _verb_at(self, start: int, end: int) -> bool:
        return any(w.cls == "say" and start <= w.start and w.end <= end for w in self._speech)

    def _according(self, voice: Voice) -> bool:
        return any(w.cls == "according" and 0 <= voice.start - w.end <= 12 for w in self._speech)

    def _word_before(self, voice: Voice) -> str:
        words = self.scene.page.folded[max(0, voice.start - 12) : voice.start].split()
        return words[-1] if words and len(words[-1]) < 6 else "long"

    def _opens_sentence(self, voice: Voice) -> bool:
        return voice.start - self.scene.sentences[voice.sentence].start <= 4

    def states(self, voice: Voice) -> list[State]:
        """The states that a voice could speak for, each where it is named nearest to the voice."""
        found: dict[str, State] = {}
        for state in sorted(self._named, key=lambda s: self._far(voice, s)):
            found.setdefault(state.value, state)
        return list(found.values())

    @cached_property
    def _named(self) -> list[State]:
        """Every naming of a state: by its parties, and by places in it."""
        scene = self.scene
        found = [
            State(p.start, p.end, p.sentence, p.value, p.mention.form)
            for p in scene.parties
            if len(p.value) == _ISO3 and p.mention.entry.get("type") != "company" and p.value.isupper()
        ]
        return found + [
            State(p.start, p.end, p.sentence, p.country, "place") for p in scene.mentions.places if p.country
        ]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(s.value for s in self._named)

    @cached_property
    def _head(self) -> set[str]:
        return {s.value for s in self._named if s.sentence <= 1}

    @cached_property
    def _located(self) -> Counter[str]:
        return Counter(s.value for s in self._named if s.form == "place")

    def _far(self, voice: Voice, state: State) -> int:
        spans = {(voice.start, voice.end), voice.known}
        return min(max(state.start - b, a - state.end, 0) for a, b in spans)

    def _others_tied(self, voice: Voice, state: State) -> bool:
        return state.value not in self._ties(voice) and bool(self._ties(voice))

    def _tie(self, voice: Voice, state: State) -> str:
        """How words of the article tie a voice to a state: 'no' where none do."""
        return self._ties(voice).get(state.value, "no")

    def _ties(self, voice: Voice) -> dict[str, str]:
        key = voice.known
        if key not in self._tied:
            self._tied[key] = self._found_ties(voice)
        return self._tied[key]

    def _found_ties(self, voice: Voice) -> dict[str, str]:
        """The states named within, or right beside, any naming of a voice: 'le ministre tchadien, X'."""
        same = [v for v in self.voices if v.known == voice.known] or [voice]
        ties: dict[str, str] = {}
        for v in same:
            for s in self._named_in.get(v.sentence, ()):
                tie = _beside(self.scene.page.folded, v, s)
                if tie and (s.value not in ties or _TIES.index(tie) < _TIES.index(ties[s.value])):
                    ties[s.value] = tie
        return ties

    @cached_property
    def _tied(self) -> dict[tuple[int, int], dict[str, str]]:
        return {}

    @cached_property
    def _named_in(self) -> dict[int, list[State]]:
        grouped: dict[int, list[State]] = {}
        for state in self._named:
            grouped.setdefault(state.sentence, []).append(state)
        return grouped

    def state_features(self, quotation: Quotation, voice: Voice, state: State) -> list[str]:
        """The cues on whether a voice speaks for `state`."""
        whole, folded = self.scene.page.whole, self.scene.page.folded
        counts = self._counts
        share = counts[state.value] / max(counts.total(), 1)
        far = self._far(voice, state)
        near = next((n for n in (1, 3, 15, _BESIDE, 80, 200) if far < n), 999)
        rank = min(sum(n > counts[state.value] for n in counts.values()), 3)
        located = state.value in self._located
        most_located = located and self._located[state.value] == max(self._located.values())
        named = voice.known != (voice.start, voice.end) or voice.sort == "name"
        sort = "named" if named else voice.sort
        tie = self._tie(voice, state)
        out = [
            f"tie={tie}",
            f"tie={tie} {sort}",
            f"tie={tie} others tied={self._others_tied(voice, state)}",
            f"far<{near}",
            f"far<{near} {sort}",
            f"form={state.form} far<{near}",
            f"share<{next((n for n in (0.1, 0.2, 0.35, 0.6) if share < n), 1)}",
            f"rank={rank}",
            f"rank={rank} {sort}",
            f"rank={rank} most located={most_located}",
            f"most located={most_located} {sort}",
            f"same sentence={state.sentence == voice.sentence} {sort}",
            f"states={min(len(counts), 4)}",
            f"at the head={state.value in self._head} {sort}",
        ]
        if sort in ("office", "unnamed", "phrase"):
            words = folded[voice.start : voice.end].split()
            out += [f"{w} rank={min(rank, 1)}" for w in words] + [f"{w} far<{near}" for w in words[-1:]]
        if state.form == "person" and far == 0:
            out.append("holds its office")
        if any(s.value == state.value and quotation.start <= s.start < quotation.end for s in self._named):
            out.append("named in the quotation")
        if state.form == "place" and whole[state.start : state.end].isupper():
            out.append("dateline")
        return out


_TIES = ("within", "before", "after", "person")
_TIE_GAP = 22  # characters between an office and its state: 'ministre de la Défense du Mali'


def _beside(folded: str, voice: Voice, state: State) -> str | None:
    if state.form == "person":
        return "person" if voice.start <= state.start < voice.end else None
    if voice.start <= state.start < voice.end:
        return "within"
    if 0 <= voice.start - state.end <= 3 and state.form != "place":
        return "before"
    gap = folded[voice.end : state.start]
    if voice.end <= state.start and len(gap) <= _TIE_GAP and "," not in gap and voice.sort != "capital":
        return "after"
    return None


def agreed_speaker(text: str) -> str:
    """The words that name a speaker, on one line and without marks at their ends."""
    return " ".join(text.split()).strip(" ,;:'’\"")


def credited(shares: Sequence[float]) -> float:
    """How sure it is that anyone is credited."""
    return min(sum(shares), 1.0)
