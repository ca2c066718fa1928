"""Finding mentions: one pass of the lexicon and of each kind of value over the whole page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from bordereau.codebook import DATA, Match, lexicon
from bordereau.reading.items import build_items
from bordereau.reading.mentions import (
    Amount,
    CarrierMention,
    CueMention,
    DateFound,
    ItemMention,
    Mentions,
    PartyMention,
    PlaceFound,
    TriggerMention,
)
from bordereau.reading.page import Page
from bordereau.values.dates import DateMention, find_dates, resolve
from bordereau.values.money import find_money
from bordereau.values.numbers import find_numbers
from bordereau.values.places import find_places
from bordereau.values.weights import WeightMention, find_weights

_SHIP = re.compile(r"[ \-]*[\"«“'‘]?[ \u00a0]*((?:[A-ZÀ-Þ][\w'’\-]*|[IVX]+)(?:[ \-](?:[A-ZÀ-Þ][\w'’\-]*|[IVX0-9]+)){0,3})")


def find_mentions(page: Page, roots: tuple[Path, ...] | None = None) -> Mentions:
    """All mentions of `page`, by the codebook folders `roots`. Residue of the page is not read."""
    news = _News(page)
    matches = _of_kind(m for m in lexicon(page.lang, roots).matches(page.whole) if news(m))
    parties = _parties(page, _without_makers(matches["party"], matches["materiel"]))
    countries = Counter(p.value for p in parties if p.entry.get("type") in ("state", "forces"))
    total = sum(countries.values()) or 1
    main = countries.most_common(1)[0][0] if countries else None
    numbers = [n for n in find_numbers(page.whole, page.lang) if news(n)]
    dates = [d for d in find_dates(page.whole, page.lang) if news(d)]
    weights = [w for w in find_weights(page.whole, page.lang) if news(w)]
    money = [m for m in find_money(page.whole, page.lang, main) if news(m)]
    taken = _Taken(dates, money, [w for w in weights if not w.displacement])
    items = build_items(
        page, matches["materiel"], matches["unit"], [n for n in numbers if not taken(n.start, n.end)], list(taken.weights),
        [m for m in matches["cue"] if m.entry.get("class") == "same"],
        [m for m in matches["trigger"] if m.entry.pos == "verb"],
    )
    at = page.sentence_at
    return Mentions(
        parties=parties,
        items=items,
        triggers=_triggers(page, matches["trigger"]),
        cues=[CueMention(m.start, m.end, at(m.start), m.entry) for m in matches["cue"]],
        dates=_dates(page, dates),
        places=[
            PlaceFound(p.start, p.end, at(p.start), p.name, p.country, p.type)
            for p in find_places(page.whole, page.lang, {c: n / total for c, n in countries.items()})
            if news(p)
        ],
        money=[Amount(m.start, m.end, at(m.start), m.amount, m.currency) for m in money],
        weights=[Amount(w.start, w.end, at(w.start), w.tonnes) for w in taken.weights],
        carriers=_carriers(page, items, matches["cue"]),
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
    """Spans that are dates, money or weights, in which no number counts things."""

    def __init__(self, dates: Iterable[_Spanned], money: Iterable[_Spanned], weights: list[WeightMention]) -> None:
        self.weights = weights
        self.spans = sorted((s.start, s.end) for group in (dates, money, weights) for s in group)

    def __call__(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e in self.spans)


def _of_kind(matches: Iterable[Match]) -> dict[str, list[Match]]:
    kinds: dict[str, list[Match]] = {k: [] for k in ("party", "materiel", "trigger", "cue", "unit", "place")}
    for match in matches:
        kinds[match.entry.kind].append(match)
    return kinds


def _without_makers(parties: list[Match], materiel: list[Match]) -> list[Match]:
    """A maker named with its model ('Antonov An-124', 'Thales GM200') is part of the model's name."""
    models = [(m.start, m.end) for m in materiel if m.entry.pos == "designation"]
    starts = {s for s, _ in models}

    def names_model(party: Match) -> bool:
        return bool({party.end + 1, party.end + 2} & starts) or any(s <= party.start < e for s, e in models)

    return [p for p in parties if p.entry.get("type") != "company" or not names_model(p)]


def _parties(page: Page, matches: list[Match]) -> list[PartyMention]:
    matches = [m for m in matches if m.entry.get("type") != "none"]
    sure = Counter(m.entry.id for m in matches if not m.entry.get("ambiguous"))
    by_span: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in matches:
        by_span[match.start, match.end].append(match)
    chosen = [c for group in by_span.values() if (c := _one_party(group, sure))]
    return [_party(page, match) for match in sorted(chosen, key=lambda m: (m.start, -m.end))]


def _one_party(matches: list[Match], sure: Counter[str]) -> Match | None:
    """Of parties that share a name ('FDS', 'PAF'), the one that the article also names otherwise."""
    plain = [m for m in matches if not m.entry.get("ambiguous")]
    if plain:
        return plain[0]

    def support(match: Match) -> int:
        return max(sure[match.entry.id], sure[str(match.entry.get("country"))])

    best = max(matches, key=support)
    return best if support(best) or not (best.entry.get("weak") or len(matches) > 1) else None


def _party(page: Page, match: Match) -> PartyMention:
    entry = match.entry
    form = str(entry.get("form") or entry.get("type") or "name")
    value = "" if entry.get("type") == "generic" else str(entry.id)
    return PartyMention(match.start, match.end, page.sentence_at(match.start), value, form, entry)


def _triggers(page: Page, matches: list[Match]) -> list[TriggerMention]:
    """Triggers, one for each span and class; idioms look like triggers and are none."""
    found = {
        (m.start, m.end, m.entry.get("class")): TriggerMention(m.start, m.end, page.sentence_at(m.start), m.entry)
        for m in matches if m.entry.get("class") != "idiom"
    }  # fmt: skip
    return list(found.values())


def _dates(page: Page, found: list[DateMention]) -> list[DateFound]:
    published = page.article.published
    dates: list[DateFound] = []
    context: str | None = None
    for mention in found:
        value = resolve(mention, published, context=context, tense="past")
        future = resolve(mention, published, context=context, tense="future")
        dates.append(
            DateFound(
                mention.start, mention.end, page.sentence_at(mention.start), value, future,
                mention.relative, bool(getattr(mention, "anchored", False)),
            )
        )  # fmt: skip
        if value and len(value) == 10:
            context = value
    return dates


def _carriers(page: Page, items: list[ItemMention], cues: list[Match]) -> list[CarrierMention]:
    found = [CarrierMention(i.start, i.end, i.sentence, i.designation) for i in items if i.carrier and i.designation]
    for cue in cues:
        if cue.entry.get("class") == "ship_noun":
            met = _SHIP.match(page.whole, cue.end)
            if met:
                found.append(CarrierMention(met.start(1), met.end(1), page.sentence_at(met.start(1)), met.group(1)))
    return sorted(found, key=lambda c: c.start)


