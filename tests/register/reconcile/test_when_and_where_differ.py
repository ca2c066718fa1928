from __future__ import annotations

import pytest
from filed import reconciled


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        ("2024-09-18", "2024-09-18", "agreed", "2024-09-18"),
        ("2024-09-18", "2024-09", "refined", "2024-09-18"),
        ("2024-09-17/2024-09-18", "2024-09-18", "refined", "2024-09-18"),
        ("2022/2023", "2022-03", "refined", "2022-03"),
        ("2024-09", "2024-10", "disputed", None),
        ("2024-09-18", "2024-09-19", "disputed", None),
    ],
)
def test_a_day_lies_in_a_month_and_a_month_in_an_interval(one, other, verdict, value):
    told = reconciled("date", {"date": one}, {"date": other})
    assert (told.verdict, told.value) == (verdict, value)


def test_a_day_reckoned_from_the_date_of_publication_yields_to_the_stated_day_beside_it():
    told = reconciled("date", {"date": "2024-09-19", "reckoned": ("date",)}, {"date": "2024-09-18"})
    assert (told.verdict, told.value, told.rule) == ("refined", "2024-09-18", "firmest")


def test_two_reckoned_days_side_by_side_do_not_contradict():
    tellings = [{"date": f"2024-09-{day}", "reckoned": ("date",)} for day in (18, 18, 19)]
    told = reconciled("date", *tellings)
    assert (told.verdict, told.value, told.rule) == ("agreed", "2024-09-18", "most publishers")


def test_two_reckoned_days_further_apart_do():
    tellings = [{"date": f"2024-09-{day}", "reckoned": ("date",)} for day in (18, 25)]
    assert reconciled("date", *tellings).verdict == "disputed"


def test_the_day_of_the_delivery_takes_the_place_of_the_day_of_the_promise():
    told = reconciled(
        "date",
        {"date": "2022-02-26", "stage": "planned"},
        {"date": "2022-03-02", "stage": "delivered"},
    )
    assert (told.verdict, told.value, told.rule) == ("refined", "2022-03-02", "latest stage")


def test_a_promise_told_to_the_day_does_not_outdo_a_delivery_told_to_the_month():
    told = reconciled(
        "date",
        {"date": "2022-02-26", "stage": "planned"},
        {"date": "2022-02", "stage": "delivered"},
        {"date": "2022-02/2022-03", "stage": "delivered"},
    )
    assert (told.verdict, told.value, told.rule) == ("refined", "2022-02", "latest stage")


def place(name, country="MLI"):
    return {"place": {"name": name, "country": country}}


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        (place("Río Cuarto", "ARG"), place("Rio Cuarto", "ARG"), "agreed", None),
        (place("Банги", "CAF"), place("Bangui", "CAF"), "agreed", None),
        (place("Bamako"), place("aéroport de Bamako"), "refined", "aéroport de Bamako"),
        (place("Bamako"), place("Sénou"), "refined", "Sénou"),
        (place("Luzon", "PHL"), place("nord de Luzon", "PHL"), "refined", "nord de Luzon"),
        (place("région de Gao"), place("Gao"), "refined", "Gao"),
        (place("Gao"), place("Bamako"), "disputed", None),
        (place("Bamako"), place("Niamey", "NER"), "disputed", None),
        (place("El-Fasher", "SDN"), place("الفاشر", "SDN"), "refined", None),
    ],
)  # fmt: skip
def test_a_place_may_lie_within_another_or_be_written_otherwise(one, other, verdict, value):
    told = reconciled("place", one, other)
    assert told.verdict == verdict
    assert value is None or told.value["name"] == value


def test_where_goods_were_seen_on_their_way_is_not_where_they_arrived():
    told = reconciled(
        "place",
        {**place("Tema", "GHA"), "stage": "in_transit"},
        {**place("Ouagadougou", "BFA"), "stage": "delivered"},
    )
    assert (told.verdict, told.value["name"]) == ("refined", "Ouagadougou")


def test_a_date_that_is_none_breaks_nothing():
    told = reconciled("date", {"date": "soon"}, {"date": "2024-09-18"})
    assert (told.verdict, len(told.sides)) == ("refined", 2)
