"""Examples of how happenings of other kinds than transfers are put forward, for tools/fit_cues.py."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fit_events import _events_of as events_of
from fitting import Example

from bordereau.reading.assertion import assertion_evidence
from bordereau.reading.clusters import Cluster
from bordereau.reading.events.anchors import EventFinder
from bordereau.reading.events.kinds import KINDS


def examples_of(document: Any) -> list[Example]:
    """One example for each labelled attack, deployment and dealing that some anchor tells.

    `document` has a `scene`, and `of_kind(name)`, itself with the labelled events of one kind.
    """
    out: list[Example] = []
    for name, kind in KINDS.items():
        d = document.of_kind(name)
        told = defaultdict(list)
        for anchor in EventFinder(d.scene, kind).anchors if d.events else ():
            for k in events_of(d, anchor):
                told[k].append(anchor)
        for k, anchors in told.items():
            evidence = assertion_evidence(d.scene, Cluster(tuple(anchors)), dict.fromkeys(anchors, 1.0), name)
            out.append((sorted({f for _, fs in evidence for f in fs}), d.events[k]["assertion"]))
    return out
