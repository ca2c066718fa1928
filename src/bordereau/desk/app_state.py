"""What all pages share: the register, and who may do what with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import HTTPException, Request

from bordereau import __version__
from bordereau.desk.security import Person, Security
from bordereau.desk.security.guard import READER
from bordereau.register.register import Register


@dataclass(frozen=True)
class Desk:
    """What the pages share: the register, and who may do what with it."""

    register: Register
    security: Security

    def about(self, request: Request) -> dict[str, Any]:
        """What templates know of a request's visitor. `token` is asked for only where there is a form."""
        person = self.security.person(request)
        return {
            "person": person,
            "may_edit": bool(person and person.may_edit) and not self.register.read_only,
            "has_users": self.security.users is not None,
            "token": partial(self.security.token, request),
            "register_name": self.register.name,
            "version": __version__,
        }

    def editor(self, request: Request) -> str:
        """The name of who is asking, for the history; 403 where they may not edit."""
        person: Person | None = self.security.person(request)
        if person is None or not person.may_edit:
            raise HTTPException(READER.status, READER.text)
        return person.name
