"""Who usually supplies whom, and between whom no arms pass (data/parties/supplies.yaml)."""

import pytest

from bordereau.codebook import CodebookError, are_hostile, entries, read_data, supplies, usual_suppliers
from bordereau.codebook.supplies import FILE

SUPPLIES = read_data(FILE)
HOSTILE = [(party, other) for party, others in SUPPLIES["hostile"].items() for other in others]


@pytest.fixture
def own_folder(own_file):
    """Gives the codebook a folder of a researcher's own with this text in its file of supplies."""

    def add(text: str) -> None:
        own_file(FILE, "supplies", text, supplies._supplies)

    return add


def test_usual_suppliers_come_with_the_largest_first():
    assert usual_suppliers("SAU")[0] == "USA"
    assert "IRN" in usual_suppliers("Houthis")
    assert usual_suppliers("nobody") == ()


def test_hostility_holds_both_ways():
    assert are_hostile("RUS", "UKR") and are_hostile("UKR", "RUS")
    assert are_hostile("Houthis", "SAU") and are_hostile("SDN", "RSF")


@pytest.mark.parametrize(("a", "b"), [("GRC", "TUR"), ("FRA", "FRA"), ("USA", "CHE"), ("nobody", "FRA")])
def test_whoever_is_not_listed_is_not_hostile(a, b):
    assert not are_hostile(a, b)


def test_a_folder_of_ones_own_adds_and_tells_before_the_package(own_folder):
    own_folder("suppliers: {MLI: [BRA]}\nhostile: {CHE: [Tamarin Front]}")
    assert usual_suppliers("MLI") == ("BRA",)
    assert usual_suppliers("SAU")[0] == "USA"
    assert are_hostile("Tamarin Front", "CHE") and are_hostile("RUS", "UKR")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("suppliers: {MLI: RUS}", "'RUS' is no list of ids"),
        ("suppliers: {MLI: [NO]}", "no list of ids"),
        ("suppliers: {MLI: [RUS, RUS]}", "a party stands twice"),
        ("hostile: {MLI: [MLI]}", "'MLI' is hostile to itself"),
        ("suppliers: [MLI]", "supplies.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(own_folder, text, fault):
    own_folder(text)
    with pytest.raises(CodebookError, match=fault):
        usual_suppliers("MLI")


def test_all_ids_are_parties_of_the_codebook():
    known = {entry.id for entry in entries() if entry.kind == "party"}
    listed = {party for pair in HOSTILE for party in pair}
    listed |= {party for to, suppliers in SUPPLIES["suppliers"].items() for party in (to, *suppliers)}
    assert listed - known == set()


def test_nobody_is_its_own_supplier_nor_supplied_by_an_enemy():
    assert [to for to in SUPPLIES["suppliers"] if to in usual_suppliers(to)] == []
    supplied = [(by, to) for to in SUPPLIES["suppliers"] for by in usual_suppliers(to) if are_hostile(by, to)]
    assert supplied == []


def test_at_most_eight_suppliers_are_usual():
    assert [to for to, listed in SUPPLIES["suppliers"].items() if not 1 <= len(listed) <= 8] == []


def test_each_pair_of_enemies_stands_once():
    assert len({frozenset(pair) for pair in HOSTILE}) == len(HOSTILE)


def test_nearly_every_state_has_usual_suppliers():
    states = {entry.id for entry in entries() if entry.kind == "party" and entry.get("type") == "state"}
    assert len(states & set(SUPPLIES["suppliers"])) >= 160
