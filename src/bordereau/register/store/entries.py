"""Rows of entries, of what they are found by, and of their claims. All of it is derived."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from pydantic import JsonValue, ValidationError
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, text, update

from bordereau.model import Entry
from bordereau.register.errors import OutdatedError
from bordereau.register.facets import Facet
from bordereau.register.store import tables as t
from bordereau.register.store.running import ask, do, do_each
from bordereau.register.store.statements import several
from bordereau.values.edtf import first_day, last_day


def find(connection: Connection, entry_id: str) -> Entry | None:
    """The entry of exactly this id. OutdatedError where this version of the program cannot read it."""
    snapshot = connection.execute(select(t.entry.c.snapshot).where(t.entry.c.id == entry_id)).scalar()
    if snapshot is None:
        return None
    entry = _parsed(snapshot)
    if entry is None:
        raise OutdatedError(
            "%(entry)s was kept by another version of bordereau, in a form that this one does not read: "
            "`bordereau renew` makes all entries anew",
            entry=entry_id,
        )
    return entry


def find_all(connection: Connection, ids: Iterable[str]) -> dict[str, Entry]:
    """The entries of exactly these ids, those left out that this version of the program cannot read."""
    rows = ask(connection, _SNAPSHOTS, {"ids": sorted(ids)})
    return {name: entry for name, snapshot in rows if (entry := _parsed(snapshot)) is not None}


def _parsed(snapshot: str) -> Entry | None:
    try:
        return Entry.model_validate_json(snapshot)
    except ValidationError:
        return None


_SNAPSHOTS = select(t.entry.c.id, t.entry.c.snapshot).where(t.entry.c.id.in_(several("ids")))


def kept(connection: Connection, entry_id: str) -> tuple[int | None, Entry | None]:
    """The number of an entry's row, and the entry; None where there is none, or none that can be read."""
    rows = ask(connection, _KEPT, {"asked": entry_id})
    return (rows[0][0], _parsed(rows[0][1])) if rows else (None, None)


_KEPT = select(t.entry.c.no, t.entry.c.snapshot).where(t.entry.c.id == bindparam("asked"))


def save(  # noqa: PLR0913 (all are parts of one row)
    connection: Connection,
    number: int | None,
    entry: Entry,
    *,
    added: str,
    facets: Collection[Facet],
    words: str,
    now: str,
) -> None:
    """Writes an entry with what it is found by, in the place of the row of that number, if there is one."""
    row = {**columns_of(entry), "added": added, "changed": now}
    if number is None:
        number = do(connection, _ADD, row)
    else:
        renewed = {f"new_{column}": value for column, value in row.items()}
        do(connection, _REPLACE, renewed | {"at": number})
        _forget(connection, [number])
    rows = [{"role": role, "value": value, "entry": number} for role, value in sorted(facets)]
    do_each(connection, _ADD_FACETS, rows)
    do(connection, _ADD_WORDS[connection.dialect.name], {"no": number, "words": words})


_ADD, _ADD_FACETS = insert(t.entry), insert(t.facet)
_REPLACE = (
    update(t.entry)
    .where(t.entry.c.no == bindparam("at"))
    .values({c.name: bindparam(f"new_{c.name}") for c in t.entry.c if c.name != "no"})
)
_DROP_FACETS = delete(t.facet).where(t.facet.c.entry.in_(several("numbers")))


def of_publisher(connection: Connection, publisher: str, *, after: int, limit: int) -> dict[int, str]:
    """The entries that a publisher (folded) stands behind: number of the row, from `after` on, to id."""
    c = t.entry.c
    behind = _behind(publisher, after)
    asked = select(c.no, c.id).join(t.facet, t.facet.c.entry == c.no).where(*behind).order_by(c.no)
    return {row.no: row.id for row in connection.execute(asked.limit(limit))}


def count_of_publisher(connection: Connection, publisher: str, *, after: int) -> int:
    """How many entries with a number above `after` a publisher (folded) stands behind."""
    asked = select(func.count()).select_from(t.facet).where(*_behind(publisher, after))
    return int(connection.execute(asked).scalar_one())


def _behind(publisher: str, after: int) -> tuple[ColumnElement[bool], ...]:
    c = t.facet.c
    return c.role == "publisher", c.value == publisher, c.entry > after


def facets_kept(connection: Connection, number: int) -> frozenset[Facet]:
    """The facets of an entry's row."""
    rows = connection.execute(select(t.facet.c.role, t.facet.c.value).where(t.facet.c.entry == number))
    return frozenset((row.role, row.value) for row in rows)


def has_words(connection: Connection, number: int, words: str) -> bool:
    """Whether an entry is searched by exactly these words."""
    asked = {"no": number, "words": words}
    return bool(connection.execute(_SAME_WORDS[connection.dialect.name], asked).scalar())


def remove(connection: Connection, ids: Collection[str]) -> None:
    """Takes entries out, with what they are found by."""
    if not ids:
        return
    here = t.entry.c.id.in_(sorted(ids))
    _forget(connection, list(connection.execute(select(t.entry.c.no).where(here)).scalars()))
    connection.execute(delete(t.entry).where(here))


def _forget(connection: Connection, numbers: list[int]) -> None:
    do(connection, _DROP_FACETS, {"numbers": numbers})
    for number in numbers:
        do(connection, _DROP_WORDS, {"no": number})


_ADD_WORDS = {
    "sqlite": text("INSERT INTO entry_words (rowid, words) VALUES (:no, :words)"),
    "postgresql": text("INSERT INTO entry_words (rowid, words) VALUES (:no, to_tsvector('simple', :words))"),
}
_SAME_WORDS = {
    "sqlite": text("SELECT words = :words FROM entry_words WHERE rowid = :no"),
    "postgresql": text("SELECT words = to_tsvector('simple', :words) FROM entry_words WHERE rowid = :no"),
}
_DROP_WORDS = text("DELETE FROM entry_words WHERE rowid = :no")


def columns_of(entry: Entry) -> dict[str, Any]:
    """What the row of an entry holds that follows from the entry itself."""
    values = {field.field: field.value for field in entry.fields}
    date = values.get("date")
    return {
        "id": entry.id,
        "kind": entry.kind,
        "snapshot": entry.model_dump_json(),
        "values": to_json(values),
        "verdicts": to_json({field.field: field.verdict for field in entry.fields}),
        "stage": values.get("stage") or values.get("phase"),
        "date": date,
        "first_day": _day(date, first_day),
        "last_day": _day(date, last_day),
        "verdict": entry.verdict,
        "review": entry.review,
        "credibility": entry.credibility,
        "publishers": entry.publishers,
        "reports": len(entry.reports),
    }


def _day(date: JsonValue, bound: Any) -> str:
    try:
        return str(bound(date).isoformat()) if isinstance(date, str) else ""
    except ValueError:
        return ""


def to_json(value: Any) -> str:
    """JSON as the tables keep it: the same text for the same value."""
    return _encoded(value)


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
