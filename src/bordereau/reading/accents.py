"""Accents: whether a printed word is the codebook's own, or another that differs by accents alone."""

from __future__ import annotations

from bordereau.codebook import Entry, fold


def accents_fit(printed: str, entry: Entry) -> bool:
    """Whether the printed word is the entry's own and no other with more accents: 'garde' is not 'gardé'."""
    names = [n.lower() for listed in entry.names.values() for n in listed]
    if printed.isascii():
        return True
    return any(
        all(p == n or p.isascii() or not n.isascii() for p, n in zip(printed.lower(), name, strict=False))
        for name in names
        if fold(printed).startswith(fold(name)[:-1])
    )
