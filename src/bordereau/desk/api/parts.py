"""What the routes share: who asks, what is asked, and the bounds of what may be asked."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Path, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bordereau.desk.security import Person, Security
from bordereau.desk.uploads import Jobs
from bordereau.register.errors import DecisionError
from bordereau.register.register import Register

IN_PATH = r"^[^\x00-\x1f\x7f/]+$"
"""A part of a path."""
DATE = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""ISO day, month or year."""
WRITABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
"""Text without controls, but for tabs and line ends."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_WRITABLE = "it has characters that cannot be written down, such as NUL"
_DEEPEST = 6
_LARGEST = 1e15


def _register(request: Request) -> Register:
    register: Register = request.app.state.register
    return register


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _person(request: Request) -> Person:
    security: Security = request.app.state.security
    person = security.person(request)
    if person is None:
        raise HTTPException(401, "Log in first.")
    return person


def _writable(text: str) -> str:
    if _UNWRITABLE.search(text):
        raise ValueError(_NOT_WRITABLE)
    return text


def bounded(value: Any, depth: int = 0) -> None:
    """DecisionError where a value, as JSON has it, is nothing that any field could have."""
    if depth > _DEEPEST:
        raise DecisionError("no field has a value that is nested so deeply")
    if isinstance(value, str) and _UNWRITABLE.search(value):
        raise DecisionError(_NOT_WRITABLE)
    if isinstance(value, (int, float)) and not -_LARGEST <= value <= _LARGEST:
        raise DecisionError("no field has a number as large as this")
    if isinstance(value, (list, dict)):
        for part in [*value, *(value.values() if isinstance(value, dict) else ())]:
            bounded(part, depth + 1)


TheRegister = Annotated[Register, Depends(_register)]
TheJobs = Annotated[Jobs, Depends(_jobs)]
Who = Annotated[Person, Depends(_person)]

Words = Annotated[str, StringConstraints(max_length=300, pattern=WRITABLE), AfterValidator(_writable)]
"""A short text."""
Text = Annotated[str, StringConstraints(max_length=10_000, pattern=WRITABLE), AfterValidator(_writable)]
"""A text."""
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=300, pattern=WRITABLE), AfterValidator(_writable)
]
"""A name of something; not empty."""
EntryName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=IN_PATH),
    AfterValidator(_writable),
    Path(description="The id of an entry, or a name that it had.", examples=["RUS-MLI-2024-09-18"]),
]
ArticleName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=IN_PATH),
    AfterValidator(_writable),
    Path(description="The key of an article, a beginning of it, its id, or the id of a report of it."),
]
Number = Annotated[int, Field(ge=0, le=2**53 - 1)]


class Sent(BaseModel):
    """Something sent to the desk: no field but the known ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")
