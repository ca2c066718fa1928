"""Who could speak in an article: names cut off from what stands beside them, offices that go by other names."""

# ruff: noqa: E501 - each text of a case stands on one line

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.scene import Scene
from bordereau.reading.statements.attribution import Attribution
from bordereau.reading.statements.naming import name_cues
from bordereau.reading.statements.quotations import find_quotations
from bordereau.reading.statements.referents import Referents
from bordereau.reading.statements.states import States
from bordereau.reading.statements.ties import Speaker
from bordereau.reading.statements.voices import find_voices


def scene(text, lang):
    page = Page(Article(text=text, lang=lang), lang)
    return Scene(page, find_mentions(page))


def voices(text, lang):
    found = scene(text, lang)
    return {(found.page.whole[v.start : v.end], v.sort) for v in find_voices(found, [])}


def pointed_to(text, lang, words):
    """Whom a rule takes the voice printed as `words` for; its last one in the text."""
    found = scene(text, lang)
    everyone = find_voices(found, [])
    voice = [v for v in everyone if found.page.whole[v.start : v.end] == words][-1]
    return Referents(found, everyone, []).by_rule(voice)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Every eighth of June Ieuan shuts the shop.", "Ieuan"),
        ("en", "He had come back on 3 May Mwangi said.", "Mwangi"),
        ("fr", "Il est revenu le 8 juin Mbarga l'a confirmé.", "Mbarga"),
    ],
)
def test_the_month_of_a_date_is_no_part_of_a_name(lang, text, name):
    assert (name, "capital") in voices(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "outlet"),
    [
        ("en", "The men came, as Radio Okapi told it. They left.", "Radio Okapi"),
        ("en", "The plane had landed, the Kampala Gazette wrote.", "Kampala Gazette"),
        ("fr", "La caméra de Télé Kivu les a filmés.", "Télé Kivu"),
    ],
)
def test_a_paper_or_broadcaster_is_no_person(lang, text, outlet):
    assert {sort for words, sort in voices(text, lang) if words == outlet} == {"body"}


def test_the_name_of_a_place_holds_no_office():
    text = "L'avion s'est posé à l'aéroport Président Modibo Keïta-Sénou."
    assert {words for words, _ in voices(text, "fr")} & {"Président", "Modibo Keïta"} == set()


def test_a_word_that_a_hyphen_ties_to_another_does_not_speak():
    found = voices("The army-aligned health ministry said so. The army said nothing.", "en")
    assert ("health ministry", "body") in found
    assert len([words for words, _ in found if words == "army"]) == 1


def test_the_capital_of_a_state_is_not_the_one_named_after_it():
    text = "Jeudi, dans la capitale serbe, Paul Girard a serré des mains. Le président serbe a souri."
    assert pointed_to(text, "fr", "président serbe") != "paul girard"


@pytest.mark.parametrize(
    ("lang", "text", "words", "meant"),
    [
        ("en", "Ambassador Paul Girard came to the port. Guards stood by. The diplomat smiled.", "diplomat", "paul girard"),
        ("en", "President Peter Mwangi came to the port. Guards stood by. The head of state smiled.", "head of state", "peter mwangi"),
        ("fr", "L'ambassadrice Anne Girard est venue au port. La diplomate a souri.", "diplomate", "anne girard"),
        ("fr", "Le président Jean Mbarga est venu au port. Le chef de l'État a souri.", "chef de l'État", "jean mbarga"),
    ],
)  # fmt: skip
def test_an_office_goes_by_the_names_of_its_kind(lang, text, words, meant):
    assert pointed_to(text, lang, words) == meant


def test_an_office_of_one_state_is_not_the_holder_of_unknown_state_if_another_is_known_to_be_of_it():
    text = (
        "Reçu lundi par Sébastien Lecornu, le ministre Aram Petrossian a signé. Le ministre français a souri."
    )
    assert pointed_to(text, "fr", "ministre français") == "sebastien lecornu"


def states(text, lang, words):
    found = scene(text, lang)
    everyone = find_voices(found, [])
    voice = next(v for v in everyone if found.page.whole[v.start : v.end] == words)
    return {s.value for s in States(found, everyone).candidates(Speaker(voice, [voice]))}


def test_a_group_of_three_letters_is_no_state():
    text = "Le M23 a pris la ville. Lawrence Kanyuka, son porte-parole, parle du Congo."
    assert "M23" not in states(text, "fr", "Lawrence Kanyuka")


def tie(text, lang, words):
    """How whoever is printed as `words` is tied to a state."""
    found = scene(text, lang)
    everyone = find_voices(found, [])
    voice = next(v for v in everyone if found.page.whole[v.start : v.end] == words)
    return States(found, everyone).belonging.tie(Speaker(voice, [voice]))


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        ("en", "A spokesperson for the embassy came to Mogadishu.", "spokesperson", "abroad"),
        ("en", "An officer of the army came to Mogadishu.", "officer", "own"),
        ("fr", "Un officier de la mission est venu à Kidal.", "officier", "none"),
        ("fr", "Une vendeuse est venue à Kidal.", "vendeuse", "home"),
    ],
)
def test_who_is_of_something_is_tied_to_a_state_as_that_is(lang, text, words, expected):
    assert tie(text, lang, words) == expected


@pytest.mark.parametrize(
    ("lang", "text", "words", "state"),
    [
        ("fr", "L'Ukraine nie tout en bloc. Sa diplomatie parle de hâte.", "diplomatie", "UKR"),
        ("en", "Iran denies it. Its spokesman calls the report a lie.", "spokesman", "IRN"),
    ],
)
def test_who_is_somebody_s_is_tied_to_the_state_spoken_of_before(lang, text, words, state):
    found = scene(text, lang)
    everyone = find_voices(found, [])
    voice = next(v for v in everyone if found.page.whole[v.start : v.end] == words)
    assert States(found, everyone).ties(Speaker(voice, [voice])) == {state: "owned"}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "The port is closed, S. Bayarsaikhan said to laughter.", "S. Bayarsaikhan"),
        ("en", "The port is closed, J.F. Mwangi said to laughter.", "J.F. Mwangi"),
        ("fr", "Le port est fermé, a dit B. Mbarga en riant.", "B. Mbarga"),
    ],
)
def test_initials_belong_to_a_name(lang, text, name):
    assert (name, "name") in voices(text, lang)


def test_the_title_of_one_letter_is_no_initial():
    assert ("Girard", "capital") in voices("Le port est fermé, a dit M. Girard en riant.", "fr")


def known_as(text, lang, words):
    """By what name the voice printed as `words` is known."""
    found = scene(text, lang)
    whole = found.page.whole
    return next(whole[slice(*v.known)] for v in find_voices(found, []) if whole[v.start : v.end] == words)


@pytest.mark.parametrize(
    ("lang", "text", "office", "name"),
    [
        ("en", "Defence Minister General Peter Mwangi laughed.", "Defence Minister", "Peter Mwangi"),
        ("fr", "Le préfet colonel Jean Mbarga a ri.", "préfet", "Jean Mbarga"),
    ],
)
def test_of_two_titles_before_a_name_both_are_its_holder_s(lang, text, office, name):
    assert known_as(text, lang, office) == name


def test_what_stands_in_brackets_after_a_person_does_not_speak():
    found = {words for words, _ in voices("M. Girard (Var) a voulu savoir pourquoi. Lanester a ri.", "fr")}
    assert "Girard" in found
    assert "Var" not in found


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("fr", "Le colonel Jean Mbarga a ri. Payée à moitié, la commande est là. Il a dit oui.", "payee"),
        ("en", "Colonel Peter Mwangi smiled. Delayed twice, the order is here. He said yes.", "delayed"),
    ],
)
def test_no_pronoun_points_to_a_word_that_only_opens_a_sentence(lang, text, word):
    found = scene(text, lang)
    everyone = find_voices(found, [])
    pronoun = [v for v in everyone if v.sort == "pronoun"][-1]
    meant = Referents(found, everyone, []).candidates(pronoun, None)
    assert any("mbarga" in key or "mwangi" in key for key in meant)
    assert word not in meant


@pytest.mark.parametrize(
    ("lang", "text", "word", "state"),
    [
        ("fr", "Le ministre a ri. « Non », a dit une infirmière bernoise.", "infirmière", "CHE"),
        ("fr", "Le ministre a ri. « Non », ont dit des dockers brestois.", "dockers", "FRA"),
        ("en", "The minister laughed. 'No,' a Bavarian brewer said.", "brewer", "DEU"),
    ],
)
def test_a_word_for_those_of_a_town_or_region_ties_a_speaker_to_its_state(lang, text, word, state):
    found = scene(text, lang)
    whole = found.page.whole
    voice = next(v for v in find_voices(found, []) if word in whole[v.start : v.end])
    assert States(found).ties(Speaker(voice, [voice])).keys() == {state}


def test_with_a_capital_a_french_word_for_those_of_a_region_is_a_surname():
    found = scene("Le port est fermé, a dit Jean Breton.", "fr")
    speaker = next(v for v in find_voices(found, []) if v.sort == "name")
    assert States(found).candidates(Speaker(speaker, [speaker])) == []


def state_cues(text, lang, words, state):
    """The cues on whether the voice printed as `words`, the last such, speaks for a state in the first
    quotation of the text."""
    found = scene(text, lang)
    quotations = tuple(find_quotations(found.page))
    everyone = Attribution(found, quotations).voices
    voice = [v for v in everyone if found.page.whole[v.start : v.end] == words][-1]
    chain = [v for v in everyone if v.known == voice.known]
    speaker, states = Speaker(voice, chain), States(found, everyone)
    named = next(s for s in states.candidates(speaker) if s.value == state)
    return states.features(quotations[0], speaker, named)


TALKS = "Poland and Georgia held talks. “We will not be late this time,” {} said."


@pytest.mark.parametrize(
    ("name", "best"),
    [("Grzegorz Kowalski", "POL"), ("Vakhtang Lomidze", "GEO")],
)
def test_a_name_speaks_for_the_state_where_it_is_usual(name, best):
    text = TALKS.format(name)
    for state in ("POL", "GEO"):
        fits = [c for c in state_cues(text, "en", name, state) if c.startswith("name=") and " best=" in c]
        assert all(("best=True" in c) == (state == best) for c in fits)
        assert fits


def test_the_name_given_first_tells_where_the_surname_alone_would_not():
    text = TALKS.format("Vakhtang Bragason") + " Bragason then left."
    assert "name=more best=True" in state_cues(text, "en", "Bragason", "GEO")


def test_an_office_has_no_name_that_tells_a_state():
    assert "name=unknown best=False" in state_cues(TALKS.format("the minister"), "en", "minister", "POL")


def test_what_is_printed_like_a_name_is_weighed_by_its_words():
    assert "name words known=2 of 2" in name_cues("Andrzej Sikorski", set(), inner=False)
    assert "name known=False lower=True" in name_cues("Business Quarter", {"business"}, inner=False)
    assert "name known=False holds=True figure=False" in name_cues("Protecting Poland", set(), inner=True)
    assert "name known=False holds=False figure=True" in name_cues("Dassault F-16s", set(), inner=False)
