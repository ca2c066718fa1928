"""Items: whether two reports can tell of one cargo, and which of them tells it more fully.

Lines are compared by nature (arms, kit, supplies...), by designation, and by the sums of their categories. A
report that leaves a line out says less; it contradicts only where it tells other numbers, other models, or a
cargo of another nature.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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

    def kind(self, value: Any) -> Any:
        """The lines, by their keys."""
        return tuple(sorted(map(_key, value)))

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two lists stand to each other."""
        one, two = _lines(a), _lines(b)
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
        """All lines of all lists, each as often as one list has it, without those that a line of another list
        tells more precisely."""
        lists = [_lines(stand) for stand in stands]
        known = {line["key"]: line for lines in lists for line in lines}
        most = Counter[str]()
        for lines in lists:
            most |= Counter(line["key"] for line in lines)
        kept = sorted(key for key in known if not _told_better(known[key], lists))
        return [{name: known[key][name] for name in _PARTS} for key in kept for _ in range(most[key])]


_PARTS = ("category", "designation", "quantity", "unit")
_HOLDS = (Relation.same, Relation.narrower)


def _lines(stand: Stand) -> list[Line]:
    """The lines of a stand's value, each with its key and the claims that give it."""
    if "lines" not in stand.worked_out:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in stand.claims:
            claims[_key(claim.value)].append(claim)
        value: Any = stand.value
        keyed = [(line, _key(line)) for line in value]
        stand.worked_out["lines"] = [{**line, "key": key, "claims": claims[key]} for line, key in keyed]
    lines: list[Line] = stand.worked_out["lines"]
    return lines


def _key(line: Any) -> str:
    named = folded(line["designation"]) if line["designation"] else None
    return json.dumps([line["category"], named, line["quantity"], line["unit"]])


def _natures(lines: Iterable[Line]) -> set[str]:
    """All natures that the lines may be of."""
    return set[str]().union(*map(_natures_of, lines))


def _sure(lines: Iterable[Line]) -> set[str]:
    """The natures that the lines are of for sure."""
    return set[str]().union(*(found for found in map(_natures_of, lines) if len(found) == 1))


def _natures_of(line: Line) -> set[str]:
    """The natures that a line may be of: one, but for a category that stands for others ('vehicles')."""
    goods, category = facts("goods"), line["category"]
    meant = {category} if line["designation"] else {category, *broader_than("goods", category)}
    natures = {n for n, categories in goods["natures"].items() if not meant.isdisjoint(categories)}
    return natures | set(goods["vague"].get(category, ()))


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
    """Whether every line of `two` is told by a line of `one` of its own, as it is or more precisely; a number
    may also be the sum of several lines."""
    lines = [line for line in two if not _sum_covers(line, one)]
    taken: dict[int, int] = {}
    return all(_finds(i, lines, one, taken, set()) for i in range(len(lines)))


def _finds(i: int, lines: Sequence[Line], by: Sequence[Line], taken: dict[int, int], tried: set[int]) -> bool:
    """Whether line `i` finds a line of `by`, others giving way where they find another (Kuhn's algorithm)."""
    for j in sorted(range(len(by)), key=lambda j: by[j]["key"] != lines[i]["key"]):
        if j not in tried and _line_covers(by[j], lines[i]):
            tried.add(j)
            if j not in taken or _finds(taken[j], lines, by, taken, tried):
                taken[j] = i
                return True
    return False


def _covered(line: Line, by: Sequence[Line]) -> bool:
    return any(_line_covers(x, line) for x in by) or _sum_covers(line, by)


def _told_better(line: Line, lists: Sequence[Sequence[Line]]) -> bool:
    """Whether another list tells a line more precisely, and no list tells both side by side."""
    better = {
        x["key"] for lines in lists for x in lines if _line_covers(x, line) and not _line_covers(line, x)
    }
    beside = {x["key"] for lines in lists if any(y["key"] == line["key"] for y in lines) for x in lines}
    return bool(better) and better.isdisjoint(beside)


def _line_covers(x: Line, y: Line) -> bool:
    """Whether line `x` tells what line `y` tells, or more."""
    within = x["category"] == y["category"] or x["category"] in broader_than("goods", y["category"])
    if not within or (
        y["designation"] and not (x["designation"] and is_model(x["designation"], y["designation"]))
    ):
        return False
    if y["quantity"] is None:
        return True
    return x["quantity"] is not None and x["unit"] == y["unit"] and _counted(x, y) in _HOLDS


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
    return _counted(x, y) is Relation.contrary


def _counted(x: Line, y: Line) -> Relation:
    return counted(x["quantity"], y["quantity"], x["claims"], y["claims"])
