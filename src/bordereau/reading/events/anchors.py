"""Event anchors: where an article may tell an attack, a deployment or cooperation, and the cues on whether it
does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bordereau.reading.accents import accents_fit
from bordereau.reading.bearing import bearing, in_quotation
from bordereau.reading.clusters import Located
from bordereau.reading.events.forces import Force, find_forces
from bordereau.reading.events.kinds import EventKind
from bordereau.reading.events.standing import Standing
from bordereau.reading.events.world import pair_features, stands_in
from bordereau.reading.home import is_state
from bordereau.reading.mentions import Number, TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene

_NEAR = ((3, "touching"), (25, "near"), (70, "in reach"), (10_000, "far"))
_FORCE_FORMS = ("pmc", "forces")
_NAMED = ("pmc", "group", "company", "mission", "person")
_OF_THE_DEED = ("blame", "band")
_RESPONSIBLE = ("claim", "disclaim")
_CONTEXT = 30  # characters around an anchor whose words are cues
_COUNTED = 14  # characters between a number and the force that it counts


@dataclass(frozen=True)
class EventAnchor:
    """A trigger of an event, or what stands for one in a sentence without.

    `cls`, `stage` (form or phase), `strength`, `pos` and `subject` are the entry's; `flags` the classes of
    the cues that bear on it; `word` how its first word begins; `force` what it deploys, where that stands in
    its sentence; `by` who does such a deed ('insurgents', '' for anybody). Offsets into the page.
    """

    start: int
    end: int
    sentence: int
    cls: str
    stage: str | None
    strength: int
    pos: str
    subject: str
    flags: frozenset[str]
    word: str
    bare: bool = False
    force: Force | None = None
    by: str = ""


@dataclass(frozen=True)
class EventFinder:
    """Makes the anchors of one kind of event, and tells their features."""

    scene: Scene
    kind: EventKind

    @cached_property
    def words(self) -> list[TriggerMention]:
        """All words of this kind, those that stand beside triggers included; none of an attack within a name
        ('corps' of 'Africa Corps')."""
        names = [p for p in self.scene.mentions.parties if p.form in _NAMED]
        held = {k for p in names for k in range(p.start, p.end)}
        within = {(p.start, p.end) for p in names}
        words = self.scene.mentions.words.get(self.kind.name, [])
        return [w for w in words if not (self.kind.targeted and _inside(w, held, within))]

    @cached_property
    def anchors(self) -> list[EventAnchor]:
        """Every anchor, by offset."""
        triggers = _surest(self.scene, [w for w in self.words if w.cls not in self.kind.beside])
        if self.kind.of_forces:
            return self._of_forces(triggers)
        taken = {w.sentence for w in triggers}
        found = [self._anchor(w, False) for w in triggers]
        seen: set[int] = set()
        for word in self.words:
            if word.cls in self.kind.bare and word.sentence not in taken and word.sentence not in seen:
                seen.add(word.sentence)
                found.append(self._anchor(word, True))
        return sorted(found, key=lambda a: (a.start, a.end))

    @cached_property
    def forces(self) -> list[Force]:
        """The forces that the article names."""
        return find_forces(self.scene)

    @cached_property
    def standing(self) -> Standing:
        """How each state stands in the article."""
        return Standing(self.scene, self.forces)

    def _of_forces(self, triggers: list[TriggerMention]) -> list[EventAnchor]:
        """Each force with the trigger nearest to it in its sentence, each trigger with its nearest force; and
        those that stand alone."""
        found: dict[EventAnchor, None] = {}
        by_sentence: dict[int, list[TriggerMention]] = {}
        for trigger in triggers:
            by_sentence.setdefault(trigger.sentence, []).append(trigger)
        forces_in: dict[int, list[Force]] = {}
        for force in self.forces:
            forces_in.setdefault(force.sentence, []).append(force)
            near = min(by_sentence.get(force.sentence, ()), key=lambda t: gap_between(t, force), default=None)
            if near is not None:
                found[replace(self._anchor(near, False), force=force)] = None
            elif force.sort not in ("forces", "home", "anaphor"):
                found[self._lonely(force)] = None
        for trigger in triggers:
            own = min(
                forces_in.get(trigger.sentence, ()), key=lambda f: gap_between(trigger, f), default=None
            )
            found[replace(self._anchor(trigger, False), force=own)] = None
        return sorted(found, key=lambda a: (a.start, a.end, a.force.start if a.force else -1))

    def _lonely(self, force: Force) -> EventAnchor:
        start, end = force.start, force.end
        flags = frozenset(self.scene.classes_near(force.sentence, start, end, 60))
        return EventAnchor(
            start, end, force.sentence, "force", None, 0, "party", "force", flags, force.sort, True, force
        )

    def _anchor(self, word: TriggerMention, bare: bool) -> EventAnchor:
        entry = word.entry
        begin = self.scene.page.folded[word.start : word.end].split(" ")[0]
        return EventAnchor(
            word.start, word.end, word.sentence, word.cls, entry.get("form") or entry.get("phase"),
            int(entry.get("strength", 2)), entry.pos, str(entry.get("subject", "")),
            bearing(self.scene, word), begin[:5], bare, by=str(entry.get("by", "")),
        )  # fmt: skip

    @cached_property
    def beside(self) -> dict[int, list[TriggerMention]]:
        """The words that tell nothing alone but stand beside triggers, by sentence."""
        grouped: dict[int, list[TriggerMention]] = {}
        for word in self.words:
            if word.cls in self.kind.beside:
                grouped.setdefault(word.sentence, []).append(word)
        return grouped

    @cached_property
    def responsible(self) -> dict[int, list[TriggerMention]]:
        """The words by which responsibility is taken or denied, by sentence."""
        grouped: dict[int, list[TriggerMention]] = {}
        for word in self.words:
            if word.cls in _RESPONSIBLE:
                grouped.setdefault(word.sentence, []).append(word)
        return grouped

    @cached_property
    def _anchors_in(self) -> dict[int, list[EventAnchor]]:
        grouped: dict[int, list[EventAnchor]] = {}
        for anchor in self.anchors:
            grouped.setdefault(anchor.sentence, []).append(anchor)
        return grouped

    @cached_property
    def _numbers(self) -> dict[int, list[Number]]:
        grouped: dict[int, list[Number]] = {}
        for number in self.scene.mentions.numbers:
            grouped.setdefault(number.sentence, []).append(number)
        return grouped

    @cached_property
    def _places(self) -> set[int]:
        return {p.sentence for p in self.scene.mentions.places}

    def features(self, anchor: EventAnchor) -> list[str]:
        """The cues on whether `anchor` tells an event of this kind."""
        scene, s = self.scene, anchor.sentence
        parties = scene.parties_in.get(s, [])
        states = {p.value for p in parties if is_state(p)}
        forces = [p for p in parties if p.organ in ("forces", "insurgents") or p.mention.form in _FORCE_FORMS]
        others = [a for a in self._anchors_in[s] if a != anchor]
        best = max((a.strength for a in others), default=0)
        position = min(s, 3) if s < 4 else "later"
        out = [
            f"class={anchor.cls}",
            f"class={anchor.cls} strength={anchor.strength}",
            f"strength={anchor.strength}",
            f"pos={anchor.pos}",
            f"word={anchor.word}",
            f"stage={anchor.stage}",
            f"bare={anchor.bare}",
            f"states={min(len(states), 3)}",
            f"class={anchor.cls} states={min(len(states), 3)}",
            f"forces={min(len(forces), 2)} class={anchor.cls}",
            f"groups={any(p.organ == 'insurgents' for p in parties)}",
            f"sentence={position}",
            f"other anchors={min(len(others), 3)} best={best}",
            f"date={s in scene.dates} place={s in self._places}",
            f"class={anchor.cls} date={s in scene.dates} place={s in self._places}",
            f"numbers={min(len(self._numbers.get(s, ())), 2)}",
            f"transfer trigger={s in scene.triggers}",
            f"military={min(scene.military[s], 3)}",
            f"class={anchor.cls} military={min(scene.military[s], 2)}",
        ]
        out += [f"flag={f}" for f in anchor.flags] + [f"class={anchor.cls} flag={f}" for f in anchor.flags]
        if not self.kind.paired:
            out += self._known[s]
        out += self._beside_features(anchor)
        out += self._setting[s]
        out += self._party_features(anchor, parties)
        if self.kind.of_forces:
            out += self._force_features(anchor)
        if scene.page.headed and s == 0:
            out += ["title", f"title class={anchor.cls}"]
        left, right = max(anchor.start - _CONTEXT, scene.sentences[s].start), anchor.end + _CONTEXT
        out += {f"near={w}" for w in scene.page.folded[left : anchor.start].split()[1:]}
        out += {f"near={w}" for w in scene.page.folded[anchor.end : right].split()[:-1]}
        if in_quotation(scene, anchor.start):
            out.append("in quotation")
        return out

    def _force_features(self, anchor: EventAnchor) -> list[str]:
        """What is deployed: of what sort, whose, how many, and how it stands to the trigger."""
        force = anchor.force
        if force is None:
            return ["no force", f"no force class={anchor.cls}"]
        side = "before" if force.end <= anchor.start else "after"
        gap = _band(gap_between(anchor, force))
        state = (
            "unknown" if force.state is None else "home" if force.state == self.standing.first else "foreign"
        )
        numbers = self._numbers.get(anchor.sentence, ())
        counted = any(0 <= force.start - n.end <= _COUNTED for n in numbers)
        told = any(0 <= n.start - force.end <= 2 * _COUNTED for n in numbers)
        here = self.countries.get(anchor.sentence, set()) - {force.state}
        first = {self.standing.first or ""} - {force.state}
        return [
            f"force sort={force.sort}",
            f"force name={force.name}",
            f"force {state}",
            f"force {state} class={anchor.cls}",
            f"force {state} sort={force.sort}",
            f"force {side} {gap} subject={anchor.subject}",
            f"class={anchor.cls} strength={anchor.strength} force {state} {gap}",
            f"force counted={counted} {state}",
            f"force counted={counted} after={told}",
            f"standing {self.standing.home(force.state)}",
            f"carried={force.carried} {state}",
            f"standing {self.standing.home(force.state)} sort={force.sort}",
            f"another place={bool(here)} {state}",
            f"usually here {stands_in(force.state or '', force.name, here)}",
            f"usually here {stands_in(force.state or '', force.name, here)} sort={force.sort}",
            f"usually in the first state {stands_in(force.state or '', force.name, first)}",
        ]

    @cached_property
    def _known(self) -> dict[int, list[str]]:
        """What is known of the parties of each sentence with an anchor, taken together."""
        parties, countries = self.scene.parties_in, self.countries
        return {
            s: pair_features({p.value for p in parties.get(s, ())}, countries.get(s, set()))
            for s in self._anchors_in
        }

    @cached_property
    def countries(self) -> dict[int, set[str]]:
        """The states that each sentence names, by themselves or by places in them."""
        found: dict[int, set[str]] = {}
        for place in self.scene.mentions.places:
            if place.country:
                found.setdefault(place.sentence, set()).add(place.country)
        for phrase in self.scene.parties:
            if is_state(phrase):
                found.setdefault(phrase.sentence, set()).add(phrase.value)
        return found

    @cached_property
    def _setting(self) -> dict[int, list[str]]:
        """What the talk is about around each sentence with an anchor, and in the article: games, takeovers,
        accidents, drills."""
        words = [w for w in self.words if w.cls in self.kind.setting and w.cls not in _OF_THE_DEED]
        everywhere = Counter(w.cls for w in words)
        told = [f"article {c}={min(n, 3)}" for c, n in everywhere.items()]
        near = {s: {w.cls for w in words if 0 < abs(w.sentence - s) <= 1} for s in self._anchors_in}
        return {s: told + [f"next to {c}" for c in sorted(found)] for s, found in near.items()}

    def _beside_features(self, anchor: EventAnchor) -> list[str]:
        nearest: dict[str, int] = {}
        for word in self.beside.get(anchor.sentence, ()):
            gap = gap_between(anchor, word)
            nearest[word.cls] = min(gap, nearest.get(word.cls, 10_000))
        out = [f"beside {c} {_band(g)}" for c, g in nearest.items()]
        out += [f"class={anchor.cls} beside {c}" for c in nearest]
        return out or ["nothing beside"]

    def _party_features(self, anchor: EventAnchor, parties: list[PartyPhrase]) -> list[str]:
        out = []
        for side, near in _nearest_sides(anchor, parties).items():
            gap = gap_between(anchor, near)
            sort = near.organ or near.mention.form
            out += [f"{side} {sort} {_band(gap)}", f"class={anchor.cls} {side} {sort}"]
        return out or ["no party"]


def _inside(word: TriggerMention, held: set[int], names: set[tuple[int, int]]) -> bool:
    """Whether a word is part of a longer name; `held` are the offsets that names take up."""
    return word.start in held and word.end - 1 in held and (word.start, word.end) not in names


def _surest(scene: Scene, words: Sequence[TriggerMention]) -> list[TriggerMention]:
    """One word for each span: one whose accents fit ('attaqué' is no 'attaque'), of the highest strength."""
    best: dict[tuple[int, int], tuple[bool, int, TriggerMention]] = {}
    for word in words:
        fits = word.entry.pos != "noun" or accents_fit(scene.page.whole[word.start : word.end], word.entry)
        rank = fits, int(word.entry.get("strength", 2))
        other = best.get((word.start, word.end))
        if other is None or rank > other[:2]:
            best[word.start, word.end] = (*rank, word)
    return [word for _, _, word in best.values()]


def _nearest_sides(anchor: EventAnchor, parties: list[PartyPhrase]) -> dict[str, PartyPhrase]:
    """The nearest party before an anchor and the nearest after it."""
    found: dict[str, PartyPhrase] = {}
    for phrase in parties:
        if phrase.end <= anchor.start:
            found["before"] = phrase
        elif phrase.start >= anchor.end:
            found.setdefault("after", phrase)
    return found


def gap_between(a: Located, b: Located) -> int:
    """How many characters part two spans; 0 where they touch or overlap."""
    return max(b.start - a.end, a.start - b.end, 0)


def _band(gap: int) -> str:
    return next(name for limit, name in _NEAR if gap <= limit)
