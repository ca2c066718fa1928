"""Items: whether two reports can tell of one cargo, and which of them tells it more fully.

Lines are compared by nature (arms, kit, supplies...), by designation, and by the sums of their categories. A
report that leaves a line out says less; it contradicts only where it tells other numbers, other models, or a
cargo of another nature.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bordereau.model import Claim
from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import broader_than, facts, folded
from bordereau.register.reconcile.numbers import counted
from bordereau.register.reconcile.parties import is_model
from bordereau.register.reconcile.relations import Relation
from bordereau.register.reconcile.totals import Line, family, total


class Items:
    """Lists of items as {category, designation, quantity, unit}."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two lists hold the same lines, in whatever order."""
        return sorted(map(_key, a)) == sorted(map(_key, b))

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two lists stand to each other."""
        one, two = list(_lines(a)), list(_lines(b))
        if self.natures_clash(a.value, b.value) or _counts_clash(one, two) or _models_clash(one, two):
            return Relation.contrary
        over, under = _covers(one, two), _covers(two, one)
        if over or under:
            return Relation.beside if over and under else Relation.narrower if over else Relation.wider
        meet = any(_covered(x, two) for x in one) or any(_covered(y, one) for y in two)
        return Relation.beside if meet else Relation.contrary

    def natures_clash(self, a: Any, b: Any) -> bool:
        """Whether one list has arms and the other none at all, or they share no nature; vague lines
        ('equipment') may be of several natures."""
        one, two = _natures(a), _natures(b)
        armed, other = ("arms" in _sure(a)), ("arms" in _sure(b))
        return (armed and "arms" not in two) or (other and "arms" not in one) or one.isdisjoint(two)

    def join(self, stands: Sequence[Stand]) -> list[Any]:
        """All lines of all lists, each once, without those that another line tells more precisely."""
        lines = {_key(line): line for stand in stands for line in _lines(stand)}
        ordered = [lines[key] for key in sorted(lines)]
        kept = [x for x in ordered if not any(y is not x and _only_covers(y, x) for y in ordered)]
        return [{name: line[name] for name in _PARTS} for line in kept]


_PARTS = ("category", "designation", "quantity", "unit")


def _lines(stand: Stand) -> Iterator[Line]:
    """The lines of a stand's value, each with the claims that give it."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in stand.claims:
        claims[_key(claim.value)].append(claim)
    lines: Any = stand.value
    for line in lines:
        yield {**line, "claims": claims[_key(line)]}


def _key(line: Any) -> str:
    named = folded(line["designation"]) if line["designation"] else None
    return json.dumps([line["category"], named, line["quantity"], line["unit"]])


def _natures(lines: Iterable[Line]) -> set[str]:
    """All natures that the lines may be of."""
    vague = facts("goods")["vague"]
    return {nature for line in lines for nature in vague.get(line["category"], ())} | _sure(lines)


def _sure(lines: Iterable[Line]) -> set[str]:
    """The natures that the lines are of for sure."""
    goods = facts("goods")
    return {
        nature
        for line in lines
        for nature, categories in goods["natures"].items()
        if line["category"] in categories and line["category"] not in goods["vague"]
    }


def _counts_clash(one: Sequence[Line], two: Sequence[Line]) -> bool:
    return _models_counted_otherwise(one, two) or _sums_clash(one, two)


def _models_counted_otherwise(one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether a model that each list tells once has two numbers."""
    for x in one:
        for y in two:
            named = x["designation"] and y["designation"] and _one_model(x, y)
            if named and _parted(x, y) and _alone(x, one) and _alone(y, two):
                return True
    return False


def _sums_clash(one: Sequence[Line], two: Sequence[Line]) -> bool:
    categories = sorted({line["category"] for line in (*one, *two)})
    units = {line["unit"] for line in (*one, *two)}
    return any(_category_clashes(c, unit, one, two) for c in categories for unit in units)


def _category_clashes(category: str, unit: str | None, one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether no sum of a category's pieces, alone or with those counted along, is one in both lists."""
    sums = []
    for lines in (one, two):
        narrow = [x for x in lines if x["category"] == category and x["unit"] == unit]
        wide = [x for x in lines if x["category"] in family(category) and x["unit"] == unit]
        sums.append([t for t in (total(narrow), total(wide)) if t])
    if not all(sums) or any(a.meets(b) for a in sums[0] for b in sums[1]):
        return False
    return not (_subset(category, one, two) or _nearly(category, one, two))


def _subset(category: str, one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether the lists differ in what they leave out: they share models, and each counts some alone."""
    models = [[x for x in lines if x["category"] == category and x["designation"]] for lines in (one, two)]
    bare = any(x["category"] in family(category) and not x["designation"] for x in (*one, *two))
    return not bare and any(_one_model(x, y) for x in models[0] for y in models[1])


def _nearly(category: str, one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether each list has one line of the category, and their words ('about', 'at least') allow both."""
    lines = [[x for x in side if x["category"] in family(category)] for side in (one, two)]
    return all(len(side) == 1 for side in lines) and not _parted(lines[0][0], lines[1][0])


def _models_clash(one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether both lists name models of a category, and none in common."""
    for category in {x["category"] for x in one} & {y["category"] for y in two}:
        ours = [x for x in one if x["category"] == category]
        theirs = [y for y in two if y["category"] == category]
        named = all(line["designation"] for line in (*ours, *theirs))
        if named and not any(_one_model(x, y) for x in ours for y in theirs):
            return True
    return False


def _covers(one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether every line of `two` is told by `one`, as it is or more precisely."""
    return all(_covered(line, one) for line in two)


def _covered(line: Line, by: Sequence[Line]) -> bool:
    return any(_line_covers(x, line) for x in by) or _sum_covers(line, by)


def _line_covers(x: Line, y: Line) -> bool:
    """Whether line `x` tells what line `y` tells, or more."""
    within = x["category"] == y["category"] or x["category"] in broader_than("goods", y["category"])
    if not within or (
        y["designation"] and not (x["designation"] and is_model(x["designation"], y["designation"]))
    ):
        return False
    if y["quantity"] is None:
        return True
    return x["quantity"] is not None and x["unit"] == y["unit"] and not _parted(x, y)


def _only_covers(x: Line, y: Line) -> bool:
    return _line_covers(x, y) and not (_line_covers(y, x) and _key(x) > _key(y))


def _sum_covers(line: Line, by: Sequence[Line]) -> bool:
    """Whether a number of a category is the sum of lines that tell its parts."""
    if line["designation"] or line["quantity"] is None:
        return False
    parts = [x for x in by if x["category"] in family(line["category"]) and x["unit"] == line["unit"]]
    told = total(parts)
    return told is not None and line["quantity"] in told.exactly


def _one_model(x: Line, y: Line) -> bool:
    return is_model(x["designation"], y["designation"]) or is_model(y["designation"], x["designation"])


def _alone(line: Line, lines: Sequence[Line]) -> bool:
    return sum(1 for x in lines if x["designation"] and _one_model(x, line)) == 1


def _parted(x: Line, y: Line) -> bool:
    """Whether two lines tell numbers of one unit that cannot both be."""
    if x["quantity"] is None or y["quantity"] is None or x["unit"] != y["unit"]:
        return False
    return counted(x["quantity"], y["quantity"], x["claims"], y["claims"]) is Relation.contrary
