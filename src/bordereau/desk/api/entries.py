"""Entries: lists of them, one of them, its history."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from bordereau.desk.api.parts import DATE, EntryName, Name, Sent, TheRegister, Words
from bordereau.model import Category, Entry, Kind, Phase, Review, Stage, Verdict
from bordereau.register.filters import Filters, Page, Sort
from bordereau.register.lookup import HistoryLine

router = APIRouter(tags=["entries"])

LONGEST_PAGE = 200
"""The most entries of one page."""
_Several = Field(default=(), max_length=20)


class Asked(Sent):
    """Which entries: all that is given must hold; of several values of one, any."""

    kind: tuple[Kind, ...] = _Several
    supplier: tuple[Name, ...] = _Several
    recipient: tuple[Name, ...] = _Several
    party: tuple[Name, ...] = Field(default=(), max_length=20, description="In whatever role.")
    category: tuple[Category, ...] = _Several
    designation: tuple[Name, ...] = _Several
    stage: tuple[Stage | Phase, ...] = Field(
        default=(), max_length=20, description="Of deployments, the phase."
    )
    place: tuple[Name, ...] = Field(
        default=(), max_length=20, description="A name, or a country's ISO 3166-1 alpha-3 code."
    )
    publisher: tuple[Name, ...] = _Several
    verdict: tuple[Verdict, ...] = _Several
    review: tuple[Review, ...] = _Several
    since: str | None = Field(default=None, pattern=DATE, description="ISO day, month or year.")
    until: str | None = Field(default=None, pattern=DATE, description="ISO day, month or year.")
    text: Words | None = Field(default=None, description="Words that must all stand in the entry.")

    def filters(self) -> Filters:
        """What is asked for, as the register takes it."""
        told = {name: getattr(self, name) or None for name in Filters.__dataclass_fields__}
        return Filters(**told)


class AskedPage(Asked):
    """Which entries, in what order, and how many."""

    sort: Sort = "date"
    reverse: bool = Field(default=False, description="The oldest first, or the least credible.")
    limit: int = Field(default=50, ge=1, le=LONGEST_PAGE)
    after: str | None = Field(
        default=None, max_length=300, description="`after` of the last page, with all else as it was."
    )


class Count(Sent):
    """How many there are."""

    count: int


@router.get("/entries", summary="Entries that pass the filters, page by page")
def list_entries(register: TheRegister, asked: Annotated[AskedPage, Query()]) -> Page:
    """The newest first, or by credibility the most credible. `after` leads to the next page."""
    return register.entries(
        asked.filters(), sort=asked.sort, reverse=asked.reverse, limit=asked.limit, after=asked.after
    )


@router.get("/count", summary="How many entries pass the filters")
def count_entries(register: TheRegister, asked: Annotated[Asked, Query()]) -> Count:
    """The number of entries, without any of them."""
    return Count(count=register.count(asked.filters()))


@router.get("/entries/{entry}", summary="An entry, with all its sides and their words")
def get_entry(register: TheRegister, entry: EntryName) -> Entry:
    """Each field with its verdict, the rule that chose its value, and every claim with its passages."""
    return register.entry(entry)


@router.get("/entries/{entry}/history", summary="What was done with an entry, by persons and the program")
def get_entry_history(register: TheRegister, entry: EntryName) -> list[HistoryLine]:
    """Decisions (with `who`) and changes, in the order of time, under all names the entry had."""
    return register.history(entry)
