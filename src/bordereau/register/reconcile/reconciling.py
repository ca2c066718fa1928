"""Reconciling: the reports of one happening become one entry, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from bordereau.model import Entry, EntryField, FiledReport, Reliability, Review, Side
from bordereau.register.reconcile.answers import Stand, answers_of
from bordereau.register.reconcile.choosing import SET, Letters, choose
from bordereau.register.reconcile.credibility import credibility
from bordereau.register.reconcile.facts import FieldFacts, fields_of, folded
from bordereau.register.reconcile.independence import origins
from bordereau.register.reconcile.stands import stands_of
from bordereau.register.reconcile.verdicts import gravest, relations_of, verdict_of


def reconcile(
    entry_id: str,
    reports: Sequence[FiledReport],
    *,
    set_values: Mapping[str, JsonValue] = {},
    letters: Mapping[str, Reliability] = {},
    review: Review = "open",
) -> Entry:
    """The entry that `reports` (of one kind, at least one) make together; their order does not matter.

    `set_values` are the values that persons set, by field: they are shown whatever reports say, None meaning
    unknown; verdicts still tell how the reports stand. `letters` are the reliability letters of publishers,
    by name; F for those not named. `review` is handed through.

    Raises ValueError where there is no report, reports are of two kinds or share an id, or a value is set for
    a field that the kind does not have.
    """
    ordered = sorted(reports, key=lambda told: told.id)
    kind = _kind_of(ordered)
    fields = fields_of(kind)
    unknown = sorted(set(set_values) - set(fields))
    if unknown:
        raise ValueError(f"a {kind} has no field {unknown[0]!r}: {', '.join(fields)}")
    standing = [report for report in ordered if not report.withdrawn]
    sources = origins(ordered) | origins(standing)  # what is withdrawn ties nobody else together
    named = {folded(publisher): letter for publisher, letter in letters.items()}
    told = [
        (field, found)
        for field in fields.values()
        if (found := _reconciled(field, ordered, sources, set_values, named)) is not None
    ]
    disputed = sum(1 for field, found in told if field.core and found.verdict == "disputed")
    number, rule = credibility(standing, disputed, named)
    return Entry(
        id=entry_id, kind=ordered[0].report.kind, fields=tuple(found for _, found in told),
        reports=tuple(report.id for report in ordered),
        publishers=len({sources[report.id] for report in standing}),
        verdict=gravest(told), credibility=number, credibility_rule=rule, review=review,
    )  # fmt: skip


def _kind_of(reports: Sequence[FiledReport]) -> str:
    kinds = sorted({told.report.kind for told in reports})
    if len(kinds) != 1:
        raise ValueError(f"an entry is of one kind: {', '.join(kinds) or 'no report is given'}")
    if len({told.id for told in reports}) != len(reports):
        raise ValueError("two reports of an entry have one id")
    return kinds[0]


def _reconciled(
    field: FieldFacts,
    reports: Sequence[FiledReport],
    sources: Mapping[str, str],
    set_values: Mapping[str, JsonValue],
    letters: Letters,
) -> EntryField | None:
    """The field as the reports have it and persons set it; None where nobody tells it."""
    stands = stands_of(field, answers_of(field, reports, sources))
    if not stands:
        return _only_set(field, set_values) if field.name in set_values else None
    relations = relations_of(field, stands)
    lead, value, rule = choose(field, stands, relations, letters)
    verdict = verdict_of(stands, relations, lead)
    if field.name in set_values:
        value, rule = set_values[field.name], SET
    ordered = sorted(stands, key=lambda stand: stand is not lead)
    sides = tuple(map(_side, ordered))
    return EntryField(field=field.name, verdict=verdict, value=value, rule=rule, sides=sides)


def _only_set(field: FieldFacts, set_values: Mapping[str, JsonValue]) -> EntryField:
    return EntryField(field=field.name, verdict="single", value=set_values[field.name], rule=SET)


def _side(stand: Stand) -> Side:
    """A side counts the sources that affirm; one told only by who denies the happening counts these.
    Withdrawn reports count for nothing."""
    behind = stand.origins or {answer.origin for answer in stand.told}
    return Side(value=stand.value, claims=stand.claims, publishers=len(behind))
