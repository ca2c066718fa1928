"""Which articles are near copies of one text: one voice."""

from __future__ import annotations

from sqlalchemy import Connection

from bordereau.register import voices
from bordereau.register.store import articles


def hear(connection: Connection, key: str, text: str) -> frozenset[str]:
    """Finds the near copies of an article's text; the articles whose voice is another than it was.

    The voice of an article is the least key of all that its copies, and theirs, lead to: it does not depend
    on which came first.
    """
    signature = voices.signature(text)
    if articles.signed(connection, key) == signature:
        return frozenset()
    before = {key, *articles.copies_of(connection, [key]).get(key, {})}
    bands = voices.bands(signature)
    articles.sign(connection, key, signature, bands)
    near = {
        other: similarity
        for other, kept in articles.sharing_bands(connection, key, bands).items()
        if (similarity := voices.similarity(signature, kept)) >= voices.COPY
    }
    articles.set_copies(connection, key, near)
    return _settle(connection, before | set(near)) | {key}


def _settle(connection: Connection, seeds: set[str]) -> frozenset[str]:
    """Gives each of these articles and its copies their voice; those for which it is another one."""
    changed: set[str] = set()
    while seeds:
        reached = _reached(connection, min(seeds))
        seeds -= reached
        voice = min(reached)
        other = {key for key, had in articles.voices_of(connection, reached).items() if had != voice}
        if other:
            articles.set_voice(connection, other, voice)
        changed |= other
    return frozenset(changed)


def _reached(connection: Connection, key: str) -> set[str]:
    found, new = {key}, {key}
    while new:
        new = {b for near in articles.copies_of(connection, new).values() for b in near} - found
        found |= new
    return found
