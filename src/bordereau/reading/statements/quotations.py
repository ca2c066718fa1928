"""Quotations: what stands in quotation marks of any kind, nested, in pieces, or over several paragraphs.

A mark of another kind within a quotation is nested and opens nothing. A quotation that is not closed in its
paragraph goes on where the next paragraph opens with the same mark, as newspapers set long speech; else it
ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bordereau.reading.page import Page

Span = tuple[int, int]

WORDS = 5
"""Words that a quotation has at least, all its pieces together, to be a statement."""

_PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", "‘": "’", '"': '"', "'": "'", "`": "'", "「": "」"}
_MARKS = {m: re.compile(f"[{re.escape(m + closing)}]") for m, closing in _PAIRS.items()}
_SINGLE = re.compile(r"[’'](?!\w)")
_SINGLE_SURE = re.compile(r"[.,!?…][’'](?!\w)")
_TRIES = 40  # marks that are looked at for the one that closes
_DEEPEST = 4  # quotations within one another, at most
_FILLER = "\u2060"  # a word joiner: neither a space nor part of a word
_EVEN = frozenset("\"'")  # marks that open and close alike
_LONE = frozenset("‘'`")  # marks that are apostrophes as well
_LONGEST = 4000  # characters of one piece at most
_GAP = 160  # characters between two pieces of one sentence of speech, at most
_PIECES = 20  # pieces of one sentence of speech, at most
_TAIL = 8  # characters at the end of a piece that tell whether its sentence ends
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_WORD = re.compile(r"\w")
_ENDED = re.compile(r"[.!?…][»”\"’']*\s*$")


@dataclass(frozen=True)
class Quotation:
    """Quoted words: the `pieces` of one sentence of speech, in order, without their quotation marks.

    `start` and `end` take in the marks. All are offsets into the page.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]

    def words(self, whole: str) -> int:
        """How many words are quoted, of the text `whole` that the offsets point into."""
        return sum(bool(_WORD.search(w)) for a, b in self.pieces for w in whole[a:b].split())


def find_quotations(page: Page) -> list[Quotation]:
    """The quotations of `page` with `WORDS` words or more, in order; none of them overlap."""
    whole = page.whole
    marked = _with_doubles(whole)
    found: list[Quotation] = []
    for begin, end in _parts(page):
        found += _joined(whole, list(_scan(marked, begin, end)))
    kept = (q for q in found if q.words(whole) >= WORDS)
    return [q for q in kept if not any(r.start <= q.start < r.end for r in page.residue)]


def quoted_spans(page: Page) -> list[Span]:
    """Everything between quotation marks, however short, with its marks."""
    marked = _with_doubles(page.whole)
    return [(q.start, q.end) for begin, end in _parts(page) for q in _scan(marked, begin, end)]


def _with_doubles(text: str) -> str:
    """The text with two single marks, which stand for a double one, as that; offsets stay."""
    return text.replace("''", '"' + _FILLER).replace("``", '"' + _FILLER) if "''" in text else text


def _parts(page: Page) -> Iterator[Span]:
    if page.text_start:
        yield 0, len(page.title or "")
    yield page.text_start, len(page.whole)


def _scan(text: str, begin: int, end: int) -> Iterator[Quotation]:
    at = begin
    while at < end:
        mark = text[at]
        if mark not in _PAIRS or not _opens(text, at):
            at += 1
            continue
        found = _close(text, at, end)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _opens(text: str, at: int) -> bool:
    """Whether the mark at `at` opens a quotation: at a word's beginning, with a word after it."""
    before, mark = text[at - 1 : at], text[at]
    if (mark in _EVEN or mark in _LONE) and before and not (before.isspace() or before in "([—–-:«“„‘/"):
        return False
    rest = text[at + 1 : at + 3]
    return bool(rest.strip()) and (mark not in _EVEN or not rest[:1].isspace())


def _close(text: str, at: int, end: int) -> Quotation | None:
    """The quotation that opens at `at`; None where an apostrophe, or a mark that nothing closes, stands."""
    mark = text[at]
    pieces: list[Span] = []
    start = at + 1
    while True:
        stop = _paragraph_end(text, start, min(end, start + _LONGEST))
        shut = _closing(text, mark, start, stop)
        if shut is not None:
            pieces.append((start, shut))
            return _quotation(text, at, shut + 1, pieces)
        resumed = _resumption(text, mark, stop, end)
        if resumed is None:
            break
        pieces.append((start, stop))
        start = resumed
    if mark in _LONE or mark in _EVEN or stop - start > _LONGEST - 1:
        return None
    pieces.append((start, stop))
    return _quotation(text, at, stop, pieces)


def _paragraph_end(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _closing(text: str, mark: str, start: int, stop: int) -> int | None:
    """Where the quotation shuts; marks of its own kind that open within it are nested."""
    if mark in _LONE:
        return _closing_single(text, start, stop)
    depth = 0
    for met in islice(_MARKS[mark].finditer(text, start, stop), _TRIES):
        at = met.start()
        if mark not in _EVEN and text[at] == mark:
            depth += 1
            if depth > _DEEPEST:
                return None
        elif depth == 0 and (mark not in _EVEN or not text[at - 1].isspace() or _ends_here(text, at)):
            return at
        else:
            depth = max(depth - 1, 0)
    return None


def _ends_here(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after or not after.isalnum()


def _closing_single(text: str, start: int, stop: int) -> int | None:
    """Of single marks the one after a stop or a comma is the surest; before a letter it is an apostrophe."""
    sure = _SINGLE_SURE.search(text, start, stop)
    if sure is not None:
        return sure.end() - 1
    met = _SINGLE.search(text, start, stop)
    return met.start() if met else None


def _resumption(text: str, mark: str, stop: int, end: int) -> int | None:
    """Where the next paragraph takes the quotation up: after the same mark, or after a closing guillemet."""
    at = stop
    while at < end and text[at].isspace():
        at += 1
    resumes = at < end and at > stop and text[at] in (mark, "»" if mark == "«" else mark)
    return at + 1 if resumes else None


def _quotation(text: str, start: int, end: int, pieces: list[Span]) -> Quotation | None:
    trimmed = [_trimmed(text, a, b) for a, b in pieces]
    # Over several paragraphs the quoted words are one run, marks of new paragraphs included.
    span = (trimmed[0][0], trimmed[-1][1])
    return Quotation(start, end, (span,)) if span[0] < span[1] else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\u202f" + _FILLER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",\u202f" + _FILLER):
        end -= 1
    return start, end


def _joined(text: str, found: list[Quotation]) -> list[Quotation]:
    """Quotations with the pieces of one sentence put together."""
    joined: list[Quotation] = []
    for quotation in found:
        last = joined[-1] if joined else None
        if last is not None and _one_sentence(text, last, quotation):
            joined[-1] = replace(last, end=quotation.end, pieces=(*last.pieces, *quotation.pieces))
        else:
            joined.append(quotation)
    return joined


def _one_sentence(text: str, first: Quotation, second: Quotation) -> bool:
    gap = text[first.end : second.start]
    tail = text[max(first.start, first.end - _TAIL) : first.end]
    if len(gap) > _GAP or len(first.pieces) >= _PIECES or _SENTENCE_END.search(gap) or _ENDED.search(tail):
        return False
    return bool(_WORD.search(gap))
