"""Deeds: what the clause makes of a party beside the word for an attack, without a parse.

A rule looks at the voice of the word, the side on which the party stands, the preposition before it and what
lies between, and says whether the party did it, suffered it, or is blamed for it. How much that counts is
weighed with the other cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.codebook import grammar_words
from bordereau.reading.bearing import BARE_PARTICIPLE, bearing
from bordereau.reading.events.anchors import EventAnchor, EventFinder
from bordereau.reading.events.standing import word_before
from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.lists import are_listed, with_relation
from bordereau.reading.transfers.relatives import Relative, inverted, relative_before

_BOUNDARIES = (";", " – ", " — ", " - ", "\n", ":", "«", "“")
_OWNED = re.compile(r"(?:['’](?:s )?)?(?: ?[^\W\d_]+[ -]){0,2} ?")  # 'Russian attack drones'
_OWNER = re.compile(r"['’](?:s )?(?:[^\W\d_]+ ){0,2}")
_OBJECT, _CLAUSE, _ACCUSED = 12, 90, 70  # characters between a word and its object, the end of its clause
_OPENING = 4
_ARMS = ("weapon", "attackers", "band")
_PASSIVE = frozenset({"passive_aux", BARE_PARTICIPLE})
_PARTICIPLES = frozenset({"participle_suffix", "past_suffix"})
_LEAD_WORDS = 7  # words before a verb among which its subject may be a pronoun
_SUFFERS = ("target", "toll")


def deeds(finder: EventFinder, anchors: Sequence[EventAnchor], phrase: PartyPhrase) -> Iterator[str]:
    """What the rules say of `phrase` seen from the `anchors` of its sentence and the next one, and from words
    of blame in it: acts, suffers, blamed, accuses, claims, denies, with how ('far', 'by arms')."""
    scene = finder.scene
    phrase = with_relation(scene, phrase)
    start, end = _with_arms(finder, phrase)
    for anchor in anchors:
        if anchor.sentence == phrase.sentence:
            said = _said(scene, anchor, phrase, start, end)
            if said:
                yield f"{said} by arms" if (start, end) != (phrase.start, phrase.end) else said
        elif anchor.sentence == phrase.sentence + 1 and _taken_up(scene, anchor, phrase, start):
            yield f"{_as_subject(scene, anchor)} by pronoun"
    for word in finder.beside.get(phrase.sentence, ()):
        if word.cls == "blame" and (blamed := _blamed(scene, word, phrase)):
            yield blamed
    for word in finder.responsible.get(phrase.sentence, ()):
        if claimed := _claimed(scene, word, phrase):
            yield claimed


def _taken_up(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int) -> bool:
    """Whether the subject of a verb points back to `phrase`, the first subject of the sentence before: 'They
    shelled', 'Ses hommes ont brûlé'."""
    if anchor.pos == "noun" or _led(scene, phrase, start):
        return False
    if any(p.start < phrase.start and not p.relation for p in scene.parties_in.get(phrase.sentence, ())):
        return False
    begin = scene.sentences[anchor.sentence].start
    if any(p.end <= anchor.start and not p.relation for p in scene.parties_in.get(anchor.sentence, ())):
        return False
    small = grammar_words(scene.page.lang)
    lead = scene.page.folded[begin : anchor.start].split()[-_LEAD_WORDS:]
    return bool(set(lead) & (small.pronouns | small.possessives))


def _with_arms(finder: EventFinder, phrase: PartyPhrase) -> tuple[int, int]:
    """The phrase with the arms or fighters that are its own: 'Russian attack drones', 'avions de l'armée'."""
    scene = finder.scene
    whole, small = scene.page.whole, grammar_words(scene.page.lang)
    spans = [(w.start, w.end) for w in finder.beside.get(phrase.sentence, ()) if w.cls in _ARMS]
    spans += [(i.start, i.end) for i in scene.items.get(phrase.sentence, ())]
    for start, end in spans:
        gap = whole[phrase.end : start]
        if phrase.end <= start and _OWNED.fullmatch(gap) and (small.model_first or "'" in gap):
            if not any(phrase.end <= w.start and w.end <= start for w in finder.words):
                return phrase.start, end
        elif end <= phrase.start and phrase.start - end <= 2 * _OBJECT:
            words = scene.page.folded[end : phrase.start].split()
            joins = small.genitives | small.determiners
            if all(w in joins for w in words) or phrase.relation.startswith("from3"):
                return start, max(end, phrase.end)
    return phrase.start, phrase.end


def _said(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int, end: int) -> str:
    if phrase.end <= anchor.start:
        return _before(scene, anchor, phrase, start, min(end, anchor.start))
    if start >= anchor.end:
        return _behind(scene, anchor, phrase, start)
    return "acts" if start < anchor.end <= phrase.start and anchor.pos != "noun" else ""


def _before(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int, end: int) -> str:
    gap = scene.page.whole[end : anchor.start]
    if anchor.pos == "noun":
        plain = len(gap) <= 2 and phrase.mention.form in ("demonym", "group", "name")
        if _OWNER.fullmatch(gap) or plain:
            return "acts"
        apart = phrase.relation or len(gap) > _CLAUSE or _nearer(scene, phrase, anchor.start)
        return "" if apart else "subject before a noun"
    relative = relative_before(scene, phrase, anchor.start)
    if relative is Relative.OTHER or any(mark in gap for mark in _BOUNDARIES):
        return ""
    if relative is Relative.NONE and (_led(scene, phrase, start) or _nearer(scene, phrase, anchor.start)):
        return ""
    return _as_subject(scene, anchor) + (" far" if len(gap) > _CLAUSE or gap.count(",") == 1 else "")


def _led(scene: Scene, phrase: PartyPhrase, start: int) -> bool:
    """Whether a preposition stands before what begins at `start`; 'Des combattants' opens a sentence."""
    if start - scene.sentences[phrase.sentence].start <= _OPENING:
        return False
    if word_before(scene, start) in grammar_words(scene.page.lang).prepositions:
        return True
    return bool(phrase.relation) if start == phrase.start else scene.cue_before(start, 4) is not None


def _is_agent(scene: Scene, phrase: PartyPhrase, start: int) -> bool:
    """Whether what begins at `start` is an agent: 'par des éléments du M23', 'by drones of the RSF'."""
    if start == phrase.start and phrase.relation.startswith("agent"):
        return True
    small = grammar_words(scene.page.lang)
    words = scene.page.folded[max(0, start - 24) : start].split()
    while words and words[-1] in small.determiners | small.genitives | small.indefinite:
        words.pop()
    return bool(words) and words[-1] in small.agents


def _nearer(scene: Scene, phrase: PartyPhrase, until: int) -> bool:
    """Whether another party, of no list with `phrase`, could be the subject instead."""
    return any(
        phrase.end <= p.start and p.end <= until and not (p.relation or are_listed(scene, phrase, p))
        for p in scene.parties_in.get(phrase.sentence, ())
    )


def _as_subject(scene: Scene, anchor: EventAnchor) -> str:
    if anchor.cls in ("claim", "disclaim"):
        return "claims" if anchor.cls == "claim" else "denies"
    return "suffers" if anchor.subject in _SUFFERS or _is_passive(scene, anchor) else "acts"


def _is_passive(scene: Scene, anchor: EventAnchor) -> bool:
    """Whether a verb is passive: by its auxiliary, its agent, or as a participle with a small word behind
    it that begins no object ('soldiers killed at Kandadji')."""
    small = grammar_words(scene.page.lang)
    own = scene.page.folded[anchor.start : anchor.end].split()
    if anchor.flags & _PASSIVE or (own and own[-1] in small.agents):
        return True
    if small.participle_endings or anchor.pos != "verb" or not anchor.flags & _PARTICIPLES:
        return False
    after = scene.page.folded[anchor.end : anchor.end + 16].split()[:1]
    return bool(after) and after[0] in small.prepositions | small.agents and "perfect_aux" not in anchor.flags


def _behind(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int) -> str:
    gap = scene.page.whole[anchor.end : start]
    if any(mark in gap for mark in _BOUNDARIES) or len(gap) > _CLAUSE:
        return ""
    if _is_agent(scene, phrase, start):
        return "acts"
    if anchor.pos == "noun":
        return _of_noun(scene, phrase, gap)
    if inverted(scene, anchor.start, anchor.end, phrase):
        return "acts"
    if anchor.subject in _SUFFERS or anchor.cls in ("claim", "disclaim") or _is_passive(scene, anchor):
        return ""
    return "suffers" if len(gap) <= _OBJECT else "suffers far" if "," not in gap else ""


def _of_noun(scene: Scene, phrase: PartyPhrase, gap: str) -> str:
    """'Raid israélien', 'attaque de Boko Haram', 'attack on the army'."""
    if phrase.mention.form == "demonym" and len(gap) <= 2:
        return "acts"
    if len(gap) > 2 * _OBJECT:
        return ""
    return "of the deed" if phrase.relation.startswith("from") else "on the deed"


def _blamed(scene: Scene, word: TriggerMention, phrase: PartyPhrase) -> str:
    """'Accuse Boko Haram', 'was blamed on the rebels', 'Kyiv is suspected'."""
    passive = bool(bearing(scene, word) & _PASSIVE) or word.entry.get("subject") == "perpetrator"
    if word.end <= phrase.start:
        first = not any(
            word.end <= p.start and p.end <= phrase.start and p.mention.form != "demonym"
            for p in scene.parties_in.get(phrase.sentence, ())
        )
        near = phrase.start - word.end <= _ACCUSED and first
        return (
            ("blamed" if not passive or not phrase.relation.startswith("agent") else "accuses")
            if near
            else ""
        )
    if phrase.end <= word.start and word.start - phrase.end <= _ACCUSED:
        owner = word.entry.pos == "noun" and _OWNER.match(scene.page.whole[phrase.end : word.start])
        return "blamed" if passive or owner else "accuses"
    return ""


def _claimed(scene: Scene, word: TriggerMention, phrase: PartyPhrase) -> str:
    """Who claims or denies it: the subject of the word, or its agent."""
    said = "claims" if word.cls == "claim" else "denies"
    if phrase.end <= word.start:
        near = word.start - phrase.end <= _ACCUSED and not phrase.relation
        return said if near and not _nearer(scene, phrase, word.start) else ""
    behind = 0 <= phrase.start - word.end <= _OBJECT
    return said if behind or (phrase.relation.startswith("agent") and phrase.start >= word.end) else ""
