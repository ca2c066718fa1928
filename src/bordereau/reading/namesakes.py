"""Namesakes: which names of models are words, or other things, where they stand."""

from __future__ import annotations

from bordereau.codebook import Match, grammar_words
from bordereau.reading.page import Page
from bordereau.values.numbers import NumberMention

_SHORT_MODEL = 7
_DETERMINER = 12  # characters before a name that may hold its determiner


def without_namesakes(page: Page, matches: list[Match], numbers: list[NumberMention]) -> list[Match]:
    """The matches that are materiel. A short model with no capital ('rafale') is a word; an ambiguous one
    ('Tiger') counts only beside a materiel noun or a number, as one of many, or where it counts elsewhere."""
    named = [m for m in matches if not _is_word(page, m)]
    sure = {m.entry.id for m in named if m.entry.get("ambiguous") and _stands_by(page, m, named, numbers)}
    return [m for m in named if not _is_doubtful(m) or m.entry.id in sure]


def _is_word(page: Page, match: Match) -> bool:
    words = page.whole[match.start : match.end]
    return match.entry.pos == "designation" and len(words) <= _SHORT_MODEL and words.islower()


def _is_doubtful(match: Match) -> bool:
    spaced = " " in match.form or any(c.isdigit() for c in match.form)
    return bool(match.entry.get("ambiguous")) and not spaced


def _stands_by(page: Page, match: Match, all_matches: list[Match], numbers: list[NumberMention]) -> bool:
    near = any(
        m is not match
        and not m.entry.get("ambiguous")
        and (0 <= match.start - m.end <= 3 or 0 <= m.start - match.end <= 3)
        for m in all_matches
    )
    counted = any(0 <= match.start - n.end <= 2 for n in numbers if n.kind != "article")
    return near or counted or _is_one_of_many(page, match)


def _is_one_of_many(page: Page, match: Match) -> bool:
    """Whether a determiner of the plural stands before a name in the singular ('les Bastion')."""
    before = page.folded[max(0, match.start - _DETERMINER) : match.start].split("\n")[-1].split()
    many = bool(before) and before[-1] in grammar_words(page.lang).many
    return many and page.whole[match.start].isupper()
