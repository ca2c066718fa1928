"""Models that no codebook lists are read where they stand beside a materiel noun."""

from __future__ import annotations

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions


def items(text: str, lang: str) -> list[tuple[float | None, str | None, str]]:
    found = find_mentions(Page(Article(text=text, lang=lang), lang)).items
    return [(i.quantity, i.designation, i.category) for i in found]


@pytest.mark.parametrize(
    ("lang", "text", "item"),
    [
        ("en", "Finland gave Ukraine six XQ-1859 armoured carriers.", (6.0, "XQ-1859", "armoured_vehicle")),
        ("en", "They sent ten howitzers ZQ9A to the front.", (10.0, "ZQ9A", "artillery")),
        ("fr", "La Turquie a livré douze blindés QX-418.", (12.0, "QX-418", "armoured_vehicle")),
        ("fr", "Ils ont reçu des missiles « KZQ-12 ».", (None, "KZQ-12", "missile")),
    ],
)
def test_an_unlisted_model_beside_its_noun_is_its_designation(lang, text, item):
    assert items(text, lang) == [item]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They fired shells of 155 mm and drones in 2024."),
        ("fr", "Ils ont tiré des obus de 155 mm et des drones en 2024."),
        ("en", "They sent 20 tanks, G7 leaders said."),
    ],
)
def test_a_calibre_a_year_and_another_name_are_no_model(lang, text):
    assert all(designation is None for _, designation, _ in items(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "item"),
    [
        ("fr", "Le pays a reçu seize blindés Xanthera.", (16.0, "Xanthera", "armoured_vehicle")),
        ("fr", "Le pays a reçu cinq vedettes de type Qalmar.", (5.0, "Qalmar", "naval")),
        ("fr", "Il a promis trente-six obusiers israéliens Vratmos.", (36.0, "Vratmos", "artillery")),
        ("en", "They bought eleven Zorvan pick-ups there.", (11.0, "Zorvan", "vehicle")),
        ("en", "They gave four patrol launches of the Qalmar class.", (4.0, "Qalmar", "naval")),
        ("en", "It was given the frigate Zalamgir there.", (None, "Zalamgir", "naval")),
    ],
)
def test_a_name_beside_a_noun_is_its_model(lang, text, item):
    assert item in items(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Yesterday the Army trucks left, and Ukrainian tanks followed."),
        ("en", "Meanwhile tanks left."),
        ("fr", "Ils ont envoyé des munitions pour Charles Taylor."),
        ("fr", "La Russie a livré des radios VHF."),
    ],
)
def test_a_state_an_army_and_a_sentence_opener_are_no_model(lang, text):
    assert all(designation is None for _, designation, _ in items(text, lang))


def test_a_model_named_again_in_the_plural_is_one_of_the_same_goods():
    found = items("They bought ten Zorvan pick-ups. Three Zorvans are at the port.", "en")
    assert (3.0, "Zorvan", "vehicle") in found
