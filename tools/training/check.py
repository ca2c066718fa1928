"""Check labelled training articles, and give them character offsets in place of the words their spans name.

    python tools/training/check.py FILE.jsonl... [--write]

A span [slot, i, words, n] names the n-th occurrence of `words` in the text (in the title with 'T:' before
them). With --write the file is rewritten with `where`, `start`, `end`, as docs/evaluation.md describes
labelled documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from bordereau.model import Assertion, Basis, Category, Stage

_FIELDS = (
    "supplier",
    "recipient",
    "stage",
    "items",
    "weight_t",
    "value",
    "basis",
    "carrier",
    "date",
    "place",
    "assertion",
)


def main() -> int:
    write = "--write" in sys.argv
    bad = 0
    for name in (a for a in sys.argv[1:] if not a.startswith("--")):
        documents, errors = [], []
        for number, line in enumerate(Path(name).read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                document = json.loads(line)
                errors += [f"{name}:{number} {document.get('id')}: {e}" for e in resolve(document)]
                documents.append(document)
        print("\n".join(errors))
        transfers = sum(len(d["events"]) for d in documents)
        print(f"{name}: {len(documents)} articles, {transfers} transfers, {len(errors)} errors")
        bad += len(errors)
        if write and not errors:
            Path(name).write_text(
                "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8"
            )
    return 1 if bad else 0


def resolve(document: dict[str, Any]) -> Iterator[str]:
    """Gives the spans of a document offsets; yields what is wrong with it."""
    for event in document["events"]:
        for field in _FIELDS:
            if field not in event:
                yield f"no field {field}"
                event[field] = [] if field in ("supplier", "recipient", "items", "carrier") else None
        yield from _values(event)
        spans = [s if isinstance(s, dict) else _span(document, s) for s in event.get("spans", ())]
        yield from (s["error"] for s in spans if "error" in s)
        event["spans"] = [s for s in spans if "error" not in s]
        yield from _missing(event)


def _values(event: dict[str, Any]) -> Iterator[str]:
    if event["stage"] not in get_args(Stage):
        yield f"stage {event['stage']!r}"
    if event["assertion"] not in get_args(Assertion):
        yield f"assertion {event['assertion']!r}"
    if event["basis"] is not None and event["basis"] not in get_args(Basis):
        yield f"basis {event['basis']!r}"
    for item in event["items"]:
        if item.get("category") not in get_args(Category):
            yield f"category {item.get('category')!r}"
        for key in ("designation", "quantity", "unit"):
            item.setdefault(key, None)


def _span(document: dict[str, Any], span: list[Any]) -> dict[str, Any]:
    slot, i, words, *nth = span
    where = "title" if words.startswith("T:") else "text"
    words = words.removeprefix("T:")
    whole, start = document.get(where) or "", -1
    for _ in range(nth[0] if nth else 1):
        start = whole.find(words, start + 1)
        if start < 0:
            return {"error": f"{words!r} is not in the {where}"}
    return {"slot": slot, "i": i, "where": where, "start": start, "end": start + len(words)}


def _missing(event: dict[str, Any]) -> Iterator[str]:
    have = {(s["slot"], s.get("i", 0)) for s in event["spans"]}
    want = [("trigger", 0)] + [
        (f, i) for f in ("supplier", "recipient", "carrier") for i in range(len(event[f]))
    ]
    want += [(f, 0) for f in ("date", "place", "value", "weight_t") if event[f] is not None]
    for i, item in enumerate(event["items"]):
        want += [(f"item.{k}", i) for k in ("category", "designation", "quantity") if item.get(k) is not None]
    yield from (f"no span for {slot} {i}" for slot, i in want if (slot, i) not in have)


if __name__ == "__main__":
    sys.exit(main())
