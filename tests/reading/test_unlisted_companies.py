"""Companies that no codebook lists are read beside a word for a company, or by how their names end."""

from __future__ import annotations

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions


def companies(text: str, lang: str) -> list[str]:
    found = find_mentions(Page(Article(text=text, lang=lang), lang)).parties
    return [p.value for p in found if p.form == "company"]


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("fr", "Le marché passé avec les chantiers Kerzolec est résilié.", "Kerzolec"),
        ("fr", "La société turque Zarnolu a livré douze blindés.", "Zarnolu"),
        ("en", "A firm called Destrinix sold them twelve boats.", "Destrinix"),
        ("en", "The contract with the Baltrika yard for two vessels was cancelled.", "Baltrika"),
        ("en", "It bought two boats from Interlund Marine.", "Interlund Marine"),
    ],
)
def test_an_unlisted_company_has_its_printed_name(lang, text, company):
    assert companies(text, lang) == [company]


def test_a_company_once_told_is_found_wherever_it_is_printed():
    assert (
        companies("The boot maker Meindrol is late. On Monday Meindrol apologised.", "en") == ["Meindrol"] * 2
    )


@pytest.mark.parametrize(
    "text",
    ["The Royal Marine and the National Defence were there.", "The firm is in Gdynia.", "A yard in Poland."],
)
def test_forces_and_places_are_no_companies(text):
    assert companies(text, "en") == []


def parties(text: str, lang: str = "en", publisher: str | None = None) -> list[tuple[str, str]]:
    page = Page(Article(text=text, lang=lang, publisher=publisher), lang)
    return [(page.whole[p.start : p.end], p.value) for p in Scene(page, find_mentions(page)).parties]


def test_the_kingdom_is_the_one_named_last():
    assert ("kingdom", "SAU") in parties(
        "Turkey and Saudi Arabia met. Two jets went to the kingdom on Monday."
    )


def test_the_emirate_is_no_republic():
    told = parties(
        "La France a vendu au Qatar, puis à la Turquie, des avions. L'émirat en voulait six.", "fr"
    )
    assert ("emirat", "QAT") in [(words.lower().replace("é", "e"), value) for words, value in told]


def test_what_was_given_to_us_was_given_to_the_state_of_the_paper():
    assert ("us", "PER") in parties("Australia gave us two boats.", publisher="The Lima Gazette")


def test_forces_before_a_verb_are_not_those_of_its_object():
    told = parties("The air force asked America for six jets.", publisher="The Lima Gazette")
    assert ("air force", "PER") in told
