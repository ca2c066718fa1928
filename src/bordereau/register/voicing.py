"""Which articles are near copies of one text: one voice."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from bordereau.register import voices
from bordereau.register.store import articles


@dataclass(frozen=True, slots=True)
class Heard:
    """The voice of an article, and the other articles whose voice is another than it was."""

    voice: str
    changed: frozenset[str]


def hear(connection: Connection, key: str, text: str, *, new: bool = False) -> Heard:
    """Finds the near copies of an article's text. `new`: the article was never heard before.

    The voice of an article is the least key of all that its copies, and theirs, lead to: it does not depend
    on which came first.
    """
    signature = voices.signature(text)
    signed = None if new else articles.signed(connection, key)
    if signed == signature:
        return Heard(articles.voices_of(connection, [key])[key], frozenset())
    before = set(articles.copies_of(connection, [key]).get(key, {})) if signed is not None else set()
    if signed is not None:
        articles.unsign(connection, key, set(voices.bands(signed)))
    bands = set(voices.bands(signature))
    near = _near_copies(connection, key, signature, bands)
    articles.sign(connection, key, signature, bands)
    articles.add_copies(connection, key, near)
    if not before and not near:
        return Heard(key, frozenset())
    changed = _settle(connection, {key, *before, *near})
    return Heard(articles.voices_of(connection, [key])[key], changed - {key})


def near_copies(connection: Connection, key: str, signature: bytes) -> dict[str, float]:
    """The other articles whose text is a near copy of one with this signature, and how like they are."""
    return _near_copies(connection, key, signature, set(voices.bands(signature)))


def _near_copies(connection: Connection, key: str, signature: bytes, bands: set[str]) -> dict[str, float]:
    sharing = articles.sharing_bands(connection, bands)
    return {
        other: voices.similarity(signature, kept)
        for other, kept in sharing.items()
        if other != key and voices.are_copies(signature, kept)
    }


def reached(connection: Connection, key: str) -> frozenset[str]:
    """An article with its near copies, and theirs, however far."""
    found, new = {key}, {key}
    while new:
        new = {b for near in articles.copies_of(connection, new).values() for b in near} - found
        found |= new
    return frozenset(found)


def _settle(connection: Connection, seeds: set[str]) -> frozenset[str]:
    """Gives each of these articles and its copies their voice; those for which it is another one."""
    changed: set[str] = set()
    while seeds:
        members = reached(connection, min(seeds))
        seeds -= members
        voice = min(members)
        other = {key for key, had in articles.voices_of(connection, members).items() if had != voice}
        if other:
            articles.set_voice(connection, other, voice)
        changed |= other
    return frozenset(changed)
