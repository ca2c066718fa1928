"""Party words: the mentions that a party is cited from in its role, once it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.reading.around import nearest
from bordereau.reading.citing import CITED
from bordereau.reading.decisions import Span
from bordereau.reading.home import is_state
from bordereau.reading.mentions import PartyMention
from bordereau.reading.scene import PartyPhrase, Scene, relation_before
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.voice import STRONG

_UNNAMED, _NAMED = "generic", "name"
_OWN, _OWN_WEAK = 4.0, 0.5  # the grammar of the telling gives the role
_ELSEWHERE, _ELSEWHERE_WEAK = 1.0, 0.4  # that of another trigger in the mention's sentence does
_LIKELY, _LIKELY_CHANCE = 1.0, 0.3  # and that trigger tells a hand-over with this chance at least
_HERE = 2.0  # in a sentence of the telling
_LESS = {_UNNAMED: 3.0, "person": 2.0, "capital": 1.0}  # how much less a mention of this form shows
_TITLE, _LATER = 1.5, 0.5  # how much less one in the title, and one after the telling
_SENTENCE, _FAR = 0.25, 6  # how much less for each sentence between, and sentences that count
_ORGANS = ("forces", "government")


def party_spans(roles: Roles, role: str, phrases: Sequence[PartyPhrase]) -> tuple[Span, ...]:
    """The mentions of a party that show it in its role, at most three, the most telling first.

    Those to which the grammar of the telling gives the role come first, then those in its sentences, then
    those to which another telling gives the role. Names show more than the words that stand for them, than
    persons and capitals. Of a state, what receives or gives in the telling without a name ('the navy took
    delivery') is shown as well.
    """
    named = [p for p in phrases if not _is_goods(roles, p)] or phrases
    shown = [*named, *_unnamed(roles, role, phrases)]
    ranked = sorted(shown, key=lambda p: (-_points(roles, role, p), _gap(roles, p)))
    return tuple(dict.fromkeys((p.start, p.end) for p in ranked))[:CITED]


def _is_goods(roles: Roles, phrase: PartyPhrase) -> bool:
    """Whether a word without a name is that for goods: 'fighters', which are no soldiers then."""
    goods = roles.scene.items.get(phrase.sentence, ())
    return phrase.mention.form == _UNNAMED and any(
        i.start < phrase.end and phrase.start < i.end for i in goods
    )


def _points(roles: Roles, role: str, phrase: PartyPhrase) -> float:
    """How plainly a mention shows its party in `role`."""
    said = _said(roles, role, phrase)
    own, likely = set[str](), set[str]()
    for anchor, how in said:
        own |= {how} if anchor in roles.cluster.anchors else set()
        likely |= {how} if roles.chances.get(anchor, 0.0) > _LIKELY_CHANCE else set()
    points = _by(own, _OWN, _OWN_WEAK) + _by({how for _, how in said}, _ELSEWHERE, _ELSEWHERE_WEAK)
    points += _LIKELY * (STRONG in likely)
    near, apart, _ = nearest(roles.cluster, phrase.start, phrase.end, phrase.sentence)
    points += _HERE * (apart == 0) - _SENTENCE * min(apart, _FAR) - _LATER * (phrase.start > near.start)
    points -= _TITLE * (roles.scene.page.headed and phrase.sentence == 0)
    return points - _LESS.get(phrase.mention.form, 0.0)


def _said(roles: Roles, role: str, phrase: PartyPhrase) -> list[tuple[Anchor, str]]:
    """The triggers of a mention's sentence whose grammar gives it `role`, as if it had a name, and how
    strongly."""
    if phrase.mention.form == _UNNAMED:
        phrase = replace(phrase, mention=replace(phrase.mention, form=_NAMED))
    there = roles.anchors_in.get(phrase.sentence, ())
    return [(a, how) for a in there for r, how in grammar(roles.scene, a, phrase) if r == role]


def _by(said: set[str], strong: float, weak: float) -> float:
    return strong if STRONG in said else weak if said else 0.0


def _unnamed(roles: Roles, role: str, phrases: Sequence[PartyPhrase]) -> list[PartyPhrase]:
    """Words for forces or a government to which the telling gives the role of a state, and which the article
    has not given to it yet."""
    state = next((p for p in phrases if is_state(p)), None)
    if state is None:
        return []
    scene = roles.scene
    taken = {p.start for p in scene.parties if p.mention.form != _UNNAMED or p.value == state.value}
    found = [
        _standing_for(state, m, scene)
        for m in scene.mentions.parties
        if m.sentence in roles.sentences and m.start not in taken
        if not m.value and m.entry.get("role") in _ORGANS
    ]
    own = roles.cluster.anchors
    return [p for p in found if any(a in own and how == STRONG for a, how in _said(roles, role, p))]


def _standing_for(state: PartyPhrase, word: PartyMention, scene: Scene) -> PartyPhrase:
    """A word without a name as a phrase for `state`."""
    mention = replace(state.mention, start=word.start, end=word.end, sentence=word.sentence, form=_UNNAMED)
    organ, relation = str(word.entry.get("role")), relation_before(scene, word.start)
    return PartyPhrase(word.start, word.end, word.sentence, state.value, mention, organ, relation)


def _gap(roles: Roles, phrase: PartyPhrase) -> int:
    return nearest(roles.cluster, phrase.start, phrase.end, phrase.sentence)[2]
