"""A bare sum of money counts no goods, and a noun that only qualifies another is none."""

from __future__ import annotations

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions


def items(text: str, lang: str) -> list[tuple[float | None, str | None, str]]:
    found = find_mentions(Page(Article(text=text, lang=lang), lang)).items
    return [(i.quantity, i.designation, i.category) for i in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La presse n'évoquait qu'une poignée d'hélicoptères et 1,6 milliard."),
        ("en", "The press spoke of a handful of helicopters and 1.6 billion."),
    ],
)
def test_a_bare_sum_counts_nothing(lang, text):
    assert [quantity for quantity, _, _ in items(text, lang) if quantity and quantity > 1e6] == []


def test_a_count_with_its_noun_may_be_as_large_as_it_likes():
    assert items("They shipped two million cartridges.", "en")[0][0] == 2e6


def test_a_noun_before_a_hyphen_only_says_of_what_kind_the_next_is():
    assert [category for _, _, category in items("They sent truck-mounted launchers.", "en")] != ["vehicle"]
    assert "vehicle" not in [c for _, _, c in items("Four truck-borne howitzers arrived.", "en")]


def test_a_french_noun_of_two_parts_is_kept():
    assert [c for _, _, c in items("Deux hélicoptères-écoles ont été livrés.", "fr")] == ["helicopter"]
