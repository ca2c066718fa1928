"""What the words around a name say for and against its being a place."""

from __future__ import annotations

from dataclasses import dataclass

from bordereau.values.places_data import Words, known_places
from bordereau.values.places_index import look_up
from bordereau.values.places_text import Text

# Inhabitants from which a name counts without support; below the second it needs a preposition of place.
_LARGE, _SMALL, _TINY = 100_000, 15_000, 5_000
_SHORT = 3  # letters of a name too short to trust
_LONGEST_CUE = 4  # words in a prepositional phrase ('à l'ouest de')
_ENUMERATION = frozenset((", ", " et ", " and ", " ou ", " or ", " y ", " e ", " и "))


@dataclass(frozen=True)
class Claim:
    """Words `first` to `end` (exclusive) and what the lists say of them.

    `size`: inhabitants of the likeliest reading; `listed`: the codebook has it, `sure`: as unambiguous;
    `capital`: of a state; `state`: the name is a state's too; `word`: an ordinary word too; `in_context`: its
    country is one of the article's.
    """

    first: int
    end: int
    size: int
    sure: bool
    listed: bool
    capital: bool
    state: bool
    word: bool
    in_context: bool


class Evidence:
    """Reads the surroundings of names in one text."""

    def __init__(self, text: Text, words: Words, within: set[int]) -> None:
        self.text, self.words, self.within = text, words, within
        self.accepted: dict[int, bool] = {}  # word after an accepted name -> whether it had strong support
        self.people = self._people()

    def note(self, first: int, end: int) -> None:
        """Remember an accepted name: names coordinated with it share its support."""
        self.accepted[end] = self.support(first, end) == 2

    def verdict(self, claim: Claim) -> bool | None:  # noqa: PLR0911 (one return a rule)
        """Whether the words name a place; None where that stands only if the text shows it elsewhere."""
        first, end, size, sure = claim.first, claim.end, claim.size, claim.sure
        text = self.text
        dateline = text.dateline(first, end) and len(text.key(first, end)) > _SHORT
        shouted = text.shouted(first, end)
        if claim.state:
            return dateline and claim.capital and shouted
        if self.is_part(claim):
            return False
        if sure and not self.is_person(first, end, sure=True):
            return True
        if dateline and ((shouted and not claim.word) or (size >= _SMALL and (shouted or not claim.word))):
            return True
        support = self.support(first, end)
        if not sure and (self.is_initials(claim) or self.is_scrap(claim, support)):
            return False
        strong = support == 2 and size >= _SMALL and not text.plain_capital(end)
        strong = strong and (claim.in_context or text.key(first, end) not in self.words.people)
        if self.is_person(first, end) and not strong:
            return False
        if claim.word or text.words[first] in self.words.openers or text.words[first] in self.words.links:
            return self.word_verdict(claim, support)
        return self.size_verdict(claim, support)

    def word_verdict(self, claim: Claim, support: int) -> bool | None:
        """For a name that is an ordinary word too: the capital must come from the name, not the position."""
        size = claim.size
        positional = self.text.opens_sentence(claim.first) or self.text.title_line(claim.first)
        if support == 2:
            return size >= _SMALL
        article = self.text.plain(claim.first) and self.text.words[claim.first - 1] in self.words.determiners
        if size >= _LARGE and not positional and not article and (support or claim.in_context):
            return True
        return True if claim.capital and size >= _LARGE * 10 else (None if size >= _SMALL else False)

    def size_verdict(self, claim: Claim, support: int) -> bool | None:
        """For a proper name: the smaller the town, the more must speak for it."""
        size = claim.size
        positional = self.text.opens_sentence(claim.first)
        if support == 2 or size >= _LARGE:
            return True
        if size >= _SMALL:
            return True if claim.in_context or (support and size >= _LARGE / 2) else None
        return True if claim.in_context and support and not positional else None

    def support(self, first: int, end: int) -> int:
        """How much the word before says for a place, from 0 to 2.

        2: a preposition of place, or the name is part of a facility's; 1: 'de', 'to', 'from'; 0: nothing.
        """
        text = self.text
        if first in self.within:
            return 2
        if first in self.accepted and text.gap(first) == ", ":
            return 2 if self.accepted[first] else 0
        linked = first - 1 in self.accepted
        if linked and text.text[text.ends[first - 2] : text.starts[first]] in _ENUMERATION:
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

    def is_part(self, claim: Claim) -> bool:
        """Whether the name belongs to a longer one that is no place, or no place of its own."""
        first, end = claim.first, claim.end
        if not claim.listed and self.is_fragment(first, end):
            return True
        return self.is_organisation(first, end) or self.is_compound(claim)

    def is_compound(self, claim: Claim) -> bool:
        """'Franco-Xxx', 'pro-Moscow': half of a compound counts only where it is well known by itself."""
        first, end, known = claim.first, claim.end, claim.sure or claim.size >= _LARGE
        text, words = self.text, self.words
        if first in self.within:
            return False
        if text.hyphened(first):
            before = text.words[first - 1]
            if before in words.never or before in words.people or before in words.half:
                return True
            return before not in words.links and not (known and _is_listed(before))
        if text.hyphened(end) and text.capital(end):
            return not (known and _is_listed(text.words[end]))
        return False

    def is_scrap(self, claim: Claim, support: int) -> bool:
        """Whether the name is very short or after an article ('the Reading show') and the town not large."""
        first, text = claim.first, self.text
        if len(text.key(first, claim.end)) <= _SHORT and claim.size < _LARGE:
            return claim.size < _SMALL or support < 2
        article = text.plain(first) and text.words[first - 1] in self.words.determiners
        elided = text.joined(first) and text.words[first - 1] == "l"
        return (
            (article or elided) and not (claim.capital or claim.size >= _LARGE) and first not in self.within
        )

    def is_fragment(self, first: int, end: int) -> bool:
        """'Aden' in 'Aden Adde International Airport': a part of a facility's own name is no town."""
        text, within = self.text, self.within
        if first in within and first - 1 in within and text.plain_capital(first) and text.capital(first - 1):
            return True
        return end - 1 in within and end in within and text.plain_capital(end)

    def is_initials(self, claim: Claim) -> bool:
        """Shouted letters that are no headline are an acronym, unless long and well known."""
        text, first, end, size = self.text, claim.first, claim.end, claim.size
        letters = len(text.key(first, end))
        if not text.shouted(first, end) or (text.text[text.starts[first]] > "\u024f" and letters > 4):
            return False
        if text.title_line(first):
            return size < _LARGE
        return letters < 5 or (size < _LARGE and end - first == 1)

    def is_person(self, first: int, end: int, sure: bool = False) -> bool:  # noqa: PLR0911 (one a rule)
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
        if sure or not text.plain_capital(end):
            return False
        return text.words[end] not in words.openers and end not in self.within

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
