"""Items: materiel words joined to what they name, and to the numbers that count them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

from bordereau.codebook import Match
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.values.numbers import NumberMention
from bordereau.values.weights import WeightMention

# Between a noun and its model, and between a number and what it counts, only these may stand.
_NOUN_TO_MODEL = re.compile(r"\W{1,3}|\W?(?: de| du)? (?:type|modele|classe|model|of the|of type|marque)s? \W?|\W{1,2}(?:le|les|the) | [^\W\d_]{4,} ")
_MODEL_TO_NOUN = re.compile(r"[ \-\"'’”»]{1,3}(?:[^\W\d_]+[ -])?")
_COUNTED = re.compile(r"(?:[^\W\d_][\w'’\-]*[ \-'’]+){0,4}")
_UNCOUNTED = frozenset(
    "a to in by at on par pour for and et ou or from avec with dans sur the le la les who qui que that which il elle"
    " est sont is are was were ont has have had vers contre against".split()
)
_OF = re.compile(r"\W{0,2}(?:de la |de l |du |des |de |d |of the |of |worth of )?")
# Words after which a number without a noun still counts things named before.
_ALONE = {
    "fr": frozenset("autres autre premiers premieres derniers dernieres exemplaires unites de d des ont sont seront etaient en".split()),
    "en": frozenset("more others other of were are have had will remaining further additional that which so".split()),
}
_MASS_UNIT = "t"
_SHORT_MODEL = 7
_SAME_REACH = 32


@dataclass(frozen=True)
class _Part:
    start: int
    end: int
    category: str
    designation: str | None
    noun: Match | None
    model: Match | None


def build_items(
    page: Page,
    materiel: list[Match],
    units: list[Match],
    numbers: list[NumberMention],
    weights: list[WeightMention],
    same: list[Match],
    verbs: list[Match],
) -> list[ItemMention]:
    """Items in order of offset, each with its count where the words give one.

    `materiel` and `units` are codebook matches, `numbers` and `weights` value mentions, `same` the words for
    'as many', `verbs` those that tell an act, all with offsets into `page.whole`.
    """
    acts = {m.start for m in verbs}
    told = [m for m in materiel if m.entry.pos == "designation" or not _inside(m, verbs)]
    parts = _join(page, [m for m in told if not _unsupported(m, told, numbers, page)], acts)
    items = [_item(page, part) for part in parts]
    bind = _counter(page, numbers, units, weights)
    bound = _as_many(page, [bind(item) for item in items], same)
    counts = _bare_counts(page, numbers, bound)
    return sorted(bound + [c for n in counts if (c := _named_after(n, bound))], key=lambda i: (i.start, i.end))


def _as_many(page: Page, items: list[ItemMention], same: list[Match]) -> list[ItemMention]:
    """'Autant de drones', 'as many trucks': the count of the item counted last before."""
    resolved: list[ItemMention] = []
    for item in items:
        cue = next((s for s in same if 0 <= item.start - s.end <= _SAME_REACH and _counts_on(page, s, item)), None)
        last = next((i for i in reversed(resolved) if i.quantity is not None and i.unit is None), None)
        if cue and last and item.quantity is None and not item.vague_count:
            item = replace(item, quantity=last.quantity, quantity_span=(cue.start, cue.end))
        resolved.append(item)
    return resolved


def _counts_on(page: Page, cue: Match, item: ItemMention) -> bool:
    return not any(c in ",;:.!?" for c in page.whole[cue.end : item.start])


def _named_after(count: ItemMention, items: list[ItemMention]) -> ItemMention | None:
    """A bare count takes the category of the last definite item before it, or of the first after it."""
    firm = [i for i in items if not (i.weak or i.generic or i.anaphor)]
    before = [i for i in firm if i.start < count.start]
    after = [i for i in firm if i.start > count.start]
    named = before[-1] if before else after[0] if after else None
    return replace(count, category=named.category, category_span=named.category_span) if named else None


def _bare_counts(page: Page, numbers: list[NumberMention], items: list[ItemMention]) -> list[ItemMention]:
    """Numbers that count what an earlier item names ('six others', 'the first two'): items with no category of
    their own. A number before a word that is no materiel counts that word, and is none."""
    used = {i.quantity_span[0] for i in items if i.quantity_span}
    spans = [(i.start, i.end) for i in items]
    found = []
    for n in numbers:
        if n.start in used or n.value is None or n.kind in ("article", "vague") or n.yearlike:
            continue
        if any(s <= n.start < e for s, e in spans) or not _stands_alone(page, n):
            continue
        count = 1.0 if n.kind == "ordinal" else n.value
        found.append(
            ItemMention(
                n.start, n.end, page.sentence_at(n.start), "", (n.start, n.end), quantity=count,
                quantity_span=(n.start, n.end), ordinal=n.kind == "ordinal", weak=True, anaphor=True,
            )
        )  # fmt: skip
    return found


def _stands_alone(page: Page, number: NumberMention) -> bool:
    rest = page.folded[number.end : number.end + 40]
    following = rest.split("\n")[0].split(" ")
    if page.whole[number.end : number.end + 1] in ("", ".", ",", ";", ":", ")", "»", "?", "!", "\n"):
        return True
    words = [w for w in following if w][:2]
    return bool(words) and (words[0] in _ALONE.get(page.lang, ()) or words[0] in _UNCOUNTED)


def _unsupported(match: Match, all_matches: list[Match], numbers: list[NumberMention], page: Page) -> bool:
    """A short model with no capital ('rafale') is a word; an ambiguous one ('Tiger') counts only beside a
    materiel noun or a number."""
    words = page.whole[match.start : match.end]
    if match.entry.pos == "designation" and len(words) <= _SHORT_MODEL and words.islower():
        return True
    if not match.entry.get("ambiguous") or " " in match.form or any(c.isdigit() for c in match.form):
        return False
    near = any(
        m is not match and not m.entry.get("ambiguous")
        and (0 <= match.start - m.end <= 3 or 0 <= m.start - match.end <= 3)
        for m in all_matches
    )
    return not near and not any(0 <= match.start - n.end <= 2 for n in numbers if n.kind != "article")


def _inside(match: Match, verbs: list[Match]) -> bool:
    """Whether the words are part of a verb: 'took delivery of'."""
    return any(v.start <= match.start and match.end <= v.end for v in verbs)


def _join(page: Page, matches: list[Match], acts: set[int]) -> list[_Part]:
    parts: list[_Part] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        is_model = match.entry.pos == "designation"
        part = _Part(
            match.start, match.end, str(match.entry.get("category", "other")),
            match.entry.id if is_model else None, None if is_model else match, match if is_model else None,
        )  # fmt: skip
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
    gap = page.folded[left.end : right.start]
    if len(gap) > 24 or "\n" in gap or "," in page.whole[left.end : right.start]:
        return None
    if left.noun and not left.model and right.model and not right.noun and _NOUN_TO_MODEL.fullmatch(gap):
        same = left.category == right.category or _vague(left.noun) or left.category not in ("ammunition", "equipment", "engine")
        category = right.category if same else left.category
        return _Part(left.start, right.end, category, right.designation, left.noun, right.model)
    if left.model and not left.noun and right.noun and not right.model and _MODEL_TO_NOUN.fullmatch(gap):
        if page.lang != "en" and gap.strip():
            return None
        if _vague(right.noun) or left.category == right.category:
            category = left.category
        else:
            category = right.category
        return _Part(left.start, right.end, category, left.designation, right.noun, left.model)
    return None


def _vague(noun: Match) -> bool:
    return bool(noun.entry.get("weak") or noun.entry.get("generic") or noun.entry.get("anaphor"))


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
    )


def _counter(
    page: Page, numbers: list[NumberMention], units: list[Match], weights: list[WeightMention]
) -> Callable[[ItemMention], ItemMention]:
    numbers = sorted(numbers, key=lambda n: n.end)
    ends = [n.end for n in numbers]
    units = sorted(units, key=lambda u: u.end)

    def bind(item: ItemMention) -> ItemMention:
        for weight in weights:
            if weight.end <= item.start <= weight.end + 12 and _OF.fullmatch(page.folded[weight.end : item.start]):
                return replace(item, quantity=weight.tonnes, quantity_span=(weight.start, weight.end), unit=_MASS_UNIT)
        position = item.start
        unit: Match | None = next((u for u in units if u.start == item.start and u.end < item.end), None)
        for u in units:
            if 0 <= item.start - u.end <= 8 and _OF.fullmatch(page.folded[u.end : item.start]):
                unit, position = u, u.start
        k = bisect_left(ends, position + 1) - 1
        while k >= 0 and position - ends[k] < 50:
            number = numbers[k]
            if _counts(page, number, position):
                return _counted(item, number, unit, page)
            k -= 1
        return replace(item, unit=None)

    return bind


def _counts(page: Page, number: NumberMention, position: int) -> bool:
    gap = page.folded[number.end : position].lstrip()
    if page.whole[number.end : position].strip() in ("", "-", "’", "'"):
        return True
    if "\n" in gap or any(c in ",;:.!?" for c in page.whole[number.end : position]):
        return False
    return bool(_COUNTED.fullmatch(gap)) and not (_UNCOUNTED & set(gap.split()))


def _counted(item: ItemMention, number: NumberMention, unit: Match | None, page: Page) -> ItemMention:
    if number.kind == "vague" or number.value is None:
        return replace(item, vague_count=True)
    if number.kind == "article" and (item.generic or unit is not None or _plural(page, item)):
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
    return page.folded[start:end].split()[0].endswith(("s", "x")) and item.designation is None
