"""States: the cues on which state a speaker speaks for, and on whether he speaks for any."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words, usual_states
from bordereau.reading.home import SPEAKERS_HOME, home_of, is_state, published_in
from bordereau.reading.scene import Scene
from bordereau.reading.statements.belonging import NOUNS, STEM, Belonging, word_before
from bordereau.reading.statements.naming import fitting_cues, fitting_states, name_fit
from bordereau.reading.statements.quotations import Quotation
from bordereau.reading.statements.ties import Speaker, State, gap_to, tie_beside
from bordereau.reading.statements.voices import Voice
from bordereau.values.states import state_of_currency

_BESIDE = 22  # characters between a speaker and a body in his phrase
_STEPS = (1, 3, 15, 34, 80, 200)
_NEAR = 30  # characters between a speaker and a state named near him
_SHORT = 7  # letters of a word beside the name of a state that may tell its part
_TIES = ("within", "before", "after", "person", "apposed", "owned", "at", "near")
_STATELESS = ("company", "generic", "group", "body", "pmc")
_NAMED = ("name", "capital")
_OWNING = ("within", "before", "after")
_LEAST = 3  # letters of a noun that is too short


@dataclass(frozen=True)
class States:
    """The states that an article names, against those who speak in it; `voices` is everyone who could."""

    scene: Scene
    voices: Sequence[Voice] = ()

    @cached_property
    def _named(self) -> list[State]:
        """Every naming of a state: by its parties, by places in it, and by words for those of such places."""
        scene = self.scene
        found = [
            State(p.mention.start, p.mention.end, p.sentence, p.value, p.mention.form)
            for p in scene.parties
            if is_state(p) and p.mention.form not in _STATELESS
        ]
        found += [
            State(p.start, p.end, p.sentence, p.country, "place") for p in scene.mentions.places if p.country
        ]
        found += [
            State(w.start, w.end, w.sentence, str(w.entry.get("state")), "demonym")
            for w in scene.mentions.words.get("speaker", ())
            if w.cls == "local"
        ]
        return sorted(found, key=lambda s: s.start)

    @cached_property
    def belonging(self) -> Belonging:
        """What the speakers of the article are of."""
        return Belonging(self.scene, self._named, self.voices)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self._named]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(s.value for s in self._named)

    @cached_property
    def _head(self) -> set[str]:
        return {s.value for s in self._named if s.sentence <= 1}

    @cached_property
    def _publisher(self) -> frozenset[str]:
        """The states that the publisher's name names, itself or by a place."""
        page = self.scene.page
        return published_in(page.article.publisher or "", page.lang)

    @cached_property
    def _home(self) -> str | None:
        """The state that the article is at home in."""
        return home_of(self.scene.page, self.scene.mentions.places, self.scene.parties, SPEAKERS_HOME)

    @cached_property
    def _located(self) -> Counter[str]:
        return Counter(s.value for s in self._named if s.form == "place")

    @cached_property
    def _named_in(self) -> dict[int, list[State]]:
        grouped: dict[int, list[State]] = {}
        for state in self._named:
            grouped.setdefault(state.sentence, []).append(state)
        return grouped

    def candidates(self, speaker: Speaker) -> list[State]:
        """The states that a speaker could speak for, each where it is named nearest to him."""
        found: dict[str, State] = {}
        for state in sorted(self._named, key=lambda s: gap_to(speaker, s)):
            found.setdefault(state.value, state)
        return list(found.values())

    def ties(self, speaker: Speaker, quotation: Quotation | None = None) -> dict[str, str]:
        """The states that a speaker is tied to, and how.

        That are those named within, or right beside, any naming of him ('le ministre tchadien, X'), and the
        one whose he is ('its spokesman') where a state is the subject before him, outside `quotation`.
        """
        ties: dict[str, str] = {}
        for voice in (speaker.voice, *speaker.chain):
            for value, tie in self._ties_beside(voice):
                if value not in ties or _TIES.index(tie) < _TIES.index(ties[value]):
                    ties[value] = tie
        owner = (
            self.belonging.subject_before(quotation, speaker.voice)
            if self.belonging.is_owned(speaker.voice)
            else None
        )
        if owner is not None and owner in self._counts:
            ties.setdefault(owner, "owned")
        return ties

    def _ties_beside(self, voice: Voice) -> Iterator[tuple[str, str]]:
        """The states named within, or right beside, one naming of a speaker, each with its tie."""
        words = grammar_words(self.scene.page.lang)
        joins = words.genitives | words.purpose
        for s in self._named_in.get(voice.sentence, ()):
            if voice.sort == "name" and s.form == "place" and voice.start <= s.start < voice.end:
                continue
            tie = tie_beside(self.scene.page.whole, joins, voice, s)
            if tie:
                yield s.value, tie

    def any_features(self, quotation: Quotation, speaker: Speaker) -> list[str]:
        """The cues on whether a speaker speaks for a state at all."""
        ties = self.ties(speaker, quotation)
        sort, tie = speaker.sort, self.belonging.tie(speaker)
        tied = next((t for t in _TIES if t in ties.values()), "no")
        voice = speaker.voice
        out = [
            f"sort={sort}",
            f"noun={tie}",
            f"noun={tie} {sort}",
            f"tied={tied}",
            f"tied={tied} noun={tie}",
            f"tied={tied} {sort}",
            f"states={min(len(self._counts), 4)}",
            f"definite={voice.determiner} {voice.sort} tied={tied}",
            f"party={any(v.sort == 'party' for v in speaker.chain)}",
        ]
        fitting = fitting_states(self._names(speaker), self._counts)
        out += [f"name fits={fitting}", f"name fits={fitting} tied={tied}", f"name fits={fitting} noun={tie}"]
        out += [f"word={w}" for w in self._words(speaker)]
        out += [f"of={w}" for w in self.belonging.nouns(speaker)]
        out += [f"of a name={kind} tied={tied}" for kind in self.belonging.printed(speaker)]
        out += [f"holds={h} tied={tied}" for h in self._holds(speaker)]
        out.append(f"kindred={bool(self._kindred(speaker))} tied={tied}")
        if self.belonging.is_owned(voice):
            before = self.belonging.subject_before(quotation, voice)
            out.append(f"owned by a state={before is not None and before in self._counts}")
        if any((v.start, v.end) in self._of_no_state for v in (voice, *speaker.chain)):
            out.append("known to be of a body")
        for v in (voice, *speaker.chain)[:4]:
            out += [f"bodies beside={b}" for b in self._bodies(v)]
        return list(dict.fromkeys(out))

    def _bodies(self, voice: Voice) -> list[str]:
        """The kinds of bodies without a state in a voice's phrase: UN, groups, companies."""
        near = self.scene.parties_in.get(voice.sentence, ())
        return [p.mention.form for p in near if not is_state(p) and abs(p.start - voice.end) <= _BESIDE]

    def _words(self, speaker: Speaker) -> set[str]:
        """The nouns a speaker is named by."""
        folded = self.scene.page.folded
        nouns = [v for v in (speaker.voice, *speaker.chain)[:6] if v.sort in NOUNS]
        return {w[:STEM] for v in nouns for w in folded[v.start : v.end].split() if len(w) > _LEAST}

    def _holds(self, speaker: Speaker) -> set[str]:
        """What offices a speaker holds, in the wide sense (head, minister, envoy, ...)."""
        return {v.holds for v in (speaker.voice, *speaker.chain)[:6] if v.holds}

    def _kindred(self, speaker: Speaker) -> Counter[str]:
        """The states of those who are called by a noun of a speaker: of the 'US embassy' for its official."""
        nouns = self._words(speaker)
        return Counter(
            value for noun, found in self._tied_nouns.items() if noun in nouns for value in found.elements()
        )

    @cached_property
    def _tied_nouns(self) -> dict[str, Counter[str]]:
        """By noun, the states that those called by it are tied to anywhere in the article."""
        found: dict[str, Counter[str]] = {}
        for voice in self.voices:
            if voice.sort not in NOUNS:
                continue
            alone = Speaker(voice, ())
            tied = [value for value, tie in self.ties(alone).items() if tie in _OWNING]
            for noun in self._words(alone) if tied else ():
                found.setdefault(noun, Counter()).update(tied)
        return found

    def features(self, quotation: Quotation, speaker: Speaker, state: State) -> list[str]:
        """The cues on whether a speaker speaks for `state`."""
        voice, counts = speaker.voice, self._counts
        share = counts[state.value] / max(counts.total(), 1)
        far = gap_to(speaker, state)
        near = next((n for n in _STEPS if far < n), 999)
        rank = min(sum(n > counts[state.value] for n in counts.values()), 3)
        located = state.value in self._located
        most_located = located and self._located[state.value] == max(self._located.values())
        sort, noun = speaker.sort, self.belonging.tie(speaker)
        ties = self.ties(speaker, quotation)
        tie = ties.get(state.value, "no")
        recent = self._recent(quotation, voice, state)
        opening = self._recent(quotation, speaker.chain[0], state) if speaker.chain else "no"
        head = state.value in self._head
        tied = min((_TIES.index(t) for t in ties.values()), default=len(_TIES))
        best = tie != "no" and _TIES.index(tie) == tied
        among = "tied" if tied < _TIES.index("near") else f"{noun} {sort}"
        out = [
            f"best tie={best}",
            f"tie={tie}",
            f"tie={tie} noun={noun}",
            f"far<{near} {'tied' if ties else noun}",
            f"form={state.form} far<{near}",
            f"share<{next((n for n in (0.1, 0.2, 0.35, 0.6) if share < n), 1)}",
            f"rank={rank} {among}",
            f"rank={rank} {'tied' if ties else 'free'}",
            f"rank={rank} most located={most_located}",
            f"most located={most_located} {among}",
            f"recent={recent}",
            f"recent={recent} {among}",
            f"recent at first naming={opening} {'tied' if ties else sort}",
            f"same sentence={state.sentence == voice.sentence} {among}",
            f"head={head} {among}",
        ]
        out += self._at_home(quotation, speaker, state, among)
        together, sole = self._together(speaker, state)
        out += [
            f"together={together} {'tied' if ties else 'free'}",
            f"sole={sole} {'tied' if ties else noun}",
        ]
        out += self._settings(speaker, state.value)
        fit, home = name_fit(self._names(speaker), state.value, counts), state.value == self._home
        out += fitting_cues(fit, tie, "tied" if ties else "free", home, recent)
        own = word_before(self.scene, voice.start)
        out += [
            f"after {own} recent={recent}",
            f"after {own} most located={most_located}",
            f"in the publisher's name={state.value in self._publisher}",
        ]
        out += [f"word={w} most located={most_located}" for w in self._words(speaker)]
        out += [f"holds={h} home={state.value == self._home}" for h in self._holds(speaker)]
        out += [f"of={w} home={state.value == self._home}" for w in self.belonging.nouns(speaker)]
        kindred = self._kindred(speaker)
        if kindred:
            most = kindred[state.value] == max(kindred.values())
            out += [f"kindred={most}", f"kindred={most} {among}"]
        if self._in_quote(quotation, state.value):
            out.append("named in the quotation")
        if state.form == "place" and self.scene.page.whole[state.start : state.end].isupper():
            out.append("dateline")
        return out

    def _names(self, speaker: Speaker) -> Mapping[str, float]:
        """The states where a speaker's name is usual, with how much speaks for each; empty for no name."""
        if not any(v.named or v.sort in _NAMED for v in (speaker.voice, *speaker.chain)):
            return {}
        known = (speaker.chain[0] if speaker.chain else speaker.voice).known
        return usual_states(self.scene.page.whole[slice(*known)])

    def _at_home(self, quotation: Quotation, speaker: Speaker, state: State, among: str) -> list[str]:
        """Whether a state is where the article is at home, against what the speaker is called; and whether
        he is somebody's ('its spokesman') and the state stood before him as the one spoken of."""
        home = state.value == self._home
        owned = self.belonging.is_owned(speaker.voice)
        published = self._published(state)
        out = [
            f"published={published} {among}",
            f"published={published} home={home}",
            f"published={published} home={home} {'tied' if among == 'tied' else 'free'}",
            f"published={published} noun={self.belonging.tie(speaker)}",
            f"home={home} {among}",
            f"home={home} noun={self.belonging.tie(speaker)} {speaker.sort}",
            f"home={home} owned={owned}",
        ]
        out += [f"word={w} home={home}" for w in self._words(speaker)]
        money = state.value in self._money
        officials = self._officials[state.value]
        rank = "no" if not officials else officials == max(self._officials.values())
        out += [
            f"money={money} {among}",
            f"money={money} home={home} {'tied' if among == 'tied' else 'free'}",
            f"officials={rank} {among}",
            f"officials={rank} home={home} {'tied' if among == 'tied' else 'free'}",
        ]
        if owned:
            out += [f"owned recent={self._recent(quotation, speaker.voice, state)}"]
            before = self.belonging.subject_before(quotation, speaker.voice)
            out += [f"owned by the subject before={state.value == before}"]
        return out

    @cached_property
    def _money(self) -> set[str]:
        """The states in whose own money the article counts."""
        money = self.scene.mentions.money
        return {s for m in money if m.currency and (s := state_of_currency(m.currency))}

    @cached_property
    def _officials(self) -> Counter[str]:
        """By state, how many voices that speak for their own state are tied to it by name ('Thai navy')."""
        words = grammar_words(self.scene.page.lang)
        joins = words.genitives | words.purpose
        return Counter(
            s.value
            for v in self.voices
            if v.tie == "own"
            for s in self._named_in.get(v.sentence, ())
            if tie_beside(self.scene.page.whole, joins, v, s) in _OWNING
        )

    def _published(self, state: State) -> str:
        """Whether the publisher's name names a state, alone of those in the article, another one, or none."""
        named = self._publisher & self._counts.keys()
        if not named:
            return "abroad" if self._publisher else "unknown"
        return "other" if state.value not in named else "alone" if len(named) == 1 else "one"

    @cached_property
    def _of_no_state(self) -> set[tuple[int, int]]:
        """Where persons stand who are known to speak for a group or body."""
        known = (p for p in self.scene.parties if p.mention.form == "person" and not is_state(p))
        return {(p.mention.start, p.mention.end) for p in known}

    def _settings(self, speaker: Speaker, value: str) -> set[str]:
        """How a state is named in the sentences of a speaker: after which word, before or behind him, in what
        form, and what comes next."""
        found = set()
        for voice in (speaker.voice, *speaker.chain[:1]):
            for state in self._named_in.get(voice.sentence, ()):
                if state.value != value:
                    continue
                side = "before" if state.end <= voice.start else "behind"
                near = "near" if max(voice.start - state.end, state.start - voice.end) <= _NEAR else "far"
                form = "place" if state.form in ("place", "capital") else "state"
                word = word_before(self.scene, state.start)
                found |= {
                    f"named {word} {form} {side} {near}",
                    f"named {word} {form} {side}",
                    f"named as {state.form} {side} {near} {speaker.sort}",
                    f"named before {self._word_after(state.end)} {side} {near}",
                }
        return found

    def _word_after(self, end: int) -> str:
        words = self.scene.page.folded[end : end + 20].split()
        return words[0][:_SHORT] if words else "$"

    def _together(self, speaker: Speaker, state: State) -> tuple[int, bool]:
        """In how many of the sentences that name a speaker a state is named, and whether alone in one."""
        sentences = {v.sentence for v in (speaker.voice, *speaker.chain[:5])}
        values = [{s.value for s in self._named_in.get(n, ())} for n in sentences]
        return min(sum(state.value in v for v in values), 2), {state.value} in values

    def _in_quote(self, quotation: Quotation, value: str) -> bool:
        at, stop = bisect_right(self._starts, quotation.start), bisect_right(self._starts, quotation.end)
        return any(s.value == value for s in self._named[at:stop])

    def _recent(self, quotation: Quotation, voice: Voice, state: State) -> str:
        """How many other states were named last before a voice, outside the quotation, and how: 0 is the
        last one named."""
        at = bisect_right(self._starts, voice.end)
        seen: dict[str, State] = {}
        for s in reversed(self._named[max(0, at - 12) : at]):
            if quotation.start <= s.start < quotation.end:
                continue
            if s.value == state.value:
                kind = "place" if s.form == "place" else "party"
                return f"{min(len(seen), 3)} {kind} {min(voice.sentence - s.sentence, 2)}"
            seen.setdefault(s.value, s)
        return "no"
