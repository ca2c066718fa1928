"""What a driver's failure means for the person at the register."""

from __future__ import annotations

import sqlite3

from bordereau.register.errors import (
    BusyError,
    DamagedError,
    DiskFullError,
    NotRegisterError,
    ReadOnlyError,
    RegisterError,
    StorageError,
    UnreachableError,
)

_SQLITE: dict[int, type[RegisterError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: NotRegisterError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
}
_OWN_FAULTS = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE}
_SQLSTATE: dict[
    str, type[RegisterError]
] = {  # https://www.postgresql.org/docs/current/errcodes-appendix.html
    "53100": DiskFullError,
    "25006": ReadOnlyError,
    "42501": ReadOnlyError,
    "XX001": DamagedError,
    "XX002": DamagedError,
    "55P03": BusyError,
    "57014": BusyError,
}
_ADVICE: dict[type[RegisterError], str] = {
    DiskFullError: "no room is left where {name} is kept: make room and try again; what was filed is safe",
    ReadOnlyError: "{name} cannot be written to: give it a place that you may write to",
    DamagedError: "{name} is damaged: keep a copy of it as it is, and go back to a backup; "
    "`sqlite3 {name} .recover` may save what came after it",
    NotRegisterError: "{name} is no register: the file is something else, or damaged. It is left as it is",
    BusyError: "others write to {name} and this one's turn did not come: try again later",
    UnreachableError: "the database at {name} does not answer or does not let you in",
    StorageError: "the storage of {name} failed",
}


def told(cause: BaseException | None, name: str) -> RegisterError | None:
    """A driver's error as a RegisterError whose message says what to do; None where it is the program's own
    fault, as a statement that makes no sense is. `name`: of the register."""
    kind = _kind(cause)
    if kind is None:
        return None
    reason = " ".join(str(cause).split())
    return kind(f"{_ADVICE[kind].format(name=name)} ({reason})")


def _kind(cause: BaseException | None) -> type[RegisterError] | None:
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        # The low byte is the code, the rest says more of it: https://www.sqlite.org/rescode.html
        return None if code in _OWN_FAULTS else _SQLITE.get(code & 0xFF, StorageError)
    state = getattr(cause, "sqlstate", None)
    if state is None and type(cause).__name__ != "OperationalError":
        return None  # a value that the driver cannot send
    if state is None or state[:2] in ("08", "28", "57", "3D"):
        return _SQLSTATE.get(state or "", UnreachableError)
    return (
        None
        if state[:2] in ("22", "23", "42") and state not in _SQLSTATE
        else _SQLSTATE.get(state, StorageError)
    )
