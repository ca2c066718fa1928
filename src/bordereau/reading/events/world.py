"""World: the cues that come from what is known of who stands in whose land, where groups fight, and whom."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from bordereau.codebook import are_hostile, theatres_of, usual_presences
from bordereau.reading.scene import PartyPhrase

_RANKS = (1, 3, 8, 30)
_NEVER, _NOWHERE = "none", "nowhere"
_MOST = 40  # parties of a sentence that are held against one another


def stands_in(sender: str, group: str, hosts: Collection[str]) -> str:
    """How notable the forces of `sender` are in one of `hosts`: a bucket of rank; or where `group` fights.

    'nowhere' where there are no hosts, 'none' where nothing is known of it in any.
    """
    if not hosts:
        return _NOWHERE
    ranks = [r for h in hosts if (r := _rank(sender, h) or _place_of(h, theatres_of(group)))]
    return next((f"<={n}" for n in _RANKS if ranks and min(ranks) <= n), _NEVER)


def sender_features(phrase: PartyPhrase, hosts: Collection[str], where: str) -> list[str]:
    """Whether a party has forces in one of the states `hosts`, or hosts one's; `where` names the cues."""
    state, others = seat_of(phrase), [h for h in hosts if h != phrase.value]
    if not others:
        return [f"{where}: no other state"]
    receives = any(_rank(other, phrase.value) for other in others)
    stands = stands_in(state, phrase.value, others)
    return [f"{where}: stands in one {stands}", f"{where}: hosts one={receives}"]


def hostile_features(value: str, others: Collection[str], where: str) -> list[str]:
    """Whether a party is hostile to one of `others`; `where` names the cue."""
    return [f"{where}: hostile to one={any(are_hostile(value, other) for other in others)}"]


def fights_in(value: str, country: str | None, states: Collection[str]) -> str:
    """Whether one of `states` is where a group fights; 'none' where nothing is known of it, or of them."""
    theatres = theatres_of(value) or ((country,) if country else ())
    return str(any(s in theatres for s in states)) if theatres and states else _NEVER


def pair_features(parties: Collection[str], countries: Collection[str]) -> list[str]:
    """Whether two of `parties` are hostile, and whether one stands in one of `countries`."""
    hostile = any(are_hostile(a, b) for a, b in combinations(sorted(parties)[:_MOST], 2))
    found = {stands_in(p, p, [c for c in countries if c != p]) for p in parties}
    stands = bool(found - {_NEVER, _NOWHERE})
    return [f"hostile here={hostile}", f"stands here={stands}", f"hostile={hostile} stands={stands}"]


def seat_of(phrase: PartyPhrase) -> str:
    """The state or body that sends a party's people: that of a company, of a mission, or itself."""
    entry = phrase.mention.entry
    told = {"pmc": entry.get("country"), "company": entry.get("state")}.get(str(entry.get("type")))
    return str(told or entry.get("parent") or phrase.value)


def _rank(sender: str, host: str) -> int:
    return _place_of(sender, usual_presences(host))


def _place_of(one: str, listed: Collection[str]) -> int:
    """1 for the first of a list, 2 for the next, ...; 0 for none of it."""
    return next((n for n, other in enumerate(listed, 1) if other == one), 0)
