"""Perfect answers: what a model that reads as the labels say would answer, made from labels and spans.

A labelled value is pointed at by the number of a mention where one has it, else by its labelled words, else
by any other words of the article that have it (a name for a pronoun). Where no words give the value, the
labelled words are cited all the same: what is then lost is the path's own loss.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bordereau.evaluation.fillers import fold_name, same
from bordereau.reading.decisions import Span
from bordereau.reading.llm.normal import Normal
from bordereau.reading.llm.pointing import Pointer, PointingError
from bordereau.reading.llm.rendering import Rendered
from bordereau.reading.scene import Scene

Ref = int | str
Given = Callable[[Span], Any]
# The same number elsewhere counts something else: these are pointed at by their own words only.
_COUNTED = ("item.quantity", "killed", "injured", "personnel")


class Perfect:
    """Makes the perfect answer to one page as it was rendered, and keeps what no words could give."""

    def __init__(self, scene: Scene, rendered: Rendered) -> None:
        self.scene, self.rendered = scene, rendered
        self.pointer, self.normal = Pointer(scene.page, rendered), Normal(scene)
        self.lost: list[tuple[str, Any, str]] = []
        self.kind = ""

    def answer(self, events: list[Mapping[str, Any]]) -> dict[str, Any]:
        return {"events": [a for e in events if (a := self.event(e))]}

    def event(self, event: Mapping[str, Any]) -> dict[str, Any] | None:
        self.kind = event["kind"]
        self.spans = self._spans(event)
        if self.kind == "statement":
            return self.statement(event)
        told = [self.any_ref(s) for s in self.spans["trigger", 0] or self.spans[self.choice(), 0]]
        told = [r for r in told if r is not None][:3]
        out: dict[str, Any] = {"kind": self.kind, "told": told}
        out |= getattr(self, self.kind)(event)
        if event.get("date"):
            out |= self.optional("date", self.date(event["date"]))
        if event.get("place"):
            out |= self.optional("place", self.place(event["place"]))
        if event["assertion"] != "stated":
            out["assertion"] = self.chosen("assertion", event["assertion"])
        if event["assertion"] != "stated" and self.spans["source", 0]:
            out |= self.optional("source", self.any_ref(self.spans["source", 0][0]))
        return out

    def choice(self) -> str:
        return {"transfer": "stage", "deployment": "phase"}.get(self.kind, "form")

    def transfer(self, event: Mapping[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {"stage": self.chosen("stage", event["stage"])}
        for role in ("supplier", "recipient"):
            out |= self.optional(role, self.parties(role, event.get(role) or []))
        out["items"] = [self.item(i, item) for i, item in enumerate(event.get("items") or [])]
        carriers = [
            self.ref("carrier", v, self.normal.carrier, _alike(v), i)
            for i, v in enumerate(event["carrier"] or [])
        ]
        out |= self.optional("carrier", [c for c in carriers if c is not None])
        if event.get("weight_t") is not None:
            out |= self.optional(
                "weight",
                self.ref("weight_t", event["weight_t"], self.normal.tonnes, _near(event["weight_t"])),
            )
        if event.get("value"):
            out |= self.optional("value", self.money(event["value"]))
        if event.get("basis"):
            out["basis"] = self.chosen("basis", event["basis"])
        return out

    def attack(self, event: Mapping[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {"form": self.chosen("form", event["form"])}
        out |= self.optional("perpetrator", self.parties("perpetrator", event["perpetrator"]))
        if event.get("target"):
            spans = self.spans["target", 0]
            out |= self.optional("target", self.any_ref(spans[0]) if spans else None)
        for name in ("killed", "injured"):
            if event.get(name) is not None:
                out |= self.optional(name, self.total(name, event[name]))
        return out

    def deployment(self, event: Mapping[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {"phase": self.chosen("phase", event["phase"])}
        sponsor = next(iter(event["sponsor"]), None)
        wanted = fold_name(event["force"])

        def named(span: Span) -> str | None:
            found = self.normal.force(span)
            return found.called(sponsor) if found else None

        right = lambda v: same("force", fold_name(v), wanted)  # noqa: E731
        out["force"] = self.ref("force", event["force"], named, right) or 0
        for role in ("sponsor", "host"):
            out |= self.optional(role, self.parties(role, event[role]))
        if event.get("personnel") is not None:
            out |= self.optional("personnel", self.total("personnel", event["personnel"]))
        return out

    def cooperation(self, event: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "form": self.chosen("form", event["form"]),
            "parties": self.parties("parties", event["parties"]),
        }

    def statement(self, event: Mapping[str, Any]) -> dict[str, Any] | None:
        spans = self.spans["quote", 0]
        at = [
            n
            for n, q in enumerate(self.rendered.quotations, 1)
            if spans and q.start < spans[0][1] and spans[0][0] < q.end
        ]
        if not at:
            self.lose("quote", event["opening"], spans)
            return None
        wanted = fold_name(event["speaker"])
        right = lambda v: same("speaker", fold_name(v), wanted)  # noqa: E731
        speaker = self.ref("speaker", event["speaker"], self.normal.words, right)
        out: dict[str, Any] = {"kind": "statement", "quote": at[0], "speaker": speaker or 0}
        if event.get("country"):
            out |= self.optional(
                "country", self.ref("country", event["country"], self.normal.state, _alike(event["country"]))
            )
        return out

    def parties(self, role: str, values: list[str]) -> list[Ref]:
        refs = (self.ref(role, v, self.normal.party, _alike(v), i) for i, v in enumerate(values))
        return [r for r in refs if r is not None]

    def item(self, i: int, item: Mapping[str, Any]) -> dict[str, Any]:
        spans = (
            self.spans["item.category", i] or self.spans["item.designation", i] or self.spans["trigger", 0]
        )
        out: dict[str, Any] = {"category": item["category"], "words": self.any_ref(spans[0]) if spans else 0}
        if item.get("designation"):
            value = item["designation"]
            out |= self.optional(
                "model", self.ref("item.designation", value, self.normal.model, _alike(value), i)
            )
        if item.get("quantity") is not None:
            value = item["quantity"]
            right = lambda q: q.value == value  # noqa: E731
            out |= self.optional("count", self.ref("item.quantity", value, self.normal.quantity, right, i))
        return out

    def date(self, value: str) -> dict[str, Any] | None:
        places = list(self.places("date", 0))
        near = [p for s in self.spans["date", 0] for p in self.at(s)]
        more = list(itertools.product(near, places, (False, True)))
        told = [({"words": r}, (s, None, None), a) for (r, s), a in itertools.product(places, (False, True))]
        told += [({"words": r, "from": f}, (s, o, None), a) for (r, s), (f, o), a in more]
        told += [({"words": r, "to": t}, (s, None, e), a) for (r, s), (t, e), a in more]
        for out, spans, ahead in told:
            found = self.normal.date(*spans, ahead)
            if found and found[0] == value:
                return out | {"ahead": True} if ahead else out
        self.lose("date", value, self.spans["date", 0])
        return {"words": near[0][0]} if near else None

    def money(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        worth = (value["amount"], value["currency"])
        places = list(self.places("value", 0))
        for ref, span in places:
            found = self.normal.money(span)
            if found and same("value", found, worth):
                return {"words": ref}
        near = [p for s in self.spans["value", 0] for p in self.at(s)]
        for (ref, span), (beside, other) in itertools.product(near, places):
            found = self.normal.money(span, other)
            if found and same("value", found, worth):
                return {"words": ref, "currency": beside}
        self.lose("value", worth, self.spans["value", 0])
        return {"words": near[0][0]} if near else None

    def place(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        wanted = fold_name(value["name"])
        right = lambda p: same("place", fold_name(p[0]), wanted)  # noqa: E731
        ref = self.ref("place", value["name"], self.normal.place, right)
        if ref is None:
            return None
        found = self._try(ref, self.normal.place)
        out: dict[str, Any] = {"words": ref}
        if value.get("country") and found and found[1] != value["country"]:
            out |= self.optional(
                "country",
                self.ref("place.country", value["country"], self.normal.state, _alike(value["country"])),
            )
        return out

    def total(self, name: str, value: float) -> list[Ref]:
        ref = self.ref(name, value, self.normal.count, lambda v: v == value, lose=False)
        if ref is not None:
            return [ref]
        parts = {}
        for span in self.spans[name, 0]:
            for ref, at in self.at(span):
                if (n := self.normal.count(at)) is not None:
                    parts.setdefault(at, (ref, n))
        for size in range(2, len(parts) + 1):
            for some in itertools.combinations(parts.values(), size):
                if sum(n for _, n in some) == value:
                    return [ref for ref, _ in some]
        self.lose(name, value, self.spans[name, 0])
        return []

    def chosen(self, name: str, value: str) -> dict[str, Any]:
        spans = self.spans[name, 0]
        ref = self.any_ref(spans[0]) if spans else None
        told = self.spans["trigger", 0]
        if ref is None or (told and ref == self.any_ref(told[0])):
            return {"is": value}  # the words that tell decide it
        return {"is": value, "words": [ref]}

    def ref(  # noqa: PLR0913, PLR0917 (slot, value, and how to know it)
        self, slot: str, value: Any, given: Given, right: Callable[[Any], bool], i: int = 0, lose: bool = True
    ) -> Ref | None:
        """What to point at for a labelled value: the first words from which the normalisers make it."""
        literal = [s for s in [self._literal(value)] if s]
        for ref, span in itertools.chain(self.places(slot, i), (p for s in literal for p in self.at(s))):
            found = given(span)
            if found is not None and right(found):
                return ref
        if lose:
            self.lose(slot, value, self.spans[slot, i])
        spans = self.spans[slot, i]
        return self.any_ref(spans[0]) if spans and lose else None

    def places(self, slot: str, i: int) -> Iterator[tuple[Ref, Span]]:
        """Where a value may be pointed at: its spans, then every numbered mention, the nearest first."""
        for span in self.spans[slot, i]:
            yield from self.at(span)
        if slot == "item.quantity":  # 'as many': the count of another thing that is meant
            counts = [s for (name, k), s in self.spans.items() if name == slot and k != i]
            yield from (p for spans in counts for s in spans for p in self.at(s))
        if slot in _COUNTED:
            return
        home = (self.spans[slot, i] or self.spans["trigger", 0] or [(0, 0)])[0][0]
        numbered = sorted(enumerate(self.rendered.spans, 1), key=lambda ns: abs(ns[1][0] - home))
        yield from numbered

    def at(self, span: Span) -> Iterator[tuple[Ref, Span]]:
        """The numbered mentions at a span, then a quotation of its words."""
        for n, (start, end) in enumerate(self.rendered.spans, 1):
            if start < span[1] and span[0] < end:
                yield n, (start, end)
        quote = self._quote(span)
        if quote is not None:
            try:
                yield quote, self.pointer.span(quote)
            except PointingError:
                return

    def any_ref(self, span: Span) -> Ref | None:
        """The number of the mention that is most of the words, else a quotation of them."""
        shared = [(min(e, span[1]) - max(s, span[0]), n) for n, (s, e) in enumerate(self.rendered.spans, 1)]
        most, number = max(shared, default=(0, 0))
        if 2 * most > span[1] - span[0]:
            return number
        return next((ref for ref, _ in [*self.at(span)][::-1]), None)

    def _quote(self, span: Span) -> str | None:
        page = self.scene.page
        words = " ".join(page.whole[slice(*span)].split())
        return f"{page.sentence_at(span[0])}:{words}" if words else None

    def _literal(self, value: Any) -> Span | None:
        at = self.scene.page.whole.find(str(value)) if isinstance(value, str) and len(value) > 2 else -1
        return (at, at + len(str(value))) if at >= 0 else None

    def _try(self, ref: Ref, given: Given) -> Any:
        try:
            return given(self.pointer.span(ref))
        except PointingError:
            return None

    def lose(self, slot: str, value: Any, spans: list[Span]) -> None:
        words = self.scene.page.whole[slice(*spans[0])] if spans else "(no words)"
        self.lost.append((f"{self.kind}.{slot}", value, words))

    def optional(self, name: str, value: Any) -> dict[str, Any]:
        return {name: value} if value not in (None, []) else {}

    def _spans(self, event: Mapping[str, Any]) -> defaultdict[tuple[str, int], list[Span]]:
        page = self.scene.page
        spans: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
        for s in event.get("spans") or ():
            if "start" in s:
                shift = 0 if s["where"] == "title" else page.text_start
                spans[s["slot"], s.get("i", 0)].append((s["start"] + shift, s["end"] + shift))
        return spans


def _alike(value: str) -> Callable[[Any], bool]:
    wanted = fold_name(value).replace(" ", "")
    return lambda found: fold_name(found).replace(" ", "") == wanted


def _near(value: float) -> Callable[[Any], bool]:
    return lambda found: abs(found - value) <= 0.01 * max(abs(value), abs(found))
