"""Event roles: the cues on which force, count, date and place belong to an event, and on its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words
from bordereau.reading.around import nearest, side_of
from bordereau.reading.circumstances import date_features, place_features
from bordereau.reading.events.anchors import EventAnchor, gap_between
from bordereau.reading.events.forces import Force
from bordereau.reading.events.parties import GAPS, EventParties
from bordereau.reading.events.standing import word_before
from bordereau.reading.events.world import fights_in, stands_in
from bordereau.reading.home import is_state
from bordereau.reading.mentions import DateFound, Number, PlaceFound, TriggerMention

_AROUND = 40  # characters around an anchor whose words may tell the phase
_STEM, _SHORTEST = 7, 3  # letters of a word of the sentence that count, and that a word needs more than
_TAKES = "perpetrator"  # the subject of 'cost the lives of', whose toll stands behind it
_LINK = 34  # characters between a number and the word for those it counts


@dataclass(frozen=True)
class EventRoles(EventParties):
    """The cues between one event and everything that might fill its slots."""

    def force_features(self, force: Force, forces: Sequence[Force]) -> list[str]:
        """The cues on whether `force`, of all `forces` of the article, is the one deployed."""
        anchor, apart, gap = nearest(self.cluster, force.start, force.end, force.sentence)
        side = side_of(anchor, force.start)
        own = "main" if self.main.force == force else str(any(a.force == force for a in self.cluster.anchors))
        cue = self.scene.cue_before(force.start)
        relation = cue.cue if cue else "bare"
        foreign = "none" if force.state is None else str(force.state in self.placed)
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
            f"usually here {stands_in(force.state or '', force.name, self.countries - {force.state})}",
            f"usually in the first state {stands_in(force.state or '', force.name, self.first)}",
        ]
        if apart == 0:
            between = self._forces_between(force, anchor, forces)
            voice = "passive" if "passive_aux" in anchor.flags else "active"
            said = f"{side} {anchor.subject or 'subject'} {voice} {anchor.pos} between={min(between, 1)}"
            out += [
                f"grammar {said}",
                f"grammar {said} sort={force.sort}",
                f"between={min(between, 2)} {side}",
                f"gap<{next((n for n in GAPS if gap < n), 999)} {side}",
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
        if (
            self.scene.page.folded[number.start : number.end]
            in grammar_words(self.scene.page.lang).indefinite
        ):
            tolled = any(link.startswith(what) for link in linked)
            out += ["indefinite", f"indefinite of {what}={tolled}"]
        if not linked and apart == 0:
            out.append(
                f"gap<{next((n for n in GAPS if gap < n), 999)} {side_of(anchor, number.start)} {anchor.cls}"
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

    def _is_article(self, number: Number) -> bool:
        """Whether a number is only an indefinite article, which counts the noun after it."""
        small = grammar_words(self.scene.page.lang)
        return self.scene.page.folded[number.start : number.end] in small.indefinite

    def is_linked(self, number: Number, cls: str) -> bool:
        """Whether a word of class `cls` (killed, injured) stands right by a number."""
        return any(link.startswith(cls) for link in self._linked(number))

    def _linked(self, number: Number) -> list[str]:
        """The words for the dead, the wounded, attackers or people deployed that stand right by a number."""
        found: dict[str, int] = {}
        for word in self.finder.beside.get(number.sentence, ()):
            if word.cls in self.finder.kind.setting:
                continue
            gap = word.start - number.end if word.start >= number.end else number.start - word.end
            if gap > _LINK or gap < 0 or self._number_between(number, word):
                continue
            side = "after" if word.start >= number.end else "before"
            if side == "after" and word.entry.get("subject") == _TAKES and word.entry.pos == "verb":
                continue
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

    def place_features(self, place: PlaceFound, choice: str) -> list[str]:
        """The cues on whether the event, whose form or phase is `choice`, was at `place`."""
        out = place_features(self, place)
        _, apart, _ = nearest(self.cluster, place.start, place.end, place.sentence)
        out += [f"in the first state={place.country in self.first}", f"{choice} apart={min(apart, 2)}"]
        out.append(f"main apart={min(abs(place.sentence - self.main.sentence), 3)}")
        country, force = place.country or "", self.main.force
        if force is not None:
            out.append(f"{choice} in its own state={country == force.state}")
            out.append(f"force usually there {stands_in(force.state or '', force.name, [country])}")
        if self.finder.kind.targeted:
            there = any(fights_in(g, None, [country]) == "True" for g in self._groups)
            out.append(f"a group fights there={there}")
        return out

    @cached_property
    def _groups(self) -> set[str]:
        return {p.value for p in self.scene.parties if not is_state(p)}

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
        out |= {f"by={self.by}", f"by={self.by} main class={main.cls}"}
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
            elif word.cls == "target":
                out.add(f"target {word.entry.get('gloss')}")
        for item in self.scene.items.get(main.sentence, ()):
            band = "near" if gap_between(item, main) <= _AROUND else "far"
            out |= {f"item {item.category} {band}", f"item {item.category} {main.stage}"}
        words = self.scene.page.folded[sentence.start : sentence.end].split()
        out |= {f"has {w[:_STEM]}" for w in words if len(w) > _SHORTEST}
        return out | {f"main class={main.cls} force={force.sort if force else 'none'}"}


def _size(value: float) -> str:
    return next((f"<={n}" for n in (1, 5, 20, 60, 150, 500, 1500, 5000) if value <= n), "more")
