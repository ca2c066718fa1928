"""Single: goods told in the singular as the one thing they are ('la frégate Newcastle', 'the vessel')."""

from __future__ import annotations

import re

from bordereau.codebook import grammar_words, singular
from bordereau.reading.mentions import ItemMention
from bordereau.reading.page import Page
from bordereau.reading.pointing_back import words_before

# Of these one thing alone is told by name; 'the missile', 'le fusil' name a sort.
_ONE_BY_ONE = frozenset({"naval", "aircraft", "helicopter", "satellite"})
_WORDS = 3  # the article and what qualifies the noun: 'le vieux remorqueur'
_WORD = re.compile(r"\W*(\w*)")


def is_single(page: Page, item: ItemMention) -> bool:
    """Whether an uncounted item is one thing: a noun in the singular behind a definite article."""
    if item.category not in _ONE_BY_ONE or item.generic or item.vague_count:
        return False
    start, end = item.category_span
    if item.category_span == item.designation_span or not _is_singular(page, start, end):
        return False
    return _is_definite(page, start) and _is_head(page, max(end, item.end))


def _is_definite(page: Page, start: int) -> bool:
    """Whether a definite article or an owner's word stands right before a noun or its adjectives."""
    words = grammar_words(page.lang)
    before = words_before(page, start)[-_WORDS:]
    at = [k for k, word in enumerate(before) if word in words.definite or word in words.possessives]
    parting = words.uncounted - words.definite
    return bool(at) and parting.isdisjoint(before[at[-1] + 1 :])


def _is_singular(page: Page, start: int, end: int) -> bool:
    words = grammar_words(page.lang)
    noun = page.folded[start:end].split()
    if not noun or noun[-1] in words.same_in_plural:
        return False
    head = noun[-1] if words.hyphen_qualifies else noun[0]
    return not head.endswith(tuple(words.plural_endings)) or singular(head, page.lang) == head


def _is_head(page: Page, end: int) -> bool:
    """Whether the noun is no mere first part of another ('the frigate programme')."""
    if not grammar_words(page.lang).model_first or page.whole[end : end + 1] != " ":
        return True
    met = _WORD.match(page.whole, end)
    word = met.group(1) if met else ""
    words = grammar_words(page.lang)
    small = words.alone | words.uncounted | words.prepositions | words.common | words.subject_relatives
    return not word or not word[0].islower() or word in small or word.endswith("ed")
