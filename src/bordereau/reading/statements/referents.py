"""Referents: the cues on whom a pronoun or a definite office points back to ('he', 'the minister')."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import fold, grammar_words
from bordereau.reading.decisions import Span
from bordereau.reading.scene import Scene
from bordereau.reading.statements.voices import Voice, bare

_LOWER = re.compile(r"(?<!\w)[a-zà-ÿ][\w-]+")
_SHORT = 4  # letters of a word that tells no office
_SHORT_NOUN = 9  # letters of the noun of an office that are looked at
_BACK = 60  # voices before one that points back, among which it may find its own
_MOST = 10  # who are weighed, at most
_AFTER = 4  # persons named after a definite office, at most
_CRIES = ("?", "!", "…")  # marks after which a sentence may begin, though it need not
_NOUNS = ("office", "unnamed")
_NAMED = ("name", "capital")
_PERSONS = ("name", "capital", "titled")
_VERB_GAP = 26
_PHRASE = 120  # characters of an office with the name of its holder, at most


@dataclass(frozen=True)
class Referents:
    """Everyone an article speaks of, each with all the voices that name him; `says` is where
    its verbs of saying stand."""

    scene: Scene
    voices: Sequence[Voice]
    says: Sequence[int]

    def key(self, voice: Voice) -> str:
        """What all voices share that name the same one."""
        known = self._keys.get(voice.known)
        if known is None:
            known = self._keys[voice.known] = self._words_at(*voice.known)
        return known

    @cached_property
    def _keys(self) -> dict[Span, str]:
        return {}

    def _words_at(self, start: int, end: int) -> str:
        words = fold(" ".join(bare(w) for w in self.scene.page.whole[start:end].split()))
        return " ".join(words.split())

    @cached_property
    def chains(self) -> dict[str, list[Voice]]:
        """For each one spoken of, his voices in order."""
        found: dict[str, list[Voice]] = {}
        for voice in self.voices:
            if voice.sort != "pronoun":
                found.setdefault(self.key(voice), []).append(voice)
        return found

    def chain(self, voice: Voice) -> list[Voice]:
        """All voices that name the same one."""
        return self.chains.get(self.key(voice)) or [voice]

    @cached_property
    def _starts(self) -> list[int]:
        return [v.start for v in self.voices]

    @cached_property
    def _offices(self) -> dict[str, set[str]]:
        """For each one with a name, the words of the offices that stand beside it."""
        found: dict[str, set[str]] = {}
        for voice in self.voices:
            if voice.sort in ("office", "body") and voice.named:
                found.setdefault(self.key(voice), set()).update(self._words(voice))
        return found

    @cached_property
    def _holds(self) -> dict[str, set[str]]:
        """For each one with a name, what offices he holds, in the wide sense (head, minister, envoy, ...)."""
        found: dict[str, set[str]] = {}
        for voice in self.voices:
            if voice.holds and voice.named:
                found.setdefault(self.key(voice), set()).add(voice.holds)
        return found

    def _holding(self, voice: Voice) -> list[str]:
        """Those who hold such an office as a voice names, by key: an ambassador for 'the diplomat'."""
        return [k for k, held in self._holds.items() if voice.holds and voice.holds in held]

    @cached_property
    def _holders(self) -> Counter[str]:
        """How many persons hold an office with each word."""
        return Counter(w for words in self._offices.values() for w in words)

    def _words(self, voice: Voice) -> list[str]:
        folded = self.scene.page.folded[voice.start : voice.end]
        return [w for w in folded.split() if len(w) > _SHORT]

    def candidates(self, voice: Voice, before: str | None) -> list[str]:
        """Those whom `voice` may point to, by key; `before` is the key of the last speaker."""
        at = bisect_left(self._starts, voice.start)
        own = self.key(voice)
        office = voice.sort == "office"
        keys: dict[str, None] = {}
        for other in reversed(self.voices[max(0, at - _BACK) : at]):
            if other.sort in ("pronoun", "place") or (office and not self._is_person(other)):
                continue
            if other.sort == "capital" and self.only_opens(other):
                continue
            keys.setdefault(self.key(other))
            if len(keys) >= _MOST:
                break
        if before is not None and before in self.chains:
            keys.setdefault(before)
        if office:
            words = self._words(voice)
            held = [k for k, own_words in self._offices.items() if any(w in own_words for w in words)]
            held += self._holding(voice)
            later = [self.key(v) for v in self.voices[at + 1 : at + 40] if v.sort == "name"]
            keys |= dict.fromkeys(held[:_MOST])
            keys |= dict.fromkeys(list(dict.fromkeys(later))[:_AFTER])
        keys.pop(own, None)
        return list(keys)

    def only_opens(self, voice: Voice) -> bool:
        """Whether a word has its capital from opening a sentence, so far as the article shows: it stands
        nowhere else, and in no full name."""
        return not voice.named and self.opens_sentence(voice) and len(self.chain(voice)) == 1

    def opens_sentence(self, voice: Voice) -> bool:
        """Whether a voice opens a sentence, or stands right after a question or an exclamation within one."""
        if voice.start - self.scene.sentences[voice.sentence].start <= 4:
            return True
        return self.scene.page.whole[max(0, voice.start - 3) : voice.start].rstrip()[-1:] in _CRIES

    def office_before(self, key: str, pronoun: Voice) -> Voice | None:
        """The last voice with `key` before a pronoun, where it is an office that points back itself."""
        earlier = [v for v in self.chains.get(key, ()) if v.start < pronoun.start]
        return earlier[-1] if earlier and earlier[-1].sort == "office" and earlier[-1].points_back else None

    def _is_person(self, voice: Voice) -> bool:
        return voice.sort in _NAMED or voice.named

    def features(self, voice: Voice, key: str, before: str | None) -> list[str]:
        """The cues on whether `voice` points to the one with `key`."""
        chain = self.chains[key]
        earlier = [v for v in chain if v.start < voice.start]
        last = earlier[-1] if earlier else None
        sort = self._sort(chain)
        word = self.scene.page.folded[voice.start : voice.end] if voice.sort == "pronoun" else "office"
        apart = self._apart(voice, last)
        between = self._between(voice, last)
        office = self._office(voice, key)
        out = [
            f"sort={sort}",
            f"apart={apart}",
            f"between={between}",
            f"named={min(len(chain), 3)}",
            f"spoke before={key == before}",
            f"spoke before={key == before} apart={apart}",
            f"office={office}",
            f"office={office} {sort}",
            f"rule={self.by_rule(voice) == key}",
            f"ever says={any(self._has_verb(v) for v in chain[:6])} {sort}",
        ]
        if voice.sort == "pronoun":
            out += [f"word={word} sort={sort}", f"word={word} between={between}"]
        if last is not None:
            begins = last.start - self.scene.sentences[last.sentence].start <= 4
            says = self._has_verb(last)
            out += [f"begins={begins} {sort}", f"says={says} {sort}", f"definite={last.determiner} {sort}"]
            if voice.sort == "pronoun":
                plural = sort not in _PERSONS and self._plural(last)
                if self._partitive(voice):
                    rule = self.by_rule(voice) == key
                    out += [f"one of several {sort} plural={plural}", f"one of several rule={rule}"]
                    out += [f"one of several apart={apart}", f"one of several {sort} rule={rule}"]
                out += [f"partitive={self._partitive(voice)} plural={plural}", f"word={word} plural={plural}"]
        if voice.sort == "office":
            same = self._same_state(voice, key)
            out += [f"state={same}", f"state={same} {sort}"]
            holds = self._held(voice, key)
            out += [f"holds={holds}", f"holds={holds} office={office}", f"holds={holds} state={same}"]
            out += [f"leader={self._leads(key)}", f"leader={self._leads(key)} office={office}"]
            out += [f"leader={self._leads(key)} word={w}" for w in self._words(voice)]
            out += self._kind_of_office(voice, office, holds, sort)
        if sort in _NAMED:
            out.append(f"lower={self._lower_too(chain[0])}")
        if chain[0].start < self.scene.page.text_start:
            out.append("in title")
        return out

    def _kind_of_office(self, voice: Voice, office: str, holds: str, sort: str) -> list[str]:
        """What office a voice names (by its tie to a state, and by the word), and whether it was met before
        without a name: then 'the neighbour' is that one."""
        met = self._met(voice)
        own = holds if office in ("none", "other") else office
        return [
            f"tie={voice.tie} {own}",
            f"tie={voice.tie} {own} {sort}",
            f"met={met} {own}",
            f"met={met} tie={voice.tie}",
            *(f"noun={w[:_SHORT_NOUN]} {own}" for w in self._words(voice)[:2]),
        ]

    def _met(self, voice: Voice) -> str:
        """How the noun of an office that has no name was met last before: with which determiner, or not."""
        words = set(self._words(voice))
        at = bisect_left(self._starts, voice.start)
        for other in reversed(self.voices[max(0, at - _BACK) : at]):
            if other.sort in _NOUNS and not other.named and words & set(self._words(other)):
                return other.determiner
        return "no"

    def _leads(self, key: str) -> str:
        """Whether the one with `key` is known to hold an office of state: the only such, one of several, or
        none."""
        if not any(v.known in self._leaders for v in self.chains.get(key, ())[:_MOST]):
            return "no"
        return "only" if len({self.key(v) for v in self.voices if v.known in self._leaders}) == 1 else "one"

    @cached_property
    def _leaders(self) -> set[Span]:
        """Where persons stand who are known to hold an office of state."""
        return {(p.start, p.end) for p in self.scene.mentions.parties if p.form == "person"}

    def by_rule(self, voice: Voice) -> str | None:
        """Whom a plain rule would choose: for an office its last holder named before, or its only one; for a
        pronoun the last person named before who speaks, or who opens a sentence."""
        if voice not in self._ruled:
            self._ruled[voice] = self._of_office(voice) if voice.sort == "office" else self._of_pronoun(voice)
        return self._ruled[voice]

    @cached_property
    def _ruled(self) -> dict[Voice, str | None]:
        return {}

    def _of_office(self, voice: Voice) -> str | None:
        words = set(self._words(voice))
        holders = {k: self._same_state(voice, k) for k, own in self._offices.items() if words & own}
        same = {k for k, state in holders.items() if state == "same"}
        known = None if same else self._of_state(voice)
        if known is not None:
            return known
        held = same or {k for k, state in holders.items() if state != "other"}
        at = bisect_left(self._starts, voice.start)
        earlier = [k for v in self.voices[max(0, at - 2 * _BACK) : at] if (k := self.key(v)) in held]
        if earlier:
            return earlier[-1]
        return next(iter(held)) if len(held) == 1 else self._of_kind(voice)

    def _of_kind(self, voice: Voice) -> str | None:
        """The only one who holds such an office as a voice names."""
        holding = [k for k in self._holding(voice) if self._same_state(voice, k) != "other"]
        return holding[0] if len(holding) == 1 else None

    def _same_state(self, voice: Voice, key: str) -> str:
        """Whether an office and the one with `key` are of the same state, so far as it is told."""
        own, other = self._states(voice), self._states_of(key)
        if not own or not other:
            return "unknown"
        return "same" if own & other else "other"

    def _states(self, voice: Voice) -> set[str]:
        start, end = min(voice.start, voice.known[0]), max(voice.end, voice.known[1])
        if end - start > _PHRASE:  # named elsewhere
            start, end = voice.start, voice.end
        named = [p for p in self.scene.parties_in.get(voice.sentence, ()) if p.mention.form != "generic"]
        return {p.value for p in named if start <= p.mention.start < end}

    def _states_of(self, key: str) -> set[str]:
        if key not in self._key_states:
            self._key_states[key] = {s for v in self.chains.get(key, ())[:_MOST] for s in self._states(v)}
        return self._key_states[key]

    @cached_property
    def _key_states(self) -> dict[str, set[str]]:
        return {}

    def _of_state(self, voice: Voice) -> str | None:
        """The only person of the state that an office is named with ('le président serbe')."""
        parties = self.scene.parties
        states = {p.value for p in parties if voice.start <= p.mention.start < voice.end}
        people = [p for p in parties if p.mention.form == "person" and p.value in states] if states else []
        keys = {self._words_at(p.mention.start, p.mention.end) for p in people}
        return next(iter(keys)) if len(keys) == 1 else None

    def _of_pronoun(self, voice: Voice) -> str | None:
        at = bisect_left(self._starts, voice.start)
        near = [v for v in self.voices[max(0, at - 2 * _MOST) : at] if self._person_or_noun(v)]
        if self._partitive(voice):
            found = [v for v in near if v.sort in _NOUNS and self._plural(v)][-1:]
            return self.key(found[0]) if found else None
        near = [v for v in near if v.sort not in _NOUNS or not self._plural(v)]
        speaking = [v for v in near if self._has_verb(v)]
        opening = [v for v in near if v.start - self.scene.sentences[v.sentence].start <= 4]
        found = (speaking or opening or near)[-1:]
        return self.key(found[0]) if found else None

    def _person_or_noun(self, voice: Voice) -> bool:
        return voice.sort == "name" or voice.named or voice.sort in _NOUNS

    def _partitive(self, voice: Voice) -> bool:
        """Whether a pronoun picks one of several: 'one of them'."""
        words = self.scene.page.folded[voice.start : voice.end].split()
        return bool(grammar_words(self.scene.page.lang).indefinite & set(words))

    def _plural(self, voice: Voice) -> bool:
        first = self.scene.page.folded[voice.start : voice.end].split()
        endings = tuple(grammar_words(self.scene.page.lang).plural_endings)
        return any(w.endswith(endings) for w in (*first[:1], *first[-1:]))

    def _has_verb(self, voice: Voice) -> bool:
        return self._says(voice.end, voice.end + _VERB_GAP) or self._says(
            voice.start - _VERB_GAP, voice.start
        )

    def _lower_too(self, voice: Voice) -> bool:
        """Whether the article writes a word of a name without a capital too, as it does no person's."""
        words = self.scene.page.whole[slice(*voice.known)].split()
        return any(w.lower() in self._lower for w in words)

    @cached_property
    def _lower(self) -> set[str]:
        return set(_LOWER.findall(self.scene.page.whole))

    def _sort(self, chain: list[Voice]) -> str:
        sorts = {v.sort for v in chain}
        best = next((s for s in ("name", "unnamed", "office", "body", "party") if s in sorts), chain[0].sort)
        return "titled" if best in _NAMED and any(v.sort == "office" for v in chain) else best

    def _apart(self, voice: Voice, last: Voice | None) -> str:
        if last is None:
            return "later"
        sentences = self.scene.sentences
        paragraphs = sentences[voice.sentence].paragraph - sentences[last.sentence].paragraph
        return f"{min(voice.sentence - last.sentence, 3)}/{min(paragraphs, 3)}"

    def _between(self, voice: Voice, last: Voice | None) -> int:
        """How many others that could be meant stand between."""
        if last is None:
            return 4
        a, b = bisect_left(self._starts, last.end), bisect_left(self._starts, voice.start)
        keys = {
            self.key(v) for v in self.voices[a:b] if self._is_person(v) or v.sort in ("unnamed", "office")
        }
        return min(len(keys - {self.key(last)}), 4)

    def _office(self, voice: Voice, key: str) -> str:
        """Whether the one with `key` holds the office named: alone, with others, or not."""
        if voice.sort != "office":
            return "pronoun"
        shared = [w for w in self._words(voice) if w in self._offices.get(key, ())]
        if not shared:
            return "other" if key in self._offices else "none"
        return "alone" if min(self._holders[w] for w in shared) == 1 else "shared"

    def _held(self, voice: Voice, key: str) -> str:
        """Whether the one with `key` holds such an office as `voice` names: alone, with others, or not."""
        holding = [k for k in self._holding(voice) if self._same_state(voice, k) != "other"]
        if key in holding:
            return "alone" if len(holding) == 1 else "shared"
        return "other" if self._holds.get(key) else "none"

    def _says(self, start: int, end: int) -> bool:
        at = bisect_left(self.says, start)
        return at < len(self.says) and self.says[at] < end
