"""Names made of a word for a kind of place and a name beside it: 'port de Tema', 'Clark Air Base', 'village
of X'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bordereau.values.places_data import Pattern, patterns, words
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
    search = _Search(text, lang)
    return list(search.all())


@cache
def _compiled(lang: str) -> tuple[re.Pattern[str], dict[str, list[tuple[Pattern, str]]]]:
    by_words: dict[str, list[tuple[Pattern, str]]] = {}
    for pattern in patterns(lang):
        for word, spelling in pattern.words:
            by_words.setdefault(word, []).append((pattern, spelling))
    listed = sorted(by_words, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"[ \n]") for word in listed) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])"), by_words


class _Search:
    """Patterns met in one text."""

    def __init__(self, text: Text, lang: str) -> None:
        self.text, self.lang, self.words = text, lang, words(lang)

    def all(self) -> Iterator[Made]:
        """What the patterns make, one for each place where their words stand."""
        scan, by_words = _compiled(self.lang)
        for match in scan.finditer(self.text.folded):
            head, at = self.text.at(match.start()), self.text.at(match.end())
            key = " ".join(match.group().split())
            printed = self.text.text[match.start() : match.end()].lower()
            for pattern, spelling in by_words[key]:
                if printed not in (key, spelling) and printed.isalpha():
                    continue  # 'basé' is not 'base'
                side = self.before if pattern.side == "before" else self.after
                if made := side(pattern, head, at):
                    yield made
                    break

    def is_body(self, i: int) -> bool:
        """Whether word `i` makes a body of the place before it: 'Essex County Council'."""
        return self.text.plain_capital(i) and self.text.words[i] in self.words.organisation_after

    def is_grammar(self, i: int) -> bool:
        """Whether word `i` can be no adjective between the words of a pattern and their link."""
        words, word = self.words, self.text.words[i]
        return word in words.before or word in words.weak_before or word in words.openers

    def before(self, pattern: Pattern, head: int, at: int) -> Made | None:
        """'port of Beirut', 'base aérienne 201 d'Agadez': the name follows."""
        number = at if pattern.number and self.is_number(at) else None
        start = at if number is None else number + 1
        first, linked = self.skip(pattern, start)
        end = self.run_end(first) if first is not None else 0
        fits = first is not None and end > first and self.allowed(first, end)
        if fits and first is not None and (linked or pattern.link != "required" or number is not None):
            return self.made(pattern, head, first, end)
        if number is not None:
            return Made(head, number + 1, head, number + 1, pattern.type, True, True)
        return None

    def after(self, pattern: Pattern, head: int, at: int) -> Made | None:
        """'Beirut port', 'Clark Air Base': the name stands before."""
        if not self.text.joined(head) or "." in self.text.gap(head) or self.is_body(at):
            return None
        first = head
        while first > max(0, head - _LONGEST) and (first == head or self.text.joined(first)):
            if (
                not self.text.capital(first - 1)
                or self.text.words[first - 1] in self.words.openers
                or "." in self.text.gap(first)
            ):
                break
            first -= 1
            if self.text.opens_sentence(first):
                break
        if first == head or not self.allowed(first, head):
            return None
        if pattern.keep:
            return Made(first, at, first, head, pattern.type, True, pattern.open)
        return Made(first, head, first, head, pattern.type, False, pattern.open)

    def made(self, pattern: Pattern, head: int, first: int, end: int) -> Made:
        return Made(
            head if pattern.keep else first, end, first, end, pattern.type, pattern.keep, pattern.open
        )

    def is_number(self, at: int) -> bool:
        return (
            at < len(self.text)
            and self.text.joined(at)
            and self.text.words[at].isdigit()
            and len(self.text.words[at]) in (2, 3)
        )

    def skip(self, pattern: Pattern, at: int) -> tuple[int | None, bool]:
        """The word where the name starts, past adjectives and links; and whether there was a link."""
        linked, adjectives = False, pattern.gap
        for i in range(at, min(len(self.text), at + pattern.gap + 4)):
            if not self.text.joined(i) or "." in self.text.gap(i):
                break
            if self.text.words[i] in self.words.links and pattern.link != "none" and not self.text.capital(i):
                linked = True
            elif self.text.capital(i) or self.small_article(i):
                return i, linked
            elif linked or not adjectives or self.is_grammar(i):
                break
            else:
                adjectives -= 1
        return None, linked

    def small_article(self, i: int) -> bool:
        return (
            self.text.words[i] in self.words.inside and self.text.hyphened(i + 1) and self.text.capital(i + 1)
        )

    def run_end(self, first: int) -> int:
        """Past the last word of the name that starts at `first`."""
        end = first + 1
        for i in range(first + 1, min(len(self.text), first + _LONGEST + 3)):
            if not self.text.joined(i) or "." in self.text.gap(i) or "\n" in self.text.gap(i):
                break
            if self.text.capital(i):
                if self.text.words[i] in self.words.openers or self.is_body(i):
                    break
                end = i + 1
            elif i - end > 1 or self.text.words[i] not in self.words.inside | self.words.links:
                break
        return end

    def allowed(self, first: int, end: int) -> bool:
        """Whether the words can be a place's name: no organisation's initials, no state's name."""
        key = self.text.key(first, end)
        if key in self.words.never or (end - first < 3 and self.text.words[first] in self.words.never):
            return False
        name = look_up(key)
        if name and self.lang in name.state_in:
            return any(reading.capital for reading in name.readings)
        if end - first == 1 and name is None:
            return not (self.text.shouted(first, end) and len(key) <= _ACRONYM) and not self.text.title_line(
                first
            )
        return True
