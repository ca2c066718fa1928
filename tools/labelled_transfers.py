"""Labelled articles as the fitting of transfers sees them: their scene, and what in it is labelled.

What tools/fit_cues.py learns from.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path
from typing import Any

from fit_events import assertion_examples
from fit_reports import Document
from fitting import Example

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.clusters import Cluster
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.telling import telling_features
from bordereau.reading.weights import Weights

# How far in its sentence, in characters, a trigger may stand from a labelled one and still tell its event.
TRIGGER_REACH = 1000


class Labelled:
    """A labelled document with its scene and, for each transfer, the labelled spans as page offsets."""

    def __init__(self, doc: dict[str, Any]) -> None:
        self.doc = doc
        self.count = 1  # as how many documents it counts in fitting
        article = Article(
            **{k: doc.get(k) for k in ("id", "lang", "published", "publisher", "title", "text")}
        )
        self.page = Page(article, doc["lang"])
        self.scene = Scene(self.page, find_mentions(self.page))
        case = Case(self.scene, Weights({}, {}, {}, {}))
        self.finder, self.phrases = case.finder, case.phrases
        self.anchors_in = self.finder.anchors_in
        self.events = [e for e in doc["events"] if e["kind"] == "transfer"]
        self.spans = [self._spans(e) for e in self.events]
        self.pooled = assertion_examples(Document.of_kind(self, "transfer"))

    @cached_property
    def telling(self) -> list[Example]:
        """Each anchor's cues, and whether it tells a transfer."""
        return [(telling_features(self.finder, a), bool(self.anchor_events(a))) for a in self.finder.anchors]

    def _spans(self, event: dict[str, Any]) -> dict[str, list[tuple[int, int, int]]]:
        spans = defaultdict(list)
        for s in event.get("spans", ()):
            if "start" in s:
                shift = 0 if s["where"] == "title" else self.page.text_start
                spans[s["slot"]].append((s["start"] + shift, s["end"] + shift, s.get("i", 0)))
        return spans

    def events_at(self, start: int, end: int, *slots: str) -> set[int]:
        return {
            k
            for k, spans in enumerate(self.spans)
            if any(a < end and start < b for slot in slots for a, b, _ in spans[slot])
        }

    def anchor_events(self, anchor: Anchor) -> set[int]:
        """The events that an anchor tells: a labelled trigger overlaps it, or stands by in its sentence.

        An item alone tells those whose goods it is, where their trigger is not elsewhere in its sentence.
        """
        if not anchor.bare:
            return self.events_at(anchor.start, anchor.end, "trigger") or self.near_events(
                anchor, TRIGGER_REACH
            )
        held = self.events_at(anchor.start, anchor.end, "item.category", "item.designation", "item.quantity")
        return {
            k
            for k in held
            if not any(self.page.sentence_at(a) == anchor.sentence for a, _, _ in self.spans[k]["trigger"])
            or self.events_at(anchor.start, anchor.end, "trigger")
        }

    def near_events(self, anchor: Anchor, reach: int = 10_000) -> set[int]:
        """The events whose labelled trigger stands in the anchor's sentence, the nearest only."""
        found = [
            (min(abs(a - anchor.end), abs(anchor.start - b)), k)
            for k, spans in enumerate(self.spans)
            for a, b, _ in spans["trigger"]
            if self.page.sentence_at(a) == anchor.sentence
        ]
        return {min(found)[1]} if found and min(found)[0] <= reach else set()

    def best_event(self, cluster: Cluster) -> int | None:
        votes = Counter(k for a in cluster.anchors for k in self.anchor_events(a))
        if not votes:
            votes = Counter(k for a in cluster.anchors for k in self.near_events(a))
        if not votes:
            return None
        top = max(votes.values())
        best = [k for k, n in votes.items() if n == top]
        return best[0]


def load(paths: list[str]) -> list[Labelled]:
    docs = [
        json.loads(line)
        for p in paths
        for line in Path(p).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    print(f"finding mentions in {len(docs)} documents", file=sys.stderr)
    return [Labelled(d) for d in docs if d["lang"] in ("fr", "en")]
