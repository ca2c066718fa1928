"""Whose forces usually stand in a state, and where a group fights (data/parties/presences.yaml)."""

import pytest

from bordereau.codebook import CodebookError, entries, presences, read_data, theatres_of, usual_presences
from bordereau.codebook.presences import FILE

TOLD = read_data(FILE)
LISTS = {**TOLD["presences"], **TOLD["theatres"]}
STATES = {entry.id for entry in entries() if entry.kind == "party" and entry.get("type") == "state"}


@pytest.fixture
def own_folder(own_file):
    """Gives the codebook a folder of a researcher's own with this text in its file of presences."""

    def add(text: str) -> None:
        own_file(FILE, "presences", text, presences._presences)

    return add


def test_usual_presences_come_with_the_chief_one_first():
    assert usual_presences("TCD")[0] == "FRA"
    assert "AU" in usual_presences("SOM")
    assert usual_presences("nobody") == ()


def test_a_group_fights_in_several_states():
    assert theatres_of("ISWAP") == ("NGA", "NER", "CMR", "TCD")
    assert "ISR" in theatres_of("Houthis")
    assert theatres_of("nobody") == ()


def test_a_folder_of_ones_own_adds_and_tells_before_the_package(own_folder):
    own_folder("presences: {MLI: [BRA]}\ntheatres: {Tamarin Front: [MRT]}")
    assert usual_presences("MLI") == ("BRA",)
    assert usual_presences("TCD")[0] == "FRA"
    assert theatres_of("Tamarin Front") == ("MRT",)
    assert theatres_of("Houthis")[0] == "YEM"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("presences: {MLI: RUS}", "'RUS' is no list of ids"),
        ("presences: {MLI: [NO]}", "no list of ids"),
        ("theatres: {JNIM: [MLI, MLI]}", "a party stands twice"),
        ("presences: {MLI: [FRA, MLI]}", "'MLI' stands in its own list"),
        ("theatres: [MLI]", "presences.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(own_folder, text, fault):
    own_folder(text)
    with pytest.raises(CodebookError, match=fault):
        usual_presences("MLI")


def test_all_ids_are_parties_of_the_codebook():
    known = {entry.id for entry in entries() if entry.kind == "party"}
    assert {party for of, listed in LISTS.items() for party in (of, *listed)} - known == set()


def test_all_theatres_are_states():
    assert {state for listed in TOLD["theatres"].values() for state in listed} - STATES == set()


def test_no_group_has_its_home_outside_its_theatres():
    homes = {
        entry.id: entry.get("country")
        for entry in entries()
        if entry.kind == "party" and entry.get("type") == "group" and entry.get("country")
    }
    assert [g for g, home in homes.items() if g in TOLD["theatres"] and home not in theatres_of(g)] == []


def test_most_states_where_forces_stand_are_told():
    assert len(STATES & set(TOLD["presences"])) >= 120
