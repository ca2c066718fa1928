"""Why a value is none of its field, in words that can be said in another language."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from bordereau.register.errors import TellingError

# How what has parts is written, by the name of its type.
_OBJECTS = {
    "Place": '{"name": "Bamako", "country": "MLI"}',
    "Money": '{"amount": 5000, "currency": "USD"}',
    "PlainItem": '[{"category": "weapons"}, {"category": "helicopter", "quantity": 2}]',
}


class Reason(TellingError):  # noqa: N818 (it is no error by itself)
    """Why a value cannot be; it stands in an error's message."""


def reason_of(error: ValidationError) -> Reason:
    """The reason that the first fault which pydantic found stands for."""
    first: Any = error.errors(include_url=False, include_input=False)[0]
    told = first.get("ctx", {})
    if told.get("class_name") in _OBJECTS:
        return Reason("write it as %(example)s", example=_OBJECTS[told["class_name"]])
    part = str(next((step for step in reversed(first["loc"]) if isinstance(step, str)), ""))
    return _of_type(first["type"], part, told)


def _of_type(fault: str, part: str, told: dict[str, Any]) -> Reason:
    if fault == "literal_error":
        return Reason(
            "it is one of %(choices)s", choices=", ".join(re.findall(r"'([^']*)'", told["expected"]))
        )
    if fault == "missing":
        return Reason("it lacks its %(part)s", part=part)
    if fault == "extra_forbidden":
        return Reason("it has no part %(name)r", name=part)
    if fault == "string_pattern_mismatch":
        return Reason("a code of a state or currency is three capital letters, as MLI or USD")
    return _PLAIN.get(fault.partition("_")[0]) or Reason("it is not of that sort")


_PLAIN = {
    "int": Reason("it is a whole number"),
    "float": Reason("it is a number"),
    "string": Reason("it is words, and not empty"),
    "list": Reason("it is a list"),
    "tuple": Reason("it is a list, and not empty"),
    "too": Reason("it is a list, and not empty"),
    "greater": Reason("a number is finite, and not below 0"),
    "finite": Reason("a number is finite, and not below 0"),
}
"""By the first word of the fault's type."""
