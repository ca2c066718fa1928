"""How commonly a state supplies and receives arms: what tells a pair that often meets from a rare one.

The ranks are the codebook's (`exporter` and `importer` of states, 0 to 5): a measure that does not depend on
what the register holds, so that neither blocks nor scores change as it grows.
"""

from __future__ import annotations

from functools import cache

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.files import DATA, read_data

TRAFFIC = ("rare", "usual", "heavy")
_FILE = "parties/states.yaml"


def is_state(name: str) -> bool:
    """Whether `name` is the code of a state in the codebook (three capitals may be a group, as RSF)."""
    return name in _ranks()


def exporter(state: str) -> int:
    """0 (supplies no arms) to 5 (the largest suppliers)."""
    return _ranks().get(state, (0, 0))[0]


def importer(state: str) -> int:
    """0 (receives none) to 5 (the largest recipients)."""
    return _ranks().get(state, (0, 0))[1]


def traffic(suppliers: tuple[str, ...], recipients: tuple[str, ...]) -> str:
    """How commonly the suppliers' arms go to the recipients, by the ranks of the largest: one of TRAFFIC."""
    rank = (1 + max(map(exporter, suppliers), default=0)) * max(map(importer, recipients), default=0)
    return "rare" if rank <= 4 else "usual" if rank <= 18 else "heavy"


@cache
def _ranks() -> dict[str, tuple[int, int]]:
    kept = cached("state-ranks", signature([DATA / _FILE]), _read)
    return {state: (exports, imports) for state, (exports, imports) in kept.items()}


def _read() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for entry in read_data(_FILE)["entries"]:
        before = found.get(entry["id"], [0, 0])
        ranks = entry.get("exporter", 0), entry.get("importer", 0)
        found[str(entry["id"])] = [max(old, new) for old, new in zip(before, ranks, strict=True)]
    return found
