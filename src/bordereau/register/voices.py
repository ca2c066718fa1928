"""Voices: near copies of one text, as agencies' dispatches on many sites, are found and count as one.

A text's signature is a MinHash (A. Broder, 1997) of its runs of words; the share of equal numbers in two
signatures estimates the Jaccard similarity of the texts. Signatures are cut into bands (locality-sensitive
hashing): near copies share at least one with great likelihood, and only texts that do need be compared.
A headline, a dateline or a cut tail changes a part of the runs only; two reports of one happening in words
of their own share hardly any. Of a text that was cut in half all is in the whole: so two texts are copies
where they resemble each other, or where nearly all of the shorter is in the longer (resemblance and
containment, as Broder has them; the one and the numbers of runs give the other).
"""

from __future__ import annotations

from hashlib import blake2b
from struct import pack, unpack_from

from bordereau.codebook.fold import fold

COPY = 0.5  # similarity from which two texts are copies of one
HELD = 0.8  # the share of the shorter text's runs in the longer from which they are, too...
AKIN = 0.3  # ...where they are at least this similar: of a small part of a text little can be told
VERSION = 2  # raised when signatures, bands or what makes copies change
RUN = 4  # words in a run
NUMBERS = 128  # of a signature
BANDS = 20
_SEED = 20_240_918  # any fixed number: signatures of different seeds cannot be compared
_ROWS = 3
_HEAD = 4  # bytes before the numbers: how many runs the text has


def signature(text: str) -> bytes:
    """The signature of a text, the same on every machine: 516 bytes, the number of its runs and 128 numbers,
    all unsigned 32-bit, little-endian. A text without words has the empty signature, which is like no other.
    """
    from rensa import RMinHash

    runs = _runs(text)
    if not runs:
        return b""
    sketch = RMinHash(NUMBERS, _SEED)
    sketch.update(runs)
    return pack(f"<I{NUMBERS}I", len(runs), *sketch.digest())


def bands(signature: bytes) -> tuple[str, ...]:
    """The keys under which near copies find each other: texts that share none are no copies.

    Two texts of similarity 0.5 share one with a likelihood of 0.93, of 0.6 with 0.99, of 0.2 with 0.15.
    """
    size = 4 * _ROWS
    return tuple(
        f"{(k - _HEAD) // size}:{blake2b(signature[k : k + size], digest_size=6).hexdigest()}"
        for k in range(_HEAD, min(len(signature), _HEAD + BANDS * size), size)
    )


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of runs of words that two texts have in common, of all in either."""
    if not one or not other:
        return 0.0
    return sum(map(int.__eq__, _numbers(one), _numbers(other))) / NUMBERS


def containment(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of the shorter text's runs of words that the longer has too."""
    alike = similarity(one, other)
    if not alike:
        return 0.0
    sizes = _size(one), _size(other)
    return min(1.0, alike / (1 + alike) * sum(sizes) / min(sizes))


def are_copies(one: bytes, other: bytes) -> bool:
    """Whether two texts are copies of one: alike, or the shorter nearly all in the longer."""
    alike = similarity(one, other)
    return alike >= COPY or (alike >= AKIN and containment(one, other) >= HELD)


def _size(signature: bytes) -> int:
    return int.from_bytes(signature[:_HEAD], "little")


def _numbers(signature: bytes) -> tuple[int, ...]:
    return unpack_from(f"<{NUMBERS}I", signature, _HEAD)


def _runs(text: str) -> list[str]:
    words = fold(text).split()
    return sorted({" ".join(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))} - {""})
