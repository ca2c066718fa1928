"""Page residue: what a saved page holds beside its news: menus, captions, comments, calls to subscribe.

What counts as residue is data, by language: `codebook/data/residue/`. An entry of such a file has
`residue` (the kind of span), `names` (patterns or phrases on plain text: lower case, no accents), `pos`
(`regex`, or `phrase` taken literally) and `extent`:

- `line`: the whole line is the residue, and a name must fit all of it, marks around it apart;
- `list`: such a line, and the short unfinished lines under it (headlines under 'Lire aussi :');
- `block`: such a line, and the line after it ('About us' and what is said there);
- `to_end`: such a line and all after it, where no news can follow (comments);
- `bracket`: words in round or square brackets, all of which a name must fit;
- `tail`: from where a name begins, after the end of a sentence, to the end of the line;
- `piece`: one piece of a line parted by bars; enough of them make the line a menu;
- `label`: words in capitals at the start of an article that are no place of a dateline.

`where` says `head` (first lines) or `tail` (last lines) where residue stands only there, `longest`
(characters) and `unfinished: true` (no full stop at the end) hold a name back from prose, `cased: true` is
for names that need capitals and accents as written. `<date>` and `<time>` in a pattern stand for a date and
a time of day in the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bordereau.codebook.files import CodebookError, read_data
from bordereau.layout.calendars import TIME, date_pattern
from bordereau.layout.lines import MARKS, Line, Span, lines_of, plain

_NEUTRAL = "any"
_UNKNOWN = ("en", "fr")
_HEAD, _TAIL = 6, 10
_LONGEST_LINE = 400
_LONGEST_LISTED = 160
_LISTED = 8
_BRACKETED = re.compile(r"\[[^\[\]\n]{1,300}\]|\([^()\n]{1,300}\)")
_BAR = re.compile(r" ?[|•·] ?|  +| [>/] ")
_BULLET = re.compile(r"[*•·►▶→▸■>–—-]\s|\d{1,2}[.)]\s")
_UNENDED = (".", ";", ":", ",")
_EXTENTS = ("line", "list", "block", "to_end", "bracket", "tail", "piece", "label")


@dataclass(frozen=True, slots=True)
class _Rule:
    """All names of a file that act alike, as one pattern."""

    kind: str
    extent: str
    where: str
    longest: int
    unfinished: bool
    cased: bool
    pattern: re.Pattern[str]

    def fits(self, line: Line, words: str, folded: str, count: int) -> bool:
        if len(words) > self.longest or (self.unfinished and words.endswith(".")):
            return False
        first, last = {"head": (0, _HEAD), "tail": (count - _TAIL, count)}.get(self.where, (0, count))
        if not first <= line.number < last:
            return False
        return self.pattern.fullmatch(words if self.cased else folded) is not None


def find_residue(text: str, lang: str) -> list[Span]:
    """Spans of `text` that are page residue, in order and without overlap; offsets into `text`.

    `lang` is the article's language; residue in no language (bars, hashtags, '©') is found in all. Kinds are
    those of the data files, among them `note`: a correction or change of the article, whose date and figures
    are no news. Whole lines, brackets or ends of lines are returned, and prose is left alone: where a line
    might be either, it is news.
    """
    lines, rules = lines_of(text), _rules(lang)
    spans: list[Span] = []
    done = 0
    for line in lines:
        if line.start < done:
            continue
        found = _whole_line(line, lines, rules, lang)
        if found is None:
            spans.extend(_within(line, rules))
            continue
        spans.append(found)
        done = found.end
    return spans


def opening_lines(text: str, lang: str, count: int = 8) -> list[Line]:
    """The first lines of `text` that are not residue as a whole, of its first `count` lines."""
    lines, rules = lines_of(text), _rules(lang)
    done = 0
    kept: list[Line] = []
    for line in lines[:count]:
        found = _whole_line(line, lines, rules, lang) if line.start >= done else None
        if found is not None:
            done = found.end
        elif line.start >= done:
            kept.append(line)
    return kept


def date_lines(text: str, lang: str, count: int) -> list[Line]:
    """Those of the first `count` lines of `text` that give the date of publication."""
    lines, rules = lines_of(text), _rules(lang)
    spans = ((line, _whole_line(line, lines, rules, lang)) for line in lines[:count])
    return [line for line, span in spans if span is not None and span.kind == "date"]


def labels(lang: str) -> frozenset[str]:
    """Plain words that open a text as a place does ('EXCLUSIF -') and are none."""
    return _words_of(lang, "label")


def _whole_line(line: Line, lines: list[Line], rules: tuple[_Rule, ...], lang: str) -> Span | None:
    if len(line.words) > _LONGEST_LINE:
        return None
    words = line.words.strip(MARKS)
    folded = plain(words)
    for rule in rules:
        if rule.extent in ("line", "list", "block", "to_end") and rule.fits(line, words, folded, len(lines)):
            return Span(line.start, _end_of(rule.extent, line, lines), rule.kind)
    if _is_menu(line, lines, lang):
        return Span(line.start, line.end, "menu")
    return None


def _end_of(extent: str, line: Line, lines: list[Line]) -> int:
    """Where the residue ends that this line begins."""
    if extent == "to_end":
        news = not _is_late(line, lines) and any(other.is_prose for other in lines[line.number + 1 :])
        return line.end if news else lines[-1].end
    after = lines[line.number + 1 : line.number + 1 + _LISTED]
    if extent == "block" and after:
        return after[0].end
    end = line.end
    if extent == "list":
        for other in after:
            bulleted = _BULLET.match(other.words) is not None
            if (other.after_blank and not bulleted) or len(other.words) > _LONGEST_LISTED:
                break
            if other.words.endswith(_UNENDED):
                break
            end = other.end
    return end


def _is_late(line: Line, lines: list[Line]) -> bool:
    """Whether this stands in the second half of the text: the number of comments often stands at the top."""
    return line.start - lines[0].start > lines[-1].end - line.end


def _is_menu(line: Line, lines: list[Line], lang: str) -> bool:
    """A line of short pieces parted by bars, most of them words of menus; at the end of a text, any three."""
    if not any(bar in line.words for bar in "|•·>/"):
        return False
    pieces = [piece.strip(MARKS) for piece in _BAR.split(plain(line.words))]
    pieces = [re.sub(r" ?\([^()]*\)$|^\d+ ", "", piece) for piece in pieces if piece]
    if len(pieces) < 2 or any(len(piece) > 60 or piece.endswith(".") for piece in pieces):
        return False
    known = sum(piece in _words_of(lang, "piece") for piece in pieces)
    if known * 2 >= len(pieces):
        return True
    # Other lines with bars beside it make this a row of a table, which may well be news.
    near = lines[max(0, line.number - 1) : line.number] + lines[line.number + 1 : line.number + 2]
    if any("|" in other.words for other in near) or "|" not in line.words:
        return False
    figures = any(char.isdigit() for piece in pieces for char in piece)
    late = line.number > 0 and line.number >= len(lines) - 3
    return len(pieces) >= 3 and late and (known > 0 or not figures)


def _within(line: Line, rules: tuple[_Rule, ...]) -> Iterator[Span]:
    """Brackets and the end of a line that are residue, the rest of the line being none."""
    found: list[Span] = []
    at = line.start
    for match in _BRACKETED.finditer(line.words):
        inner = match.group()[1:-1].strip(MARKS)
        kind = _kind_of_bracket(inner, rules)
        if kind is not None:
            found.append(Span(line.start + match.start(), line.start + match.end(), kind))
            at = found[-1].end
    last = _tail(line, rules)
    if last is not None and last.start >= at:
        found.append(last)
    yield from _widened(line, found)


def _kind_of_bracket(inner: str, rules: tuple[_Rule, ...]) -> str | None:
    folded = plain(inner)
    for rule in rules:
        fits = rule.extent == "bracket" and len(inner) <= rule.longest
        if fits and rule.pattern.fullmatch(inner if rule.cased else folded):
            return rule.kind
    return None


def _widened(line: Line, found: list[Span]) -> list[Span]:
    """One span of the whole line where nothing but marks is left beside its brackets."""
    if not found:
        return []
    left, at = [], line.start
    for span in found:
        left.append(line.words[at - line.start : span.start - line.start])
        at = span.end
    left.append(line.words[at - line.start :])
    if any(char.isalnum() for part in left for char in part):
        return found
    return [Span(line.start, line.end, found[0].kind)]


def _tail(line: Line, rules: tuple[_Rule, ...]) -> Span | None:
    offset = max(0, len(line.words) - _LONGEST_LINE)
    words = line.words[offset:]
    folded = plain(words)
    for rule in rules:
        if rule.extent == "tail":
            match = rule.pattern.search(words if rule.cased else folded)
            if match is not None and line.end - line.start - offset - match.start() <= rule.longest:
                return Span(line.start + offset + match.start(), line.end, rule.kind)
    return None


@cache
def _files(lang: str) -> tuple[dict[str, Any], ...]:
    own = read_data(f"residue/{lang}.yaml") if re.fullmatch(r"[a-z]{2,3}", lang) else None
    others = () if own is not None else tuple(read_data(f"residue/{code}.yaml") for code in _UNKNOWN)
    return tuple(data for data in (own, *others, read_data(f"residue/{_NEUTRAL}.yaml")) if data is not None)


@cache
def _words_of(lang: str, extent: str) -> frozenset[str]:
    return frozenset(
        plain(name)
        for data in _files(lang)
        for entry in data["entries"]
        if entry["extent"] == extent
        for name in entry["names"]
    )


@cache
def _rules(lang: str) -> tuple[_Rule, ...]:
    """The patterns of a language, names that act alike made one."""
    grouped: dict[tuple[str, str, str, int, bool, bool], list[str]] = {}
    for data in _files(lang):
        for entry in data["entries"]:
            extent = entry["extent"]
            if extent not in _EXTENTS:
                raise CodebookError(f"residue of {lang!r}: extent {extent!r} is none of {_EXTENTS}")
            if extent in ("piece", "label"):
                continue
            unfinished, cased = bool(entry.get("unfinished")), bool(entry.get("cased"))
            longest = int(entry.get("longest", _LONGEST_LINE))
            key = (
                str(entry["residue"]),
                str(extent),
                str(entry.get("where", "any")),
                longest,
                unfinished,
                cased,
            )
            literal = entry.get("pos", data.get("pos")) == "phrase"
            names = [_pattern_of(str(name), lang, literal=literal) for name in entry["names"]]
            grouped.setdefault(key, []).extend(names)
    return tuple(_Rule(*key, pattern=_compiled(key[1], names, lang)) for key, names in grouped.items())


def _pattern_of(name: str, lang: str, *, literal: bool) -> str:
    if literal:
        return re.escape(plain(name)) + r"[ .:!?>]*"
    return name.replace("<date>", f"(?:{date_pattern(lang)})").replace("<time>", f"(?:{TIME})")


def _compiled(extent: str, names: list[str], lang: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{name})" for name in names)
    whole = rf"(?:^|(?<=[.!?…»\"”)\]] ))(?:{joined})$" if extent == "tail" else joined
    try:
        return re.compile(whole)
    except re.error as error:
        raise CodebookError(f"residue of {lang!r}: no pattern: {error}") from error
