"""The small words of each language, and what hangs on them in a sentence."""

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.codebook import DATA, LANGUAGES, Grammar, fold, grammar_words, name_of, one_of, read_data
from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.scene import Scene

AS_WRITTEN = ("clause_starts", "name_particles", "auxiliaries", "participle_endings")
# a language may have no use for them
OF_SOME = {"auxiliaries", "participle_endings", "object_relatives", "company_nouns"}
YES_OR_NO = ("model_first", "seller_takes_to", "hyphen_qualifies")
FOLDED = [f.name for f in fields(Grammar) if f.name not in (*AS_WRITTEN, *YES_OR_NO)]


def scene(text, lang):
    page = Page(Article(text=text, lang=lang), lang)
    return Scene(page, find_mentions(page))


def items(text, lang):
    return scene(text, lang).mentions.items


def test_every_language_has_a_file_of_its_own():
    assert {path.stem for path in (DATA / "grammar").glob("*.yaml")} == set(LANGUAGES)
    assert {read_data(f"grammar/{lang}.yaml")["language"] for lang in LANGUAGES} == set(LANGUAGES)


def test_the_french_file_describes_every_key():
    header = (DATA / "grammar" / "fr.yaml").read_text(encoding="utf-8").split("kind:")[0]
    assert [f.name for f in fields(Grammar) if f"# {f.name}:" not in header] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_list_of_french_and_english_is_empty(lang):
    words = grammar_words(lang)
    empty = {name for name in (*FOLDED, *AS_WRITTEN) if not getattr(words, name)}
    assert empty - OF_SOME == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_list_says_a_word_twice(lang):
    data = read_data(f"grammar/{lang}.yaml")
    assert [
        key for key, words in data.items() if isinstance(words, list) and len(words) != len(set(words))
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FOLDED)
def test_words_are_folded_as_texts_are(lang, name):
    words = getattr(grammar_words(lang), name)
    assert {w for w in words if w != name_of(fold(w))} == set()


@pytest.mark.parametrize("lang", ["de", "", "../en", "xx-YY"])
def test_a_language_without_a_file_is_read_with_the_english_words(lang):
    assert grammar_words(lang) == grammar_words("en")


@given(st.text(max_size=8))
def test_any_name_of_a_language_is_answered(lang):
    assert isinstance(grammar_words(lang), Grammar)


def test_a_pattern_of_no_words_matches_nothing_and_of_words_takes_the_longest():
    assert re.search(one_of([]), "any text") is None
    assert re.match(one_of(["de", "de la"]), "de la République").group() == "de la"
    assert re.fullmatch(one_of(["a.b"]), "axb") is None


@pytest.mark.parametrize(
    ("lang", "text", "designation", "quantity"),
    [
        ("fr", "Le Mali a reçu deux hélicoptères de type Mi-171.", "Mi-171", 2),
        ("fr", "Le Mali a reçu deux hélicoptères du modèle Mi-171.", "Mi-171", 2),
        ("en", "Mali received two helicopters of type Mi-171.", "Mi-171", 2),
        ("en", "Mali received two Mi-171 transport helicopters.", "Mi-171", 2),
        ("es", "Malí recibió dos helicópteros tipo Mi-171.", "Mi-171", 2),
        ("es", "Malí recibió dos helicópteros del modelo Mi-171.", "Mi-171", 2),
        ("pt", "O Mali recebeu dois helicópteros do tipo Mi-171.", "Mi-171", 2),
    ],
)
def test_a_noun_and_its_model_are_one_item(lang, text, designation, quantity):
    (found,) = items(text, lang)
    assert (found.category, found.designation, found.quantity) == ("helicopter", designation, quantity)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Deux soldats avec des fusils sont arrivés."),
        ("en", "Two soldiers with rifles have arrived."),
        ("es", "Dos soldados con fusiles han llegado."),
        ("pt", "Dois soldados com fuzis chegaram."),
    ],
)
def test_a_number_does_not_count_across_a_preposition(lang, text):
    assert [i.quantity for i in items(text, lang) if i.category == "small_arms"] == [None]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le Mali a reçu deux hélicoptères en mai. Trois autres suivront."),
        ("en", "Mali received two helicopters this spring. Three more will follow."),
        ("es", "Malí recibió dos helicópteros en mayo. Tres más llegarán."),
        ("pt", "O Mali recebeu dois helicópteros em maio. Três outros chegarão."),
    ],
)
def test_a_number_alone_counts_what_was_named_before(lang, text):
    assert [(i.category, i.quantity) for i in items(text, lang)] == [("helicopter", 2), ("helicopter", 3)]


@pytest.mark.parametrize(
    ("lang", "text", "party"),
    [
        ("fr", "Deux navires ont été remis à la Russie.", "RUS"),
        ("en", "Two ships were handed to the Philippines.", "PHL"),
    ],
)
def test_a_preposition_is_seen_past_the_determiner(lang, text, party):
    assert [p.relation[:2] for p in scene(text, lang).parties if p.value == party] == ["to"]


def test_the_end_of_a_longer_word_is_no_determiner():
    phrases = scene("Les essais ont lieu à tailleurs maliens.", "fr").parties
    assert [p.relation for p in phrases if p.value == "MLI"] == [""]


def test_forces_and_their_state_are_one_phrase():
    french = scene("L'armée de la Côte d'Ivoire a reçu des blindés.", "fr").parties
    english = scene("The army of the Philippines received tanks.", "en").parties
    assert [p.organ for p in (*french, *english)] == ["forces", "forces"]
