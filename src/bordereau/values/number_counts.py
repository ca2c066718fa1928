"""From the number words of a text to counts: the grammar by which neighbouring words make one number.

The method is the usual one for number words: what adds up (units, tens) gathers in a group, a multiplier
(hundred, thousand, dozen) closes it. A word that cannot join the number before it begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Literal

from bordereau.values.number_words import Folded, NumberWords

Kind = Literal["cardinal", "ordinal", "collective", "article", "vague"]
MULTIPLIERS = ("hundred", "scale", "collective")
_VAGUE = ("vague", "lead")


@dataclass(frozen=True)
class Token:
    """A number word or a number in digits, at `start` to `end` of the folded text.

    `kind`: skip, digits, unit, hundred, scale, collective, half, and_half, one, article, single, ordinal,
    vague, lead. `joined`: an 'and' is written onto it. `raw`: the folded form. `scaled`: a multiplier is
    glued to it.
    """

    kind: str
    value: float
    start: int
    end: int
    raw: str
    joined: bool = False
    scaled: bool = False

    @property
    def form(self) -> str:
        """The form as the codebook's patterns know it, hyphens as blanks."""
        return self.raw.replace("-", " ")


@dataclass(frozen=True)
class Count:
    """A number read from `start` to `end` of the folded text, as far as read.

    `total` holds the closed groups, `group` the open one, `scale` the last multiplier; `value` is None for
    vague.
    """

    start: int
    end: int
    kind: Kind = "cardinal"
    total: float = 0.0
    group: float = 0.0
    scale: float = inf
    half: bool = False
    vague: bool = False
    approximate: bool = False
    first: Token | None = None
    last: Token | None = None

    @property
    def value(self) -> float | None:
        """The number; None where it is vague."""
        value = self.total + self.group
        return None if self.vague or not isfinite(value) else value

    @property
    def written(self) -> bool:
        """Whether the count begins with digits."""
        return self.first is not None and self.first.kind == "digits"


def tokens(folded: Folded, words: NumberWords, money: bool) -> list[Token]:
    """The tokens of a folded text, in order; `money` takes a glued 'm' or 'b' for million and billion."""
    found = []
    for match in words.token.finditer(folded.lower):
        start, end = match.span()
        if match["digits"] or match["suffixed"]:
            found.append(_digits(match, words, money))
        elif form := match["word"] or match["joined"]:
            kind, value = words.forms[form.replace("-", " ")]
            if kind in ("one", "article") and _is_name(folded, start, end):
                kind = "skip"
            found.append(Token(kind, value, start, end, form, match["joined"] is not None))
        else:
            found.append(Token("skip", 0.0, start, end, ""))
    return found


def _is_name(folded: Folded, start: int, end: int) -> bool:
    """Whether what looks like an article is a name: 'UN' is the organisation, 'A-' begins a designation."""
    if end - start == 1:
        return folded.lower[end : end + 1] == "-"
    return folded.cased[start:end].isupper()


def _digits(match: re.Match[str], words: NumberWords, money: bool) -> Token:
    start, end = match.span()
    glue = (match["glue"] or "").strip("-")
    raw, text = match["digits"] or match["suffixed"], match.string
    factor = words.suffixes.get(glue) or (words.money_suffixes.get(glue) if money else None)
    if glue and not factor and glue not in words.glued_units and glue not in words.ordinal_suffixes:
        return Token("skip", 0.0, start, end, raw)
    large = bool(factor) or bool(words.measure.match(text, end))
    value = _value(raw, match["sep"], words.decimal, large)
    if value is None or not isfinite(value):
        return Token("skip", 0.0, start, end, raw)
    if factor:
        return Token("digits", value * factor, start, end, raw, scaled=True)
    if glue in words.ordinal_suffixes and glue not in words.glued_units:
        return Token("ordinal", value, start, end, raw)
    return Token("digits", value, start, start + len(raw), raw)


def _value(raw: str, sep: str | None, decimal: str, measured: bool) -> float | None:
    """The value of digits: one group of exactly three digits after the language's own decimal sign is
    decimals only of a measure or of millions ('1.125 billion'); else such groups are thousands."""
    try:
        if sep is None:
            return float(raw.replace(",", "."))
        groups = raw.split(sep)
        if len(groups) == 2 and sep == decimal and measured:
            return float(".".join(groups))
        return float("".join(groups).replace(",", "."))
    except ValueError:  # digits that are no decimal digits
        return None


def counts(found: list[Token], folded: Folded, words: NumberWords) -> Iterator[Count]:
    """The counts that the tokens make, in order and apart from each other."""
    at = 0
    while at < len(found):
        count, after = _read(found, at, folded.lower, words)
        if count is not None:
            yield count
        at = max(after, at + 1)


def _read(found: list[Token], at: int, text: str, words: NumberWords) -> tuple[Count | None, int]:
    token = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    near = following is not None and _gap(token, following, text, words) == "plain"
    if token.kind in ("skip", "and_half"):
        return None, at + 1
    plural = token.kind in MULTIPLIERS and token.form in words.plurals
    if plural or token.kind in _VAGUE:
        return _read_vague(found, at, text, words)
    if token.kind == "single":
        taken = near and following is not None and following.kind in ("unit", "digits", *MULTIPLIERS)
        return (None if taken else _article(token)), at + 1
    if token.kind in ("article", "one") and not (
        near and following is not None and following.kind in (*MULTIPLIERS, "half") and not following.joined
    ):
        return _article(token), at + 1
    return _read_number(found, at, text, words)


def _article(token: Token) -> Count:
    return Count(token.start, token.end, "article", group=1.0, first=token, last=token)


def _read_vague(found: list[Token], at: int, text: str, words: NumberWords) -> tuple[Count | None, int]:
    """'dozens', 'several', 'plusieurs centaines', 'des dizaines de milliers': no value, however long."""
    end = at + 1
    while end < len(found) and (gap := _gap(found[end - 1], found[end], text, words)) is not None:
        token = found[end]
        if (token.kind in MULTIPLIERS and gap != "join") or (
            token.kind in _VAGUE and found[end - 1].kind in _VAGUE and gap == "plain"
        ):
            end += 1
        elif token.kind in ("unit", "digits", "one") and found[end - 1].kind in _VAGUE and gap == "plain":
            return None, end  # 'some 190': the word belongs to the number
        else:
            break
    run = found[at:end]
    if run[0].kind == "lead" and (
        len(run) == 1 or (run[1].kind != "vague" and run[1].form not in words.plurals)
    ):
        return None, at + 1
    return Count(run[0].start, run[-1].end, "vague", vague=True, first=run[0], last=run[-1]), end


def _read_number(found: list[Token], at: int, text: str, words: NumberWords) -> tuple[Count | None, int]:
    count = _add(Count(found[at].start, found[at].end, first=found[at]), found[at], "plain", words)
    states = [count]
    end = at + 1
    while count is not None and end < len(found):
        token = found[end]
        gap = _gap(found[end - 1], token, text, words)
        following = found[end + 1] if end + 1 < len(found) else None
        longer = _add(count, token, gap, words) if gap and _joins_on(count, token, following) else None
        if longer is None:
            if token.kind == "hundred" and gap == "plain" and count.group >= 100 and len(states) > 1:
                states.pop()  # 'two hundred and three hundred': the three begins the next number
                count, end = states[-1], end - 1
            break
        count, end = longer, end + 1
        states.append(count)
    if count is None or (count.half and not (count.last and count.last.kind in MULTIPLIERS)):
        return None, at + 1
    if count.half:
        count = replace(count, total=(count.total + count.group) / 2, group=0.0)
    return count, end


def _joins_on(count: Count, token: Token, following: Token | None) -> bool:
    """Digits go on after a multiplier only where a smaller one follows ('3 billion 200 million')."""
    if token.kind != "digits":
        return True
    return following is not None and following.kind == "scale" and following.value < count.scale < inf


def _gap(left: Token, right: Token, text: str, words: NumberWords) -> str | None:
    """How two tokens stand together: 'plain', 'join' (an 'and' between), 'of', or None (apart)."""
    if right.start - left.end > 8:
        return None
    match = words.gap.fullmatch(text, left.end, right.start)
    if match is None:
        return None
    return "join" if right.joined else match.lastgroup


def _add(count: Count, token: Token, gap: str, words: NumberWords) -> Count | None:
    """`count` with `token` joined to it; None where the two are not one number."""
    longer = replace(count, end=token.end, last=token)
    if token.kind in MULTIPLIERS:
        return _multiply(count, longer, token, gap, words)
    if token.kind in ("half", "and_half"):
        return _add_half(count, longer, token, gap)
    if token.kind not in ("unit", "one", "digits", "ordinal", "article"):
        return None
    if count.last is not None and (token.kind == "article" or not _fits(count, token, gap, words)):
        return None
    kind: Kind = "ordinal" if token.kind == "ordinal" else count.kind
    return replace(longer, group=count.group + token.value, kind=kind)


def _add_half(count: Count, longer: Count, token: Token, gap: str) -> Count | None:
    """'half' before a multiplier, alone or after an article; 'and a half' after a number."""
    if token.kind == "half":
        ready = count.last is None or count.last.kind in ("article", "one")
        return replace(longer, group=1.0, half=True) if ready and gap == "plain" else None
    if count.last is None or count.kind == "ordinal":
        return None
    if isfinite(count.scale) and not count.group:
        return replace(longer, total=count.total + count.scale / 2)
    return replace(longer, group=count.group + 0.5)


def _fits(count: Count, token: Token, gap: str, words: NumberWords) -> bool:
    """Whether the value of `token` fills what `count` leaves free: 'twenty' 'two', but not 'two' 'twenty'."""
    value, rest = token.value, count.group % 100
    if count.kind != "cardinal" or value <= 0 or gap == "of":
        return False
    if count.written or token.kind == "digits":
        return token.kind == "digits" and not count.group and value < count.scale
    if gap == "join" and not _may_join(count, value, words):
        return False
    if not count.group:
        return value < count.scale
    if words.units_first and gap == "join" and rest < 10 <= value < 100:
        return rest == 0 or value % 10 == 0
    return value < (20 if rest in words.wide_tens else _room(count.group))


def _may_join(count: Count, value: float, words: NumberWords) -> bool:
    """Whether the language puts its 'and' between `count` and `value`."""
    whole = count.group or min(count.scale, count.total)
    return whole >= words.join_after and (not words.join_before or value in words.join_before)


def _room(group: float) -> float:
    """The value of the last digit of `group` that is not zero: 1, 10, 100..."""
    room = 1.0
    while group % (room * 10) == 0 and room < group:
        room *= 10
    return room


def _multiply(count: Count, longer: Count, token: Token, gap: str, words: NumberWords) -> Count | None:
    if gap == "join" and (count.group or not token.joined):
        return None
    if count.kind == "ordinal" or (gap == "of" and count.kind != "collective"):
        return None
    if token.kind == "collective":
        return _collective(count, longer, token, words)
    if count.last is not None and count.last.scaled:
        return None
    if token.kind == "hundred":
        ready = count.kind == "cardinal" and (count.group == 0 or 1 <= count.group < 100)
        return replace(longer, group=(count.group or 1.0) * 100) if ready else None
    return _scale(count, longer, token.value, gap)


def _scale(count: Count, longer: Count, scale: float, gap: str) -> Count | None:
    """A thousand and more: a smaller one than before multiplies the open group, a larger one all."""
    if gap == "of" or scale > count.scale or not (count.group or isfinite(count.scale)):
        return replace(longer, total=(count.total + count.group or 1.0) * scale, group=0.0, scale=scale)
    if scale == count.scale and not count.group:
        return None
    return replace(longer, total=count.total + (count.group or 1.0) * scale, group=0.0, scale=scale)


def _collective(count: Count, longer: Count, token: Token, words: NumberWords) -> Count | None:
    if count.kind == "collective" and count.last is not None and count.last.kind == "collective":
        return None
    return replace(
        longer,
        total=(count.total + count.group or 1.0) * token.value,
        group=0.0,
        scale=token.value,
        kind="collective",
        approximate=count.approximate or token.form in words.approximate,
    )
