"""Check labelled training articles, and give them character offsets in place of the words their spans name.

    python tools/training/check.py FILE.jsonl... [--write]

A span [slot, i, words, n] names the n-th occurrence of `words` in the text (in the title with 'T:' before
them). With --write the file is rewritten with `where`, `start`, `end`, as docs/evaluation.md describes
labelled documents.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from bordereau.model import Assertion, AttackForm, Basis, Category, CooperationForm, Phase, Stage

_COMMON = ("date", "place", "assertion")
_FIELDS = {
    "transfer": (
        "supplier",
        "recipient",
        "stage",
        "items",
        "weight_t",
        "value",
        "basis",
        "carrier",
        *_COMMON,
    ),
    "attack": ("perpetrator", "target", "form", "killed", "injured", *_COMMON),
    "deployment": ("force", "sponsor", "host", "personnel", "phase", *_COMMON),
    "cooperation": ("parties", "form", *_COMMON),
    "statement": ("speaker", "country", "opening"),
}
_LISTS = ("supplier", "recipient", "items", "carrier", "perpetrator", "sponsor", "host", "parties")
_NEEDED = {
    "transfer": ("stage", "assertion"),
    "attack": ("form", "assertion"),
    "deployment": ("force", "phase", "assertion"),
    "cooperation": ("form", "assertion"),
    "statement": ("speaker", "opening"),
}
_CHOICES = {
    ("transfer", "stage"): get_args(Stage),
    ("transfer", "basis"): get_args(Basis),
    ("attack", "form"): get_args(AttackForm),
    ("deployment", "phase"): get_args(Phase),
    ("cooperation", "form"): get_args(CooperationForm),
}
# Slots whose words a span must show: whatever is not read off the whole telling.
_SHOWN = (
    "supplier", "recipient", "carrier", "date", "place", "value", "weight_t", "perpetrator", "killed",
    "injured", "force", "sponsor", "host", "personnel", "parties", "speaker",
)  # fmt: skip


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
        print("".join(f"{e}\n" for e in errors), end="")
        counts = Counter(e.get("kind") for d in documents for e in d["events"])
        told = ", ".join(f"{n} {kind}" for kind, n in counts.most_common())
        print(f"{name}: {len(documents)} articles, {told}; {len(errors)} errors")
        bad += len(errors)
        if write and not errors:
            Path(name).write_text(
                "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8"
            )
    return 1 if bad else 0


def resolve(document: dict[str, Any]) -> Iterator[str]:
    """Gives the spans of a document offsets; yields what is wrong with it."""
    for event in document["events"]:
        if event.get("kind") not in _FIELDS:
            yield f"kind {event.get('kind')!r}"
            continue
        for field in _FIELDS[event["kind"]]:
            event.setdefault(field, [] if field in _LISTS else None)
        yield from _values(event)
        spans = [s if isinstance(s, dict) else _span(document, s) for s in event.get("spans", ())]
        yield from (s["error"] for s in spans if "error" in s)
        event["spans"] = [s for s in spans if "error" not in s]
        yield from _missing(event)
        if event["kind"] == "statement":
            yield from _quoted(document, event)


def _values(event: dict[str, Any]) -> Iterator[str]:
    kind = event["kind"]
    yield from (f"{kind} without {field}" for field in _NEEDED[kind] if event[field] is None)
    for (of, field), allowed in _CHOICES.items():
        if of == kind and event[field] is not None and event[field] not in allowed:
            yield f"{field} {event[field]!r}"
    if kind != "statement" and event["assertion"] not in get_args(Assertion):
        yield f"assertion {event['assertion']!r}"
    for item in event.get("items", ()):
        if item.get("category") not in get_args(Category):
            yield f"category {item.get('category')!r}"
        for key in ("designation", "quantity", "unit"):
            item.setdefault(key, None)


def _quoted(document: dict[str, Any], event: dict[str, Any]) -> Iterator[str]:
    """The quote's span begins with the opening."""
    quote = next((s for s in event["spans"] if s["slot"] == "quote"), None)
    if quote and event["opening"]:
        words = document[quote["where"]][quote["start"] : quote["end"]].split()[:4]
        if " ".join(words) != event["opening"]:
            yield f"the quote begins with {' '.join(words)!r}, opening is {event['opening']!r}"


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
    want = [("quote" if event["kind"] == "statement" else "trigger", 0)]
    for field in _SHOWN:
        held = event.get(field)
        if field in _LISTS:
            want += [(field, i) for i in range(len(held or ()))]
        elif held is not None:
            want.append((field, 0))
    for i, item in enumerate(event.get("items", ())):
        want += [(f"item.{k}", i) for k in ("category", "designation", "quantity") if item.get(k) is not None]
    yield from (f"no span for {slot} {i}" for slot, i in want if (slot, i) not in have)


if __name__ == "__main__":
    sys.exit(main())
