"""What persons decide on entries: forms come in, a decision is taken, and the page they came from goes on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from bordereau.desk.pages.parts import FORM_BYTES, Editor, TheRegister, go_on
from bordereau.desk.rendering import message
from bordereau.desk.values import WritingError, written
from bordereau.register.errors import DecisionError, RegisterError
from bordereau.register.register import Register
from bordereau.register.review import Decided

router = APIRouter()

Why = Annotated[str, Form(max_length=2_000)]
Back = Annotated[str, Form(max_length=2_000)]
Text = Annotated[str, Form(max_length=FORM_BYTES)]


@router.post("/entries/{name}/accept")
def accept(register: TheRegister, who: Editor, name: str, why: Why = "", back: Back = "") -> RedirectResponse:
    """Says that an entry is right as it is."""
    return _on(register.accept(name, who=who, why=why), name, back)


@router.post("/entries/{name}/reject")
def reject(register: TheRegister, who: Editor, name: str, why: Why = "", back: Back = "") -> RedirectResponse:
    """Says that an entry is wrong."""
    return _on(register.reject(name, who=who, why=why), name, back)


@router.post("/entries/{name}/note")
def note(register: TheRegister, who: Editor, name: str, text: Text = "", back: Back = "") -> RedirectResponse:
    """Notes something about an entry."""
    return _on(register.note(name, text, who=who), name, back)


@router.post("/entries/{name}/choose")
def choose(  # noqa: PLR0913, PLR0917 (the fields of the form)
    register: TheRegister,
    who: Editor,
    name: str,
    field: Annotated[str, Form(max_length=40)],
    side: Annotated[int, Form(ge=0)],
    why: Why = "",
    back: Back = "",
) -> RedirectResponse:  # fmt: skip
    """Takes one of the sides of a field for its value. `side`: its number on the page, from 0."""
    told = register.entry(name).field(field)
    if told is None or side >= len(told.sides):
        raise DecisionError(
            "%(field)s has no such side any more: load %(entry)s again", field=field, entry=name
        )
    return _on(register.correct(name, field, told.sides[side].value, who=who, why=why), name, back)


@router.post("/entries/{name}/correct")
async def correct(request: Request, register: TheRegister, who: Editor, name: str) -> Response:
    """Sets a field to what a form tells, or to nothing where it was said to be unknown."""
    from starlette.concurrency import run_in_threadpool

    told = await request.form()
    form = {key: [v for v in told.getlist(key) if isinstance(v, str)] for key in told}
    return await run_in_threadpool(_correct, request, register, who, name, form)


def _correct(
    request: Request, register: TheRegister, who: str, name: str, form: dict[str, list[str]]
) -> RedirectResponse:
    field, why, back = (form.get(key, [""])[0][:2_000] for key in ("field", "why", "back"))
    kind = register.entry(name).kind
    try:
        value = None if form.get("unknown") else written(kind, field, form)
    except WritingError as error:
        raise DecisionError(message(request, str(error))) from error
    return _on(register.correct(name, field, value, who=who, why=why), name, back)


@router.post("/entries/{name}/merge")
def merge(  # noqa: PLR0913, PLR0917 (the fields of the form)
    register: TheRegister, who: Editor, name: str, other: Annotated[str, Form(max_length=200)] = "",
    why: Why = "", back: Back = "",
) -> RedirectResponse:  # fmt: skip
    """Makes one entry of two."""
    decided = register.merge(name, other.strip(), who=who, why=why)
    return _on(decided, register.entry(name).id, f"/entries/{register.entry(name).id}")


@router.post("/entries/{name}/split")
def split(  # noqa: PLR0913, PLR0917 (the fields of the form)
    register: TheRegister, who: Editor, name: str,
    report: Annotated[list[str] | None, Form()] = None, why: Why = "", back: Back = "",
) -> RedirectResponse:  # fmt: skip
    """Takes reports out of an entry, into one of their own."""
    return _on(register.split(name, report or [], who=who, why=why), name, back)


@router.post("/decisions/{number}/undo")
def undo(register: TheRegister, who: Editor, number: int, why: Why = "", back: Back = "") -> RedirectResponse:
    """Takes a decision out of force."""
    decided = register.undo(number, who=who, why=why)
    if back.startswith(("/review", "/sources")):
        return go_on(back, done="", on="")
    stays = not back.startswith("/entries/") or _is_there(register, decided.decision.target)
    return _on(decided, decided.decision.target, back if stays else "/history")


def _is_there(register: Register, name: str) -> bool:
    """Whether a name finds an entry: what only the decision held is gone when it is undone."""
    try:
        return bool(register.entry(name))
    except RegisterError:
        return False


def _on(decided: Decided, name: str, back: str) -> RedirectResponse:
    """Back to the page, which tells of the decision by its number and the entry's name."""
    already = "1" if decided.already else ""
    return go_on(back or f"/entries/{name}", done=decided.decision.no, on=name, already=already)
