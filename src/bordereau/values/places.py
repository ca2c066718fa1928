"""Places below the level of a state, found in a text: towns, bases, ports, airports, regions and seas.

Two sources say what is a place: the gazetteer (`places_index`) and the codebook's folder `places`. A capital
letter and a name on a list are not enough, since most names of small towns are words, first names or surnames
too: the words around decide (`_Search.verdict`). Which of several towns of a name is meant is chosen by the
states that the article is about, then by size.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from bordereau.codebook.fold import fold
from bordereau.values.places_candidates import Candidate, Candidates
from bordereau.values.places_data import Known, Words, words
from bordereau.values.places_evidence import Claim, Evidence
from bordereau.values.places_index import Reading
from bordereau.values.places_patterns import Made, made_names
from bordereau.values.places_text import Text

_NOMINAL = 30_000  # the size of a codebook place among homonyms
_REGION = 90_000  # and that of a first-level region
_CONTEXT = 1.7  # what a state's presence in the article is worth, in powers of ten of inhabitants
_CITY = 5_000
_CAPITAL = 0.5
_ALTERNATE = -0.5
_MAIN = 0.6  # share of the weights that makes a state the one an article is about
_NEAR = 300  # characters within which another place tells the country of an unknown one
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class PlaceMention:
    """A place named in a text.

    `start`, `end`: offsets into the text, end exclusive. `name`: as printed, without articles, capitals of a
    date line reduced ('JAKARTA': 'Jakarta'), the article of a contraction restored ('au Caire': 'Le Caire').
    `country`: ISO 3166-1 alpha-3, None where it cannot be told (and for seas). `candidates`: all readings, as
    (country, inhabitants), largest first; a place of the codebook counts 0 inhabitants. Where `country` is
    none of them, no list holds the place and the country is inferred: from the article's states, or a place
    named near. `type`: city, village, base, airport, port, region, sea or facility.
    """

    start: int
    end: int
    name: str
    country: str | None
    candidates: tuple[tuple[str, int], ...]
    type: str


def find_places(text: str, lang: str, countries: Mapping[str, float] | None = None) -> list[PlaceMention]:
    """All places named in `text`, by offset; of two that start together the longer comes first.

    `lang` is the text's language (ISO 639-1; the words of French and English serve where the codebook has
    none). `countries` gives the weight of each state (alpha-3) in the article; it chooses among homonyms and
    supports the names of small towns. A facility is given with the town inside it: 'port of Beirut' and
    'Beirut'.
    """
    weights = {code: weight for code, weight in (countries or {}).items() if weight > 0}
    return list(_Search(Text(text), lang, weights).mentions())


def _size(town: Reading) -> int:
    return _REGION if town.region else town.population


def _kind(town: Reading | None) -> str:
    if town and town.region:
        return "region"
    return "city" if town and town.population >= _CITY else "village"


class _Search:
    """One walk over one text."""

    def __init__(self, text: Text, lang: str, weights: Mapping[str, float]) -> None:
        self.text, self.lang, self.weights = text, lang, weights
        self.top = max(weights.values(), default=1.0)
        self.words: Words = words(lang)
        self.made: list[Made] = made_names(text, lang)
        within = {i for made in self.made for i in range(made.name_first, made.name_end)}
        self.evidence = Evidence(text, self.words, within)

    def mentions(self) -> Iterator[PlaceMention]:
        """The mentions, towns first and what is made of them after."""
        accepted: list[Candidate] = []
        doubtful: list[Candidate] = []
        for candidate in Candidates(self.text, self.lang):
            verdict = self.verdict(candidate)
            if verdict is None:
                doubtful.append(candidate)
            elif verdict:
                accepted.append(candidate)
                self.evidence.note(candidate.first, candidate.end)
        sure = {candidate.key for candidate in accepted}
        accepted += [c for c in doubtful if c.key in sure]
        plain = self.settled([self.mention(candidate) for candidate in accepted])
        found = sorted([*plain, *self.facilities(plain)], key=lambda mention: (mention.start, -mention.end))
        for mention in found:
            yield mention if mention.country or mention.type == "sea" else self.placed(mention, found)

    def verdict(self, name: Candidate) -> bool | None:
        """Whether a name on a list is meant as a place; None: only if the text says so elsewhere."""
        bare = name.key.split(" ", 1)
        if name.key in self.words.never or (
            bare[0] in self.words.determiners and bare[-1] in self.words.never
        ):
            return False
        sure = [k for k in name.known if not k.ambiguous]
        town = self.town(name.towns)
        size = _NOMINAL if name.known else 0
        if town:
            size = max(size, _size(town))
        country = self.country(name)
        claim = Claim(
            name.first,
            name.end,
            size=size,
            sure=bool(sure),
            listed=bool(name.known),
            capital=bool(town and town.capital),
            state=name.state and not name.known,
            word=name.word and not sure,
            in_context=country in self.weights,
        )
        return self.evidence.verdict(claim)

    def town(self, towns: tuple[Reading, ...]) -> Reading | None:
        """The likeliest of the gazetteer's readings."""
        return max(towns, key=self.likelihood, default=None)

    def likelihood(self, town: Reading) -> float:
        """How likely a reading is: powers of ten of inhabitants, and what context and rank add."""
        return (
            math.log10(_size(town) + 10)
            + self.context(town.country)
            + _CAPITAL * town.capital
            + _ALTERNATE * town.alternate
        )

    def context(self, country: str | None) -> float:
        """What the article's states add for a country."""
        weight = self.weights.get(country or "", 0.0)
        return _CONTEXT * (0.6 + 0.4 * weight / self.top) if weight else 0.0

    def best_known(self, name: Candidate) -> Known | None:
        """The codebook's place, where it prevails over the gazetteer's towns."""
        best = max(name.known, key=lambda k: (not k.ambiguous, self.context(k.country)), default=None)
        town = self.town(name.towns)
        if best is None or town is None or not best.ambiguous:
            return best
        return best if math.log10(_NOMINAL) + self.context(best.country) >= self.likelihood(town) else None

    def country(self, name: Candidate) -> str | None:
        """The country of the chosen reading."""
        if known := self.best_known(name):
            return known.country
        town = self.town(name.towns)
        foreign = town and self.weights and town.country not in self.weights and _size(town) < _NOMINAL
        return town.country if town and not foreign else None

    def mention(self, name: Candidate) -> PlaceMention:
        """The mention of an accepted name."""
        known, town = self.best_known(name), self.town(name.towns)
        sizes = {k.country: 0 for k in name.known if k.country}
        sizes |= {t.country: t.population for t in name.towns}
        kind = known.type if known else _kind(town)
        return PlaceMention(
            self.text.starts[name.first],
            self.text.ends[name.end - 1],
            self.name(name.first, name.end, name.article),
            self.country(name),
            tuple(sorted(sizes.items(), key=lambda item: (-item[1], item[0]))),
            kind,
        )

    def name(self, first: int, end: int, article: str = "") -> str:
        """The name as printed; of shouted words, each with one capital."""
        text = self.text
        printed = " ".join(text.printed(first, end).split())
        if text.shouted(first, end):
            small = [text.words[i] for i in range(first + 1, end) if text.words[i] in self.words.inside]
            printed = _WORD.sub(lambda m: m[0].lower() if fold(m[0]) in small else m[0].capitalize(), printed)
        return f"{article.capitalize()} {printed}" if article else printed

    def settled(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions, with the region that follows a town ('Portsmouth, New Hampshire') choosing its
        country.
        """
        found.sort(key=lambda mention: mention.start)
        for k, (town, region) in enumerate(pairwise(found)):
            own = {country for country, _ in town.candidates}
            if region.type == "region" and region.country in own and region.country != town.country:
                between = self.text.folded[town.end : region.start].split()
                near = self.text.text[town.end : town.end + 1] in (",", " ") and len(between) < 3
                if near and set(between) <= self.words.before | self.words.links:
                    found[k] = replace(town, country=region.country)
        return found

    def placed(self, mention: PlaceMention, found: list[PlaceMention]) -> PlaceMention:
        """A place of no list, in the country of the nearest place, else the state that the article is mostly
        about.
        """
        total = sum(self.weights.values())
        near = [m for m in found if m.country in self.weights and abs(m.start - mention.start) < _NEAR]
        if near:
            return replace(mention, country=min(near, key=lambda m: abs(m.start - mention.start)).country)
        main = [code for code, weight in self.weights.items() if weight >= _MAIN * total]
        return replace(mention, country=main[0]) if main else mention

    def facilities(self, plain: list[PlaceMention]) -> Iterator[PlaceMention]:
        """What words such as 'port of' make of a name; its country is that of the first town inside it."""
        taken = {(mention.start, mention.end) for mention in plain}
        text = self.text
        for made in self.made:
            start, end = text.starts[made.first], text.ends[made.end - 1]
            inner = [m for m in plain if start <= m.start and m.end <= end]
            overlap = any(m.start < end and start < m.end for m in plain)
            if (start, end) in taken or (overlap and not made.keep):
                continue
            taken.add((start, end))
            if inner:
                best = min(inner, key=lambda m: (m.country is None, m.start))
                yield replace(
                    best, start=start, end=end, name=self.name(made.first, made.end), type=made.type
                )
            elif made.open:
                yield PlaceMention(start, end, self.name(made.first, made.end), None, (), made.type)
