"""Words count as cues by their language and first letters, so that their forms are one."""

from __future__ import annotations

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.wording import clause_of, telling_word, words_beside, words_told


def test_forms_of_a_word_are_one_cue() -> None:
    assert "says fr:blinde" in words_told(of("Le blindé.", "fr"), [0], "says")
    assert "says fr:blinde" in words_told(of("Paris a livré dix blindés.", "fr"), [0], "says")


def test_numbers_are_all_the_same_word() -> None:
    told = words_told(of("Ten tanks and 12 guns of 1988.", "en"), [0], "says")
    assert [w for w in told if "#" in w] == ["says en:#"]


def test_the_words_that_tell_a_happening_are_one_cue() -> None:
    scene = of("Paris a livré dix blindés.", "fr")
    trigger = scene.mentions.triggers[0]
    assert telling_word(scene, trigger).startswith("fr:")


def test_a_clause_ends_at_commas_and_brackets() -> None:
    scene = of("On Monday, France delivered ten tanks to Niger, which had asked for them.", "en")
    trigger = next(t for t in scene.mentions.triggers if t.cls == "give")
    begin, end = clause_of(scene, trigger)
    assert scene.page.whole[begin:end] == " France delivered ten tanks to Niger"


def test_words_beside_a_place_stay_in_its_sentence() -> None:
    scene = of("It rained. The tanks were unloaded at Niamey airport.", "en")
    place = scene.mentions.places[0]
    beside = words_beside(scene, place)
    assert {"near en:unload", "before en:at"} <= set(beside)
    assert "near en:rained" not in beside


def of(text: str, lang: str) -> Scene:
    page = Page(Article(lang=lang, text=text), lang)
    return Scene(page, find_mentions(page))
