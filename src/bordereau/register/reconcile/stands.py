"""Stands: the answers to a field gathered by value, and how each stands to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bordereau.register.reconcile.answers import Answer, Stand, as_key
from bordereau.register.reconcile.dates import Dates
from bordereau.register.reconcile.facts import FieldFacts, facts
from bordereau.register.reconcile.items import Items
from bordereau.register.reconcile.numbers import Counts, Measures, Moneys, Tolls
from bordereau.register.reconcile.parties import Carriers, Parties
from bordereau.register.reconcile.places import Places
from bordereau.register.reconcile.relations import Relation
from bordereau.register.reconcile.terms import Assertions, Stages, Terms
from bordereau.register.reconcile.texts import Forces, Names, Quotes, Texts


class Comparison(Protocol):
    """How the values of a field are compared."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two values are one."""

    def kind(self, value: Any) -> Any:
        """Something hashable that is equal for values that are one, and may be for others."""

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two values that are not one stand to each other."""


def comparison(field: FieldFacts) -> Comparison:
    """The comparison that data/fields.yaml names for a field."""
    if field.compare in ("parties", "carriers"):
        kind = Parties if field.compare == "parties" else Carriers
        return kind(Relation.contrary if field.overlap == "contrary" else Relation.beside)
    return _PLAIN[field.compare]


def stands_of(field: FieldFacts, answers: Sequence[Answer]) -> list[Stand]:
    """The answers gathered by value, those of most sources first.

    Values within a tolerance are gathered round the one that most sources give: a chain of small differences
    does not make one value of two that are far apart.
    """
    if len(answers) == 1:
        return [Stand(answers[0].value, (answers[0],))]
    by_value: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda a: a.told.id):
        by_value.setdefault(as_key(answer.value), []).append(answer)
    told = sorted((Stand(found[0].value, tuple(found)) for found in by_value.values()), key=_weight)
    compared, gathered = comparison(field), defaultdict[Any, list[list[Stand]]](list)
    for stand in told:
        alike = gathered[compared.kind(stand.value)]
        group = next((g for g in alike if compared.same(g[0].value, stand.value)), None)
        if group is None:
            alike.append([stand])
        else:
            group.append(stand)
    return sorted((_merged(group) for alike in gathered.values() for group in alike), key=_weight)


def relate(field: FieldFacts, a: Stand, b: Stand) -> Relation:
    """How two stands of a field stand to each other.

    A value that no article tells any more contradicts nothing, and one told only by who denies the happening
    neither: it says what is denied. Values told of different stages are a development, where the field
    changes from stage to stage.
    """
    if not (a.told and b.told):
        return Relation.beside
    if not (a.affirming and b.affirming) and field.compare != "assertion":
        return Relation.beside
    compared = comparison(field)
    found = compared.relate(a, b)
    settled = field.by_stage != "always" and found is not Relation.contrary
    if not field.by_stage or settled or _clash_for_good(compared, a, b):
        return found
    if _supersedes(a, b):
        return Relation.later
    return Relation.earlier if _supersedes(b, a) else found


def _clash_for_good(compared: Comparison, a: Stand, b: Stand) -> bool:
    """Whether no passing of time makes one of the other: arms did not become food."""
    return isinstance(compared, Items) and compared.natures_clash(a.value, b.value)


def _supersedes(later: Stand, earlier: Stand) -> bool:
    """Whether one value was told of a stage that supersedes all those of which the other was told."""
    before = facts("orders")["supersedes"]
    return bool(earlier.stages) and any(earlier.stages <= set(before.get(x, ())) for x in later.stages)


def _merged(group: Sequence[Stand]) -> Stand:
    answers = sorted((a for stand in group for a in stand.answers), key=lambda a: a.told.id)
    return Stand(group[0].value, tuple(answers))


def _weight(stand: Stand) -> tuple[int, int, int, str]:
    """Most sources first; then the longer value, which as a rule says more; then by the value."""
    key = stand.key
    return -len(stand.origins), -len({a.told.article for a in stand.answers}), -len(key), key


_PLAIN: Mapping[str, Comparison] = {
    "dates": Dates(), "places": Places(), "items": Items(), "measures": Measures(), "money": Moneys(),
    "counts": Counts(), "tolls": Tolls(), "terms": Terms(), "stages": Stages(), "assertion": Assertions(),
    "texts": Texts(), "names": Names(), "forces": Forces(), "quotes": Quotes(),
}  # fmt: skip
