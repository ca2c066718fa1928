"""Bytes of unknown encoding -> text."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
# One-byte encodings of the other scripts that are read; the guess is among these only.
_FAR_ENCODINGS = ["cp1251", "koi8_r", "iso8859_5", "cp866", "cp1256", "iso8859_6"]
_FAR_SHARE = 0.3


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of `raw`, without byte order mark; never raises.

    In order: the byte order mark, the encoding the document declares, UTF-8, UTF-16 without a mark, and
    then a guess: cp1252 where most letters are ASCII (Western languages), else charset-normalizer among
    the encodings of Cyrillic and Arabic. Bytes that do not fit become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    for tried in (declared, _unmarked_utf16(raw), "utf-8"):
        text = _strictly(raw, tried)
        if text is not None:
            return text
    return raw.decode(_guess(raw[:_SAMPLE]), "replace")


def clean(text: str) -> str:
    """`text` with lone surrogates and NULs as U+FFFD, one for one: what no database or file would take."""
    if text.isascii() and "\0" not in text:
        return text
    text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _strictly(raw: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = raw.decode(encoding)
    except (LookupError, ValueError, AssertionError):  # unknown, no text encoding, or wrong for these bytes
        return None
    return text.removeprefix("\ufeff") if isinstance(text, str) else None


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 shows as NULs in every other byte of ASCII letters, blanks and digits."""
    head = raw[:_SAMPLE]
    if len(raw) % 2 or len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many * 10 < len(head) // 2 or few * 20 > many:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(sample: bytes) -> str:
    high = sum(byte >= 0x80 for byte in sample)
    letters = high + sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high < _FAR_SHARE * letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_FAR_ENCODINGS, threshold=0.5).best()
    return best.encoding if best is not None else "cp1252"
