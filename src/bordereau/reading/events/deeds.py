"""Deeds: what the clause makes of a party beside the word for an attack, without a parse.

A rule looks at the voice of the word, the side on which the party stands, the preposition before it and what
lies between, and says whether the party did it, suffered it, or is blamed for it. How much that counts is
weighed with the other cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bordereau.codebook import grammar_words
from bordereau.reading.bearing import BARE_PARTICIPLE, bearing
from bordereau.reading.events.anchors import EventAnchor, EventFinder
from bordereau.reading.mentions import TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.lists import are_listed, with_relation
from bordereau.reading.transfers.relatives import Relative, inverted, relative_before

_BOUNDARIES = (";", " – ", " — ", " - ", "\n", ":", "«", "“")
_OWNED = re.compile(r"(?:['’](?:s )?)?(?: ?[^\W\d_]+[ -]){0,2} ?")  # 'Russian attack drones'
_OWNER = re.compile(r"['’](?:s )?(?:[^\W\d_]+ ){0,2}")
_OBJECT, _CLAUSE, _ACCUSED = 12, 90, 70  # characters between a word and its object, the end of its clause
_OPENING = 4
_ARMS = ("weapon", "attackers")
_PASSIVE = frozenset({"passive_aux", BARE_PARTICIPLE})
_SUFFERS = ("target", "toll")


def deeds(finder: EventFinder, anchors: list[EventAnchor], phrase: PartyPhrase) -> Iterator[str]:
    """What the rules say of `phrase` seen from the `anchors` of its sentence, and from words of blame in it:
    acts, suffers, blamed, accuses, claims, denies; with 'far' or 'arms' where they say it less surely."""
    scene = finder.scene
    phrase = with_relation(scene, phrase)
    start, end = _with_arms(finder, phrase)
    for anchor in anchors:
        if anchor.sentence == phrase.sentence:
            said = _said(scene, anchor, phrase, start, end)
            if said:
                yield f"{said} by arms" if (start, end) != (phrase.start, phrase.end) else said
    for word in finder.beside.get(phrase.sentence, ()):
        if word.cls == "blame" and (blamed := _blamed(scene, word, phrase)):
            yield blamed
    for word in finder.responsible.get(phrase.sentence, ()):
        if claimed := _claimed(scene, word, phrase):
            yield claimed


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
            if all(w in small.genitives or w in small.determiners for w in words):
                return start, max(end, phrase.end)
    return phrase.start, phrase.end


def _said(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int, end: int) -> str:
    if end <= anchor.start:
        return _before(scene, anchor, phrase, start, end)
    return _behind(scene, anchor, phrase, start) if start >= anchor.end else ""


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
    return _as_subject(anchor) + (" far" if len(gap) > _CLAUSE or gap.count(",") == 1 else "")


def _led(scene: Scene, phrase: PartyPhrase, start: int) -> bool:
    """Whether a preposition stands before what begins at `start`."""
    if start - scene.sentences[phrase.sentence].start <= _OPENING:
        return False  # 'Des combattants' opens a sentence as 'de' does no clause
    if start == phrase.start:
        return bool(phrase.relation)
    return scene.cue_before(start, 4) is not None


def _nearer(scene: Scene, phrase: PartyPhrase, until: int) -> bool:
    """Whether another party, of no list with `phrase`, could be the subject instead."""
    return any(
        phrase.end <= p.start and p.end <= until and not (p.relation or are_listed(scene, phrase, p))
        for p in scene.parties_in.get(phrase.sentence, ())
    )


def _as_subject(anchor: EventAnchor) -> str:
    if anchor.cls in ("claim", "disclaim"):
        return "claims" if anchor.cls == "claim" else "denies"
    suffers = (anchor.subject in _SUFFERS) != bool(anchor.flags & _PASSIVE)
    return "suffers" if suffers else "acts"


def _behind(scene: Scene, anchor: EventAnchor, phrase: PartyPhrase, start: int) -> str:
    gap = scene.page.whole[anchor.end : start]
    if any(mark in gap for mark in _BOUNDARIES) or len(gap) > _CLAUSE:
        return ""
    if phrase.relation.startswith("agent") and start == phrase.start:
        return "acts"
    if anchor.pos == "noun":
        return _of_noun(scene, phrase, gap)
    if inverted(scene, anchor.start, anchor.end, phrase):
        return "acts"
    if anchor.flags & _PASSIVE or anchor.subject in _SUFFERS or anchor.cls in ("claim", "disclaim"):
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
