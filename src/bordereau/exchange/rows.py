"""The register as rows for other programs: one row an entry, as CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from bordereau.exchange.showing import shown
from bordereau.exchange.terminal import one_line, safe_json
from bordereau.register import Summary

RowFormat = Literal["csv", "json", "jsonl"]
Row = dict[str, str | int | float | None]

_FIELDS = (
    "date", "place", "supplier", "recipient", "stage", "items", "weight_t", "value", "basis", "carrier",
    "perpetrator", "target", "form", "killed", "injured", "force", "sponsor", "host", "personnel", "phase",
    "parties", "speaker", "country", "quote", "assertion", "source",
)  # fmt: skip
_JOIN = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row_of(entry: Summary) -> Row:
    """An entry as one row. The columns are the same for every kind, in the same order.

    A field is followed by its verdict (`date`, `date_verdict`); None is unknown. Values of a list are joined
    by '; '. A place has its country, a sum its currency, and items their categories and designations in
    columns of their own.
    """
    row: Row = {
        "id": entry.id, "kind": entry.kind, "verdict": entry.verdict, "review": entry.review,
        "credibility": entry.credibility, "publishers": entry.publishers, "reports": entry.reports,
    }  # fmt: skip
    for name in _FIELDS:
        row |= _columns(name, entry.values.get(name))
        row[f"{name}_verdict"] = entry.verdicts.get(name)
    return row | {"added": entry.added, "changed": entry.changed}


def write_rows(entries: Iterable[Summary], form: RowFormat, write: Callable[[str], object]) -> int:
    """Gives the rows of `entries` to `write`, in pieces as they come, and returns their number.

    CSV begins with the names of the columns, has an empty cell for what is unknown, and no cell that a
    spreadsheet would take for a formula. JSON is one array, JSON lines one object a line.
    """
    return _WRITERS[form](map(row_of, entries), write)


def _columns(name: str, value: Any) -> Row:
    if name == "place":
        return {"place": _text(value, "name"), "place_country": _text(value, "country")}
    if name == "value":
        return {
            "value_amount": value["amount"] if value else None,
            "value_currency": _text(value, "currency"),
        }
    if name == "items":
        parts: Row = {f"items_{part}": _listed(value, part) for part in ("category", "designation")}
        return {"items": shown(name, value) if value else None, **parts}
    if isinstance(value, list):
        return {name: _JOIN.join(one_line(str(one)) for one in value) or None}
    return {name: one_line(value) if isinstance(value, str) else value}


def _text(value: Any, part: str) -> str | None:
    return one_line(value[part]) if value and value.get(part) else None


def _listed(items: Any, part: str) -> str | None:
    told = [one_line(str(item[part])) for item in items or () if item.get(part)]
    return _JOIN.join(dict.fromkeys(told)) or None


def _write_csv(rows: Iterator[Row], write: Callable[[str], object]) -> int:
    write(_line(row_of(_EMPTY)))
    return _written((_line(map(_cell, row.values())) for row in rows), write)


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet runs: what looks like a formula has an apostrophe before it (OWASP, 'CSV
    injection')."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _write_json(rows: Iterator[Row], write: Callable[[str], object]) -> int:
    pieces = (("[\n" if at == 0 else ",\n") + safe_json(row) for at, row in enumerate(rows))
    number = _written(pieces, write)
    write("\n]\n" if number else "[]\n")
    return number


def _write_lines(rows: Iterator[Row], write: Callable[[str], object]) -> int:
    return _written((safe_json(row) + "\n" for row in rows), write)


def _written(pieces: Iterable[str], write: Callable[[str], object]) -> int:
    number = 0
    for piece in pieces:
        write(piece)
        number += 1
    return number


_EMPTY = Summary(
    id="", kind="transfer", values={}, verdicts={}, verdict="single", review="open", credibility=6,
    publishers=0, reports=0, added="", changed="",
)  # fmt: skip
_WRITERS: Mapping[str, Callable[[Iterator[Row], Callable[[str], object]], int]] = {
    "csv": _write_csv,
    "json": _write_json,
    "jsonl": _write_lines,
}
