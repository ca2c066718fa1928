"""Second look: the cues on whether a hand-over stands, once its slots are filled and beside the others.

What first looks like two hand-overs is often one told twice, and what looks like one may be left with nothing
that was handed over. Both show only when the slots are filled. (Weighing whole candidates again by what was
chosen for their parts is the reranking of M. Collins, 2000, here with one candidate for each happening.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.reading.decisions import Choice, Handover
from bordereau.reading.mentions import ItemMention
from bordereau.reading.transfers.anchors import item_sort
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.happening import odds
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.roles import Roles

_FIRM = frozenset({"model", "counted model", "counted", "noun"})
_MANY = (0, 1, 2, 3, 5, 8)


@dataclass(frozen=True)
class Filled:
    """A happening with what was chosen for its slots."""

    roles: Roles
    told: Handover


def second_look(case: Case, one: Filled, all_told: Sequence[Filled]) -> list[str]:
    """The cues on whether `one` of the filled happenings of a case is a hand-over of its own."""
    others = [o for o in all_told if o is not one]
    out = [f"others={_few(len(others))}", *_own(case, one)]
    for other in others:
        surer = "a surer" if other.told.confidence > one.told.confidence else "a lesser"
        out += [f"{surer} one: {f}" for f in _beside(case, one, other)]
    return list(dict.fromkeys(out))


def _own(case: Case, one: Filled) -> Iterator[str]:
    """What was chosen for its slots, and how surely."""
    told = one.told
    happens, stage = odds(told.confidence), told.stage.value
    yield f"happens {happens}"
    yield f"article {odds(case.article)}"
    sides = f"sides {bool(told.supplier)} {bool(told.recipient)}"
    yield from (sides, f"{sides} happens {happens}")
    for role, side in (("supplier", told.supplier), ("recipient", told.recipient)):
        yield f"{role}s={min(len(side), 3)}"
        yield from (f"{role} {odds(c.confidence)}" for c in side[:1])
    yield from _goods(told, sides)
    yield from (
        f"stage {stage}",
        f"stage {stage} {odds(told.stage.confidence)}",
        f"stage {stage} happens {happens}",
    )
    assertion, basis = told.assertion.value, _value(told.basis)
    yield from (f"assertion {assertion}", f"assertion {assertion} stage {stage}")
    yield from (f"basis {basis}", f"basis {basis} stage {stage}")
    yield f"date {odds(told.date.confidence) if told.date else 'none'}"
    yield f"place {odds(told.place.confidence) if told.place else 'none'}"
    yield f"value {told.value is not None}"
    yield from _telling(case, one, happens)


def _goods(told: Handover, sides: str) -> Iterator[str]:
    sorts = {item_sort(i.value) for i in told.items}
    firm = bool(sorts & _FIRM)
    yield f"items={_few(len(told.items))}"
    yield f"item {odds(max((i.confidence for i in told.items), default=0.0))}"
    yield from sorted(f"goods {s}" for s in sorts)
    yield from sorted({f"category {i.value.category}" for i in told.items})
    yield from (f"firm goods={firm}", f"firm goods={firm} {sides}")


def _telling(case: Case, one: Filled, happens: str) -> Iterator[str]:
    """How it is told."""
    anchors = sorted(one.roles.cluster.anchors, key=lambda a: -case.chances[a])
    first = anchors[0]
    yield f"telling {odds(case.chances[first])}"
    yield f"second telling {odds(case.chances[anchors[1]]) if len(anchors) > 1 else 'none'}"
    yield f"tellings={_few(len(anchors))}"
    yield from (f"class={first.cls}", f"class={first.cls} stage {one.told.stage.value}")
    yield f"family={family(first)} happens {happens}"
    yield from (f"flag={f}" for f in sorted(first.flags))


def _beside(case: Case, one: Filled, other: Filled) -> Iterator[str]:
    """How it compares with another of the article."""
    a, b = one.told, other.told
    compared = {
        "suppliers": _sets(_values(a.supplier), _values(b.supplier)),
        "recipients": _sets(_values(a.recipient), _values(b.recipient)),
        "models": _sets(_models(a), _models(b)),
        "categories": _sets({i.value.category for i in a.items}, {i.value.category for i in b.items}),
        "dates": _dates(_value(a.date), _value(b.date)),
        "stages": "same" if a.stage.value == b.stage.value else "other",
    }
    alike, unlike = (sum(v == x for v in compared.values()) for x in ("same", "other"))
    yield f"alike {alike} unlike {unlike}"
    yield from (f"{name} {compared[name]}" for name in ("models", "categories", "dates"))
    yield f"sides {compared['suppliers']} {compared['recipients']}"
    crossed = _values(a.supplier) & _values(b.recipient) | _values(b.supplier) & _values(a.recipient)
    yield f"swapped={bool(crossed)}"
    yield f"stages {a.stage.value} {b.stage.value}"
    yield f"mentions {_sets(_mentions(a), _mentions(b))}"
    yield f"counts {_counts(a, b)}"
    yield f"told as one {odds(case.likeness(one.roles.cluster, other.roles.cluster))}"


def _few(n: int) -> str:
    return next((f"<={limit}" for limit in _MANY if n <= limit), "many")


def _sets(one: set[Any], other: set[Any]) -> str:
    if not one or not other:
        return "none" if not one and not other else "missing"
    if one == other:
        return "same"
    return "overlap" if one & other else "other"


def _dates(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return "missing"
    if one == other:
        return "same"
    return "within" if one.startswith(other) or other.startswith(one) else "other"


def _counts(one: Handover, other: Handover) -> str:
    """Whether goods that both tell are counted alike."""
    here, there = _counted(one), _counted(other)
    both = here.keys() & there.keys()
    if not both:
        return "none"
    return "same" if all(here[k] == there[k] for k in both) else "other"


def _counted(told: Handover) -> dict[str, float]:
    goods: list[ItemMention] = [i.value for i in told.items]
    return {i.model or i.category: i.quantity for i in goods if i.quantity is not None}


def _value(choice: Choice[str] | None) -> str | None:
    return choice.value if choice else None


def _values(side: Sequence[Choice[str]]) -> set[str]:
    return {c.value for c in side}


def _models(told: Handover) -> set[str]:
    return {i.value.model for i in told.items if i.value.model}


def _mentions(told: Handover) -> set[tuple[int, int]]:
    return {(i.value.start, i.value.end) for i in told.items}
