"""What PLOVER and ACLED call a report, by the rows of data/crosswalk/."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.codebook import EventCode, entries, event_codes, read_data
from bordereau.model import Assertion, AttackForm, Basis, Category, CooperationForm, Kind, Phase, Stage

PLOVER = read_data("crosswalk/plover.yaml")
ACLED = read_data("crosswalk/acled.yaml")
ROWS = [(table, row) for table in (PLOVER, ACLED) for row in table["entries"]]
KNOWN = {
    "assertion": get_args(Assertion), "stage": get_args(Stage), "basis": get_args(Basis),
    "categories": get_args(Category), "phase": get_args(Phase),
    "form": (*get_args(AttackForm), *get_args(CooperationForm)),
    "civilian": (True, False), "peacekeeping": (True, False), "only": (True, False),
}  # fmt: skip

REMOTE, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
STRATEGIC = "Strategic developments"
ATTACKS = {
    "air_strike": (("ASSAULT", "aerial"), (REMOTE, "Air/drone strike")),
    "shelling": (("ASSAULT", "heavy-weapons"), (REMOTE, "Shelling/artillery/missile attack")),
    "bombing": (("ASSAULT", "explosives"), (REMOTE, "Remote explosive/landmine/IED")),
    "abduction": (("ASSAULT", "abduct"), (CIVILIANS, "Abduction/forced disappearance")),
    "assault": (("ASSAULT", "firearms"), ("Battles", "Armed clash")),
    "ambush": (("ASSAULT", "firearms"), ("Battles", "Armed clash")),
    "other": (("ASSAULT", None), ("Battles", "Armed clash")),
}
DEPLOYMENTS = {
    "planned": (("AGREE", None), None),
    "arrival": (("MOBILIZE", "troops"), (STRATEGIC, "Change to group/activity")),
    "presence": (("MOBILIZE", "troops"), (STRATEGIC, "Change to group/activity")),
    "withdrawal": (("RETREAT", "withdraw"), (STRATEGIC, "Change to group/activity")),
}
COOPERATION = {
    "agreement": (("AGREE", None), (STRATEGIC, "Agreement")),
    "visit": (("CONSULT", "visit"), None),
    "exercise": (("COOPERATE", None), None),
    "training": (("COOPERATE", None), None),
    "partnership": (("COOPERATE", None), None),
    "strain": (("ACCUSE", "disapprove"), (STRATEGIC, "Other")),
}
TRANSFERS = {
    "planned": (("AGREE", None), None),
    "ordered": (("AGREE", None), None),
    "in_transit": (("AID", "military"), (STRATEGIC, "Other")),
    "delivered": (("AID", "military"), (STRATEGIC, "Other")),
    "cancelled": (("SANCTION", "discontinue"), None),
}


def called(**facts: Any) -> tuple[tuple[str, str | None] | None, tuple[str, str | None] | None]:
    """Type and mode in PLOVER and in ACLED; None where a scheme has no code."""
    codes = {c.scheme: (c.type, c.mode) for c in event_codes(facts)}
    assert set(codes) <= {PLOVER["scheme"], ACLED["scheme"]}
    return codes.get(PLOVER["scheme"]), codes.get(ACLED["scheme"])


@pytest.mark.parametrize("form", get_args(AttackForm))
def test_every_form_of_attack_has_its_codes(form: str) -> None:
    assert called(kind="attack", form=form, assertion="stated", target="army camp") == ATTACKS[form]


@pytest.mark.parametrize("phase", get_args(Phase))
def test_every_phase_of_a_deployment_has_its_codes(phase: str) -> None:
    assert called(kind="deployment", phase=phase, assertion="stated", sponsor="RUS") == DEPLOYMENTS[phase]


@pytest.mark.parametrize("form", get_args(CooperationForm))
def test_every_form_of_cooperation_has_its_codes(form: str) -> None:
    assert called(kind="cooperation", form=form, assertion="stated") == COOPERATION[form]


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_of_a_transfer_has_its_codes(stage: str) -> None:
    facts = {"kind": "transfer", "stage": stage, "assertion": "stated", "categories": ["weapons"]}
    assert called(**facts) == TRANSFERS[stage]


def test_a_statement_has_no_code() -> None:
    assert event_codes({"kind": "statement", "assertion": "stated", "speaker": "the minister"}) == ()


def test_a_code_names_its_scheme_type_mode_and_context() -> None:
    assert event_codes({"kind": "cooperation", "form": "strain"}) == (
        EventCode("PLOVER", "ACCUSE", "disapprove", "diplomatic"),
        EventCode("ACLED-style", STRATEGIC, "Other"),
    )


@pytest.mark.parametrize("form", ["assault", "ambush", "other"])
def test_an_attack_on_civilians_is_no_battle(form: str) -> None:
    for target in ("village", "market", "aid workers", "teachers"):
        assert called(kind="attack", form=form, target=target)[1] == (CIVILIANS, "Attack")


@pytest.mark.parametrize("target", ["soldiers", "army camp", "police station", "peacekeepers", None])
def test_an_attack_on_forces_or_on_nobody_named_is_a_battle(target: str | None) -> None:
    assert called(kind="attack", form="assault", target=target)[1] == ("Battles", "Armed clash")


@pytest.mark.parametrize("form", ["air_strike", "shelling", "bombing", "abduction"])
def test_other_forms_are_coded_alike_whoever_is_hit(form: str) -> None:
    assert called(kind="attack", form=form, target="market") == ATTACKS[form]


@pytest.mark.parametrize("phase", ["arrival", "presence"])
def test_peacekeepers_are_aid_and_soldiers_of_a_state_are_mobilised(phase: str) -> None:
    for sponsor in ("UN", "AU", "ECOWAS"):
        assert called(kind="deployment", phase=phase, sponsor=sponsor)[0] == ("AID", "peacekeeping")
    for sponsor in ("FRA", "Wagner", None):
        assert called(kind="deployment", phase=phase, sponsor=sponsor)[0] == ("MOBILIZE", "troops")


@pytest.mark.parametrize("phase", ["planned", "withdrawal"])
def test_peacekeepers_who_are_not_there_are_no_aid(phase: str) -> None:
    assert called(kind="deployment", phase=phase, sponsor="UN") == DEPLOYMENTS[phase]


@pytest.mark.parametrize(
    ("categories", "mode"),
    [
        (["food"], "humanitarian"),
        (["medical", "food", "fuel"], "humanitarian"),
        (["funds"], "economic"),
        (["food", "ammunition"], "military"),
        (["funds", "food"], "military"),
        (["helicopter"], "military"),
        ([], "military"),
    ],
)
def test_aid_is_humanitarian_or_economic_only_if_all_of_it_is(categories: list[str], mode: str) -> None:
    assert called(kind="transfer", stage="delivered", categories=categories)[0] == ("AID", mode)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"assertion": "denied", "stage": "cancelled", "basis": "sale"}, ("REJECT", None)),
        ({"stage": "cancelled", "basis": "sale"}, ("SANCTION", "discontinue")),
        ({"stage": "planned", "basis": "sale"}, ("AGREE", None)),
        ({"stage": "delivered", "basis": "sale", "categories": ["food"]}, ("COOPERATE", None)),
        ({"stage": "delivered", "basis": "gift", "categories": ["food"]}, ("AID", "humanitarian")),
    ],
)
def test_the_first_row_that_holds_is_taken(facts: dict[str, Any], code: tuple[str, str | None]) -> None:
    assert called(kind="transfer", **facts)[0] == code


@given(
    stage=st.sampled_from(get_args(Stage)),
    basis=st.sampled_from((*get_args(Basis), None)),
    categories=st.lists(st.sampled_from(get_args(Category)), max_size=3),
)
def test_a_denied_transfer_is_refused_and_never_aid(
    stage: str, basis: str | None, categories: list[str]
) -> None:
    facts = {"kind": "transfer", "stage": stage, "basis": basis, "categories": categories}
    assert called(**facts, assertion="denied") == (("REJECT", None), None)


@given(
    stage=st.sampled_from(get_args(Stage)),
    basis=st.sampled_from((*get_args(Basis), None)),
    assertion=st.sampled_from(get_args(Assertion)),
    categories=st.lists(st.sampled_from(get_args(Category)), max_size=3),
)
def test_only_what_is_under_way_or_there_is_aid(
    stage: str, basis: str | None, assertion: str, categories: list[str]
) -> None:
    facts = {"kind": "transfer", "stage": stage, "basis": basis, "categories": categories}
    code = called(**facts, assertion=assertion)[0]
    assert code is not None
    given_or_lent = stage in ("in_transit", "delivered") and basis != "sale" and assertion != "denied"
    assert (code[0] == "AID") == given_or_lent


def test_a_fact_that_no_row_asks_for_changes_nothing() -> None:
    facts = {"kind": "attack", "form": "shelling"}
    assert event_codes({**facts, "weather": "rain"}) == event_codes(facts) != ()


def test_a_condition_on_a_fact_that_is_not_given_does_not_hold() -> None:
    assert called(kind="attack") == (("ASSAULT", None), None)
    assert event_codes({"kind": "transfer"}) == ()
    assert called(kind="transfer", stage="delivered")[0] == ("AID", "military")


@pytest.mark.parametrize("facts", [{}, {"kind": None}, {"kind": "protest", "form": "assault"}])
def test_what_is_of_no_known_kind_has_no_code(facts: dict[str, Any]) -> None:
    assert event_codes(facts) == ()


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_row_names_a_kind_and_a_type_that_are_known(table: dict[str, Any], row: dict[str, Any]) -> None:
    assert row["from"] in get_args(Kind)
    assert row["type"] is None or row["type"] in table["types"]
    assert row.get("context") in (None, *table.get("contexts", ()))
    if row["type"] is None:
        assert row.get("mode") is None


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_every_condition_of_a_row_asks_for_values_of_the_model(
    table: dict[str, Any], row: dict[str, Any]
) -> None:
    for fact, wanted in (row.get("when") or {}).items():
        for value in wanted if isinstance(wanted, list) else [wanted]:
            assert value in KNOWN[fact]


@pytest.mark.parametrize("table", [PLOVER, ACLED], ids=["plover", "acled"])
def test_every_kind_has_rows_and_no_row_stands_behind_one_without_conditions(table: dict[str, Any]) -> None:
    for kind in get_args(Kind):
        rows = [row for row in table["entries"] if row["from"] == kind]
        assert rows
        assert all(row.get("when") for row in rows[:-1])


def test_civilian_targets_are_targets_that_the_codebook_can_name() -> None:
    named = {e.get("gloss") for e in entries() if e.kind == "attack" and e.get("class") == "target"}
    assert set(ACLED["civilian_targets"]) <= named


def test_sponsors_of_peacekeeping_are_parties_that_the_codebook_can_name() -> None:
    named = {e.id for e in entries() if e.kind == "party" and e.get("type") == "body"}
    assert set(PLOVER["peacekeeping_sponsors"]) <= named
