"""Namesakes: which names of models are words, or other things, where they stand."""

from __future__ import annotations

from bordereau.codebook import Match, grammar_words
from bordereau.reading.page import Page
from bordereau.values.numbers import NumberMention

_SHORT_MODEL = 7
_PLURAL = "s"
_OF_REACH = 8  # characters of a word for 'of' behind a number
_DETERMINER = 12  # characters before a name that may hold its determiner


def without_namesakes(page: Page, matches: list[Match], numbers: list[NumberMention]) -> list[Match]:
    """The matches that are materiel. A short model with no capital ('rafale') is a word; an ambiguous one
    ('Tiger') counts only beside a materiel noun or a number, as one or several of many, or where
    it counts elsewhere."""
    named = [m for m in matches if not _is_word(page, m)]
    doubtful = [m for m in named if m.entry.get("ambiguous") and not m.entry.get("ship_class")]
    sure = {m.entry.id for m in doubtful if _stands_by(page, m, named, numbers)}
    return [m for m in named if _is_sure(page, m, sure, numbers)]


def _is_sure(page: Page, match: Match, sure: set[str], numbers: list[NumberMention]) -> bool:
    """Whether the match is materiel. The bare name of a class of ships is so only where it counts several."""
    if not match.entry.get("ship_class"):
        return not _is_doubtful(match) or match.entry.id in sure
    counted = _is_counted(page, match, numbers)
    if grammar_words(page.lang).model_first:  # names have a plural, and 'Islands' are seldom ships
        return counted and page.whole[match.end - 1] == _PLURAL
    return counted or _is_one_of_many(page, match)


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
    return near or _is_counted(page, match, numbers) or _is_one_of_many(page, match)


def _is_counted(page: Page, match: Match, numbers: list[NumberMention]) -> bool:
    """Whether a number stands before the name, perhaps with 'of' between: 'une douzaine de Marauder'."""
    near = [n for n in numbers if n.kind != "article" and 0 <= match.start - n.end <= _OF_REACH]
    return any(match.start - n.end <= 2 or _is_of(page, n.end, match.start) for n in near)


def _is_of(page: Page, start: int, end: int) -> bool:
    return page.folded[start:end].strip() in grammar_words(page.lang).genitives


def _is_one_of_many(page: Page, match: Match) -> bool:
    """Whether a determiner of the plural stands before a name in the singular ('les Bastion')."""
    before = page.folded[max(0, match.start - _DETERMINER) : match.start].split("\n")[-1].split()
    many = bool(before) and before[-1] in grammar_words(page.lang).many
    return page.whole[match.start].isupper() and (many or (bool(before) and _is_capital_plural(page, match)))


def _is_capital_plural(page: Page, match: Match) -> bool:
    """Whether a name has a plural and a capital within a sentence ('to send Leopards'), where the language
    gives names a plural."""
    words, lead = (
        page.whole[match.start : match.end],
        page.whole[max(0, match.start - _DETERMINER) : match.start].rstrip(" \"'“‘("),
    )
    plural = match.form.endswith(_PLURAL) and not match.entry.id.casefold().endswith(_PLURAL)
    within = lead[-1:].isalnum() or lead[-1:] == ","
    return plural and within and words[1:].islower() and grammar_words(page.lang).model_first
