"""Event anchors: where an article may tell an attack, a deployment or a dealing, and the cues on whether it
does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.bearing import bearing, in_quotation
from bordereau.reading.events.kinds import EventKind
from bordereau.reading.mentions import Number, PartyMention, TriggerMention
from bordereau.reading.scene import PartyPhrase, Scene

_NEAR = ((3, "touching"), (25, "near"), (70, "in reach"), (10_000, "far"))
_FORCE_FORMS = ("pmc", "forces")


@dataclass(frozen=True)
class EventAnchor:
    """A trigger of an event, or what stands for one in a sentence without.

    `cls`, `stage` (form or phase), `strength`, `pos` and `subject` are the entry's; `flags` the classes of
    the cues that bear on it; `word` how its first word begins. Offsets into the page.
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


@dataclass(frozen=True)
class EventFinder:
    """Makes the anchors of one kind of event, and tells their features."""

    scene: Scene
    kind: EventKind

    @cached_property
    def words(self) -> list[TriggerMention]:
        """All words of this kind, those that stand beside triggers included."""
        return self.scene.mentions.words.get(self.kind.name, [])

    @cached_property
    def anchors(self) -> list[EventAnchor]:
        """Every anchor, by offset."""
        triggers = _surest(w for w in self.words if w.cls not in self.kind.beside)
        taken = {w.sentence for w in triggers}
        found = [self._anchor(w, False) for w in triggers]
        seen: set[int] = set()
        for word in self.words:
            if word.cls in self.kind.bare and word.sentence not in taken and word.sentence not in seen:
                seen.add(word.sentence)
                found.append(self._anchor(word, True))
        if self.kind.name == "deployment":
            found += [self._of_party(p) for p in self._lonely_forces(taken | seen)]
        return sorted(found, key=lambda a: (a.start, a.end))

    def _anchor(self, word: TriggerMention, bare: bool) -> EventAnchor:
        entry = word.entry
        begin = self.scene.page.folded[word.start : word.end].split(" ")[0]
        return EventAnchor(
            word.start, word.end, word.sentence, word.cls, entry.get("form") or entry.get("phase"),
            int(entry.get("strength", 2)), entry.pos, str(entry.get("subject", "")),
            bearing(self.scene, word), begin[:5], bare,
        )  # fmt: skip

    def _lonely_forces(self, taken: set[int]) -> list[PartyMention]:
        """The first force named in each sentence that has no other sign of a deployment."""
        first: dict[int, PartyMention] = {}
        for party in self.scene.mentions.parties:
            if party.value and party.sentence not in taken and _is_force(party):
                first.setdefault(party.sentence, party)
        return list(first.values())

    def _of_party(self, party: PartyMention) -> EventAnchor:
        start, end = party.start, party.end
        flags = frozenset(self.scene.classes_near(party.sentence, start, end, 60))
        return EventAnchor(
            start, end, party.sentence, "mission", None, 0, "party", "force", flags, party.form, True
        )

    @cached_property
    def _beside(self) -> dict[int, list[TriggerMention]]:
        grouped: dict[int, list[TriggerMention]] = {}
        for word in self.words:
            if word.cls in self.kind.beside:
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
        states = {p.value for p in parties if len(p.value) == 3}
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
        out += self._beside_features(anchor)
        out += self._party_features(anchor, parties)
        if scene.page.headed and s == 0:
            out += ["title", f"title class={anchor.cls}"]
        if in_quotation(scene, anchor.start):
            out.append("in quotation")
        return out

    def _beside_features(self, anchor: EventAnchor) -> list[str]:
        nearest: dict[str, int] = {}
        for word in self._beside.get(anchor.sentence, ()):
            gap = max(word.start - anchor.end, anchor.start - word.end, 0)
            nearest[word.cls] = min(gap, nearest.get(word.cls, 10_000))
        out = [f"beside {c} {_band(g)}" for c, g in nearest.items()]
        out += [f"class={anchor.cls} beside {c}" for c in nearest]
        return out or ["nothing beside"]

    def _party_features(self, anchor: EventAnchor, parties: list[PartyPhrase]) -> list[str]:
        out = []
        for side, near in _nearest_sides(anchor, parties).items():
            gap = max(near.start - anchor.end, anchor.start - near.end, 0)
            sort = near.organ or near.mention.form
            out += [f"{side} {sort} {_band(gap)}", f"class={anchor.cls} {side} {sort}"]
        return out or ["no party"]


def _surest(words: Iterable[TriggerMention]) -> list[TriggerMention]:
    """One word for each span, that of the highest strength."""
    best: dict[tuple[int, int], TriggerMention] = {}
    for word in words:
        other = best.get((word.start, word.end))
        if other is None or int(word.entry.get("strength", 2)) > int(other.entry.get("strength", 2)):
            best[word.start, word.end] = word
    return list(best.values())


def _nearest_sides(anchor: EventAnchor, parties: list[PartyPhrase]) -> dict[str, PartyPhrase]:
    """The nearest party before an anchor and the nearest after it."""
    found: dict[str, PartyPhrase] = {}
    for phrase in parties:
        if phrase.end <= anchor.start:
            found["before"] = phrase
        elif phrase.start >= anchor.end:
            found.setdefault("after", phrase)
    return found


def _is_force(party: PartyMention) -> bool:
    return party.form == "pmc" or bool(party.entry.get("parent"))


def _band(gap: int) -> str:
    return next(name for limit, name in _NEAR if gap <= limit)
