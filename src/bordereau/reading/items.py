"""Items: materiel words joined to what they name, and to the numbers that count them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from bordereau.codebook import Match, grammar_words, one_of, singular
from bordereau.reading.bare_counts import with_bare_counts
from bordereau.reading.designations import designation_of, listed_of
from bordereau.reading.mentions import ItemMention
from bordereau.reading.models import with_unlisted_model
from bordereau.reading.named_models import Known, with_named_models
from bordereau.reading.namesakes import without_namesakes
from bordereau.reading.page import Page
from bordereau.values.numbers import NumberMention
from bordereau.values.weights import WeightMention

_MODEL_TO_NOUN = re.compile(r"[ \-\"'’”»]{1,3}(?:[^\W\d_]+[ -])?")
_COUNTED = re.compile(r"(?:[^\W\d_][\w'’\-]*[ \-'’]+){0,4}")
_BREAKS = frozenset(",;:.!?")
# A noun of these before a model of another category keeps its own: shells named after a gun are no guns.
_OWN_CATEGORY = ("ammunition", "equipment", "engine")
_MASS_UNIT = "t"
_MASSES = frozenset({"ammunition", "fuel", "food", "funds", "training"})  # of which 'a' counts none
_SAME_REACH = 32
_COUNT_REACH, _WEIGHT_REACH, _UNIT_REACH = 50, 12, 8
_JOIN_REACH = 24
_PART_REACH = 40  # characters between a part and the whole that it is of: 'the first two of its 12 jets'


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    category: str
    designation: str | None
    noun: Match | None
    model: Match | None
    listed: str | None = None


@dataclass(frozen=True)
class Found:
    """What items are made of, all with offsets into `page.whole`.

    `materiel` and `units` are codebook matches, `numbers` and `weights` value mentions, `same` the words for
    'as many', `verbs` those that tell an act, `known` what else is named on the page.
    """

    materiel: list[Match]
    units: list[Match]
    numbers: list[NumberMention]
    weights: list[WeightMention]
    same: list[Match]
    verbs: list[Match]
    known: Known


def build_items(page: Page, found: Found) -> list[ItemMention]:
    """Items in order of offset, each with its count where the words give one."""
    acts = {m.start for m in found.verbs}
    told = [
        m
        for m in found.materiel
        if m.entry.pos == "designation" or not (_inside(m, found.verbs) or _qualifies(page, m))
    ]
    parts = _join(page, without_namesakes(page, told, found.numbers), acts)
    counter = _Counter(page, found)
    items = [_item(page, part) for part in parts]
    spans = [(i.start, i.end) for i in items]
    named = [
        with_unlisted_model(page, i, [s for s in spans[max(k - 1, 0) : k + 2] if s != spans[k]])
        for k, i in enumerate(items)
    ]
    named = with_named_models(page, named, found.known)
    bound = _without_holders(page, _as_many(page, [counter.bind(item) for item in named], found.same))
    return with_bare_counts(page, bound, found.numbers)


@dataclass(frozen=True)
class _Gaps:
    """What may stand between words that belong together, in one language."""

    noun_to_model: re.Pattern[str]
    of: re.Pattern[str]


@cache
def _gaps(lang: str) -> _Gaps:
    words = grammar_words(lang)
    named = rf"\W?\ {one_of(words.type_words)}\ \W?|\W{{1,2}}{one_of(words.definite)}\ "
    return _Gaps(
        noun_to_model=re.compile(rf"\W{{1,3}}|{named}|\ [^\W\d_]{{4,}}\ "),
        of=re.compile(rf"\W{{0,2}}(?:{one_of(words.genitives)}\ )?"),
    )


@cache
def _of_whole(lang: str) -> re.Pattern[str]:
    """What may stand between a number and the whole that it is a part of: 'premiers des'."""
    words = grammar_words(lang)
    return re.compile(rf" (?:{one_of(words.alone - words.out_of)} )?{one_of(words.out_of)} ")


def _as_many(page: Page, items: list[ItemMention], same: list[Match]) -> list[ItemMention]:
    """'Autant de drones', 'as many trucks': the count of the item counted last before."""
    resolved: list[ItemMention] = []
    for item in items:
        cue = next((s for s in same if _counts_on(page, s, item)), None)
        last = next((i for i in reversed(resolved) if i.quantity is not None and i.unit is None), None)
        if cue and last and item.quantity is None:
            span = (cue.start, cue.end)
            resolved.append(replace(item, quantity=last.quantity, quantity_span=span, vague_count=False))
        else:
            resolved.append(item)
    return resolved


def _without_holders(page: Page, items: list[ItemMention]) -> list[ItemMention]:
    """The items without those that only hold or count the next: 'rounds' of ammunition, a 'cargo' of arms."""
    following = [*items[1:], None]
    return [i for i, after in zip(items, following, strict=False) if not (after and _holds(page, i, after))]


def _holds(page: Page, item: ItemMention, after: ItemMention) -> bool:
    if after.quantity_span and after.unit and after.quantity_span[0] <= item.start < after.quantity_span[1]:
        return True
    between = page.folded[item.end : after.start]
    joined = bool(between.strip()) and _gaps(page.lang).of.fullmatch(between) is not None
    # A comma, which folding takes out, begins the next of a list: 'des armes, des vivres'.
    joined = joined and "," not in page.whole[item.end : after.start]
    return (item.generic or item.weak) and joined and not (after.generic or after.weak)


def _counts_on(page: Page, cue: Match, item: ItemMention) -> bool:
    near = 0 <= item.start - cue.end <= _SAME_REACH
    return near and _BREAKS.isdisjoint(page.whole[cue.end : item.start])


def _qualifies(page: Page, noun: Match) -> bool:
    """Whether the noun only says of what kind something else is: 'truck-mounted launchers'."""
    after = page.whole[noun.end : noun.end + 2]
    return grammar_words(page.lang).hyphen_qualifies and after[:1] == "-" and after[1:].isalpha()


def _inside(match: Match, verbs: list[Match]) -> bool:
    """Whether the words are part of a verb: 'took delivery of'."""
    return any(v.start <= match.start and match.end <= v.end for v in verbs)


def _join(page: Page, matches: list[Match], acts: set[int]) -> list[_Part]:
    parts: list[_Part] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        is_model = match.entry.pos == "designation"
        words = page.whole[match.start : match.end]
        part = _Part(
            match.start,
            match.end,
            str(match.entry.get("category", "other")),
            designation_of(match, words, page.lang) if is_model else None,
            None if is_model else match,
            match if is_model else None,
            listed_of(match, words, page.lang) if is_model else None,
        )
        if parts and match.start < parts[-1].end:
            continue
        apart = not parts or any(parts[-1].end <= a < part.start for a in acts)
        joined = None if apart else _joined(page, parts[-1], part)
        if joined:
            parts[-1] = joined
        else:
            parts.append(part)
    return parts


def _joined(page: Page, left: _Part, right: _Part) -> _Part | None:
    """Two parts as one: a noun and its model, or a model and its noun; None where they stand apart."""
    gap = page.folded[left.end : right.start]
    if len(gap) > _JOIN_REACH or "\n" in gap or "," in page.whole[left.end : right.start]:
        return None
    if _bare_noun(left) and _bare_model(right) and _gaps(page.lang).noun_to_model.fullmatch(gap):
        own = left.category in _OWN_CATEGORY and not _vague(left.noun)
        category = left.category if own else right.category
        return _Part(left.start, right.end, category, right.designation, left.noun, right.model, right.listed)
    if _bare_model(left) and _bare_noun(right) and _MODEL_TO_NOUN.fullmatch(gap):
        if gap.strip() and not grammar_words(page.lang).model_first:
            return None
        category = left.category if _vague(right.noun) or _broad(right.noun) else right.category
        return _Part(left.start, right.end, category, left.designation, right.noun, left.model, left.listed)
    return None


def _bare_noun(part: _Part) -> bool:
    return part.noun is not None and part.model is None


def _bare_model(part: _Part) -> bool:
    return part.model is not None and part.noun is None


def _vague(noun: Match | None) -> bool:
    return noun is not None and any(noun.entry.get(flag) for flag in ("weak", "generic", "anaphor"))


def _broad(noun: Match | None) -> bool:
    """Whether the noun names a wide kind: the model beside it keeps its own category ('Stryker vehicles')."""
    return noun is not None and bool(noun.entry.get("broad"))


def _item(page: Page, part: _Part) -> ItemMention:
    lead = part.noun or part.model
    assert lead is not None  # noqa: S101 (a part is made of one or the other)
    entry = lead.entry
    model = part.model
    return ItemMention(
        start=part.start,
        end=part.end,
        sentence=page.sentence_at(part.start),
        category=part.category,
        category_span=(lead.start, lead.end),
        designation=part.designation,
        designation_span=(model.start, model.end) if model else None,
        weak=model is None and bool(entry.get("weak")),
        anaphor=model is None and bool(entry.get("anaphor")),
        generic=model is None and bool(entry.get("generic")),
        carrier=bool((model or lead).entry.get("carrier")),
        civil=bool((model or lead).entry.get("civil")),
        alt=None if model else entry.get("alt"),
        listed=part.listed,
    )


class _Counter:
    """Binds items to the numbers, units and weights that count them."""

    def __init__(self, page: Page, found: Found) -> None:
        self.page = page
        self.numbers = sorted(found.numbers, key=lambda n: n.end)
        self.ends = [n.end for n in self.numbers]
        self.units = sorted(found.units, key=lambda u: u.end)
        self.weights = found.weights

    def bind(self, item: ItemMention) -> ItemMention:
        """The item with its count: a weight before it, or the nearest number that counts it or its unit."""
        for weight in self.weights:
            if self._of(weight.end, item.start, _WEIGHT_REACH):
                span = (weight.start, weight.end)
                return replace(item, quantity=weight.tonnes, quantity_span=span, unit=_MASS_UNIT)
        unit = self._unit(item)
        position = unit.start if unit else item.start
        k = bisect_left(self.ends, position + 1) - 1
        while k >= 0 and position - self.ends[k] < _COUNT_REACH:
            if _counts(self.page, self.numbers[k], position):
                return _counted(item, self._part(k), unit, self.page)
            k -= 1
        return item

    def _part(self, k: int) -> NumberMention:
        """The number `k`, or the one before it that tells how many of them are meant: 'two of the 12'."""
        whole, part = self.numbers[k], self.numbers[k - 1] if k else None
        if part is None or part.value is None or part.kind in ("article", "vague") or part.yearlike:
            return whole
        between = self.page.folded[part.end : whole.start]
        if len(between) > _PART_REACH or "\n" in between or not _BREAKS.isdisjoint(self._words(part, whole)):
            return whole
        if not _of_whole(self.page.lang).fullmatch(between):
            return whole
        return replace(part, kind="cardinal", value=1.0) if part.kind == "ordinal" else part

    def _words(self, part: NumberMention, whole: NumberMention) -> str:
        return self.page.whole[part.end : whole.start]

    def _unit(self, item: ItemMention) -> Match | None:
        """The unit in which the item is counted: before it ('crates of'), or its own first word."""
        before = [u for u in self.units if self._of(u.end, item.start, _UNIT_REACH)]
        own = [u for u in self.units if u.start == item.start and u.end < item.end]
        return before[-1] if before else own[0] if own else None

    def _of(self, end: int, start: int, reach: int) -> bool:
        """Whether only 'of' stands between two words, `end` of the first and `start` of the second."""
        between = self.page.folded[end:start]
        return 0 <= start - end <= reach and _gaps(self.page.lang).of.fullmatch(between) is not None


def _counts(page: Page, number: NumberMention, position: int) -> bool:
    """Whether the number counts what stands at `position`: only words that may be counted stand between."""
    between = page.whole[number.end : position]
    if between.strip() in ("", "-", "’", "'"):
        return True
    if "\n" in between or not _BREAKS.isdisjoint(between):
        return False
    gap = page.folded[number.end : position].lstrip()
    return bool(_COUNTED.fullmatch(gap)) and grammar_words(page.lang).uncounted.isdisjoint(gap.split())


def _counted(item: ItemMention, number: NumberMention, unit: Match | None, page: Page) -> ItemMention:
    if number.kind == "vague" or number.value is None:
        return replace(item, vague_count=True)
    many = item.generic or unit is not None or item.category in _MASSES or _plural(page, item)
    if number.kind == "article" and many:
        return item
    if number.kind == "ordinal":
        return replace(item, ordinal=True)
    end = unit.end if unit else number.end
    return replace(
        item,
        quantity=number.value,
        quantity_span=(number.start, end),
        unit=str(unit.entry.id) if unit else None,
    )


def _plural(page: Page, item: ItemMention) -> bool:
    start, end = item.category_span
    endings = tuple(grammar_words(page.lang).plural_endings)
    word = re.split(r"\W", page.folded[start:end].strip())[0]
    return word.endswith(endings) and singular(word, page.lang) != word and item.designation is None
