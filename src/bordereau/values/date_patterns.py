"""The wordings of dates, compiled from `codebook/data/dates/<language>.yaml` and from CLDR (through Babel).

A pattern is a template: a regular expression on folded text in which a space stands for the space between
words and `{class}` for any word of that class. The header of `fr.yaml` describes the schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from babel import Locale

from bordereau.codebook.files import CodebookError, read_data
from bordereau.codebook.openings import ByOpening
from bordereau.values.date_points import Point, Unit

LANGUAGES = ("fr", "en", "es", "pt", "ru", "ar")
BLANK = "\x01"  # stands in folded text where words that look like a date are none

_YEAR = r"(?<![0-9][.,])(?:1[89]|20)[0-9]{2}(?![0-9])(?![.,][0-9])(?! {1,2}%)(?! {1,2}000)"
_DIGITS = r"(?<![0-9][.,])(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])(?![.,:][0-9])"
_NUMBER = r"[1-9][0-9]{0,2}(?![.,]?[0-9])"
_GAP = "(?:[ ]{1,3})"
_MACRO = re.compile(r"\{([a-z_]+)(?::(b))?\}")
# A date cannot begin inside a word, nor right after a hyphen that ties it to one ('M-23', 'Mi-8').
_HEAD = r"(?<!\w)(?<!\w[-/])"
_TAIL = r"(?!\w)"
_LINE_END = re.compile(r"(?<!\n)(?<!\n )\n(?! ?\n)")
_LOOSE = re.compile(r"[ .-]")


class _Folding(dict[int, str]):
    """A translation table, filled as characters are met: one character for one, letters without accents,
    any dash '-', any apostrophe "'", any space ' ', any decimal digit an ASCII one.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        base = unicodedata.normalize("NFD", char)[0]
        if kind == "Nd":
            base = str(unicodedata.decimal(char))
        elif kind == "Pd":
            base = "-"
        elif char in "’‘ʼ′`´":
            base = "'"
        elif char != "\n" and (kind in ("Zs", "Cc", "Cf") or char.isspace()):
            base = " "
        self[code] = base
        return base


class _Lowering(dict[int, str]):
    """Lower case, one character for one."""

    def __missing__(self, code: int) -> str:
        lower = chr(code).lower()
        self[code] = lower if len(lower) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()
_LOWERING = _Lowering()


def fold(text: str) -> str:
    """`text` in lower case and without accents, as the patterns are matched on it; as long as `text`."""
    return text.translate(_FOLDING).translate(_LOWERING)


@dataclass(frozen=True)
class Pattern:
    """One wording: the groups it may capture, and what it says whatever they hold."""

    source: str
    groups: tuple[tuple[str, str, bool], ...]  # (name in the regular expression, class, of the second date)
    constants: Mapping[str, Any]
    after: re.Pattern[str] | None  # must match the end of the text before; None for no such condition

    def allows(self, before: str) -> bool:
        """Whether the words before a match are such as the wording asks for."""
        return self.after is None or self.after.search(before) is not None

    @cached_property
    def wording(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first tried; CodebookError where it is none."""
        try:
            return re.compile(f"{_HEAD}(?:{self.source}){_TAIL}")
        except re.error as error:
            raise CodebookError(f"dates: pattern {self.source!r}: {error}") from error


@dataclass(frozen=True)
class Grammar:
    """All the wordings of one language, in the order in which they are tried."""

    patterns: tuple[Pattern, ...]
    words: Mapping[str, Mapping[str, Any]]
    blanks: re.Pattern[str] | None
    lower_blanks: re.Pattern[str] | None
    since: re.Pattern[str] | None
    until: re.Pattern[str] | None
    day_first: bool

    def places(self, folded: str) -> Iterator[tuple[int, tuple[Pattern, ...]]]:
        """Where in prepared text a wording may begin, in order, and which may there."""
        for met in self._beginning.finditer(folded):
            yield met.start(), self._opened.at(folded, met.start())

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(rf"{_HEAD}(?=\S){self._opened.pattern}")

    @cached_property
    def _opened(self) -> ByOpening[Pattern]:
        return ByOpening((pattern, pattern.source) for pattern in self.patterns)

    def prepare(self, text: str) -> str:
        """`text` folded, line ends in a paragraph made spaces, and what only looks like a date blanked."""
        folded = text.translate(_FOLDING)
        if self.lower_blanks is not None:
            folded = self.lower_blanks.sub(_blank, folded)
        folded = _LINE_END.sub(" ", folded.translate(_LOWERING))
        return folded if self.blanks is None else self.blanks.sub(_blank, folded)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


@lru_cache(maxsize=len(LANGUAGES))
def grammar(lang: str) -> Grammar | None:
    """The wordings of `lang` (ISO 639-1); None where the codebook has no file for it.

    Raises CodebookError where a pattern of the file names an unknown class.
    """
    data = read_data(f"dates/{lang}.yaml") if lang in LANGUAGES else None
    return None if data is None else _compile(lang, cast("dict[str, Any]", data))


def _compile(lang: str, data: dict[str, Any]) -> Grammar:
    words = _words(lang, data)
    regexes = {name: _regex(name, words, data) for name in {*words, "year", "day", "digits", "number"}}
    phrases = {name: f"(?:{_alternatives(listed)})" for name, listed in data.get("phrases", {}).items()}
    macros: dict[str, str] = dict(data.get("macros", {}))
    patterns = []
    for index, entry in enumerate(data["patterns"]):
        try:
            source, groups = _template(entry["match"], index, macros, regexes, phrases)
        except KeyError as error:
            raise CodebookError(f"dates/{lang}.yaml: pattern {entry['match']!r}: {error}") from error
        constants = {name: value for name, value in entry.items() if name not in ("match", "after")}
        after = _before(data["phrases"][entry["after"]]) if "after" in entry else None
        patterns.append(Pattern(source, groups, constants, after))
    bounds = data.get("bounds", {})
    return Grammar(
        patterns=tuple(patterns),
        words={name: {_key(word): value for word, value in listed.items()} for name, listed in words.items()},
        blanks=_any_of(data.get("not_dates", ())),
        lower_blanks=_any_of(data.get("capitalised", ())),
        since=_before(bounds.get("since", ())),
        until=_before(bounds.get("until", ())),
        day_first=data.get("day_first", True),
    )


def _words(lang: str, data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Class -> folded word -> value, the names of months and weekdays taken from CLDR as well."""
    listed = {name: _by_word(values) for name, values in data["words"].items()}
    locale = Locale.parse(lang)
    for context in ("format", "stand-alone"):
        months, days = locale.months[context], locale.days[context]
        for number in range(1, 13):
            listed.setdefault("month", {}).setdefault(fold(months["wide"][number]), number)
            short = fold(months["abbreviated"][number]).rstrip(".")
            listed.setdefault("month_short", {}).setdefault(short, number)
        for number in range(7):
            listed.setdefault("weekday", {}).setdefault(fold(days["wide"][number]), number + 1)
    weak = data.get("weak_months", ())
    listed["any_month"] = listed.pop("month_short") | listed["month"]
    listed["strong_month"] = {word: value for word, value in listed["month"].items() if value not in weak}
    listed["any_weekday"] = listed.pop("weekday_short", {}) | listed["weekday"]
    return listed


def _by_word(values: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {fold(word): value for value, words in values.items() for word in words}


def _regex(name: str, words: Mapping[str, Mapping[str, Any]], data: Mapping[str, Any]) -> str:
    listed = _alternatives(words.get(name, ()))
    if name == "year":
        return _YEAR
    digits: str = _DIGITS + data.get("day_suffix", "")
    if name == "digits":
        return digits
    if name == "day":
        return f"(?:{digits}|{listed})" if listed else digits
    if name == "number":
        return f"(?:{_NUMBER}|{listed})" if listed else _NUMBER
    full = words.get(name.replace("any_", ""), {})
    if name.startswith("any_"):  # a shortened name may carry its full stop
        short = _alternatives(word for word in words[name] if word not in full)
        return rf"(?:{_alternatives(full)}|(?:{short})\.?)" if short else f"(?:{_alternatives(full)})"
    return f"(?:{listed})"


def _alternatives(words: Iterable[str]) -> str:
    """The words, longest first, as one choice; a space or a hyphen in them matches either."""
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[- ]").replace(r"\-", "[- ]?") for word in ordered)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = "|".join(_spaced(fold(word)) for word in words)
    return re.compile(f"(?<!\\w)(?:{listed})(?!\\w)") if listed else None


def _before(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the words, at the very end of the text before a mention."""
    listed = "|".join(_spaced(fold(word)) for word in words)
    return re.compile(f"(?<!\\w)(?:{listed})[ ]{{0,2}}$") if listed else None


def _spaced(source: str) -> str:
    """A template's single spaces as the space between words, its `~` as a space or a hyphen."""
    return source.replace(" ", _GAP).replace("~", "[ -]")


def _template(
    template: str,
    index: int,
    macros: Mapping[str, str],
    regexes: Mapping[str, str],
    phrases: Mapping[str, str],
) -> tuple[str, tuple[tuple[str, str, bool], ...]]:
    """The regular expression of a template, and its groups. Raises KeyError on an unknown class."""
    groups: list[tuple[str, str, bool]] = []

    def put(match: re.Match[str]) -> str:
        name, second = match[1], bool(match[2])
        if name in phrases:
            return phrases[name]
        group = f"g{index}_{len(groups)}"
        groups.append((group, name, second))
        return f"(?P<{group}>{regexes[name]})"

    for _ in range(3):  # macros may hold macros
        template = _MACRO.sub(lambda match: macros.get(match[1], match[0]), template)
    source = _MACRO.sub(put, _spaced(fold(template)))
    return source, tuple(groups)


def read_groups(
    match: re.Match[str], found: Pattern, words: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """What the groups of a match say: fields of Point by name, those of a second date with `_b` added."""
    told: dict[str, Any] = {}
    for group, name, second in found.groups:
        text = match[group]
        if text is None:
            continue
        tail = "_b" if second else ""
        for field, value in _fields(name, text, words):
            told[field + tail] = value
    return told


def _fields(name: str, text: str, words: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, Any]]:
    value = _value(name, text, words)
    unit, _, way = name.rpartition("_")
    if way in ("shift", "anchor"):
        yield "unit", cast(Unit, unit)
        yield "offset", value
        yield "anchored", way == "anchor"
    elif name == "feast":
        month, day = value.split("-")
        yield "month", int(month)
        yield "day", int(day)
    elif way in ("month", "weekday"):
        yield way, value
    else:
        yield ("day" if name == "digits" else name), value


def _value(name: str, text: str, words: Mapping[str, Mapping[str, Any]]) -> Any:
    digits = re.match(r"[0-9]+", text)
    known = words.get(name, {})
    key = _key(text)
    return int(digits[0]) if digits and key not in known else known[key]


def _key(word: str) -> str:
    """A folded word however its hyphens, spaces and full stops are written."""
    return _LOOSE.sub("", word)


def point_of(told: Mapping[str, Any]) -> Point:
    """A Point of the fields told, the others left out."""
    return Point(**{name: value for name, value in told.items() if name in Point.__dataclass_fields__})
