"""What tools/fit_reports.py fits for attacks, deployments and cooperation."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import Any

from fitting import Example, fit_choice, fit_rank

from bordereau.codebook import entries
from bordereau.evaluation.fillers import fold_name, same
from bordereau.reading.assertion import assertion_evidence
from bordereau.reading.clusters import Cluster
from bordereau.reading.events.anchors import EventAnchor, EventFinder
from bordereau.reading.events.case import EventCase
from bordereau.reading.events.decider import EventDecider, countable
from bordereau.reading.events.kinds import KINDS, EventKind
from bordereau.reading.events.linking import same_features
from bordereau.reading.events.parties import by_value
from bordereau.reading.weights import Weights, weights_from

THRESHOLDS = {
    "attack": {"tells": 0.42, "same": 0.5, "happens": 0.35, "perpetrator": 0.4, "also perpetrator": 0.6,
               "killed": 0.5, "injured": 0.28, "date": 0.5, "place": 0.4},
    "deployment": {"tells": 0.23, "same": 0.5, "happens": 0.3, "sponsor": 0.45, "also sponsor": 0.6,
                   "host": 0.2, "personnel": 0.5, "date": 0.5, "place": 0.5},
    "cooperation": {"tells": 0.3, "same": 0.5, "happens": 0.25, "parties": 0.3, "also parties": 0.3,
                    "second party": 0.2, "date": 0.5, "place": 0.5},
}  # fmt: skip
STRENGTH = {"tells": 0.08, "same": 0.3, "happens": 0.05, "party": 0.1, "choice": 0.1, "assertion": 0.05,
            "rank": 0.5}  # fmt: skip
STRENGTH |= {"tells attack": 0.06, "happens attack": 0.1}  # where one kind differs
REACH = 60
# As how many of the plainer articles that --also names one counts that is written as papers write.
COUNT = {"attack": 3}


def fit_data(docs: list[Any], name: str, folds: int = 3) -> dict[str, Any]:
    """All weights of one kind of event, from labelled documents."""
    kind, limits = KINDS[name], THRESHOLDS[name]
    later: dict[str, list[Any]] = defaultdict(list)
    for k in range(folds):
        rest = [d for i, d in enumerate(docs) if i % folds != k]
        early = {"tells": _fit_tells(rest, kind), "same": _fit_same(rest, kind), "happens": {"bias": 0.0}}
        weights = weights_from({"scorers": early, "choosers": {}, "rankers": {}, "thresholds": limits})
        for d in (d for i, d in enumerate(docs) if i % folds == k):
            for slot, found in _later(d, kind, weights).items():
                later[slot] += found * d.count
    scorers = {"tells": _fit_tells(docs, kind), "same": _fit_same(docs, kind)}
    scorers["happens"] = fit_choice(later["happens"], STRENGTH.get(f"happens {name}", STRENGTH["happens"]))
    scorers |= {r: fit_choice(later[r], STRENGTH["party"]) for r in kind.roles if r != "host"}
    choosers = {kind.choice: fit_choice(later[kind.choice], STRENGTH["choice"])}
    rest = tuple(k for k in KINDS if k != name)
    others = [x for d in docs for x in assertion_examples(d, rest) * d.count]
    choosers["assertion"] = fit_choice(later["assertion"] + others, STRENGTH["assertion"])
    ranked = ["date", "place", *kind.roles, *kind.numbers, *(["force"] if name == "deployment" else [])]
    rankers = {r: fit_rank(later[f"rank {r}"], STRENGTH["rank"]) for r in ranked}
    return {"scorers": scorers, "choosers": choosers, "rankers": rankers, "thresholds": limits}


def decider(weights: dict[str, Any], name: str) -> EventDecider:
    """The decider with some weights."""
    return EventDecider(KINDS[name], weights_from(weights))


def assertion_examples(document: Any, kinds: tuple[str, ...] = tuple(KINDS)) -> list[Example]:
    """How the labelled events of `kinds` that some anchor tells are put forward, an example each.

    `document` has a `scene`, and `of_kind(name)`: itself with the labelled events of one kind.
    """
    out: list[Example] = []
    for name in kinds:
        d = document.of_kind(name)
        told = defaultdict(list)
        for anchor in EventFinder(d.scene, KINDS[name]).anchors if d.events else ():
            for k in _events_of(d, anchor):
                told[k].append(anchor)
        for k, anchors in told.items():
            chances = dict.fromkeys(anchors, 1.0)
            evidence = assertion_evidence(d.scene, Cluster(tuple(anchors)), chances, name)
            out.append((sorted({f for _, fs in evidence for f in fs}), d.events[k]["assertion"]))
    return out


def _fit_tells(docs: list[Any], kind: EventKind) -> dict[str, Any]:
    examples: list[Example] = []
    for d in docs:
        finder = EventFinder(d.scene, kind)
        examples += [(finder.features(a), bool(_events_of(d, a))) for a in finder.anchors] * d.count
    return fit_choice(examples, STRENGTH.get(f"tells {kind.name}", STRENGTH["tells"]))


def _fit_same(docs: list[Any], kind: EventKind) -> dict[str, Any]:
    examples: list[Example] = []
    for d in docs:
        told = [(a, e) for a in EventFinder(d.scene, kind).anchors if (e := _events_of(d, a))]
        for i, (a, e) in enumerate(told):
            pairs = [(same_features(d.scene, a, b), bool(e & f)) for b, f in told[i + 1 : i + 40]]
            examples += pairs * d.count
    return fit_choice(examples, STRENGTH["same"])


def _events_of(d: Any, anchor: EventAnchor) -> set[int]:
    """The events that an anchor tells: a labelled trigger overlaps it; else the nearest one close by.

    An anchor with a force tells only deployments of that force.
    """
    spans = [s for s in d.telling_spans if anchor.force is None or _deploys(d.events[s[2]], anchor.force)]
    hits = {k for a, b, k, slot in spans if slot == "trigger" and a < anchor.end and anchor.start < b}
    if hits:
        return hits
    hits = {k for a, b, k, slot in spans if a < anchor.end and anchor.start < b}
    if hits:
        return hits
    near = [
        (max(a - anchor.end, anchor.start - b), k)
        for a, b, k, slot in spans
        if slot == "trigger" and d.page.sentence_at(a) == anchor.sentence
    ]
    reach = REACH if anchor.force is None else 10_000
    return {min(near)[1]} if near and min(near)[0] <= reach else set()


def _deploys(event: dict[str, Any], force: Any) -> bool:
    """Whether a labelled deployment may be of `force`: by its name, or its state and people."""
    if force.state is None and force.sort == "people":
        return True
    if same("force", fold_name(force.name), fold_name(event["force"])):
        return force.state is None or force.state in event["sponsor"] or force.sort in ("mission", "pmc")
    return force.state is not None and force.state in event["sponsor"]


def _later(d: Any, kind: EventKind, weights: Weights) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = defaultdict(list)
    case = EventCase(d.scene, kind, weights)
    matched: list[tuple[Cluster[EventAnchor], int]] = []
    taken: set[int] = set()
    for c in sorted(case.clusters, key=lambda c: -max(case.chances[a] for a in c.anchors)):
        votes = Counter(k for a in c.anchors for k in _events_of(d, a))
        event = max(votes, key=lambda k: votes[k]) if votes else None
        fresh = event is not None and event not in taken
        out["happens"].append((case.event_features(c), fresh))
        if fresh:
            taken.add(event)
            matched.append((c, event))
    kept = [c for c, _ in matched]
    for c, k in matched:
        _slots(out, d, case, case.roles(c, kept), d.events[k])
    return out


def _slots(out: dict[str, list[Any]], d: Any, case: EventCase, roles: Any, event: dict[str, Any]) -> None:
    kind = case.kind
    near = {v: n for v, phrases in by_value(d.scene).items() if (n := roles.near(phrases))}
    choice = event[kind.choice]
    features = {v: roles.party_features(v, phrases, choice) for v, phrases in near.items()}
    for role in kind.roles:
        if role == "host":
            hosts = roles.hosts()
            group = [roles.host_features(v, named, choice) for v, named in hosts.items()]
            out["rank host"].append((group, [v in event["host"] for v in hosts]))
            continue
        played = {_party_of(label) for label in event[role]}
        out[f"rank {role}"].append((list(features.values()), [v in played for v in features]))
        out[role] += [(f, v in played) for v, f in features.items()]
    out[kind.choice].append((roles.choice_features(), event[kind.choice]))
    evidence = assertion_evidence(d.scene, roles.cluster, case.chances, kind.name)
    out["assertion"].append((sorted({f for _, found in evidence for f in found}), event["assertion"]))
    dates = [(x, future, v) for x in roles.near(d.scene.mentions.dates) for future, v in x.readings()]
    group = [roles.date_features(x, future, choice) for x, future, _ in dates]
    out["rank date"].append((group, [v == event["date"] for _, _, v in dates]))
    places = roles.near(d.scene.mentions.places)
    spans = d.spans(event, "place") if event.get("place") else []
    hits = [any(a < p.end and p.start < b for a, b, _ in spans) for p in places]
    out["rank place"].append(([roles.place_features(p, choice) for p in places], hits))
    for name in kind.numbers:
        numbers = countable(roles, name)
        value = event[name]
        spans = d.spans(event, name) if value is not None else []
        hits = [value is not None and (n.value == value or _within(n, spans)) for n in numbers]
        out[f"rank {name}"].append(([roles.number_features(n, name) for n in numbers], hits))
    if kind.name == "deployment":
        forces = roles.near(case.finder.forces)
        spans = d.spans(event, "force")
        hits = [_is_force(f, event, spans) for f in forces]
        if any(hits) or not forces:
            out["rank force"].append(([roles.force_features(f, forces) for f in forces], hits))


def _party_of(label: str) -> str:
    """The id of the party that a label names; the label where the codebook has no such party."""
    return _parties_by_name().get(fold_name(label).replace(" ", ""), label)


@cache
def _parties_by_name() -> dict[str, str]:
    parties = [e for e in entries() if e.kind == "party" and e.get("type") in ("group", "pmc", "body")]
    named = {
        fold_name(n).replace(" ", ""): e.id
        for e in parties
        for lang in ("any", "en", "fr")
        for n in e.names.get(lang, ())
    }
    return named | {fold_name(e.id).replace(" ", ""): e.id for e in parties}


def _within(mention: Any, spans: list[tuple[int, int, int]]) -> bool:
    return any(a < mention.end and mention.start < b for a, b, _ in spans)


def _is_force(force: Any, event: dict[str, Any], spans: list[tuple[int, int, int]]) -> bool:
    sponsor = next(iter(event["sponsor"]), None)
    agrees = same("force", fold_name(force.called(sponsor)), fold_name(event["force"]))
    return agrees and (_within(force, spans) or force.sort in ("mission", "pmc"))
