"""Clauses: what the grammar around a trigger says of a party's role, without a parse.

A rule looks at the trigger's class and voice, the side on which the party stands, the preposition before it,
and what lies between, and says supplier or recipient, strongly or weakly. How much that counts is weighed
with the other cues.
"""

from __future__ import annotations

from bordereau.codebook import grammar_words
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.apposition import with_maker
from bordereau.reading.transfers.behind import FAR, bought_between, of_party_behind
from bordereau.reading.transfers.lists import with_relation
from bordereau.reading.transfers.relatives import Relative, relative_before
from bordereau.reading.transfers.subjects import OWNER, leads_infinitive, of_subject
from bordereau.reading.transfers.thanks import of_thanks
from bordereau.reading.transfers.voice import (
    GETTING,
    GUESSED,
    STRONG,
    WEAK,
    Says,
    is_verbal,
    of_agent,
    subject_of,
)


def grammar(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> list[Says]:
    """What the rules say of `phrase` seen from `anchor`: (role, strength) each; nothing across sentences."""
    if phrase.sentence != anchor.sentence:
        return []
    key = anchor, phrase.start, phrase.end, phrase.value, phrase.relation, phrase.mention.form, phrase.organ
    if key not in scene.said:
        scene.said[key] = _said(scene, anchor, phrase)
    return scene.said[key]


def _said(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> list[Says]:
    phrase = with_relation(scene, with_maker(scene, phrase))
    if _qualifies_item(scene, phrase):
        found = None
    elif phrase.end <= anchor.start:
        found = _before(scene, anchor, phrase)
    elif phrase.start >= anchor.end:
        found = of_party_behind(scene, anchor, phrase)
    else:
        found = None
    found = found or of_thanks(scene, anchor, phrase)
    goods = _of_item(scene, phrase)
    if goods and _contradicted(scene, anchor, phrase, found, goods):
        goods = None
    said = [s for s in (goods, _of_forces(phrase), found) if s]
    if phrase.mention.form == "generic":
        return [(role, GUESSED) for role, _ in said]
    return said


def _contradicted(scene: Scene, anchor: Anchor, phrase: PartyPhrase, found: Says | None, goods: Says) -> bool:
    """Whether the verb says another role than the preposition behind goods: 'acheté des obus à la Russie'."""
    if found is None:
        return bought_between(scene, anchor, phrase)
    return found[0] != goods[0] and (found[1] == STRONG or anchor.cls == "buy")


def _qualifies_item(scene: Scene, phrase: PartyPhrase) -> bool:
    """Whether a demonym says what goods those are ('to a Russian Pantsir') and not who did something."""
    if phrase.mention.form != "demonym" or phrase.organ or not phrase.relation.startswith("to"):
        return False
    first = grammar_words(scene.page.lang).model_first
    gaps = (
        i.start - phrase.end if first else phrase.start - i.end for i in scene.items.get(phrase.sentence, ())
    )
    return any(0 <= gap <= 2 for gap in gaps)


def _of_item(scene: Scene, phrase: PartyPhrase) -> Says | None:
    """'Russian helicopters', 'chars polonais'; 'tanks for Ukraine', 'des armes de la Russie'."""
    for item in scene.items.get(phrase.sentence, ()):
        behind = phrase.start - item.end
        touches = item.start - 2 <= phrase.end and behind <= 2
        if touches and phrase.mention.form == "demonym":
            return "supplier", WEAK
        if 0 <= behind <= 12 and phrase.relation in ("to2", "to3"):
            return "recipient", STRONG
        if 0 <= behind <= 12 and phrase.relation in ("from2", "from3"):
            return "supplier", STRONG
    return None


def _of_forces(phrase: PartyPhrase) -> Says | None:
    return (
        ("recipient", WEAK)
        if phrase.organ == "forces" and not phrase.relation.startswith(("from3", "agent"))
        else None
    )


def _before(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    relative = relative_before(scene, phrase, anchor.start)
    if relative is not Relative.NONE:
        return subject_of(anchor, STRONG) if relative is Relative.SUBJECT else None
    gap = scene.page.whole[phrase.end : anchor.start]
    if is_verbal(anchor):
        if phrase.relation and not leads_infinitive(scene, phrase, gap):
            return _by_preposition(scene, anchor, phrase, gap)
        return of_subject(scene, anchor, phrase, gap)
    own = _of_owner(anchor) if OWNER.fullmatch(gap) else _beside(anchor, phrase, gap)
    return own or _by_preposition(scene, anchor, phrase, gap)


def _by_preposition(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    """'To Syria it delivered', 'de la Russie sont arrivés', 'from Beijing it ordered'."""
    if phrase.relation in ("to2", "to3"):
        return ("recipient", WEAK) if anchor.cls not in GETTING and len(gap) < FAR else None
    if phrase.relation == "from3":
        return "supplier", WEAK
    return of_agent(scene, anchor, WEAK) if phrase.relation == "agent2" else None


def _beside(anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    """'Russian deliveries'."""
    plain = phrase.relation in ("", "from1")
    return ("supplier", STRONG) if plain and len(gap) <= 2 and anchor.cls == "give_noun" else None


def _of_owner(anchor: Anchor) -> Says | None:
    """'Russia's delivery' but 'Poland's giant order'."""
    if anchor.subject == "recipient":
        return "recipient", STRONG
    supplies = anchor.cls == "give_noun" or anchor.subject == "supplier"
    return ("supplier", STRONG) if supplies else None
