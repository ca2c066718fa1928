"""Openings: what the matches of a regular expression can begin with, so that it is tried only there.

`re` tries every alternative of a long expression at every place. Knowing the first characters, most places
need no try. Handles the part of the syntax that the codebook uses; what it does not know ends an opening
early, which is never wrong, only less sharp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

LENGTH = 3
"""Characters of an opening, at most."""

_CONTROL = set("()[]{}|?*+.^$\\")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|:))?")
_LOOK = re.compile(r"\(\?<?[=!]")
_TIMES = re.compile(r"\{(\d+)(?:,(\d*))?\}|[?*+]")
_BRACKETS = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()]")
_NAMED = {"n": "\n"}
_EDGES = "bB"
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_RANGE = 3  # characters of a range in a class: a-z
_Ends = set[tuple[str, bool]]  # an opening, and whether what follows in the expression adds to it


class UnknownError(ValueError):
    """An expression with which any text might begin, as far as is known."""


class ByOpening(Generic[T]):
    """Things that stand for expressions, found by what a text has where they are to be tried.

    `listed` gives each with its expression; one with which any text might begin is found everywhere.
    `pattern` (`re`) looks whether any may match; it holds where that is not known.
    """

    def __init__(self, listed: Iterable[tuple[T, str]]) -> None:
        things: list[T] = []
        begun: dict[str, list[int]] = {}
        for number, (thing, source) in enumerate(listed):
            things.append(thing)
            for opening in _known(source):
                begun.setdefault(opening, []).append(number)
        self.pattern = f"(?={_any_beginning(set(begun))})"
        self._found = {key: tuple(things[n] for n in _begun(key, begun)) for key in begun.keys() | {""}}

    def at(self, text: str, at: int) -> tuple[T, ...]:
        """Those that may match `text` at offset `at`, in the order in which they were listed."""
        found, begin = self._found, text[at : at + LENGTH]
        for length in range(len(begin), 0, -1):
            if begin[:length] in found:
                return found[begin[:length]]
        return found[""]


def openings(source: str) -> frozenset[str]:
    """The first characters of all matches of `source`, up to `LENGTH` of each; a shorter one stands for
    all that begin with it. Raises UnknownError where any text might begin a match."""
    found, at = _choice(source, 0)
    listed = frozenset(text for text, _ in found)
    if at != len(source) or "" in listed:
        raise UnknownError(source[at:])
    return listed


def _known(source: str) -> frozenset[str]:
    try:
        return openings(source)
    except UnknownError:
        return frozenset(("",))


def _any_beginning(keys: set[str]) -> str:
    """An expression for any of the texts, by their first characters: `re` tries alternatives one by one."""
    if not keys or "" in keys:
        return ""
    rests: dict[str, set[str]] = {}
    for key in sorted(keys):
        rests.setdefault(key[0], set()).add(key[1:])
    branches: dict[str, str] = {}
    for first, rest in rests.items():
        after = _any_beginning(rest)
        branches[after] = branches.get(after, "") + re.escape(first)
    return f"(?:{'|'.join(f'[{firsts}]{after}' for after, firsts in branches.items())})"


def _begun(text: str, begun: Mapping[str, list[int]]) -> list[int]:
    """The numbers of all whose opening `text` begins with, in order."""
    found = {n for length in range(len(text) + 1) for n in begun.get(text[:length], ())}
    return sorted(found)


def _choice(source: str, at: int) -> tuple[_Ends, int]:
    found: _Ends = set()
    while True:
        branch, at = _sequence(source, at)
        found |= branch
        if at >= len(source) or source[at] != "|":
            return found, at
        at += 1


def _sequence(source: str, at: int) -> tuple[_Ends, int]:
    found: _Ends = {("", True)}
    while at < len(source) and source[at] not in "|)":
        part, at = _part(source, at)
        found = _joined(found, part)
    return found, at


def _joined(first: _Ends, second: _Ends) -> _Ends:
    done = {(text, more) for text, more in first if not more or len(text) >= LENGTH}
    for text, more in first:
        if more and len(text) < LENGTH:
            done |= {((text + rest)[:LENGTH], on) for rest, on in second}
    return done


def _part(source: str, at: int) -> tuple[_Ends, int]:
    """One character, class or group with how often it comes."""
    found, at = _atom(source, at)
    times = _TIMES.match(source, at)
    if times is None:
        return found, at
    least = int(times[1]) if times[1] else int(times[0] == "+")
    once = times[0] == "?" or (times[1] is not None and times[2] is None and least == 1)
    if not once:
        found = {(text, False) for text, _ in found}
    if least == 0:
        found = found | {("", True)}
    return found, times.end()


def _atom(source: str, at: int) -> tuple[_Ends, int]:
    look = _LOOK.match(source, at)
    if look:
        return {("", True)}, _closed(source, look.end())
    group = _GROUP.match(source, at)
    if group:
        found, end = _choice(source, group.end())
        if source[end : end + 1] != ")":
            raise UnknownError(source[at:])
        return found, end + 1
    char = source[at]
    if char == "[":
        listed = _CLASS.match(source, at)
        if listed is None:
            raise UnknownError(source[at:])
        return _any_of(_members(listed[0][1:-1])), listed.end()
    if char == "\\":
        escaped = source[at + 1 : at + 2]
        return ({("", True)} if escaped in _EDGES else _any_of(_escaped(escaped))), at + 2
    if char == ".":
        return _any_of(None), at + 1
    if char in _CONTROL:
        raise UnknownError(source[at:])
    return {(char, True)}, at + 1


def _any_of(characters: Iterable[str] | None) -> _Ends:
    """One of the characters; where they are not known the opening ends."""
    return {("", False)} if characters is None else {(char, True) for char in characters}


def _closed(source: str, at: int) -> int:
    """Where the group that is open at `at` has closed."""
    depth = 1
    for met in _BRACKETS.finditer(source, at):
        depth += {"(": 1, ")": -1}.get(met[0], 0)
        if depth == 0:
            return met.end()
    raise UnknownError(source[at:])


def _members(listed: str) -> list[str] | None:
    """The characters of a class; None where they are not known."""
    if listed.startswith("^"):
        return None
    members: list[str] = []
    at = 0
    while at < len(listed):
        if listed[at] == "\\":
            named = _escaped(listed[at + 1 : at + 2])
            if named is None:
                return None
            members += named
            at += 2
        elif listed[at + 1 : at + 2] == "-" and at + _RANGE <= len(listed):
            members += [chr(c) for c in range(ord(listed[at]), ord(listed[at + 2]) + 1)]
            at += _RANGE
        else:
            members.append(listed[at])
            at += 1
    return members


def _escaped(char: str) -> list[str] | None:
    """The characters that an escape stands for; None where they are not known."""
    if char in _NAMED:
        return list(_NAMED[char])
    return None if char.isalnum() else [char]
