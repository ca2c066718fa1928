"""Presences: whose forces usually stand in a state, where a group fights (data/parties/presences.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bordereau.codebook.checks import party_ids
from bordereau.codebook.files import CodebookError, codebook_roots, read_data

FILE = "parties/presences.yaml"


def usual_presences(host: str) -> tuple[str, ...]:
    """The states and bodies (ids of the codebook) with forces in `host`, not their own, the chief one first.

    Empty where unknown. Raises CodebookError where a file of presences cannot be used.
    """
    return _presences().presences.get(host, ())


def theatres_of(group: str) -> tuple[str, ...]:
    """The states (ids of the codebook) that a group or company is active in, the chief one first.

    Empty where unknown. Raises CodebookError where a file of presences cannot be used.
    """
    return _presences().theatres.get(group, ())


@dataclass(frozen=True)
class _Presences:
    presences: Mapping[str, tuple[str, ...]]
    theatres: Mapping[str, tuple[str, ...]]


@cache
def _presences() -> _Presences:
    """What all folders tell; a folder of a researcher's own tells before the package."""
    told = [_of_folder(root) for root in codebook_roots()]
    return _Presences(
        {host: listed for one in told for host, listed in one.presences.items()},
        {group: listed for one in told for group, listed in one.theatres.items()},
    )


def _of_folder(root: Path) -> _Presences:
    data = read_data(FILE, root) or {}
    try:
        return _Presences(*(_lists(data.get(part) or {}) for part in ("presences", "theatres")))
    except (AttributeError, TypeError, ValueError) as error:
        raise CodebookError(f"{root / FILE}: {error}") from error


def _lists(told: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    lists = {party: party_ids(listed) for party, listed in told.items()}
    own = next((party for party, listed in lists.items() if party in listed), None)
    if own is not None:
        raise ValueError(f"{own!r} stands in its own list")
    return lists
