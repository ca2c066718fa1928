"""Models that the codebook does not list, by a name without figures: 'blindés Panthera', 'Ford pick-ups'.

A name beside a noun for materiel, as the language puts it there, is the model's, or that of its make or
class; beside a ship it may be the ship's own. Where the page names the model again, it is one of the same
goods.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bordereau.codebook import fold, grammar_words, name_of, one_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page

Spans = Sequence[tuple[int, int]]

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_WORD = rf"(?!\w*['’]s\b){_CAPITAL}[\w@]*(?:[-’'][\w@]+)*"
_NUMBER = r"(?:[IVX]{1,4}|\d{1,4}[A-Z]{0,2}|[A-Z])(?![\w-])"
_MARKS = '["“”«»*\u00a0 ]{0,2}'
_BEHIND = re.compile(rf"{_MARKS}({_WORD}(?: (?:{_WORD}|{_NUMBER})){{0,3}})(?![\w@])")
_OF_CLASS = re.compile(rf"({_WORD}(?: {_WORD})?(?: {_NUMBER})?)[- ]$")
_BEFORE = re.compile(rf"(?<![\w'’.-])({_WORD}(?: {_WORD}){{0,2}}(?: {_NUMBER})?) $")
_REACH = 40  # characters before a noun that may hold the model's name
_BEGINS = re.compile(r"(?:^|\n|[.!?:;•*–—][\"'”’»)]*) *[\"“«'‘(*-]*$")
_BREAKS = frozenset(",;:.!?()\n")
_NAVAL = "naval"
_PLURAL = "s"
_UNMODELLED = frozenset({"food", "medical", "fuel", "funds", "training", "other"})


@dataclass(frozen=True)
class Known:
    """What else stands on a page (offsets into `page.whole`): `others` that name no model (states,
    forces, dates), `places`, and `counts`, where numbers end."""

    others: Spans = ()
    places: Spans = ()
    counts: frozenset[int] = frozenset()


def with_named_models(page: Page, items: Sequence[ItemMention], known: Known) -> list[ItemMention]:
    """The items of a page, those without a model with the one named beside their noun, and those that name
    such a model again; by offset."""
    named = _Named(page, items, known)
    found = [named.beside(item) for item in items]
    new = [i for i, old in zip(found, items, strict=True) if i is not old]
    return sorted([*found, *named.again(found, new)], key=lambda i: (i.start, i.end)) if new else found


class _Named:
    """Finds the names of models on one page."""

    def __init__(self, page: Page, items: Sequence[ItemMention], known: Known) -> None:
        self.page = page
        self.items = _Spans((i.start, i.end) for i in items)
        self.others = _Spans(known.others)
        self.places = _Spans(known.places)
        self.counts = known.counts
        self.forms = _forms(page.lang)

    def beside(self, item: ItemMention) -> ItemMention:
        """The item with the name that stands beside its noun, where that is a model's."""
        if item.designation or item.anaphor or item.generic or item.category in _UNMODELLED:
            return item
        span = self._of_class(item) or self._behind(item) or self._before(item)
        if span is None or (item.weak and span[0] - 1 not in self.counts):
            return (
                item  # a word of other senses is of materiel with a count and a make: 'nine Mowag carriers'
            )
        start, end = min(item.start, span[0]), max(item.end, span[1])
        name = self.page.whole[slice(*span)]
        return replace(item, start=start, end=end, designation=name, designation_span=span, weak=False)

    def again(self, items: Sequence[ItemMention], named: Sequence[ItemMention]) -> list[ItemMention]:
        """The other places that name one of the models of `named`: in the plural, counted, or as a ship."""
        models = {str(i.designation): i for i in reversed(named)}
        taken = _Spans((i.start, i.end) for i in items)
        told = re.compile(rf"(?<![\w-])({one_of(models)})({_PLURAL}?)(?![\w@-])")
        found = []
        for met in told.finditer(self.page.whole):
            model, (start, end) = models[met.group(1)], met.span()
            if any(spans.meets(start, end) for spans in (taken, self.others, self.places)):
                continue
            if (
                met.group(2)
                or model.category == _NAVAL
                or start - 1 in self.counts
                or self._is_one_of_many(start)
            ):
                found.append(self._one(model, start, end))
        return found

    def _one(self, model: ItemMention, start: int, end: int) -> ItemMention:
        return ItemMention(
            start=start,
            end=end,
            sentence=self.page.sentence_at(start),
            category=model.category,
            category_span=(start, end),
            designation=model.designation,
            designation_span=(start, end),
        )

    def _is_one_of_many(self, start: int) -> bool:
        return self.forms.many.search(self.page.folded, max(0, start - _REACH), start) is not None

    def _of_class(self, item: ItemMention) -> tuple[int, int] | None:
        """The name of the class behind the noun: 'launches of the Marlim class'."""
        begin = self.forms.of.match(self.page.folded, item.category_span[1])
        kind = begin and self.forms.kind.search(self.page.folded, begin.end(), begin.end() + _REACH)
        met = kind and _OF_CLASS.fullmatch(self.page.whole, begin.end(), kind.start()) if begin else None
        return self._model(met.span(1), item) if met else None

    def _behind(self, item: ItemMention) -> tuple[int, int] | None:
        """The name behind the noun: 'fusils AK', 'vedettes de type Defender', in English only of ships."""
        model_first = grammar_words(self.page.lang).model_first
        if model_first and item.category != _NAVAL:
            return None
        begin = item.category_span[1]
        if model_first and self.page.whole[item.category_span[0]].isupper():
            return None  # 'Abu Dhabi Ship Building'
        for gap in self.forms.gaps:
            between = gap.match(self.page.folded, begin)
            met = between and _BEHIND.match(self.page.whole, between.end())
            if (
                between is None
                or met is None
                or not _BREAKS.isdisjoint(self.page.whole[begin : between.end()])
            ):
                continue
            if self.forms.no_gap.isdisjoint(between.group().split()) or gap is self.forms.gaps[0]:
                return self._model(met.span(1), item)
        return None

    def _before(self, item: ItemMention) -> tuple[int, int] | None:
        """The name before the noun, in words that are no headline's: 'Ford pick-ups', 'Jaco-type boats'."""
        start, whole = item.category_span[0], self.page.whole
        if not grammar_words(self.page.lang).model_first or whole[start].isupper():
            return None
        kind = self.forms.kind_before.search(self.page.folded, max(0, start - _REACH), start)
        end = kind.start() if kind else start - 1
        if not kind and whole[end : end + 1] != " ":
            return None
        met = _BEFORE.search(whole[max(0, start - _REACH) : end] + " ")
        if met is None:
            return None
        begin = max(0, start - _REACH) + met.start(1)
        words = [begin + word.start() for word in re.finditer(r"\S+", whole[begin:end])]
        return next((span for w in words if (span := self._model((w, end), item))), None)

    def _model(self, span: tuple[int, int], item: ItemMention) -> tuple[int, int] | None:
        """`span`, where what stands there may be the name of a model of `item`."""
        start, end = span
        words = name_of(fold(self.page.whole[start:end])).split()
        behind = start >= item.category_span[1]
        if self.others.meets(start, end) or self.items.meets(start, end, (item.start, item.end)):
            return None
        # Ships are named after places.
        if not (behind and item.category == _NAVAL) and self.places.meets(start, end):
            return None
        opens = bool(words) and words[0] in self.forms.openers and (len(words) == 1 or not behind)
        if not words or opens or not self.forms.not_models.isdisjoint(words):
            return None
        begins = not behind and _BEGINS.search(self.page.whole, max(0, start - 8), start)
        return None if begins else span


@dataclass(frozen=True)
class _Forms:
    """How one language puts a model's name beside its noun; patterns are of folded text."""

    gaps: tuple[re.Pattern[str], ...]
    of: re.Pattern[str]
    kind: re.Pattern[str]
    kind_before: re.Pattern[str]
    many: re.Pattern[str]
    no_gap: frozenset[str | None]
    openers: frozenset[str]
    not_models: frozenset[str]


@cache
def _forms(lang: str) -> _Forms:
    words = grammar_words(lang)
    gaps = [rf" {one_of(words.type_words)} ", " "]
    if not words.model_first:
        gaps += [r" [^\W\d_]{4,} ", r" [^\W\d_]{3,} [^\W\d_]{4,} "]  # 'fusils sud-africains R4'
    kinds = one_of(words.kinds)
    return _Forms(
        gaps=tuple(map(re.compile, gaps)),
        of=re.compile(rf" (?:{one_of(words.genitives)} )?(?:{one_of(words.definite)} )?"),
        kind=re.compile(rf"(?<=[- ]){kinds}\b"),
        kind_before=re.compile(rf"[- ]{kinds} $"),
        many=re.compile(rf"(?:^|\W){one_of(words.many)} $") if not words.model_first else re.compile(r"(?!)"),
        no_gap=frozenset(words.prepositions | words.uncounted | words.common | words.clause_starts),
        openers=words.sentence_openers,
        not_models=words.not_models,
    )


class _Spans:
    """Spans of a page, of which one that meets another is found at once."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(set(spans))
        self.starts = [start for start, _ in self.spans]
        self.longest = max((end - start for start, end in self.spans), default=0)

    def meets(self, start: int, end: int, but: tuple[int, int] | None = None) -> bool:
        """Whether one of the spans, other than `but`, overlaps what stands from `start` to `end`."""
        k = bisect_left(self.starts, end) - 1
        while k >= 0 and self.starts[k] > start - self.longest:
            if self.spans[k] != but and start < self.spans[k][1]:
                return True
            k -= 1
        return False
