"""The scene: an article's mentions seen from one another, for those who decide.

Answers the questions that cues ask: what stands in the same sentence, what preposition comes before a party,
how often the article names it, how much it speaks of arms and forces.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TypeVar

from bordereau.codebook import Entry, grammar_words, one_of
from bordereau.reading.home import home_of, is_state, state_entry
from bordereau.reading.mentions import (
    Amount,
    CueMention,
    DateFound,
    ItemMention,
    Mention,
    Mentions,
    PartyMention,
    TriggerMention,
)
from bordereau.reading.page import Page, Sentence

M = TypeVar("M", bound="Mention | PartyPhrase")

_ARMED = ("forces", "insurgents")
_ARMS = frozenset(
    {
        "air_defence",
        "ammunition",
        "armoured_vehicle",
        "artillery",
        "helicopter",
        "missile",
        "sensor",
        "small_arms",
        "uav",
        "weapons",
    }
)
_FORCES = ("forces", "group", "pmc")
_GROUPS, _STATE = ("group", "pmc"), 3  # a state is told by three letters
_TELLS_FORCES = ("forces", "warlike")
_ORGANS = {"forces": "forces", "group": "insurgents", "company": "maker", "pmc": "insurgents"}
_LEFT_REACH, _RIGHT_REACH = 22, 12  # characters between a party and the generic words that belong to it
_PREPOSITION_REACH, _DETERMINER_REACH = 2, 10
_PARTING, _AGENT = ",;:()", "agent"
_HOME, _HOME_ROLES = "home", ("forces", "government")
_PERSON_REACH = 16  # characters between a word for ourselves and one for a hand-over
RELATIONS = ("from", "to", "agent")


@dataclass(frozen=True)
class PartyPhrase:
    """A party as a whole phrase ('les forces armées maliennes').

    `start` and `end` are offsets into the page. `mention` is the word that gives the `value`, `organ` what
    part of the party is meant (forces, government, insurgents, maker...). `relation` says whether the words
    before point from the party or to it, and how strongly: 'from3', 'agent2', 'to1'; or nothing.
    """

    start: int
    end: int
    sentence: int
    value: str
    mention: PartyMention
    organ: str | None
    relation: str


@dataclass(frozen=True)
class Scene:
    """A page and its mentions, indexed by sentence."""

    page: Page
    mentions: Mentions

    @cached_property
    def beside(self) -> dict[tuple[int, int], list[str]]:
        """The words around spans as cues, as far as somebody asked: the same ones are asked for often."""
        return {}

    @cached_property
    def said(self) -> dict[tuple[Hashable, ...], list[tuple[str, str]]]:
        """What the grammar around triggers says of parties, as far as somebody asked."""
        return {}

    @property
    def sentences(self) -> list[Sentence]:
        """The page's sentences."""
        return self.page.sentences

    @cached_property
    def items(self) -> dict[int, list[ItemMention]]:
        """Items by sentence."""
        return _by_sentence(self.mentions.items)

    @cached_property
    def cues(self) -> dict[int, list[CueMention]]:
        """Cues by sentence."""
        return _by_sentence(self.mentions.cues)

    @cached_property
    def triggers(self) -> dict[int, list[TriggerMention]]:
        """Triggers by sentence."""
        return _by_sentence(self.mentions.triggers)

    @cached_property
    def speech(self) -> dict[int, list[TriggerMention]]:
        """Words that bring in speech, by sentence."""
        return _by_sentence(self.mentions.words.get("speech", []))

    @cached_property
    def course(self) -> dict[int, list[TriggerMention]]:
        """Words that tell how a hand-over stands, by sentence."""
        return _by_sentence(self.mentions.words.get("course", []))

    @cached_property
    def dates(self) -> dict[int, list[DateFound]]:
        """Dates by sentence."""
        return _by_sentence(self.mentions.dates)

    @cached_property
    def money(self) -> dict[int, list[Amount]]:
        """Money by sentence."""
        return _by_sentence(self.mentions.money)

    @cached_property
    def military(self) -> Counter[int]:
        """By sentence, how many words tell that arms or forces are meant: models, arms, armed bodies."""
        counts: Counter[int] = Counter()
        counts.update(i.sentence for i in self.mentions.items if _is_arms(i))
        counts.update(p.sentence for p in self.mentions.parties if _is_armed(p))
        counts.update(c.sentence for c in self.mentions.cues if c.cue in _TELLS_FORCES)
        return counts

    @cached_property
    def parties(self) -> list[PartyPhrase]:
        """Party phrases with a value, in order."""
        return _phrases(self)

    @cached_property
    def parties_in(self) -> dict[int, list[PartyPhrase]]:
        """Party phrases by sentence."""
        return _by_sentence(self.parties)

    @cached_property
    def party_counts(self) -> Counter[str]:
        """How often each party is named."""
        return Counter(p.value for p in self.parties if p.mention.form != "generic")

    def cue_before(self, start: int, reach: int = 3) -> CueMention | None:
        """The nearest preposition-like cue that ends at most `reach` characters before `start`."""
        best = None
        cues = self.cues.get(self.page.sentence_at(start), ())
        for cue in cues:
            if cue.end > start:
                break
            if start - cue.end <= reach and cue.cue in RELATIONS:
                best = cue if best is None or cue.end > best.end or cue.start < best.start else best
        return _wider(best, cues) if best else None

    def classes_near(self, sentence: int, start: int, end: int, reach: int = 40) -> set[str]:
        """Classes of the cues within `reach` characters of a span in its sentence."""
        near = (c for c in self.cues.get(sentence, ()) if c.end >= start - reach and c.start <= end + reach)
        return {c.cue for c in near}


def _wider(inner: CueMention, cues: Sequence[CueMention]) -> CueMention:
    """The preposition of several words of which `inner` is only the end: 'au profit de' with 'de la'."""
    begun = (c for c in cues if c.cue in RELATIONS and c.start < inner.start < c.end < inner.end)
    return next(begun, inner)


def _is_arms(item: ItemMention) -> bool:
    if item.weak or item.anaphor:
        return False
    named = item.designation is not None and not item.civil and item.category != "vehicle"
    return named or item.category in _ARMS


def _is_armed(party: PartyMention) -> bool:
    return party.form in _FORCES or party.entry.get("role") in _ARMED


def _by_sentence(mentions: Iterable[M]) -> dict[int, list[M]]:
    grouped: dict[int, list[M]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.sentence].append(mention)
    return grouped


def _phrases(scene: Scene) -> list[PartyPhrase]:
    """The party phrases of a scene, those of its home state included, in order."""
    mentions = sorted(scene.mentions.parties, key=lambda p: (p.start, -p.end))
    named = [_phrase(scene, mentions, i) for i, mention in enumerate(mentions) if mention.value]
    phrases = _with_homes(scene, named)
    phrases += _described(scene, mentions, phrases)
    return sorted(phrases + _home_phrases(scene, mentions, phrases), key=lambda p: (p.start, -p.end))


def _with_homes(scene: Scene, phrases: list[PartyPhrase]) -> list[PartyPhrase]:
    """The phrases with each group told with its home as one: 'Sudan's RSF', 'Lebanese Hezbollah'."""
    found: list[PartyPhrase] = []
    for phrase in phrases:
        last = found[-1] if found else None
        if last and phrase.mention.form in _GROUPS and _is_home_of(scene, last, phrase):
            found[-1] = replace(phrase, start=last.start, relation=last.relation)
        else:
            found.append(phrase)
    return found


def _is_home_of(scene: Scene, home: PartyPhrase, group: PartyPhrase) -> bool:
    if home.mention.form not in ("name", "demonym") or len(home.value) != _STATE or home.organ:
        return False
    gap = scene.page.folded[home.end : group.start]
    return gap == " s " or (gap == " " and home.mention.form == "demonym")


def _phrase(scene: Scene, mentions: list[PartyMention], index: int) -> PartyPhrase:
    """A valued party and the generic words beside it as one phrase: 'forces armées' and 'maliennes'."""
    mention, folded = mentions[index], scene.page.folded
    join = _join_pattern(scene.page.lang)
    start, end, organ = mention.start, mention.end, _ORGANS.get(mention.form)
    for other in reversed(mentions[:index]):
        if other.value or other.sentence != mention.sentence or start - other.end > _LEFT_REACH:
            break
        if join.fullmatch(folded[other.end : start]) and _is_whole(scene, other.end, start):
            start, organ = other.start, str(other.entry.get("role"))
    for other in mentions[index + 1 :]:
        if other.value or other.sentence != mention.sentence or other.start - end > _RIGHT_REACH:
            break
        if (
            other.start >= end
            and join.fullmatch(folded[end : other.start])
            and _is_whole(scene, end, other.start)
        ):
            end, organ = other.end, organ or str(other.entry.get("role"))
    return PartyPhrase(
        start, end, mention.sentence, mention.value, mention, organ, relation_before(scene, start)
    )


@cache
def _join_pattern(lang: str) -> re.Pattern[str]:
    """What may stand between a party and a generic word for its forces: 'of the', and one word more."""
    return re.compile(rf" {{0,2}}(?:{one_of(grammar_words(lang).genitives)} )?(?:[^\W\d_]+ )?")


def _is_whole(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between two offsets keeps a phrase whole: no comma, no agent, no verb.

    A verb of a hand-over parts two parties ('the air force asked America').
    """
    sentence = scene.page.sentence_at(start)
    agent = any(c.cue == _AGENT and start <= c.start < end for c in scene.cues.get(sentence, ()))
    told = any(t.entry.pos == "verb" and start <= t.start < end for t in scene.triggers.get(sentence, ()))
    return not agent and not told and not any(mark in scene.page.whole[start:end] for mark in _PARTING)


def _described(scene: Scene, mentions: list[PartyMention], phrases: list[PartyPhrase]) -> list[PartyPhrase]:
    """Words for what a state is ('the kingdom', 'l'émirat') as phrases for the state that they stand for.

    It is the state of that sort named last before them, else the first that is named after them.
    """
    taken = [(p.start, p.end) for p in phrases]
    found = []
    for mention in mentions:
        states = str(mention.entry.get("of") or "").split()
        if mention.value or states in ([], [_HOME]) or _covered(mention.start, taken):
            continue
        fitting = [p for p in phrases if p.value in states and is_state(p)]
        before = (p for p in reversed(fitting) if p.start < mention.start)
        if meant := next(before, None) or next(iter(fitting), None):
            found.append(_standing_for(scene, mention, meant.value, meant.mention.entry))
    return found


def _covered(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(s <= start < e for s, e in spans)


def _standing_for(scene: Scene, mention: PartyMention, state: str, entry: Entry) -> PartyPhrase:
    """A generic word as a phrase for a state."""
    start, role = mention.start, str(mention.entry.get("role"))
    own = replace(mention, value=state, form="generic", entry=entry)
    return PartyPhrase(start, mention.end, mention.sentence, state, own, role, relation_before(scene, start))


def _home_phrases(
    scene: Scene, mentions: list[PartyMention], phrases: list[PartyPhrase]
) -> list[PartyPhrase]:
    """Generic words for forces or a government ('our army', 'the ministry'), for the country itself, and for
    ourselves beside a hand-over ('gave us') stand for the home state."""
    state = home_of(scene.page, scene.mentions.places, phrases)
    entry = _entry_of(state, phrases) if state else None
    if state is None or entry is None:
        return []
    taken = [(p.start, p.end) for p in phrases]
    words = [m for m in mentions if not m.value and _is_of_home(m) and not _covered(m.start, taken)]
    ours = [m for m in _ourselves(scene, entry) if not _covered(m.start, taken)]
    return [_standing_for(scene, mention, state, entry) for mention in (*words, *ours)]


def _is_of_home(mention: PartyMention) -> bool:
    return mention.entry.get("role") in _HOME_ROLES or mention.entry.get("of") == _HOME


def _ourselves(scene: Scene, entry: Entry) -> list[PartyMention]:
    """The words for ourselves ('us', 'nos') that stand near a word for a hand-over in their sentence."""
    found = []
    for met in _first_person_pattern(scene.page.lang).finditer(scene.page.folded):
        sentence = scene.page.sentence_at(met.start())
        near = scene.triggers.get(sentence, ())
        if any(t.start - _PERSON_REACH <= met.end() and met.start() <= t.end + _PERSON_REACH for t in near):
            found.append(PartyMention(met.start(), met.end(), sentence, "", "generic", entry))
    return found


@cache
def _first_person_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(grammar_words(lang).first_person)}\b")


def _entry_of(state: str, phrases: Sequence[PartyPhrase]) -> Entry | None:
    """The entry that names a state in the article, else the codebook's own."""
    named = (p.mention.entry for p in phrases if p.value == state and is_state(p))
    return next(named, None) or state_entry(state)


def relation_before(scene: Scene, start: int) -> str:
    """Class and strength of the preposition before a phrase or its determiner; '' where there is none."""
    cue = scene.cue_before(start, _PREPOSITION_REACH)
    if cue is None:
        cue = scene.cue_before(_before_determiner(scene.page, start), _PREPOSITION_REACH)
    return f"{cue.cue}{cue.entry.get('strength', 2)}" if cue else ""


def _before_determiner(page: Page, start: int) -> int:
    """Where the determiner before `start` begins; `start` where there is none."""
    met = _determiner_pattern(page.lang).search(page.folded, max(0, start - _DETERMINER_REACH), start)
    return met.start() if met else start


@cache
def _determiner_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(grammar_words(lang).determiners)} ?$")
