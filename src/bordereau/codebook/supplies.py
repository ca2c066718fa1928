"""Supplies: who usually supplies whom, and between whom no arms pass (data/parties/supplies.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bordereau.codebook.checks import party_ids
from bordereau.codebook.files import CodebookError, codebook_roots, read_data

FILE = "parties/supplies.yaml"


def usual_suppliers(recipient: str) -> tuple[str, ...]:
    """The parties (ids of the codebook) that usually supply `recipient`, the largest first.

    Empty where unknown. Raises CodebookError where a file of supplies cannot be used.
    """
    return _supplies().suppliers.get(recipient, ())


def are_hostile(a: str, b: str) -> bool:
    """Whether no arms pass between these parties (ids of the codebook), in whichever order they are named.

    Raises CodebookError where a file of supplies cannot be used.
    """
    return frozenset((a, b)) in _supplies().hostile


@dataclass(frozen=True)
class _Supplies:
    suppliers: Mapping[str, tuple[str, ...]]
    hostile: frozenset[frozenset[str]]


@cache
def _supplies() -> _Supplies:
    """What all folders tell; on suppliers, a folder of a researcher's own tells before the package."""
    told = [_of_folder(root) for root in codebook_roots()]
    suppliers = {recipient: listed for one in told for recipient, listed in one.suppliers.items()}
    return _Supplies(suppliers, frozenset(pair for one in told for pair in one.hostile))


def _of_folder(root: Path) -> _Supplies:
    data = read_data(FILE, root) or {}
    try:
        suppliers = {
            recipient: party_ids(listed) for recipient, listed in (data.get("suppliers") or {}).items()
        }
        return _Supplies(suppliers, frozenset(_pairs(data.get("hostile") or {})))
    except (AttributeError, TypeError, ValueError) as error:
        raise CodebookError(f"{root / FILE}: {error}") from error


def _pairs(hostile: Mapping[str, Any]) -> Iterator[frozenset[str]]:
    for party, others in hostile.items():
        for other in party_ids(others):
            if other == party:
                raise ValueError(f"{party!r} is hostile to itself")
            yield frozenset((party, other))
