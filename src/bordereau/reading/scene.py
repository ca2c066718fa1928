"""The scene: an article's mentions seen from one another, for those who decide.

Answers the questions that cues ask: what stands in the same sentence, what preposition comes before a party,
how often the article names it, whether a verb is passive, negated or in the future.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from bordereau.reading.mentions import CueMention, ItemMention, Mentions, PartyMention, TriggerMention
from bordereau.reading.page import Page, Sentence

_ARMED = ("forces", "insurgents")
_ARMS = frozenset({
    "air_defence", "ammunition", "armoured_vehicle", "artillery", "helicopter", "missile", "sensor", "small_arms",
    "uav", "weapons",
})  # fmt: skip
_FORCES = ("forces", "group", "pmc")
_ORGANS = {"forces": "forces", "group": "insurgents", "company": "maker", "pmc": "insurgents"}
_LEFT_REACH, _RIGHT_REACH = 22, 12  # characters between a party and the generic words that belong to it
RELATIONS = ("from", "to", "agent")


@dataclass(frozen=True)
class PartyPhrase:
    """A party as a whole phrase ('les forces armées maliennes'): its mention, the span, what kind of organ."""

    start: int
    end: int
    sentence: int
    value: str
    mention: PartyMention
    organ: str | None
    before: str
    relation: str


@dataclass(frozen=True)
class Scene:
    """A page and its mentions, indexed by sentence."""

    page: Page
    mentions: Mentions

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
    def military(self) -> Counter[int]:
        """By sentence, how many words tell that arms or forces are meant: models, arms, armies, armed groups."""
        counts: Counter[int] = Counter()
        counts.update(i.sentence for i in self.mentions.items if _is_arms(i))
        counts.update(p.sentence for p in self.mentions.parties if p.form in ("forces", "group", "pmc") or p.entry.get("role") in _ARMED)
        counts.update(c.sentence for c in self.mentions.cues if c.cue == "forces")
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
        for cue in self.mentions.cues:
            if cue.end > start:
                break
            if start - cue.end <= reach and cue.cue in RELATIONS:
                best = cue if best is None or cue.end > best.end or cue.start < best.start else best
        return best

    def classes_near(self, sentence: int, start: int, end: int, reach: int = 40) -> set[str]:
        """Classes of the cues within `reach` characters of a span in its sentence."""
        return {c.cue for c in self.cues.get(sentence, ()) if c.end >= start - reach and c.start <= end + reach}


def _is_arms(item: ItemMention) -> bool:
    if item.weak or item.anaphor:
        return False
    return item.category in _ARMS or item.designation is not None


def _by_sentence(mentions: list) -> dict[int, list]:  # type: ignore[type-arg]
    grouped = defaultdict(list)
    for mention in mentions:
        grouped[mention.sentence].append(mention)
    return grouped


def _phrases(scene: Scene) -> list[PartyPhrase]:
    """Joins 'forces armées' and 'maliennes': a valued party and the generic words beside it are one phrase."""
    page = scene.page
    mentions = sorted(scene.mentions.parties, key=lambda p: (p.start, -p.end))
    phrases = []
    for i, mention in enumerate(mentions):
        if not mention.value:
            continue
        start, end, organ = mention.start, mention.end, _organ(mention)
        for other in reversed(mentions[:i]):
            if other.value or other.sentence != mention.sentence or start - other.end > 22:
                break
            if _JOIN.fullmatch(page.folded[other.end : start]):
                start, organ = other.start, str(other.entry.get("role"))
        for other in mentions[i + 1 :]:
            if other.value or other.sentence != mention.sentence or other.start - end > 12:
                break
            if other.start >= end and _JOIN.fullmatch(page.folded[end : other.start]):
                end, organ = other.end, organ or str(other.entry.get("role"))
        before, relation = _before(scene, start)
        phrases.append(PartyPhrase(start, end, mention.sentence, mention.value, mention, organ, before, relation))
    return sorted(phrases + _home_phrases(scene, mentions, phrases), key=lambda p: (p.start, -p.end))


def _home_phrases(scene: Scene, mentions: list[PartyMention], phrases: list[PartyPhrase]) -> list[PartyPhrase]:
    """Generic words for forces or a government ('our army', 'the ministry') stand for the article's home state."""
    home = _home(scene, phrases)
    if home is None:
        return []
    taken = [(p.start, p.end) for p in phrases]
    found = []
    for mention in mentions:
        role = mention.entry.get("role")
        if mention.value or role not in ("forces", "government") or any(s <= mention.start < e for s, e in taken):
            continue
        before, relation = _before(scene, mention.start)
        stands_for = replace(mention, value=home.value, form="generic", entry=home.mention.entry)
        found.append(
            PartyPhrase(mention.start, mention.end, mention.sentence, home.value, stands_for, str(role), before, relation)
        )
    return found


def _home(scene: Scene, phrases: list[PartyPhrase]) -> PartyPhrase | None:
    """The state whose forces the article is about: the one most named with its forces, then the most named."""
    weights: Counter[str] = Counter()
    for phrase in phrases:
        if phrase.mention.entry.get("type") in ("state", "forces") and len(phrase.value) == 3:
            weights[phrase.value] += 3 if phrase.organ == "forces" else 1
    if not weights:
        return None
    home = max(weights, key=lambda v: weights[v])
    return next(p for p in phrases if p.value == home)


def _organ(mention: PartyMention) -> str | None:
    return {"forces": "forces", "group": "insurgents", "company": "maker", "pmc": "insurgents"}.get(mention.form)


def _before(scene: Scene, start: int) -> tuple[str, str]:
    """The words before a phrase, and whether they point from it ('from', 'agent') or to it ('to')."""
    page = scene.page
    cut = start
    met = _DETERMINER.search(page.folded[max(0, cut - 6) : cut])
    cue = scene.cue_before(cut, 2)
    if cue is None and met:
        cut = max(0, cut - 6) + met.start()
        cue = scene.cue_before(cut, 2)
    if cue is None:
        return page.folded[max(0, cut - 12) : cut].strip().rsplit(" ", 1)[-1], ""
    return page.folded[cue.start : cue.end], f"{cue.cue}{cue.entry.get('strength', 2)}"
