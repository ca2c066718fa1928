"""Own supply: a state that buys from its own industry hands nothing over to anybody."""

from __future__ import annotations

from bordereau.reading.decisions import Handover
from bordereau.reading.transfers.roles import Roles

_COMPANY = "company"


def is_own_supply(roles: Roles, told: Handover) -> bool:
    """Whether only firms of the one state that receives are told to supply it, and no other state is named.

    Where no supplier was chosen, a firm of that state in the sentences of the telling stands for it.
    """
    receivers = {choice.value for choice in told.recipient}
    if len(receivers) != 1:
        return False
    homes = _homes(roles)
    here = {p.value for s in roles.sentences for p in roles.scene.parties_in.get(s, ())}
    suppliers = {choice.value for choice in told.supplier} or (here - receivers)
    return bool(suppliers) and all(homes.get(value) in receivers for value in suppliers)


def _homes(roles: Roles) -> dict[str, str]:
    """The states of the firms that the article names."""
    entries = {p.value: p.mention.entry for p in roles.scene.parties}
    return {v: str(e.get("state")) for v, e in entries.items() if e.get("type") == _COMPANY}
