"""Labelled articles as filed reports: what the tools that fit and score matching work on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bordereau.model import (
    Article,
    Attack,
    Cited,
    Cooperation,
    Deployment,
    FiledReport,
    Item,
    Money,
    Passage,
    Place,
    Reading,
    Report,
    Statement,
    Transfer,
)

LISTS = {
    "transfer": ("supplier", "recipient", "carrier"),
    "attack": ("perpetrator",),
    "deployment": ("sponsor", "host"),
    "cooperation": ("parties",),
}
VALUES = {
    "transfer": ("stage", "weight_t", "basis"),
    "attack": ("target", "form", "killed", "injured"),
    "deployment": ("force", "personnel", "phase"),
    "cooperation": ("form",),
}
TYPES = {"transfer": Transfer, "attack": Attack, "deployment": Deployment, "cooperation": Cooperation}


def read_lines(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The documents of JSON lines files, in order."""
    return [
        json.loads(line) for p in paths for line in p.read_text(encoding="utf-8").split("\n") if line.strip()
    ]


def filed_reports(document: Mapping[str, Any]) -> list[FiledReport]:
    """The labelled events of a document (`reportable` ones) as filed reports, in order, with ids
    `DOCUMENT#NUMBER`."""
    article = Article.model_validate({n: document.get(n) for n in ("id", "lang", "title", "text")})
    return _filed(document, "#", [report_of(event, article) for event in reportable(document)])


def reportable(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The labelled events of a document that can be reports: cooperation has a party at least."""
    return [e for e in document["events"] if e["kind"] != "cooperation" or e.get("parties")]


def filed_reading(document: Mapping[str, Any], reading: Reading) -> list[FiledReport]:
    """The reports that were read from a document as filed reports, in order, with ids `DOCUMENT@NUMBER`."""
    return _filed(document, "@", reading.reports)


def _filed(document: Mapping[str, Any], mark: str, reports: Iterable[Report]) -> list[FiledReport]:
    return [
        FiledReport(
            id=f"{document['id']}{mark}{number}", article=document["id"], voice=document["id"],
            publisher=document.get("publisher"), published=document.get("published"), report=report,
        )
        for number, report in enumerate(reports)
    ]  # fmt: skip


def report_of(event: Mapping[str, Any], article: Article) -> Report:
    """A labelled event as a report. A value that no words carry rests on the trigger."""
    cite = _Citing(event, article)
    kind = event["kind"]
    if kind == "statement":
        return Statement(
            speaker=cite.value("speaker"),
            country=cite.value("country"),
            quote=Cited(value=cite.quoted(), passages=cite.passages("quote")),
        )
    shared = {
        "trigger": cite.passages("trigger"),
        "date": cite.value("date"),
        "assertion": cite.value("assertion"),
    }
    own: dict[str, Any] = {name: cite.values(name) for name in LISTS[kind]}
    own |= {name: cite.value(name) for name in VALUES[kind]}
    if kind == "transfer":
        own |= {"items": cite.items(), "value": cite.money()}
    return TYPES[kind](place=cite.place(), **shared, **own)


class _Citing:
    """An event's values with the passages of their spans."""

    def __init__(self, event: Mapping[str, Any], article: Article) -> None:
        self._event, self._article = event, article

    def passages(self, slot: str, i: int = 0) -> tuple[Passage, ...]:
        spans = [s for s in self._event.get("spans") or () if s.get("start") is not None]
        own = [s for s in spans if s["slot"] == slot and s.get("i", 0) == i]
        chosen = own or [s for s in spans if s["slot"] == "trigger"] or spans
        if chosen:
            return tuple(self._article.cite(s.get("where", "text"), s["start"], s["end"]) for s in chosen)
        return (self._article.cite("text", 0, min(20, len(self._article.text))),)

    def quoted(self) -> str:
        return " [...] ".join(p.words for p in self.passages("quote"))

    def value(self, name: str) -> Any:
        value = self._event.get(name)
        return None if value is None else Cited(value=value, passages=self.passages(name))

    def values(self, name: str) -> tuple[Any, ...]:
        listed = self._event.get(name) or ()
        return tuple(Cited(value=v, passages=self.passages(name, i)) for i, v in enumerate(listed))

    def place(self) -> Any:
        place = self._event.get("place") or {}
        if not place.get("name"):
            return None
        value = Place(name=place["name"], country=place.get("country"))
        return Cited(value=value, passages=self.passages("place"))

    def money(self) -> Any:
        money = self._event.get("value")
        return money and Cited(value=Money(**money), passages=self.passages("value"))

    def items(self) -> tuple[Item, ...]:
        return tuple(
            Item(**{
                name: None if item.get(name) is None
                else Cited(value=item[name], passages=self.passages(f"item.{name}", i))
                for name in ("category", "designation", "quantity", "unit")
            })
            for i, item in enumerate(self._event.get("items") or ())
        )  # fmt: skip
