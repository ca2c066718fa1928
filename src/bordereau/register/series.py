"""What makes two readings the same article: its address, or where it has none, its words."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import parse_qsl, urlencode, urlsplit

from bordereau.model import Article

_TRACKING = frozenset({"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "xtor", "cmpid"})


def series_of(article: Article) -> str:
    """The series that an article is a version of: 'url:' and its address, or 'content:' and a SHA-256.

    The address is taken without scheme, 'www.', fragment, last slash, and what only tells where the reader
    came from. The address of a site's front page is no article's.
    """
    address = _address(article.url) if article.url else None
    if address:
        return f"url:{address}"
    return f"content:{_digest([article.publisher, article.title, article.text])}"


def has_address(series: str) -> bool:
    """Whether a series is that of an address, and not of words."""
    return series.startswith("url:")


def key_of(series: str) -> str:
    """The key of a series: 16 hexadecimal digits, the same wherever and whenever it is read."""
    return hashlib.sha256(series.encode()).hexdigest()[:16]


def content_of(article: Article) -> str:
    """A SHA-256 of all that is read of an article; another makes another version. The id is no part of it."""
    return _digest(
        [article.url, article.publisher, article.published, article.lang, article.title, article.text]
    )


def _address(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    told = [(name, value) for name, value in parse_qsl(parts.query) if not _tracks(name)]
    path = parts.path.rstrip("/")
    if not host or not (path or told):
        return None
    return f"{host}{path}" + (f"?{urlencode(sorted(told))}" if told else "")


def _tracks(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in _TRACKING


def _digest(parts: list[str | None]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
