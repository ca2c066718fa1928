"""Event parties: the cues on which party attacked, sent a force, hosts it, or takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.around import Around, nearest, side_of
from bordereau.reading.events.anchors import EventAnchor, EventFinder
from bordereau.reading.events.deeds import deeds
from bordereau.reading.events.standing import word_before
from bordereau.reading.events.world import (
    fights_in,
    hostile_features,
    seat_of,
    sender_features,
    stands_in,
)
from bordereau.reading.home import is_state
from bordereau.reading.mentions import PlaceFound
from bordereau.reading.scene import PartyPhrase, Scene

GAPS = (4, 15, 40, 90)
_ACTORS = ("group", "state", "pmc")
_TOUCHING, _OBJECT = 3, 12  # characters between a party and a word that it belongs to, or is object of
_NEAR = 25
_BLAME = 3  # sentences from an event in which somebody may be blamed for it


@dataclass(frozen=True)
class EventParties(Around[EventAnchor]):
    """The cues between one event and the parties that may play its roles.

    `chances` are how surely each anchor of the article tells an event.
    """

    finder: EventFinder
    chances: Mapping[EventAnchor, float]

    @cached_property
    def main(self) -> EventAnchor:
        """The anchor that most surely tells the event."""
        return max(self.cluster.anchors, key=lambda a: self.chances[a])

    @cached_property
    def by(self) -> str:
        """Who does such a deed, as a word that tells the event says: insurgents, or anybody."""
        return next((a.by for a in self.cluster.anchors if a.by), "anybody")

    def party_features(self, value: str, phrases: list[PartyPhrase], choice: str) -> list[str]:
        """The cues on whether party `value`, whose mentions are `phrases`, plays a role; for every role.

        `choice` is the form or phase of the event."""
        scene = self.scene
        entry = phrases[0].mention.entry
        share = scene.party_counts[value] / max(scene.party_counts.total(), 1)
        rank = min(sum(n > scene.party_counts[value] for n in scene.party_counts.values()), 3)
        sort = _sort(phrases[0])
        (anchor, apart, gap), phrase = min(
            ((nearest(self.cluster, p.start, p.end, p.sentence), p) for p in phrases),
            key=lambda np: np[0][1:],
        )
        out = [
            f"sort={sort}",
            f"share<{next((n for n in (0.1, 0.2, 0.35, 0.6) if share < n), 1)}",
            f"rank={rank}",
            f"rank={rank} sort={sort}",
            f"apart={min(apart, 4)} sort={sort}",
            f"states={min(self._states, 4)}",
            f"rival nearer={self.rival_nearer(phrase, apart, gap)} apart={min(apart, 1)}",
            f"placed={value in self.placed} sort={sort}",
            f"exporter={entry.get('exporter', 0)}",
        ]
        if self.finder.kind.of_forces:
            out += self._deploying(value)
            out += sender_features(phrase, self.countries, "here")
            out += sender_features(phrase, self.first, "first state")
        if self.finder.kind.targeted:
            out += [
                f"{choice} sort={sort}",
                f"by={self.by} sort={sort}",
                f"{choice} by={self.by} sort={sort}",
            ]
            out += self._fighting(phrase, sort)
            out += self._done(phrases, sort)
        if sort in _ACTORS:
            out.append(f"the only {sort}={self._sorts[sort] == 1}")
        if scene.page.headed and any(p.sentence == 0 for p in phrases):
            out.append(f"in headline {sort}")
        if any(p.sentence <= 1 for p in phrases):
            out.append(f"at the head {sort}")
        if apart == 0:
            here = [p for p in phrases if p.sentence in self.sentences]
            out += [f for p in here[:4] for f in self._clause_features(p, sort)]
            if self.finder.kind.targeted:
                out.append(f"{choice} sort={sort} organ={here[0].organ}")
            out.append(f"gap<{next((n for n in GAPS if gap < n), 999)}")
        else:
            side = "before" if phrase.sentence < anchor.sentence else "later"
            out.append(f"{side} apart={min(apart, 3)} {sort}")
            if apart == 1:
                out.append(f"next sentence {side} {phrase.relation or 'bare'} {anchor.cls}")
        return list(dict.fromkeys(out))

    def _done(self, phrases: list[PartyPhrase], sort: str) -> list[str]:
        """What the clauses in and beside the event's sentences make of a party."""
        found: dict[str, int] = {}
        for phrase in phrases:
            apart = min(abs(phrase.sentence - s) for s in self.sentences)
            if apart <= _BLAME:
                own = [a for a in self.cluster.anchors if 0 <= a.sentence - phrase.sentence <= 1]
                for said in deeds(self.finder, own, phrase):
                    found[said] = min(apart, found.get(said, apart))
        out = [f"deed {said}" for said in found] or ["no deed"]
        out += [f"deed {said} apart={apart}" for said, apart in found.items()]
        out += [f"deed {said} {sort}" for said in found]
        plain = {said.split()[0] for said in found}
        return [*out, f"deeds {'+'.join(sorted(plain & {'acts', 'suffers', 'blamed', 'claims'}))}"]

    @cached_property
    def countries(self) -> set[str]:
        """The states that the event's sentences name, by themselves or by places in them."""
        return set().union(*(self.finder.countries.get(s, set()) for s in self.sentences))

    @cached_property
    def first(self) -> set[str]:
        """The state that the article is mostly about, if any."""
        first = self.finder.standing.first
        return {first} if first else set()

    def _fighting(self, phrase: PartyPhrase, sort: str) -> list[str]:
        """What is known of where a party fights, and whom."""
        value, country = phrase.value, phrase.mention.entry.get("country")
        home = str(country) if country and sort == "group" else None
        here = {p.value for s in self.sentences for p in self.scene.parties_in.get(s, ())}
        out = [
            f"fights here={fights_in(value, home, self.countries)}",
            f"fights in the first state={fights_in(value, home, self.first)}",
            f"stands here {stands_in(seat_of(phrase), value, self.countries)} sort={sort}",
            f"stands in the first state {stands_in(seat_of(phrase), value, self.first)} sort={sort}",
        ]
        out += hostile_features(value, here, "here") + hostile_features(value, self.first, "first state")
        return out

    def hosts(self) -> dict[str, list[PartyPhrase | PlaceFound]]:
        """The states that may host a force, with what names them near the event: themselves, or places in
        them."""
        found: dict[str, list[PartyPhrase | PlaceFound]] = {}
        for phrase in self.near(self.scene.parties):
            if is_state(phrase):
                found.setdefault(phrase.value, []).append(phrase)
        for place in self.near(self.scene.mentions.places):
            if place.country:
                found.setdefault(place.country, []).append(place)
        return found

    def host_features(self, value: str, named: list[PartyPhrase | PlaceFound], choice: str) -> list[str]:
        """The cues on whether state `value`, named by the mentions `named`, hosts the force."""
        phrases = [p for p in named if isinstance(p, PartyPhrase)]
        places = [p for p in named if isinstance(p, PlaceFound)]
        out = (
            self.party_features(value, phrases, choice)
            if phrases
            else ["only by places", *self._deploying(value)]
        )
        force = self.main.force
        bound = "none" if force is None or force.host is None else str(force.host == value)
        out += [f"mission stands there={bound}", f"places={min(len(places), 3)}"]
        if force is not None:
            known = stands_in(force.state or "", force.name, [value])
            out += [f"force usually there {known}", f"force usually there {known} sort={force.sort}"]
        if places:
            apart, gap = min(nearest(self.cluster, p.start, p.end, p.sentence)[1:] for p in places)
            closest = apart == self._nearest_place[0] and gap == self._nearest_place[1]
            out += [f"place apart={min(apart, 3)}", f"place apart={min(apart, 3)} closest={closest}"]
            out.append(f"place apart={min(apart, 3)} name={bool(phrases)}")
        nearer = min(nearest(self.cluster, p.start, p.end, p.sentence)[1:] for p in named)
        out.append(f"named apart={min(nearer[0], 4)}")
        return out

    @cached_property
    def _nearest_place(self) -> tuple[int, int]:
        """Sentences and characters between the event and the place nearest to it."""
        near = [p for p in self.near(self.scene.mentions.places) if p.country]
        return min((nearest(self.cluster, p.start, p.end, p.sentence)[1:] for p in near), default=(99, 0))

    def _deploying(self, value: str) -> list[str]:
        """What the article and the force deployed make of a state."""
        force = self.main.force
        own = "none" if force is None or force.state is None else str(force.state == value)
        return [f"force is its own={own}", *self.finder.standing.features(value)]

    def _clause_features(self, phrase: PartyPhrase, sort: str) -> list[str]:
        """What the clause of the nearest anchor says of a party."""
        anchor, _, gap = nearest(self.cluster, phrase.start, phrase.end, phrase.sentence)
        side = side_of(anchor, phrase.start)
        relation = phrase.relation or "bare"
        form = phrase.mention.form
        voice = "passive" if "passive_aux" in anchor.flags else "active"
        near = next((n for n in GAPS if gap < n), 999)
        between = sum(
            (anchor.end <= p.start and p.end <= phrase.start)
            or (phrase.end <= p.start and p.end <= anchor.start)
            for p in self.scene.parties_in.get(phrase.sentence, ())
        )
        word = word_before(self.scene, phrase.start)
        out = [
            f"{side} {relation}",
            f"word={word}",
            f"word={word} {side} class={anchor.cls}",
            f"word={word} organ={phrase.organ}",
            f"class={anchor.cls} {side} {relation}",
            f"{side} {relation} {voice} {anchor.pos}",
            f"subject={anchor.subject} {side} {relation} {voice}",
            f"subject={anchor.subject} {side} {relation} {voice} between={min(between, 2)}",
            f"form={form} {side} gap<{near}",
            f"organ={phrase.organ} {side}",
            f"organ={phrase.organ} sort={sort} {side} {relation}",
        ]
        said = self._grammar(phrase, anchor, gap, between)
        out += [f"grammar {said}", f"grammar {said} sort={sort}", f"grammar {said} {self.finder.kind.name}"]
        start, end, sentence = phrase.start, phrase.end, phrase.sentence
        out += [f"near {c} {side}" for c in self._words_near(start, end, sentence, _NEAR)]
        return out + [f"of {c}" for c in self._words_near(start, end, sentence, _TOUCHING)]

    def _grammar(self, phrase: PartyPhrase, anchor: EventAnchor, gap: int, between: int) -> str:
        """What the clause makes of a party: who acts, whose the deed or the weapon is, whom it befalls."""
        before, passive = phrase.end <= anchor.start, "passive_aux" in anchor.flags
        if phrase.relation.startswith("agent"):
            return "agent"
        if phrase.mention.form == "demonym" and gap <= _TOUCHING:
            return "adjective"
        if before and not phrase.relation and anchor.pos != "noun" and between == 0:
            acts = (anchor.subject or "subject") + (" of passive" if passive else "")
            return f"subject: {acts}"
        if not before and not phrase.relation and gap <= _OBJECT and between == 0:
            return f"object of {anchor.subject or 'subject'}"
        if not before and phrase.relation and between == 0:
            return (
                f"after noun {phrase.relation}" if anchor.pos == "noun" else f"after verb {phrase.relation}"
            )
        return "nothing"

    @cached_property
    def _sorts(self) -> Counter[str]:
        """How many different parties of each sort the article names."""
        return Counter(_sort(p[0]) for p in by_value(self.scene).values())

    def _words_near(self, start: int, end: int, sentence: int, reach: int) -> set[str]:
        """Classes of the words of this kind that stand beside triggers, near a span."""
        return {
            w.cls
            for w in self.finder.beside.get(sentence, ())
            if w.start - end <= reach and start - w.end <= reach
        }

    @cached_property
    def _states(self) -> int:
        return len({p.value for p in self.scene.parties if is_state(p)})

    @cached_property
    def placed(self) -> set[str]:
        """The states of the places that are named near the event."""
        near = self.near(self.scene.mentions.places)
        return {
            p.country for p in near if p.country and any(abs(p.sentence - s) <= 1 for s in self.sentences)
        }


def by_value(scene: Scene) -> dict[str, list[PartyPhrase]]:
    """The phrases that name each party, parties in order of first mention."""
    found: dict[str, list[PartyPhrase]] = {}
    for phrase in scene.parties:
        found.setdefault(phrase.value, []).append(phrase)
    return found


def _sort(phrase: PartyPhrase) -> str:
    """Whether a party is a state, and else of what type."""
    return "state" if is_state(phrase) else str(phrase.mention.entry.get("type", "state"))
