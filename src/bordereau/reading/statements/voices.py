"""Voices: whoever an article could quote: persons by name or office, bodies, documents, pronouns for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bordereau.codebook import fold, grammar_words, name_of, one_of
from bordereau.reading.accents import accents_fit
from bordereau.reading.mentions import Mention, PartyMention, TriggerMention
from bordereau.reading.scene import Scene
from bordereau.reading.statements.persons import find_persons
from bordereau.reading.statements.spans import Covering, Outside, Span

_APPOSITION = 70  # characters between an office and the name of its holder, at most
_BREAK = re.compile(r"[.!?…:;\n«»“”\"]")
_DETERMINER = 14  # characters before a noun in which its determiner stands
_DEMONYM_GAP = 2
_WIDE = 12  # characters that an office of several words has
_PHRASE = 40  # characters before a verb in which its subject is looked for
_BODIES = ("forces", "group", "body", "pmc", "company")


@dataclass(frozen=True)
class Voice:
    """One who could speak: offsets of the words into the page.

    `sort`: name (of a person), capital (one word with a capital), office, unnamed, body, party, text
    (a document), phrase (the subject of a verb of saying), pronoun, place, people ('the Russians').
    `known`: where the words stand that name this voice best ('Sadio Camara' for 'General Camara');
    `determiner`: definite, indefinite or other, by the word before; `tie`: how the noun is tied to a state
    (own, home, abroad, none; '' where nothing says); `strength`: how often the noun speaks, 1 to 3; `holds`:
    which offices go by one another's names (head, minister, envoy, ...; '' where nothing says).
    """

    start: int
    end: int
    sentence: int
    sort: str
    known: Span
    determiner: str = "other"
    tie: str = ""
    strength: int = 2
    holds: str = ""

    @property
    def named(self) -> bool:
        """Whether a name elsewhere in the article tells who is meant."""
        return self.known != (self.start, self.end)

    @property
    def points_back(self) -> bool:
        """Whether the words point to someone named before, and no rule of names tells to whom."""
        return self.sort == "pronoun" or (
            self.sort == "office" and self.determiner == "definite" and not self.named
        )


def find_voices(scene: Scene, quoted: Sequence[Span]) -> list[Voice]:
    """The voices of an article, outside the `quoted` spans, in order; each with the name it goes by."""
    outside = Outside(quoted)
    within = Covering([(p.start + 1, p.end) for p in scene.mentions.places])
    found = [v for v in _all(scene) if outside(v.start) and not within(v.start, v.end)]
    found.sort(key=lambda v: (v.start, -(v.end - v.start)))
    return _resolved(scene, _with_names(scene, _without_seats(scene, _without_overlaps(found))))


def _without_seats(scene: Scene, voices: list[Voice]) -> list[Voice]:
    """The voices without what only tells in brackets whence a person comes: 'M. Bastien (Var)'."""
    whole = scene.page.whole
    ends = {v.end for v in voices if v.sort in ("name", "capital")}
    return [
        v
        for v in voices
        if not (
            v.start - 2 in ends and whole[v.start - 2 : v.start] == " (" and whole[v.end : v.end + 1] == ")"
        )
    ]


_RANK = {
    "name": 0, "unnamed": 1, "office": 2, "text": 3, "body": 4, "party": 5, "pronoun": 6, "place": 7,
    "capital": 8, "people": 8, "phrase": 9,
}  # fmt: skip


def _all(scene: Scene) -> Iterator[Voice]:
    for start, end, sort in find_persons(scene):
        yield Voice(start, end, scene.page.sentence_at(start), sort, (start, end))
    yield from _nouns(scene)
    page = scene.page
    for word in scene.mentions.words.get("speech", ()):
        if word.cls == "text":
            yield Voice(word.start, word.end, word.sentence, "text", (word.start, word.end))
    for party in scene.mentions.parties:
        if party.form == "demonym" and party.value:
            continue
        if not party.value and not accents_fit(page.whole[party.start : party.end], party.entry):
            continue
        if _qualifies(scene, party.end):
            continue
        yield Voice(party.start, party.end, party.sentence, _sort(party), (party.start, party.end))
    for start, end in _pronouns(scene):
        yield Voice(start, end, page.sentence_at(start), "pronoun", (start, end))
    yield from _phrases(scene)


def _nouns(scene: Scene) -> Iterator[Voice]:
    """Offices, bodies and unnamed sources, each with the nationality beside it."""
    page = scene.page
    anaphors = grammar_words(page.lang).speaker_pronouns
    verbs = {w.start: w.end for w in scene.mentions.words.get("speech", ()) if w.cls == "say"}
    for word in scene.mentions.words.get("speaker", ()):
        if word.cls == "local":
            continue
        if verbs.get(word.start) == word.end and _determiner(scene, word.start) == "other":
            continue
        if name_of(page.folded[word.start : word.end]) in anaphors:
            continue
        if not accents_fit(page.whole[word.start : word.end], word.entry) or _qualifies(scene, word.end):
            continue
        sort = word.cls if word.cls in ("body", "unnamed") else "office"
        span = _with_demonym(scene, word)
        entry = word.entry
        tie, strength = str(entry.get("tie", "")), int(entry.get("strength", 2))
        if not strength:
            continue
        holds = str(entry.get("holds", ""))
        yield Voice(*span, word.sentence, sort, span, _determiner(scene, span[0]), tie, strength, holds)


def _qualifies(scene: Scene, end: int) -> bool:
    """Whether a word that ends at `end` only qualifies another: 'army' of 'the army-aligned ministry'."""
    page = scene.page
    joined = page.whole[end : end + 1] == "-" and page.whole[end + 1 : end + 2].isalpha()
    return joined and grammar_words(page.lang).hyphen_qualifies


def _sort(party: PartyMention) -> str:
    if party.form == "person":
        return "name"
    if party.value:
        return "body" if party.form in _BODIES else "party"
    return "office" if party.entry.get("weak") else "body"


def _with_demonym(scene: Scene, word: Mention) -> Span:
    """'officier' and 'malien' as one, 'Chadian' and 'minister'."""
    for party in (p.mention for p in scene.parties_in.get(word.sentence, ())):
        if party.form == "demonym":
            if 0 <= party.start - word.end <= _DEMONYM_GAP:
                return word.start, party.end
            if 0 <= word.start - party.end <= _DEMONYM_GAP:
                return party.start, word.end
    return word.start, word.end


def _determiner(scene: Scene, start: int) -> str:
    before = scene.page.folded[max(0, start - _DETERMINER) : start].split()[-1:]
    words = grammar_words(scene.page.lang)
    if not before:
        return "other"
    return (
        "indefinite"
        if before[0] in words.indefinite
        else "definite"
        if before[0] in words.definite
        else "other"
    )


def _pronouns(scene: Scene) -> Iterator[Span]:
    """Where pronouns stand that may stand for a speaker ('he', 'a-t-il dit', 'one of them')."""
    for met in _pronoun_pattern(scene.page.lang).finditer(scene.page.folded):
        yield met.span(1)


@cache
def _pronoun_pattern(lang: str) -> re.Pattern[str]:
    words = (fold(w) for w in grammar_words(lang).speaker_pronouns)
    return re.compile(rf"(?<!\w)({one_of(words)})(?!\w)")


def _phrases(scene: Scene) -> Iterator[Voice]:
    """What stands as the subject right beside a verb of saying, whatever it is: 'souffle un portiqueur'."""
    page = scene.page
    for word in scene.mentions.words.get("speech", ()):
        if word.cls != "say":
            continue
        after = _noun_after(page.lang).match(page.folded, word.end)
        if after:
            yield _phrase(scene, word, after.span(1))
        sentence = page.sentences[word.sentence]
        before = _noun_before(page.lang).search(
            page.folded, max(sentence.start, word.start - _PHRASE), word.start
        )
        if before:
            yield _phrase(scene, word, before.span(1))


def _phrase(scene: Scene, verb: TriggerMention, span: Span) -> Voice:
    return Voice(*span, verb.sentence, "phrase", span, _determiner(scene, span[0]))


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
    covered = Covering([(w.start, w.end) for w in wide])
    named = ("name", "capital", "place")
    inner = {v for v in found if v.sort in named and covered(v.start, v.end)}
    taken: list[Voice] = []
    ends: dict[int, list[Voice]] = {}
    for voice in sorted(found, key=lambda v: (v in inner, _RANK[v.sort], v.start - v.end)):
        near = [v for s in (voice.sentence - 1, voice.sentence) for v in ends.get(s, ())]
        if not any(v.start < voice.end and voice.start < v.end for v in near):
            taken.append(voice)
            ends.setdefault(voice.sentence, []).append(voice)
    return _compounds(sorted(taken, key=lambda v: v.start))


def _compounds(voices: list[Voice]) -> list[Voice]:
    """A body right before an office is a part of it: 'foreign ministry spokesman'."""
    out: list[Voice] = []
    for voice in voices:
        last = out[-1] if out else None
        if (
            voice.sort == "office"
            and last is not None
            and last.sort == "body"
            and voice.start - last.end == 1
        ):
            span = (last.start, voice.end)
            out[-1] = replace(voice, start=last.start, known=span, determiner=last.determiner)
        else:
            out.append(voice)
    return out


def _with_names(scene: Scene, voices: list[Voice]) -> list[Voice]:
    """Offices with the name beside them: 'President Volodymyr Zelenskiy', 'le ministre, Sadio Camara'."""
    out = list(voices)
    verbs = [
        w.start for w in scene.mentions.words.get("speech", ()) if w.cls == "say" and w.entry.pos == "verb"
    ]
    people = _held_offices(scene)
    for i, voice in enumerate(voices):
        if voice.sort not in ("office", "body"):
            continue
        holder = _holder(voice, voices[i + 1 : i + 6], people) if voice.sort == "office" else None
        if holder is not None:
            out[i] = replace(voice, known=holder.known)
            continue
        beside = [v for v in voices[max(i - 3, 0) : i + 4] if v.sort in ("name", "capital")]
        near = [(g, v) for v in beside if (g := _apposed(scene, voice, v, verbs)) is not None]
        if near:
            name = min(near, key=lambda gv: gv[0])[1]
            out[i] = replace(voice, known=name.known)
    return _with_titles(out)


def _with_titles(voices: list[Voice]) -> list[Voice]:
    """Offices right before the title of a name with that name: 'Defence Minister' of 'Defence Minister
    General Sadio Camara'."""
    out = list(voices)
    for i in range(len(out) - 2, -1, -1):
        office, title = out[i], out[i + 1]
        touching = title.start - office.end == 1 and office.sentence == title.sentence
        if touching and {office.sort, title.sort} == {"office"} and title.named and not office.named:
            out[i] = replace(office, known=title.known)
    return out


def _held_offices(scene: Scene) -> list[tuple[Span, Span]]:
    """Phrases that name a known person with the office held, and where the name stands in each."""
    people = [p for p in scene.parties if p.mention.form == "person" and p.start < p.mention.start]
    return [((p.start, p.end), (p.mention.start, p.mention.end)) for p in people]


def _holder(office: Voice, after: Sequence[Voice], people: Sequence[tuple[Span, Span]]) -> Voice | None:
    """The name in the same phrase as an office that belongs to a known person."""
    for (start, end), (first, last) in people:
        if start <= office.start and office.end <= min(end, first):
            return next((v for v in after if v.sort == "name" and v.start < last and first < v.end), None)
    return None


def _apposed(scene: Scene, office: Voice, name: Voice, verbs: list[int]) -> int | None:
    """How far a name stands from an office that may be its holder's; None where it is not."""
    first, last = sorted((office, name), key=lambda v: v.start)
    gap = scene.page.whole[first.end : last.start]
    if office.sentence != name.sentence or len(gap) > _APPOSITION or _BREAK.search(gap.strip(". ")):
        return None
    at = bisect_left(verbs, first.end)
    if at < len(verbs) and verbs[at] < last.start:
        return None
    words = gap.replace(",", " ").replace(".", " ").split()
    touching = not words
    of_it = name_of(fold(" ".join(words))) in grammar_words(scene.page.lang).genitives
    if (first is office and of_it) or (name.sort == "capital" and not touching):
        return None
    if gap.count(",") > 1 or (first is name and not gap.lstrip().startswith(",")):
        return None
    return None if office.sort == "body" and gap.strip() else len(gap)


def _resolved(scene: Scene, voices: list[Voice]) -> list[Voice]:
    """Surnames, and names given again, with the whole name as it was given first."""
    whole = scene.page.whole
    names: dict[str, Span] = {}
    for voice in voices:
        if voice.sort == "name":
            parts = [bare(p) for p in whole[slice(*voice.known)].split()]
            known = names.get(parts[-1], voice.known)
            for part in parts:
                names.setdefault(part, known)
    return [
        replace(v, known=names.get(bare(whole[slice(*v.known)].split()[-1]), v.known))
        if v.sort in ("name", "capital") or (v.named and v.known[0] < v.known[1])
        else v
        for v in voices
    ]


def bare(word: str) -> str:
    """A word of a name without the ending of a possessive."""
    return word.removesuffix("'s").removesuffix("’s").strip("'’,.")
