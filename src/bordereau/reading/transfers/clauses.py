"""Clauses: what the grammar around a trigger says of a party's role, without a parse.

A rule looks at the trigger's class and voice, the side on which the party stands, the preposition before it,
and what lies between, and says supplier or recipient, strongly or weakly. How much that counts is weighed
with the other cues.
"""

from __future__ import annotations

from bordereau.codebook import grammar_words
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor

_NEAR, _FAR, _TOUCHING = 35, 150, 6  # characters between a trigger and a party
_GETTING = frozenset({"buy", "receive", "contract"})
_BOUNDARIES = (";", " – ", " — ", "\n")
STRONG, WEAK, GUESSED = "strong", "weak", "guessed"
Says = tuple[str, str]


def grammar(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> list[Says]:
    """What the rules say of `phrase` seen from `anchor`: (role, strength) each; nothing across sentences."""
    if phrase.sentence != anchor.sentence:
        return []
    said = [s for s in (_of_item(scene, phrase), _of_forces(phrase)) if s]
    if phrase.end <= anchor.start:
        found = _before(scene, anchor, phrase)
    elif phrase.start >= anchor.end:
        found = _after(scene, anchor, phrase)
    else:
        found = None
    said = [*said, found] if found else said
    if phrase.mention.form == "generic":
        return [(role, GUESSED) for role, _ in said]
    return said


def is_passive(anchor: Anchor) -> bool:
    """Whether a verb stands in the passive, or as a bare participle."""
    if anchor.pos != "verb":
        return False
    active = anchor.flags & {"perfect_aux", "future_aux", "conditional_aux"}
    return "passive_aux" in anchor.flags and not (active and anchor.strength < 1)


def _of_item(scene: Scene, phrase: PartyPhrase) -> Says | None:
    """'Russian helicopters', 'chars polonais'; 'tanks for Ukraine', 'des armes de la Russie'."""
    for item in scene.items.get(phrase.sentence, ()):
        behind = phrase.start - item.end
        if (0 <= behind <= 2 or 0 <= item.start - phrase.end <= 2) and phrase.mention.form == "demonym":
            return "supplier", WEAK
        if 0 <= behind <= 12 and phrase.relation in ("to2", "to3"):
            return "recipient", STRONG
        if 0 <= behind <= 12 and phrase.relation in ("from2", "from3", "agent2"):
            return "supplier", STRONG
    return None


def _of_forces(phrase: PartyPhrase) -> Says | None:
    return (
        ("recipient", WEAK)
        if phrase.organ == "forces" and not phrase.relation.startswith(("from3", "agent"))
        else None
    )


def _before(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    gap = scene.page.whole[phrase.end : anchor.start]
    if phrase.relation in ("to2", "to3"):
        return ("recipient", WEAK) if anchor.cls not in _GETTING and len(gap) < _FAR else None
    if phrase.relation in ("from3", "agent2"):
        return "supplier", WEAK
    if phrase.relation and phrase.relation != "from1":
        return None
    if anchor.pos != "verb":
        beside = len(gap) <= 2 and anchor.cls == "give_noun"
        return ("supplier", STRONG) if beside else None
    between = scene.parties_in.get(phrase.sentence, ())
    nearer = any(phrase.end <= p.start and p.end <= anchor.start and not p.relation for p in between)
    if nearer or phrase.relation or any(mark in gap for mark in _BOUNDARIES):
        return None
    return _subject(anchor, STRONG if len(gap) < _FAR else WEAK)


def _subject(anchor: Anchor, strength: str) -> Says | None:
    """The role of what stands as the subject of a verb."""
    if is_passive(anchor):
        return (
            ("recipient", strength if anchor.subject == "recipient" else WEAK)
            if anchor.cls in ("give", "promise", "sell")
            else None
        )
    if anchor.subject in ("supplier", "recipient"):
        return anchor.subject, strength
    return None


def _after(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    gap = scene.page.whole[anchor.end : phrase.start]
    if phrase.relation in ("to2", "to3"):
        return _of_destination(scene, anchor, phrase, gap)
    if phrase.relation in ("from2", "from3", "agent2"):
        return "supplier", _strength(gap)
    if phrase.relation == "from1":
        return _of_genitive(anchor, gap)
    if phrase.relation:
        return ("supplier", WEAK) if anchor.cls in _GETTING and len(gap) < _NEAR else None
    return _of_object(anchor, phrase) if len(gap) <= _TOUCHING else None


def _strength(gap: str) -> str:
    """How much a preposition says of a party that follows a trigger after the words `gap`."""
    return STRONG if len(gap) < _FAR and not any(mark in gap for mark in _BOUNDARIES) else WEAK


def _of_destination(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says:
    """'Livré à la Syrie'; but 'acheté à la Russie', 'demandé à la Russie' name the supplier."""
    getting = anchor.cls in _GETTING
    asking = phrase.relation == "to2" and (getting or anchor.cls == "request")
    if asking and grammar_words(scene.page.lang).seller_takes_to and len(gap) < _NEAR:
        return "supplier", STRONG if len(gap) < _TOUCHING else WEAK
    return "recipient", WEAK if getting else _strength(gap)


def _of_object(anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    """A party right after a trigger, with no preposition: 'arms the rebels', 'livraisons russes'."""
    demonym = phrase.mention.form == "demonym"
    if anchor.cls in ("give_noun", "request"):
        return "supplier", STRONG
    if anchor.pos != "verb" or demonym or is_passive(anchor):
        return ("supplier", WEAK) if demonym else None
    if anchor.cls in _GETTING:
        return "supplier", WEAK
    return ("recipient", STRONG) if anchor.subject == "supplier" else None


def _of_genitive(anchor: Anchor, gap: str) -> Says | None:
    """'Le don de la Russie', 'reçu de la Russie'; 'put into the hands of the army'."""
    if len(gap) > _NEAR:
        return None
    if anchor.cls in ("receive", "buy") or (anchor.cls == "give_noun" and len(gap) < 14):
        return "supplier", STRONG if anchor.cls == "receive" else WEAK
    phrasal = anchor.cls == "give" and anchor.end - anchor.start > 18 and len(gap) < 14
    return ("recipient", STRONG) if phrasal else None
