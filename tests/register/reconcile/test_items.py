from __future__ import annotations

import pytest
from filed import item, reconciled


def cargo(*tellings, **every):
    return reconciled("items", *({"items": list(lines)} for lines in tellings), **every)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (["equipment"], ["2 Mi-35 helicopter"]),
        (["weapons"], ["AK-47 small_arms", "ammunition"]),
        (["helicopter"], ["2 Mi-35 helicopter"]),
        (["2 helicopter"], ["2 Mi-35 helicopter"]),
        (["2 Mi-24 helicopter"], ["2 Mi-24P helicopter"]),
        (["12 Puma armoured_vehicle"], ["12 Puma M36 armoured_vehicle"]),
        (["food"], ["food", "medical"]),
        (["20 vehicle"], ["12 Kamaz vehicle", "8 Hilux vehicle"]),
        (["20 vehicle"], ["12 vehicle", "8 armoured_vehicle"]),
        (["90 armoured_vehicle", "VP11 armoured_vehicle"],
         ["40 VP11 armoured_vehicle", "50 VP14 armoured_vehicle"]),
        (["6 Leopard armoured_vehicle", "20 armoured_vehicle"],
         ["6 Leopard 2A4 armoured_vehicle", "20 TOA armoured_vehicle"]),
        (["weapons"], ["weapons", "food", "medical"]),
        (["equipment"], ["weapons"]),
    ],
)  # fmt: skip
def test_a_fuller_list_or_a_more_precise_line_refines(less, more):
    told = cargo(less, more)
    assert (told.verdict, told.rule) == ("refined", "most precise")
    assert told.value == [item(line) for line in more]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["weapons", "food", "medical"], ["food", "medical"]),
        (["weapons"], ["funds"]),
        (["2 Huey II helicopter"], ["3 Huey II helicopter"]),
        (["20 vehicle"], ["12 Kamaz vehicle", "9 Hilux vehicle"]),
        (["2 Mi-35 helicopter"], ["2 Mi-171 helicopter"]),
        (["helicopter"], ["artillery"]),
        (["3800 t fuel"], ["2000 t fuel"]),
        (["12 vehicle"], ["10 vehicle"]),
    ],
    ids=[
        "arms or none",
        "arms or money",
        "counts",
        "sum",
        "models",
        "nothing in common",
        "tonnes",
        "bare counts",
    ],
)
def test_other_numbers_models_or_natures_dispute(one, other):
    told = cargo(one, other)
    assert (told.verdict, told.value, told.rule) == ("disputed", None, "nothing to choose by")


@pytest.mark.parametrize("lines", [["food", "weapons"], ["2 Mi-8 helicopter"], ["ammunition", "ammunition"]])
def test_the_same_lines_in_whatever_order_agree(lines):
    assert cargo(lines, list(reversed(lines))).verdict == "agreed"


def test_lists_that_share_a_part_are_joined():
    told = cargo(["Su-25 aircraft", "L-39 aircraft"], ["L-39 aircraft", "2 Mi-8 helicopter"])
    assert (told.verdict, told.rule) == ("refined", "joined")
    named = {line["designation"] for line in told.value}
    assert named == {"Su-25", "L-39", "Mi-8"}


def test_catch_alls_told_beside_precise_lines_are_lines_of_their_own():
    told = cargo(["1 air_defence", "equipment"], ["equipment", "food", "air_defence"])
    assert sorted(line["category"] for line in told.value) == ["air_defence", "equipment", "food"]


def test_about_ten_and_nine_do_not_contradict():
    told = reconciled(
        "items",
        {"items": ["10 vehicle"], "words": {"items": "une dizaine de véhicules"}},
        {"items": ["9 vehicle"]},
    )
    assert (told.verdict, told.value) == ("refined", [item("9 vehicle")])


def test_what_was_promised_and_what_came_may_differ_in_number_but_not_in_nature():
    promised = {"items": ["2000 FNC small_arms"], "stage": "planned"}
    came = {"items": ["5000 FNC small_arms"], "stage": "delivered"}
    told = reconciled("items", promised, came)
    assert (told.verdict, told.value, told.rule) == ("refined", [item("5000 FNC small_arms")], "latest stage")
    food = {"items": ["food"], "stage": "delivered"}
    assert reconciled("items", promised, food).verdict == "disputed"


def test_an_article_that_tells_one_flight_in_two_reports_gives_one_list():
    from filed import filed

    from bordereau.register.reconcile import reconcile

    gift = filed("a", items=["food"], basis="gift", publisher="Alpha")
    sale = filed("b", items=["2 Mi-8 helicopter"], basis="sale", publisher="Alpha").model_copy(
        update={"article": gift.article, "voice": gift.voice}
    )
    other = filed("c", items=["2 Mi-8 helicopter"], publisher="Beta")
    told = reconcile("E", [gift, sale, other]).field("items")
    assert (told.verdict, len(told.sides)) == ("refined", 2)
    assert told.value == [item("food"), item("2 Mi-8 helicopter")]
