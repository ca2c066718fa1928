"""What can go wrong with a register. Every message says what to do."""

from __future__ import annotations

from collections.abc import Sequence


class TellingError(Exception):
    """Says `message` with `values` put in (printf-style), so that it can be said in another language, too."""

    def __init__(self, message: str, **values: object) -> None:
        self.message, self.values = message, values
        super().__init__(message % values if values else message)


class RegisterError(TellingError):
    """The register could not do what was asked; nothing of it was done."""


class _NearError(RegisterError):
    """Nothing is called so. `near`: names that are like it."""

    def __init__(self, message: str, near: Sequence[str], **values: object) -> None:
        super().__init__(message, **values)
        self.near = tuple(near)

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.near)}?" if self.near else ""
        return super().__str__() + hint


class UnknownError(_NearError):
    """No entry, article, report or decision of that name. `near`: names that are like it."""

    def __init__(self, what: str, name: str, near: Sequence[str] = ()) -> None:
        self.what, self.name = what, name
        super().__init__("there is no %(what)s %(name)r in this register", near, what=what, name=name)


class GoneError(RegisterError):
    """An entry that was there, and that no article tells any more."""


class DecisionError(RegisterError):
    """A decision that cannot be taken: a wrong value, a field that the kind has not, nothing to undo."""


class FilterError(RegisterError):
    """A filter, an order or a place to go on from that the register does not know."""


class UnknownValueError(FilterError, _NearError):
    """A filter by a name that nothing has. `near`: names of that role that are like it."""

    def __init__(self, role: str, name: str, near: Sequence[str] = ()) -> None:
        self.role, self.name = role, name
        _NearError.__init__(
            self, "nothing in this register has the %(role)s %(name)r", near, role=role, name=name
        )


class AddressError(RegisterError):
    """A path or address that no register can be opened at."""


class NotRegisterError(RegisterError):
    """A file or database that is something else than a register."""


class NewerSchemaError(RegisterError):
    """A register kept by a later version of the program."""


class OutdatedError(RegisterError):
    """An entry that another version of the program kept, in a form that this one does not read."""


class DamagedError(RegisterError):
    """A register whose file is damaged."""


class ReadOnlyError(RegisterError):
    """A register that can be read and not written."""


class DiskFullError(RegisterError):
    """No room is left where the register is kept."""


class BusyError(RegisterError):
    """Others write to the register for so long that this one's turn did not come."""


class UnreachableError(RegisterError):
    """A database server that does not answer, or does not let the user in."""


class StorageError(RegisterError):
    """The storage failed in some other way."""
