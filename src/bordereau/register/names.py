"""Readable identifiers of entries: RUS-MLI-2024-09-18, ATTACK-MLI-2024-09-17, STATEMENT-CAMARA-2024-09-19.

A name is given once, from what was known when the entry was founded, and never changes; it is no summary.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bordereau.model import Entry

UNKNOWN = "X"
"""Stands for a party or country that nobody tells."""
NO_DATE = "ND"
"""Stands for a date that nobody tells."""
LONGEST = 24
"""No part of a name is longer than this."""

_PARTS: dict[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient"),
    "attack": ("place",),
    "deployment": ("force", "host"),
    "cooperation": ("parties",),
    "statement": ("speaker",),
}
_STATE = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def stem_of(entry: Entry, published: str | None = None) -> str:
    """The name that an entry would have if no other had it.

    A transfer is named by supplier, recipient and date; other kinds by the kind, who or where, and date.
    Of several parties a state goes first, and only cooperation names two. `published`: a statement's day.
    """
    parts = [] if entry.kind == "transfer" else [entry.kind.upper()]
    for field in _PARTS[entry.kind]:
        most = 2 if field == "parties" else 1
        parts += _named(_value(entry, field))[:most] or [UNKNOWN]
    date = published if entry.kind == "statement" else _value(entry, "date")
    return "-".join([*parts, _date(date)])


def name_of(stem: str, number: int) -> str:
    """The name with its number: the first of a stem has none."""
    return stem if number == 1 else f"{stem}-{number}"


def _value(entry: Entry, field: str) -> Any:
    told = entry.field(field)
    return told.value if told else None


def _named(value: Any) -> list[str]:
    """The parts that a value gives to a name, states first."""
    if isinstance(value, dict):
        value = value.get("country")
    listed = value if isinstance(value, list) else [value]
    names = [_slug(v) for v in listed if isinstance(v, str)]
    return sorted((n for n in names if n), key=lambda n: _STATE.fullmatch(n) is None)


def _slug(text: str) -> str:
    """Capital letters and digits of any script, without accents, words joined by '-'."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain.upper())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug


def _date(value: Any) -> str:
    """The day, month or year of an EDTF date, of an interval the first; ND where it tells none."""
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None and isinstance(value, str):
        match = _DAY.match(value.partition("/")[2])
    return match[0] if match else NO_DATE
