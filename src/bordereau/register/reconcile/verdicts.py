"""Verdicts: what the sides of a field make together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bordereau.model import EntryField, Verdict
from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import FieldFacts
from bordereau.register.reconcile.relations import Relation
from bordereau.register.reconcile.stands import relate

GRAVITY: Sequence[Verdict] = ("single", "agreed", "refined", "disputed")
Relations = Mapping[tuple[int, int], Relation]
LEADING = 32  # stands that all others are compared with: the work grows with the reports, not their square


def relations_of(field: FieldFacts, stands: Sequence[Stand]) -> Relations:
    """How each of the `LEADING` first stands, those of most sources, is to each other one, by their places in
    `stands`, both ways round. Others are not compared with each other: they stand beside each other."""
    found: dict[tuple[int, int], Relation] = {}
    for i, a in enumerate(stands):
        for j in range(min(i, LEADING)):
            found[i, j] = relate(field, a, stands[j])
            found[j, i] = found[i, j].flipped()
    return found


def verdict_of(stands: Sequence[Stand], relations: Relations, lead: Stand | None) -> Verdict:
    """The verdict of a field: disputed where two stands are contrary; single where one source stands behind
    all of it; agreed where two or more stand behind the value that leads; else refined."""
    if Relation.contrary in relations.values():
        return "disputed"
    if lead is not None and len(lead.origins) > 1:
        return "agreed"
    behind = frozenset(origin for stand in stands for origin in stand.origins)
    return "refined" if len(stands) > 1 and len(behind) > 1 else "single"


def gravest(fields: Iterable[tuple[FieldFacts, EntryField]]) -> Verdict:
    """The gravest verdict of the fields that bear on what happened; single where none does.

    From light to grave: single, agreed, refined, disputed.
    """
    bearing = [
        told.verdict
        for field, told in fields
        if field.bears == "always" or (field.bears == "dispute" and told.verdict == "disputed")
    ]
    return max(bearing, key=GRAVITY.index, default="single")
