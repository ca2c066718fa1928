"""What entries are found by: the values of their fields, by role, folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bordereau.codebook.fold import fold, name_of
from bordereau.model import Entry, EntryField
from bordereau.register.reconcile.choosing import SET
from bordereau.register.store.reports import Filed

PARTY_FIELDS = frozenset(
    {"supplier", "recipient", "perpetrator", "force", "sponsor", "host", "parties", "speaker", "country"}
)

Facet = tuple[str, str]
FLOW = "flow"
"""The role of facets that join a supplier and a recipient: who supplied whom is counted without a join."""
_BETWEEN = "\n"  # stands in no folded value


@lru_cache(maxsize=10_000)
def folded(value: str) -> str:
    """A value as it is compared: small letters, no accents, single spaces."""
    return name_of(fold(value).replace("\n", " "))


def found_by(entry: Entry, told: Iterable[Filed]) -> tuple[frozenset[Facet], str]:
    """The facets and the words that an entry is found by; `told`: its reports."""
    listed = sorted(told, key=lambda filed: filed.report.id)
    publishers = sorted({filed.report.publisher for filed in listed if filed.report.publisher})
    titles = [filed.title for filed in listed]
    return facets_of(entry, publishers), words_of(entry, [*publishers, *titles])


def facets_of(entry: Entry, publishers: Iterable[str | None]) -> frozenset[Facet]:
    """Roles and folded values: of the entry's own values, and where no person decided, of all sides."""
    found = {("publisher", folded(p)) for p in publishers if p}
    for field in entry.fields:
        for value in _told(field):
            found |= set(_facets(field.field, value))
    found = {facet for facet in found if facet[1]}
    return frozenset(found | {(FLOW, flow) for flow in _flows(found)})


def flow_of(value: str) -> tuple[str, str]:
    """The supplier and the recipient of a facet of role `FLOW`."""
    supplier, _, recipient = value.partition(_BETWEEN)
    return supplier, recipient


def words_of(entry: Entry, others: Iterable[str | None]) -> str:
    """The folded words that a search finds an entry by: values, passages, and `others` such as titles."""
    words = [entry.id, *(o for o in others if o)]
    for field in entry.fields:
        words += [v for value in _told(field) for v in _texts(value)]
        words += [p.words for side in field.sides for claim in side.claims for p in claim.passages]
    return " ".join(dict.fromkeys(fold(" ".join(words)).split()))


def _flows(facets: Iterable[Facet]) -> Iterator[str]:
    listed = list(facets)
    for role, supplier in listed:
        if role == "supplier":
            yield from (f"{supplier}{_BETWEEN}{taker}" for of, taker in listed if of == "recipient")


def _told(field: EntryField) -> list[Any]:
    values = [field.value] if field.value is not None else []
    # What reports tell against a person's word finds the entry no more.
    return values if field.rule == SET else [*values, *(side.value for side in field.sides)]


def _facets(field: str, value: Any) -> Iterator[Facet]:
    if isinstance(value, list):
        for part in value:
            yield from _facets(field, part)
    elif isinstance(value, dict):
        yield from _of_object(field, value)
    elif isinstance(value, str):
        if field in ("supplier", "recipient"):
            yield field, folded(value)
        if field in PARTY_FIELDS:
            yield "party", folded(value)


def _of_object(field: str, value: dict[str, Any]) -> Iterator[Facet]:
    keys = {"items": ("category", "designation"), "place": ("name", "country")}.get(field, ())
    for key in keys:
        if isinstance(value.get(key), str):
            yield "place" if field == "place" else key, folded(value[key])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
