"""What entries are asked for: filters, orders, pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bordereau.model import Kind, Review, Verdict

Sort = Literal["date", "added", "changed", "credibility"]
Values = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries: all that are given must hold, and of several values of one any.

    `supplier`, `recipient`, `party` (in whatever role), `designation`, `publisher` and `place` are compared
    without accents, signs and case. States are found by code and by the names that the codebook has for them,
    in any of its languages ('MLI', 'Mali'; 'Russie'), publishers also by a part of their name; a name that
    nothing has is an error. `since` and `until` (ISO days, or months, or years) hold for entries whose date
    may lie between them, both included; an entry without a date does not. `text`: words that must all stand
    in an entry's values, passages, titles or publishers.

    A value counts where the entry has it or any of its reports tells it; where a person set a field, only
    what the person set.
    """

    kind: Kind | tuple[Kind, ...] | None = None
    supplier: Values = None
    recipient: Values = None
    party: Values = None
    category: Values = None
    designation: Values = None
    stage: Values = None
    place: Values = None
    publisher: Values = None
    verdict: Verdict | tuple[Verdict, ...] | None = None
    review: Review | tuple[Review, ...] | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None


FACETS = ("supplier", "recipient", "party", "category", "designation", "place", "publisher")
COLUMNS = ("kind", "stage", "verdict", "review")


def listed(values: Any) -> tuple[str, ...]:
    """The values of one filter; none where it is not given."""
    return () if values is None else (values,) if isinstance(values, str) else tuple(values)


@dataclass(frozen=True, slots=True)
class Summary:
    """An entry as a list shows it. `values` and `verdicts` are by field; `reports` and `publishers` count;
    `added` and `changed` are times (ISO, UTC)."""

    id: str
    kind: Kind
    values: dict[str, Any]
    verdicts: dict[str, Verdict]
    verdict: Verdict
    review: Review
    credibility: int
    publishers: int
    reports: int
    added: str
    changed: str

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields on which reports contradict each other."""
        return tuple(field for field, verdict in self.verdicts.items() if verdict == "disputed")


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list. `after` asks for the next part; None where this is the last."""

    entries: tuple[Summary, ...]
    after: str | None
