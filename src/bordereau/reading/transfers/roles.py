"""Roles: the cues on which party supplies and which receives in a happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bordereau.reading.around import Around, nearest, side_of
from bordereau.reading.clusters import Located, Placed
from bordereau.reading.mentions import ItemMention
from bordereau.reading.scene import PartyPhrase
from bordereau.reading.transfers.anchors import Anchor
from bordereau.reading.transfers.clauses import grammar
from bordereau.reading.transfers.linking import family
from bordereau.reading.transfers.lists import are_listed
from bordereau.reading.transfers.paths import path_features
from bordereau.reading.transfers.trade import USUAL, design_features, designs_of, supply_features
from bordereau.reading.transfers.voice import STRONG, WEAK

_STEPS = 5  # steps of a chance


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

    def told_there(self, mention: Placed, anchor: Anchor, apart: int) -> list[str]:
        """What is told in the sentence of a mention, `apart` sentences from the happening's `anchor`."""
        where = "later" if mention.sentence > anchor.sentence else "earlier"
        there = self.anchors_in.get(mention.sentence, ())
        best = max((self.chances.get(a, 0.0) for a in there), default=None)
        likely = "none" if best is None else int(best * _STEPS)
        sentences = self.scene.sentences
        same = sentences[anchor.sentence].paragraph == sentences[mention.sentence].paragraph
        return [
            f"{where} {min(apart, 2)} telling there={likely}",
            f"{where} {min(apart, 3)} same paragraph={same}",
            *(f"{where} there class={a.cls}" for a in there),
            *(f"{where} {min(apart, 2)} flag={f}" for a in there for f in a.flags),
        ]

    def nearest_telling(self, mention: Located) -> list[str]:
        """Whose the trigger nearest to a mention is: the happening's, a rival's or nobody's."""
        near = [a for a in self.anchors_in.get(mention.sentence, ()) if not a.bare]
        if not near:
            return []
        anchor = min(near, key=lambda a: max(a.start - mention.end, mention.start - a.end, 0))
        whose = (
            "own"
            if anchor in self.cluster.anchors
            else "a rival's"
            if any(anchor in r.anchors for r in self.rivals)
            else "nobody's"
        )
        return [
            f"nearest trigger is {whose}",
            f"nearest trigger is {whose} class={anchor.cls} {side_of(anchor, mention.start)}",
            f"nearest trigger is {whose} telling={int(self.chances.get(anchor, 0.0) * _STEPS)}",
        ]

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
