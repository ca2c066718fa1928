"""Filed reports for tests: made of values and words at hand, or of labelled articles with their spans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bordereau.model import EntryField, FiledReport, Passage, Report
from bordereau.register.reconcile import reconcile

_REPORT: TypeAdapter[Any] = TypeAdapter(Report)
_LISTS = ("supplier", "recipient", "carrier", "perpetrator", "sponsor", "host", "parties")
_NEEDED = {
    "transfer": {"stage": "delivered"},
    "attack": {"form": "other"},
    "deployment": {"force": "Wagner", "phase": "presence"},
    "cooperation": {"parties": ["MLI"], "form": "visit"},
    "statement": {"speaker": "an officer", "quote": "words"},
}


def cited(value: Any, words: str | None = None, reckoned: bool = False) -> dict[str, Any]:
    """A cited value resting on one passage of `words` (by default those of the value)."""
    return {"value": value, "passages": [passage(words or str(value))], "reckoned": reckoned}


def passage(words: str) -> dict[str, Any]:
    return Passage(start=0, end=len(words), words=words).model_dump()


def filed(
    id_: str,
    kind: str = "transfer",
    *,
    publisher: str | None = "",
    voice: str | None = None,
    published: str | None = "2024-09-19",
    words: Mapping[str, str] | None = None,
    reckoned: tuple[str, ...] = (),
    **values: Any,
) -> FiledReport:
    """A filed report of `kind` with `values` by field, as the labelling guide writes them; a publisher and a
    voice of its own where none is given."""
    told = {**_NEEDED[kind], **({} if kind == "statement" else {"assertion": "stated"}), **values}
    said = words or {}
    fields = {name: _field(name, value, said.get(name), name in reckoned) for name, value in told.items()}
    report = {"kind": kind, **fields}
    if kind != "statement":
        report["trigger"] = [passage("told")]
    return FiledReport(
        id=id_, article=f"article-{id_}", voice=voice or f"voice-{id_}", published=published,
        publisher=f"Outlet {id_}" if publisher == "" else publisher, report=_REPORT.validate_python(report),
    )  # fmt: skip


def item(line: str) -> dict[str, Any]:
    """'12 Mi-8 helicopter' or '3800 t fuel' or 'food' as an item: number, unit or designation, category."""
    *rest, category = line.split()
    quantity = float(rest.pop(0)) if rest and rest[0].replace(".", "").isdigit() else None
    unit = rest.pop(0) if rest and rest[0] in ("t", "rounds", "crates") else None
    return {
        "category": category, "designation": " ".join(rest) or None, "quantity": quantity, "unit": unit,
    }  # fmt: skip


def reconciled(field: str, *tellings: Mapping[str, Any], **every: Any) -> EntryField:
    """The field of an entry of one report for each of `tellings`, from publishers of their own; `every` holds
    what all of them say."""
    reports = [filed(f"r{i}", **{**every, **telling}) for i, telling in enumerate(tellings)]
    found = reconcile("ENTRY", reports).field(field)
    assert found is not None
    return found


def filed_labels(path: Path) -> Iterator[tuple[str, FiledReport]]:
    """The labelled articles of a file as filed reports, each with its occasion; words are those of the spans,
    and a value without a span rests on the trigger."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        for number, event in enumerate(document["events"]):
            yield str(event.get("occasion")), _from_label(document, event, number)


def _field(name: str, value: Any, words: str | None, reckoned: bool) -> Any:
    if name == "items":
        lines = [item(line) if isinstance(line, str) else line for line in value]
        return [{k: cited(v, words) for k, v in line.items() if v is not None} for line in lines]
    if name in _LISTS:
        return [cited(one, words, reckoned) for one in value]
    return cited(value, words, reckoned)


def _from_label(document: Mapping[str, Any], event: Mapping[str, Any], number: int) -> FiledReport:
    spans = _Spans(document, event)
    fields: dict[str, Any] = {"kind": event["kind"]}
    if event["kind"] == "statement":
        fields["quote"] = {"value": spans.words("quote"), "passages": spans.of("quote")}
    else:
        fields["trigger"] = spans.of("trigger")
        source = spans.words("source")
        fields["source"] = {"value": source, "passages": spans.of("source")} if source else None
    for name, value in event.items():
        if name in ("kind", "spans", "occasion", "opening", "quote") or value in (None, []):
            continue
        fields[name] = spans.cited(name, value)
    return FiledReport(
        id=f"{document['id']}#{number}", article=document["id"], voice=document["id"],
        publisher=document["publisher"], published=document["published"],
        report=_REPORT.validate_python(fields),
    )  # fmt: skip


class _Spans:
    """The spans of one labelled event, as passages."""

    def __init__(self, document: Mapping[str, Any], event: Mapping[str, Any]) -> None:
        self.document, self.event = document, event

    def of(self, slot: str, number: int = 0) -> list[dict[str, Any]]:
        """The passages of a slot; those of the trigger where no words carry it."""
        found = list(self._of(slot, number)) or list(self._of("trigger", 0))
        return found or [{"where": "text", **_whole(self.document["text"])}]

    def words(self, slot: str) -> str:
        return " ".join(p["words"] for p in self._of(slot, 0))

    def cited(self, name: str, value: Any) -> Any:
        if name == "items":
            return [self._item(number, line) for number, line in enumerate(value)]
        if isinstance(value, list):
            return [{"value": v, "passages": self.of(name, i)} for i, v in enumerate(value)]
        passages = self.of(name)
        reckoned = name == "date" and not any(str(value)[:4] in p["words"] for p in passages)
        return {"value": value, "passages": passages, "reckoned": reckoned}

    def _item(self, number: int, line: Mapping[str, Any]) -> dict[str, Any]:
        slots = {"category": "item.category", "designation": "item.designation", "quantity": "item.quantity"}
        return {
            name: {"value": value, "passages": self.of(slots.get(name, "item.quantity"), number)}
            for name, value in line.items()
            if value is not None
        }

    def _of(self, slot: str, number: int) -> Iterator[dict[str, Any]]:
        for span in self.event["spans"]:
            if span["slot"] == slot and span["i"] == number and "start" in span:
                whole = self.document[span["where"]]
                words = whole[span["start"] : span["end"]]
                yield {"where": span["where"], "start": span["start"], "end": span["end"], "words": words}


def _whole(text: str) -> dict[str, Any]:
    return {"start": 0, "end": len(text), "words": text}
