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


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Senegal received two Cascavels.", "Cascavel"),
        ("Kyiv received AMRAAM missiles.", "AMRAAM"),
        ("Canberra sold two Adelaide-class frigates.", "Adelaide"),
        ("The Philippines received four OV-10 Bronco aircraft.", "OV-10 Bronco"),
        ("Burma bought JF-17 Block II fighters.", "JF-17 Block II"),
        ("Mali took delivery of an Airbus A400M aircraft.", "A400M"),
    ],
)
def test_a_model_has_the_name_that_the_text_gives_it(text, model):
    assert models(text) == [model]


def test_two_names_of_one_model_are_of_one_model():
    text = "They sent K239 Chunmoo launchers. The Chunmoo launchers left."
    first, second = find_mentions(Page(Article(text=text, lang="en"), "en")).items
    assert (first.designation, second.designation) == ("K239 Chunmoo", "Chunmoo")
    assert first.model == second.model


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Washington sold four Kidds to Taipei.", ["Kidd"]),
        ("They met on two Pacific islands.", []),
        ("A boat left for the Solomon Islands.", []),
        ("Portugal is to send Leopards, fewer than hoped.", ["Leopard"]),
        ("Greece lent a couple of Hueys to them.", ["Huey"]),
    ],
)
def test_a_name_in_the_plural_with_a_capital_is_a_model(text, model):
    assert models(text) == model


def test_a_dozen_of_a_name_that_is_also_a_word_are_models():
    assert models("Le groupe a vendu une douzaine de Marauder.", "fr") == ["Marauder"]
