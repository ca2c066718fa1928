"""Why reports were filed together, and what kept the nearest others out."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field

from bordereau.desk.api.parts import EntryName, Sent, TheRegister
from bordereau.register import explaining
from bordereau.register.matching.match import Compared

router = APIRouter(tags=["entries"])


class Pair(Sent):
    """Two reports compared. `score` is natural log odds that they are of one happening, `linked` whether it
    suffices by itself; `decision` is the number of the person's decision that holds whatever it says."""

    one: str
    other: str
    score: float
    probability: float = Field(ge=0, le=1)
    linked: bool
    decision: int | None
    comparisons: tuple[Compared, ...]


class Other(Sent):
    """An entry that is near and was kept out: its likeliest pair with a report of this one."""

    entry: str
    pair: Pair


class Explanation(Sent):
    """An entry's reports, each two of them compared, and the nearest others. Of more than 20 pairs these are
    the likeliest that join its reports, and `more` counts the rest."""

    entry: str
    reports: tuple[str, ...]
    pairs: tuple[Pair, ...]
    others: tuple[Other, ...]
    more: int


@router.get("/entries/{entry}/explain", summary="Why the reports of an entry were filed together")
def explain(register: TheRegister, entry: EntryName) -> Explanation:
    """Every comparison with what it weighs, and why in words."""
    told = register.explain(entry)
    return Explanation(
        entry=told.entry,
        reports=told.reports,
        pairs=tuple(_pair(pair) for pair in told.pairs),
        others=tuple(Other(entry=other.entry, pair=_pair(other.pair)) for other in told.others),
        more=told.more,
    )


def _pair(pair: explaining.Pair) -> Pair:
    match = pair.match
    return Pair(
        one=match.one.id,
        other=match.other.id,
        score=match.score,
        probability=match.probability,
        linked=match.linked,
        decision=pair.decision,
        comparisons=match.comparisons,
    )
