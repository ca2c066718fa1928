"""What the desk says: in both languages, whole, and safe."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from bordereau.desk.languages import language_of
from bordereau.desk.wording import wording

EN, FR = wording("en"), wording("fr")


def test_every_message_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    messages = importlib.import_module("messages")
    assert [p for language in ("en", "fr") for p in messages.renew(language, write=False)] == []


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        (None, "de,en;q=0.3,fr;q=0.7", "fr"),
        (None, "fr;q=0,en;q=0.1", "en"),
        (None, "de", "en"),
        (None, None, "en"),
        (None, ";;;q=x,fr;q=z", "en"),
        ("en", "fr", "en"),
        ("xx", "fr", "fr"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_best_that_the_browser_asks_for(
    chosen: str | None, accepted: str | None, language: str
) -> None:
    assert language_of(chosen, accepted) == language


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2024-09-18", "18 September 2024", "18 septembre 2024"),
        ("2024-09", "September 2024", "septembre 2024"),
        ("2024", "2024", "2024"),
        ("198X", "1980s", "1980s"),
        ("2022-21", "spring 2022", "printemps 2022"),
        ("2024?", "about 2024", "vers 2024"),
        ("2024/..", "since 2024", "depuis 2024"),
        ("../2024-09", "until September 2024", "jusqu'à septembre 2024"),
        ("2022/2024-03", "2022 – March 2024", "2022 – mars 2024"),
        ("no date", "no date", "no date"),
    ],
)
def test_dates_are_said_in_words(edtf: str, english: str, french: str) -> None:
    assert (EN.date(edtf), FR.date(edtf)) == (english, french)


def test_days_side_by_side_are_one_interval() -> None:
    assert EN.date("2024-09-18/2024-09-20").replace(" ", "") == "18–20Sept2024"
    assert "18–20" in FR.date("2024-09-18/2024-09-20").replace(" ", "")


def test_states_bodies_and_others_are_named() -> None:
    assert (EN.party("MLI"), FR.party("CIV"), FR.party("EU")) == ("Mali", "Côte d’Ivoire", "Union européenne")
    assert EN.party("Africa Corps") == "Africa Corps"


def test_items_numbers_and_sums_are_said_as_the_language_has_it() -> None:
    item = {"category": "helicopter", "designation": "Mi-171", "quantity": 2.0, "unit": None}
    assert EN.item(item) == "2 × Mi-171 (helicopter)"
    assert FR.item({"category": "fuel", "quantity": 2000, "unit": "t"}).endswith("t carburant")
    assert EN.number(15000000) == "15,000,000"
    assert EN.count(1000, 1000) == "1,000+"
    assert "12" in EN.money({"amount": 12_000_000, "currency": "USD"})


def test_what_would_mislead_the_eye_is_spelt_out() -> None:
    assert EN.party("\u202eilaM") == "⟨U+202E⟩ilaM"
