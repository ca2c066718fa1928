"""The words of numbers, by language, compiled from the codebook's `numbers/` files into patterns.

The keys of those files are described in `numbers/any.yaml`. Names of months are CLDR's, through Babel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Any

from babel import Locale, UnknownLocaleError

from bordereau.codebook import read_data

_ALIKE = {
    "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "٬": "'", "٫": ".",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ", "\r": " ",
}  # fmt: skip
# Signs that a reader does not see as letters of their own: accents written apart, Arabic vowels and tatweel.
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f\u00ad]")
NEVER = r"(?!)"
LOOK_BACK = r"(?<!\w)"
# Stands, sign for sign, where a currency was taken out of the text.
MASK = "¤"


class _Base(dict[int, str]):
    """A character's base letter or plain sign; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = base = _ALIKE.get(char) or unicodedata.normalize("NFD", char)[0]
        return base


class _Lower(dict[int, str]):
    """A character's lower case, always one character; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = lower = chr(code).lower()[:1] or chr(code)
        return lower


_CASED = _Base()
_LOWER = _Lower()


@dataclass(frozen=True)
class Folded:
    """A text made easy to match: accents gone, signs alike. `lower` and `cased` are of one length; `at` maps
    their offsets to offsets into the text, and is None where these are the same."""

    lower: str
    cased: str
    at: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that the folded span `start`, `end` (not empty) came from."""
        return (start, end) if self.at is None else (self.at[start], self.at[end - 1] + 1)


@lru_cache(maxsize=8)
def fold_signs(text: str) -> Folded:
    """`text` folded for numbers: unlike the codebook's fold it keeps the signs, and drops combining marks."""
    at: tuple[int, ...] | None = None
    if _MARKS.search(text):
        at = tuple(i for i, char in enumerate(text) if not _MARKS.match(char))
        text = "".join(text[i] for i in at)
    cased = text.translate(_CASED)
    return Folded(cased.translate(_LOWER), cased, at)


def lowered(text: object) -> str:
    """The folded lower form of a word of the codebook."""
    return fold_signs(str(text)).lower


def any_of(names: Iterable[object]) -> str:
    """A pattern, for folded lower text, of any of `names` as whole words, the longest first; none: no match.

    A blank in a name stands for a blank or a hyphen; a final 'de' also for "d'".
    """
    return _alternatives(sorted({lowered(name) for name in names}, key=lambda name: (-len(name), name)))


def exact(names: Iterable[str]) -> str:
    """`any_of` for `Folded.cased`: the names in their own case."""
    return _alternatives(
        sorted({fold_signs(name).cased for name in names}, key=lambda name: (-len(name), name))
    )


def _alternatives(names: list[str]) -> str:
    """Those that begin with a letter share one look back, so that a scan leaves a word's inside at once."""
    wordy = "|".join(_ending(n) for n in names if n[:1].isalnum())
    others = [_ending(n) for n in names if not n[:1].isalnum()]
    both = [f"{LOOK_BACK}(?:{wordy})"] if wordy else []
    return f"(?:{'|'.join(both + others)})" if names else NEVER


def _ending(name: str) -> str:
    stem = name[:-2] if name.endswith(" de") else name
    body = re.escape(stem).replace(r"\ ", "[ -]").replace(r"\-", "-" if name[:1] == "-" else "[ -]")
    if stem != name:
        return rf"{body}(?:de(?!\w)|d')"
    return body + (r"(?!\w)" if name[-1:].isalnum() or name[-1:] == "." else "")


@dataclass(frozen=True)
class NumberWords:
    """What the codebook says of numbers in one language, ready for use on folded text.

    `token` finds digits, number words and what only looks like a number; `forms` gives a number word's class
    and value. `before` and `after` (`cased_` on text in its own case) find the words around a number; their
    groups name what they say of it.
    """

    token: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    cased_before: re.Pattern[str]
    cased_after: re.Pattern[str]
    gap: re.Pattern[str]
    range: re.Pattern[str]
    dated_year: re.Pattern[str]
    measure: re.Pattern[str]
    bore: re.Pattern[str]
    forms: Mapping[str, tuple[str, float]]
    approximate: frozenset[str]
    plurals: frozenset[str]
    before_noun: Mapping[str, re.Pattern[str]]
    suffixes: Mapping[str, float]
    money_suffixes: Mapping[str, float]
    glued_units: frozenset[str]
    ordinal_suffixes: frozenset[str]
    calibres: frozenset[str]
    decimal: str
    wide_tens: frozenset[float]
    units_first: bool
    join_after: float
    join_before: frozenset[float]


@lru_cache(maxsize=32)
def number_words(lang: str) -> NumberWords:
    """The number words of `lang` (ISO 639-1). A language with no file knows digits and signs only."""
    common: dict[str, Any] = read_data("numbers/any.yaml") or {}
    data: dict[str, Any] = (read_data(f"numbers/{lang}.yaml") if lang.isalpha() else None) or {}
    forms = dict(_forms(data))
    joiner = data.get("joiner") or {}
    suffixes = [lowered(s) for s in data.get("ordinal_suffixes", ())]
    near = any_of(data.get("approximate_before", ()))
    ranges = any_of(data.get("ranges", ()))
    any_case, own_case = _labels([*common.get("labels", ()), *data.get("labels", ())])
    months = _months(lang, data)
    return NumberWords(
        token=_token(forms, lowered(joiner.get("prefix") or ""), suffixes, any_of(data.get("percent", ()))),
        before=re.compile(
            rf"(?P<approximate>{near}|[~≈]) ?|(?P<label>{any_case}) ?"
            rf"|(?P<year>{any_of(data.get('year_cues', ()))})[ -]?"
        ),
        after=_after(common, data),
        cased_before=re.compile(
            rf"(?P<label>{own_case}) ?|(?P<month>{months if data.get('month_first') else NEVER})\.? "
        ),
        cased_after=re.compile(rf"(?:st|nd|rd|th|er)?(?: de| of)? ?{months}"),
        gap=re.compile(
            rf"(?P<join>[ -]{any_of(joiner.get('words', ()))}[ -])|(?P<of> {any_of(data.get('of', ()))} ?)"
            r"|(?P<plain> {1,2}|-| ?\n ?)"
        ),
        range=re.compile(rf" ?(?:-|{ranges}) ?(?:{near} ?)?{MASK}*"),
        dated_year=re.compile(rf"{months}(?:\.? \d{{1,2}}(?:st|nd|rd|th)?)?(?:\.?,? | de | del )$"),
        bore=re.compile(rf" ?-?{any_of(common.get('bores', ()))}"),
        measure=re.compile(rf" ?{any_of(common.get('measures', ()))}"),
        forms=forms,
        approximate=frozenset(
            _key(n) for c in data.get("collectives", ()) if c.get("approximate") for n in c["names"]
        ),
        plurals=frozenset(map(_key, data.get("plurals", ()))),
        before_noun={
            lowered(word): re.compile(rf"[ -](?!{any_of(names)})[^\W\d_]")
            for word, names in (data.get("before_noun") or {}).items()
        },
        suffixes=common.get("suffixes", {}),
        money_suffixes=common.get("money_suffixes", {}),
        glued_units=frozenset(common.get("glued_units", ())),
        ordinal_suffixes=frozenset(s.strip("-.") for s in suffixes),
        calibres=frozenset(common.get("calibres", ())),
        decimal=str((data.get("digits") or {}).get("decimal", ".")),
        wide_tens=frozenset(map(float, data.get("wide_tens", ()))),
        units_first=bool(data.get("units_first")),
        join_after=float(joiner.get("after", inf)),
        join_before=frozenset(map(float, joiner.get("before", ()))),
    )


_OTHER_CLASSES = {
    "vague_lead": "lead", "vague": "vague", "halves": "half", "and_half": "and_half", "singles": "single",
}  # fmt: skip


def _key(form: object) -> str:
    return lowered(form).replace("-", " ")


def _elided(key: str) -> tuple[str, ...]:
    """A word as `any_of` matches it: with a final 'de', with "d'" as well."""
    return (key, f"{key[:-2]}d'") if key.endswith(" de") else (key,)


def _forms(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, float]]]:
    """Number word -> class and value. A later pair for a word takes the place of an earlier one."""
    ones = {_key(f) for f in (data.get("units") or {}).get(1, ())}
    for value, names in (data.get("units") or {}).items():
        yield from ((_key(n), ("unit", float(value))) for n in names)
    yield from ((_key(n), ("hundred", 100.0)) for n in data.get("hundred", ()))
    for value, names in (data.get("scales") or {}).items():
        yield from ((_key(n), ("scale", float(value))) for n in names)
    for value, names in (data.get("ordinals") or {}).items():
        yield from ((_key(n), ("ordinal", float(value))) for n in names)
    for entry in data.get("collectives", ()):
        yield from ((_key(n), ("collective", float(entry["value"]))) for n in entry["names"])
    for key, kind in _OTHER_CLASSES.items():
        yield from ((form, (kind, 1.0)) for n in data.get(key, ()) for form in _elided(_key(n)))
    yield from ((_key(n), ("one" if _key(n) in ones else "article", 1.0)) for n in data.get("articles", ()))


def _months(lang: str, data: Mapping[str, Any]) -> str:
    """A pattern of the month names of `lang`; where they are written with a capital, only so."""
    names = {str(n) for n in data.get("months", ())}
    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError, TypeError):
        return NEVER
    for context in locale.months.values():
        for width in ("wide", "abbreviated"):
            names.update(str(name).strip(".") for name in context.get(width, {}).values())
    names = {name for name in names if name[:1].isalpha()}
    own = exact(n for n in names if n[:1].isupper())
    return f"(?:{own}|(?i:{any_of(n for n in names if not n[:1].isupper())}))"


def _labels(names: list[str]) -> tuple[str, str]:
    """Patterns of labels in any case, and of those in their own case."""
    return any_of(n for n in names if not n.startswith("=")), exact(n[1:] for n in names if n.startswith("="))


def _after(common: Mapping[str, Any], data: Mapping[str, Any]) -> re.Pattern[str]:
    keys = ("not_counts", "percent", "fractions", "times")
    everywhere = [*common.get("not_counts", ()), *common.get("bores", ())]
    other = any_of([*everywhere, *(n for key in keys for n in data.get(key, ()))])
    near = any_of(data.get("approximate_after", ()))
    return re.compile(rf"(?P<other> ?-?{other})|(?P<calibre> ?[x×] ?\d)|(?P<approximate> {near})")


# What has digits in it and is no number, by what it begins with: a letter (Mi-24, TB2), a digit, a sign.
_DESIGNATION = r"""(?:
    https?://\S+ | www\.\S+
  | (?: [^\W\d_\u0600-\u06ff]+ -? | [^\W\d_]+ - ) \d\w* (?: [.,] \d+ )? (?: [-/] \w*\d\w* )*
)"""
_NOT_A_NUMBER = r"""(?:
    (?:19|20)\d\d - \d{1,2} (?: - \d{1,2} )? (?!\w)                                 # 2022-04-18
  | \d{1,2} (?P<by>[./-]) \d{1,2} (?P=by) \d{2,4} (?!\w)                            # 18/04/2022
  | \d{1,2} : \d{2} (?: : \d{2} )?                                                  # 15:40
  | \d{1,2} [ ]? h [ ]? \d{2} (?!\w)                                                # 00 h 45
  | \d{1,2} \. \d{2} [ ]? (?: [ap]\.?m | gmt ) \b
  | 0\d{2,} (?! \d | [.,]\d )                                                       # 0295
  | 0\d (?: [ .-] \d{2} ){4} (?!\d) | \d{3}-\d{3}-\d{4} (?!\w)                     # telephone
  | \d+ (?: [.,]\d+ )? (?: [ ]? [x×] [ ]? \d+ (?: [.,]\d+ )? )+ (?: [ ]?mm )?       # 4x4, 7.62x39
  | \d+ (?: / \d+ )+ \w*                                                            # 209/1400, 24/7
  | (?! \d{1,3} (?P<like>[.,]) \d{3} (?: (?P=like) \d{3} )* (?!\d) )
    \d+ (?P<dot>[.,]) \d+ (?: (?P=dot) \d+ )+                                         # 1.2.3
)"""
# +223 20..., (555) 123-4567, .50
_SIGNED = r"(?: \+ \d [\d ().-]{6,40} \d | \( \d{3} \) [ ]? \d{3}-\d{4} | (?<![\w.]) \. \d+ \w* )"
_DIGITS = r"""
    (?P<digits> (?!0) \d{1,3} (?P<sep>[ '.,]) \d{3} (?: (?P=sep) \d{3} )* (?!\d) (?: [.,] \d+ )?
              | \d+ (?: [.,] \d+ )? )
"""


def _token(forms: Mapping[str, object], prefix: str, suffixes: list[str], percent: str) -> re.Pattern[str]:
    """The pattern that cuts folded lower text into numbers: what is none (`skip`), digits and what is glued
    to them, number words. Each alternative is tried from its first letter only, so a scan is linear in the
    text."""
    hyphened = "|".join(re.escape(s) for s in suffixes if s.startswith("-")) or NEVER
    glue = rf"(?P<glue> (?:{hyphened}) (?!\w) | [^\W\d_] \w* (?: - \w*\d\w* )* )?"
    words = any_of(forms)
    joined = rf"{prefix}(?P<joined>{words.replace(LOOK_BACK, '')})" if prefix else rf"{NEVER}(?P<joined>)"
    return re.compile(
        rf"""(?<!\w) (?: (?=\d) (?: (?P<skip>{_NOT_A_NUMBER}) | (?P<number>{_DIGITS}){glue} )
             | (?=[^\W\d_]) (?: (?P<name>{_DESIGNATION}|{percent}) | (?P<word>{words}) | {joined} ) )
             | (?P<other>(?=[+(.]) {_SIGNED} ) | (?<=[\u0621-\u064a]) (?P<suffixed>\d+)""",
        re.VERBOSE,
    )
