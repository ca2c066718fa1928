"""Persons: their names as an article prints them, apart from the titles before them."""

from __future__ import annotations

from collections.abc import Iterator

from bordereau.codebook import fold, grammar_words
from bordereau.reading.names import capitals_pattern, find_names
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.statements.spans import Covering, Ends, Span

_NO_PERSONS = ("name", "capital", "group", "body", "pmc", "company", "mission")


def find_persons(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Start, end and sort of persons' names and of single words with a capital, without titles before them.

    The sort is name, capital (one word), body (a paper or broadcaster), place or people (a word for a
    nationality).
    """
    page = scene.page
    words = [(w.start, w.end) for w in scene.mentions.words.get("speaker", ()) if w.cls != "local"]
    parties = scene.mentions.parties
    places = Covering([(p.start, p.end) for p in scene.mentions.places])
    peoples = Covering([(p.start, p.end) for p in parties if p.form == "demonym"])
    bodies = Covering([(p.start, p.end) for p in parties if p.form in _NO_PERSONS])
    dates = [(d.start, d.end) for d in scene.mentions.dates]
    things = Covering([*((i.start, i.end) for i in scene.mentions.items), *dates])
    offices, titles, months = Covering(words), Ends(words), Ends(dates)
    for printed in find_names(page.whole, page.lang):
        found = _without_month(page, printed, months)
        if offices(*found) or things(*found):
            continue
        start, end = _without_title(page, found, titles)
        if start == end or bodies(start, end):
            continue
        one = "people" if peoples(start, end) else "capital"
        parts = page.whole[start:end].split()
        sort = one if len(parts) == 1 else "body" if _is_outlet(parts, page.lang) else "name"
        yield start, end, "place" if places(start, end) else sort


def _is_outlet(words: list[str], lang: str) -> bool:
    """Whether a name of several words is that of a paper or a broadcaster: 'Daily Star', 'Radio Okapi'."""
    known = grammar_words(lang).outlet_words
    return any(fold(word).strip() in known for word in (words[0], words[-1]))


def _without_month(page: Page, found: Span, dates: Ends) -> Span:
    """A name without the month of a date before it: 'Smith' of 'on 3 May Smith said'."""
    start, end = found
    rest = page.whole[min(dates.holding(start), end) : end].lstrip()
    return (end - len(rest) if rest else start), end


def _without_title(page: Page, found: Span, titles: Ends) -> Span:
    """A name behind its title: 'Stuart Young' of 'National Security Minister Stuart Young'."""
    start, end = found
    after, inner = titles.holding(start), titles.last_within(start, end)
    if inner is not None and page.whole[inner : inner + 1] == " ":
        after, end = inner, _name_end(page, inner, end)
    rest = _without_particles(page.whole[after:end].lstrip(), page.lang)
    return (end - len(rest) if " " in rest or after > start else start), end


def _name_end(page: Page, title: int, end: int) -> int:
    """Where the name behind a title ends, whose capitals are cut off at `end` for those before the title."""
    met = capitals_pattern(page.lang).match(page.whole, min(title + 1, end))
    return max(end, met.end()) if met else end


def _without_particles(name: str, lang: str) -> str:
    """A name without the particles that joined it to a title: 'Russie' of 'ambassadeur de Russie'."""
    particles = grammar_words(lang).name_particles
    while " " in name and name.split(" ", 1)[0] in particles:
        name = name.split(" ", 1)[1].lstrip()
    return name
