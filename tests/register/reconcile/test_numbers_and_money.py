from __future__ import annotations

import pytest
from filed import reconciled


def usd(amount, currency="USD"):
    return {"amount": amount, "currency": currency}


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        (11, 11, "agreed", 11),
        (11, 11.05, "agreed", None),
        (11, 11.2, "refined", 11.2),
        (11, 12, "disputed", None),
        (60, 61, "refined", 61),
        (0.0, 3.0, "disputed", None),
    ],
)
def test_weights_agree_within_a_hundredth_and_are_refined_within_a_rounding(one, other, verdict, value):
    told = reconciled("weight_t", {"weight_t": one}, {"weight_t": other})
    assert told.verdict == verdict
    assert value is None or told.value == value


def test_a_weight_told_as_approximate_yields_to_an_exact_one():
    told = reconciled(
        "weight_t", {"weight_t": 10.0, "words": {"weight_t": "une dizaine de tonnes"}}, {"weight_t": 10.8}
    )
    assert (told.verdict, told.value, told.rule) == ("refined", 10.8, "most precise")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (usd(12e6), usd(12e6), "agreed"),
        (usd(300e6), usd(320e6), "disputed"),
        (usd(7.5e6), usd(4e9, "XOF"), "refined"),
        (usd(7.5e6), usd(40e9, "XOF"), "disputed"),
        (usd(7.5e6), usd(7.5e6, "XAU"), "refined"),
    ],
    ids=[
        "equal",
        "apart",
        "another currency at a rate of its time",
        "at no rate",
        "a currency without rates",
    ],
)
def test_sums_of_two_currencies_contradict_only_where_no_rate_makes_them_one(one, other, verdict):
    assert reconciled("value", {"value": one}, {"value": other}).verdict == verdict


@pytest.mark.parametrize(
    ("one", "words", "other", "verdict", "value"),
    [
        (100, None, 97, "disputed", None),
        (100, "une centaine", 97, "refined", 97),
        (100, "about 100", 60, "disputed", None),
        (50, "at least 50", 80, "refined", 80),
        (50, "at least 50", 30, "disputed", None),
        (100, "jusqu'à 100", 80, "refined", 80),
    ],
)
def test_counts_of_people_are_exact_but_for_words_that_say_otherwise(one, words, other, verdict, value):
    told = reconciled(
        "personnel",
        {"personnel": one, "words": {"personnel": words} if words else None},
        {"personnel": other},
        kind="deployment",
    )
    assert (told.verdict, told.value) == (verdict, value)


@pytest.mark.parametrize(
    ("days", "verdict", "value"),
    [
        (("2025-04-17", "2025-04-24"), "refined", 54),
        (("2025-04-24", "2025-04-17"), "disputed", None),
        (("2025-04-17", "2025-04-17"), "disputed", None),
        (("2025-04", "2025-04-24"), "disputed", None),
        ((None, "2025-04-24"), "disputed", None),
    ],
    ids=["rising", "falling", "the same day", "perhaps later", "no date"],
)
def test_a_toll_that_rises_over_time_is_a_development(days, verdict, value):
    told = reconciled(
        "killed",
        {"killed": 8, "published": days[0]},
        {"killed": 54, "published": days[1]},
        kind="attack",
    )
    assert (told.verdict, told.value) == (verdict, value)
    assert told.rule == ("latest toll" if value else "nothing to choose by")


def test_nobody_killed_is_a_toll_and_no_toll_is_unknown():
    assert reconciled("killed", {"killed": 0}, {"killed": 3}, kind="attack").verdict == "disputed"
    assert reconciled("killed", {}, {"killed": 3}, kind="attack").verdict == "single"
