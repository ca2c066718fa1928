"""Weights are found in metric tonnes, and a thing's own weight is told apart from a cargo's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.values.weights import find_weights


def weights(text: str, lang: str) -> list[tuple[str, float]]:
    return [(text[m.start : m.end], m.tonnes) for m in find_weights(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "tonnes"),
    [
        ("fr", "onze tonnes", 11),
        ("fr", "3 800 t", 3800),
        ("fr", "3.800 tonnes", 3800),
        ("fr", "11t", 11),
        ("fr", "une tonne", 1),
        ("fr", "une dizaine de tonnes", 10),
        ("fr", "deux tonnes et demie", 2.5),
        ("fr", "demi-tonne", 0.5),
        ("fr", "500 kg", 0.5),
        ("fr", "20 kilos", 0.02),
        ("fr", "trois quintaux", 0.3),
        ("fr", "2 kilotonnes", 2000),
        ("en", "60 tons", 60),
        ("en", "60 short tons", 54.4310844),
        ("en", "5 long tons", 5.080234544),
        ("en", "10 metric tons", 10),
        ("en", "1.5 tonnes", 1.5),
        ("en", "a tonne and a half", 1.5),
        ("en", "half a ton", 0.5),
        ("en", "500 pounds", 0.226796185),
        ("en", "100 lbs", 0.045359237),
        ("es", "20 toneladas", 20),
        ("pt", "500 quilos", 0.5),
        ("ru", "30 т", 30),
        ("ar", "20 طنا", 20),
    ],
)
def test_a_weight_is_in_metric_tonnes(lang: str, text: str, tonnes: float) -> None:
    assert weights(f"({text})", lang) == [(text, pytest.approx(tonnes))]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "des tonnes d'armes"), ("fr", "200 livres"), ("fr", "11 T-72"), ("fr", "la troisième tonne"),
        ("en", "5 million pounds"), ("en", "dozens of tons"), ("en", "11 T-72 tanks"), ("en", "two t"),
    ],
)  # fmt: skip
def test_what_is_no_weight_is_left_out(lang: str, text: str) -> None:
    assert weights(text, lang) == []


def test_french_pounds_are_a_weight_only_of_something() -> None:
    assert weights("200 livres d'explosifs", "fr") == [("200 livres", pytest.approx(0.090718474))]


@pytest.mark.parametrize(
    ("lang", "text", "own"),
    [
        ("fr", "une frégate de 3.000 tonnes", True),
        ("fr", "un navire de guerre de 2 500 tonnes", True),
        ("fr", "un navire déplaçant 2 500 tonnes", True),
        ("fr", "un chargement de 11 tonnes", False),
        ("fr", "un avion a livré onze tonnes", False),
        ("en", "a 3,000-ton frigate", True),
        ("en", "a frigate displacing 3,000 tonnes", True),
        ("en", "a 500-pound bomb", True),
        ("en", "27,000 tonnes at full load", True),
        ("en", "a 70-tonne shipment", False),
        ("en", "70 tonnes of tank shells", False),
        ("en", "11 tonnes aboard the plane", False),
        ("fr", "20 tonnes de produits pétroliers", False),
        ("en", "the ship brought 70 tonnes of arms", False),
    ],
)
def test_a_things_own_weight_is_told_from_a_cargos(lang: str, text: str, own: bool) -> None:
    assert [m.displacement for m in find_weights(text, lang)] == [own]


@given(st.integers(1, 10**7))
def test_whole_weights_come_back(tonnes: int) -> None:
    assert [m.tonnes for m in find_weights(f"({tonnes:,} tonnes)", "en")] == [tonnes]
    spaced = f"{tonnes:,}".replace(",", "\u202f")
    assert [m.tonnes for m in find_weights(f"({spaced}\u00a0t)", "fr")] == [tonnes]


PIECES = st.sampled_from(
    [
        "une",
        "11",
        "3.800",
        " ",
        "-",
        "t",
        "kg",
        "tonnes",
        "tons",
        "et demie",
        "demi",
        "livres",
        "e\u0301",
        "İ",
        "\r\n",
        "9" * 300,
    ]
)


@settings(max_examples=200)
@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["fr", "en", "es", "ru", "ar", "de"])
)
def test_any_text_is_read_without_an_error(text: str, lang: str) -> None:
    for found in find_weights(text, lang):
        assert 0 <= found.start < found.end <= len(text)
        assert found.tonnes >= 0
