"""Models that the codebook does not list: capitals and digits beside a materiel noun ('XA-185 carriers')."""

from __future__ import annotations

import re
from dataclasses import replace

from bordereau.codebook import grammar_words
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page

# Capitals, then digits, perhaps with a hyphen between and letters behind: XA-185, VT4, BTR-4E, PzH2000A1.
_MODEL = r"(?:[A-Z]{1,5}|[A-Z][a-z]{1,3}[A-Z])-?\d{1,4}(?:[A-Z]{1,3}\d?)?(?:-\d{1,3}|/\d{1,3})?"
_AFTER = re.compile(rf"[ «“\"]{{1,3}}({_MODEL})\b(?! ?mm\b)(?!-?\d)")
_BEFORE = re.compile(rf"(?<![\w-])({_MODEL}) $")
_REACH = 24
_UNMODELLED = frozenset({"food", "medical", "fuel", "funds", "training", "equipment", "weapons", "other"})


def with_unlisted_model(page: Page, item: ItemMention, taken: list[tuple[int, int]]) -> ItemMention:
    """`item` with the model printed beside its noun, where it has none and the codebook knows none there.

    `taken` are the spans of the page's other items, which keep their own words. Whether a model may
    stand before its noun is for the language to say (data/grammar/).
    """
    if item.designation or item.weak or item.anaphor or item.generic or item.category in _UNMODELLED:
        return item
    start, end = item.category_span
    after = _AFTER.match(page.whole, end)
    before = _BEFORE.search(page.whole, max(0, start - _REACH), start)
    met = after or (before if grammar_words(page.lang).model_first else None)
    if met is None or any(s < met.end(1) and met.start(1) < e for s, e in taken):
        return item
    return replace(
        item,
        start=min(item.start, met.start(1)),
        end=max(item.end, met.end(1)),
        designation=met.group(1),
        designation_span=met.span(1),
    )
