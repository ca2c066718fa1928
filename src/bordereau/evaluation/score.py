"""The score: predicted events against labelled ones, one-to-one, counted by slot filler.

In each document, events of one kind are aligned so that the number of agreeing fillers is largest; precision
is agreeing over predicted fillers, recall agreeing over labelled ones (CEAF over slots, after X. Luo, 2005).
A transfer is usable when the states on both sides and the stage are right, an item's category is right and no
date contradicts.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bordereau.evaluation.fillers import KINDS, Event, agree, count, fold_name

# Groups and makers of three capitals, which are no states.
_NOT_STATES = frozenset({"RSF", "LNA", "STC", "NTC", "KRG", "CSP", "IAI", "TAI", "MTU", "IMI"})
_EXACT_UP_TO = 6


@dataclass(frozen=True)
class Counts:
    """Hits, predicted and labelled, and what follows from them: 0 where there was nothing to find."""

    hits: int = 0
    predicted: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Hits over predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits over labelled."""
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.predicted + self.labelled
        return 2 * self.hits / both if both else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.hits + other.hits, self.predicted + other.predicted, self.labelled + other.labelled
        )


@dataclass(frozen=True)
class DocumentScore:
    """One document: slot counts over all kinds, and the events missed or spurious."""

    id: str
    slots: Counts
    missed: tuple[Event, ...]
    spurious: tuple[Event, ...]


@dataclass
class Score:
    """What a set of documents scored. Keys of `events`, `slots`: kind; of `by_slot`: (kind, slot)."""

    documents: int = 0
    triage: Counts = field(default_factory=Counts)
    usable: Counts = field(default_factory=Counts)
    events: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(KINDS, Counts()))
    slots: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(KINDS, Counts()))
    by_slot: dict[tuple[str, str], Counts] = field(default_factory=dict)
    by_document: list[DocumentScore] = field(default_factory=list)
    filing: Counts | None = None


def score(
    gold: Sequence[Mapping[str, Any]], predicted: Mapping[str, Sequence[Event]], kinds: Iterable[str] = KINDS
) -> Score:
    """Scores predictions (document id to events) against labelled documents (`id`, `events`)."""
    total = Score()
    filed: list[tuple[str, str, str]] = []
    for document in gold:
        filed += _add_document(total, document, predicted.get(document["id"], ()), tuple(kinds))
    if filed:
        pairs = [(a[0] == b[0], a[1] == b[1]) for a, b in itertools.combinations(filed, 2) if a[2] != b[2]]
        total.filing = Counts(
            sum(g and p for g, p in pairs), sum(p for _, p in pairs), sum(g for g, _ in pairs)
        )
    return total


def align(gold: Sequence[Event], guess: Sequence[Event]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices with the most agreeing fillers: exact up to six a side, else greedy."""
    if not gold or not guess:
        return []
    table = [[sum(agree(g, p).values()) for p in guess] for g in gold]
    pairs = _exact(table) if max(len(gold), len(guess)) <= _EXACT_UP_TO else _greedy(table)
    return [(i, j) for i, j in pairs if table[i][j] > 0]


def usable(gold: Event, guess: Event) -> bool:
    """Whether an analyst could file the predicted transfer without touching it."""
    if any(_sides(gold.get(side)) != _sides(guess.get(side)) for side in ("supplier", "recipient")):
        return False
    if gold.get("stage") != guess.get("stage") or (
        gold.get("items") and not agree(gold, guess)["item.category"]
    ):
        return False
    g, p = gold.get("date"), guess.get("date")
    return not (g and p) or g.startswith(p) or p.startswith(g)


def _add_document(
    total: Score, document: Mapping[str, Any], guess: Sequence[Event], kinds: tuple[str, ...]
) -> list[tuple[str, str, str]]:
    slots, missed, spurious, filed = Counts(), [], [], []
    for kind in kinds:
        g = [e for e in document["events"] if e["kind"] == kind]
        p = [e for e in guess if e["kind"] == kind]
        pairs = align(g, p)
        total.events[kind] += Counts(len(pairs), len(p), len(g))
        slots += _add_slots(total, kind, g, p, pairs)
        if kind == "transfer":
            total.usable += Counts(sum(usable(g[i], p[j]) for i, j in pairs), len(p), len(g))
            total.triage += Counts(int(bool(g) and bool(p)), int(bool(p)), int(bool(g)))
        filed += [
            (g[i]["occasion"], p[j]["entry"], document["id"])
            for i, j in pairs
            if p[j].get("entry") and g[i].get("occasion")
        ]
        missed += [e for k, e in enumerate(g) if k not in {i for i, _ in pairs}]
        spurious += [e for k, e in enumerate(p) if k not in {j for _, j in pairs}]
    total.documents += 1
    total.by_document.append(DocumentScore(str(document["id"]), slots, tuple(missed), tuple(spurious)))
    return filed


def _add_slots(
    total: Score, kind: str, g: list[Event], p: list[Event], pairs: list[tuple[int, int]]
) -> Counts:
    hits: Counter[str] = sum((agree(g[i], p[j]) for i, j in pairs), Counter())
    predicted: Counter[str] = sum((count(e) for e in p), Counter())
    labelled: Counter[str] = sum((count(e) for e in g), Counter())
    for slot in predicted | labelled:
        found = Counts(hits[slot], predicted[slot], labelled[slot])
        total.by_slot[kind, slot] = total.by_slot.get((kind, slot), Counts()) + found
    whole = Counts(hits.total(), predicted.total(), labelled.total())
    total.slots[kind] += whole
    return whole


def _exact(table: list[list[int]]) -> list[tuple[int, int]]:
    rows, columns = len(table), len(table[0])
    if rows <= columns:
        best = max(
            itertools.permutations(range(columns), rows),
            key=lambda perm: sum(table[i][j] for i, j in enumerate(perm)),
        )
        return list(enumerate(best))
    best = max(
        itertools.permutations(range(rows), columns),
        key=lambda perm: sum(table[i][j] for j, i in enumerate(perm)),
    )
    return [(i, j) for j, i in enumerate(best)]


def _greedy(table: list[list[int]]) -> list[tuple[int, int]]:
    ranked = sorted(((n, i, j) for i, row in enumerate(table) for j, n in enumerate(row)), reverse=True)
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _sides(parties: Sequence[str] | None) -> set[str]:
    """The states among the parties, or all where none is a state: a maker beside its state is left out."""
    states = {x for x in parties or [] if re.fullmatch(r"[A-Z]{3}", x) and x not in _NOT_STATES}
    return states or {fold_name(x).replace(" ", "") for x in parties or []}
