"""Own supply: a state that buys from its own industry hands nothing over to anybody."""

from __future__ import annotations

from bordereau.reading.decisions import Handover
from bordereau.reading.transfers.roles import Roles

_COMPANY, _FORCES = "company", "forces"


def is_own_supply(roles: Roles, told: Handover) -> bool:
    """Whether only firms of one state are told to supply it, and no other party is.

    Where no supplier was chosen, a firm of that state in the sentences of the telling stands for it; where
    nobody was chosen to receive, the state whose forces are named there.
    """
    here = [p for s in roles.sentences for p in roles.scene.parties_in.get(s, ())]
    receivers = {c.value for c in told.recipient} or {p.value for p in here if p.organ == _FORCES}
    if len(receivers) != 1:
        return False
    homes = _homes(roles)
    suppliers = ({c.value for c in told.supplier} or {p.value for p in here}) - receivers
    return bool(suppliers) and all(homes.get(value) in receivers for value in suppliers)


def _homes(roles: Roles) -> dict[str, str]:
    """The states of the firms that the article names."""
    entries = {p.value: p.mention.entry for p in roles.scene.parties}
    return {v: str(e.get("state")) for v, e in entries.items() if e.get("type") == _COMPANY}
