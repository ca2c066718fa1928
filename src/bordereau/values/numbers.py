"""Numbers as articles write them: in digits of either convention, in words, and as collectives.

A number here is a count, so what only has digits in it is left out: designations (Mi-24), calibres, hours,
dates, percentages, telephone numbers, scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bordereau.values.number_counts import Count, Kind, counts, tokens
from bordereau.values.number_words import Folded, NumberWords, fold_signs, number_words


@dataclass(frozen=True)
class NumberMention:
    """A number in a text, from `start` to `end` (Python string indices, end exclusive).

    `value` is None for a vague count ('dozens', 'plusieurs'). `kind`: cardinal, ordinal, collective ('a
    dozen'), article ('a', 'un seul'; value 1) or vague. `approximate`: the words do not claim to be exact
    ('about', 'une dizaine'). `yearlike`: four digits that may as well be a year (1900 to 2099).
    """

    start: int
    end: int
    value: float | None
    kind: Kind
    approximate: bool = False
    yearlike: bool = False


def find_numbers(text: str, lang: str) -> list[NumberMention]:
    """The numbers of `text`, in order, not overlapping; `lang` is ISO 639-1, and decides which words are
    numbers and whether '3.800' is 3800. In a language without number words, digits are still read. Raises
    nothing."""
    return list(scan(text, lang, False))


@lru_cache(maxsize=8)
def scan(text: str, lang: str, money: bool) -> tuple[NumberMention, ...]:
    """`find_numbers`; with `money`, for sums: 'm' and 'b' after digits are million and billion, and what
    looks like a calibre or a year is a number."""
    folded, words = fold_signs(text), number_words(lang)
    found = list(counts(tokens(folded, words, money), folded, words))
    around = _around(folded, lang)
    found = [c for c in _repeated(found, folded.lower) if not _out_of_place(c, folded.lower, words)]
    found = _ranges(found, folded.lower, words)
    found = _without_dates(found, folded, around, words)
    kept = found if money else _counting(found, folded, around, words)
    return tuple(_mention(c, folded, around, money) for c in kept if c.vague or c.value is not None)


def _mention(count: Count, folded: Folded, around: _Around, money: bool) -> NumberMention:
    start, end = folded.span(count.start, count.end)
    approximate = count.approximate or count.vague or around.approximate(count)
    return NumberMention(start, end, count.value, count.kind, approximate, _yearlike(count) and not money)


@lru_cache(maxsize=8)
def _around(folded: Folded, lang: str) -> _Around:
    return _Around(folded, number_words(lang))


class _Around:
    """The words around numbers in one text."""

    def __init__(self, folded: Folded, words: NumberWords) -> None:
        self.folded, self.words = folded, words
        self.before: dict[int, str] = {}
        for pattern, text in ((words.before, folded.lower), (words.cased_before, folded.cased)):
            self.before.update((m.end(), m.lastgroup or "") for m in pattern.finditer(text))

    def _after(self, count: Count) -> str | None:
        match = self.words.after.match(self.folded.lower, count.end)
        return match.lastgroup if match else None

    def approximate(self, count: Count) -> bool:
        return self.before.get(count.start) == "approximate" or self._after(count) == "approximate"

    def says_no_count(self, count: Count) -> bool:
        """Whether `count` numbers a thing, measures a bore, tells an hour or a share."""
        before, after = self.before.get(count.start), self._after(count)
        if after in ("other", "calibre") or (before == "label" and count.kind == "cardinal"):
            return True
        if before == "year" and _yearlike(count):
            return True
        bare = count.first is not None and count.first is count.last and count.first.kind == "digits"
        if bare and count.first is not None and count.first.raw.replace(",", ".") in self.words.calibres:
            return not self.words.measure.match(self.folded.lower, count.end)
        return False

    def in_date(self, count: Count) -> bool:
        """Whether a month stands at `count`'s side and makes it a day or a year."""
        value = count.value or 0
        if self.before.get(count.start) == "month":
            return value <= 31 or _yearlike(count)
        if value <= 31 and self.words.cased_after.match(self.folded.cased, count.end):
            return True
        if not _yearlike(count):
            return False
        head = self.folded.cased[max(0, count.start - 24) : count.start]
        return self.words.dated_year.search(head) is not None


def _yearlike(count: Count) -> bool:
    token = count.first
    return (
        token is not None and token is count.last and not token.scaled and token.kind == "digits"
        and len(token.raw) == 4 and token.raw.isdigit() and 1900 <= token.value <= 2099
    )  # fmt: skip


_OPEN, _CLOSE = re.compile(r" ?\( ?"), re.compile(r" ?\)")


def _repeated(found: list[Count], text: str) -> Iterator[Count]:
    """Counts; one told twice, 'deux (02)', is one."""
    held: Count | None = None
    for count in found:
        if held is not None:
            opened, closed = _OPEN.fullmatch(text, held.end, count.start), _CLOSE.match(text, count.end)
            if opened and closed and held.value is not None and held.value == count.value:
                held = replace(held, end=closed.end())
                continue
            yield held
        held = count
    if held is not None:
        yield held


def _out_of_place(count: Count, text: str, words: NumberWords) -> bool:
    """A lone word that is a number only before a noun ('neuf') and stands elsewhere."""
    if count.first is None or count.first is not count.last:
        return False
    needed = words.before_noun.get(count.first.raw)
    return needed is not None and not needed.match(text, count.end)


def _ranges(found: list[Count], text: str, words: NumberWords) -> list[Count]:
    """Counts; '2 to 3 million' is two millions and three; scores and variants (2-1, 2000-5) are left out."""
    kept: list[Count] = []
    for count in found:
        left = kept[-1] if kept else None
        if left is not None and left.written and count.written and count.start - left.end < 30:
            between = words.range.fullmatch(text, left.end, count.start)
            low, high = left.total + left.group, count.total + count.group
            if between and text[left.end : count.start] == "-" and low >= high:
                kept.pop()
                continue
            if between and left.first is left.last and count.scale < 1e19 and low * count.scale <= high:
                kept[-1] = replace(left, group=left.group * count.scale)
        kept.append(count)
    return kept


def _counting(found: list[Count], folded: Folded, around: _Around, words: NumberWords) -> list[Count]:
    """Counts that count; a number joined to one of a bore ('120, 82 and 60 mm') is of a bore too."""
    kept: list[Count] = []
    bore: Count | None = None
    for count in reversed(found):
        gap = folded.lower[count.end : bore.start] if bore is not None else None
        joined = gap is not None and (gap == ", " or words.range.fullmatch(gap) is not None)
        if joined or words.bore.match(folded.lower, count.end):
            bore = count
        else:
            bore = None
            if not around.says_no_count(count):
                kept.append(count)
    return kept[::-1]


def _without_dates(found: list[Count], folded: Folded, around: _Around, words: NumberWords) -> list[Count]:
    """Counts that are no part of a date; a day joined to a day of a date ('18 et 19 avril') is one too."""
    kept: list[Count] = []
    following: Count | None = None
    for count in reversed(found):
        dated = around.in_date(count)
        if (
            not dated
            and following is not None
            and (count.value or 99) <= 31
            and following.start - count.end < 20
        ):
            gap = folded.lower[count.end : following.start]
            dated = gap == ", " or words.range.fullmatch(gap) is not None
        following = count if dated else None
        if not dated:
            kept.append(count)
    return kept[::-1]
