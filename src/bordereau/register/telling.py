"""What a report tells, apart from where and how surely: the values of its fields."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from bordereau.model import Cited, Report

Told = frozenset[tuple[str, str]]


def told_by(report: Report) -> Told:
    """The fields of a report with their values, as JSON; equal where two reports tell the same."""
    return frozenset(
        (field, json.dumps(value, sort_keys=True))
        for field in type(report).model_fields
        for value in _values(getattr(report, field))
    )


def differences(old: Report, new: Report) -> dict[str, dict[str, list[Any]]]:
    """The fields whose values differ: {field: {'old': values, 'new': values}}."""
    before, after = told_by(old), told_by(new)
    fields = sorted({field for field, _ in before ^ after})
    return {field: {"old": _of(before, field), "new": _of(after, field)} for field in fields}


def _of(told: Told, field: str) -> list[Any]:
    return [json.loads(value) for name, value in sorted(told) if name == field]


def _values(told: Any) -> list[Any]:
    """The values in a field of a report; a trigger, a code or a confidence is none."""
    if isinstance(told, Cited):
        value = told.value
        return [value.model_dump() if isinstance(value, BaseModel) else value]
    if isinstance(told, tuple):
        return [value for part in told for value in _values(part)]
    if isinstance(told, BaseModel):
        cited = {f: _values(getattr(told, f)) for f in type(told).model_fields}
        return [{f: v[0] for f, v in cited.items() if v}] if any(cited.values()) else []
    return []
