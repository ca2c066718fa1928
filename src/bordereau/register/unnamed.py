"""Articles without an address that were read twice, once with the name of their publisher, once without."""

from __future__ import annotations

from sqlalchemy import Connection

from bordereau.model import Article
from bordereau.register import voices
from bordereau.register.series import content_of, has_address, key_of, series_of
from bordereau.register.store import articles
from bordereau.register.voicing import near_copies


def series_kept(connection: Connection, article: Article) -> str:
    """The series that a register keeps an article under: its own, or where it has no address that of the same
    title and text, if one of the two names a publisher and the other none, whichever came first."""
    own = series_of(article)
    if has_address(own) or articles.versions(connection, key_of(own)):
        return own
    other = _unnamed(connection, article) if article.publisher else _named(connection, article)
    return other or own


def _unnamed(connection: Connection, article: Article) -> str | None:
    """The series of the same words without a publisher, unless they are another publisher's by now."""
    series = series_of(article.model_copy(update={"publisher": None}))
    versions = articles.versions(connection, key_of(series))
    taken = any(v.current and v.publisher not in (None, article.publisher) for v in versions)
    return series if versions and not taken else None


def _named(connection: Connection, article: Article) -> str | None:
    """The series of the same words by a publisher: of several the one that has them without already, else the
    one with the least key."""
    near = near_copies(connection, "", voices.signature(article.text))
    same = {
        key: series_of(kept)
        for key, kept in articles.current(connection, near).items()
        if (kept.title, kept.text) == (article.title, article.text) and not has_address(series_of(kept))
    }
    content = content_of(article)
    has = [k for k in same if any(v.content == content for v in articles.versions(connection, k))]
    return same[min(has or same)] if same else None
