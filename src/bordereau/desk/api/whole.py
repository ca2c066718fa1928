"""The register as a whole: what is in it, what was done, what changed, and whether it is sound."""

from __future__ import annotations

from itertools import islice
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Query

from bordereau.desk.api.parts import Number, Sent, TheRegister
from bordereau.register.check import Fault
from bordereau.register.counting import Source, Stats
from bordereau.register.errors import BusyError
from bordereau.register.lookup import HistoryLine, Made
from bordereau.register.store.changes import Change

router = APIRouter(tags=["register"])

_MOST_FAULTS = 100
_checking = Lock()


class Soundness(Sent):
    """What the check found: the first hundred faults."""

    sound: bool
    faults: list[Fault]


@router.get("/stats", summary="How much is in the register")
def get_stats(register: TheRegister) -> Stats:
    """Counts of articles, reports, claims, entries and decisions."""
    return register.stats()


@router.get("/sources", summary="The publishers, with their reliability")
def get_sources(register: TheRegister) -> list[Source]:
    """Those with most articles first."""
    return register.sources()


@router.get("/history", summary="The last of what was done, by persons and the program")
def get_history(
    register: TheRegister, limit: Annotated[int, Query(ge=1, le=1000)] = 100
) -> list[HistoryLine]:
    """Decisions (with `who`) and changes, in the order of time."""
    return register.history(limit=limit)


@router.get("/decisions", summary="What persons decided, the newest first")
def get_decisions(
    register: TheRegister,
    before: Annotated[
        Number | None, Query(description="The number (`no`) of the last decision seen.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[Made]:
    """Each with whether it is undone by now; to go on, ask for those before the last one's number."""
    return register.decisions(before=before, limit=limit)


@router.get("/changes", summary="What the program did since a change")
def get_changes(
    register: TheRegister,
    since: Annotated[Number, Query(description="The number (`no`) of the last change seen.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> list[Change]:
    """In the order of time, the first ones after `since`: ask again with the `no` of the last."""
    return register.changes(since, limit=limit)


@router.get("/check", summary="Whether the register is sound")
def check(register: TheRegister) -> Soundness:
    """Every hash, passage and reference is looked at, which takes a while; nothing is mended."""
    if not _checking.acquire(blocking=False):
        raise BusyError("the register is being checked already: ask again when that is done")
    try:
        faults = list(islice(register.check(), _MOST_FAULTS))
    finally:
        _checking.release()
    return Soundness(sound=not faults, faults=faults)
