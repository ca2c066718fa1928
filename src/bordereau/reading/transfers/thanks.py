"""Thanks: who is thanked for a hand-over supplied it, and who thanks got it.

'Le ministre a remercié la Chine pour ce don', 'thanked Berlin for the delivery'. The words of thanking are
cues of the class `thanks` in the codebook.
"""

from __future__ import annotations

from bordereau.reading.mentions import CueMention
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.voice import STRONG, WEAK, Says

_THANKS, _REACH, _TOUCHING = "thanks", 150, 20
_OF_GIVERS = ("give", "give_noun", "promise", "sell", "lend", "finance")


def of_thanks(scene: Scene, anchor: Anchor, phrase: PartyPhrase) -> Says | None:
    """What thanks before `anchor` say of `phrase`: a supplier is thanked, a recipient thanks."""
    if anchor.cls not in _OF_GIVERS or phrase.start >= anchor.start:
        return None
    cue = _thanks_before(scene, anchor)
    if cue is None:
        return None
    if cue.end <= phrase.start:
        return ("supplier", STRONG) if _is_thanked(scene, cue, phrase) else None
    return ("recipient", WEAK) if not phrase.relation and cue.start - phrase.end <= _TOUCHING else None


def _thanks_before(scene: Scene, anchor: Anchor) -> CueMention | None:
    cues = scene.cues.get(anchor.sentence, ())
    found = (c for c in cues if c.cue == _THANKS and 0 <= anchor.start - c.end <= _REACH)
    return next(found, None)


def _is_thanked(scene: Scene, cue: CueMention, phrase: PartyPhrase) -> bool:
    """Whether `phrase` is the first party behind the thanks."""
    parties = scene.parties_in.get(phrase.sentence, ())
    return not any(cue.end <= p.start and p.end <= phrase.start for p in parties)
