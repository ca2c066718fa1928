"""The language of a text is told, on few words too."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.articles import LANGUAGES, language, language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("L'armée a reçu deux hélicoptères de combat.", "fr"),
        ("The army took delivery of two attack helicopters.", "en"),
        ("El ejército recibió dos helicópteros de combate.", "es"),
        ("O exército recebeu dois helicópteros, disse o ministério da Defesa.", "pt"),
        ("Jiri Liptak of the Czech Republic won silver while Mauro De Filippis claimed bronze.", "en"),
        ("Су-25", "ru"),
        ("طائرة", "ar"),
        ("Вертолёты Mi-35M и Mi-8 переданы", "ru"),
        ("", "en"),
        ("12 - 34 !", "en"),
    ],
)
def test_the_language_is_told(text: str, lang: str) -> None:
    assert language_of(text) == lang


def test_a_quotation_in_another_language_does_not_turn_the_text() -> None:
    text = "Le ministre a reçu deux avions et trois blindés mardi à la base aérienne. " * 3
    assert (
        language_of(text + "« We will stand with our partners », a dit l'ambassadeur. «До свидания».") == "fr"
    )


def test_little_words_settle_it_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    language._identifier.cache_clear()
    assert language_of("L'armée a reçu jeudi deux hélicoptères livrés par la Russie.") == "fr"
    assert language_of("The army received two helicopters delivered by Russia on Thursday.") == "en"
    shared_with_spanish = (
        "La base de la Garde que les soldats de Bamako gagnent en avril a les blindés de la Russie."
    )
    assert language_of(shared_with_spanish + " Le vol a été payé par le Trésor, et par lui seul.") == "fr"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_has_one_of_the_languages(text: str) -> None:
    assert language_of(text) in LANGUAGES
