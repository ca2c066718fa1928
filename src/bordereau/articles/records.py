"""JSON values -> articles: the fields of a record, each checked, none of them fatal but the text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bordereau.articles.decoding import clean
from bordereau.articles.language import LANGUAGES, language_of
from bordereau.articles.problems import ArticleProblem, BrokenError, EmptyError
from bordereau.layout.datelines import published_in
from bordereau.model import Article

OnProblem = Callable[[ArticleProblem], None]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].{0,40})?)?)?")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_].{1,30})?")
_SLUG_LENGTH = 80


def parse_json(text: str) -> Any:
    """The value of a JSON text; ValueError with a short reason where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not JSON of an article: nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error


def iso_date(value: str) -> str | None:
    """`value` as 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', a time of day cut off; None where it is no such date."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def slug(name: str) -> str:
    """A short stable identifier from a file's name without its ending: letters and digits, '-' between."""
    folded = unicodedata.normalize("NFKC", clean(name)).casefold()
    return re.sub(r"[\W_]+", "-", folded)[:_SLUG_LENGTH].strip("-") or "article"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a source before it is read: its name for messages, and what articles may lack."""

    path: str
    language: str | None
    published: str | None
    on_problem: OnProblem


def article_of(record: object, given: Given, *, line: int | None, fallback_id: str) -> Article:
    """The article that `record` (a parsed JSON value) holds.

    Its own `lang` and `published` go before the given ones; without either, they are taken from the text.
    A field of the wrong type is left out, with a note to `given.on_problem`. BrokenError where the record is
    no object or its text is no string; EmptyError where the text is blank.
    """
    if not isinstance(record, dict):
        raise BrokenError(given.path, line, f"an article is a JSON object, this is {_kind(record)}")
    if "text" not in record:
        raise BrokenError(given.path, line, "no field 'text'")
    text = record["text"]
    if not isinstance(text, str):
        raise BrokenError(given.path, line, f"'text' is {_kind(text)}, not a string")
    text = clean(text)
    if not text.strip():
        raise EmptyError(given.path, line, "the text is empty")
    fields = _Fields(record, given, line)
    lang = fields.lang() or given.language or language_of(text)
    return Article(
        id=fields.identifier() or fallback_id,
        lang=lang,
        published=fields.published() or given.published or published_in(text, lang),
        publisher=fields.words("publisher"),
        url=fields.words("url"),
        title=fields.words("title"),
        text=text,
    )


class _Fields:
    """The fields of one record that may be wrong without harm."""

    def __init__(self, record: dict[str, Any], given: Given, line: int | None) -> None:
        self._record = record
        self._given = given
        self._line = line

    def words(self, field: str) -> str | None:
        value = self._record.get(field)
        if value is not None and not isinstance(value, str):
            self._note(f"'{field}' is {_kind(value)}, not a string: left out")
            return None
        return (clean(value).strip() or None) if value is not None else None

    def identifier(self) -> str | None:
        value = self._record.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.words("id")

    def published(self) -> str | None:
        value = self._record.get("published")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        elif value is not None:
            value = self.words("published")
        return self._checked("published", value, iso_date, "ISO date (YYYY, YYYY-MM or YYYY-MM-DD)")

    def lang(self) -> str | None:
        code = self._checked("lang", self.words("lang"), language_code, "language code such as 'fr'")
        if code is not None and code not in LANGUAGES:
            self._note(f"there is no codebook for the language {code!r}: no report will be found")
        return code

    def _checked(
        self, field: str, value: str | None, read: Callable[[str], str | None], wanted: str
    ) -> str | None:
        result = read(value) if value else None
        if value and result is None:
            self._note(f"'{field}' is no {wanted}: left out")
        return result

    def _note(self, reason: str) -> None:
        self._given.on_problem(ArticleProblem(self._given.path, self._line, reason, "note"))


def language_code(value: str) -> str | None:
    """The language of a tag such as 'fr', 'FR' or 'pt-BR', in small letters; None where it is no tag."""
    match = _LANG.fullmatch(value.strip())
    return match.group(1).lower() if match else None


def _kind(value: object) -> str:
    names: tuple[tuple[type, str], ...] = (
        (bool, "true or false"), (str, "a string"), (list, "a list"), (dict, "an object"),
        (int, "a number"), (float, "a number"),
    )  # fmt: skip
    return next((name for kind, name in names if isinstance(value, kind)), "null")
