"""Independence: which reports of an entry come from one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bordereau.model import FiledReport
from bordereau.register.reconcile.answers import assertion_of
from bordereau.register.reconcile.facts import folded


def origins(reports: Sequence[FiledReport]) -> dict[str, str]:
    """Report id -> the independent source it comes from.

    Near copies of one text (one voice) are one source, and so are all articles of one known publisher.
    Whatever such ties join, directly or by way of a third report, is one source: the count is never too high.
    An article without a publisher counts by its voice. The name of a source is the smallest of its voices.
    """
    return _joined(reports, {told.id: _ties(told) for told in reports})


def informants(reports: Sequence[FiledReport]) -> dict[str, str]:
    """Like `origins`, and reports that credit the same person or body are one source too: two outlets that
    quote one ministry have one informant."""
    return _joined(reports, {told.id: [*_ties(told), *_credited(told)] for told in reports})


def _ties(told: FiledReport) -> list[str]:
    publisher = folded(told.publisher or "")
    return [f"voice {told.voice}", *([f"publisher {publisher}"] if publisher else [])]


def _credited(told: FiledReport) -> Iterable[str]:
    source = getattr(told.report, "source", None)
    if source is not None and assertion_of(told) in ("attributed", "unconfirmed"):
        yield f"source {folded(source.value)}"


def _joined(reports: Sequence[FiledReport], ties: Mapping[str, Sequence[str]]) -> dict[str, str]:
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for keys in ties.values():
        for other in keys[1:]:
            above[root(other)] = root(keys[0])
    named: dict[str, str] = {}
    for told in reports:
        group = root(ties[told.id][0])
        named[group] = min(named.get(group, told.voice), told.voice)
    return {told.id: named[root(ties[told.id][0])] for told in reports}
