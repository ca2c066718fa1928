"""Finding mentions: one pass of the lexicon and of each kind of value over the whole page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from bordereau.codebook import LEXICAL, Match, lexicon
from bordereau.reading.companies import company_names, unlisted_companies
from bordereau.reading.items import Found, build_items
from bordereau.reading.mentions import (
    Amount,
    CarrierMention,
    CueMention,
    DateFound,
    ItemMention,
    Mentions,
    Number,
    PartyMention,
    PlaceFound,
    TriggerMention,
)
from bordereau.reading.named_models import Known
from bordereau.reading.page import Page
from bordereau.values.dates import DateMention, find_dates, resolve
from bordereau.values.money import find_money
from bordereau.values.numbers import NumberMention, find_numbers
from bordereau.values.places import find_places
from bordereau.values.weights import WeightMention, find_weights

_KINDS = ("attack", "deployment", "cooperation", "speech", "speaker")
_NONE = ("idiom", "general")  # classes of what looks like a trigger and is none
_STRETCHED = (len("2014"), len("2014-08"))  # years and months
_DAY = len("2014-08-01")
_LONG = ("month", "year")  # what may be counted from a month or a year
_YEAR_HOLDS = 2  # sentences in which a month may be of the year told before
_WORD = r"[A-ZÀ-Þ][\w'’\-]*"
_SHIP = re.compile(rf"[ \-]*[\"«“'‘]?[ \u00a0]*((?:{_WORD}|[IVX]+)(?:[ \-](?:{_WORD}|[IVX0-9]+)){{0,3}})")


def find_mentions(page: Page, roots: tuple[Path, ...] | None = None) -> Mentions:
    """All mentions of `page`, by the codebook folders `roots`. Residue of the page is not read.

    Raises CodebookError where a codebook file cannot be used.
    """
    news, at = _News(page), page.sentence_at
    matches = _of_kind(m for m in lexicon(page.lang, roots).matches(page.whole) if news(m))
    parties = _with_unlisted(
        page, _parties(page, _without_makers(matches["party"], matches["materiel"])), matches
    )
    states = sorted((p.start, p.value) for p in parties if p.entry.get("type") in ("state", "forces"))
    countries = Counter(state for _, state in states)
    dates = [d for d in find_dates(page.whole, page.lang) if news(d)]
    money = [m for m in find_money(page.whole, page.lang, _most_named(countries), states) if news(m)]
    weights = [w for w in find_weights(page.whole, page.lang) if news(w) and not w.displacement]
    places = [p for p in _places(page, countries) if news(p)]
    taken = _Taken(dates, money, weights)
    named = [n for n in find_numbers(page.whole, page.lang) if news(n) and not taken(n)]
    numbers = [n for n in named if not any(p.start < n.start < p.end for p in places)]
    known = _known(parties, places, dates, numbers)
    items = build_items(page, _found(matches, numbers, weights, known))
    return Mentions(
        parties=parties,
        items=items,
        triggers=_triggers(page, matches["trigger"]),
        cues=[CueMention(m.start, m.end, at(m.start), m.entry) for m in matches["cue"]],
        dates=_dates(page, dates),
        places=places,
        money=[Amount(m.start, m.end, at(m.start), m.amount, m.currency) for m in money],
        weights=[Amount(w.start, w.end, at(w.start), w.tonnes) for w in weights],
        carriers=_carriers(page, items, matches["cue"]),
        numbers=[Number(start, end, at(start), value) for start, end, value in _counts(numbers)],
        words={
            **{kind: _triggers(page, matches[kind]) for kind in _KINDS},
            "course": _triggers(page, _beside(matches["course"], matches["trigger"])),
        },
    )


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _News:
    """Whether a span of the page is news, and no residue."""

    def __init__(self, page: Page) -> None:
        self.residue = page.residue

    def __call__(self, found: _Spanned) -> bool:
        return not any(r.start <= found.start < r.end for r in self.residue)


class _Taken:
    """Whether a span is part of a date, a sum of money or a weight, where no number counts things."""

    def __init__(self, *groups: Iterable[_Spanned]) -> None:
        self.spans = [(s.start, s.end) for group in groups for s in group]

    def __call__(self, found: _Spanned) -> bool:
        return any(start < found.end and found.start < end for start, end in self.spans)


def _counts(numbers: list[NumberMention]) -> Iterator[tuple[int, int, float]]:
    """The numbers that may count people: neither ranks nor years."""
    for n in numbers:
        if n.value is not None and n.kind != "ordinal" and not n.yearlike:
            yield n.start, n.end, n.value


def _found(
    matches: Mapping[str, list[Match]],
    numbers: list[NumberMention],
    weights: list[WeightMention],
    known: Known,
) -> Found:
    return Found(
        materiel=matches["materiel"],
        units=matches["unit"],
        numbers=numbers,
        weights=weights,
        same=[m for m in matches["cue"] if m.entry.get("class") == "same"],
        verbs=[m for m in matches["trigger"] if m.entry.pos == "verb"],
        known=known,
    )


def _known(
    parties: list[PartyMention],
    places: list[PlaceFound],
    dates: list[DateMention],
    numbers: list[NumberMention],
) -> Known:
    """What may be no model's name. A maker's may: 'Terradyne carriers'."""
    others = [p for p in parties if p.entry.get("type") != "company"]
    return Known(
        others=[(m.start, m.end) for group in (others, dates, numbers) for m in group],
        places=[(p.start, p.end) for p in places],
        counts=frozenset(n.end for n in numbers),
    )


def _most_named(countries: Counter[str]) -> str | None:
    return countries.most_common(1)[0][0] if countries else None


def _places(page: Page, countries: Counter[str]) -> list[PlaceFound]:
    """Places below the level of a country; of namesakes, that of the country named more often."""
    total = sum(countries.values()) or 1
    shares = {country: count / total for country, count in countries.items()}
    return [
        PlaceFound(
            p.start,
            p.end,
            page.sentence_at(p.start),
            p.name,
            p.country,
            p.type,
            inferred=p.country not in dict(p.candidates),
        )
        for p in find_places(page.whole, page.lang, shares)
    ]


def _of_kind(matches: Iterable[Match]) -> dict[str, list[Match]]:
    kinds: dict[str, list[Match]] = {kind: [] for kind in LEXICAL}
    for match in matches:
        kinds[match.entry.kind].append(match)
    return kinds


def _without_makers(parties: list[Match], materiel: list[Match]) -> list[Match]:
    """A maker named with its model ('Antonov An-124', 'Thales GM200') is part of the model's name; one that
    stands for its goods ('ten Roshel') may yet be the maker."""
    makers = {(m.start, m.end) for m in parties}
    named = [(m.start, m.end) for m in materiel if m.entry.pos == "designation"]
    models = [span for span in named if span not in makers]
    starts = {s for s, _ in models}

    def names_model(party: Match) -> bool:
        return bool({party.end + 1, party.end + 2} & starts) or any(
            s <= party.start < party.end <= e for s, e in models if e - s > party.end - party.start
        )

    return [p for p in parties if p.entry.get("type") != "company" or not names_model(p)]


def _parties(page: Page, matches: list[Match]) -> list[PartyMention]:
    matches = [m for m in matches if m.entry.get("type") != "none"]
    sure = Counter(m.entry.id for m in matches if not m.entry.get("ambiguous"))
    by_span: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in matches:
        by_span[match.start, match.end].append(match)
    chosen = [c for group in by_span.values() if (c := _one_party(group, sure))]
    return [_party(page, match) for match in sorted(chosen, key=lambda m: (m.start, -m.end))]


def _with_unlisted(
    page: Page, parties: list[PartyMention], matches: Mapping[str, list[Match]]
) -> list[PartyMention]:
    """The parties, and the companies that no entry names. What else has a name of its own is none."""
    names = company_names(page, {p.start for p in parties if p.form == "demonym"})
    if not names:
        return parties
    named = [(p.start, p.end) for p in parties if p.value]
    models = [(m.start, m.end) for m in matches["materiel"] if m.entry.pos == "designation"]
    none = [(m.start, m.end) for m in matches["party"] if m.entry.get("type") == "none"]
    placed = [(p.start, p.end) for p in find_places(page.whole, page.lang, {}) if p.candidates]
    companies = unlisted_companies(page, names, [*named, *models, *none, *placed])
    return sorted([*parties, *companies], key=lambda p: (p.start, -p.end))


def _one_party(matches: list[Match], sure: Counter[str]) -> Match | None:
    """Of parties that share a name ('FDS', 'PAF'), the one that the article also names otherwise."""
    plain = [m for m in matches if not m.entry.get("ambiguous")]
    if plain:
        return plain[0]

    def support(match: Match) -> int:
        return max(sure[match.entry.id], sure[str(match.entry.get("country"))])

    best = max(matches, key=support)
    if support(best):
        return best
    return _likeliest([m for m in matches if not m.entry.get("weak")])


def _likeliest(matches: list[Match]) -> Match | None:
    """Where the article gives no help ('the Congolese army'), the state that receives arms most."""
    ranked = sorted(matches, key=lambda m: -int(m.entry.get("importer", 0)))
    if len({m.entry.id for m in ranked}) > 1:
        first, second = (int(m.entry.get("importer", 0)) for m in ranked[:2])
        return ranked[0] if first > second else None
    return ranked[0] if ranked else None


def _party(page: Page, match: Match) -> PartyMention:
    entry = match.entry
    form = str(entry.get("form") or entry.get("type") or "name")
    value = "" if entry.get("type") == "generic" else str(entry.id)
    return PartyMention(match.start, match.end, page.sentence_at(match.start), value, form, entry)


def _triggers(page: Page, matches: list[Match]) -> list[TriggerMention]:
    """Triggers, one for each span and class; idioms look like triggers and are none."""
    told = {(m.start, m.end, m.entry.get("class")): m for m in matches if m.entry.get("class") not in _NONE}
    return [TriggerMention(m.start, m.end, page.sentence_at(m.start), m.entry) for m in told.values()]


def _beside(matches: list[Match], others: list[Match]) -> list[Match]:
    """The matches that overlap none of `others`, idioms among them."""
    taken = {at for other in others for at in range(other.start, other.end)}
    return [m for m in matches if taken.isdisjoint(range(m.start, m.end))]


def _dates(page: Page, found: list[DateMention]) -> list[DateFound]:
    """The dates with the values that they may have; `told` keeps the last day, the last date of any grain and
    the last year told by itself, which later words count from."""
    published = page.article.published
    dates: list[DateFound] = []
    told = _Told()
    for mention in found:
        sentence = page.sentence_at(mention.start)
        context = told.date if mention.anchored and mention.point.unit in _LONG else told.day
        value = resolve(mention, published, context=context, tense="past")
        future = resolve(mention, published, context=context, tense="future")
        in_year = (
            _in_year(mention, told.year) if told.year and sentence - told.sentence <= _YEAR_HOLDS else None
        )
        dates.append(
            DateFound(
                mention.start,
                mention.end,
                sentence,
                value,
                future,
                mention.relative,
                mention.anchored,
                mention.of_next,
                _onward(value, published) if mention.bound == "since" else None,
                in_year if in_year not in (value, future) else None,
            )
        )
        if value and not mention.of_next:
            told = told.after(mention, value, sentence)
    return dates


@dataclass(frozen=True)
class _Told:
    """The dates last told: the last day, the last of any grain, the last year and its sentence."""

    day: str | None = None
    date: str | None = None
    year: int | None = None
    sentence: int = 0

    def after(self, mention: DateMention, value: str, sentence: int) -> _Told:
        day = value if len(value) == _DAY else self.day
        date = self.date if "/" in value else value
        if mention.point.year is None or mention.until is not None:
            return _Told(day, date, self.year, self.sentence)
        return _Told(day, date, mention.point.year, sentence)


def _in_year(mention: DateMention, year: int) -> str | None:
    """A day or month told without a year, as of `year`."""
    point = mention.point
    if point.month is None or point.year or point.unit or point.direction or mention.until:
        return None
    return resolve(replace(mention, point=replace(point, year=year)), None)


def _carriers(page: Page, items: list[ItemMention], cues: list[Match]) -> list[CarrierMention]:
    """Airlifters by their type, and the capitalised words after a word for a ship."""
    found = [
        CarrierMention(i.start, i.end, i.sentence, i.designation)
        for i in items
        if i.carrier and i.designation
    ]
    nouns = [cue for cue in cues if cue.entry.get("class") == "ship_noun"]
    for met in filter(None, (_SHIP.match(page.whole, noun.end) for noun in nouns)):
        start, end = met.span(1)
        found.append(CarrierMention(start, end, page.sentence_at(start), met.group(1)))
    return sorted(found, key=lambda c: c.start)


def _onward(value: str | None, published: str | None) -> str | None:
    """The stretch from a year or month to that of publication; None where it is told finer, or is no past."""
    if not value or not published or len(value) not in _STRETCHED:
        return None
    until = published[: len(value)]
    return f"{value}/{until}" if len(until) == len(value) and value < until else None
