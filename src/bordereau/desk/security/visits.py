"""What the desk knows of who is asking: one `Security` an application, one `Visit` a request."""

from __future__ import annotations

import base64
import binascii
import getpass
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from bordereau.desk.security.origins import Names, port_of
from bordereau.desk.security.sessions import LIFE_S, Sessions, is_id, new_id, stamp_of
from bordereau.desk.security.throttle import Throttle
from bordereau.desk.security.users import Role, User, Users

TOKEN_FIELD = "token"  # noqa: S105 (the name of a form's field)
TOKEN_HEADER = "x-bordereau-token"  # noqa: S105
_VISIT = "bordereau.visit"
_MANY = 30  # wrong passwords that cost no waiting, for a name from anywhere and for an address with any name


class LoginError(Exception):
    """A login that failed. `wait`: seconds until the next try will be looked at; 0 for at once."""

    def __init__(self, wait: float = 0.0) -> None:
        self.wait = wait
        super().__init__("wrong name or password" if not wait else f"too many tries: wait {wait:.0f} seconds")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking. `name` is what the history calls them."""

    name: str
    role: Role

    @property
    def may_edit(self) -> bool:
        """Whether they may decide and file."""
        return self.role == "editor"


@dataclass(slots=True)
class Visit:
    """One request's session. `send` tells that the cookie must be sent; an `id` of None, that it must go."""

    id: str | None
    person: Person | None = None
    send: bool = field(default=False)


class Security:
    """Names, users, sessions and tokens of one desk.

    Without `users` whoever reaches the desk is its owner and may edit; `owner` is the name that the history
    has then, by default that of this machine's account. `https`: the desk is reached by https, be it through
    a proxy.
    """

    def __init__(
        self,
        *,
        users: Users | None = None,
        names: Names | None = None,
        https: bool = False,
        owner: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.users = users
        self.names = names or Names()
        self.https = https
        self._one = Throttle(clock)
        self._many = Throttle(clock, free=_MANY)
        self._sessions = Sessions(clock)
        self._secret = secrets.token_bytes(32)
        self._owner = Person(owner or _account(), "editor")

    def visit(self, connection: HTTPConnection) -> Visit:
        """The visit that a request is; the same one each time it is asked for."""
        known: Visit | None = connection.scope.get(_VISIT)
        if known is None:
            told = connection.cookies.get(self.cookie_name(connection), "")
            known = Visit(told, self._of_session(told)) if is_id(told) else Visit(new_id())
            if self.users is None:
                known.person = self._owner
            connection.scope[_VISIT] = known
        return known

    def person(self, connection: HTTPConnection) -> Person | None:
        """Who is asking; None where nobody is logged in."""
        return self.visit(connection).person

    def token(self, connection: HTTPConnection) -> str:
        """What a form of this visit must carry to change anything; the visitor gets its cookie with it."""
        visit = self.visit(connection)
        visit.id = visit.id or new_id()
        visit.send = True
        return self._token(visit.id)

    def is_token(self, connection: HTTPConnection, told: str) -> bool:
        """Whether that is this visit's token."""
        visit = self.visit(connection)
        right = self._token(visit.id or "")
        return visit.id is not None and hmac.compare_digest(right.encode(), told.encode("utf-8", "replace"))

    def log_in(self, connection: HTTPConnection, name: str, password: str) -> Person:
        """Opens a session, with an id that is new; LoginError where name or password is wrong."""
        user = self.check(connection, name, password)
        visit = self.visit(connection)
        if visit.id:
            self._sessions.end(visit.id)
        visit.id, visit.send = self._sessions.begin(user), True
        visit.person = Person(user.name, user.role)
        return visit.person

    def log_out(self, connection: HTTPConnection) -> None:
        """Ends the session, and takes the cookie back."""
        visit = self.visit(connection)
        if visit.id:
            self._sessions.end(visit.id)
        visit.id, visit.person, visit.send = None, None if self.users else self._owner, True

    def check(self, connection: HTTPConnection, name: str, password: str) -> User:
        """The user of that name and password; LoginError where there is none, or the tries are too many.

        Tries are counted by name from one address, and more patiently by each of the two alone: nobody can
        shut others out by trying their names, nor is a name guessed at from many addresses. Nothing is
        looked at while one of these has to wait.
        """
        address = connection.client.host if connection.client else ""
        one, many = f"{address} {name[:64]}", (f"name {name[:64]}", f"address {address}")
        wait = max(self._one.wait(one), self._many.wait(*many))
        if wait > 0:
            raise LoginError(wait)
        user = self.users.check(name, password) if self.users else None
        if user is None:
            self._one.failed(one)
            self._many.failed(*many)
            raise LoginError
        self._one.succeeded(one)
        self._many.succeeded(*many)
        return user

    def basic(self, connection: HTTPConnection) -> Person | None:
        """Who an Authorization header of the basic scheme (RFC 7617) names; None where it names nobody.

        LoginError where the name or password in it is wrong.
        """
        told = _basic(connection.headers.get("authorization", ""))
        if told is None or self.users is None:
            return None
        user = self.check(connection, *told)
        return Person(user.name, user.role)

    def cookie_name(self, connection: HTTPConnection) -> str:
        """By port, since browsers share cookies between ports; by https only where that is how one comes."""
        if self.https:
            return "__Host-bordereau"
        return f"bordereau_{port_of(connection.headers.get('host')) or '80'}"

    def cookie(self, connection: HTTPConnection) -> str | None:
        """The Set-Cookie header that this visit's answer must have; None where it needs none."""
        visit = self.visit(connection)
        if not visit.send:
            return None
        life = f"; Max-Age={LIFE_S:.0f}" if visit.person and self.users else ""
        kept = f"{visit.id}{life}" if visit.id else "; Max-Age=0"
        secure = "; Secure" if self.https else ""
        return f"{self.cookie_name(connection)}={kept}; Path=/; HttpOnly; SameSite=Strict{secure}"

    def _of_session(self, name: str) -> Person | None:
        """Who has that session, as the users file is now."""
        session = self._sessions.find(name) if self.users else None
        user = self.users.find(session.user) if session and self.users else None
        if session is None or user is None or stamp_of(user) != session.stamp:
            return None
        return Person(user.name, user.role)

    def _token(self, name: str) -> str:
        return hmac.new(self._secret, name.encode(), hashlib.sha256).hexdigest()


def _account() -> str:
    """The name of this machine's account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "owner"


def _basic(header: str) -> tuple[str, str] | None:
    scheme, _, told = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(told, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return (name, password) if colon else None
