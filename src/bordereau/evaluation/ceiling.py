"""The ceiling: for how many labelled values some mention with the right value overlaps a labelled span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bordereau.evaluation.fillers import fold_name, same
from bordereau.evaluation.gold import article_of
from bordereau.evaluation.score import Counts
from bordereau.reading.find import find_mentions
from bordereau.reading.mentions import Mention, Mentions
from bordereau.reading.page import Page
from bordereau.reading.scene import PartyPhrase, Scene

Wanted = tuple[str, int, Any]


def mention_ceiling(
    documents: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, Counts], list[tuple[str, str, Any, str]]]:
    """Recall of mentions over labelled transfers, by slot; and what was missed: document, slot, value, words.

    Values for which no span is labelled (implicit ones) are not counted.
    """
    counts: dict[str, Counts] = defaultdict(Counts)
    missed = []
    for document in documents:
        page = Page(article_of(document), str(document["lang"]))
        found = find_mentions(page)
        parties = Scene(page, found).parties
        for event in document["events"]:
            if event["kind"] != "transfer":
                continue
            for slot, spans, value in _wanted(event, page):
                hit = any(_met(found, parties, slot, value, span) for span in spans)
                counts[slot] += Counts(int(hit), 0, 1)
                if not hit:
                    missed.append((str(document["id"]), slot, value, page.whole[slice(*spans[0])]))
    return dict(counts), missed


def _wanted(event: Mapping[str, Any], page: Page) -> Iterable[tuple[str, list[tuple[int, int]], Any]]:
    spans: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for s in event.get("spans") or ():
        if "start" in s:
            shift = 0 if s["where"] == "title" else page.text_start
            spans[s["slot"], s.get("i", 0)].append((s["start"] + shift, s["end"] + shift))
    values = {("supplier", i): v for i, v in enumerate(event.get("supplier") or ())}
    values |= {("recipient", i): v for i, v in enumerate(event.get("recipient") or ())}
    values |= {("carrier", i): v for i, v in enumerate(event.get("carrier") or ())}
    values |= {
        (slot, 0): event[slot]
        for slot in ("date", "place", "value", "weight_t")
        if event.get(slot) is not None
    }
    for i, item in enumerate(event.get("items") or ()):
        values |= {
            (f"item.{k}", i): item[k]
            for k in ("category", "designation", "quantity")
            if item.get(k) is not None
        }
    for (slot, i), value in values.items():
        if spans[slot, i]:
            yield slot, spans[slot, i], value


def _met(
    found: Mentions, parties: Sequence[PartyPhrase], slot: str, value: Any, span: tuple[int, int]
) -> bool:
    start, end = span
    if slot in ("supplier", "recipient"):
        return any(
            p.start < end and start < p.end and _squeezed(p.value) == _squeezed(value) for p in parties
        )
    listed, right = _TESTS[slot]
    part = slot.partition(".")[2]
    return any(_overlaps(m, part, start, end) and right(m, value) for m in listed(found))


def _overlaps(mention: Mention, part: str, start: int, end: int) -> bool:
    span = getattr(mention, f"{part}_span", None) or (mention.start, mention.end)
    return bool(span[0] < end and start < span[1])


def _squeezed(value: object) -> str:
    return fold_name(value).replace(" ", "")


_TESTS: dict[str, tuple[Callable[[Mentions], Sequence[Mention]], Callable[[Any, Any], bool]]] = {
    "carrier": (lambda m: m.carriers, lambda c, v: _squeezed(c.value) == _squeezed(v)),
    "date": (lambda m: m.dates, lambda d, v: v in (d.value, d.future)),
    "place": (lambda m: m.places, lambda p, v: same("place", fold_name(p.name), fold_name(v["name"]))),
    "value": (
        lambda m: m.money,
        lambda a, v: same("value", (a.value, a.currency), (v["amount"], v["currency"])),
    ),
    "weight_t": (lambda m: m.weights, lambda a, v: same("weight_t", a.value, v)),
    "item.category": (lambda m: m.items, lambda i, v: bool(i.category == v)),
    "item.designation": (lambda m: m.items, lambda i, v: _squeezed(i.designation or "") == _squeezed(v)),
    "item.quantity": (lambda m: m.items, lambda i, v: bool(i.quantity == v)),
}
