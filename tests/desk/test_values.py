"""Values as people write them in the desk's forms."""

from __future__ import annotations

import pytest

from bordereau.desk.values import WritingError, choices, shape, written


def test_states_are_known_by_their_names_in_both_languages() -> None:
    assert written("transfer", "supplier", {"value": ["Russie, mali; Wagner, USA"]}) == [
        "RUS",
        "MLI",
        "Wagner",
        "USA",
    ]


@pytest.mark.parametrize(
    ("text", "number"), [("11", 11), ("2.5", 2.5), ("2,5", 2.5), ("1,200", 1200), ("1 200", 1200), ("", None)]
)
def test_numbers_are_read_as_either_language_writes_them(text: str, number: float | None) -> None:
    assert written("transfer", "weight_t", {"value": [text]}) == number


@pytest.mark.parametrize("text", ["eleven", "nan", "1e999", "--1"])
def test_what_is_no_number_is_told(text: str) -> None:
    with pytest.raises(WritingError):
        written("transfer", "weight_t", {"value": [text]})


def test_items_are_lines_and_empty_ones_are_left_out() -> None:
    form = {
        "category": ["helicopter", "", "fuel"], "designation": ["Mi-171", "", ""],
        "quantity": ["2", "", "11"], "unit": ["", "", "t"],
    }  # fmt: skip
    assert written("transfer", "items", form) == [
        {"category": "helicopter", "designation": "Mi-171", "quantity": 2, "unit": None},
        {"category": "fuel", "designation": None, "quantity": 11, "unit": "t"},
    ]


def test_a_place_and_a_sum_have_parts() -> None:
    assert written("transfer", "place", {"name": ["Gao"], "country": ["Mali"]}) == {
        "name": "Gao",
        "country": "MLI",
    }
    assert written("transfer", "value", {"amount": ["12 000 000"], "currency": ["usd"]}) == {
        "amount": 12_000_000,
        "currency": "USD",
    }


def test_a_form_is_what_the_kind_has() -> None:
    assert "ambush" in choices("attack", "form")
    assert "agreement" in choices("cooperation", "form")
    assert (shape("transfer", "items"), shape("attack", "killed")) == ("items", "number")
