"""Two reports compared: what speaks for one happening and what against, and that order does not matter."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from deliveries import delivery

from bordereau.register.matching import FLOOR, LINK, Features, blocks_of, compare, features_of

FLIGHT = delivery("one", date="2024-09-18", items=("weapons", "food"), carrier=("Il-76",), weight=11.0)
SECOND = delivery("two", published="2024-09-19", items=("food",), carrier=("IL 76",), weight=11.0)


def test_two_tellings_of_one_flight_meet():
    assert compare(FLIGHT, SECOND).score > LINK
    assert blocks_of(FLIGHT) & blocks_of(SECOND)


def test_flights_of_march_and_august_stay_apart():
    earlier = delivery("march", date="2022-03-30", items=(("helicopter", "Mi-35", 2),))
    later = delivery("august", date="2022-08-09", items=(("helicopter", "Mi-8", 1),))
    assert compare(earlier, later).score < LINK


def test_a_contract_is_not_the_delivery_under_it():
    contract = delivery("contract", date="2024-09", stage="ordered", items=(("helicopter", "Mi-35", 4),))
    arrived = delivery("arrived", date="2024-09-18", items=(("helicopter", "Mi-35", 2),))
    assert compare(contract, arrived).score < LINK


def test_two_reports_of_one_article_are_as_a_rule_two_happenings():
    same = {"article": "a", "published": "2024-09-19"}
    assert compare(delivery("a1", **same), delivery("a2", **same)).score < LINK
    planned = {"article": "a", "date": "2024-09-18", "stage": "planned"}
    assert compare(delivery("a1", **planned), delivery("a2", **planned)).score < LINK


def test_other_states_stay_apart():
    assert compare(FLIGHT, delivery("x", date="2024-09-18", recipient=("BFA",))).score < LINK


def test_the_same_goods_nine_days_later_are_another_delivery():
    goods = {"items": (("armoured_vehicle", "BRDM-2", 10),), "recipient": ("CAF",), "stage": "delivered"}
    first = delivery("first", date="2020-10-15", published="2020-10-16", **goods)
    second = delivery("second", date="2020-10-24", published="2020-10-25", **goods)
    assert compare(first, second).score < compare(first, delivery("x", date="2020-10-15", **goods)).score - 2


def test_a_contradiction_counts_less_where_the_words_were_hard_to_read():
    doubted = delivery("doubted", date="2024-09-18", recipient=("NER",), sure=0.4)
    certain = delivery("certain", date="2024-09-18", recipient=("NER",))
    assert compare(FLIGHT, certain).score < compare(FLIGHT, doubted).score


def test_equal_numbers_go_together_before_others_are_held_against_them():
    trucks = (("vehicle", None, 35), ("vehicle", None, 5))
    match = compare(delivery("a", items=trucks), delivery("b", items=trucks))
    assert next(c for c in match.comparisons if c.name == "quantity").level == "same several"


def test_one_town_in_two_scripts_is_one_place():
    match = compare(delivery("a", place="Bamako"), delivery("b", place="Бамако"))
    assert next(c for c in match.comparisons if c.name == "place").level == "same"


def level(name, one, other):
    return next(c.level for c in compare(one, other).comparisons if c.name == name)


def test_a_cargo_weighs_what_its_items_weigh_together():
    items = (("food", None, 7.0), ("fuel", None, 4.0))
    assert level("weight", FLIGHT, delivery("a", items=items, unit="t")) == "same"
    assert level("weight", FLIGHT, delivery("b", items=items, unit="crates")) == "silent"


def test_sums_in_two_currencies_differ_where_no_rate_makes_them_one():
    dollars = delivery("usd", value=(10_000_000, "USD"))
    assert level("value", dollars, delivery("eur", value=(9_000_000, "EUR"))) == "other currency"
    assert level("value", dollars, delivery("xof", value=(900_000, "EUR"))) == "different"


def test_order_does_not_matter():
    assert compare(FLIGHT, SECOND) == compare(SECOND, FLIGHT)


def test_comparisons_add_up_to_the_score_and_say_why():
    match = compare(FLIGHT, SECOND)
    weight = next(c for c in match.comparisons if c.name == "weight")
    assert (weight.level, weight.why) == ("same", "both say 11 t")
    bias = match.score - sum(c.weight for c in match.comparisons)
    assert (
        abs(
            bias
            - (compare(FLIGHT, FLIGHT).score - sum(c.weight for c in compare(FLIGHT, FLIGHT).comparisons))
        )
        < 1e-9
    )


def test_features_survive_being_kept():
    features = features_of(FLIGHT)
    assert Features.from_json(features.as_json()) == features
    compared = Features.from_json(features.as_json(), told=False)
    assert compared == replace(features, told={}) and blocks_of(compared) == blocks_of(features)
    assert compare(features, features_of(SECOND)) == compare(FLIGHT, SECOND)


def test_features_of_every_sort_survive_being_kept():
    sides = dict.fromkeys(("supplier", "recipient", "perpetrator", "sponsor"), (("MLI", "RUS"), ("wagner",)))
    words = dict.fromkeys(("home", "carrier", "target", "force", "speaker"), ("one", "two"))
    days = {"published": (738000, 738001), "date": (737000, 737030)}
    numbers = dict.fromkeys(("weight", "killed", "injured", "personnel", "certainty"), 0.5)
    texts = (
        "id",
        "article",
        "voice",
        "place",
        "town",
        "country",
        "traffic",
        "stage",
        "basis",
        "form",
        "phase",
    )
    whole = Features(
        kind="transfer", **sides, **words, **days, **numbers, **dict.fromkeys(texts, "é"), quote=(1, 2),
        host=sides["supplier"], parties=sides["supplier"], value=(1.5, "USD"), told={"items": "food"},
        things=(("food", "", None), ("uav", "tb2", 3.0)), sure={"items": 0.4},
    )  # fmt: skip
    assert all(getattr(whole, field.name) for field in fields(Features))
    assert Features.from_json(whole.as_json()) == whole


def test_a_transfer_and_an_attack_never_meet():
    other = Features(id="z", article="z", voice="z", kind="attack")
    match = compare(features_of(FLIGHT), other)
    assert match.score < FLOOR
    assert match.comparisons[0].name == "kind"


def test_every_level_that_weighs_is_judged_too():
    weights = json.loads(
        (Path(__file__).parents[3] / "src/bordereau/register/matching/weights.json").read_text(
            encoding="utf-8"
        )
    )
    assert all(
        set(row) >= {"weight", "judged"}
        for kind in weights["kinds"].values()
        for rows in kind["comparisons"].values()
        for row in rows.values()
    )


def test_what_was_read_with_little_confidence_says_less_for_and_against():
    told = {"date": "2024-09-18", "carrier": ("Il-76",), "weight": 11.0}
    firm = compare(FLIGHT, delivery("firm", **told)).score
    assert 0 < compare(FLIGHT, delivery("doubted", **told, sure=0.4)).score < firm
    other = {"date": "2023-01-02", "recipient": ("BFA",)}
    firm = compare(FLIGHT, delivery("firm", **other)).score
    assert firm < compare(FLIGHT, delivery("doubted", **other, sure=0.4)).score < 0


def test_what_the_comparisons_leave_of_the_score_is_the_bias_which_doubt_lessens_too():
    others = [SECOND, delivery("other", date="2023", recipient=("BFA",)), delivery("doubted", sure=0.5)]
    matches = [compare(FLIGHT, other) for other in others]
    bias, same, lessened = (m.score - sum(c.weight for c in m.comparisons) for m in matches)
    assert bias == pytest.approx(same)
    assert bias < lessened < 0
