"""Normal values: what words of the article mean in a slot, by the reader's own normalisers.

Nothing here takes a value from anybody: each function gets a span of the page and tells the value that the
mentions there have, or None where the words have none for such a slot. Names that the codebook does not
know are taken as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from bordereau.codebook import Match, lexicon
from bordereau.reading.decisions import Span
from bordereau.reading.events.forces import Force, find_forces
from bordereau.reading.mentions import DateFound
from bordereau.reading.scene import PartyPhrase, Scene
from bordereau.values.date_points import Tense
from bordereau.values.dates import DateMention, find_dates, resolve
from bordereau.values.edtf import is_edtf
from bordereau.values.money import find_money
from bordereau.values.numbers import NumberMention, find_numbers

_ISO3 = 3
_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-zà-öø-ÿ][^\n]*|(?<![^\W_])\d[^\n]*")
_EDGES = " \t\r\n\u00a0\u202f,;:.!?()[]«»“”\"'’‘-–—"
_UNIT_REACH = 24
_PEOPLE = "army"


class _Located(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


L = TypeVar("L", bound=_Located)


@dataclass(frozen=True)
class Quantity:
    """A count or a measure; `unit` is None for pieces."""

    value: float
    unit: str | None = None


@dataclass(frozen=True)
class Normal:
    """Values of the words of one scene."""

    scene: Scene

    def party(self, span: Span) -> str | None:
        """A party: ISO 3166-1 alpha-3 or usual short name; a name that the codebook lacks, as printed.

        A town stands for its state: 'the army' of an article that names no state but its towns.
        """
        phrase, name = self._phrase(span), self.name(span)
        if phrase is not None:
            return phrase.value
        town = _at(self.scene.mentions.places, span)
        only = town is not None and (name is None or len(name) <= town.end - town.start)
        return (self._country(span) if only else None) or name

    def state(self, span: Span) -> str | None:
        """A state, ISO 3166-1 alpha-3."""
        phrase = self._phrase(span)
        if phrase is None:
            return self._country(span)
        return phrase.value if len(phrase.value) == _ISO3 else None

    def place(self, span: Span) -> tuple[str, str | None] | None:
        """A place below the level of a country, and its country where known; an unlisted one as printed."""
        found = _at(self.scene.mentions.places, span)
        if found:
            return found.name, found.country
        name = self.name(span)
        return (name, None) if name and not self._is_state(span) else None

    def date(
        self, span: Span, since: Span | None, until: Span | None, ahead: bool
    ) -> tuple[str, bool] | None:
        """A date in EDTF, and whether it is reckoned.

        `since` are the words of the date that it counts from, `until` those of the last day of an interval.
        """
        found = _at(self._dates, span)
        if found is None:
            return None
        value = self._counted(found.start, since, ahead) if since else _reading(found, ahead)
        if value is None or until is None:
            return (value, found.relative or since is not None) if value else None
        end = self.date(until, None, None, ahead)
        whole = f"{value.partition('/')[0]}/{end[0].rpartition('/')[2]}" if end else ""
        return (whole, True) if is_edtf(whole) else None

    def money(self, span: Span, currency: Span | None = None) -> tuple[float, str] | None:
        """A sum of money and its currency (ISO 4217).

        `currency` are words of another sum in that currency, or of a state that settles what a sign means.
        """
        if currency is None:
            found = _at(self.scene.mentions.money, span)
            return (found.value, found.currency) if found and found.currency else None
        state, page = self.state(currency), self.scene.page
        told = _at(find_money(page.whole, page.lang, state), span) if state else None
        if told is not None:
            return told.amount, told.currency
        other, number = _at(self.scene.mentions.money, currency), _at(self._numbers, span)
        if other is None or other.currency is None or number is None or number.value is None:
            return None
        return number.value, other.currency

    def tonnes(self, span: Span) -> float | None:
        """A weight in metric tonnes."""
        found = _at(self.scene.mentions.weights, span)
        return found.value if found else None

    def count(self, span: Span) -> int | None:
        """A whole number of people."""
        found = _at(self._numbers, span)
        value = found.value if found else None
        return int(value) if value is not None and value == int(value) else None

    def quantity(self, span: Span) -> Quantity | None:
        """How many, or how much of a unit."""
        for item in self.scene.mentions.items:
            counted = item.quantity_span
            if item.quantity is not None and counted and counted[0] < span[1] and span[0] < counted[1]:
                return Quantity(item.quantity, item.unit)
        weight = self.tonnes(span)
        if weight is not None:
            return Quantity(weight, "t")
        number = _at(self._numbers, span)
        if number is None or number.value is None:
            return None
        return Quantity(number.value, self._unit(number))

    def model(self, span: Span) -> str | None:
        """A designation as usually written; one that the codebook lacks, as printed."""
        found = self._model(span)
        return found or self.name(span)

    def category(self, span: Span) -> str | None:
        """The category of a model that the codebook lists, where the words are nothing but its name."""
        for item in self.scene.mentions.items:
            if item.designation and item.designation_span == span:
                return item.category if self._listed(self.words(span)) else None
        return None

    def carrier(self, span: Span) -> str | None:
        """What carried a cargo: the type of an aircraft, a ship's name."""
        found = _at(self.scene.mentions.carriers, span)
        return found.value if found else self.model(span)

    def force(self, span: Span) -> Force:
        """The force named there; one that the codebook lacks, under its name as printed.

        Words that are no name are people of whoever sends them.
        """
        found = _at(self._forces, span)
        if found is not None:
            return found
        name, sentence = self.name(span), self.scene.page.sentence_at(span[0])
        return Force(*span, sentence, name, "pmc") if name else Force(*span, sentence, _PEOPLE, "people")

    def target(self, span: Span) -> str:
        """What is attacked, in English where the codebook has a word for it, else as printed."""
        words = [w for w in self.scene.mentions.words.get("attack", ()) if w.cls == "target"]
        found = _at(words, span)
        return str(found.entry.get("gloss") or found.entry.id) if found else self.words(span)

    def words(self, span: Span) -> str:
        """The words themselves, without marks at either end."""
        return " ".join(self.scene.page.whole[slice(*span)].split()).strip(_EDGES)

    def name(self, span: Span) -> str | None:
        """The name in the words, from its first capital or digit on; None where there is neither."""
        met = _NAME.search(self.words(span))
        return met.group().strip(_EDGES) or None if met else None

    def _country(self, span: Span) -> str | None:
        found = _at(self.scene.mentions.places, span)
        return found.country if found else None

    def _is_state(self, span: Span) -> bool:
        """Whether the words are the name of a state, which is no place below its own level."""
        states = (p for p in self.scene.parties if p.mention.entry.get("type") == "state")
        return any(p.mention.start <= span[0] and span[1] <= p.mention.end for p in states)

    def _phrase(self, span: Span) -> PartyPhrase | None:
        return _at([p for p in self.scene.parties if p.value], span)

    def _model(self, span: Span) -> str | None:
        """The model that the codebook sees there; of a longer name only the words pointed at count."""
        for item in self.scene.mentions.items:
            named = item.designation_span
            if not item.designation or not named or named[1] <= span[0] or span[1] <= named[0]:
                continue
            inside = named[0] <= span[0] and span[1] <= named[1] and named != span
            return self._listed(self.words(span)) if inside else item.designation
        return None

    def _listed(self, words: str) -> str | None:
        """The model of which `words` are a whole name in the codebook."""
        found = lexicon(self.scene.page.lang).matches(words)
        models = [m for m in found if m.entry.pos == "designation" and (m.start, m.end) == (0, len(words))]
        return models[0].entry.id if models else None

    def _counted(self, start: int, since: Span, ahead: bool) -> str | None:
        other, mention = _at(self._dates, since), _at(self._told_dates, (start, start + 1))
        if mention is None or other is None or other.value is None:
            return None
        tense: Tense = "future" if ahead else "past"
        published = self.scene.page.article.published
        return resolve(replace(mention, anchored=True), published, context=other.value, tense=tense)

    def _unit(self, number: NumberMention) -> str | None:
        after = self.scene.page.whole[number.end : number.end + _UNIT_REACH]
        found: list[Match] = lexicon(self.scene.page.lang).matches(after)
        units = [m for m in found if m.entry.kind == "unit" and m.start <= 1]
        return str(units[0].entry.id) if units else None

    @cached_property
    def _dates(self) -> list[DateFound]:
        return self.scene.mentions.dates

    @cached_property
    def _told_dates(self) -> list[DateMention]:
        return find_dates(self.scene.page.whole, self.scene.page.lang)

    @cached_property
    def _numbers(self) -> list[NumberMention]:
        return [n for n in find_numbers(self.scene.page.whole, self.scene.page.lang) if n.value is not None]

    @cached_property
    def _forces(self) -> list[Force]:
        return find_forces(self.scene)


def _at(mentions: Iterable[L], span: Span) -> L | None:
    """The mention that shares most characters with the span; of several, the shortest, then the first."""
    shared = [(min(m.end, span[1]) - max(m.start, span[0]), m) for m in mentions]
    met = [(n, m) for n, m in shared if n > 0]
    return max(met, key=lambda nm: (nm[0], nm[1].start - nm[1].end, -nm[1].start))[1] if met else None


def _reading(found: DateFound, ahead: bool) -> str | None:
    return (found.future or found.value) if ahead else (found.value or found.future)
