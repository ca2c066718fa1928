"""The article as a model sees it: sentences numbered, mentions numbered in place, quotations marked.

A sentence stands on a line after its number, a mention as `{12:words}`, and `{q3}` stands before the third
quotation. A number is only a short way to write a span of the page; what the words there mean is for the
gate to say. Braces of the article itself are shown as brackets, so that it cannot number anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bordereau.reading.decisions import Span
from bordereau.reading.events.forces import find_forces
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import Scene
from bordereau.reading.statements.quotations import Quotation, find_quotations
from bordereau.values.numbers import NumberMention, find_numbers

_KINDS = ("attack", "deployment", "cooperation")
_FIRM = 2  # strength of a trigger from which it is numbered; weaker ones are words like any other
_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True)
class Rendered:
    """A page as rendered. `spans` are those of the numbered mentions, from 1, as offsets into the page;
    `quotations` those that are numbered, from 1."""

    text: str
    spans: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


def render(scene: Scene) -> Rendered:
    """The page of `scene` with its mentions numbered."""
    spans = tuple(marked(scene))
    quotations = tuple(find_quotations(scene.page))
    inserted = [(start, f"{{{n}:") for n, (start, _) in enumerate(spans, 1)]
    inserted += [(end, "}") for _, end in spans]
    inserted += [(q.start, f"{{q{n}}}") for n, q in enumerate(quotations, 1)]
    lines = [_line(scene, s.start, s.end, s.index, inserted) for s in scene.sentences]
    return Rendered("\n".join(line for line in lines if line), spans, quotations)


def marked(scene: Scene) -> list[Span]:
    """The spans to number, in order, none overlapping: of those that do, the kind listed first, then the
    longest. Mentions within others need no number of their own: whoever points at the words means both."""
    kept: list[Span] = []
    for spans in _kinds(scene):
        for start, end in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])):
            if start < end and not any(s < end and start < e for s, e in kept):
                kept.append((start, end))
    return sorted(kept)


def _kinds(scene: Scene) -> Iterator[list[Span]]:
    found = scene.mentions
    yield [(m.start, m.end) for m in (*found.money, *found.weights, *found.dates)]
    yield [s for item in found.items for s in _parts(item)]
    yield [(p.start, p.end) for p in found.places]
    yield [(p.mention.start, p.mention.end) for p in scene.parties if p.mention.form != "generic"]
    yield [(f.start, f.end) for f in find_forces(scene)]
    yield [(c.start, c.end) for c in found.carriers]
    yield [(n.start, n.end) for n in find_numbers(scene.page.whole, scene.page.lang) if _counts(n)]
    words = (found.triggers, *(found.words.get(kind, ()) for kind in _KINDS))
    for told in words:
        yield [(t.start, t.end) for t in told if int(t.entry.get("strength", _FIRM)) >= _FIRM]


def _counts(number: NumberMention) -> bool:
    return number.value is not None and number.kind != "article"


def _parts(item: ItemMention) -> Iterable[Span]:
    parts = [item.category_span, item.designation_span, item.quantity_span]
    return [p for p in parts if p is not None]


def _line(scene: Scene, start: int, end: int, number: int, inserted: list[tuple[int, str]]) -> str:
    """One sentence: closing marks before opening ones where both stand at one place."""
    here = sorted((i for i in inserted if start <= i[0] < end or (i[0] == end and i[1] == "}")), key=_order)
    pieces, at = [], start
    for place, mark in here:
        if place == start and mark == "}":
            continue
        pieces += [_shown(scene.page.whole[at:place]), mark]
        at = place
    text = " ".join(("".join(pieces) + _shown(scene.page.whole[at:end])).split())
    return f"§{number} {text}" if text else ""


def _order(insertion: tuple[int, str]) -> tuple[int, int]:
    place, mark = insertion
    return place, 0 if mark == "}" else 1 if mark.startswith("{q") else 2


def _shown(words: str) -> str:
    return words.translate(_BRACES)
