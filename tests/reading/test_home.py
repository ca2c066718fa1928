"""Whose army 'the army' is, where an article leaves it open."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.home import published_in

ABROAD = (
    "France and the United States follow the talks, French diplomats said, and France offers help. "
    "A convoy was hit near Tillabéri on Monday. Two trucks burned at Téra. "
    "The army sent reinforcements to Niamey."
)
HERE = "The army opened two posts on Monday. The soldiers were trained abroad."


def homes(text: str, lang: str = "en", publisher: str | None = None) -> set[str]:
    """The states that words like 'the army' stand for in a text."""
    page = Page(Article(text=text, lang=lang, publisher=publisher), lang)
    return {p.value for p in Scene(page, find_mentions(page)).parties if p.mention.form == "generic"}


def test_it_is_that_of_the_state_where_things_happen_not_of_the_one_most_named() -> None:
    assert homes(ABROAD) == {"NER"}


@pytest.mark.parametrize(("publisher", "home"), [("The Lima Gazette", {"PER"}), ("Journal", set())])
def test_where_nothing_is_placed_the_name_of_the_publisher_tells(publisher: str, home: set[str]) -> None:
    assert homes(HERE, publisher=publisher) == home


def test_french_reads_alike() -> None:
    text = (
        "La France et les diplomates français suivent l'affaire, dit la France. "
        "Lundi, un convoi a sauté près de Tillabéri. L'armée a envoyé des renforts à Téra."
    )
    assert homes(text, "fr") == {"NER"}


@pytest.mark.parametrize(
    ("publisher", "lang", "states"),
    [
        ("The Maiduguri Beacon", "en", {"NGA"}),  # a town that nothing around it speaks for
        ("L'Indépendant de Maubeuge", "fr", {"FRA"}),
        ("Le Phare de Brest", "fr", {"FRA", "BLR"}),  # namesakes of like size
        ("Kupang Post (English page)", "en", {"IDN"}),  # the language is no state
        ("Le Canard de Corfou (édition française)", "fr", {"GRC"}),
        ("La Presse bretonne", "fr", {"FRA"}),
        ("ministère de la Défense (communiqué)", "fr", set()),  # La Défense is a quarter too
        ("The Independent", "en", set()),
    ],
)
def test_the_name_of_a_publisher_tells_where_it_is(publisher: str, lang: str, states: set[str]) -> None:
    assert published_in(publisher, lang) == states
