"""Slot fillers: one value of one field of a report, and when two of them agree."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

KINDS = ("transfer", "attack", "deployment", "cooperation", "statement")
SCALARS = {
    "transfer": ("stage", "basis", "date", "place", "country", "weight_t", "value", "assertion"),
    "attack": ("form", "date", "place", "country", "killed", "injured", "assertion"),
    "deployment": ("force", "phase", "date", "place", "personnel", "assertion"),
    "cooperation": ("form", "date", "place", "assertion"),
    "statement": ("speaker", "country", "opening"),
}
LISTS = {
    "transfer": ("supplier", "recipient", "carrier"),
    "attack": ("perpetrator",),
    "deployment": ("sponsor", "host"),
    "cooperation": ("parties",),
    "statement": (),
}
_NUMBERS = ("weight_t", "killed", "injured", "personnel")
_NAMES = ("place", "speaker", "opening", "force")
_TOLERANCE = 0.01
Event = Mapping[str, Any]
ItemFiller = tuple[str | None, str | None, float | None]


def fold_name(value: object) -> str:
    """Lower case, no accents, words and digits only, single spaces."""
    text = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode() or str(value)
    return " ".join(re.findall(r"\w+", text.lower()))


def fillers(event: Event) -> list[tuple[str, Any]]:
    """The event's slot fillers, (slot, value) each; items apart from them (`item_fillers`)."""
    kind = event["kind"]
    found: list[tuple[str, Any]] = []
    for name in LISTS[kind]:
        found += [(name, _squeeze(v)) for v in dict.fromkeys(event.get(name) or [])]
    place = event.get("place") or {}
    values = {**event, "place": place.get("name")}
    if kind in ("transfer", "attack"):
        values["country"] = place.get("country")
    for name in SCALARS[kind]:
        if values.get(name) not in (None, ""):
            found.append((name, _normal(name, values[name])))
    return found


def item_fillers(event: Event) -> list[ItemFiller]:
    """Category, designation and quantity of each item."""
    return [
        (
            i.get("category"),
            _squeeze(i["designation"]) if i.get("designation") else None,
            float(i["quantity"]) if i.get("quantity") is not None else None,
        )
        for i in event.get("items") or []
    ]


def count(event: Event) -> Counter[str]:
    """How many fillers the event has, by slot."""
    counts = Counter(slot for slot, _ in fillers(event))
    for category, designation, quantity in item_fillers(event):
        counts["item.category"] += category is not None
        counts["item.designation"] += designation is not None
        counts["item.quantity"] += quantity is not None
    return counts


def agree(gold: Event, guess: Event) -> Counter[str]:
    """How many fillers two events share, by slot; each is used once."""
    shared = _match_items(item_fillers(gold), item_fillers(guess))
    rest = fillers(guess)
    for slot, value in fillers(gold):
        met = next((k for k, (s, w) in enumerate(rest) if s == slot and same(slot, value, w)), None)
        if met is not None:
            shared[slot] += 1
            del rest[met]
    return shared


def same(slot: str, a: Any, b: Any) -> bool:
    """Whether two values of one slot agree: names may hold one another, measures differ by 1 %."""
    if slot in ("place", "speaker", "force"):
        return bool(
            a == b or (len(min(a, b, key=len)) > 2 and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))
        )
    if slot == "opening":
        return bool(a.split()[:3] == b.split()[:3])
    if slot in ("weight_t", "personnel"):
        return bool(abs(a - b) <= _TOLERANCE * max(abs(a), abs(b)))
    if slot == "value":
        return bool(a[1] == b[1] and abs(a[0] - b[0]) <= _TOLERANCE * max(a[0], b[0]))
    return bool(a == b)


def _squeeze(value: object) -> str:
    return fold_name(value).replace(" ", "")


def _normal(name: str, value: Any) -> Any:
    if name == "value":
        return float(value["amount"]), value.get("currency")
    if name in _NUMBERS:
        return float(value)
    return fold_name(value) if name in _NAMES else value


def _match_items(gold: list[ItemFiller], guess: list[ItemFiller]) -> Counter[str]:
    """Best first one-to-one pairing of items: the parts that agree, by slot."""
    ranked = sorted(
        ((sum(item_agreement(g, p).values()), i, j) for i, g in enumerate(gold) for j, p in enumerate(guess)),
        reverse=True,
    )
    used_gold, used_guess = set(), set()
    total: Counter[str] = Counter()
    for n, i, j in ranked:
        if n and i not in used_gold and j not in used_guess:
            used_gold.add(i)
            used_guess.add(j)
            total += item_agreement(gold[i], guess[j])
    return total


def item_agreement(gold: ItemFiller, guess: ItemFiller) -> Counter[str]:
    """The parts of two items that agree, by slot; none where neither category nor designation does."""
    got: Counter[str] = Counter()
    model = bool(gold[1]) and gold[1] == guess[1]
    if gold[0] == guess[0]:
        got["item.category"] += 1
    elif not model:
        return got
    got["item.designation"] += model
    got["item.quantity"] += gold[2] is not None and gold[2] == guess[2]
    return got
