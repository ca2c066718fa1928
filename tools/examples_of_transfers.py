"""What the scorers, choosers and rankers of transfers are fitted on: examples from labelled documents.

Positive are the anchors, party, item, date and place mentions that overlap a labelled span.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fitting import Example
from labelled_transfers import Labelled

from bordereau.evaluation.fillers import agree, count
from bordereau.evaluation.score import align
from bordereau.exchange.labels import labels_of
from bordereau.model import Reading
from bordereau.reading import assemble
from bordereau.reading.assertion import assertion_evidence
from bordereau.reading.circumstances import amount_features
from bordereau.reading.clusters import Cluster
from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.case import Case
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.goods import item_features
from bordereau.reading.transfers.linking import same_features
from bordereau.reading.transfers.naming import Naming
from bordereau.reading.transfers.occasion import when_features, where_features
from bordereau.reading.transfers.pairing import Pairing
from bordereau.reading.transfers.roles import Roles
from bordereau.reading.transfers.second_look import Filled, second_look
from bordereau.reading.transfers.story import story
from bordereau.reading.weights import Ranker

# Of a filled happening's values, the share that must be those of a labelled one for it to be that one.
AGREEING = 1 / 3
ROLES = ("supplier", "recipient")


def examples_tells(docs: Iterable[Labelled]) -> list[Example]:
    return [x for d in docs for x in d.telling]


def examples_same(docs: Iterable[Labelled]) -> list[Example]:
    out: list[Example] = []
    for d in docs:
        told = [(a, d.anchor_events(a)) for a in d.finder.anchors]
        told = [(a, k) for a, k in told if k]
        for i, (a, k) in enumerate(told):
            out += [(same_features(d.scene, a, b), bool(k & other)) for b, other in told[i + 1 :]]
    return out


def examples_later(docs: Iterable[Labelled], decider: TransferDecider) -> dict[str, list[Example]]:
    out: dict[str, list[Example]] = defaultdict(list)
    for d in docs:
        case = decider.case(d.scene)
        clusters = case.clusters
        taken: set[int] = set()
        matched: list[tuple[Cluster, int]] = []
        for c in sorted(clusters, key=lambda c: -len(c.anchors)):
            event = d.best_event(c)
            fresh = event is not None and event not in taken
            out["happens"].append((case.happens_features(c), fresh))
            if fresh:
                taken.add(event)
                matched.append((c, event))
        kept = [c for c, _ in matched]
        for c, k in matched:
            roles = case.roles(c, kept)
            standing = case.standing(kept)
            party_examples(out, d, roles, standing, k)
            out["sides"] += [s for s in (sides_example(d, roles, standing, k),) if s]
            slot_examples(out, d, roles, standing, k)
            model_examples(out, d, Naming(roles, case.finder.wording), k)
            story_examples(out, d, roles, k)
        for roles, k in as_labelled(d, case):
            story_examples(out, d, roles, k)
    return out


def as_labelled(d: Labelled, case: Case) -> list[tuple[Roles, int]]:
    """Each labelled event with all the anchors that tell it, and no others: as if none were missed."""
    told: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in case.chances:
        for k in d.anchor_events(anchor):
            told[k].append(anchor)
    whole = {k: Cluster(tuple(anchors)) for k, anchors in told.items()}
    return [(case.roles(c, list(whole.values())), k) for k, c in whole.items()]


def examples_any(docs: Iterable[Labelled]) -> dict[str, list[Example]]:
    """Whether a party plays a role in any transfer of its article, seen from all labelled triggers."""
    out: dict[str, list[Example]] = defaultdict(list)
    for d in docs:
        told = tuple(a for a in d.finder.anchors if d.anchor_events(a))
        if not told:
            continue
        roles = Roles(d.scene, Cluster(told), (), d.anchors_in, {})
        for value, phrases in d.phrases.items():
            features = roles.party_features(value, phrases)
            for role in ROLES:
                out[f"any {role}"].append((features, any(value in e[role] for e in d.events)))
    return out


@dataclass(frozen=True)
class Sides:
    """The parties near a happening, each with its cues, and which of them supply and receive."""

    phrases: dict[str, list[PartyPhrase]]
    cues: dict[str, list[str]]
    right: dict[str, list[str]]
    told: bool

    def example(self, rankers: dict[str, Ranker]) -> Example:
        """The pairs of a supplier and a recipient, as `rankers` weigh each, and whether both are right."""
        shares = {
            role: dict(zip(self.cues, rankers[role].shares(list(self.cues.values())), strict=True))
            for role in ROLES
        }
        pairing = Pairing(shares["supplier"], shares["recipient"], self.phrases, self.told)
        pairs = pairing.pairs()
        hits = [all(self._plays(v, role) for v, role in zip(pair, ROLES, strict=True)) for pair in pairs]
        return [pairing.features(*pair) for pair in pairs], hits

    def _plays(self, value: str | None, role: str) -> bool:
        named = [v for v in self.right[role] if v in self.cues]
        return value in named if value else not named


def sides_example(d: Labelled, roles: Roles, standing: dict[str, tuple[str, ...]], k: int) -> Sides | None:
    """The sides of event `k`, where any party stands near."""
    phrases = {v: near for v, listed in d.phrases.items() if (near := roles.near(listed))}
    cues = {v: roles.party_features(v, listed, standing[v]) for v, listed in phrases.items()}
    right = {role: states_of(d.events[k][role]) for role in ROLES}
    return Sides(phrases, cues, right, roles.both_told) if cues else None


def states_of(parties: list[str]) -> list[str]:
    """The states among labelled parties; all of them where there is none."""
    return [v for v in parties if len(v) == 3 and v.isupper()] or parties


def party_examples(
    out: dict[str, list[Example]], d: Labelled, roles: Roles, standing: dict[str, tuple[str, ...]], k: int
) -> None:
    """Adds which parties supply and receive in event `k`: the chief one first, then those beside it."""
    event, phrases = d.events[k], d.phrases
    group = [(roles.party_features(v, named, standing[v]), v) for v, named in phrases.items()]
    for role in ROLES:
        states = states_of(event[role])
        main = next((v for v in phrases if v in states), None)
        other = event["recipient" if role == "supplier" else "supplier"]
        for v in phrases if main else ():
            if v != main and v not in other:
                out[f"also {role}"].append((roles.also_features(v, main, phrases), v in event[role]))
        out[f"rank {role}"].append(([f for f, _ in group], [v in states for _, v in group]))


def slot_examples(
    out: dict[str, list[Example]], d: Labelled, roles: Roles, standing: dict[str, tuple[str, ...]], k: int
) -> None:
    """Adds which items, date, place and money are those of event `k`."""
    event, spans, found = d.events[k], d.spans[k], d.scene.mentions
    for item in found.items:
        hit = any(
            a < item.end and item.start < b
            for s in ("item.category", "item.designation", "item.quantity")
            for a, b, _ in spans[s]
        )
        out["item"].append((item_features(roles, item), hit))
    dates: list[Example] = []
    for date in found.dates:
        for future, value in date.stretches():
            dates.append((when_features(roles, date, future, value), event["date"] == value))
    out["rank date"].append(([f for f, _ in dates], [hit for _, hit in dates]))
    place = event.get("place") or {}
    hits = [
        bool(place) and any(a < p.end and p.start < b for a, b, _ in spans["place"]) for p in found.places
    ]
    out["rank place"].append(([where_features(roles, p, standing) for p in found.places], hits))
    value = event.get("value") or {}
    for m in found.money:
        hit = bool(value) and abs(value["amount"] - m.value) <= 0.01 * value["amount"]
        out["money"].append((amount_features(roles, m), hit))


def model_examples(out: dict[str, list[Example]], d: Labelled, naming: Naming, k: int) -> None:
    """Adds which model, or none, each labelled item of event `k` is of that is told without one."""
    spans = d.spans[k]
    for item in d.scene.mentions.items:
        told = {
            i
            for slot in ("item.category", "item.quantity")
            for a, b, i in spans[slot]
            if a < item.end and item.start < b
        }
        models = naming.candidates(item) if len(told) == 1 else []
        if models:
            right = squeezed(d.events[k]["items"][told.pop()].get("designation"))
            hits = [squeezed(m.designation) == right for m in models]
            out["rank model"].append(([naming.features(item, m) for m in models], hits))


def squeezed(name: str | None) -> str:
    """A name by its letters and digits alone, as it is compared by the score."""
    return "".join(c for c in (name or "").casefold() if c.isalnum())


def story_examples(out: dict[str, list[Example]], d: Labelled, roles: Roles, k: int) -> None:
    """Adds the stage, basis and assertion of event `k`."""
    event = d.events[k]
    cues = sorted({f for _, features in story(roles) for f in features})
    out["stage"].append((cues, event["stage"]))
    out["basis"].append((cues, event["basis"] or "none"))
    evidence = assertion_evidence(d.scene, roles.cluster, roles.chances, "transfer")
    out["assertion"].append((sorted({f for _, found in evidence for f in found}), event["assertion"]))


def examples_stands(docs: Iterable[Labelled], decider: TransferDecider) -> list[Example]:
    """Each filled happening that comes to a report, and whether it is a labelled one of its own."""
    out: list[Example] = []
    for d in docs:
        case = decider.case(d.scene)
        filled = decider.filled(case)
        told = [(f, event_of(d, f)) for f in filled]
        told = [(f, e) for f, e in told if e is not None]
        right = {j: d.events[i] for i, j in align(d.events, [e for _, e in told])}
        for j, (one, event) in enumerate(told):
            hits = sum(agree(right[j], event).values()) if j in right else 0
            stands = hits >= AGREEING * sum(count(event).values()) and j in right
            out.append((second_look(case, one, filled), stands))
    return out


def event_of(d: Labelled, one: Filled) -> dict[str, Any] | None:
    """A filled happening as labels have it, if it comes to a report."""
    reports = assemble(d.page, [one.told])
    if not reports:
        return None
    event: dict[str, Any] = labels_of(Reading(article=d.page.article, reports=tuple(reports)))["events"][0]
    return event
