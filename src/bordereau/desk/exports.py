"""A view of the register as a file: all its entries, in its order, as `bordereau register` gives them."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import get_args

from bordereau.desk.filters import View
from bordereau.exchange.rows import RowFormat, write_rows
from bordereau.register.filters import Summary
from bordereau.register.register import Register

FORMATS: dict[str, RowFormat] = {form: form for form in get_args(RowFormat)}
"""The forms of an export by the ending of the file."""

MEDIA_TYPES: dict[RowFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
}

_AT_ONCE = 500
_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 64 * 1024


def export(register: Register, view: View, form: RowFormat) -> Iterator[bytes]:
    """The file in pieces. It is made whole before the first is given, so that what fails, fails at once; what
    is large is kept on disk meanwhile."""
    kept = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed when it has been given)
    try:
        write_rows(_all(register, view), form, lambda text: kept.write(text.encode("utf-8", "replace")))
        kept.seek(0)
    except BaseException:
        kept.close()
        raise
    return _given(kept)


def _given(kept: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with kept:
        while piece := kept.read(_PIECE):
            yield piece


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
