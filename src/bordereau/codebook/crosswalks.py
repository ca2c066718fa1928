"""Crosswalks: from what a report says to the codes of other schemes (data/crosswalk/, a file a scheme)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bordereau.codebook.files import DATA, CodebookError, read_data

EVENT_SCHEMES = ("plover", "acled")
Facts = Mapping[str, Any]
# Lists that a file may hold: the fact that they give, and the fact whose value is looked up in them.
_LISTS = {"civilian_targets": ("civilian", "target"), "peacekeeping_sponsors": ("peacekeeping", "sponsor")}


@dataclass(frozen=True)
class EventCode:
    """The code of a report in another scheme: event type, and mode (or sub-event type) and context if any."""

    scheme: str
    type: str
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True)
class _Row:
    kind: str
    when: Mapping[str, Any]
    code: EventCode | None


def event_codes(facts: Facts) -> tuple[EventCode, ...]:
    """The codes of a report in every scheme of events that has one for it.

    `facts` are plain values by name: `kind`, and whatever the files' conditions ask (form, phase, stage,
    basis, assertion, categories, target). Facts that a file draws from lists of its own are added
    (`civilian`, `peacekeeping`). A condition on a fact that is not given does not hold.
    """
    found = (_code(table.rows, table.complete(facts)) for table in map(_table, EVENT_SCHEMES))
    return tuple(code for code in found if code is not None)


@dataclass(frozen=True)
class _Table:
    """The rows of one scheme, and the lists that facts are drawn from: fact, its source, its values."""

    rows: tuple[_Row, ...]
    lists: tuple[tuple[str, str, frozenset[str]], ...]

    def complete(self, facts: Facts) -> Facts:
        drawn = {name: facts.get(of) in values for name, of, values in self.lists}
        return {**facts, **drawn}


def _code(rows: tuple[_Row, ...], facts: Facts) -> EventCode | None:
    return next((row.code for row in rows if row.kind == facts.get("kind") and _holds(row.when, facts)), None)


def _holds(when: Mapping[str, Any], facts: Facts) -> bool:
    only = bool(when.get("only"))
    return all(_met(value, facts.get(name), only) for name, value in when.items() if name != "only")


def _met(wanted: Any, given: Any, only: bool) -> bool:
    """Whether a fact is as wanted; of several, whether some is, or with `only` whether all are."""
    allowed = wanted if isinstance(wanted, list) else [wanted]
    if isinstance(given, (list, tuple, set, frozenset)):
        inside = [value in allowed for value in given]
        return bool(inside) and (all(inside) if only else any(inside))
    return given in allowed


@lru_cache
def _table(scheme: str, root: Path = DATA) -> _Table:
    name = f"crosswalk/{scheme}.yaml"
    data = read_data(name, root)
    try:
        lists = tuple((fact, of, frozenset(data[key])) for key, (fact, of) in _LISTS.items() if data.get(key))
        return _Table(tuple(_row(raw, data) for raw in data["entries"]), lists)
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"{root / name}: {error}") from error


def _row(raw: Mapping[str, Any], data: Mapping[str, Any]) -> _Row:
    kind, given = raw["from"], raw.get("type")
    if given is not None and given not in data["types"]:
        raise ValueError(f"{given!r} is no event type of {data['scheme']}")
    code = EventCode(data["scheme"], given, raw.get("mode"), raw.get("context")) if given else None
    return _Row(str(kind), raw.get("when") or {}, code)
