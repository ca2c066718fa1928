"""Dates: EDTF values, of which one may lie within another."""

from __future__ import annotations

from datetime import date
from typing import Any

from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.relations import Relation
from bordereau.values.edtf import first_day, is_edtf, last_day

_SLACK = 1  # days by which reckoning from a date of publication can be off: a dateline, another time zone


class Dates:
    """Dates: a day within a month within an interval; a reckoned day yields to a stated one beside it."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two EDTF dates cover the same days; what is no EDTF date is the same as itself."""
        return bool(a == b) or (is_edtf(a) and is_edtf(b) and _days(a) == _days(b))

    def kind(self, value: Any) -> Any:
        """The days, or the value itself where it is no EDTF date."""
        return _days(value) if is_edtf(value) else str(value)

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two dates stand to each other; a date that is no EDTF is compared with none."""
        if not (is_edtf(str(a.value)) and is_edtf(str(b.value))):
            return Relation.beside
        (first_a, last_a), (first_b, last_b) = _days(a.value), _days(b.value)
        if (first_a, last_a) == (first_b, last_b):
            return Relation.same
        if first_b <= first_a and last_a <= last_b:
            return Relation.narrower
        if first_a <= first_b and last_b <= last_a:
            return Relation.wider
        if first_a <= last_b and first_b <= last_a:
            return Relation.beside
        return _nearby(a, b, max((first_a - last_b).days, (first_b - last_a).days))


def _nearby(a: Stand, b: Stand, apart: int) -> Relation:
    if apart > _SLACK or not (a.reckoned or b.reckoned):
        return Relation.contrary
    if a.reckoned == b.reckoned:
        return Relation.beside
    return Relation.softer if a.reckoned else Relation.firmer


def _days(value: Any) -> tuple[date, date]:
    return first_day(value), last_day(value)
