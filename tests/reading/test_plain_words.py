"""Hand-overs told by plain words near goods, which tell nothing elsewhere."""

from __future__ import annotations

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.transfers.anchors import Anchor, AnchorFinder


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "Six Mi-17 helicopters left Kazan on Tuesday.", "left"),
        ("en", "The navy took two patrol boats home from Busan.", "took"),
        ("fr", "Douze obusiers ont quitté Varsovie mardi.", "quitté"),
        ("fr", "L'armée a touché vingt camions Ural.", "touché"),
    ],
)
def test_a_plain_word_near_goods_may_tell_a_hand_over(lang: str, text: str, word: str) -> None:
    assert word in [text[a.start : a.end].split(maxsplit=1)[0] for a in _anchors(lang, text) if not a.bare]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister left Kazan on Tuesday."),
        ("fr", "Le ministre a gagné Varsovie mardi."),
        ("en", f"The minister left Kazan{' after a day of talks' * 5}, and spoke of six Mi-17 helicopters."),
    ],
)
def test_far_from_goods_it_tells_none(lang: str, text: str) -> None:
    assert not [a for a in _anchors(lang, text) if a.cls == "move"]


def test_a_word_within_an_idiom_is_none() -> None:
    text = "The army will take part in a drill with six Mi-17 helicopters."
    assert "take" not in [text[a.start : a.end] for a in _anchors("en", text)]


def test_its_subject_has_the_role_that_the_codebook_gives() -> None:
    anchors = _anchors("en", "The navy took two patrol boats home from Busan.")
    assert {a.subject for a in anchors if a.word == "took"} == {"recipient"}


def _anchors(lang: str, text: str) -> list[Anchor]:
    page = Page(Article(text=text), lang)
    return AnchorFinder(Scene(page, find_mentions(page))).anchors
