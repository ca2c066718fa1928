"""Pairing: the cues on which supplier and which recipient go together in one hand-over."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.trade import supply_features

_CANDIDATES = 4  # likeliest parties of each side that are tried
_STEPS, _FAR = 2, 8  # steps of one unit of log-odds, and the last one


@dataclass(frozen=True)
class Pairing:
    """Both sides of a hand-over: how surely each party of the article plays either role, by itself.

    `told`: whether the grammar names both; then only these chances count.
    """

    supplier: Mapping[str, float]
    recipient: Mapping[str, float]
    phrases: Mapping[str, list[PartyPhrase]]
    told: bool

    def pairs(self) -> list[tuple[str | None, str | None]]:
        """Each supplier with each recipient, of the likeliest, the likeliest first; either may be none."""
        suppliers, recipients = [*_likeliest(self.supplier), None], [*_likeliest(self.recipient), None]
        return [(s, r) for s in suppliers for r in recipients if s is None or s != r]

    def features(self, supplier: str | None, recipient: str | None) -> list[str]:
        """The cues on whether these two go together."""
        out = [
            f"supplier odds={_odds(_share(self.supplier, supplier))}",
            f"recipient odds={_odds(_share(self.recipient, recipient))}",
        ]
        if supplier is None or recipient is None:
            return [*out, f"supplier={supplier is not None} recipient={recipient is not None}"]
        if self.told:
            return [*out, "both told"]
        giver, taker = (self.phrases[v][0].mention.entry for v in (supplier, recipient))
        types = f"{giver.get('type')} to {taker.get('type')}"
        out += [types, f"exporter {giver.get('exporter')} to {taker.get('exporter')}"]
        out += [f"importer {giver.get('importer')} to {taker.get('importer')}"]
        seat = str(giver.get("state") or supplier)
        return out + supply_features(supplier, seat, [recipient], "that is the recipient")


def _likeliest(chances: Mapping[str, float]) -> list[str]:
    return sorted(chances, key=lambda v: -chances[v])[:_CANDIDATES]


def _share(chances: Mapping[str, float], value: str | None) -> float:
    return 1 - sum(chances.values()) if value is None else chances[value]


def _odds(share: float) -> int:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return max(-_FAR, min(_FAR, round(_STEPS * math.log(share / (1 - share)))))
