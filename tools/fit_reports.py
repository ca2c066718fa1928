"""Fit the weights of statements, attacks, deployments and cooperation on labelled documents.

    python tools/fit_reports.py KIND GOLD... [--also A...] [--more B...] [--folds 5]
        [--predictions P] [--write]

Prints nothing but progress; score the predictions with `bordereau evaluate GOLD --predicted P`. Each document
is read with weights that were not fitted on it. With `--more`, weights are fitted twice, without those
documents and with them, and the mean of both is taken. Needs scikit-learn, which the program does not.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import fit_events
import fit_statements
from fitting import line_of, mean_of

from bordereau.codebook import DATA
from bordereau.model import Article, Reading
from bordereau.reading import Page, Scene, assemble, find_mentions

ROOMS: dict[str, Any] = {
    "statement": fit_statements, "attack": fit_events, "deployment": fit_events, "cooperation": fit_events,
}  # fmt: skip


class Document:
    """A labelled document with its scene; spans of labels as page offsets. `count`: as how many it counts."""

    def __init__(self, doc: dict[str, Any], kind: str, count: int = 1) -> None:
        self.doc = doc
        self.count = count
        fields = ("id", "lang", "published", "publisher", "title", "text")
        self.page = Page(Article(**{k: doc.get(k) for k in fields}), doc["lang"])
        self.scene = Scene(self.page, find_mentions(self.page))
        self.events = [e for e in doc["events"] if e["kind"] == kind]

    def of_kind(self, kind: str) -> Document:
        """The same document with the labelled events of another kind."""
        other = Document.__new__(Document)
        other.doc, other.page, other.scene, other.count = self.doc, self.page, self.scene, self.count
        other.events = [e for e in self.doc["events"] if e["kind"] == kind]
        return other

    def spans(self, event: dict[str, Any], slot: str) -> list[tuple[int, int, int]]:
        """The labelled spans of a slot: start, end, index in the label's list."""
        found = [s for s in event.get("spans", ()) if s["slot"] == slot and "start" in s]
        shift = {"title": 0, "text": self.page.text_start}
        return [(s["start"] + shift[s["where"]], s["end"] + shift[s["where"]], s.get("i", 0)) for s in found]

    @cached_property
    def telling_spans(self) -> list[tuple[int, int, int, str]]:
        """The spans that tell an event: start, end, number of the event, slot."""
        slots = ("trigger", "form", "phase", "force")
        return [
            (a, b, k, slot)
            for k, e in enumerate(self.events)
            for slot in slots
            for a, b, _ in self.spans(e, slot)
        ]


class Labels(Protocol):
    """Whatever holds a labelled document as its file has it."""

    doc: dict[str, Any]


D = TypeVar("D", bound=Labels)


def load(paths: list[str], kind: str, count: int = 1) -> list[Document]:
    """The French and English documents of some files, each to count as `count`."""
    return [d for p in paths for d in _of_file(p, kind, count)]


def _of_file(path: str, kind: str, count: int = 1) -> list[Document]:
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Document(d, kind, count) for d in map(json.loads, lines) if d["lang"] in ("fr", "en")]


def _parts(paths: list[str], kind: str, folds: int, by_file: bool) -> list[list[Document]]:
    """The documents in parts, each of which is read by weights fitted on the others."""
    count = ROOMS[kind].COUNT.get(kind, 1)
    if by_file:
        return [part for p in paths if (part := _of_file(p, kind, count))]
    docs = load(paths, kind, count)
    random.Random(7).shuffle(docs)
    return [docs[k::folds] for k in range(folds)] if folds > 1 else [docs]


def unlike(docs: list[D], scored: Iterable[D]) -> list[D]:
    """The documents that were not written like one that is scored (`like`: its id)."""
    ids = {d.doc["id"] for d in scored}
    return [d for d in docs if d.doc.get("like") not in ids]


def _fit(kind: str, docs: list[Document], more: list[Document]) -> dict[str, Any]:
    """Weights fitted on `docs`; where there are `more`, the mean of these and those fitted on all."""
    first = ROOMS[kind].fit_data(docs, kind)
    return mean_of([first, ROOMS[kind].fit_data(docs + more, kind)]) if more else first


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=list(ROOMS))
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--also", nargs="*", default=[], help="documents to fit on and never to score")
    parser.add_argument(
        "--more", nargs="*", default=[], help="documents that only the second of two fits takes too"
    )
    parser.add_argument("--folds", type=int, default=5, help="0: read none with weights fitted on others")
    parser.add_argument(
        "--by-file", action="store_true", help="leave out each file of GOLD in turn, no folds"
    )
    parser.add_argument("--write", action="store_true", help="fit on all documents and store the weights")
    parser.add_argument("--predictions", help="write the out-of-fold predictions here, one document a line")
    args = parser.parse_args()
    room = ROOMS[args.kind]
    parts, also = _parts(args.gold, args.kind, args.folds, args.by_file), load(args.also, args.kind)
    more = load(args.more, args.kind)
    if args.predictions and len(parts) < 2:
        parser.error("--predictions needs two folds or more")
    if args.predictions:
        with Path(args.predictions).open("w", encoding="utf-8") as out:
            for k, part in enumerate(parts):
                print(f"part {k + 1} of {len(parts)}", file=sys.stderr)
                rest = [d for other in parts if other is not part for d in other]
                weights = _fit(args.kind, rest + unlike(also, part), unlike(more, part))
                for d in part:
                    reports = assemble(d.page, room.decider(weights, args.kind).decide(d.scene))
                    out.write(line_of(Reading(article=d.page.article, reports=tuple(reports))))
    docs = [d for part in parts for d in part]
    if args.write:
        target = DATA / "weights" / f"{args.kind}.json"
        target.write_text(
            json.dumps(_fit(args.kind, docs + also, more), ensure_ascii=False, indent=0) + "\n",
            encoding="utf-8",
        )
        print(f"wrote {target}", file=sys.stderr)


if __name__ == "__main__":
    main()
