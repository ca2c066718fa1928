"""The users file: who may log in at the desk, and as what.

YAML (or JSON, which is YAML), a list under `users`: name, role (reader or editor), and the Argon2id hash of
the password (RFC 9106; parameters of argon2-cffi). The file is read again when it changes, so that adding or
removing somebody needs no restart.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1000
_MOST_BYTES = 1 << 20
_AT_ONCE = BoundedSemaphore(2)  # one check of a password takes 64 MiB and 50 ms of a core
_NO_NAME = "a name has up to 64 letters, digits, blanks and . @ ' - _, with a letter or digit first"
_NAME = re.compile(r"[^\W_](?:[\w .@'-]{0,62}[\w.])?")


class UsersError(Exception):
    """A users file that cannot be used, or a user who cannot be added. The message says what to do."""


class User(BaseModel):
    """Somebody who may log in. `hash`: Argon2id, in its encoded form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    hash: str = Field(pattern=r"^\$argon2id\$[!-~]{20,300}$")

    @field_validator("name")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(_NO_NAME)
        return name


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    users: tuple[User, ...] = ()


class Users:
    """The users of a file. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Reads the file; UsersError where it cannot be read or lets nobody in."""
        self.path = path
        self._lock = Lock()
        self._seen = _state(path)
        self._users = _read(path)
        if not self._users:
            raise UsersError(f"{path} names no user: add one with `bordereau desk-user NAME --users {path}`")

    def find(self, name: str) -> User | None:
        """The user of that name, as the file is now; as it last was where it cannot be read now."""
        with self._lock:
            self._renew()
            return self._users.get(name)

    def check(self, name: str, password: str) -> User | None:
        """The user, if the password is right. It takes the same time whether or not there is such a user."""
        user = self.find(name)
        with _AT_ONCE:
            right = _verifies(user.hash if user else _nobody(), password[: LONGEST_PASSWORD + 1])
        return user if user and right else None

    def open_to_others(self) -> bool:
        """Whether other accounts of this machine may read or write the file."""
        return os.name == "posix" and bool(stat.S_IMODE(self.path.stat().st_mode) & 0o077)

    def _renew(self) -> None:
        state = _state(self.path)
        if state is None or state == self._seen:
            return
        try:
            self._users = _read(self.path)
        except UsersError:  # half written, perhaps: what was known holds until it can be read
            return
        self._seen = state


def put_user(path: Path, name: str, role: Role, password: str) -> bool:
    """Writes a user into the file, which only its owner may then read; whether the user was new.

    A user of that name gets the new password and role. UsersError where that cannot be done.
    """
    check_name(name)
    _check_password(password)
    known = _read(path) if path.exists() else {}
    user = User(name=name, role=role, hash=_hasher().hash(password))
    _write(path, known | {name: user})
    return name not in known


def check_name(name: str) -> None:
    """UsersError where that can be nobody's name."""
    if not _NAME.fullmatch(name):
        raise UsersError(f"{name!r} cannot be a name: {_NO_NAME}")


def role_of(path: Path, name: str) -> Role | None:
    """The role that a user has in the file; None where there is no such user, or no file."""
    user = _read(path).get(name) if path.exists() else None
    return user.role if user else None


def drop_user(path: Path, name: str) -> None:
    """Takes a user out of the file; UsersError where there is none of that name."""
    known = _read(path)
    if name not in known:
        raise UsersError(f"{path} has no user {name!r}; it has {', '.join(sorted(known)) or 'none'}")
    _write(path, {n: user for n, user in known.items() if n != name})


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsersError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")


def _read(path: Path) -> dict[str, User]:
    told = _parsed(path)
    try:
        users = _File.model_validate(told if told is not None else {}).users
    except ValidationError as error:
        raise UsersError(f"{path} is no users file: {_first(error)}") from error
    found = {user.name: user for user in users}
    if len(found) < len(users):
        raise UsersError(f"{path} names a user twice")
    return found


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return ": ".join(part for part in (where, first["msg"].removeprefix("Value error, ")) if part)


def _parsed(path: Path) -> Any:
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsersError(
            f"{path} cannot be read ({error.strerror}); `bordereau desk-user NAME --users {path}` makes it"
        ) from error
    if len(text) > _MOST_BYTES:
        raise UsersError(f"{path} is no users file: it has over {_MOST_BYTES:,} bytes")
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UsersError(f"{path} is no users file: not YAML: {' '.join(str(error).split())}") from error


def _write(path: Path, users: dict[str, User]) -> None:
    """Writes the file whole or not at all, readable by its owner only."""
    text = yaml.safe_dump({"users": [u.model_dump() for u in users.values()]}, sort_keys=False, width=1000)
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # of mode 0600
        try:
            with open(handle, "w", encoding="utf-8") as stream:  # noqa: PTH123 (a handle, no path)
                stream.write(text)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsersError(f"{path} cannot be written: {error.strerror}") from error


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _verifies(encoded: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(_hasher().verify(encoded, password))
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


@cache
def _nobody() -> str:
    """A hash that no password is known for, checked where there is no such user."""
    return str(_hasher().hash(os.urandom(16).hex()))
