"""Behind: what the grammar says of a party that stands behind a trigger in its sentence."""

from __future__ import annotations

from bordereau.codebook import grammar_words
from bordereau.reading.bearing import BARE_PARTICIPLE
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.lists import head_of_list
from bordereau.reading.transfers.relatives import inverted
from bordereau.reading.transfers.voice import (
    GETTING,
    STRONG,
    WEAK,
    Says,
    is_passive,
    is_verbal,
    of_agent,
    subject_of,
)

FAR = 150
"""Characters between a trigger and a party, from which on the grammar says little."""
BOUNDARIES = (";", " – ", " — ", " - ", "\n")
"""What parts two clauses for certain."""
_NEAR, _CLAUSE, _TOUCHING, _GENITIVE = 35, 60, 6, 14
_IDIOM = "idiom"
_PREPOSITION_REACH = 12  # characters before a party that may hold its preposition


def of_party_behind(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    """What the rules say of `phrase`, which stands behind `anchor` in its sentence: (role, strength)."""
    gap = scene.page.whole[anchor.end : phrase.start]
    if phrase.relation:
        return _by_preposition(scene, anchor, phrase, gap)
    if (
        anchor.pos == "verb"
        and phrase.mention.form != "demonym"
        and inverted(scene, anchor.start, anchor.end, phrase)
    ):
        return subject_of(anchor, STRONG)
    head = head_of_list(scene, phrase)
    touches = 0 <= head.start - anchor.end <= _TOUCHING and not head.relation
    return _of_object(anchor, head) if touches else None


def _by_preposition(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    match phrase.relation:
        case "to2" | "to3":
            found: Says | None = _of_destination(scene, anchor, phrase, gap)
        case "agent2":
            found = _of_agent_behind(scene, anchor, phrase, gap)
        case "from2" | "from3":
            found = "supplier", _strength(gap)
        case "from1":
            found = _of_genitive(anchor, gap)
        case _:
            found = _of_place(anchor, gap)
    return found


def _of_place(anchor: Anchor, gap: str) -> Says | None:
    """'Signé avec la France', 'landed in Niger'."""
    if (anchor.cls in GETTING or anchor.cls == "negotiate") and len(gap) < _NEAR:
        return "supplier", WEAK
    return ("recipient", WEAK) if anchor.cls == "move" and len(gap) < _CLAUSE else None


def _strength(gap: str) -> str:
    """How much a preposition says of a party that follows a trigger after the words `gap`."""
    return STRONG if len(gap) < FAR and not any(mark in gap for mark in BOUNDARIES) else WEAK


def _of_agent_behind(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    """An agent after a trigger: of that trigger, where no other one stands nearer."""
    if anchor.bare:
        return ("supplier", STRONG) if len(gap) <= _TOUCHING else None
    if _another(scene, anchor, phrase):
        return None if anchor.subject == "recipient" else ("supplier", WEAK)
    getting = anchor.subject == "recipient" and len(gap) >= _NEAR
    return of_agent(scene, anchor, WEAK if getting else _strength(gap))


def bought_between(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> bool:
    """Whether the trigger nearest before `phrase` is another, that has who sells behind its preposition."""
    between = [
        t
        for t in scene.triggers.get(anchor.sentence, ())
        if anchor.end <= t.start and t.end <= phrase.start and t.entry.get("class") != _IDIOM
    ]
    if not between or not _names_seller(scene, phrase):
        return False
    last = between[-1].entry
    return last.get("class") in ("buy", "contract") and last.get("subject") == "recipient"


def _buys_from(anchor: Anchor, phrase: PartyPhrase, gap: str) -> bool:
    """'Commande de vingt avions au Royaume-Uni'; after a capital's name alone it may be the place."""
    buying = anchor.cls in ("buy", "contract") and anchor.subject == "recipient"
    return buying and phrase.mention.form != "capital" and len(gap) < _CLAUSE and "," not in gap


def _names_seller(scene: Scene, phrase: PartyPhrase) -> bool:
    """Whether the preposition before `phrase` may name who sells ('acheter à'), and not whom it is for."""
    words = grammar_words(scene.page.lang)
    before = scene.page.folded[max(0, phrase.start - _PREPOSITION_REACH) : phrase.start].split()
    preposition = next((w for w in reversed(before) if w not in words.determiners), "")
    return words.seller_takes_to and preposition not in words.purpose


def _another(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> bool:
    """Whether another trigger stands between a trigger and a party behind it."""
    return any(
        anchor.end <= t.start and t.end <= phrase.start for t in scene.triggers.get(anchor.sentence, ())
    )


def _of_destination(scene: Scene, anchor: Anchor, phrase: PartyPhrase, gap: str) -> Says | None:
    """'Livré à la Syrie', 'vente à la Syrie'; but 'acheté à la Russie' names the supplier.

    In 'attend des avions commandés au Brésil' only the nearer trigger tells of Brazil.
    """
    if bought_between(scene, anchor, phrase):
        return None
    getting = anchor.cls in GETTING and anchor.subject != "supplier"
    asking = phrase.relation == "to2" and (getting or anchor.cls == "request")
    if asking and _names_seller(scene, phrase):
        if _buys_from(anchor, phrase, gap) and not _another(scene, anchor, phrase):
            return "supplier", STRONG
        if len(gap) < _NEAR:
            return "supplier", STRONG if len(gap) < _TOUCHING else WEAK
    return "recipient", WEAK if getting and phrase.relation == "to2" else _strength(gap)


def _of_object(anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    """A party right after a trigger, with no preposition: 'arms the rebels', 'livraisons russes'."""
    demonym = phrase.mention.form == "demonym"
    if BARE_PARTICIPLE in anchor.flags:
        return None
    if anchor.cls in ("give_noun", "request"):
        return "supplier", STRONG
    if not is_verbal(anchor) or demonym or is_passive(anchor):
        return ("supplier", WEAK) if demonym else None
    if anchor.cls in GETTING:
        return "supplier", WEAK
    return ("recipient", STRONG) if anchor.subject == "supplier" else None


def _of_genitive(anchor: Anchor, gap: str) -> Says | None:
    """'Le don de la Russie', 'reçu de la Russie'; 'put into the hands of the army'."""
    if len(gap) > _NEAR:
        return None
    if anchor.cls == "expect" and anchor.subject == "recipient" and len(gap) < _GENITIVE:
        return "supplier", STRONG
    if anchor.cls in ("receive", "buy") or (anchor.cls == "give_noun" and len(gap) < _GENITIVE):
        return "supplier", STRONG if anchor.cls == "receive" else WEAK
    phrasal = anchor.cls == "give" and anchor.end - anchor.start > 18 and len(gap) < _GENITIVE
    return ("recipient", STRONG) if phrasal else None
