"""Attribution: the cues on which voice a quotation is credited to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words, known_words, singular
from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import Scene
from bordereau.reading.statements.naming import agreed_speaker, name_cues
from bordereau.reading.statements.quotations import Quotation, quoted_spans
from bordereau.reading.statements.referents import Referents
from bordereau.reading.statements.voices import Voice, bare, find_voices

Span = tuple[int, int]
_BREAK = re.compile(r"[.!?…][»”’\"')]*\s|\n")
_LOWER = re.compile(r"(?<!\w)[a-zà-ÿ][\w-]+")
_REACH = 420  # characters between a quotation and its speaker, at most
_PRONOUN = 160  # characters between a quotation and the pronoun of its speaker
_VERB_GAP = 26  # characters between a speaker and his verb
_STEPS = (3, 15, 40, 80, 160)
_PERSONS = ("name", "capital", "office", "unnamed", "pronoun")
_STOPS = ":;–—"  # marks that part two clauses
_FEW = 4  # words between a voice and a quotation that are looked at one by one
_SHORT = 9  # letters of a word before a voice that may tell its part in the sentence


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
    def referents(self) -> Referents:
        """Whom the voices that point back may mean."""
        return Referents(self.scene, self.voices, [w.start for w in self._says])

    @cached_property
    def _says(self) -> list[TriggerMention]:
        return [w for w in self.scene.mentions.words.get("speech", []) if w.cls == "say"]

    @cached_property
    def _say_starts(self) -> list[int]:
        return [w.start for w in self._says]

    @cached_property
    def _accordings(self) -> list[int]:
        return sorted(w.end for w in self.scene.mentions.words.get("speech", []) if w.cls == "according")

    @cached_property
    def _starts(self) -> list[int]:
        return [v.start for v in self.voices]

    @cached_property
    def _lower(self) -> set[str]:
        """Words that the article writes without a capital."""
        return set(_LOWER.findall(self.scene.page.whole))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.referents.key(v) for v in self.voices)

    def candidates(self, quotation: Quotation) -> list[Voice]:
        """The voices near enough to have spoken."""
        begin = bisect_left(self._starts, quotation.start - 2 * _REACH)
        end = bisect_right(self._starts, quotation.end + _REACH)
        near = [v for v in self.voices[begin:end] if self.apart(quotation, v) <= _REACH]
        return [v for v in near if not self._quoted(quotation, v) and self._may_speak(quotation, v)]

    def _may_be_name(self, voice: Voice) -> bool:
        """A word that only opens a sentence, once, is no name unless a verb of saying stands beside it."""
        return not self.referents.only_opens(voice) or (self._has_verb(voice) and not self._is_lower(voice))

    def _is_lower(self, voice: Voice) -> bool:
        return bare(self.scene.page.whole[voice.start : voice.end]).lower() in self._lower

    def _quoted(self, quotation: Quotation, voice: Voice) -> bool:
        return any(a <= voice.start < b for a, b in quotation.pieces)

    def _may_speak(self, quotation: Quotation, voice: Voice) -> bool:
        """A pronoun speaks only near the quotation, and beside a verb of saying."""
        if voice.sort == "capital":
            return self._may_be_name(voice)
        if voice.sort != "pronoun":
            return True
        return self.apart(quotation, voice) <= _PRONOUN and self._has_verb(voice)

    def apart(self, quotation: Quotation, voice: Voice) -> int:
        """How many characters part a voice from a quotation."""
        return max(voice.start - quotation.end, quotation.start - voice.end, 0)

    def speaker_features(self, quotation: Quotation, voice: Voice, before: str | None) -> list[str]:
        """The cues on whether `voice` speaks; `before` is who spoke the quotation before, by key."""
        whole = self.scene.page.whole
        side, gap_start, gap_end = self._side(quotation, voice)
        gap = whole[gap_start:gap_end]
        breaks = min(len(_BREAK.findall(gap)), 3) + ("\n" in gap)
        where = f"{side} {breaks}"
        distance = next((n for n in _STEPS if len(gap) < n), 999)
        after, ahead = self._verb_after(voice), self._verb_ahead(voice)
        part = self._part(voice)
        frame = self._frame(quotation, voice, side, gap_start, gap_end)
        rivals = self._rivals(quotation, voice, side, len(gap))
        persons = min(sum(r.sort in _PERSONS for r in rivals), 3)
        speaking = min(sum(self._has_verb(r) for r in rivals), 2)
        opens = self.referents.opens_sentence(voice)
        kind = f"{voice.sort}{'+' if voice.named and voice.sort != 'capital' else ''}"
        out = [
            f"sort={kind}",
            f"where={where}",
            f"where={where} sort={kind}",
            f"{side} gap<{distance}",
            f"{side} gap<{distance} {voice.sort}",
            f"where={where} verb between={self._verb(gap_start, gap_end)}",
            f"where={where} verb after={after}",
            f"where={where} verb ahead={ahead}",
            f"{side} sort={voice.sort} verb after={after} ahead={ahead}",
            f"frame={frame}",
            f"frame={frame} {voice.sort}",
            f"frame={frame} part={part}",
            f"nearer rivals={min(len(rivals), 3)} {where}",
            f"nearer persons={persons} {where}",
            f"nearer persons={persons} {voice.sort}",
            f"nearer speaking={speaking} {where}",
            f"nearer speaking={speaking} speaks={self._has_verb(voice)}",
            f"definite={voice.determiner} {voice.sort}",
            f"part={part}",
            f"part={part} {where}",
            f"part={part} verb after={after}",
            f"strength={voice.strength} {voice.sort}",
            f"opens={opens} {where}",
            f"opens={opens} {voice.sort} verb after={after}",
        ]
        if any(r.sort not in ("capital", "party", "place", "phrase") for r in rivals):
            out.append(f"nearer person or body {where}")
        if voice.sort in ("office", "unnamed", "pronoun", "phrase", "body", "text"):
            out.append(f"word={self.scene.page.folded[voice.start : voice.end].split()[0]}")
        if voice.sort == "capital":
            out += self._capital(voice, opens)
        if voice.sort == "name":
            out += name_cues(
                self.scene.page.whole[voice.start : voice.end], self._lower, self._holds_state(voice)
            )
        if self._according(voice):
            out += ["according", f"according {where}", f"according {voice.sort}"]
        if side == "before":
            out += self._before(quotation, breaks, after, gap)
            out += self._subject(quotation, voice, gap)
        if before is not None and self.referents.key(voice) == before:
            out += ["spoke before", f"spoke before {where}"]
        out += self._little_between(side, gap_start, gap_end, voice)
        out.append(f"named={self._named_quote(quotation)}")
        if quotation.start < self.scene.page.text_start:
            out.append(f"in title {side}")
        if (voice.start < self.scene.page.text_start) != (quotation.start < self.scene.page.text_start):
            out.append("title and text")
        return out

    def _little_between(self, side: str, start: int, end: int, voice: Voice) -> list[str]:
        """The few words between a voice and the quoted words, a verb of saying as 'V': ', pour qui'."""
        folded, words, at = self.scene.page.folded, [], start
        for said in self._within(start, end):
            words += [*folded[at : said.start].split(), "V"] if said.start >= at else []
            at = max(at, said.end)
        words += folded[at:end].split()
        if len(words) > _FEW:
            return []
        between = " ".join(words)
        return [f"{side} '{between}'", f"{side} '{between}' {voice.sort}"]

    def _before(self, quotation: Quotation, breaks: int, after: str, gap: str) -> list[str]:
        colon = self.scene.page.whole[max(0, quotation.start - 3) : quotation.start].rstrip().endswith(":")
        commas = min(gap.count(","), 2)
        return [
            f"colon={colon} breaks={breaks}",
            f"colon={colon} verb after={after}",
            f"commas={commas} {breaks}",
        ]

    def _subject(self, quotation: Quotation, voice: Voice, gap: str) -> list[str]:
        """Whether a voice is the subject of the last verb of saying before the quotation: how many others
        stand between the two, how many of them without a preposition, and what mark parts them."""
        said = self._within(voice.end, quotation.start)
        if not said or quotation.start > self.scene.sentences[voice.sentence].end + 1:
            return []
        own, verb = self.referents.key(voice), said[-1].start
        between = [
            v for _, _, key, v in self._ranged(quotation) if voice.end <= v.start < verb and key != own
        ]
        prepositions = grammar_words(self.scene.page.lang).prepositions
        free = min(sum(self._part(v) not in prepositions for v in between), 2)
        led = self._part(voice) in prepositions
        parted = any(mark in gap for mark in _STOPS)
        return [
            f"between it and the verb={min(len(between), 3)}",
            f"subjects between it and the verb={free} led={led}",
            f"subjects between it and the verb={free} {voice.sort}",
            f"parted={parted} free={free}",
        ]

    def _capital(self, voice: Voice, opens: bool) -> list[str]:
        word = bare(self.scene.page.whole[voice.start : voice.end])
        lower, often = word.lower() in self._lower, min(self._counts[self.referents.key(voice)], 2)
        return [
            f"capital lower={lower} opens={opens}",
            f"capital often={often} opens={opens}",
            f"capital all={word.isupper()} known={voice.named}",
            f"capital a name={known_words(word) > 0} opens={opens}",
            f"capital a name={known_words(word) > 0} lower={lower}",
        ]

    def _holds_state(self, voice: Voice) -> bool:
        """Whether a nationality, a state or a place is named within a voice."""
        at = bisect_left(self._state_starts, voice.start)
        return at < len(self._state_starts) and self._state_starts[at] < voice.end

    @cached_property
    def _state_starts(self) -> list[int]:
        mentions = self.scene.mentions
        parties = [p.start for p in mentions.parties if p.form in ("demonym", "name", "capital")]
        return sorted([*parties, *(p.start for p in mentions.places)])

    def _named_quote(self, quotation: Quotation) -> str:
        """How surely a word before the marks shows that they hold a name or a title, with no speech near."""
        words = self.scene.mentions.words.get("speech", ())
        found = [w for w in words if w.cls == "no_speech" and 0 <= quotation.start - w.end <= 2]
        said = self._within(quotation.start - 60, quotation.start) or self._within(
            quotation.end, quotation.end + 40
        )
        return f"{max((_strength(w) for w in found), default=0)} said={bool(said)}"

    def _rivals(self, quotation: Quotation, voice: Voice, side: str, gap: int) -> list[Voice]:
        """The voices on the same side that stand nearer."""
        own = self.referents.key(voice)
        return [
            v
            for where, apart, key, v in self._ranged(quotation)
            if where == side and apart < gap and key != own
        ]

    def _ranged(self, quotation: Quotation) -> list[tuple[str, int, str, Voice]]:
        """The voices near a quotation: on which side, how far, by what key."""
        if quotation not in self._ranges:
            self._ranges[quotation] = [
                (self._side(quotation, v)[0], self.apart(quotation, v), self.referents.key(v), v)
                for v in self._near(quotation)
            ]
        return self._ranges[quotation]

    @cached_property
    def _ranges(self) -> dict[Quotation, list[tuple[str, int, str, Voice]]]:
        return {}

    def _near(self, quotation: Quotation) -> list[Voice]:
        if quotation not in self._candidates:
            self._candidates[quotation] = self.candidates(quotation)
        return self._candidates[quotation]

    @cached_property
    def _candidates(self) -> dict[Quotation, list[Voice]]:
        return {}

    def _side(self, quotation: Quotation, voice: Voice) -> tuple[str, int, int]:
        """Where the voice stands, and the stretch between it and the quoted words."""
        if quotation.start <= voice.start < quotation.end:
            left = max((b for _, b in quotation.pieces if b <= voice.start), default=quotation.start)
            return "between", left, voice.start
        if voice.start >= quotation.end:
            return "after", quotation.end, voice.start
        return "before", voice.end, quotation.start

    def _frame(self, quotation: Quotation, voice: Voice, side: str, start: int, end: int) -> str:
        """How verb, voice and quotation follow one another: 'Q V S' for '"...", said the man'."""
        words = self.scene.page.folded[start:end].split()
        said = self._within(start, end)
        if side == "before":
            return self._frame_before(quotation, voice, said, words)
        if said and len(self.scene.page.folded[start : said[0].start].split()) <= 2:
            behind = len(self.scene.page.folded[said[0].end : end].split())
            return f"Q V {min(behind, 4)} S"
        if not said and len(words) <= 2:
            return f"Q {len(words)} S V" if self._verb_after(voice) != "no" else "Q S"
        return f"{side} other"

    def _frame_before(
        self, quotation: Quotation, voice: Voice, said: list[TriggerMention], words: list[str]
    ) -> str:
        sentence = self.scene.sentences[voice.sentence]
        if quotation.start > sentence.end + 1:
            return "S | Q" if said else "before other"
        if not said:
            return "S Q" if len(words) <= 2 else "S ... Q"
        gap = self.scene.page.folded[voice.end : said[0].start]
        tail = self.scene.page.folded[said[-1].end : quotation.start].split()
        first = not any(
            sentence.start <= v.start < voice.start and v.sort in _PERSONS for v in self._near(quotation)
        )
        far = next((n for n in (1, 3, 8) if len(gap.split()) <= n), 99)
        return f"S {far} V {'Q' if len(tail) <= 3 else '... Q'} first={first}"

    def _within(self, start: int, end: int) -> list[TriggerMention]:
        """The verbs of saying in a stretch."""
        at, stop = bisect_left(self._say_starts, start), bisect_left(self._say_starts, end)
        return [w for w in self._says[at:stop] if w.end <= end]

    def _verb(self, start: int, end: int) -> str:
        """The strength of the surest verb of saying in a stretch; 'no' for none."""
        found = self._within(start, end)
        return str(max(_strength(w) for w in found)) if found else "no"

    def _verb_after(self, voice: Voice) -> str:
        sentence = self.scene.sentences[voice.sentence]
        return self._verb(voice.end, min(voice.end + _VERB_GAP, sentence.end))

    def _verb_ahead(self, voice: Voice) -> str:
        return self._verb(voice.start - _VERB_GAP, voice.start)

    def _has_verb(self, voice: Voice) -> bool:
        return self._verb_after(voice) != "no" or self._verb_ahead(voice) != "no"

    def _according(self, voice: Voice) -> bool:
        at = bisect_right(self._accordings, voice.start) - 1
        return at >= 0 and voice.start - self._accordings[at] <= 12

    def _part(self, voice: Voice) -> str:
        """The word before a voice and its determiner: 'à' of 'à la presse'; ',' or '^' for none."""
        page = self.scene.page
        start = max(self.scene.sentences[voice.sentence].start, voice.start - 40)
        words = page.folded[start : voice.start].split()
        determiners = grammar_words(page.lang).determiners | grammar_words(page.lang).indefinite
        while words and words[-1] in determiners:
            words.pop()
        mark = page.whole[start : voice.start].rstrip()[-1:]
        if mark in (",", "(", "—", "–", ":") and len(page.folded[start : voice.start].split()) == len(words):
            return mark
        if not words:
            return "^"
        return words[-1] if len(words[-1]) < _SHORT else "long"

    def speaker(self, voice: Voice, known: Span) -> str:
        """What a speaker is called, by where his best naming stands; one of several in the singular."""
        page = self.scene.page
        called = agreed_speaker(page.whole[slice(*known)])
        if voice.sort in _PERSONS[:2] or not self._one_of_several(voice, known):
            return called
        return " ".join(singular(word, page.lang) for word in called.split())

    def _one_of_several(self, voice: Voice, known: Span) -> bool:
        """Whether a voice is 'one of them', or a noun after 'one of the'."""
        page = self.scene.page
        words = grammar_words(page.lang)
        if voice.sort == "pronoun":
            return known != voice.known and bool(
                words.indefinite & set(page.folded[slice(*voice.known)].split())
            )
        before = page.folded[max(0, voice.start - 18) : voice.start].split()
        return len(before) > 1 and any(
            " ".join(before[k:]) in words.genitives or before[k] in words.genitives
            for k in range(1, len(before))
            if before[k - 1] in words.indefinite
        )

    def continued_features(self, quotation: Quotation, last: Quotation) -> list[str]:
        """The cues on whether whoever spoke `last` goes on in `quotation`, though nothing says so."""
        whole = self.scene.page.whole
        gap = whole[last.end : quotation.start]
        sentence = self.scene.sentences[self.scene.page.sentence_at(quotation.start)]
        alone = quotation.start - sentence.start <= 2 and not whole[quotation.end : quotation.end + 2].strip(
            " .\n"
        )
        persons = sum(
            last.end <= v.start < quotation.start and v.sort in _PERSONS for v in self._near(quotation)
        )
        said = bool(self._within(quotation.start - 60, quotation.start)) or bool(
            self._within(quotation.end, quotation.end + 40)
        )
        return [
            "continued",
            f"continued paragraphs={min(gap.count(chr(10)), 5)}",
            f"continued alone={alone} persons={min(persons, 2)}",
            f"continued alone={alone} said={said}",
            f"continued gap<{next((n for n in (*_STEPS, 420, 1200) if len(gap) < n), 9999)}",
            f"continued persons={min(persons, 3)} said={said}",
        ]


def _strength(word: TriggerMention) -> int:
    return int(word.entry.get("strength", 2))
