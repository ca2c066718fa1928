"""Saved web pages -> the article in them, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bordereau.articles.decoding import decode

MAX_PAGE = 4 * 1024 * 1024
"""Most bytes of a page that are looked at: longer ones are no articles, and would take minutes."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_LANG = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.I)
_HEAD = 8192
# Where a date of the page is only guessed from its text or footer, it is worse than none; the first
# publication is wanted, not the last change.
_DATES = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article; `published` is an ISO day. Paragraphs are parted by a blank line."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None


def read_page(raw: bytes) -> Page | None:
    """The article of an HTML page; None where trafilatura finds none, or cannot read the page."""
    from trafilatura import bare_extraction

    declared = _CHARSET.search(raw[:_HEAD])
    html = decode(raw, declared.group(1).decode("ascii", "ignore") if declared else None).replace("\0", "")
    try:
        found: Any = bare_extraction(
            html, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    # The page may be anything at all, and lxml, htmldate and trafilatura fail on it in many ways: whatever
    # they raise, this page cannot be read and the next one can.
    except Exception:
        return None
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        return None
    lang = _LANG.search(html[:_HEAD])
    return Page(
        text=_paragraphs(text, found.title),
        title=_line(found.title),
        published=found.date or None,
        publisher=_line(found.sitename),
        url=_line(found.url),
        lang=lang.group(1).lower() if lang else None,
    )


def _paragraphs(text: str, title: str | None) -> str:
    """`text` with paragraphs parted by a blank line, without the headline where it opens the text."""
    first, _, rest = text.partition("\n")
    if rest and title and first.strip(" #") == title.strip():
        text = rest.lstrip()
    return re.sub(r"\n+(?!- )", "\n\n", text)


def _line(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None
