"""Review: one entry after another that waits for a person, to be decided on by keyboard."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from bordereau.desk.pages.entry import note_of
from bordereau.desk.pages.parts import TheRegister, decided
from bordereau.desk.rendering import page
from bordereau.register.errors import RegisterError
from bordereau.register.queueing import REASONS, Reason
from bordereau.register.register import Register
from bordereau.register.store.decisions import Decision

router = APIRouter()

BOUND = 10_000
Name = Annotated[str, Query(max_length=200)]


@router.get("/review")
def review_page(  # noqa: PLR0913, PLR0917 (each is a key of the address)
    request: Request,
    register: TheRegister,
    of: str = "",
    after: Name = "",
    at: Name = "",
    done: int | None = None,
    on: Name = "",
) -> Response:
    """The next entry that waits. `of`: for what reason; `after`: go on from that entry; `at`: this one, which
    may wait no more; `done` and `on`: a decision just taken, and the entry it was taken on."""
    waiting = register.waiting(bound=BOUND)
    some: list[Reason] = [r for r in REASONS if waiting[r].count]
    reason = _reason(of) or (some[0] if some else "new")
    if of and not _reason(of):
        return RedirectResponse("/review", 303)
    entry_id = _meant(register, at) or next(iter(_next(register, reason, after)), None)
    turned = False
    if entry_id is None and after:  # past the last one: what was left out comes again
        entry_id, turned = next(iter(_next(register, reason, "")), None), True
    shown = note_of(register, register.entry(entry_id)) if entry_id else {"entry": None}
    return page(
        request, "review.html", **shown, waiting=waiting, reason=reason, reasons=REASONS, turned=turned,
        done=_decision(register, on, done), on=on,
    )  # fmt: skip


def _reason(told: str) -> Reason | None:
    return told if told in get_args(Reason) else None  # type: ignore[return-value]


def _next(register: Register, reason: Reason, after: str) -> list[str]:
    return register.next_in_queue(reason, after=after or None)


def _meant(register: Register, name: str) -> str | None:
    try:
        return register.entry(name).id if name else None
    except RegisterError:
        return None


def _decision(register: Register, name: str, number: int | None) -> Decision | None:
    """The decision just taken, as the entry's history has it; None where that is not so."""
    if not name or number is None:
        return None
    try:
        return decided(register.history(name), number)
    except RegisterError:
        return None
