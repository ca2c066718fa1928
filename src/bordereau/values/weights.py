"""Weights as articles write them, a number and a unit of weight, in metric tonnes.

The units, and the words by which a weight is a thing's own measure, are data (`weights.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bordereau.codebook import read_data
from bordereau.values.number_words import LOOK_BACK, NEVER, Folded, any_of, exact, fold_signs, lowered
from bordereau.values.numbers import scan

_LARGE = 1e6
_REACH = 48


@dataclass(frozen=True)
class WeightMention:
    """A weight in a text, from `start` to `end` (Python string indices, end exclusive; number and unit), in
    metric `tonnes`. `displacement`: it is told of a thing as its own measure ('frégate de 3.000 tonnes',
    '500-pound bomb'), not of a cargo."""

    start: int
    end: int
    tonnes: float
    displacement: bool = False


def find_weights(text: str, lang: str) -> list[WeightMention]:
    """The weights of `text`, in order; `lang` is ISO 639-1. A weight without a number ('tonnes of rice') is
    left out. A plain 'ton' counts as a tonne. Raises nothing."""
    words = _weight_words(lang)
    folded = fold_signs(text)
    found: dict[int, WeightMention] = {}
    for half in words.half_unit.finditer(folded.lower):
        unit = words.unit_at(half["unit"])
        found[half.end()] = _mention(folded, half.start(), half.end(), unit.tonnes / 2, words)
    for number in scan(folded.cased, lang, False):
        match = words.after.match(folded.cased, number.end)
        if match is None or number.value is None or number.kind == "ordinal":
            continue
        if match["sign"] and not folded.cased[number.end - 1].isdigit():
            continue  # abbreviations stand after digits: 'deux t' is none
        unit = words.unit_at(match["unit"] or match["sign"])
        if unit.holds(number.value, folded.lower, match.end()):
            tonnes = (number.value + (0.5 if match["half"] else 0.0)) * unit.tonnes
            found[match.end()] = _mention(folded, number.start, match.end(), tonnes, words)
    return [found[end] for end in sorted(found)]


def _mention(folded: Folded, start: int, end: int, tonnes: float, words: _WeightWords) -> WeightMention:
    before, after = folded.lower[max(0, start - _REACH) : start], folded.lower[end : end + _REACH]
    # a weight that qualifies the noun after it has its unit in the singular: 'a 500-pound bomb'
    qualifies = folded.lower[end - 1] != "s" and words.own_noun.match(after) is not None
    own = qualifies or bool(words.own_cue.match(after) or words.own_before.search(before))
    return WeightMention(*folded.span(start, end), tonnes, own)


@dataclass(frozen=True)
class _Unit:
    """A unit of weight: `tonnes` in it; whether a count of millions rules it out; what must follow it."""

    tonnes: float
    not_large: bool = False
    before: re.Pattern[str] | None = None

    def holds(self, count: float, text: str, end: int) -> bool:
        if self.not_large and count >= _LARGE:
            return False
        return self.before is None or self.before.match(text, end) is not None


@dataclass(frozen=True)
class _WeightWords:
    """What the codebook says of weights in one language, as patterns for folded text."""

    after: re.Pattern[str]
    half_unit: re.Pattern[str]
    own_before: re.Pattern[str]
    own_noun: re.Pattern[str]
    own_cue: re.Pattern[str]
    units: Mapping[str, _Unit]

    def unit_at(self, form: str) -> _Unit:
        return self.units.get(form) or self.units[_stem(form)]


@lru_cache(maxsize=32)
def _weight_words(lang: str) -> _WeightWords:
    data: dict[str, Any] = read_data("weights.yaml") or {}

    def listed(key: str) -> list[str]:
        return list((data.get(key) or {}).get(lang, ()))

    units, names, signs = _units(data, lang)
    nouns, links, word = any_of(_plural(listed("own"))), any_of(listed("links")), _any_unit(names)
    after = lang in data.get("own_after", ())
    sign = exact(signs).replace(LOOK_BACK, "")
    return _WeightWords(
        after=re.compile(
            rf"[ -]?\n?(?:(?i:{links}) ?)?(?P<unit>(?i:{word}))(?P<half> (?i:{any_of(listed('and_half'))}))?"
            rf"|[ -]?(?P<sign>{sign}(?![\w-]))"
        ),
        half_unit=re.compile(rf"{any_of(listed('halves'))}[ -](?P<unit>{word})"),
        own_before=re.compile(
            rf"(?:{any_of(listed('own_cues'))} ?(?:\w+ ){{0,2}}"
            rf"|{nouns}(?: [^\W\d_-]+){{0,2}},? {links} ?(?:\w+ )?)$"
        ),
        own_noun=re.compile(rf"[ -](?:(?!{links})[^\W\d_]+[ -]){{0,2}}{nouns if after else NEVER}"),
        own_cue=re.compile(rf" {any_of(listed('own_cues_after'))}"),
        units=units,
    )


def _units(data: Mapping[str, Any], lang: str) -> tuple[dict[str, _Unit], list[str], list[str]]:
    """Units by name and sign, the names in `lang`, and the signs."""
    units: dict[str, _Unit] = {}
    names: list[str] = []
    signs: list[str] = []
    for entry in data.get("units", ()):
        before = entry.get("before")
        only = re.compile(f" {any_of(before.get(lang, ()))}") if before else None
        unit = _Unit(float(entry["tonnes"]), bool(entry.get("not_large")), only)
        words = entry.get("words") or {}
        forms = [lowered(word) for key in ("any", lang) for word in words.get(key, ())]
        units.update((_stem(form), unit) for form in forms)
        units.update((sign, unit) for sign in entry.get("signs", ()))
        names += forms
        signs += entry.get("signs", ())
    return units, names, signs


def _plural(nouns: list[str]) -> list[str]:
    """Nouns with their plain plurals; the patterns need no more."""
    return [form for noun in nouns for form in (noun, f"{noun}s", " ".join(f"{w}s" for w in noun.split()))]


def _stem(word: str) -> str:
    return " ".join(part.rstrip("s") for part in re.split(r"[ -]+", lowered(word)))


def _any_unit(names: list[str]) -> str:
    listed = sorted({_stem(n) for n in names}, key=lambda s: (-len(s), s))
    bodies = (r"s?[ -]".join(re.escape(part) for part in stem.split()) for stem in listed)
    return rf"(?<!\w)(?:{'|'.join(bodies)})s?(?!\w)" if listed else NEVER
