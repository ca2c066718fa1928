"""Voices: whoever an article could quote: persons by name or office, bodies, documents, pronouns for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bordereau.codebook import Entry, fold, grammar_words, name_of, one_of
from bordereau.reading.mentions import Mention, PartyMention
from bordereau.reading.names import find_names
from bordereau.reading.scene import Scene

Span = tuple[int, int]
_APPOSITION = 70  # characters between an office and the name of its holder, at most
_BREAK = re.compile(r"[.!?…:;\n«»“”\"]")
_DETERMINER = 14  # characters before a noun in which its determiner stands
_DEMONYM_GAP = 2
_WIDE = 12  # characters that an office of several words has
_PHRASE = 40  # characters before a verb in which its subject is looked for
_SHORT = 4  # letters of a word that tells no office
_BODIES = ("forces", "group", "body", "pmc", "company")


@dataclass(frozen=True)
class Voice:
    """One who could speak: offsets of the words into the page.

    `sort`: name (of a person), capital (one word with a capital), office, unnamed, body, party, text
    (a document), phrase (the subject of a verb of saying). `known`: where the words stand that name this
    voice best ('Sadio Camara' for 'the minister'); `definite`: whether the words point to one met before.
    """

    start: int
    end: int
    sentence: int
    sort: str
    known: Span
    definite: bool = True


def find_voices(scene: Scene, quoted: Sequence[Span]) -> list[Voice]:
    """The voices of an article, outside the `quoted` spans, in order; each with the name it goes by."""
    outside = _Outside(quoted)
    found = [v for v in _all(scene) if outside(v.start)]
    found.sort(key=lambda v: (v.start, -(v.end - v.start)))
    return _resolved(scene, _with_names(scene, _without_overlaps(found)))


class _Outside:
    """Whether an offset lies outside all of some spans, which do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [a for a, _ in self.spans]

    def __call__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at < 0 or offset >= self.spans[at][1]


_RANK = {"name": 0, "unnamed": 1, "office": 2, "text": 3, "body": 4, "party": 5, "capital": 6, "phrase": 7}


def _all(scene: Scene) -> Iterator[Voice]:
    page, lang = scene.page, scene.page.lang
    at = page.sentence_at
    for start, end in find_names(page.whole, lang):
        sort = "name" if " " in page.whole[start:end] else "capital"
        yield Voice(start, end, at(start), sort, (start, end))
    anaphors = grammar_words(lang).speaker_pronouns
    for word in scene.mentions.words.get("speaker", ()):
        if name_of(page.folded[word.start : word.end]) in anaphors:
            continue
        if not _accents_fit(page.whole[word.start : word.end], word.entry):
            continue
        sort = word.cls if word.cls in ("body", "unnamed") else "office"
        span = _with_demonym(scene, word)
        yield Voice(*span, word.sentence, sort, span, _is_definite(scene, word.start))
    for word in scene.mentions.words.get("speech", ()):
        if word.cls == "text":
            yield Voice(word.start, word.end, word.sentence, "text", (word.start, word.end))
    for party in scene.mentions.parties:
        if party.form == "demonym" and party.value:
            continue
        if not party.value and not _accents_fit(page.whole[party.start : party.end], party.entry):
            continue
        yield Voice(party.start, party.end, party.sentence, _sort(party), (party.start, party.end))
    yield from _phrases(scene)


def _accents_fit(printed: str, entry: Entry) -> bool:
    """Whether the printed word is the entry's own and no other with more accents: 'garde' is not 'gardé'."""
    names = [n.lower() for listed in entry.names.values() for n in listed]
    if printed.isascii():
        return True
    return any(
        all(p == n or p.isascii() or not n.isascii() for p, n in zip(printed.lower(), name, strict=False))
        for name in names
        if fold(printed).startswith(fold(name)[:-1])
    )


def _sort(party: PartyMention) -> str:
    if party.form == "person":
        return "name"
    if party.value:
        return "body" if party.form in _BODIES else "party"
    return "office" if party.entry.get("weak") else "body"


def _with_demonym(scene: Scene, word: Mention) -> Span:
    """'officier' and 'malien' as one, 'Chadian' and 'minister'."""
    for party in scene.parties_in.get(word.sentence, ()):
        if party.mention.form == "demonym":
            if 0 <= party.start - word.end <= _DEMONYM_GAP:
                return word.start, party.end
            if 0 <= word.start - party.end <= _DEMONYM_GAP:
                return party.start, word.end
    return word.start, word.end


def _is_definite(scene: Scene, start: int) -> bool:
    before = scene.page.folded[max(0, start - _DETERMINER) : start].split()
    return not (before and before[-1] in grammar_words(scene.page.lang).indefinite)


def pronouns(scene: Scene) -> list[Span]:
    """Where pronouns stand that may stand for a speaker ('he', 'a-t-il dit', 'one of them')."""
    return [m.span(1) for m in _pronoun_pattern(scene.page.lang).finditer(scene.page.folded)]


@cache
def _pronoun_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({one_of(grammar_words(lang).speaker_pronouns)})(?!\w)")


def _phrases(scene: Scene) -> Iterator[Voice]:
    """What stands as the subject right beside a verb of saying, whatever it is: 'souffle un portiqueur'."""
    page = scene.page
    for word in scene.mentions.words.get("speech", ()):
        if word.cls != "say":
            continue
        after = _noun_after(page.lang).match(page.folded, word.end)
        if after:
            yield Voice(*after.span(1), word.sentence, "phrase", after.span(1))
        sentence = page.sentences[word.sentence]
        before = _noun_before(page.lang).search(
            page.folded, max(sentence.start, word.start - _PHRASE), word.start
        )
        if before:
            yield Voice(*before.span(1), word.sentence, "phrase", before.span(1))


@cache
def _noun_after(lang: str) -> re.Pattern[str]:
    words = grammar_words(lang)
    return re.compile(rf" (?:{one_of(words.indefinite | words.determiners)} )(\w+(?: \w+)?)")


@cache
def _noun_before(lang: str) -> re.Pattern[str]:
    words = grammar_words(lang)
    return re.compile(rf"(?<!\w){one_of(words.indefinite | words.determiners)} (\w+(?: \w+)?) $")


def _without_overlaps(found: list[Voice]) -> list[Voice]:
    """Of voices that overlap, the surer sort; a name within an office or a body is none."""
    wide = [v for v in found if v.sort in ("office", "unnamed", "body") and v.end - v.start > _WIDE]
    inner = {
        v
        for v in found
        for w in wide
        if v.sort in ("name", "capital") and w.start < v.start and v.end <= w.end
    }
    taken: list[Voice] = []
    ends: dict[int, list[Voice]] = {}
    for voice in sorted(found, key=lambda v: (v in inner, _RANK[v.sort], v.start - v.end)):
        near = [v for s in (voice.sentence - 1, voice.sentence) for v in ends.get(s, ())]
        if not any(v.start < voice.end and voice.start < v.end for v in near):
            taken.append(voice)
            ends.setdefault(voice.sentence, []).append(voice)
    return sorted(taken, key=lambda v: v.start)


def _with_names(scene: Scene, voices: list[Voice]) -> list[Voice]:
    """Offices with the name beside them: 'President Volodymyr Zelenskiy', 'le ministre, Sadio Camara'."""
    out = list(voices)
    verbs = [(w.start, w.end) for w in scene.mentions.words.get("speech", ()) if w.cls == "say"]
    for i, voice in enumerate(voices):
        if voice.sort not in ("office", "body"):
            continue
        beside = [v for v in voices[max(i - 2, 0) : i + 3] if v.sort in ("name", "capital")]
        near = [(g, v) for v in beside if (g := _apposed(scene, voice, v, verbs)) is not None]
        if near:
            name = min(near, key=lambda gv: gv[0])[1]
            out[i] = replace(voice, known=name.known)
    return out


def _apposed(scene: Scene, office: Voice, name: Voice, verbs: list[Span]) -> int | None:
    """How far a name stands from an office that may be its holder's; None where it is not."""
    first, last = sorted((office, name), key=lambda v: v.start)
    gap = scene.page.whole[first.end : last.start]
    if office.sentence != name.sentence or len(gap) > _APPOSITION or _BREAK.search(gap):
        return None
    if any(first.end <= a and b <= last.start for a, b in verbs):
        return None
    words = gap.replace(",", " ").split()
    touching = not words
    if name.sort == "capital" and not touching:
        return None
    if gap.count(",") > 1 or (first is name and not gap.lstrip().startswith(",")):
        return None
    if office.sort == "body" and not touching:
        return None
    return len(gap)


def _resolved(scene: Scene, voices: list[Voice]) -> list[Voice]:
    """Surnames with the whole name given before, and offices with their holder: the one named last before
    with that office, or else the only one in the article, or the only person named of the office's state."""
    whole, folded = scene.page.whole, scene.page.folded
    names: dict[str, Span] = {}
    before: dict[str, Span] = {}
    holders = _holders(scene, voices)
    out: list[Voice] = []
    for voice in voices:
        known = voice.known
        if voice.sort == "name":
            for part in whole[slice(*known)].split():
                names.setdefault(part, known)
        elif voice.sort == "capital":
            known = names.get(whole[voice.start : voice.end].removesuffix("'s").removesuffix("’s"), known)
        elif voice.sort == "office":
            words = _words(folded, voice)
            if known != (voice.start, voice.end):
                before |= dict.fromkeys(words, known)
            elif voice.definite:
                alone = [h for w in words if len(h := holders.get(w, set())) == 1]
                known = next((before[w] for w in words if w in before), known)
                if known == (voice.start, voice.end) and alone:
                    known = next(iter(alone[0]))
                if known == (voice.start, voice.end):
                    known = _of_state(scene, voice) or known
        out.append(replace(voice, known=known))
    return out


def _words(folded: str, voice: Voice) -> list[str]:
    return [w for w in folded[voice.start : voice.end].split() if len(w) > _SHORT]


def _holders(scene: Scene, voices: list[Voice]) -> dict[str, set[Span]]:
    """For each word of an office, the names that stand beside it anywhere in the article."""
    found: dict[str, set[Span]] = {}
    for voice in voices:
        if voice.sort == "office" and voice.known != (voice.start, voice.end):
            for word in _words(scene.page.folded, voice):
                found.setdefault(word, set()).add(voice.known)
    return found


def _of_state(scene: Scene, voice: Voice) -> Span | None:
    """The only person of the state that an office is named with ('le président serbe')."""
    states = {p.value for p in scene.parties if voice.start <= p.mention.start < voice.end}
    people = [p for p in scene.parties if p.mention.form == "person" and p.value in states]
    named = {scene.page.whole[p.mention.start : p.mention.end] for p in people}
    return (people[0].mention.start, people[0].mention.end) if len(named) == 1 else None
