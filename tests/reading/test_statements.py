"""Quoted words are credited to whoever said them, and to the state that the speaker speaks for."""

# ruff: noqa: E501 - each text of a case stands on one line

from functools import cache

import pytest

from bordereau.model import Article
from bordereau.reading.find import find_mentions
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.statements.decider import StatementDecider
from bordereau.reading.weights import load_weights


@cache
def said(text, lang):
    """The statements of a text, in order: speaker in lower case, and state."""
    page = Page(Article(text=text), lang)
    speeches = StatementDecider(load_weights("statement")).decide(Scene(page, find_mentions(page)))
    return [(s.speaker.value.lower(), s.country.value if s.country else None) for s in speeches]


def case(name, lang, text, speaker, *, flaw=None):
    marks = [pytest.mark.xfail(reason=flaw, strict=False)] if flaw else []
    return pytest.param(lang, text, speaker, id=f"{lang} {name}", marks=marks)


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        case("said, name after", "en", "The port is shut. \"We will open it again on Monday,\" said Peter Mwangi, the harbour master.", "peter mwangi"),
        case("name, then verb", "en", "The port is shut. \"We will open it again on Monday,\" Peter Mwangi said.", "peter mwangi"),
        case("name before a colon", "en", "Peter Mwangi told reporters: \"We will open the port again on Monday.\"", "peter mwangi"),
        case("title and name", "en", "\"We will open the port again on Monday,\" said Colonel Peter Mwangi.", "peter mwangi"),
        case("according to", "en", "The port is \"closed for as long as it takes\", according to Peter Mwangi.", "peter mwangi"),
        case("surname for the whole name", "en", "Peter Mwangi runs the port. He has two sons. \"We will open it again on Monday,\" Mwangi said.", "peter mwangi"),
        case("pronoun for the name", "en", "Peter Mwangi runs the port of Mombasa. \"We will open it again on Monday,\" he said.", "peter mwangi"),
        case("office for the name", "en", "Defence Minister Peter Mwangi came to the port. \"We will open it again on Monday,\" the minister said.", "peter mwangi"),
        case("a body", "en", "The defence ministry said in a statement that \"no soldier was hurt in the fire\".", "ministry"),
        case("an ordinary person", "en", "\"I sell nothing at all these days,\" said a fish seller at the gate.", "fish seller"),
        case("an office of several words", "en", "\"Nobody has told us anything at all,\" a foreign ministry spokesman said.", "spokesman"),
        case("in the middle", "en", "\"We will open the port,\" said Peter Mwangi, \"on Monday at the latest.\"", "peter mwangi"),
        case("verb before the name", "fr", "Le port est fermé. « Nous le rouvrirons dès lundi », a déclaré Jean Mbarga.", "jean mbarga"),
        case("plain inversion", "fr", "« Nous rouvrirons le port dès lundi », assure Jean Mbarga, chef du port.", "jean mbarga"),
        case("name before a colon", "fr", "Jean Mbarga a été clair : « Nous rouvrirons le port dès lundi. »", "jean mbarga"),
        case("selon", "fr", "Selon Jean Mbarga, le port est « fermé pour une durée encore inconnue ».", "jean mbarga"),
        case("title and name", "fr", "« Nous rouvrirons le port dès lundi », a déclaré le colonel Jean Mbarga.", "jean mbarga"),
        case("surname for the whole name", "fr", "Jean Mbarga dirige le port. Il a deux fils. « Nous le rouvrirons dès lundi », a dit M. Mbarga.", "jean mbarga"),
        case("pronoun for the name", "fr", "Jean Mbarga dirige le port de Douala. « Nous le rouvrirons dès lundi », a-t-il dit.", "jean mbarga"),
        case("office for the name", "fr", "Le ministre de la Défense, Jean Mbarga, est venu au port. « Nous le rouvrirons dès lundi », a dit le ministre.", "jean mbarga"),
        case("a body", "fr", "« Aucun soldat n'a été blessé dans l'incendie », a indiqué le ministère de la Défense.", "ministère de la défense"),
        case("an ordinary person", "fr", "« Je ne vends plus rien depuis des jours », soupire une vendeuse de poisson.", "vendeuse de poisson"),
        case("one of them", "fr", "Des dockers attendent devant la grille. « On ne nous a rien dit du tout », raconte l'un d'eux.", "docker"),
        case("a title of many words", "en", "\"We will open it again on Monday,\" said National Security Minister Stuart Young.", "stuart young"),
        case("an office with its field", "en", "The Minister of National Defence, Peter Mwangi, came to the port. \"We will open it on Monday,\" the Minister said.", "peter mwangi"),
        case("an office of one state of two", "en", "The Kenyan minister Peter Mwangi met the French minister Paul Girard. \"We will open the port on Monday,\" the Kenyan minister said.", "peter mwangi"),
        case("an ambassador", "fr", "L'ambassadeur de Russie, Igor Martynov, est venu au port. « Nous le rouvrirons dès lundi », a dit l'ambassadeur.", "igor martynov"),
        case("an office with its field", "fr", "Le ministre de la Défense Bratislav Gasic est venu au port. « Nous le rouvrirons dès lundi », a dit M. Gasic.", "bratislav gasic"),
        case("wire verb, name, apposition", "en", "\"There will be no talks as long as the shelling goes on,\" warned Peter Mwangi, who chairs the committee.", "peter mwangi"),
        case("verb behind two sentences", "en", "\"The road is cut. Nobody has come to mend it,\" Grace Otieno, a nurse, told the radio.", "grace otieno"),
        case("who was asked", "en", "Asked about the tanks, the minister was brief. \"They will come when they come,\" he said.", "minister"),
        case("a statement cited", "en", "\"Two of our drones failed to return to base,\" the army said in a statement on Sunday.", "army"),
        case("in the words of", "en", "The parade was, in the words of Peter Mwangi, \"the finest that this port has seen\".", "peter mwangi"),
        case("a message posted", "fr", "« Nos soldats ne reviendront pas de sitôt », a écrit sur X Jean Mbarga, le chef de la diplomatie.", "jean mbarga"),
        case("a deed of speech without words of it", "fr", "Jean Mbarga ne décolère pas : « Personne ne nous a rien demandé, ni avant ni après. »", "jean mbarga"),
        case("in the terms of a communiqué", "fr", "Deux drones « ne sont pas rentrés à leur base », indique un communiqué de l'armée.", "communiqué"),
        case("a source without a name", "fr", "« Les avions sont encore dans leurs caisses », confie une source militaire.", "source militaire"),
        case("the voice of another", "fr", "Par la voix de son porte-parole, Jean Mbarga, l'armée a promis « une riposte à la hauteur de l'affront ».", "jean mbarga"),
        case("in the middle", "fr", "« Nous rouvrirons le port, a promis Jean Mbarga, dès lundi matin. »", "jean mbarga", flaw="a comment inside the marks is read as quoted"),
        case("impersonal, with a place", "fr", "Les deux pays se parlent. « Rien n'est encore signé à ce jour », dit-on à Abou Dhabi.", "abou dhabi"),
    ],
)  # fmt: skip
def test_the_speaker_is_who_said_it(lang, text, speaker):
    assert [s for s, _ in said(text, lang)] == [speaker] or speaker in said(text, lang)[0][0]


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        case("nationality in the phrase", "en", "\"We will send two more ships,\" a Kenyan officer said in Paris.", "KEN"),
        case("state before the office", "en", "\"We will send two more ships,\" said Kenya's defence minister, Peter Mwangi.", "KEN"),
        case("an embassy", "en", "\"We have nothing to add to that,\" the French embassy in Nairobi said.", "FRA"),
        case("in a capital", "en", "Kenya and Ethiopia quarrel over the ships. \"We will send two more of them,\" a foreign ministry spokesman in Ankara said.", "TUR"),
        case("an analyst", "en", "Kenya has two new ships. \"They are too old for the work,\" said an analyst.", None),
        case("nationality in the phrase", "fr", "« Nous enverrons deux autres navires », a dit un officier kényan à Paris.", "KEN"),
        case("state after the office", "fr", "« Nous enverrons deux autres navires », a dit l'ambassadeur de France.", "FRA"),
        case("an envoy abroad", "fr", "« Nous enverrons deux autres navires », a dit l'ambassadrice des États-Unis au Kenya.", "USA"),
        case("behind a capital", "fr", "La France livre des radars à l'Arménie. A Bakou, un porte-parole a reproché à Paris de « préparer la guerre en vendant la paix ».", "AZE"),
        case("a person and where he comes from", "fr", "L'ambassadeur de Russie, Igor Martynov, de retour à Ouagadougou, sourit : « Une ambassade, c'est une maison que nous avons rouverte. »", "RUS"),
        case("an expert", "fr", "Le Kenya a deux navires neufs. « Ils sont trop vieux pour ce travail », juge un analyste.", None),
    ],
)  # fmt: skip
def test_the_state_is_the_one_spoken_for(lang, text, country):
    assert [c for _, c in said(text, lang)] == [country]


@pytest.mark.xfail(reason="a title of five words or more is often taken for speech", strict=False)
def test_a_title_of_a_film_is_no_statement():
    assert said('The film "A Very Long Way to Go Home" opens at the port cinema today.', "en") == []


def test_a_title_of_a_novel_is_no_statement():
    assert said("Le roman « Une si longue route vers la mer » paraît demain.", "fr") == []


def test_a_text_without_quotations_has_no_statements():
    assert said("The mayor said that the port would open on Monday.", "en") == []
