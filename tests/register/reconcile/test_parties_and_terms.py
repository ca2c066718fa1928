from __future__ import annotations

import pytest
from filed import filed, reconciled

from bordereau.register.reconcile import reconcile


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        (["FRA"], ["FRA"], "agreed", ["FRA"]),
        (["FRA"], ["FRA", "Dassault Aviation"], "refined", ["FRA", "Dassault Aviation"]),
        (["FRA"], ["Dassault Aviation"], "refined", ["Dassault Aviation"]),
        (["CAN"], ["CAN", "USA"], "refined", ["CAN", "USA"]),
        (["UN"], ["MINUSMA"], "refined", ["MINUSMA"]),
        (["ISR", "IMI"], ["ISR", "IMI Systems"], "refined", ["ISR", "IMI Systems"]),
        (["RUS"], ["CHN"], "disputed", None),
        (["DEU", "FRA"], ["DEU", "NLD"], "disputed", None),
        (["RUS"], ["Dassault Aviation"], "disputed", None),
    ],
)
def test_suppliers_may_be_joint_or_a_company_of_the_state(one, other, verdict, value):
    told = reconciled("supplier", {"supplier": one}, {"supplier": other})
    assert (told.verdict, told.value) == (verdict, value)


def test_an_armed_group_is_no_part_of_the_state_it_fights_in():
    told = reconciled("perpetrator", {"perpetrator": ["JNIM"]}, {"perpetrator": ["MLI"]}, kind="attack")
    assert told.verdict == "disputed"


def test_parties_of_an_exercise_told_in_part_by_each_are_joined():
    told = reconciled(
        "parties",
        {"parties": ["USA", "PHL", "FRA"]},
        {"parties": ["USA", "PHL", "AUS"]},
        kind="cooperation", form="exercise",
    )  # fmt: skip
    assert (told.verdict, told.rule) == ("refined", "joined")
    assert told.value == ["AUS", "FRA", "PHL", "USA"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (["Il-76"], ["Il-76"], "agreed"),
        (["Il-76"], ["Iliouchine Il-76MD"], "refined"),
        (["Il-76"], ["Il-76", "An-124"], "refined"),
        (["Il-76"], ["An-124"], "disputed"),
    ],
)
def test_carriers_are_models_or_names(one, other, verdict):
    assert reconciled("carrier", {"carrier": one}, {"carrier": other}).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "field", "one", "other", "verdict", "value"),
    [
        ("transfer", "basis", "gift", "sale", "disputed", None),
        ("attack", "form", "other", "shelling", "refined", "shelling"),
        ("attack", "form", "assault", "ambush", "refined", "ambush"),
        ("attack", "form", "air_strike", "ambush", "disputed", None),
        ("cooperation", "form", "partnership", "agreement", "refined", "agreement"),
        ("cooperation", "form", "partnership", "strain", "disputed", None),
    ],
)
def test_forms_and_bases(kind, field, one, other, verdict, value):
    told = reconciled(field, {field: one}, {field: other}, kind=kind)
    assert (told.verdict, told.value) == (verdict, value)


@pytest.mark.parametrize(
    ("first", "then", "verdict", "value"),
    [
        (("planned", "2024-09-01"), ("delivered", "2024-09-19"), "refined", "delivered"),
        (("planned", "2024-09-21"), ("delivered", "2024-09-19"), "refined", "delivered"),
        (("planned", "2024-11-01"), ("delivered", "2024-09-19"), "disputed", None),
        (("planned", None), ("delivered", "2024-09-19"), "refined", "delivered"),
        (("ordered", "2024-09-01"), ("cancelled", "2024-09-19"), "refined", "cancelled"),
        (("delivered", "2024-09-01"), ("cancelled", "2024-09-19"), "disputed", None),
    ],
)
def test_a_later_stage_is_a_development_unless_the_earlier_is_still_told_long_after(
    first, then, verdict, value
):
    tellings = [{"stage": stage, "published": day} for stage, day in (first, then)]
    told = reconciled("stage", *tellings)
    assert (told.verdict, told.value) == (verdict, value)
    assert told.rule == ("latest stage" if value else "nothing to choose by")


def test_phases_of_a_deployment_follow_each_other():
    told = reconciled("phase", {"phase": "arrival"}, {"phase": "withdrawal"}, kind="deployment")
    assert (told.verdict, told.value) == ("refined", "withdrawal")


def test_a_denial_disputes_the_entry_and_its_words_confirm_nothing():
    entry = reconcile("E", [filed("a", items=["weapons"]), filed("b", items=["weapons"], assertion="denied")])
    assert entry.field("assertion").verdict == entry.verdict == "disputed"
    items = entry.field("items")
    assert (items.verdict, items.sides[0].publishers) == ("single", 1)
    assert {claim.report for claim in items.sides[0].claims} == {"a", "b"}


def test_the_firmest_way_of_putting_it_is_shown_and_bears_on_nothing_else():
    entry = reconcile("E", [filed("a", assertion="unconfirmed"), filed("b", assertion="stated")])
    told = entry.field("assertion")
    assert (told.verdict, told.value, told.rule) == ("refined", "stated", "firmest")
    assert entry.verdict == "agreed"


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        ("US army", "US Army 1st Task Force", "refined", "US Army 1st Task Force"),
        ("Wagner", "Russian instructors", "refined", None),
    ],
)
def test_forces_have_fuller_names(one, other, verdict, value):
    told = reconciled("force", {"force": one}, {"force": other}, kind="deployment")
    assert told.verdict == verdict
    assert value is None or told.value == value


def test_forces_of_two_states_dispute():
    told = reconciled(
        "force",
        {"force": "French army", "sponsor": ["FRA"]},
        {"force": "Wagner"},
        kind="deployment",
    )
    assert told.verdict == "disputed"


@pytest.mark.parametrize(
    ("one", "other", "verdict", "value"),
    [
        ("Camara", "Sadio Camara", "refined", "Sadio Camara"),
        ("Sadio Camara", "Assimi Goïta", "disputed", None),
        ("a Malian officer", "Sadio Camara", "refined", None),
    ],
)
def test_speakers_have_fuller_names(one, other, verdict, value):
    told = reconciled("speaker", {"speaker": one}, {"speaker": other}, kind="statement")
    assert told.verdict == verdict
    assert value is None or told.value == value


def test_a_longer_quotation_of_the_same_words_says_more():
    short = {"quote": "Nous n'avons pas tout ouvert"}
    full = {"quote": "Nous n'avons pas tout ouvert, dit-il, et nous ne le ferons pas"}
    told = reconciled("quote", short, full, kind="statement")
    assert (told.verdict, told.value) == ("refined", full["quote"])


def test_two_credited_sources_stand_beside_each_other_and_bear_on_nothing():
    tellings = [{"assertion": "attributed", "source": who} for who in ("the ministry", "the embassy")]
    entry = reconcile("E", [filed(f"r{i}", **telling) for i, telling in enumerate(tellings)])
    assert entry.field("source").verdict == "refined"
    assert entry.verdict == "agreed"
