"""Tolls: the parts of a toll that is told in parts ('dix soldats et deux civils tués'), added up."""

from __future__ import annotations

from bordereau.codebook import grammar_words
from bordereau.reading.decisions import Span
from bordereau.reading.events.roles import EventRoles
from bordereau.reading.mentions import Number

_PART = 45  # characters between two parts of one toll
_TOLLS = ("killed", "injured")


def with_parts(roles: EventRoles, number: Number, what: str) -> tuple[int, tuple[Span, ...]]:
    """The count `number` of those `what` (killed, injured), with the parts that a list joins to it.

    A part stands in the same sentence, is joined by a comma or 'and', and has no word of its own that says
    otherwise ('two civilians and five soldiers killed', but 'two killed and five wounded').
    """
    found = [number]
    if what in _TOLLS:
        found += [n for n in roles.scene.mentions.numbers if n != number and _is_part(roles, number, n, what)]
    found.sort(key=lambda n: n.start)
    spans = ((number.start, number.end), *((n.start, n.end) for n in found if n != number))
    return int(sum(n.value for n in found)), spans


def _is_part(roles: EventRoles, number: Number, part: Number, what: str) -> bool:
    if part.sentence != number.sentence:
        return False
    first, last = sorted((number, part), key=lambda n: n.start)
    gap = roles.scene.page.folded[first.end : last.start]
    if len(gap) > _PART or not set(gap.split()) & grammar_words(roles.scene.page.lang).part_joins:
        return False
    between = [w.cls for w in roles.finder.words if first.end <= w.start and w.end <= last.start]
    after = [w.cls for w in roles.finder.words if 0 <= w.start - last.end <= _PART]
    if any(c in _TOLLS for c in between):
        return False
    return bool(after) and after[0] in (what, "target") and what in after
