"""Voices: near copies of one text, as agencies' dispatches on many sites, are found and count as one.

A text's signature is a MinHash (A. Broder, 1997) of its runs of words; the share of equal numbers in two
signatures estimates the Jaccard similarity of the texts. Signatures are cut into bands (locality-sensitive
hashing): near copies share at least one with great likelihood, and only texts that do need be compared.
A headline, a dateline or a cut tail changes a part of the runs only; two reports of one happening in words
of their own share hardly any.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import pack, unpack

from bordereau.codebook.fold import fold

COPY = 0.5  # similarity from which two texts are copies of one
RUN = 4  # words in a run
NUMBERS = 128  # of a signature
BANDS = 32
_SEED = 20_240_918  # any fixed number: signatures of different seeds cannot be compared
_ROWS = NUMBERS // BANDS


def signature(text: str) -> bytes:
    """The signature of a text: 512 bytes (128 unsigned 32-bit numbers, little-endian), the same on every
    machine. A text without words has the empty signature, which is like no other.
    """
    from rensa import RMinHash

    runs = _runs(text)
    if not runs:
        return b""
    sketch = RMinHash(NUMBERS, _SEED)
    sketch.update(runs)
    return pack(f"<{NUMBERS}I", *sketch.digest())


def bands(signature: bytes) -> tuple[str, ...]:
    """The keys under which near copies find each other: texts that share none are no copies.

    Two texts of similarity 0.5 share one with a likelihood of 0.87, of 0.6 with 0.99, of 0.2 with 0.05.
    """
    size = 4 * _ROWS
    return tuple(
        f"{k // size}:{blake2b(signature[k : k + size], digest_size=6).hexdigest()}"
        for k in range(0, len(signature), size)
    )


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of runs of words that two texts have in common, of all in either."""
    if not one or not other:
        return 0.0
    pairs = zip(_numbers(one), _numbers(other), strict=True)
    return sum(x == y for x, y in pairs) / NUMBERS


def _numbers(signature: bytes) -> tuple[int, ...]:
    return unpack(f"<{NUMBERS}I", signature)


def _runs(text: str) -> list[str]:
    words = fold(text).split()
    return sorted({" ".join(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))} - {""})
