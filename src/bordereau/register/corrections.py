"""Values that persons set: whether a field of a kind can have them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Field, JsonValue, TypeAdapter, ValidationError, create_model

from bordereau.model import Attack, Cited, Cooperation, Deployment, Item, Statement, Transfer
from bordereau.register.errors import DecisionError
from bordereau.register.reasons import reason_of
from bordereau.register.reconcile.facts import fields_of
from bordereau.values.edtf import is_edtf
from bordereau.values.states import states_named

_KINDS: dict[str, type[BaseModel]] = {
    kind.model_fields["kind"].default: kind for kind in (Transfer, Attack, Deployment, Cooperation, Statement)
}


def checked(kind: str, field: str, value: JsonValue) -> JsonValue:
    """The value as the register keeps it: as a report of this kind would have it, a list for a field that is
    one (a single value makes a list of one), a state by its code. None means unknown, and every field may be
    that.

    DecisionError where the kind has no such field, or the field cannot have the value.
    """
    if field not in fields_of(kind):
        raise DecisionError(
            "a %(kind)s has no field %(name)r: it has %(fields)s",
            kind=kind, name=field, fields=", ".join(fields_of(kind)),
        )  # fmt: skip
    if value is None:
        return None
    adapter, is_list = _shape(kind, field)
    try:
        kept = adapter.validate_python([value] if is_list and not isinstance(value, list) else value)
    except ValidationError as error:
        raise DecisionError(
            "%(field)s of a %(kind)s cannot be %(value)r: %(reason)s",
            field=field, kind=kind, value=value, reason=reason_of(error),
        ) from error  # fmt: skip
    if field == "date" and not is_edtf(kept):
        raise DecisionError(
            "%(value)r is no date: write 2024-09-18, 2024-09, 2024, or an interval 2024-09-17/2024-09-18",
            value=value,
        )
    plain: JsonValue = adapter.dump_python(kept, mode="json")
    if fields_of(kind)[field].compare == "parties" and isinstance(plain, list):
        plain = [_party(name) for name in plain]
    if any(number < 0 or not isfinite(number) for number in _numbers(plain)):
        raise DecisionError(
            "%(field)s of a %(kind)s cannot be %(value)r: a number is finite, and not below 0",
            field=field, kind=kind, value=value,
        )  # fmt: skip
    return plain


def _party(name: JsonValue) -> JsonValue:
    """The code of the state that is named ('Russia'), where it is one; else the name itself."""
    states = states_named(name) if isinstance(name, str) else ()
    return states[0] if len(states) == 1 else name


def _numbers(value: JsonValue) -> Iterator[float]:
    """All numbers in a value, however deep."""
    if isinstance(value, float | int):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _numbers(part)


@cache
def _shape(kind: str, field: str) -> tuple[TypeAdapter[Any], bool]:
    """What a field's values are, without passages, and whether it is a list."""
    annotation = _without_none(_KINDS[kind].model_fields[field].annotation)
    if get_origin(annotation) is tuple:
        several: Any = list[_plain(get_args(annotation)[0])]  # type: ignore[misc]
        return TypeAdapter(several), True
    return TypeAdapter(_plain(annotation)), False


def _plain(annotation: Any) -> Any:
    """The type of a value itself: what is cited of a cited value, an item without its passages."""
    if annotation is Item:
        return _plain_item()
    if isinstance(annotation, type) and issubclass(annotation, Cited):
        inner = annotation.__pydantic_generic_metadata__["args"][0]
        if inner in (int, float):
            return Annotated[inner, Field(ge=0)]
        return Annotated[inner, Field(min_length=1)] if inner is str else inner
    return annotation


@cache
def _plain_item() -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for name, field in Item.model_fields.items():
        plain = _plain(_without_none(field.annotation))
        fields[name] = (plain, ...) if field.is_required() else (plain | None, None)
    return create_model("PlainItem", __config__={"extra": "forbid", "frozen": True}, **fields)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation
