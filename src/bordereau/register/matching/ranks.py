"""How commonly a state supplies and receives arms: what tells a pair that often meets from a rare one.

The ranks are the codebook's (`exporter` and `importer` of states, 0 to 5): a measure that does not depend on
what the register holds, so that neither blocks nor scores change as it grows.
"""

from __future__ import annotations

from functools import cache

from bordereau.codebook.cache import cached, signature
from bordereau.codebook.files import DATA, read_data

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
