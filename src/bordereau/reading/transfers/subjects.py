"""Subjects: whether a party that stands before a verb is the one that acts."""

from __future__ import annotations

import re

from bordereau.codebook import fold, grammar_words
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.behind import BOUNDARIES, FAR
from bordereau.reading.transfers.lists import are_listed
from bordereau.reading.transfers.voice import STRONG, WEAK, Says, subject_of

OWNER = re.compile(r"['’](?:s )?\s?(?:[^\W\d_]+ )?")
"""What stands between an owner and what is owned: 'Russia's delivery', 'Poland's giant order'."""
_ASIDE = re.compile(r",[^,;:]*,|\s*\([^()]*\)|\s*[–—][^–—]*[–—]")
_TOUCHING = 5  # characters between a verb and the object right behind it


def of_subject(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    """The role of `phrase` as the subject of the verb `anchor`, with the words `gap` between; None where
    another acts."""
    if any(mark in gap for mark in BOUNDARIES) and not _ASIDE.match(gap):
        return None
    if _owns_happening(scene, anchor, phrase) or _is_taken(scene, anchor, phrase):
        return None
    if _nearer(scene, anchor, phrase, gap):
        return None
    return subject_of(anchor, STRONG if len(gap) < FAR else WEAK)


def leads_infinitive(scene: Scene, phrase: PartyPhrase, gap: str) -> bool:
    """Whether `phrase` owns the noun on which an infinitive hangs: 'la décision de Paris de livrer'."""
    return phrase.relation == "from1" and (
        fold(gap).strip(" '’") in grammar_words(scene.page.lang).infinitive_leads
    )


def _nearer(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> bool:
    """Whether another party between `phrase` and its verb may act: not one within an aside ('Italy, the last
    of the Europeans, delivered'), in one list with `phrase`, or the object of an earlier verb."""
    aside = _ASIDE.match(gap)
    begin = phrase.end + (aside.end() if aside else 0)
    shared = anchor.cls != "buy"  # 'Paris and Tbilisi signed': only one of the two buys
    return any(
        begin <= p.start
        and p.end <= anchor.start
        and not (p.relation or (shared and are_listed(scene, phrase, p)) or _is_taken(scene, anchor, p))
        for p in scene.parties_in.get(phrase.sentence, ())
    )


def _owns_happening(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> bool:
    """Whether a noun that `phrase` owns is the subject, and not it: 'Britain's gift was handed over'."""
    return any(
        t.entry.pos == "noun"
        and t.end <= anchor.start
        and OWNER.fullmatch(scene.page.whole[phrase.end : t.start])
        for t in scene.triggers.get(phrase.sentence, ())
        if t.start >= phrase.end
    )


def _is_taken(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> bool:
    """Whether `phrase` is the object of an earlier verb: 'Greece will lend Cyprus tanks and promised'."""
    return any(
        0 <= phrase.start - verb.end <= _TOUCHING and verb.end < anchor.start
        for verb in scene.triggers.get(phrase.sentence, ())
        if verb.entry.get("subject") == "supplier"
        and (verb.entry.pos in ("verb", "regex") or verb.entry.get("verbal"))
    )
