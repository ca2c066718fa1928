"""Two reports compared: what is under way, models under less definite names, and suppliers left unnamed."""

import pytest
from deliveries import delivery

from bordereau.register.matching import blocks_of, compare


def level(name, one, other):
    levels = {
        next(c.level for c in m.comparisons if c.name == name)
        for m in (compare(one, other), compare(other, one))
    }
    assert len(levels) == 1
    return levels.pop()


def of_model(name, model, **told):
    return delivery(name, items=(("helicopter", model, 10),), **told)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("AH-64D", "Apache", "akin"),
        ("UH-60", "Black Hawk", "akin"),
        ("C-130J", "Hercules", "akin"),
        ("BM-21", "Град", "akin"),
        ("A-29", "Tucano", "akin"),
        ("Su-30", "Flanker", "akin"),
        ("AH-64D", "UH-60", "different"),
        ("Su-27", "Su-30", "different"),
        ("Apache", "Black Hawk", "different"),
    ],
)
def test_a_model_and_its_nickname_are_kin(one, other, expected):
    assert level("designation", of_model("a", one), of_model("b", other)) == expected


def test_kin_meet_in_a_block_where_a_pair_of_states_meets_often():
    heavy = {"supplier": ("USA",), "recipient": ("EGY",), "stage": "planned"}
    one = of_model("a", "AH-64D", date="2014-04-22", **heavy)
    other = of_model("b", "Apache", published="2014-04-24", **heavy)
    third = of_model("c", "CH-47", published="2019-04-24", **heavy)
    assert blocks_of(one) & blocks_of(other)
    assert not blocks_of(one) & blocks_of(third)


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        (("in_transit", "delivered"), "weeks apart, under way"),
        (("delivered", "delivered"), "weeks apart"),
        (("in_transit", "in_transit"), "weeks apart"),
        (("in_transit", "planned"), "weeks apart, planned"),
    ],
)
def test_a_cargo_on_its_way_and_its_coming_have_two_dates(stages, expected):
    one, other = (
        delivery(name, stage=stage, date=date)
        for name, stage, date in zip("ab", stages, ("2016-11-14", "2016-12-06"), strict=True)
    )
    assert level("date", one, other) == expected


def test_a_cargo_on_its_way_is_seen_at_another_place():
    passing = delivery("a", stage="in_transit", place="Gao")
    assert level("place", passing, delivery("b", place="Bamako")) == "on the way"
    assert level("place", passing, delivery("b", stage="in_transit", place="Bamako")) == "other town"
    assert level("place", delivery("a", place="Gao"), delivery("b", place="Bamako")) == "other town"


def test_a_cargo_on_its_way_meets_its_coming():
    cargo = {"items": (("naval", "Type 035G", 2),), "supplier": ("CHN",), "recipient": ("BGD",)}
    passing = delivery("a", stage="in_transit", date="2016-12-06", **cargo)
    assert compare(passing, delivery("b", date="2016-11-14", **cargo)).linked
    assert not compare(passing, delivery("b", date="2015-11-14", **cargo)).linked


@pytest.mark.parametrize(
    ("date", "expected"), [("2019-11-01", "silent"), ("2021-03-22", "long after, planned")]
)
def test_what_is_planned_without_a_date_may_come_years_later(date, expected):
    plan = delivery("a", stage="planned", published="2018-12-17")
    assert level("date", plan, delivery("b", date=date)) == expected


def test_parts_that_add_up_are_a_sum_however_near_one_part_comes():
    whole = delivery("a", items=(("vehicle", None, 290),))
    parts = delivery("b", items=(("vehicle", None, 250), ("vehicle", None, 40)))
    assert level("quantity", whole, parts) == "sum"


@pytest.mark.parametrize(
    ("supplier", "recipient", "expected"),
    [
        ("RUS", "KGZ", "usual recipient"),
        ("AUS", "TON", "rare recipient"),
        ("USA", "UKR", "heavy recipient"),
    ],
)
def test_where_one_names_no_supplier_the_other_tells_how_often_such_two_meet(supplier, recipient, expected):
    named = delivery("a", supplier=(supplier,), recipient=(recipient,))
    unnamed = delivery("b", supplier=(), recipient=(recipient,))
    assert level("rarity", named, unnamed) == expected
    assert level("rarity", unnamed, delivery("c", supplier=(), recipient=(recipient,))) == "silent"
    why = next(c.why for c in compare(unnamed, named).comparisons if c.name == "rarity")
    assert why.startswith(f"{supplier} to {recipient}")
