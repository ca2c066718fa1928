"""Event roles: the cues on which party, force and count of people belong to an event, and on its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import Entry
from bordereau.reading.around import Around, nearest, side_of
from bordereau.reading.circumstances import date_features
from bordereau.reading.events.anchors import EventAnchor, EventFinder, gap_between
from bordereau.reading.events.forces import Force
from bordereau.reading.events.standing import word_before
from bordereau.reading.mentions import DateFound, Number, PlaceFound, TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene

_GAPS = (4, 15, 40, 90)
_ISO3 = 3
_ACTORS = ("group", "state", "pmc")
_TOUCHING, _OBJECT = 3, 12  # characters between a party and a word that it belongs to, or is object of
_NEAR = 25
_AROUND = 40  # characters around an anchor whose words may tell the phase
_LINK = 34  # characters between a number and the word for those it counts


@dataclass(frozen=True)
class EventRoles(Around[EventAnchor]):
    """The cues between one event and everything that might fill its slots.

    `chances` are how surely each anchor of the article tells an event.
    """

    finder: EventFinder
    chances: Mapping[EventAnchor, float]

    @cached_property
    def main(self) -> EventAnchor:
        """The anchor that most surely tells the event."""
        return max(self.cluster.anchors, key=lambda a: self.chances[a])

    def party_features(self, value: str, phrases: list[PartyPhrase], choice: str) -> list[str]:
        """The cues on whether party `value`, whose mentions are `phrases`, plays a role; for every role.

        `choice` is the form or phase of the event."""
        scene = self.scene
        entry = phrases[0].mention.entry
        share = scene.party_counts[value] / max(scene.party_counts.total(), 1)
        rank = min(sum(n > scene.party_counts[value] for n in scene.party_counts.values()), 3)
        sort = _sort(value, entry)
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
            f"placed={value in self._placed} sort={sort}",
            f"exporter={entry.get('exporter', 0)}",
        ]
        if self.finder.kind.of_forces:
            out += self._deploying(value)
        if self.finder.kind.targeted:
            out.append(f"{choice} sort={sort}")
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
            out.append(f"gap<{next((n for n in _GAPS if gap < n), 999)}")
        else:
            side = "before" if phrase.sentence < anchor.sentence else "later"
            out.append(f"{side} apart={min(apart, 3)} {sort}")
            if apart == 1:
                out.append(f"next sentence {side} {phrase.relation or 'bare'} {anchor.cls}")
        return list(dict.fromkeys(out))

    def hosts(self) -> dict[str, list[PartyPhrase | PlaceFound]]:
        """The states that may host a force, with what names them near the event: themselves, or places in
        them."""
        found: dict[str, list[PartyPhrase | PlaceFound]] = {}
        for phrase in self.near(self.scene.parties):
            if len(phrase.value) == _ISO3 and _sort(phrase.value, phrase.mention.entry) == "state":
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
        near = next((n for n in _GAPS if gap < n), 999)
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
        return Counter(_sort(v, p[0].mention.entry) for v, p in by_value(self.scene).items())

    def _words_near(self, start: int, end: int, sentence: int, reach: int) -> set[str]:
        """Classes of the words of this kind that stand beside triggers, near a span."""
        return {
            w.cls
            for w in self.finder.beside.get(sentence, ())
            if w.start - end <= reach and start - w.end <= reach
        }

    @cached_property
    def _states(self) -> int:
        return len({p.value for p in self.scene.parties if len(p.value) == _ISO3})

    @cached_property
    def _placed(self) -> set[str]:
        """The states of the places that are named near the event."""
        near = self.near(self.scene.mentions.places)
        return {
            p.country for p in near if p.country and any(abs(p.sentence - s) <= 1 for s in self.sentences)
        }

    def force_features(self, force: Force, forces: Sequence[Force]) -> list[str]:
        """The cues on whether `force`, of all `forces` of the article, is the one deployed."""
        anchor, apart, gap = nearest(self.cluster, force.start, force.end, force.sentence)
        side = side_of(anchor, force.start)
        own = "main" if self.main.force == force else str(any(a.force == force for a in self.cluster.anchors))
        cue = self.scene.cue_before(force.start)
        relation = cue.cue if cue else "bare"
        foreign = "none" if force.state is None else str(force.state in self._placed)
        out = [
            f"sort={force.sort}",
            f"name={force.name}",
            f"apart={min(apart, 4)} sort={force.sort}",
            f"own={own} sort={force.sort}",
            f"home={foreign}",
            f"home={foreign} sort={force.sort}",
            f"carried={force.carried} home={foreign}",
            f"standing {self.finder.standing.home(force.state)}",
            f"standing {self.finder.standing.home(force.state)} sort={force.sort}",
            f"rival nearer={self.rival_nearer(force, apart, gap)}",
            f"sentence={min(force.sentence, 3)}",
        ]
        if apart == 0:
            between = self._forces_between(force, anchor, forces)
            voice = "passive" if "passive_aux" in anchor.flags else "active"
            said = f"{side} {anchor.subject or 'subject'} {voice} {anchor.pos} between={min(between, 1)}"
            out += [
                f"grammar {said}",
                f"grammar {said} sort={force.sort}",
                f"between={min(between, 2)} {side}",
                f"gap<{next((n for n in _GAPS if gap < n), 999)} {side}",
                f"class={anchor.cls} {side} {relation}",
                f"subject={anchor.subject} {side} {relation} sort={force.sort}",
            ]
        else:
            out.append(f"{'before' if force.sentence < anchor.sentence else 'later'} {min(apart, 3)}")
        return out

    def _forces_between(self, force: Force, anchor: EventAnchor, forces: Sequence[Force]) -> int:
        low, high = min(force.end, anchor.end), max(force.start, anchor.start)
        return sum(low <= f.start and f.end <= high for f in forces if f.sentence == force.sentence)

    def number_features(self, number: Number, what: str) -> list[str]:
        """The cues on whether `number` counts the `what` of the event: killed, injured, personnel."""
        anchor, apart, gap = nearest(self.cluster, number.start, number.end, number.sentence)
        out = [
            f"apart={min(apart, 3)}",
            f"rival nearer={self.rival_nearer(number, apart, gap)} apart={min(apart, 1)}",
            f"size={_size(number.value)}",
            f"class={anchor.cls}",
        ]
        linked = self._linked(number)
        out += [f"linked {link}" for link in linked] or ["not linked"]
        out += [f"linked {link} apart={min(apart, 2)}" for link in linked]
        if not linked and apart == 0:
            out.append(
                f"gap<{next((n for n in _GAPS if gap < n), 999)} {side_of(anchor, number.start)} {anchor.cls}"
            )
        before = self.scene.page.folded[max(0, number.start - 16) : number.start].split()[-1:]
        after = self.scene.page.folded[number.end : number.end + 16].split()[:1]
        out += [f"word before={w[:6]}" for w in before] + [f"word after={w[:6]}" for w in after]
        if number.sentence == 0 and self.scene.page.headed:
            out.append("in title")
        items = self.scene.items.get(number.sentence, ())
        if any(i.quantity_span and i.quantity_span[0] <= number.start < i.quantity_span[1] for i in items):
            out.append("counts an item")
        if what == "personnel" and self._near_force(number):
            out.append("beside a force")
        return out

    def is_linked(self, number: Number, cls: str) -> bool:
        """Whether a word of class `cls` (killed, injured) stands right by a number."""
        return any(link.startswith(cls) for link in self._linked(number))

    def _linked(self, number: Number) -> list[str]:
        """The words for the dead, the wounded, attackers or people deployed that stand right by a number."""
        found: dict[str, int] = {}
        for word in self.finder.beside.get(number.sentence, ()):
            gap = word.start - number.end if word.start >= number.end else number.start - word.end
            if gap > _LINK or gap < 0 or self._number_between(number, word):
                continue
            side = "after" if word.start >= number.end else "before"
            band = next((n for n in (3, 14, _LINK) if gap <= n), _LINK)
            key = f"{word.cls} {side} {band}"
            found[key] = min(gap, found.get(key, gap))
        return sorted(found)

    def _number_between(self, number: Number, word: TriggerMention) -> bool:
        low, high = min(number.end, word.end), max(number.start, word.start)
        return any(
            low <= n.start and n.end <= high and n != number
            for n in self.scene.mentions.numbers
            if n.sentence == number.sentence
        )

    def _near_force(self, number: Number) -> bool:
        parties = self.scene.parties_in.get(number.sentence, ())
        return any(
            0 <= p.start - number.end <= 12 and (p.organ == "forces" or p.mention.form == "pmc")
            for p in parties
        )

    def date_features(self, date: DateFound, future: bool, choice: str) -> list[str]:
        """The cues on whether `date` is that of the event, whose form or phase is `choice`."""
        out = date_features(self, date, future)
        _, apart, _ = nearest(self.cluster, date.start, date.end, date.sentence)
        said = f"{choice} apart={min(apart, 2)}"
        before = word_before(self.scene, date.start)
        out += [said, f"{said} word={before}", f"word={before} apart={min(apart, 1)}"]
        out += [f"{said} date of publication={date.value == self.scene.page.article.published}"]
        main = abs(date.sentence - self.main.sentence)
        out += [f"main apart={min(main, 3)}", f"main apart={min(main, 1)} read as future={future} {choice}"]
        force = self.main.force
        if apart == 0 and force is not None:
            others = [f for f in self.finder.forces if f.sentence == date.sentence and f.state != force.state]
            closer = any(gap_between(f, date) < gap_between(force, date) for f in others)
            out.append(f"another force closer={closer}")
        return out

    def choice_features(self) -> list[str]:
        """The cues on the form of an attack or of cooperation, or on the phase of a deployment."""
        out: set[str] = set()
        for anchor in self.cluster.anchors:
            sure = "sure" if self.chances[anchor] > 0.5 else "unsure"
            out |= {
                f"class={anchor.cls}",
                f"stage={anchor.stage}",
                f"{sure} class={anchor.cls}",
                f"{sure} stage={anchor.stage}",
                f"word={anchor.word}",
            }
            out |= {f"flag={f}" for f in anchor.flags}
            out |= {f"stage={anchor.stage} flag={f}" for f in anchor.flags}
        main = self.main
        out |= {f"main class={main.cls}", f"main stage={main.stage}", f"main word={main.word}"}
        out |= {f"main stage={main.stage} flag={f}" for f in main.flags}
        for sentence in self.sentences:
            for word in self.finder.beside.get(sentence, ()):
                out.add(f"beside {word.cls} {word.entry.get('form')}")
            if any(d.future and d.future != d.value for d in self.scene.dates.get(sentence, ())):
                out.add("date may be ahead")
        out |= self._words_around()
        return sorted(out)

    def _words_around(self) -> set[str]:
        """The words around the main anchor and its force, and what else of the kind is in its sentence."""
        main, force = self.main, self.main.force
        start, end = (
            (min(main.start, force.start), max(main.end, force.end)) if force else (main.start, main.end)
        )
        sentence = self.scene.sentences[main.sentence]
        left, right = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
        out = {f"word near={w}" for w in self.scene.page.folded[left:right].split()}
        out |= {f"in sentence {w.cls}" for w in self.finder.words if w.sentence == main.sentence}
        out.add(f"main class={main.cls} date={main.sentence in self.scene.dates}")
        for word in self.finder.beside.get(main.sentence, ()):
            if word.cls == "weapon":
                band = "near" if gap_between(word, main) <= _AROUND else "far"
                out |= {
                    f"weapon {word.entry.get('form')} {band}",
                    f"weapon {word.entry.get('form')} {main.stage}",
                }
        return out | {f"main class={main.cls} force={force.sort if force else 'none'}"}


def _sort(value: str, entry: Entry) -> str:
    """Whether a party is a state, and else of what type."""
    sort = str(entry.get("type", "state"))
    return "state" if sort in ("state", "forces", "person") and len(value) == _ISO3 else sort


def _size(value: float) -> str:
    return next((f"<={n}" for n in (1, 5, 20, 60, 150, 500, 1500, 5000) if value <= n), "more")


def by_value(scene: Scene) -> dict[str, list[PartyPhrase]]:
    """The phrases that name each party, parties in order of first mention."""
    found: dict[str, list[PartyPhrase]] = {}
    for phrase in scene.parties:
        found.setdefault(phrase.value, []).append(phrase)
    return found
