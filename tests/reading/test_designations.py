"""A model is reported as it is usually written."""

from __future__ import annotations

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions


def models(text: str, lang: str = "en") -> list[str | None]:
    found = find_mentions(Page(Article(text=text, lang=lang), lang)).items
    return [i.designation for i in found if i.designation]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Indonesia sent 500 SS2 rifles to Laos.", "SS2"),
        ("Seoul delivered K2 rifles to Senegal.", "K2"),
        ("Ukraine received an R18 drone.", "R18"),
    ],
)
def test_the_noun_that_tells_models_apart_is_no_part_of_the_name(text, model):
    assert models(text) == [model]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Airbus delivered two H125 helicopters to Benin.", "H125"),
        ("Airbus delivered two AS350 helicopters to Benin.", "AS350"),
        ("Bahrain bought sixteen F-16 Block 70 jets.", "F-16 Block 70"),
        ("Morocco bought 25 F-16 Block 72 jets.", "F-16 Block 72"),
        ("Serbia took delivery of T-72MS tanks.", "T-72MS"),
    ],
)
def test_of_a_family_the_model_that_the_text_names_is_told(text, model):
    assert models(text) == [model]


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Turkey delivered six TB2s to Togo.", "Bayraktar TB2"),
        ("Washington sent FIM-92 Stinger missiles to Kyiv.", "Stinger"),
        ("Poland ordered ninety-six AH-64E Apache helicopters.", "AH-64E"),
        ("Kenya ordered 118 Hızır carriers.", "Hizir"),
        ("Kenya ordered 118 Hizir carriers.", "Hizir"),
    ],
)
def test_another_spelling_is_told_by_the_usual_name(text, model):
    assert models(text) == [model]


@pytest.mark.parametrize(
    ("text", "lang", "model"),
    [
        ("Le Togo aligne les Bastion que la France a livrés.", "fr", ["Bastion"]),
        ("L'inspection du Bastion de la vieille ville est finie.", "fr", []),
        ("Ghana received four Cobra vehicles. The Cobra is built in Türkiye.", "en", ["Cobra", "Cobra"]),
        ("A Cobra bit the gardener.", "en", []),
    ],
)
def test_a_name_that_is_also_a_word_is_a_model_as_one_of_many_or_where_it_is_one_elsewhere(text, lang, model):
    assert models(text, lang) == model


@pytest.mark.parametrize(
    ("text", "lang", "item"),
    [
        ("Nigeria received the final two of 12 Super Tucano aircraft.", "en", (2.0, "aircraft")),
        ("The second of two Hermes 900 drones has arrived.", "en", (1.0, "uav")),
        ("La Grèce a reçu les six premiers des 24 chars Leopard 2.", "fr", (6.0, "armoured_vehicle")),
        ("L'Égypte a reçu le premier des deux sous-marins.", "fr", (1.0, "naval")),
        ("La France a remis sur la base aérienne 201 d'Agadez un avion C-130.", "fr", (1.0, "aircraft")),
    ],
)
def test_a_part_of_a_whole_is_counted_by_the_part(text, lang, item):
    found = find_mentions(Page(Article(text=text, lang=lang), lang)).items
    assert item in [(i.quantity, i.category) for i in found]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Thailand received 60 Stryker vehicles.", "armoured_vehicle"),
        ("India leased two MQ-9 aircraft.", "uav"),
        ("Uganda bought Humvee vehicles.", "vehicle"),
    ],
)
def test_a_wide_noun_leaves_its_model_its_own_category(text, category):
    found = find_mentions(Page(Article(text=text, lang="en"), "en")).items
    assert [i.category for i in found] == [category]
