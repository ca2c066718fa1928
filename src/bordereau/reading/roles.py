"""Roles: the cues on which party supplies, which receives, which items, dates and places belong to a happening."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from bordereau.codebook import grammar_words
from bordereau.reading.anchors import Anchor, item_sort
from bordereau.reading.clauses import grammar
from bordereau.reading.decisions import Span
from bordereau.reading.linking import Cluster, compare_items, family
from bordereau.reading.mentions import Amount, CueMention, DateFound, ItemMention, PlaceFound
from bordereau.reading.scene import PartyPhrase, Scene

M = TypeVar("M", bound="Placed")
_LIST_REACH = 60
_REACH, _HEAD = 25, 2


class Placed(Protocol):
    """Whatever stands in a sentence."""

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        ...


def nearest(cluster: Cluster, start: int, end: int, sentence: int) -> tuple[Anchor, int, int]:
    """The anchor of `cluster` nearest to a span: the anchor, sentences apart, characters apart."""
    place = bisect_left(cluster.starts, start)
    around = cluster.anchors[max(place - 3, 0) : place + 3]

    def apart(a: Anchor) -> tuple[int, int]:
        gap = start - a.end if start >= a.end else a.start - end
        return abs(a.sentence - sentence), max(gap, 0)

    best = min(around, key=apart)
    return best, *apart(best)


@dataclass(frozen=True)
class Roles:
    """The cues between one cluster and everything that might fill its slots.

    `rivals` are the other clusters of the article: what stands nearer to a rival is likelier its own.
    `anchors_in` are all anchors of the article by sentence, `chances` how surely each tells a hand-over.
    """

    scene: Scene
    cluster: Cluster
    rivals: tuple[Cluster, ...]
    anchors_in: Mapping[int, list[Anchor]]
    chances: Mapping[Anchor, float]

    def near(self, mentions: Sequence[M]) -> list[M]:
        """The mentions within reach of the happening: around its sentences, or at the head of the article."""
        first, last = min(self.sentences) - _REACH, max(self.sentences) + _REACH
        return [m for m in mentions if first <= m.sentence <= last or m.sentence <= _HEAD]

    @property
    def sentences(self) -> frozenset[int]:
        """The sentences in which the happening is told."""
        return self.cluster.sentences

    @cached_property
    def rival(self) -> Cluster:
        """The anchors of all rivals, by offset, as one cluster."""
        return Cluster(tuple(sorted((a for r in self.rivals for a in r.anchors), key=lambda a: a.start)))

    @cached_property
    def items(self) -> list[ItemMention]:
        """Items in those sentences."""
        return [i for s in sorted(self.sentences) for i in self.scene.items.get(s, ())]

    def item_features(self, item: ItemMention) -> list[str]:
        """The cues on whether `item` was part of the happening."""
        anchor, apart, gap = nearest(self.cluster, item.start, item.end, item.sentence)
        sort, side = item_sort(item), _side(anchor, item.start)
        own = any(a.item == item for a in self.cluster.anchors)
        out = [
            f"sort={sort}", f"apart={min(apart, 4)}", f"apart={min(apart, 3)} sort={sort}",
            f"class={anchor.cls} {side}" if apart == 0 else f"{'after' if item.sentence > anchor.sentence else 'before'} apart={min(apart, 3)}",
            f"rival nearer={self._rival_nearer(item, apart, gap)}", f"rival nearer={self._rival_nearer(item, apart, gap)} apart={min(apart, 2)}",
            f"category={item.category}", f"anchor's own={own}", f"rivals={min(len(self.rivals), 3)}",
        ]  # fmt: skip
        if apart == 0:
            out.append(f"gap<{next((n for n in (10, 30, 70, 150) if gap < n), 999)}")
            out += [f"same sentence sort={sort} gap<{next((n for n in (30, 100) if gap < n), 999)}"]
        if item.carrier:
            out += ["may carry", f"may carry class={anchor.cls} {side}"]
            if any(not i.carrier and not i.generic for i in self.items):
                out.append("may carry other goods")
        if item.sentence == 0 and self.scene.page.headed:
            out.append("in title")
        out += [f"near {c}" for c in self.scene.classes_near(item.sentence, item.start, item.end, 30)]
        out += self._relation_to_others(item)
        before = self.scene.page.folded[
            max(0, item.start - 18) : (item.quantity_span or (item.start,))[0]
        ].split()
        if before and before[-1] in grammar_words(self.scene.page.lang).purpose:
            out.append("after a word of purpose")
        return out

    def _relation_to_others(self, item: ItemMention) -> list[str]:
        own = [a.item for a in self.cluster.anchors if a.item and a.item != item]
        if not own:
            return ["no other item"]
        found = sorted({compare_items(item, o) for o in own})
        firm = any(item_sort(o) not in ("generic", "weak") for o in own)
        out = [f"beside: {f}" for f in found]
        if item.generic or item.weak:
            out.append(f"vague beside firm={firm}")
        if item.designation and any(o.designation == item.designation for o in own):
            out.append("model told by an anchor")
        return out

    def _rival_nearer(
        self, item: ItemMention | PartyPhrase | DateFound | PlaceFound | Amount, apart: int, gap: int
    ) -> str:
        if not self.rivals:
            return "none"
        best = nearest(self.rival, item.start, item.end, item.sentence)[1:]
        if best < (apart, gap):
            return "yes"
        return "no, in sentence" if best[0] == apart == 0 else "no"

    @cached_property
    def grammar(self) -> dict[str, set[str]]:
        """For each party, what the grammar of the happening's clauses says of it: 'supplier strong', ..."""
        said: dict[str, set[str]] = {}
        for anchor in self.cluster.anchors:
            for phrase in self.scene.parties_in.get(anchor.sentence, ()):
                said.setdefault(phrase.value, set()).update(
                    " ".join(s) for s in grammar(self.scene, anchor, phrase)
                )
        return said

    def party_features(
        self, value: str, phrases: list[PartyPhrase], standing: tuple[str, ...] = ()
    ) -> list[str]:
        """The cues on the role of party `value`, whose mentions are `phrases`; the same for either role.

        `standing` tells how likely the party plays each role anywhere in the article.
        """
        scene = self.scene
        entry = phrases[0].mention.entry
        share = scene.party_counts[value] / max(scene.party_counts.total(), 1)
        sort = str(entry.get("type", "state"))
        out = [
            f"type={sort}", f"exporter={entry.get('exporter', 0)}" if sort == "state" else "no state",
            f"importer={entry.get('importer', 0)}" if sort == "state" else "no state's import",
            f"share<{next((n for n in (0.1, 0.2, 0.35, 0.6) if share < n), 1)}",
        ]  # fmt: skip
        out += self._standing(value, entry.get("exporter", 0) if sort == "state" else 0)
        if scene.page.headed and any(p.sentence == 0 for p in phrases):
            out.append("in headline")
        out += self._grammar_features(value)
        out += self._distance_features(phrases)
        if all(p.mention.form == "capital" for p in phrases):
            out.append("only as capital")
        if all(p.mention.form == "person" for p in phrases):
            out.append("only as person")
        if sort == "company" and any(p.value == entry.get("state") for p in scene.parties):
            out.append("company beside its state")
        return [*out, *standing]

    @cached_property
    def grammar_before(self) -> dict[str, set[str]]:
        """The same for the sentence before the happening is first told: who acts there often acts on."""
        said: dict[str, set[str]] = {}
        before = min(self.sentences) - 1
        for phrase in self.scene.parties_in.get(before, ()):
            for anchor in self.anchors_in.get(before, ()):
                said.setdefault(phrase.value, set()).update(
                    " ".join(s) for s in grammar(self.scene, anchor, phrase)
                )
        return said

    def _grammar_features(self, value: str) -> list[str]:
        own = self.grammar.get(value, set())
        others = (
            set().union(*(s for v, s in self.grammar.items() if v != value))
            if len(self.grammar) > 1
            else set()
        )
        out = [f"grammar: {s}" for s in own]
        for role in ("supplier", "recipient"):
            mine = "strong" if f"{role} strong" in own else "weak" if f"{role} weak" in own else "no"
            theirs = "strong" if f"{role} strong" in others else "weak" if f"{role} weak" in others else "no"
            out.append(f"grammar {role}: {mine} against {theirs}")
        out += [f"grammar before: {s}" for s in self.grammar_before.get(value, ())]
        if {"supplier strong", "recipient strong"} <= own:
            out.append("grammar in two minds")
        return out

    def _distance_features(self, phrases: list[PartyPhrase]) -> list[str]:
        named = [p for p in phrases if p.mention.form != "generic"] or phrases
        ranked = [(nearest(self.cluster, p.start, p.end, p.sentence), p) for p in named]
        (_, apart, gap), phrase = min(ranked, key=lambda rp: rp[0][1:])
        out = [f"apart={min(apart, 4)}"]
        if apart == 0:
            out += [
                f"gap<{next((n for n in (20, 60, 120) if gap < n), 999)}",
                f"in sentence form={phrase.mention.form}",
            ]
            if phrase.organ:
                out.append(f"in sentence organ={phrase.organ}")
        elif any(p.sentence < min(self.sentences) for p in phrases):
            out.append("named before")
        if self._rival_nearer(phrase, apart, gap) == "yes":
            out.append("rival nearer")
        return out

    def also_features(self, value: str, main: str, phrases: dict[str, list[PartyPhrase]]) -> list[str]:
        """The cues on whether party `value` plays the same role beside `main`: a list, a maker with its state."""
        entry, chief = phrases[value][0].mention.entry, phrases[main][0].mention.entry
        listed = any(
            p.sentence == q.sentence and self._listed_together(p, q)
            for p in phrases[value]
            for q in phrases[main]
        )
        here = any(p.sentence in self.sentences for p in phrases[value])
        kin = (
            "of one state" if entry.get("state") == main or chief.get("state") == value else "of other states"
        )
        families = "+".join(
            sorted({family(a) for a in self.cluster.anchors} & {"buying", "giving", "planning"})
        )
        sort, other = str(entry.get("type")), str(chief.get("type"))
        return [
            f"{other} and {sort}", f"{other} and {sort} {kin}", f"here={here}", f"listed together={listed}", f"families={families}",
            f"{sort} {kin} here={here}", f"{sort} {kin} here={here} {families}", f"listed together={listed} {other} and {sort}",
            *(f"grammar: {s}" for s in self.grammar.get(value, ())), *(f"{sort} grammar: {s}" for s in self.grammar.get(value, ())),
        ]  # fmt: skip

    def _listed_together(self, p: PartyPhrase, q: PartyPhrase) -> bool:
        """Whether only other parties, commas and 'and' stand between two parties."""
        first, last = sorted((p, q), key=lambda x: x.start)
        gap = self.scene.page.folded[first.end : last.start]
        if len(gap) > _LIST_REACH:
            return False
        for r in self.scene.parties_in.get(p.sentence, ()):
            if first.end <= r.start and r.end <= last.start:
                gap = gap.replace(self.scene.page.folded[r.start : r.end], " ")
        return set(gap.split()) <= grammar_words(self.scene.page.lang).list_words

    def _standing(self, value: str, exporter: int) -> list[str]:
        """How the party compares with the others of the article as an exporter."""
        others = [
            int(p.mention.entry.get("exporter", 0)) for p in self.scene.parties
            if p.value != value and p.mention.entry.get("type") == "state"
        ]  # fmt: skip
        if not others:
            return ["no other state"]
        return [
            "top exporter"
            if exporter > max(others)
            else "lesser exporter"
            if exporter < max(others)
            else "even exporter"
        ]

    def date_features(self, date: DateFound, future: bool) -> list[str]:
        """The cues on whether `date`, read as a future or a past one, is when it happened."""
        anchor, apart, gap = nearest(self.cluster, date.start, date.end, date.sentence)
        value = (date.future if future else date.value) or ""
        ahead = anchor.flags & {"future", "future_aux", "future_suffix"}
        rest = [d for d in self.scene.mentions.dates if d.sentence == date.sentence and d != date]
        out = [
            f"apart={min(apart, 4)}", f"precision={len(value)}", f"relative={date.relative}", f"anchored={date.anchored}",
            f"rival nearer={self._rival_nearer(date, apart, gap)}", f"others in sentence={min(len(rest), 2)}",
            f"sentence={min(date.sentence, 3)}", f"apart={min(apart, 2)} precision={len(value)}",
            f"class={anchor.cls} apart={min(apart, 1)}", f"read as future={future} anchor ahead={bool(ahead)}",
            f"read as future={future} stage={anchor.stage}", f"read as future={future} only={len(date.readings()) == 1}",
        ]  # fmt: skip
        if apart == 0:
            side = _side(anchor, date.start)
            out += [
                f"gap<{next((n for n in (15, 40, 90) if gap < n), 999)}",
                f"side={side}",
                f"class={anchor.cls} {side}",
            ]
            nearer = any(nearest(self.cluster, d.start, d.end, d.sentence)[2] < gap for d in rest)
            out.append(f"nearest date={not nearer}")
        else:
            out.append(
                "sentence of anchor has date"
                if any(d.sentence in self.sentences for d in self.scene.mentions.dates)
                else "no date beside anchor"
            )
            out.append("later" if date.sentence > anchor.sentence else "earlier")
        if date.value == self.scene.page.article.published:
            out.append("date of publication")
        out += [f"flag={f}" for f in anchor.flags & {"future", "future form", "earlier", "past"}]
        return out

    def place_features(self, place: PlaceFound) -> list[str]:
        """The cues on whether it happened at `place`."""
        scene = self.scene
        anchor, apart, gap = nearest(self.cluster, place.start, place.end, place.sentence)
        words = scene.page.folded[max(0, place.start - 14) : place.start].split()
        same_party = next((p for p in scene.parties if p.start < place.end and place.start < p.end), None)
        out = [
            f"apart={min(apart, 4)}", f"type={place.type}", f"rival nearer={self._rival_nearer(place, apart, gap)}",
            f"before={words[-1] if words else ''}", f"sentence={min(place.sentence, 3)}", f"class={anchor.cls} apart={min(apart, 1)}",
            f"is party={same_party.mention.form if same_party else 'no'}",
            f"is party={same_party.mention.form if same_party else 'no'} before={words[-1] if words else ''}",
            f"stage={anchor.stage} apart={min(apart, 1)}",
        ]  # fmt: skip
        if apart == 0:
            side = _side(anchor, place.start)
            out += [
                f"gap<{next((n for n in (15, 40, 90) if gap < n), 999)}",
                f"class={anchor.cls} {side}",
                f"side={side}",
            ]
        out += [
            f"near {c}"
            for c in scene.classes_near(place.sentence, place.start, place.end, 30)
            & {"used_in_attack", "displayed"}
        ]
        if scene.page.whole[place.start : place.end].isupper():
            out.append("dateline")
        return out

    def amount_features(self, amount: Amount) -> list[str]:
        """The cues on whether the money or weight is the happening's."""
        anchor, apart, gap = nearest(self.cluster, amount.start, amount.end, amount.sentence)
        out = [
            f"apart={min(apart, 4)}", f"rival nearer={self._rival_nearer(amount, apart, gap)}", f"class={anchor.cls}",
            f"class={anchor.cls} apart={min(apart, 1)}", f"stage={anchor.stage}",
            f"rivals={min(len(self.rivals), 3)}", f"amounts={min(len(self.scene.mentions.money), 4)}",
        ]  # fmt: skip
        out += [f"near {c}" for c in self.scene.classes_near(amount.sentence, amount.start, amount.end, 40)]
        if apart == 0:
            out += [
                f"gap<{next((n for n in (15, 40, 90) if gap < n), 999)}",
                f"side={_side(anchor, amount.start)}",
            ]
        return out

    def story(self) -> list[tuple[Span, list[str]]]:
        """The cues of the whole telling, for stage, basis and assertion: each with the words that give them.

        The first span is that of the surest anchor; cues of no one place (the whole article's) go with it.
        """
        evidence: list[tuple[Span, list[str]]] = []
        main = max(self.cluster.anchors, key=lambda a: self.chances[a])
        for anchor in sorted(self.cluster.anchors, key=lambda a: -self.chances[a]):
            evidence.append(((anchor.start, anchor.end), _anchor_story(anchor, anchor is main)))
        for sentence in sorted(self.sentences):
            where = "main" if sentence == main.sentence else "other"
            for cue in self.scene.cues.get(sentence, ()):
                evidence.append(((cue.start, cue.end), self._cue_story(cue, where)))
            evidence += [
                ((m.start, m.end), ["money in sentence"])
                for m in self.scene.mentions.money
                if m.sentence == sentence
            ]
        evidence[0][1].extend(self._whole_story())
        return evidence

    def _cue_story(self, cue: CueMention, where: str) -> list[str]:
        gap = min(
            max(cue.start - a.end, a.start - cue.end, 0)
            for a in self.cluster.anchors
            if a.sentence == cue.sentence
        )
        near = "near " if gap < 30 else ""
        out = [
            f"{where} sentence {cue.cue}",
            f"{where} sentence {cue.cue} strength={cue.entry.get('strength')}",
        ]
        return [*out, f"{near}{cue.cue}"] if near and where == "main" else out

    def _whole_story(self) -> list[str]:
        found = self.scene.mentions
        out = {
            f"anchors={min(len(self.cluster.anchors), 4)}",
            f"first sentence={min(self.cluster.anchors[0].sentence, 3)}",
        }
        out |= {f"item {item_sort(a.item)}" for a in self.cluster.anchors if a.item}
        out |= {f"document {c.cue}" for c in found.cues if c.cue.startswith("basis") or c.cue in _WHOLE}
        out |= {f"document basis={t.entry.get('basis')}" for t in found.triggers if t.entry.get("basis")}
        families = {family(a) for a in self.cluster.anchors}
        out.add(f"families={'+'.join(sorted(families))}")
        if self.scene.page.lang == "fr" and self.scene.page.headed:
            out.add("headed")
        return sorted(out)


_STANDING = frozenset({"negation", "not_yet", "hypothetical", "denial", "hedge"})
_WHOLE = ("denial", "hedge", "anonymous_source")


def _anchor_story(anchor: Anchor, main: bool) -> list[str]:
    tense, told = tense_of(anchor), anchor.stage or "open"
    out = [
        f"class={anchor.cls}", f"stage={told}", f"basis={anchor.basis}", f"class={anchor.cls} strength={anchor.strength}",
        f"tense={tense}", f"class={anchor.cls} tense={tense}", f"stage={told} tense={tense}",
        f"family={family(anchor)} tense={tense}",
    ]  # fmt: skip
    out += [f"flag={f}" for f in anchor.flags]
    if main:
        out += [
            f"main class={anchor.cls}",
            f"main family={family(anchor)} tense={tense}",
            f"main stage={told}",
        ]
        out += [f"main stage={told} tense={tense}", f"main flag={' '.join(sorted(anchor.flags & _STANDING))}"]
    return out


def tense_of(anchor: Anchor) -> str:
    """One word for when a verb puts its act: negated, ahead, conditional, done, or open."""
    flags = anchor.flags
    if flags & {"negation", "not_yet"}:
        return "negated"
    if flags & {"conditional_aux", "conditional_suffix"}:
        return "conditional"
    if flags & {"future_aux", "future", "future_suffix"}:
        return "ahead"
    if flags & {"perfect_aux", "past_suffix", "participle_suffix"}:
        return "done"
    return "open"


def _side(anchor: Anchor, start: int) -> str:
    return "before" if start < anchor.start else "after"
