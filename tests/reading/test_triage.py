"""Triage lets through what may hold a report, and little else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.codebook import CodebookError
from bordereau.reading.triage import REACH, triage


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La Russie a livré deux hélicoptères à l'armée."),
        ("fr", "Deux HÉLICOPTÈRES ont été LIVRÉS."),
        ("fr", "L’armée a reçu des «véhicules blindés»."),
        ("fr", "Le don comprend quarante fusils d'assaut."),
        ("fr", "Un Mi-35M est arrivé à Bamako."),
        ("en", "Washington delivered armoured vehicles to the army."),
        ("en", "The frigates were handed over on Friday."),
        ("en", "Four Bayraktar TB2 were seen at the airport."),
        ("es", "Rusia entregó dos helicópteros Mi-35M."),
        ("pt", "A Rússia entregou dois helicópteros Mi-35M."),
        ("ru", "Россия передала два вертолёта Ми-35М."),
        ("ar", "وصلت مسيرات بيرقدار TB2 إلى المطار"),
    ],
)
def test_an_article_that_tells_of_a_delivery_passes(lang, text):
    assert triage(text, lang).passes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", ""),
        ("fr", "Le président a reçu une délégation de la fédération de football."),
        ("fr", "Un hélicoptère survole la ville depuis ce matin."),
        ("fr", "Il a livré son analyse sur la hausse des prix."),
        ("en", "The law does no harm to the clubs, the minister said."),
        ("en", "The film festival opened on Monday."),
        ("en", "A helicopter crashed near the coast."),
        ("en", "He delivered a speech on the economy and received applause."),
    ],
)
def test_other_news_does_not_pass(lang, text):
    assert not triage(text, lang).passes


def test_the_words_that_let_an_article_pass_are_told():
    verdict = triage("L'armée a reçu des fusils d'assaut.", "fr")
    assert (verdict.word, verdict.trigger) == ("fusils", "reçu")
    assert str(verdict) == "can hold a report: 'fusils' with 'reçu' near"
    assert "Mi-35M" in str(triage("Un Mi-35M.", "fr"))


def test_materiel_without_a_word_of_handing_over_is_told_too():
    verdict = triage("Un hélicoptère survole la ville.", "fr")
    assert (verdict.passes, verdict.word) == (False, "hélicoptère")
    assert "no word of handing over" in str(verdict)
    assert "no word for materiel" in str(triage("Il pleut.", "fr"))


def test_a_word_of_handing_over_far_off_does_not_count():
    near, far = "Il a livré. " + "x " * 100 + "Un fusil.", "Il a livré. " + "x " * REACH + "Un fusil."
    assert triage(near, "fr").passes
    assert not triage(far, "fr").passes


def test_an_exact_name_in_another_case_is_no_model():
    assert triage("An RPG and a TOW.", "en").passes
    assert not triage("Cars that tow a boat trailer in the law of the sea.", "en").passes


def test_offsets_hold_behind_characters_that_the_encoding_lacks():
    assert triage("😀 — œ “ ” \u2028 Un Mi-35M", "fr").word == "Mi-35M"
    assert triage("😀 \ud800 Ми-35М", "ru").word == "Ми-35М"


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=300), st.sampled_from(["fr", "en", "ru", "ar"]))
def test_any_text_gets_a_verdict(text, lang):
    verdict = triage(text, lang)
    assert verdict.word is None or verdict.word in text


def test_an_added_folder_counts(tmp_path, monkeypatch):
    text = "kind: materiel\npos: designation\nentries:\n  - {id: Zorblax-9, category: uav}\n"
    (tmp_path / "added.yaml").write_text(text, encoding="utf-8")
    assert not triage("The Zorblax-9 flies.", "en").passes
    monkeypatch.setenv("BORDEREAU_CODEBOOK", str(tmp_path))
    assert triage("The Zorblax-9 flies.", "en").passes


def test_a_bad_folder_is_told(tmp_path):
    (tmp_path / "bad.yaml").write_text("kind: nothing", encoding="utf-8")
    with pytest.raises(CodebookError, match="unknown kind"):
        triage("text", "en", (tmp_path,))
