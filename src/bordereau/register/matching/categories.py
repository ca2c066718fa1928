"""What is data in matching: categories of items that are vague or easily told for each other, and words that
stand in the name of any force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bordereau.codebook import read_data
from bordereau.codebook.fold import fold

_ROOM = Path(__file__).parent


@cache
def vague() -> frozenset[str]:
    """The categories that go with any other."""
    return frozenset(_told()["vague"])


def families_of(categories: Iterable[str]) -> set[str]:
    """The families of the categories, each named by its first member; one without a family is its own."""
    return {_family().get(category, category) for category in categories}


@cache
def general_words() -> frozenset[str]:
    """The folded words that say of a force only that it is one."""
    listed = read_data("forces.yaml", _ROOM)["general"]
    return frozenset(fold(word.strip()) for line in listed for word in line.split(","))


@cache
def _family() -> Mapping[str, str]:
    return {member: family[0] for family in _told()["families"] for member in family}


@cache
def _told() -> Any:
    return read_data("categories.yaml", _ROOM)
