"""Names in a text that a list holds, before anything is decided about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bordereau.values.places_data import Known, key_of, known_places, small_heads, words
from bordereau.values.places_index import Reading, look_up
from bordereau.values.places_text import Text

_LONGEST = 7  # words in a name


@dataclass(frozen=True)
class Candidate:
    """A name on a list: words `first` to `end` (exclusive), its key, and what the lists say of it."""

    first: int
    end: int
    key: str
    known: tuple[Known, ...]
    towns: tuple[Reading, ...]
    state: bool
    word: bool
    article: str = ""


class Candidates:
    """The names of a text that the gazetteer or the codebook holds."""

    def __init__(self, text: Text, lang: str) -> None:
        self.text, self.lang, self.words = text, lang, words(lang)

    def __iter__(self) -> Iterator[Candidate]:
        """Names on a list, from left to right, the longest at each word, none inside another."""
        text, heads, i = self.text, small_heads(), 0
        while i < len(text):
            found = None
            if text.capital(i) or text.words[i] in heads or self.small_article(i):
                found = self.longest(i)
            if found:
                yield found
            i = found.end if found else i + 1

    def small_article(self, i: int) -> bool:
        """Whether word `i` is a small 'al' or 'el' that a hyphen ties to a capital."""
        text = self.text
        return (
            text.words[i] in self.words.inside
            and text.hyphened(i + 1)
            and text.capital(i + 1)
            and not text.hyphened(i)
        )

    def longest(self, first: int) -> Candidate | None:
        """The longest name on a list that starts at a word."""
        text = self.text
        small = text.words[first] in small_heads()  # 'mer de Chine méridionale'
        end = first + 1
        while end < min(len(text), first + _LONGEST) and text.joined(end):
            inside = text.words[end] in self.words.inside or text.words[end].isdigit()
            if not (small or inside or text.capital(end)):
                break
            end += 1
        for stop in range(end, first, -1):
            if found := self.listed(first, stop):
                return found
        return None

    def listed(self, first: int, end: int) -> Candidate | None:
        """The words as a name on a list, if they are one."""
        text = self.text
        if not any(text.capital(i) for i in range(first, end)):
            return None
        for key, article in self.keys(first, end):
            if len(key) < 2:
                continue
            known = tuple(k for k in known_places().get(key_of(key), ()) if self.cased(k, first, end))
            name = look_up(key) if text.capital(end - 1) or end - first > 1 else None
            if known or name:
                towns = name.readings if name else ()
                state = bool(name and self.lang in name.state_in)
                word = key in self.words.common or bool(name and self.lang in name.word_in)
                return Candidate(first, end, key, known, towns, state, word, article)
        return None

    def keys(self, first: int, end: int) -> Iterator[tuple[str, str]]:
        """The keys that the words can stand for, each with an article to restore before the name."""
        text, words = self.text, self.words
        plain = text.key(first, end)
        contraction = words.articles.get(text.words[first - 1]) if text.plain(first) else None
        if contraction:
            yield f"{key_of(contraction)} {plain}", contraction
        yield plain, ""
        if (written := key_of(plain)) != plain:
            yield written, ""
        for prefix in words.prefixes:
            if plain.startswith(prefix) and len(plain) > len(prefix) + 2:
                yield plain[len(prefix) :], ""
        for ending, others in words.endings.items():
            if plain.endswith(ending) and len(plain) > len(ending) + 2:
                yield from ((plain[: len(plain) - len(ending)] + other, "") for other in others)

    def cased(self, known: Known, first: int, end: int) -> bool:
        """Whether a place whose file asks for exact case has it here."""
        return known.cased is None or known.cased == " ".join(
            self.text.text[self.text.starts[i] : self.text.ends[i]] for i in range(first, end)
        )
