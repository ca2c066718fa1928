"""Credibility of information, 1 to 6, of the Admiralty scale, by the rules of data/credibility.yaml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bordereau.model import FiledReport
from bordereau.register.reconcile.answers import assertion_of
from bordereau.register.reconcile.choosing import Letters, letter_of
from bordereau.register.reconcile.facts import facts
from bordereau.register.reconcile.independence import informants

_TRUSTED = ("A", "B")


def credibility(reports: Sequence[FiledReport], disputed: int, letters: Letters) -> tuple[int, str]:
    """The number and the rule that gave it.

    `disputed` counts the fields on which sources differ about what happened; `letters` are reliability
    letters by the publishers' folded names. Source of scale and words: NATO AJP-2.1 (before: STANAG 2511).
    """
    measures = {**_measured(reports, letters), "disputed": disputed}
    rules = facts("credibility")["rules"]
    met = next(rule for rule in rules if _holds(rule["when"], measures))
    return met["number"], met["rule"]


def credibility_words(number: int) -> str:
    """What the standard calls a number: 'confirmed by other sources' for 1."""
    return str(facts("credibility")["words"][number])


def _holds(conditions: Mapping[str, Sequence[int | None]], measures: Mapping[str, int]) -> bool:
    return all(
        (least is None or measures[name] >= least) and (most is None or measures[name] <= most)
        for name, (least, most) in conditions.items()
    )


def _measured(reports: Sequence[FiledReport], letters: Letters) -> dict[str, int]:
    """How many independent sources tell it firmly, hedged, with little trust, or deny it."""
    sources = informants(reports)
    by_source: dict[str, list[FiledReport]] = defaultdict(list)
    for told in reports:
        by_source[sources[told.id]].append(told)
    counts = dict.fromkeys(("firm", "hedged", "doubted", "denying", "trusted"), 0)
    for group in by_source.values():
        standing = _standing(group, letters)
        counts[standing] += 1
        counts["trusted"] += standing in ("firm", "hedged") and _trusted(group, letters)
    return counts


def _standing(group: Sequence[FiledReport], letters: Letters) -> str:
    """How one source, with all its reports, stands to the happening: by the firmest that is told of it."""
    orders = facts("orders")
    affirming = [told for told in group if assertion_of(told) != orders["denial"]]
    if not affirming:
        return "denying"
    good = [t for t in affirming if letter_of(t.publisher, letters) not in orders["unreliable"]]
    if not good:
        return "doubted"
    return "hedged" if all(assertion_of(told) == "unconfirmed" for told in good) else "firm"


def _trusted(group: Sequence[FiledReport], letters: Letters) -> bool:
    return any(letter_of(told.publisher, letters) in _TRUSTED for told in group)
