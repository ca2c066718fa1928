"""What the words around a name say for and against its being a place."""

from __future__ import annotations

from bordereau.values.places_data import Words, known_places
from bordereau.values.places_index import look_up
from bordereau.values.places_text import Text

# Inhabitants from which a name counts without support; below the second it needs a preposition of place.
_LARGE, _SMALL, _TINY = 100_000, 15_000, 5_000
_SHORT = 3  # letters of a name too short to trust
_LONGEST_CUE = 4  # words in a prepositional phrase ('à l'ouest de')
_ENUMERATION = frozenset((", ", " et ", " and ", " ou ", " or ", " y ", " e ", " и "))


class Evidence:
    """Reads the surroundings of names in one text."""

    def __init__(self, text: Text, words: Words, within: set[int]) -> None:
        self.text, self.words, self.within = text, words, within
        self.accepted: dict[int, bool] = {}  # word after an accepted name -> whether it had strong support
        self.people = self._people()

    def note(self, first: int, end: int) -> None:
        """Remember an accepted name: names coordinated with it share its support."""
        self.accepted[end] = self.support(first, end) == 2

    def verdict(
        self,
        first: int,
        end: int,
        *,
        size: int,
        sure: bool,
        listed: bool,
        capital: bool,
        state: bool,
        word: bool,
        in_context: bool,
    ) -> bool | None:
        """Whether the words name a place; None where that stands only if the text shows it elsewhere.

        `size`: inhabitants of the likeliest reading; `listed`: the codebook has it, `sure`: as unambiguous; `capital`: of a
        state; `state`: the name is a state's too; `word`: an ordinary word too; `in_context`: its country is one
        of the article's.
        """
        text = self.text
        dateline = text.dateline(first, end)
        if state:
            return dateline and capital and text.shouted(first, end)
        if (not listed and self.is_fragment(first, end)) or self.is_organisation(first, end) or self.is_compound(first, end, size, sure):
            return False
        if sure and not self.is_person(first, end, sure=True):
            return True
        if dateline and (size >= _SMALL or not word) and (text.shouted(first, end) or size >= _SMALL and not word):
            return True
        if not sure and (self.is_initials(first, end, size) or self.is_scrap(first, end, size, capital)):
            return False
        support = self.support(first, end)
        if self.is_person(first, end) and not (support == 2 and size >= _SMALL and not text.plain_capital(end)):
            return False
        if word or text.words[first] in self.words.openers or text.words[first] in self.words.links:
            return self.word_verdict(first, support, size, capital)
        return self.size_verdict(first, support, size, in_context)

    def word_verdict(self, first: int, support: int, size: int, capital: bool) -> bool | None:
        """For a name that is an ordinary word too: the capital must come from the name, not the position."""
        positional = self.text.opens_sentence(first) or self.text.title_line(first)
        if support == 2:
            return size >= _SMALL
        if size >= _LARGE and not positional:
            return True
        return True if capital and size >= _LARGE * 10 else (None if size >= _SMALL else False)

    def size_verdict(self, first: int, support: int, size: int, in_context: bool) -> bool | None:
        """For a proper name: the smaller the town, the more must speak for it."""
        positional = self.text.opens_sentence(first)
        if support == 2 or size >= _LARGE:
            return True
        if size >= _SMALL:
            return True if in_context or (support and size >= _LARGE / 2) else None
        return True if in_context and support and not positional else None

    def support(self, first: int, end: int) -> int:
        """2: a preposition of place before it, or part of a facility's name; 1: 'de', 'to', 'from'; 0: none."""
        text = self.text
        if first in self.within:
            return 2
        if first in self.accepted and text.gap(first) == ", ":
            return 2 if self.accepted[first] else 0
        if first - 1 in self.accepted and text.text[text.ends[first - 2] : text.starts[first]] in _ENUMERATION:
            return 2 if self.accepted[first - 1] else 0
        if not text.joined(first):
            return 0
        for length in range(min(_LONGEST_CUE, first), 0, -1):
            if text.key(first - length, first) in self.words.before:
                return 2
        return int(text.words[first - 1] in self.words.weak_before)

    def is_organisation(self, first: int, end: int) -> bool:
        """'Accords d'Oslo', 'Washington Post': a name after a place is no place."""
        text, words = self.text, self.words
        if text.plain(end) and text.capital(end) and text.words[end] in words.organisation_after:
            return True
        i = first - 1
        while i >= 0 and text.joined(i + 1) and text.words[i] in words.genitive:
            i -= 1
        return 0 <= i < first - 1 and text.joined(i + 1) and text.words[i] in words.organisation_before

    def is_compound(self, first: int, end: int, size: int, sure: bool) -> bool:
        """'Franco-Xxx', 'pro-Moscow': half of a compound counts only where it is well known by itself."""
        text, words = self.text, self.words
        if first in self.within:
            return False
        if text.hyphened(first):
            before = text.words[first - 1]
            if before in words.never or before in words.people or before in words.half:
                return True
            return before not in words.links and not ((sure or size >= _LARGE) and _is_listed(before))
        if text.hyphened(end) and text.capital(end):
            return not ((sure or size >= _LARGE) and _is_listed(text.words[end]))
        return False

    def is_scrap(self, first: int, end: int, size: int, capital: bool) -> bool:
        """A very short name, or one after an article ('the Reading festival'), counts only of a large town."""
        if len(self.text.key(first, end)) <= _SHORT:
            return size < _LARGE
        article = self.text.plain(first) and self.text.words[first - 1] in self.words.determiners
        elided = first > 0 and self.text.joined(first) and self.text.words[first - 1] == "l"
        return (article or elided) and not (capital or size >= _LARGE) and first not in self.within

    def is_fragment(self, first: int, end: int) -> bool:
        """'Aden' in 'Aden Adde International Airport': a part of a facility's own name is no town."""
        text, within = self.text, self.within
        before = first - 1 in within and first in within and text.plain_capital(first) and text.capital(first - 1)
        return before or (end - 1 in within and end in within and text.plain_capital(end))

    def is_initials(self, first: int, end: int, size: int) -> bool:
        """Shouted letters that are no headline are an acronym, unless long and well known."""
        text = self.text
        if not text.shouted(first, end) or text.text[text.starts[first]] > "\u024f" and len(text.key(first, end)) > 4:
            return False
        if text.title_line(first):
            return size < _LARGE
        return len(text.key(first, end)) < 5 or (size < _LARGE and end - first == 1)

    def is_person(self, first: int, end: int, sure: bool = False) -> bool:
        """Whether the name is part of a person's: after a title or first name, before a surname."""
        text, words = self.text, self.words
        key = text.key(first, end)
        if first in self.within:
            return False
        if text.plain(first) and text.words[first - 1] in words.titles:
            return True
        if not sure and (key in words.people or key in self.people):
            return True
        if text.title_line(first):
            return False
        if self.leads(first):
            return text.words[first - 1] in words.people if sure else True
        return not sure and text.plain_capital(end) and text.words[end] not in words.openers and end not in self.within

    def leads(self, i: int) -> bool:
        """Whether a capitalised word that belongs to no place stands right before word `i`."""
        text, words = self.text, self.words
        return (
            text.plain(i)
            and text.capital(i - 1)
            and i not in self.accepted
            and text.words[i - 1] not in words.openers
            and text.words[i - 1] not in words.before
            and text.words[i - 1] not in words.weak_before
            and not text.shouted(i - 1, i)
        )

    def _people(self) -> frozenset[str]:
        """Words that stand in this text as a surname, after a title or a first name that is listed."""
        text, known = self.text, self.words.people | self.words.titles
        return frozenset(
            text.words[i]
            for i in range(1, len(text))
            if text.words[i - 1] in known and text.plain(i) and text.capital(i) and not text.title_line(i)
            and (text.capital(i - 1) or text.words[i - 1] in self.words.titles)
        )  # fmt: skip


def _is_listed(word: str) -> bool:
    """Whether a folded word is the name of a place by itself."""
    return word in known_places() or look_up(word) is not None
