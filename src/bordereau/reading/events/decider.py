"""The decider by cues for attacks, deployments and cooperation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.reading.around import nearest
from bordereau.reading.assertion import assertion_evidence, choose_assertion, unowned
from bordereau.reading.clusters import Cluster, Located
from bordereau.reading.decisions import Choice, Happening, Span
from bordereau.reading.events.anchors import EventAnchor
from bordereau.reading.events.case import EventCase
from bordereau.reading.events.forces import Force
from bordereau.reading.events.kinds import EventKind
from bordereau.reading.events.parties import by_value
from bordereau.reading.events.roles import EventRoles
from bordereau.reading.events.tolls import with_parts
from bordereau.reading.home import is_state
from bordereau.reading.mentions import Number
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.reading.sources import find_source
from bordereau.reading.weights import Weights

_CITED = 3
_ABDUCTION = "abduction"
_INSURGENTS = "insurgents"


@dataclass(frozen=True)
class EventDecider:
    """Chooses which events of one kind an article tells, and what fills their slots, by weighted cues."""

    kind: EventKind
    weights: Weights

    def decide(self, scene: Scene) -> list[Happening]:
        """The events of this kind told in `scene`, in order of telling."""
        case = self.case(scene)
        clusters = [c for c, _ in case.kept]
        return [self._happening(case, case.roles(c, clusters), p) for c, p in case.kept]

    def case(self, scene: Scene) -> EventCase:
        """The scene as weighed by this decider's cues."""
        return EventCase(scene, self.kind, self.weights)

    def _limit(self, name: str) -> float:
        return self.weights.thresholds[name]

    def _happening(self, case: EventCase, roles: EventRoles, confidence: float) -> Happening:
        evidence = assertion_evidence(case.scene, roles.cluster, case.chances, self.kind.name)
        choice = self._choice(roles)
        assertion = choose_assertion(self.weights.choosers["assertion"], evidence, case.scene)
        if self.kind.of_forces:
            assertion = unowned(assertion, case.scene, roles.cluster)
        force = self._force(case, roles)
        parties = self._parties(case, roles, force[0].state if force else None, choice.value)
        if force is not None:
            parties = _with_sponsor(parties, force)
        return Happening(
            kind=self.kind.name,
            triggers=tuple((a.start, a.end) for a in roles.cluster.anchors),
            choice=choice,
            assertion=assertion,
            confidence=confidence,
            parties=parties,
            numbers=self._numbers(roles, choice.value),
            date=self._date(roles, choice.value),
            place=self._place(roles, choice.value),
            force=_called(force, parties),
            target=_target(roles) if self.kind.targeted else None,
            source=find_source(case.scene, roles.cluster, assertion),
        )

    def _choice(self, roles: EventRoles) -> Choice[str]:
        shares = self.weights.choosers[self.kind.choice].probabilities(roles.choice_features())
        value = max(shares, key=lambda v: shares[v])
        return Choice(value, _trigger_spans(roles.cluster)[:_CITED], shares[value])

    def _parties(
        self, case: EventCase, roles: EventRoles, own: str | None, choice: str
    ) -> dict[str, tuple[Choice[str], ...]]:
        """The likeliest party of each role, if any is likely enough, and those that play it beside; the state
        of the force itself, `own`, hosts nobody."""
        near = {v: n for v, phrases in by_value(case.scene).items() if (n := roles.near(phrases))}
        every = {v: roles.party_features(v, phrases, choice) for v, phrases in near.items()}
        found: dict[str, tuple[Choice[str], ...]] = {}
        for role in self.kind.roles:
            if role == self.kind.where:
                sender = own or next((c.value for c in found["sponsor"]), None)
                found[role] = self._hosts(roles, sender, choice)
                continue
            features = {v: f for v, f in every.items() if self._may_play(roles, near[v][0])}
            shares = self.weights.rankers[role].shares(list(features.values()))
            chosen: list[Choice[str]] = []
            if shares and sum(shares) >= self._limit(role):
                share, main = max(zip(shares, features, strict=True))
                chosen.append(Choice(main, _nearest_spans(roles, near[main]), share))
                chosen += self._beside(roles, role, {v: f for v, f in features.items() if v != main}, near)
            found[role] = tuple(chosen)
        return found

    def _beside(
        self, roles: EventRoles, role: str, features: dict[str, list[str]], near: dict[str, list[PartyPhrase]]
    ) -> list[Choice[str]]:
        """The parties that play a role beside the chief one; cooperation has a second party if any can be."""
        scorer, limit = self.weights.scorers[role], self._limit(f"also {role}")
        shares = {v: scorer.probability(f) for v, f in features.items()}
        beside = [v for v, share in shares.items() if share >= limit]
        if not beside and self.kind.paired:
            least = self._limit("second party")
            beside = [v for v in sorted(shares, key=lambda v: -shares[v])[:1] if shares[v] >= least]
        return [Choice(v, _nearest_spans(roles, near[v]), shares[v]) for v in beside]

    def _may_play(self, roles: EventRoles, phrase: PartyPhrase) -> bool:
        """Whether a party may play a role at all: nobody's company attacks, or sends forces, and no state
        does what a word ('terrorist attack') says that insurgents did."""
        if self.kind.paired:
            return True
        of_others = roles.by == _INSURGENTS and is_state(phrase)
        return phrase.mention.entry.get("type") != "company" and not of_others

    def _hosts(self, roles: EventRoles, sender: str | None, choice: str) -> tuple[Choice[str], ...]:
        """The likeliest host, if any is likely enough; not who sends the force."""
        named = {v: n for v, n in roles.hosts().items() if v != sender}
        features = [roles.host_features(v, n, choice) for v, n in named.items()]
        shares = self.weights.rankers[self.kind.where].shares(features)
        if not shares or sum(shares) < self._limit(self.kind.where):
            return ()
        share, host = max(zip(shares, named, strict=True), key=lambda sv: sv[0])
        return (Choice(host, _nearest_spans(roles, named[host]), share),)

    def _force(self, case: EventCase, roles: EventRoles) -> tuple[Force, float] | None:
        if not self.kind.of_forces:
            return None
        forces = roles.near(case.finder.forces)
        shares = self.weights.rankers["force"].shares([roles.force_features(f, forces) for f in forces])
        if not shares:
            return None
        share, force = max(zip(shares, forces, strict=True), key=lambda sf: sf[0])
        return force, share

    def _numbers(self, roles: EventRoles, choice: str) -> dict[str, Choice[int]]:
        """The counts of people; those who are taken away are not killed unless words say so."""
        found: dict[str, Choice[int]] = {}
        for name in self.kind.numbers:
            taken = {span for choice in found.values() for span in choice.spans}
            numbers = [n for n in countable(roles, name) if (n.start, n.end) not in taken]
            if choice == _ABDUCTION:
                numbers = [n for n in numbers if roles.is_linked(n, name)]
            shares = self.weights.rankers[name].shares([roles.number_features(n, name) for n in numbers])
            if shares and sum(shares) >= self._limit(name):
                share, number = max(zip(shares, numbers, strict=True), key=lambda sn: sn[0])
                total, spans = with_parts(roles, number, name)
                found[name] = Choice(total, spans, share, len(spans) > 1)
        return found

    def _date(self, roles: EventRoles, choice: str) -> Choice[str] | None:
        readings = [
            (d, future, value)
            for d in roles.near(roles.scene.mentions.dates)
            for future, value in d.readings()
        ]
        ranker = self.weights.rankers["date"]
        shares = ranker.shares([roles.date_features(d, future, choice) for d, future, _ in readings])
        if not shares or sum(shares) < self._limit("date"):
            return None
        share, (date, _, value) = max(zip(shares, readings, strict=True), key=lambda sr: sr[0])
        return Choice(value, ((date.start, date.end),), share, date.relative)

    def _place(self, roles: EventRoles, choice: str) -> Choice[tuple[str, str | None]] | None:
        places = roles.near(roles.scene.mentions.places)
        shares = self.weights.rankers["place"].shares([roles.place_features(p, choice) for p in places])
        if not shares or sum(shares) < self._limit("place"):
            return None
        share, place = max(zip(shares, places, strict=True), key=lambda sp: sp[0])
        return Choice((place.name, place.country), ((place.start, place.end),), share)


def countable(roles: EventRoles, name: str) -> list[Number]:
    """The numbers that may fill slot `name`: whole ones, and of people deployed more than one."""
    least = 2 if name == "personnel" else 0
    near = roles.near(roles.scene.mentions.numbers)
    return [n for n in near if n.value == int(n.value) and n.value >= least]


def _with_sponsor(
    parties: dict[str, tuple[Choice[str], ...]], force: tuple[Force, float]
) -> dict[str, tuple[Choice[str], ...]]:
    """The state whose nationality a force bears sends it, and is no host of it."""
    told, share = force
    span = (told.start, told.end)
    sender = told.sender
    if sender is not None:
        sponsors: tuple[Choice[str], ...] = (Choice(sender, (span,), share),)
    else:
        sponsors = tuple(c for c in parties["sponsor"] if c.value != told.name)
    hosts = tuple(c for c in parties["host"] if c.value != told.state)
    return {**parties, "sponsor": sponsors, "host": hosts}


def _called(
    force: tuple[Force, float] | None, parties: dict[str, tuple[Choice[str], ...]]
) -> Choice[str] | None:
    if force is None:
        return None
    told, share = force
    sponsor = next((c.value for c in parties.get("sponsor", ())), None)
    return Choice(told.called(sponsor), ((told.start, told.end),), share, told.sort in ("people", "forces"))


def _target(roles: EventRoles) -> Choice[str] | None:
    """What is attacked: the word for a target that stands nearest after the telling, or before it."""
    main = roles.main
    words = [w for w in roles.finder.words if w.cls == "target" and w.sentence in roles.sentences]

    def far(start: int, end: int) -> int:
        return start - main.end if start >= main.end else (main.start - end) * 2

    best = min(words, key=lambda w: far(w.start, w.end), default=None)
    if best is None:
        return None
    return Choice(str(best.entry.get("gloss") or best.entry.id), ((best.start, best.end),), 0.5, True)


def _trigger_spans(told: Cluster[EventAnchor]) -> tuple[Span, ...]:
    return tuple((a.start, a.end) for a in told.anchors)


def _nearest_spans(roles: EventRoles, phrases: Sequence[Located]) -> tuple[Span, ...]:
    ranked = sorted(phrases, key=lambda p: nearest(roles.cluster, p.start, p.end, p.sentence)[1:])
    return tuple((p.start, p.end) for p in ranked[:_CITED])
