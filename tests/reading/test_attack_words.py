"""What tells an attack, and what only has its words: names, bargains, squalls, takeovers."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.events.anchors import EventFinder
from bordereau.reading.events.kinds import KINDS
from bordereau.reading.scene import Scene


def finder(text, lang):
    page = Page(Article(text=text, lang=lang), lang)
    return EventFinder(Scene(page, find_mentions(page)), KINDS["attack"])


def words(text, lang):
    """Each word that bears on an attack, in lower case."""
    found = finder(text, lang)
    return {found.scene.page.whole[w.start : w.end].lower() for w in found.words if w.cls != "general"}


def test_a_word_within_a_name_tells_nothing():
    assert "corps" not in words("L'Africa Corps a pris la suite de Wagner.", "fr")
    assert "corps" in words("Onze corps ont été extraits.", "fr")


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "It will tear up the lease it struck with Somaliland.", "struck"),
        ("en", "The firm is being struck off.", "struck"),
        ("en", "Airlines were under fire over dearer fuel.", "under fire"),
        ("en", "The papers for which changed hands on Wednesday.", "changed hands"),
        ("en", "Six planes droned into the airport.", "droned"),
        ("fr", "Les gendarmes ont frappé à quatorze portes.", "frappé"),
        ("fr", "Des rafales à 121 km/h ont balayé le plateau.", "rafales"),
        ("fr", "L'opération découle d'un pacte conclu en juin.", "opération"),
    ],
)
def test_a_figure_of_speech_is_no_attack(lang, text, word):
    assert word not in words(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "Rebels struck the convoy at dawn.", "struck"),
        ("en", "The town changed hands on Wednesday.", "changed hands"),
        ("fr", "Les rebelles ont frappé le convoi.", "frappé"),
    ],
)
def test_the_same_word_may_tell_one(lang, text, word):
    assert word in words(text, lang)


def test_what_the_talk_is_about_around_a_word_is_a_cue():
    text = "The bidders lifted their hostile offer. They fired a second salvo. Shareholders shrugged."
    found = finder(text, "en")
    fired = next(a for a in found.anchors if a.word == "fired")
    assert {"next to contest", "article contest=3"} <= set(found.features(fired))
