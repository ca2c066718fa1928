"""What opens an article: its headline, its dateline ('PARIS, 6 fév. -'), its date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bordereau.layout.calendars import day_pattern, iso_of
from bordereau.layout.lines import PROSE, Line, Span, plain
from bordereau.layout.residue import date_lines, labels, opening_lines
from bordereau.model import Article

_DATED_LINES = 3
_LONGEST_DATELINE = 160
_LONGEST_HEADLINE = 200
_LEAST_BODY = 25
# Words of one place: capitalised, or particles between such words ('Port-au-Prince', 'Rio de Janeiro').
_CAPS = r"(?:Ste?\. )?[^\W\d_a-zà-öø-ÿа-яё\u0600-\u06ff](?:[^\W\d_]|['’.-](?=[^\W\d_]))*"
_PARTICLE = r"d[eu]|del|d[ao]s?|la|le|les|of|sur|et|and|y|e|al|el|en|aux?"
_NAME = rf"{_CAPS}(?:[ -](?:(?:{_PARTICLE})[ -])*{_CAPS})*"
_PLACE = re.compile(rf"{_NAME}(?:\s?/\s?{_NAME})?")
_REGION = re.compile(rf"(?:, {_NAME}\.?)?")
# Arabic has no capitals: up to three words with a date or a dash after them.
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){0,2}?(?= في \d| ?[،(]| [-–—])")
_ASIDE = r"(?: ?\([^()\n]{1,60}\))?"
_END = r"(?P<end> ?[.:]? ?-+ | ?\| | ?: |\. )"


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening such as 'KYIV, Feb 10 (agency) -'.

    `span` is all of it with the mark that ends it, `place` the name of the place, `date` the day where one is
    given; all are offsets into the text. `iso` is the ISO day, where the dateline tells the year too.
    """

    span: Span
    place: Span
    date: Span | None
    iso: str | None


def dateline(text: str, lang: str) -> Dateline | None:
    """The dateline of `text`; None where there is none.

    It is looked for at the start of the first lines, page residue passed over. A place in capitals may end
    in a dash, a colon, a bar or a full stop; one in small letters must have a dash, or a date beside it.
    """
    for line in opening_lines(text, lang):
        found = _dateline_in(line, lang)
        if found is not None:
            return found
        if line.is_prose:
            return None
    return None


def published_in(text: str, lang: str) -> str | None:
    """The date of publication that the text itself tells: ISO day, or ISO year where no more is certain.

    Read from a line among the first three that gives the date of publication ('Publié le 3 mars 2024 à
    10h', or a date alone), or from a dateline with a year. None where there is neither.
    """
    for line in date_lines(text, lang, _DATED_LINES):
        day = iso_of(line.words, lang)
        if day is not None:
            return day
    found = dateline(text, lang)
    return found.iso if found is not None else None


def headline(article: Article) -> Span | None:
    """The span of the headline in the article's text, where the article has no title of its own.

    It is the first line that is no page residue, if it is short, does not end a sentence, and article text
    follows.
    """
    if article.title is not None:
        return None
    lines = opening_lines(article.text, article.lang or "")
    if len(lines) < 2:
        return None
    first, following = lines[0], lines[1:4]
    if not _looks_like_headline(first, article.lang or ""):
        return None
    if any(len(line.words) >= PROSE or len(line.words) > 1.3 * len(first.words) for line in following):
        return Span(first.start, first.end, "headline")
    return None


def _looks_like_headline(line: Line, lang: str) -> bool:
    words = line.words
    if not 10 <= len(words) <= _LONGEST_HEADLINE or len(words.split()) < 2:
        return False
    if words.endswith((".", ",", ";", ":", "…")) or words[0] in "-–—•*>[(" or words[0].islower():
        return False
    return _dateline_in(line, lang) is None


def _dateline_in(line: Line, lang: str) -> Dateline | None:
    head = line.words[:_LONGEST_DATELINE]
    named = _PLACE.match(head) or _ARABIC.match(head)
    if named is None or plain(named.group()).strip(" .") in labels(lang):
        return None
    rest = _rest_of_dateline(head, named.end(), lang)
    if rest is None or len(line.words) - rest.end() < _LEAST_BODY:
        return None
    capitals = len(named.group()) > 2 and named.group().isupper()
    if not (capitals or rest["day"] or "-" in rest["end"]):
        return None
    day = rest["day"]
    return Dateline(
        span=Span(line.start, line.start + rest.end(), "dateline"),
        place=Span(line.start, line.start + named.end(), "place"),
        date=Span(line.start + rest.start("day"), line.start + rest.end("day"), "date") if day else None,
        iso=iso_of(day, lang) if day else None,
    )


def _rest_of_dateline(head: str, start: int, lang: str) -> re.Match[str] | None:
    """What follows the place: agency, day and closing mark; a region between only where there must be one."""
    folded = plain(head)
    region = _REGION.match(head, start)
    for at in {start, region.end() if region else start}:
        rest = _after_place(lang).match(folded, at)
        if rest is not None:
            return rest
    return None


@cache
def _after_place(lang: str) -> re.Pattern[str]:
    """Pattern, on plain text, of what follows the place in a dateline."""
    return re.compile(rf"{_ASIDE}(?:[,،]? (?:في )?(?P<day>{day_pattern(lang)}))?{_ASIDE}{_END}")
