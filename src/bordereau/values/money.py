"""Sums of money as articles write them: a number with the sign or the name of a currency on either side.

Currencies are data (`money.yaml`); their official names in each language are CLDR's, through Babel.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import isfinite
from typing import Any

from babel import UnknownLocaleError
from babel.numbers import get_currency_name

from bordereau.codebook import read_data
from bordereau.values.number_words import MASK, NEVER, any_of, fold_signs, lowered, number_words
from bordereau.values.numbers import NumberMention, scan

_NEAR = 200  # characters between a state and a sum in its money
_PRICE = 1e6  # a sum without its currency is one from here on
_LEAD = 40  # characters before it in which a word for a price stands
_ENDS = frozenset(["", *".,;:)!?\n"])


@dataclass(frozen=True)
class MoneyMention:
    """A sum in a text, from `start` to `end` (Python string indices, end exclusive; number, magnitude and
    currency). `amount` is in units of `currency`, an ISO 4217 code."""

    start: int
    end: int
    amount: float
    currency: str


def find_money(
    text: str, lang: str, country: str | None = None, states: Sequence[tuple[int, str]] = ()
) -> list[MoneyMention]:
    """The sums of `text`, in order; a number without a currency is none, but for a price of millions after
    another sum, whose currency it has ('pour 941 millions.'). `lang` is ISO 639-1. `country`
    (ISO 3166-1 alpha-3) settles what currency a shared word means ('francs CFA', 'dinars'); without it the
    codebook's default holds, or, where it has none, the sum is left out. A country among the `states` of the
    text (offset and code, in order) that uses such a currency and is named shortly before goes first. Raises
    nothing."""
    words = _currency_words(lang)
    near = _Near(states, country)
    folded = fold_signs(text)
    signs = {m.end(): m for m in words.before.finditer(folded.cased)}
    masked = fold_signs(_mask(folded.cased, signs.values()))
    numbers = [n for n in scan(masked.cased, lang, True) if n.kind in ("cardinal", "collective")]
    sums = [_sum(number, signs.get(number.start), folded.cased, words, near) for number in numbers]
    return [
        MoneyMention(*folded.span(s.start, s.end), s.amount, s.code)
        for s in _with_told_before(_with_ranges(sums, masked.lower, lang), folded.lower, words)
        if s.code is not None and isfinite(s.amount)
    ]


@dataclass(frozen=True)
class _Near:
    """The states that a text names, by offset, and the country that holds where none of them is near."""

    states: Sequence[tuple[int, str]]
    default: str | None

    def country(self, at: int, among: Container[str]) -> str | None:
        """The one of the countries `among` that is named last before an offset, if near it."""
        before = self.states[: bisect_left(self.states, (at, ""))]
        named = (state for start, state in reversed(before) if at - start <= _NEAR and state in among)
        return next(named, self.default)


@dataclass(frozen=True)
class _Sum:
    """A number with its currency; `code` is None for none, and `bare` says that no sign or word is there."""

    start: int
    end: int
    amount: float
    code: str | None
    bare: bool


def _mask(text: str, signs: Iterable[re.Match[str]]) -> str:
    """`text` with the signs before numbers taken out, so that 'RM187' is read as a number."""
    parts, at = [], 0
    for sign in signs:
        parts += [text[at : sign.start()], MASK * (sign.end() - sign.start())]
        at = sign.end()
    return "".join([*parts, text[at:]])


def _sum(
    number: NumberMention, sign: re.Match[str] | None, text: str, words: _CurrencyWords, near: _Near
) -> _Sum:
    amount, end = number.value or 0.0, number.end
    if sign is not None:
        if short := words.magnitude.match(text, end):  # 'US$ 28 m'
            amount, end = amount * words.magnitudes[short["m"].lower()], short.end()
        return _Sum(sign.start(), end, amount, words.code(sign["sign"], amount, near, number.start), False)
    after = words.after.match(text, end)
    if after is None:
        return _Sum(number.start, end, amount, None, True)
    amount *= words.magnitudes[after["m"].lower()] if after["m"] else 1.0
    code = words.code(after["sign"] or _stem(after["word"]), amount, near, number.start)
    return _Sum(number.start, after.end(), amount, code, False)


def _with_ranges(sums: list[_Sum], text: str, lang: str) -> list[_Sum]:
    """The sums; of a range ('$10 to 15 million', '10 à 15 millions d'euros') both ends have its currency."""
    between = number_words(lang).range
    kept: list[_Sum] = []
    for current in sums:
        held = kept[-1] if kept else None
        if held is not None and between.fullmatch(text, held.end, max(held.end, current.start)):
            if current.bare and held.code:
                kept.append(replace(current, code=held.code, bare=False))
                continue
            if held.bare and current.code:
                kept[-1] = replace(held, code=current.code, bare=False)
        kept.append(current)
    return kept


def _with_told_before(sums: Iterable[_Sum], text: str, words: _CurrencyWords) -> Iterator[_Sum]:
    """The sums; a price told without its currency has that of the sum before it."""
    last: str | None = None
    for current in sums:
        if current.code is not None:
            last = current.code
        elif last is not None and current.bare and _is_price(current, text, words):
            yield replace(current, code=last, bare=False)
            continue
        yield current


def _is_price(told: _Sum, text: str, words: _CurrencyWords) -> bool:
    """Whether a number with words in it ('7.8 million') stands as a price, with nothing that it counts."""
    written = any(char.isalpha() for char in text[told.start : told.end])
    if told.amount < _PRICE or not written or text[told.end : told.end + 1] not in _ENDS:
        return False
    return words.price.search(text, max(0, told.start - _LEAD), told.start) is not None


@dataclass(frozen=True)
class _Meaning:
    """The currency of a sign or word: a `default` code, or one by country; `least` is the smallest amount."""

    default: str | None
    countries: Mapping[str, str] = field(default_factory=dict)
    least: float = 0.0


@dataclass(frozen=True)
class _CurrencyWords:
    """What the codebook says of money in one language, as patterns for folded text in its own case."""

    lang: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    magnitude: re.Pattern[str]
    price: re.Pattern[str]
    magnitudes: Mapping[str, float]
    meanings: Mapping[str, _Meaning]

    def code(self, key: str, amount: float, near: _Near, at: int) -> str | None:
        """The ISO 4217 code that sign or word `key` at an offset means with this amount; None where it is no
        money."""
        meaning = self.meanings.get(key)
        if meaning is None or amount < meaning.least:
            return None
        country = near.country(at, meaning.countries) if meaning.countries else None
        return meaning.countries.get(country or "", meaning.default)


@lru_cache(maxsize=32)
def _currency_words(lang: str) -> _CurrencyWords:
    data: dict[str, Any] = read_data("money.yaml") or {}
    names, signs, leading = _meanings(data, lang)
    magnitudes: dict[str, float] = {lowered(k): float(v) for k, v in (data.get("magnitudes") or {}).items()}
    short = "|".join(sorted(map(re.escape, magnitudes), key=len, reverse=True))
    magnitude = rf"[ -]?(?P<m>(?i:{short}))(?![^\W\d_])"
    links = [lowered(link) for link in (data.get("links") or {}).get(lang, ())]
    link = rf"(?:(?i:{'|'.join(map(re.escape, sorted(links, key=len, reverse=True)))}) ?)?" if links else ""
    return _CurrencyWords(
        lang=lang,
        before=re.compile(rf"(?P<sign>{_any_sign([*signs, *leading])})[ -]?(?=\d)"),
        after=re.compile(
            rf"(?:{magnitude})?[ \n-]{{0,2}}{link}"
            rf"(?:(?P<sign>{_any_sign(signs)})|(?P<word>(?i:{_any_word(names)})))"
        ),
        magnitude=re.compile(magnitude),
        price=re.compile(
            rf"(?<![^\W_]){any_of((data.get('prices') or {}).get(lang, ()))}(?: [^\W\d_]+){{0,2}} $"
        ),
        magnitudes=magnitudes,
        meanings={**names, **signs, **leading},
    )


def _meanings(
    data: Mapping[str, Any], lang: str
) -> tuple[dict[str, _Meaning], dict[str, _Meaning], dict[str, _Meaning]]:
    """Words of `lang`, signs, and signs that only stand before the number, with their meanings; later win."""
    names: dict[str, _Meaning] = {}
    signs: dict[str, _Meaning] = {}
    leading: dict[str, _Meaning] = {}
    unfit = set(data.get("no_signs", ()))
    least = {_stem(lowered(k)): float(v) for k, v in (data.get("least") or {}).items()}
    for code in data.get("names", ()):
        names.update((_stem(name), _Meaning(code)) for name in _official(code, lang))
        if code not in unfit:
            signs[code] = _Meaning(code)
    shared = [(e.get("default"), e.get("countries") or {}, e) for e in data.get("shared", ())]
    own: dict[str, Any] = data.get("currencies") or {}
    single: list[tuple[Any, Any, Any]] = [(code, {}, entry) for code, entry in own.items()]
    for default, countries, entry in [*shared, *single]:
        meaning = _Meaning(default, countries)
        listed = entry.get("words") or {}
        for word in (lowered(w) for key in ("any", lang) for w in listed.get(key, ())):
            names[_stem(word)] = _Meaning(default, countries, least.get(_stem(word), 0.0))
        signs.update((fold_signs(s).cased, meaning) for s in entry.get("signs", ()))
        leading.update((fold_signs(s).cased, meaning) for s in entry.get("before", ()))
    return names, signs, leading


def _official(code: str, lang: str) -> Iterator[str]:
    for count in (None, 1, 2, 5):
        try:
            name = get_currency_name(code, count, locale=lang)
        except (UnknownLocaleError, ValueError, TypeError):
            return
        if name != code:
            yield lowered(name.split("(")[0].strip())


def _stem(word: str) -> str:
    """A name of a currency without its plurals, in lower case."""
    return " ".join(part.rstrip("s") for part in re.split(r"[ -]+", word.lower()))


def _any_sign(signs: Iterable[str]) -> str:
    """A pattern of the signs; one that begins or ends in a letter is not part of a longer word. Signs that
    begin alike share a look at their first characters, so that a scan passes over other text quickly."""
    listed = sorted(set(signs), key=lambda s: (-len(s), s))
    kinds = (
        (r"(?<![^\W_])", [s for s in listed if s[0].isalpha()]),
        ("", [s for s in listed if not s[0].isalpha()]),
    )
    patterns = [
        f"(?=[{''.join(sorted({re.escape(s[0]) for s in some}))}]){behind}(?:{'|'.join(map(_sign, some))})"
        for behind, some in kinds
        if some
    ]
    return "|".join(patterns) or NEVER


def _sign(sign: str) -> str:
    return re.escape(sign) + (r"(?![^\W\d_])" if sign[-1].isalpha() else "")


def _any_word(stems: Iterable[str]) -> str:
    listed = sorted(stems, key=lambda s: (-len(s), s))
    bodies = (r"s?[ -]".join(re.escape(part) for part in stem.split()) for stem in listed)
    return rf"(?<!\w)(?:{'|'.join(bodies)})s?(?!\w)" if listed else any_of(())
