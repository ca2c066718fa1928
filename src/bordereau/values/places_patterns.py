"""Names made of a word for a kind of place and a name beside it: 'port de Tema', 'Clark Air Base', 'village of X'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bordereau.values.places_data import Pattern, Words, patterns, words
from bordereau.values.places_index import look_up
from bordereau.values.places_text import Text

_LONGEST = 6
_ACRONYM = 6  # a shouted word of up to so many letters is taken for an organisation


@dataclass(frozen=True)
class Made:
    """Words `first` to `end` (exclusive) make a place of type `type`; `name_first` to `name_end` is its name.

    `keep`: whether the words for the kind belong to it; `open`: whether the name may be one of no list.
    """

    first: int
    end: int
    name_first: int
    name_end: int
    type: str
    keep: bool
    open: bool


def made_names(text: Text, lang: str) -> list[Made]:
    """All such names in a text, by position."""
    scan, by_words = _compiled(lang)
    found: list[Made] = []
    for match in scan.finditer(text.folded):
        head, after = text.at(match.start()), text.at(match.end())
        key = " ".join(match.group().split())
        printed = text.text[match.start() : match.end()].lower()
        for pattern, spelling in by_words[key]:
            if printed not in (key, spelling) and printed.isalpha():
                continue  # 'basé' is not 'base'
            side = _before if pattern.side == "before" else _after
            if made := side(text, pattern, head, after, words(lang), lang):
                found.append(made)
                break
    return found


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], dict[str, list[tuple[Pattern, str]]]]:
    by_words: dict[str, list[tuple[Pattern, str]]] = {}
    for pattern in patterns(lang):
        for word, spelling in pattern.words:
            by_words.setdefault(word, []).append((pattern, spelling))
    listed = sorted(by_words, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"[ \n]") for word in listed) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])"), by_words


def _before(text: Text, pattern: Pattern, head: int, at: int, words: Words, lang: str) -> Made | None:
    """'port of Beirut', 'base aérienne 201 d'Agadez': the name follows."""
    number = at if pattern.number and _is_number(text, at) else None
    start = at if number is None else number + 1
    first, linked = _skip(text, pattern, start, words)
    end = _run_end(text, first, words) if first is not None else 0
    fits = first is not None and end > first and _allowed(text, first, end, pattern, words, lang)
    if fits and first is not None and (linked or pattern.link != "required" or number is not None):
        return _made(text, pattern, head, first, end)
    if number is not None:
        return Made(head, number + 1, head, number + 1, pattern.type, True, True)
    return None


def _after(text: Text, pattern: Pattern, head: int, at: int, words: Words, lang: str) -> Made | None:
    """'Beirut port', 'Clark Air Base': the name stands before."""
    if not text.joined(head) or "." in text.gap(head):
        return None
    first = head
    while first > max(0, head - _LONGEST) and (first == head or text.joined(first)):
        if not text.capital(first - 1) or text.words[first - 1] in words.openers or "." in text.gap(first):
            break
        first -= 1
        if text.opens_sentence(first):
            break
    if first == head or not _allowed(text, first, head, pattern, words, lang):
        return None
    if pattern.keep:
        return Made(first, at, first, head, pattern.type, True, pattern.open)
    return Made(first, head, first, head, pattern.type, False, pattern.open)


def _made(text: Text, pattern: Pattern, head: int, first: int, end: int) -> Made:
    return Made(head if pattern.keep else first, end, first, end, pattern.type, pattern.keep, pattern.open)


def _is_number(text: Text, at: int) -> bool:
    return at < len(text) and text.joined(at) and text.words[at].isdigit() and len(text.words[at]) in (2, 3)


def _skip(text: Text, pattern: Pattern, at: int, words: Words) -> tuple[int | None, bool]:
    """The word where the name starts, past adjectives and links; and whether there was a link."""
    linked, adjectives = False, pattern.gap
    for i in range(at, min(len(text), at + pattern.gap + 4)):
        if not text.joined(i) or "." in text.gap(i):
            break
        if text.words[i] in words.links and pattern.link != "none" and not text.capital(i):
            linked = True
        elif text.capital(i) or _small_article(text, i, words):
            return i, linked
        elif linked or not adjectives:
            break
        else:
            adjectives -= 1
    return None, linked


def _small_article(text: Text, i: int, words: Words) -> bool:
    return text.words[i] in words.inside and text.hyphened(i + 1) and text.capital(i + 1)


def _run_end(text: Text, first: int, words: Words) -> int:
    """Past the last word of the name that starts at `first`."""
    end = first + 1
    for i in range(first + 1, min(len(text), first + _LONGEST + 3)):
        if not text.joined(i) or "." in text.gap(i) or "\n" in text.gap(i):
            break
        if text.capital(i):
            if text.words[i] in words.openers:
                break
            end = i + 1
        elif text.words[i] not in words.inside and text.words[i] not in words.links:
            break
        elif i - end > 1:
            break
    return end


def _allowed(text: Text, first: int, end: int, pattern: Pattern, words: Words, lang: str) -> bool:
    """Whether the words can be a place's name: no organisation's initials, no state's name, no adjective."""
    key = text.key(first, end)
    if key in words.never or (end - first < 3 and text.words[first] in words.never):
        return False
    name = look_up(key)
    if name and lang in name.state_in:
        return any(reading.capital for reading in name.readings)
    if end - first == 1 and name is None:
        return not (text.shouted(first, end) and len(key) <= _ACRONYM) and not text.title_line(first)
    return True

