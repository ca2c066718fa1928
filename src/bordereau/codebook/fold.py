"""Folding: text as the codebook's names are compared with it, one character for one character."""

from __future__ import annotations

import unicodedata

BREAKS = frozenset("\n\r\t|•")


def fold(text: str) -> str:
    """`text` in lower case, without accents, every character that is no letter or digit a space; line ends
    and bars, which no name runs across, are a newline.

    The result has exactly the length of `text`, so that an offset into one is an offset into the other.
    Where a character would fold to several ('ß', 'ﬁ'), its first stands for it.
    """
    return text.translate(_FOLDED)


def fold_case(text: str) -> str:
    """Like `fold`, but upper and lower case stay apart: for names that must match their case."""
    return text.translate(_FOLDED_CASE)


def name_of(folded: str) -> str:
    """A folded name with single spaces and none around it."""
    return " ".join(folded.split())


class _Folding(dict[int, str]):
    """A translation table filled as characters are met."""

    def __init__(self, lower: bool) -> None:
        super().__init__()
        self.lower = lower

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1] or " "
        if self.lower:
            base = base.lower()[:1]
        folded = "\n" if char in BREAKS else base if base.isalnum() else " "
        self[code] = folded
        return folded


_FOLDED = _Folding(lower=True)
_FOLDED_CASE = _Folding(lower=False)
