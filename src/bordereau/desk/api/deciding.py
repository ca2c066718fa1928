"""What persons decide. Each decision is in the history, with who decided and why, and can be undone."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field, JsonValue

from bordereau.desk.api.parts import EntryName, Name, Number, Sent, Text, TheRegister, Who, Words, bounded
from bordereau.model import Reliability
from bordereau.register.review import Decided

router = APIRouter(tags=["decisions"])


class Reason(Sent):
    """Why it is decided."""

    why: Words = ""


class Correction(Reason):
    """A field and its value as JSON has it; null makes it unknown."""

    field: Name
    value: JsonValue


class NoteText(Reason):
    """What is noted."""

    text: Text = Field(min_length=1)


class Other(Reason):
    """The entry that is the same happening."""

    other: Name


class Some(Reason):
    """The reports that are another happening."""

    reports: tuple[Name, ...] = Field(min_length=1, max_length=200)


class Letter(Reason):
    """How reliable a publisher is, from A (completely) to E (unreliable); F: it cannot be judged."""

    publisher: Name
    letter: Reliability


@router.post("/entries/{entry}/accept", summary="Say that an entry is right as it is")
def accept(register: TheRegister, person: Who, entry: EntryName, told: Reason) -> Decided:
    """The entry's review is then 'accepted'."""
    return register.accept(entry, who=person.name, why=told.why)


@router.post("/entries/{entry}/reject", summary="Say that an entry is wrong")
def reject(register: TheRegister, person: Who, entry: EntryName, told: Reason) -> Decided:
    """The entry's review is then 'rejected'; it stays in the register."""
    return register.reject(entry, who=person.name, why=told.why)


@router.post("/entries/{entry}/correct", summary="Set the value of a field")
def correct(register: TheRegister, person: Who, entry: EntryName, told: Correction) -> Decided:
    """The value holds whatever is read later, until it is undone. What the sources say stays beside it."""
    bounded(told.value)
    return register.correct(entry, told.field, told.value, who=person.name, why=told.why)


@router.post("/entries/{entry}/note", summary="Note something about an entry")
def note(register: TheRegister, person: Who, entry: EntryName, told: NoteText) -> Decided:
    """The note stands in the entry's history."""
    return register.note(entry, told.text, who=person.name, why=told.why)


@router.post("/entries/{entry}/merge", summary="Say that two entries are one happening")
def merge(register: TheRegister, person: Who, entry: EntryName, told: Other) -> Decided:
    """Both names find it then; the older one is its id."""
    return register.merge(entry, told.other, who=person.name, why=told.why)


@router.post("/entries/{entry}/split", summary="Say that reports of an entry are another happening")
def split(register: TheRegister, person: Who, entry: EntryName, told: Some) -> Decided:
    """These reports become an entry of their own."""
    return register.split(entry, told.reports, who=person.name, why=told.why)


@router.post("/decisions/{decision}/undo", summary="Take a decision out of force")
def undo(register: TheRegister, person: Who, decision: Number, told: Reason) -> Decided:
    """Undoing is a decision, too: undo it to have the first one back."""
    return register.undo(decision, who=person.name, why=told.why)


@router.post("/sources/reliability", summary="Say how reliable a publisher is")
def set_reliability(register: TheRegister, person: Who, told: Letter) -> Decided:
    """The letter of the Admiralty scale that all the publisher's reports have from now on."""
    return register.set_reliability(told.publisher, told.letter, who=person.name, why=told.why)
