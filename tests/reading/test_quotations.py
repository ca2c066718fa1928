"""Quoted words are found whole, whatever marks a paper sets and however it breaks them."""

import time

import pytest

from bordereau.model import Article
from bordereau.reading.page import Page
from bordereau.reading.statements.quotations import find_quotations


def quoted(text, lang="en", title=None):
    """The pieces of each quotation of a text, as printed."""
    page = Page(Article(text=text, title=title), lang)
    return [[page.whole[a:b] for a, b in q.pieces] for q in find_quotations(page)]


ONE = "we will be here next year"
UN = "nous serons encore ici demain"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param(f'The mayor said: "{ONE}".', "en", id="straight"),
        pytest.param(f"The mayor said: “{ONE}”.", "en", id="curly"),
        pytest.param(f"The mayor said: ‘{ONE}’.", "en", id="single curly"),
        pytest.param(f"The mayor said: '{ONE}.' Then he left.", "en", id="single straight"),
        pytest.param(f"The mayor said: ''{ONE}''.", "en", id="two single marks"),
        pytest.param(f"The mayor said: ``{ONE}''.", "en", id="typewriter marks"),
        pytest.param(f"The mayor said: „{ONE}“.", "en", id="low and high"),
        pytest.param(f"Le maire a dit : « {UN} ».", "fr", id="guillemets"),
        pytest.param(f"Le maire a dit : «{UN}».", "fr", id="guillemets without spaces"),
        pytest.param(f"Le maire a dit : «\u00a0{UN}\u00a0».", "fr", id="guillemets with fixed spaces"),
        pytest.param(f"Le maire a dit : «\u202f{UN}\u202f».", "fr", id="guillemets with thin spaces"),
        pytest.param(f"Le maire a dit : “{UN}”.", "fr", id="curly in French"),
        pytest.param(f'Le maire a dit : "{UN}".', "fr", id="straight in French"),
    ],
)
def test_marks_of_every_kind_hold_a_quotation(text, lang):
    assert [q[0].rstrip(".") for q in quoted(text, lang)] == [[ONE, UN][lang == "fr"]]


@pytest.mark.parametrize(
    ("text", "lang", "held"),
    [
        pytest.param(
            "Il a dit : « ils parlent de « paix » tous les jours ».",
            "fr",
            "ils parlent de « paix » tous les jours",
            id="guillemets in guillemets",
        ),
        pytest.param(
            "Il a dit : « ils parlent de “paix” tous les jours ».",
            "fr",
            "ils parlent de “paix” tous les jours",
            id="curly in guillemets",
        ),
        pytest.param(
            "She said: “they call it ‘peace’ every single day”.",
            "en",
            "they call it ‘peace’ every single day",
            id="single in double",
        ),
        pytest.param(
            "She said: ‘they don’t know what they’re asking for.’",
            "en",
            "they don’t know what they’re asking for.",
            id="apostrophes in single marks",
        ),
        pytest.param(
            "She said: 'they don't know what we're asking for.'",
            "en",
            "they don't know what we're asking for.",
            id="straight apostrophes in single marks",
        ),
        pytest.param(
            "Il a dit : « l'armée n'a rien à dire d'autre ».",
            "fr",
            "l'armée n'a rien à dire d'autre",
            id="elisions in guillemets",
        ),
    ],
)
def test_marks_within_a_quotation_open_nothing(text, lang, held):
    assert quoted(text, lang) == [[held]]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param(
            "The boys' school and the girls' school are both shut since Monday.",
            "en",
            id="plural possessives",
        ),
        pytest.param("It's the captain's boat, and it isn't the admiral's at all.", "en", id="apostrophes"),
        pytest.param("L'armée d'un pays n'est pas l'armée d'un autre pays.", "fr", id="elisions"),
        pytest.param('The film "The Long Way Home" opens today.', "en", id="fewer than five words"),
        pytest.param("Le cargo « Étoile du Nord » est arrivé.", "fr", id="a ship's name"),
        pytest.param(
            "A tail of 5' 6\" is long for a fish of its kind, they say here.", "en", id="feet and inches"
        ),
    ],
)
def test_what_is_no_quotation_is_left(text, lang):
    assert quoted(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "pieces"),
    [
        pytest.param(
            '"We will stay," said the mayor, "until the very last day."',
            "en",
            ["We will stay", "until the very last day."],
            id="English",
        ),
        pytest.param(
            "« Nous resterons », a dit le maire, « jusqu'au tout dernier jour ».",
            "fr",
            ["Nous resterons", "jusqu'au tout dernier jour"],
            id="French",
        ),
        pytest.param(
            'He spoke of "a friend" who had "never once come home".',
            "en",
            ["a friend", "never once come home"],
            id="pieces in a sentence of the paper's",
        ),
    ],
)
def test_pieces_of_one_sentence_are_one_quotation(text, lang, pieces):
    assert quoted(text, lang) == [pieces]


def test_two_sentences_are_two_quotations():
    text = '"We will not leave this place today." The mayor sat down. "You will have to carry me out."'
    assert len(quoted(text)) == 2


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param(
            "He said: “We came at dawn.\n\n“We left in the evening of that day.”",
            "en",
            id="mark repeated, then closed",
        ),
        pytest.param(
            "Il a dit : « Nous sommes venus.\n\n« Nous sommes repartis le soir même. »",
            "fr",
            id="guillemets repeated",
        ),
        pytest.param(
            "Il a dit : « Nous sommes venus.\n\n» Nous sommes repartis le soir même. »",
            "fr",
            id="closing mark repeated",
        ),
    ],
)
def test_speech_over_several_paragraphs_is_one(text, lang):
    (pieces,) = quoted(text, lang)
    assert len(pieces) == 1
    assert "\n" in pieces[0]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    assert quoted("Il a dit : « nous ne partirons pas ce soir.\n\nLe marché a rouvert.", "fr") == [
        ["nous ne partirons pas ce soir."]
    ]


def test_a_lone_straight_mark_opens_nothing():
    assert quoted('The pipe is 6" wide and it runs along the whole of the street to the port.') == []


def test_a_quotation_in_the_title_is_found_once():
    assert quoted("The mayor spoke.", title=f"Mayor: “{ONE}”") == [[ONE]]


def test_a_mark_left_open_in_the_title_does_not_reach_the_text():
    held = quoted("The mayor spoke at noon.", title="Mayor: “we will be here for ever")
    assert all("spoke" not in piece for pieces in held for piece in pieces)


@pytest.mark.parametrize("mark", ['"', "'", "«", "“", "‘", "'' ", "« »", "\"a' ", "“a\n\n", "«\n"])
def test_fifty_kilobytes_of_marks_take_little_time(mark):
    began = time.process_time()
    quoted(mark * (50_000 // len(mark)), "fr")
    assert time.process_time() - began < 5
