"""What a view of the register shows: filters, order and place, kept in the address and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import urlencode

from bordereau.model import Category, Kind, Phase, Review, Stage, Verdict
from bordereau.register.filters import COLUMNS, FACETS, Filters, Sort, listed
from bordereau.values.states import states_named

ROLES = (*FACETS, *COLUMNS)
"""Filters that take several values; the others take one."""
SINGLE = ("since", "until", "text")
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "category": get_args(Category),
    "stage": (*get_args(Stage), *(p for p in get_args(Phase) if p not in get_args(Stage))),
    "verdict": get_args(Verdict),
    "review": get_args(Review),
    "sort": get_args(Sort),
}
"""The values that these can have."""
_OF_STATES = frozenset({"supplier", "recipient", "party", "place"})
MOST_VALUES = 20
LONGEST = 200

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class View:
    """A view: which entries, in what order, from where on. `unknown`: keys and values that the address asks
    for in vain."""

    filters: Filters
    sort: Sort = "date"
    reverse: bool = False
    after: str | None = None
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The view as keys and values of an address, without the place in the list."""
        told = [(role, value) for role in ROLES for value in listed(getattr(self.filters, role))]
        told += [(name, getattr(self.filters, name)) for name in SINGLE if getattr(self.filters, name)]
        told += [("sort", self.sort)] if self.sort != "date" else []
        return told + ([("reverse", "1")] if self.reverse else [])

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The filters alone, as keys and values."""
        return [pair for pair in self.pairs if pair[0] not in ("sort", "reverse")]

    def address(self, path: str = "/", **more: Any) -> str:
        """The address of this view at `path`, with more keys put in; the first page of it."""
        told = [*self.pairs, *((k, str(v)) for k, v in more.items() if v not in (None, ""))]
        return path + (f"?{urlencode(told)}" if told else "")

    def toggled(self, role: str, value: str) -> View:
        """The view with this value added to a role, or taken out of it where it is in."""
        kept = [v for v in listed(getattr(self.filters, role)) if not _same(role, v, value)]
        if len(kept) == len(listed(getattr(self.filters, role))):
            kept.append(value)
        return self.having(**{role: tuple(kept) or None})

    def having(self, **values: Any) -> View:
        """The view with other filters."""
        return replace(self, filters=replace(self.filters, **values), after=None)

    def only(self, **values: str) -> View:
        """The view with each of these roles having this one value."""
        return self.having(**{role: (value,) for role, value in values.items()})

    def without(self, role: str, value: str) -> View:
        """The view without this value, or without a filter that takes one value only."""
        return self.having(**{role: None}) if role in SINGLE else self.toggled(role, value)

    def sorted_by(self, sort: str) -> View:
        """The view in another order; turned round where it has that order."""
        turned = sort == self.sort and not self.reverse
        return replace(self, sort=sort, reverse=turned, after=None)  # type: ignore[arg-type]

    def has(self, role: str, value: str) -> bool:
        """Whether that value is among those asked for, by itself or as the state that a name means."""
        return any(_same(role, asked, value) for asked in listed(getattr(self.filters, role)))


def _same(role: str, asked: str, value: str) -> bool:
    return asked.casefold() == value.casefold() or (role in _OF_STATES and value in states_named(asked))


def view_of(query: Pairs) -> View:
    """The view that an address asks for. What it cannot mean is left out, and named in `unknown`."""
    told: dict[str, list[str]] = {}
    unknown: list[tuple[str, str]] = []
    for key, value in query:
        text = value.strip()[:LONGEST]
        if text and key in CHOICES and text not in CHOICES[key]:
            unknown.append((key, text))
        elif text and len(told.setdefault(key, [])) < MOST_VALUES and text not in told[key]:
            told[key].append(text)
    several = {role: tuple(told[role]) for role in ROLES if told.get(role)}
    single = {name: told[name][0] for name in SINGLE if told.get(name)}
    return View(
        filters=Filters(**several, **single),  # type: ignore[arg-type]
        sort=told.get("sort", ["date"])[0],  # type: ignore[arg-type]
        reverse=told.get("reverse", [""])[0] in ("1", "true"),
        after=told.get("after", [None])[0],
        unknown=tuple(unknown),
    )


def filters_of(query: Pairs) -> Filters:
    """The filters of an address (see `view_of`)."""
    return view_of(query).filters
