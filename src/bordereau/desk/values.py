"""Values as people write them in a form, by field and kind: into the register's form, and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any, get_args

from pydantic import JsonValue

from bordereau.desk.languages import LANGUAGES
from bordereau.desk.wording import PARTY_FIELDS, wording
from bordereau.model import Assertion, AttackForm, Basis, Category, CooperationForm, Phase, Stage

LISTS = frozenset({"supplier", "recipient", "perpetrator", "sponsor", "host", "parties", "carrier"})
NUMBERS = frozenset({"weight_t", "killed", "injured", "personnel"})
LONG = frozenset({"quote"})
MOST_ITEMS = 40


class WritingError(ValueError):
    """What was written is no value of the field; the message is a key of the catalogues."""


def choices(kind: str, field: str) -> tuple[str, ...]:
    """The values that a field can have, where they are few; else nothing."""
    forms = {"attack": AttackForm, "cooperation": CooperationForm}
    listed: Mapping[str, Any] = {
        "stage": Stage, "basis": Basis, "assertion": Assertion, "phase": Phase, "category": Category,
        "form": forms.get(kind),
    }  # fmt: skip
    return get_args(listed[field]) if listed.get(field) else ()


def shape(kind: str, field: str) -> str:
    """How a field is written: 'choice', 'list', 'number', 'items', 'place', 'money', 'date', 'long' or
    'text'."""
    if choices(kind, field):
        return "choice"
    if field in ("items", "place", "date"):
        return field
    named = {"value": "money"} | dict.fromkeys(LISTS, "list") | dict.fromkeys(NUMBERS, "number")
    return (named | dict.fromkeys(LONG, "long")).get(field, "text")


def written(kind: str, field: str, form: Mapping[str, list[str]]) -> JsonValue:
    """The value that a form tells for a field: the form's keys are `value`, or the parts' names.

    Names of states become their codes. An empty form means unknown (None). WritingError where a number is
    none; what else may be wrong the register tells.
    """
    how = shape(kind, field)
    if how == "items":
        return _items(form)
    if how == "place":
        name, country = _first(form, "name"), _first(form, "country")
        return {"name": name, "country": party(country) if country else None} if name else None
    if how == "money":
        amount = _number(_first(form, "amount"))
        return None if amount is None else {"amount": amount, "currency": _first(form, "currency").upper()}
    text = _first(form, "value")
    if how == "number":
        return _number(text)
    if how == "list":
        return [party(part) for part in _parts(text)] or None
    return (party(text) if field in PARTY_FIELDS else text) or None


def writing(field: str, value: JsonValue) -> str:
    """A value as a single line of a form has it: the parts of a list joined by commas."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def party(text: str) -> str:
    """The code of a state by its name in a language of the desk; any other party as it is written."""
    return _codes().get(text.casefold(), text)


@cache
def _codes() -> dict[str, str]:
    import pycountry

    return {
        wording(language).party(country.alpha_3).casefold(): country.alpha_3
        for language in LANGUAGES
        for country in pycountry.countries
    }


def _items(form: Mapping[str, list[str]]) -> JsonValue:
    columns = [form.get(name, []) for name in ("category", "designation", "quantity", "unit")]
    rows = [row for row in zip(*columns, strict=False) if row[0].strip()][:MOST_ITEMS]
    return [
        {
            "category": category.strip(),
            "designation": designation.strip() or None,
            "quantity": _number(quantity),
            "unit": unit.strip() or None,
        }
        for category, designation, quantity, unit in rows
    ] or None


def _first(form: Mapping[str, list[str]], key: str) -> str:
    return (form.get(key) or [""])[0].strip()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _number(text: str) -> float | None:
    plain = "".join(text.split()).replace("\u202f", "")
    if not plain:
        return None
    if "," in plain and "." not in plain and len(plain.rpartition(",")[2]) != 3:
        plain = plain.replace(",", ".")
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        raise WritingError("Write the number in digits, such as 11 or 2.5.") from None
    if not isfinite(number):
        raise WritingError("Write the number in digits, such as 11 or 2.5.")
    return int(number) if number.is_integer() else number
