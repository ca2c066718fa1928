"""Roles: the cues on which party supplies, which receives and which items belong to a happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bordereau.codebook import grammar_words
from bordereau.reading.around import Around, nearest, side_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.anchors import Anchor, item_sort
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.linking import compare_items, family
from bordereau.reading.transfers.lists import are_listed
from bordereau.reading.transfers.paths import path_features
from bordereau.reading.transfers.trade import USUAL, design_features, designs_of, supply_features
from bordereau.reading.transfers.voice import STRONG, WEAK


@dataclass(frozen=True)
class Roles(Around[Anchor]):
    """The cues between one cluster and everything that might fill its slots.

    `anchors_in` are all anchors of the article by sentence, `chances` how surely each tells a hand-over.
    """

    anchors_in: Mapping[int, list[Anchor]]
    chances: Mapping[Anchor, float]

    @cached_property
    def items(self) -> list[ItemMention]:
        """Items in those sentences."""
        return [i for s in sorted(self.sentences) for i in self.scene.items.get(s, ())]

    def item_features(self, item: ItemMention) -> list[str]:
        """The cues on whether `item` was part of the happening."""
        anchor, apart, gap = nearest(self.cluster, item.start, item.end, item.sentence)
        sort, side = item_sort(item), side_of(anchor, item.start)
        own = any(a.item == item for a in self.cluster.anchors)
        direction = "after" if item.sentence > anchor.sentence else "before"
        rival = self.rival_nearer(item, apart, gap)
        out = [
            f"sort={sort}",
            f"apart={min(apart, 4)}",
            f"apart={min(apart, 3)} sort={sort}",
            f"class={anchor.cls} {side}" if apart == 0 else f"{direction} apart={min(apart, 3)}",
            f"rival nearer={rival}",
            f"rival nearer={rival} apart={min(apart, 2)}",
            f"category={item.category}",
            f"anchor's own={own}",
            f"rivals={min(len(self.rivals), 3)}",
        ]
        if apart == 0:
            out.append(f"gap<{next((n for n in (10, 30, 70, 150) if gap < n), 999)}")
            out.append(f"same sentence sort={sort} gap<{next((n for n in (30, 100) if gap < n), 999)}")
        if item.carrier:
            out += ["may carry", f"may carry class={anchor.cls} {side}"]
            if any(not i.carrier and not i.generic for i in self.items):
                out.append("may carry other goods")
        if item.sentence == 0 and self.scene.page.headed:
            out.append("in title")
        out += [f"near {c}" for c in self.scene.classes_near(item.sentence, item.start, item.end, 30)]
        out += self._relation_to_others(item)
        begin = item.quantity_span[0] if item.quantity_span else item.start
        before = self.scene.page.folded[max(0, item.start - 18) : begin].split()
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

    @cached_property
    def both_told(self) -> bool:
        """Whether the grammar names a supplier and another that receives: then it counts for nothing who
        usually supplies whom."""
        givers, takers = (
            {v for v, said in self.grammar.items() if f"{role} {STRONG}" in said}
            for role in ("supplier", "recipient")
        )
        return any(g != t for g in givers for t in takers)

    @cached_property
    def paths(self) -> dict[str, list[str]]:
        """For each party, how it stands to the happening's triggers in their sentences, each cue once."""
        seen: dict[str, set[str]] = {}
        for anchor in self.cluster.anchors:
            for phrase in self.scene.parties_in.get(anchor.sentence, ()):
                seen.setdefault(phrase.value, set()).update(path_features(self.scene, anchor, phrase))
        return {value: sorted(found) for value, found in seen.items()}

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
            f"party={value}",
            f"type={sort}",
            f"exporter={entry.get('exporter', 0)}" if sort == "state" else "no state",
            f"importer={entry.get('importer', 0)}" if sort == "state" else "no state's import",
            f"share<{next((n for n in (0.1, 0.2, 0.35, 0.6) if share < n), 1)}",
        ]
        out += self._standing(value, entry.get("exporter", 0) if sort == "state" else 0)
        if scene.page.headed and any(p.sentence == 0 for p in phrases):
            out.append("in headline")
        out += self._grammar_features(value) + self.paths.get(value, [])
        out += self._distance_features(phrases) + self._trade_features(
            value, str(entry.get("state") or value)
        )
        if all(p.mention.form == "capital" for p in phrases):
            out.append("only as capital")
        if all(p.mention.form == "person" for p in phrases):
            out.append("only as person")
        if sort == "company" and any(p.value == entry.get("state") for p in scene.parties):
            out.append("company beside its state")
        return [*out, *(f for f in standing if not (self.both_told and f.startswith(USUAL)))]

    @cached_property
    def _designs(self) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """Where the models of the happening's sentences were designed, and those of the whole article."""
        return designs_of(self.items), designs_of(self.scene.mentions.items)

    @cached_property
    def _parties_here(self) -> frozenset[str]:
        return frozenset(p.value for s in self.sentences for p in self.scene.parties_in.get(s, ()))

    def _trade_features(self, value: str, state: str) -> list[str]:
        """What is known of the party as a maker of these goods and as a supplier of these parties."""
        if self.both_told:
            return design_features(state, *self._designs)
        here = self._parties_here - {value}
        return design_features(state, *self._designs) + supply_features(value, state, here, "here")

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
        # The weights are fitted to this: where the grammar speaks of one party only, it speaks against none.
        rest = [said for v, said in self.grammar.items() if v != value] if len(self.grammar) > 1 else []
        others = set().union(*rest)
        out = [f"grammar: {s}" for s in own]
        for role in ("supplier", "recipient"):
            out.append(f"grammar {role}: {_firmest(own, role)} against {_firmest(others, role)}")
        out += [f"grammar before: {s}" for s in self.grammar_before.get(value, ())]
        if {"supplier strong", "recipient strong"} <= own:
            out.append("grammar in two minds")
        if self.both_told:
            out.append(f"grammar tells both sides: {_firmest(own, 'supplier')} {_firmest(own, 'recipient')}")
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
        if self.rival_nearer(phrase, apart, gap) == "yes":
            out.append("rival nearer")
        return out

    def also_features(self, value: str, main: str, phrases: dict[str, list[PartyPhrase]]) -> list[str]:
        """The cues on whether party `value` plays the same role beside `main`: in a list, as a maker."""
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
            f"{other} and {sort}",
            f"{other} and {sort} {kin}",
            f"here={here}",
            f"listed together={listed}",
            f"families={families}",
            f"{sort} {kin} here={here}",
            f"{sort} {kin} here={here} {families}",
            f"listed together={listed} {other} and {sort}",
            *(f"grammar: {s}" for s in self.grammar.get(value, ())),
            *(f"{sort} grammar: {s}" for s in self.grammar.get(value, ())),
        ]

    def _listed_together(self, p: PartyPhrase, q: PartyPhrase) -> bool:
        """Whether only other parties, commas and 'and' stand between two parties, in either order."""
        first, last = sorted((p, q), key=lambda x: x.start)
        return are_listed(self.scene, first, last)

    def _standing(self, value: str, exporter: int) -> list[str]:
        """How the party compares with the others of the article as an exporter."""
        others = [
            int(p.mention.entry.get("exporter", 0))
            for p in self.scene.parties
            if p.value != value and p.mention.entry.get("type") == "state"
        ]
        if not others:
            return ["no other state"]
        return [
            "top exporter"
            if exporter > max(others)
            else "lesser exporter"
            if exporter < max(others)
            else "even exporter"
        ]


def _firmest(said: set[str], role: str) -> str:
    """How firmly the grammar gives a role: strong, weak or no."""
    return next((strength for strength in (STRONG, WEAK) if f"{role} {strength}" in said), "no")
