"""A view of the register as a file: all its entries, in the view's order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence

from bordereau.desk.filters import View
from bordereau.desk.wording import Wording
from bordereau.exchange.terminal import one_line
from bordereau.register.filters import Summary
from bordereau.register.register import Register

_AT_ONCE = 200
_FIELDS = (
    "date", "supplier", "recipient", "items", "weight_t", "value", "basis", "carrier", "place", "stage",
    "perpetrator", "target", "form", "killed", "injured", "force", "sponsor", "host", "personnel", "phase",
    "parties", "speaker", "country", "quote", "assertion", "source",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(register: Register, view: View, say: Wording) -> Iterator[str]:
    """Comma-separated rows, one an entry: values as people read them, then the disputed fields by name.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    head = ["id", "kind", *_FIELDS, "verdict", "disputed", "review", "credibility", "publishers", "reports"]
    yield "\ufeff" + _row(head)
    for entry in _all(register, view):
        values = [_told(say, name, entry) for name in _FIELDS]
        counts = [entry.credibility, entry.publishers, entry.reports]
        disputed = " ".join(entry.disputed)
        yield _row([entry.id, entry.kind, *values, entry.verdict, disputed, entry.review, *counts])


def as_json_lines(register: Register, view: View, say: Wording) -> Iterator[str]:
    """JSON lines, one an entry: the whole entry, with all sides, claims and passages."""
    for entry in _all(register, view):
        yield json.dumps(register.entry(entry.id).model_dump(mode="json"), ensure_ascii=False) + "\n"


FORMATS: dict[str, tuple[str, Callable[[Register, View, Wording], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl; charset=utf-8", as_json_lines),
}
"""The forms of an export by the ending of the file: media type, and what makes it."""


def _all(register: Register, view: View) -> Iterator[Summary]:
    after: str | None = None
    while True:
        page = register.entries(
            view.filters, sort=view.sort, reverse=view.reverse, limit=_AT_ONCE, after=after
        )
        yield from page.entries
        if page.after is None:
            return
        after = page.after


def _told(say: Wording, field: str, entry: Summary) -> str:
    value = entry.values.get(field)
    if field in ("date", "stage", "form", "phase", "basis", "assertion") and value is not None:
        return one_line(str(value))
    if isinstance(value, (int, float)):
        return str(value)
    return say.value(field, value)


def _row(cells: Sequence[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow([_safe(str(cell)) for cell in cells])
    return stream.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
