"""Subjects: which report of the same article a statement bears on, if any."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.model import Passage, Report, Statement

_REACH = 320
"""Characters between quoted words and the telling of what they bear on, at most: two or three sentences."""


def with_subject(statement: Statement, reports: Sequence[Report]) -> Statement:
    """The statement with the number of the report told nearest to its words; `reports` are in their order.

    A happening told within the quoted words is the surest; of others the nearest counts, if it is near.
    """
    quoted = statement.quote.passages[0]
    gaps = [(gap, k) for k, r in enumerate(reports) if (gap := _gap(quoted, r)) is not None]
    if not gaps or min(gaps)[0] > _REACH:
        return statement
    return statement.model_copy(update={"about": min(gaps)[1]})


def _gap(quoted: Passage, report: Report) -> int | None:
    """Characters between a quotation and the nearest words that tell a report, in the same part."""
    if isinstance(report, Statement):
        return None
    told = [p for p in report.trigger if p.where == quoted.where]
    gaps = [max(p.start - quoted.end, quoted.start - p.end, 0) for p in told]
    return min(gaps, default=None)
