"""Rows of claims: one for each value that a report tells of a field, kept also when it tells it no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, insert, select, update

from bordereau.model import Claim, Entry, Passage
from bordereau.register.store import tables as t
from bordereau.register.store.entries import to_json
from bordereau.register.store.running import ask, do_each
from bordereau.register.store.statements import several

Identity = tuple[str, str, str]


def claims_in(entry: Entry) -> list[Claim]:
    """All claims of an entry, each once."""
    return [claim for field in entry.fields for side in field.sides for claim in side.claims]


def set_claims(  # noqa: PLR0913 (what is written, and when)
    connection: Connection,
    claims: Iterable[Claim],
    versions: Mapping[str, int],
    entry: str,
    now: str,
    *,
    new: Collection[str] = (),
) -> None:
    """Writes what reports of an entry tell now: new claims are added, those told before are renewed, and
    those not told any more stay, marked so.

    `versions`: for each report that is written, the row of the article's version that its passages are in;
    claims of other reports are passed over. `new`: reports that have no claims yet.
    """
    told_before = versions.keys() - set(new)
    kept = _numbers(connection, told_before) if told_before else {}
    rows = [_row(claim, versions[claim.report], entry) for claim in claims if claim.report in versions]
    added, renewed = [], []
    for row in rows:
        old = kept.get((row["report"], row["field"], row["value"]))
        if old:
            renewed.append({f"new_{key}": row[key] for key in _RENEWED} | {"number": old.pop()})
        else:
            added.append(row)
    if added:
        seen = {"first_seen": now, "last_seen": now, "current": True}
        do_each(connection, _ADD, [row | seen for row in added])
    do_each(connection, _RENEW, [row | {"seen": now} for row in renewed])
    _end(connection, [number for numbers in kept.values() for number in numbers])


def end_claims(connection: Connection, reports: Collection[str]) -> None:
    """Marks the claims of reports as not told any more."""
    _end(connection, [n for numbers in _numbers(connection, reports).values() for n in numbers])


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as its row has it: whose it is, and the words it rests on."""

    no: int
    report: str
    field: str
    value: str
    version: int
    passages: tuple[Passage, ...]


def of_entry(connection: Connection, entry: str) -> list[Kept]:
    """The claims of an entry that are told now."""
    c = t.claim.c
    rows = connection.execute(
        select(c.no, c.report, c.field, c.value, c.version, c.passages)
        .where(c.report.in_(select(t.report.c.id).where(t.report.c.entry == entry)))
        .where(c.entry == entry, c.current)
        .order_by(c.no)
    )
    return [Kept(*row[:5], _PASSAGES.validate_json(row.passages)) for row in rows]


_PASSAGES = TypeAdapter(tuple[Passage, ...])


def _numbers(connection: Connection, reports: Iterable[str]) -> dict[Identity, list[int]]:
    rows = ask(connection, _CURRENT, {"reports": sorted(reports)})
    found: dict[Identity, list[int]] = {}
    for no, report, field, value in rows:
        found.setdefault((report, field, value), []).append(no)
    return found


_CURRENT = select(t.claim.c.no, t.claim.c.report, t.claim.c.field, t.claim.c.value).where(
    t.claim.c.report.in_(several("reports")), t.claim.c.current
)
_ADD = insert(t.claim)


def _row(claim: Claim, version: int, entry: str) -> dict[str, Any]:
    return {
        "entry": entry,
        "field": claim.field,
        "value": to_json(claim.value),
        "report": claim.report,
        "article": claim.article,
        "version": version,
        "passages": to_json([passage.model_dump() for passage in claim.passages]),
        "confidence": claim.confidence,
        "reckoned": claim.reckoned,
    }


_RENEWED = ("entry", "version", "passages", "confidence", "reckoned")
_RENEW = (
    update(t.claim)
    .where(t.claim.c.no == bindparam("number"))
    .values({name: bindparam(f"new_{name}") for name in _RENEWED} | {"last_seen": bindparam("seen")})
)


def _end(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        connection.execute(
            update(t.claim).where(t.claim.c.no.in_(sorted(numbers))).values(current=False, entry=None)
        )
