"""Rows of articles: versions, the bytes they were read from, near copies."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from bordereau.model import Article
from bordereau.register.store import tables as t
from bordereau.register.store.upsert import insert_or_ignore, inserted


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: its row's number, what it holds, and whether it is the one that counts."""

    no: int
    content: str
    current: bool
    published: str | None


def versions(connection: Connection, key: str) -> list[Version]:
    """The versions of a series, in the order they came."""
    rows = connection.execute(
        select(t.article.c.no, t.article.c.content, t.article.c.current, t.article.c.published)
        .where(t.article.c.key == key)
        .order_by(t.article.c.no)
    )
    return [Version(*row) for row in rows]


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


def add_version(connection: Connection, new: NewVersion, now: str) -> int:
    """Keeps a version and its bytes; the number of its row. Where it is current, no other one is."""
    digest = hashlib.sha256(new.raw).hexdigest()
    insert_or_ignore(
        connection,
        t.raw,
        [{"sha256": digest, "size": len(new.raw), "bytes": zlib.compress(new.raw)}],
    )
    if new.current:
        connection.execute(
            update(t.article).where(t.article.c.key == new.key, t.article.c.current).values(current=False)
        )
    told = new.article
    result = connection.execute(
        insert(t.article),
        {
            "key": new.key, "series": new.series, "content": new.content, "current": new.current,
            "name": told.id, "url": told.url, "publisher": told.publisher, "published": told.published,
            "lang": told.lang, "title": told.title, "text": told.text, "raw": digest,
            "origin": new.origin, "read_at": now, "last_read": now,
        },
    )  # fmt: skip
    return inserted(result)


def touch(connection: Connection, no: int, now: str) -> None:
    """Notes that a version was read again."""
    connection.execute(update(t.article).where(t.article.c.no == no).values(last_read=now))


def article_of(connection: Connection, no: int) -> Article:
    """The article of a version, as it was read."""
    c = t.article.c
    row = connection.execute(
        select(c.name, c.lang, c.published, c.publisher, c.url, c.title, c.text).where(c.no == no)
    ).one()
    return Article(
        id=row.name, lang=row.lang, published=row.published, publisher=row.publisher, url=row.url,
        title=row.title, text=row.text,
    )  # fmt: skip


def signed(connection: Connection, key: str) -> bytes | None:
    """The signature that a text's voice was found by; None where the article has none yet."""
    return connection.execute(select(t.voice.c.signature).where(t.voice.c.article == key)).scalar()


def sign(connection: Connection, key: str, signature: bytes, bands: Iterable[str]) -> None:
    """Keeps a text's signature and bands, its own voice until its copies are known."""
    connection.execute(delete(t.band).where(t.band.c.article == key))
    connection.execute(delete(t.voice).where(t.voice.c.article == key))
    connection.execute(insert(t.voice), {"article": key, "voice": key, "signature": signature})
    rows = [{"band": band, "article": key} for band in sorted(set(bands))]
    if rows:
        connection.execute(insert(t.band), rows)


def sharing_bands(connection: Connection, key: str, bands: Iterable[str]) -> dict[str, bytes]:
    """The signatures of other articles that share a band: those that may be near copies."""
    rows = connection.execute(
        select(t.voice.c.article, t.voice.c.signature).where(
            t.voice.c.article.in_(
                select(t.band.c.article).where(t.band.c.band.in_(sorted(set(bands)))).distinct()
            ),
            t.voice.c.article != key,
        )
    )
    return {row.article: row.signature for row in rows}


def set_copies(connection: Connection, key: str, copies: Mapping[str, float]) -> None:
    """Keeps which articles are near copies of this one, and how like they are (0 to 1)."""
    connection.execute(delete(t.near_copy).where(t.near_copy.c.a == key))
    connection.execute(delete(t.near_copy).where(t.near_copy.c.b == key))
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
    for a, b, similarity in connection.execute(
        select(t.near_copy.c.a, t.near_copy.c.b, t.near_copy.c.similarity).where(
            t.near_copy.c.a.in_(sorted(keys))
        )
    ):
        found.setdefault(a, {})[b] = similarity
    return found


def voices_of(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The voice of each of these articles that has one."""
    rows = connection.execute(
        select(t.voice.c.article, t.voice.c.voice).where(t.voice.c.article.in_(sorted(keys)))
    )
    return {row.article: row.voice for row in rows}


def set_voice(connection: Connection, keys: Iterable[str], voice: str) -> None:
    """Gives articles a voice."""
    connection.execute(update(t.voice).where(t.voice.c.article.in_(sorted(keys))).values(voice=voice))
