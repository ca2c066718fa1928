"""Rows of articles: versions, the bytes they were read from, near copies."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bordereau.model import Article
from bordereau.register.store import tables as t
from bordereau.register.store.running import ask, do, do_each, pairs, scalar
from bordereau.register.store.statements import or_ignore, several


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: its row's number, what it holds, and whether it is the one that counts."""

    no: int
    content: str
    current: bool
    published: str | None
    publisher: str | None


def versions(connection: Connection, key: str) -> list[Version]:
    """The versions of a series, in the order they came."""
    return [Version(*row) for row in ask(connection, _VERSIONS, {"key": key})]


_VERSIONS = (
    select(
        t.article.c.no, t.article.c.content, t.article.c.current, t.article.c.published, t.article.c.publisher
    )
    .where(t.article.c.key == bindparam("key"))
    .order_by(t.article.c.no)
)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What is kept of a version that is new."""

    key: str
    series: str
    content: str
    article: Article
    raw: bytes
    origin: str
    current: bool


def replace_current(connection: Connection, key: str) -> None:
    """Makes no version of a series the current one: the one that is added next will be."""
    connection.execute(
        update(t.article).where(t.article.c.key == key, t.article.c.current).values(current=False)
    )


def add_version(connection: Connection, new: NewVersion, now: str) -> int:
    """Keeps a version and its bytes; the number of its row."""
    digest = hashlib.sha256(new.raw).hexdigest()
    kept = {"sha256": digest, "size": len(new.raw), "bytes": zlib.compress(new.raw)}
    do(connection, or_ignore(t.raw, connection.dialect.name), kept)
    told = new.article
    return do(
        connection,
        _ADD_VERSION,
        {
            "key": new.key, "series": new.series, "content": new.content, "current": new.current,
            "name": told.id, "url": told.url, "publisher": told.publisher, "published": told.published,
            "lang": told.lang, "title": told.title, "text": told.text, "raw": digest,
            "origin": new.origin, "read_at": now, "last_read": now,
        },
    )  # fmt: skip


_ADD_VERSION = insert(t.article)


def touch(connection: Connection, no: int, now: str) -> None:
    """Notes that a version was read again."""
    connection.execute(update(t.article).where(t.article.c.no == no).values(last_read=now))


def article_of(connection: Connection, no: int) -> Article:
    """The article of a version, as it was read."""
    return _article(connection.execute(_READ.where(t.article.c.no == no)).one())


def current(connection: Connection, keys: Iterable[str]) -> dict[str, Article]:
    """The articles of these keys, in the versions that count."""
    rows = connection.execute(_CURRENT, {"keys": sorted(keys)})
    return {row.key: _article(row) for row in rows}


def _article(row: Any) -> Article:
    return Article(
        id=row.name, lang=row.lang, published=row.published, publisher=row.publisher, url=row.url,
        title=row.title, text=row.text,
    )  # fmt: skip


_READ = select(
    t.article.c.key, t.article.c.name, t.article.c.lang, t.article.c.published, t.article.c.publisher,
    t.article.c.url, t.article.c.title, t.article.c.text,
)  # fmt: skip
_CURRENT = _READ.where(t.article.c.key.in_(several("keys")), t.article.c.current)


def current_versions(connection: Connection, keys: Iterable[str]) -> frozenset[int]:
    """The rows' numbers of the versions that count."""
    c = t.article.c
    return frozenset(connection.execute(select(c.no).where(c.key.in_(sorted(keys)), c.current)).scalars())


def current_texts(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The texts of the versions that count, by key and in order of keys."""
    c = t.article.c
    rows = connection.execute(select(c.key, c.text).where(c.key.in_(sorted(keys)), c.current).order_by(c.key))
    return {row.key: row.text for row in rows}


def signed(connection: Connection, key: str) -> bytes | None:
    """The signature that a text's voice was found by; None where the article has none yet."""
    told: bytes | None = scalar(connection, _SIGNED, {"key": key})
    return told


_SIGNED = select(t.voice.c.signature).where(t.voice.c.article == bindparam("key"))


def unsign(connection: Connection, key: str, bands: Collection[str]) -> None:
    """Forgets a text's signature, its bands and copies."""
    connection.execute(delete(t.band).where(t.band.c.band.in_(sorted(bands)), t.band.c.article == key))
    connection.execute(delete(t.voice).where(t.voice.c.article == key))
    others = sorted(copies_of(connection, [key]).get(key, ()))  # no index has what stands second in a pair
    connection.execute(delete(t.near_copy).where(t.near_copy.c.a.in_(others), t.near_copy.c.b == key))
    connection.execute(delete(t.near_copy).where(t.near_copy.c.a == key))


def sign(connection: Connection, key: str, signature: bytes, bands: Collection[str]) -> None:
    """Keeps the signature and bands of a text that has none, its own voice until its copies are known."""
    do(connection, _ADD_VOICE, {"article": key, "voice": key, "signature": signature})
    do_each(connection, _ADD_BANDS, [{"band": band, "article": key} for band in sorted(bands)])


_ADD_VOICE, _ADD_BANDS = insert(t.voice), insert(t.band)


def sharing_bands(connection: Connection, bands: Collection[str]) -> dict[str, bytes]:
    """The signatures of the articles that have one of these bands: those that may be near copies."""
    return pairs(connection, _SHARING, {"bands": sorted(bands)})


_SHARING = select(t.voice.c.article, t.voice.c.signature).where(
    t.voice.c.article.in_(select(t.band.c.article).where(t.band.c.band.in_(several("bands"))))
)


def add_copies(connection: Connection, key: str, copies: Mapping[str, float]) -> None:
    """Keeps which articles are near copies of one that has none yet, and how like they are (0 to 1)."""
    rows = [
        {"a": a, "b": b, "similarity": similarity}
        for other, similarity in copies.items()
        for a, b in ((key, other), (other, key))
    ]
    if rows:
        connection.execute(insert(t.near_copy), rows)


def copies_of(connection: Connection, keys: Iterable[str]) -> dict[str, dict[str, float]]:
    """The near copies of each of these articles, and how like they are."""
    found: dict[str, dict[str, float]] = {}
    for a, b, similarity in ask(connection, _COPIES, {"keys": sorted(keys)}):
        found.setdefault(a, {})[b] = similarity
    return found


_COPIES = select(t.near_copy.c.a, t.near_copy.c.b, t.near_copy.c.similarity).where(
    t.near_copy.c.a.in_(several("keys"))
)


def voices_of(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The voice of each of these articles that has one."""
    return pairs(connection, _VOICES, {"keys": sorted(keys)})


_VOICES = select(t.voice.c.article, t.voice.c.voice).where(t.voice.c.article.in_(several("keys")))


def set_voice(connection: Connection, keys: Iterable[str], voice: str) -> None:
    """Gives articles a voice."""
    connection.execute(update(t.voice).where(t.voice.c.article.in_(sorted(keys))).values(voice=voice))
