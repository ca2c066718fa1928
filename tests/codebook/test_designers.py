"""Where a designation was designed, by the families of data/materiel/origins.yaml."""

from collections import Counter

import pytest

from bordereau.codebook import CodebookError, entries, origins, origins_of, read_data
from bordereau.codebook.origins import FILE, family_key

FAMILIES = [
    (str(family), frozenset(states.split()))
    for states, listed in read_data(FILE)["families"].items()
    for family in listed
]
DESIGNATIONS = frozenset(
    name.lstrip("=")
    for entry in entries()
    if entry.pos == "designation"
    for name in (entry.id, *(name for listed in entry.names.values() for name in listed))
)


@pytest.fixture
def own_folder(own_file):
    """Gives the codebook a folder of a researcher's own with these families."""

    def add(families: str) -> None:
        own_file(FILE, "origins", f"families:\n  {families}", origins._families, origins.origins_of)

    return add


@pytest.mark.parametrize(
    ("designation", "states"),
    [
        ("Mi-8MTV", {"RUS"}),
        ("T-72B3", {"RUS"}),
        ("Rafale F4", {"FRA"}),
        ("JF-17 Block III", {"PAK", "CHN"}),
        ("Eurofighter Typhoon", {"DEU", "ESP", "GBR", "ITA"}),
        ("Milan ER", {"FRA", "DEU"}),
        ("Bayraktar TB2", {"TUR"}),
        ("M109A6", {"USA"}),
        ("F-15E", {"USA"}),
        ("F-7PG", {"CHN"}),
        ("P-8A", {"USA"}),
        ("P-18", {"RUS"}),
        ("Typhoon-K", {"RUS"}),
        ("S-70i Black Hawk", {"USA"}),
        ("S-70 Okhotnik", {"RUS"}),
        ("BTR-4E", {"UKR"}),
        ("An-26", {"RUS", "UKR"}),
        ("AK-47", {"RUS", "CHN", "BGR", "ROU", "SRB"}),
        ("AN/TPQ-36", {"USA"}),
    ],
)
def test_a_designation_tells_where_it_was_designed(designation, states):
    assert origins_of(designation) == states


@pytest.mark.parametrize("unknown", ["", "-", "Tamarin-3", "T-720", "Mi", "Milanese", "Mi-X", "100"])
def test_what_no_family_begins_has_no_origin(unknown):
    assert origins_of(unknown) == frozenset()


@pytest.mark.parametrize("written", ["Mi-8MTV", "Mi 8MTV", "Mi8MTV", "MI-8 MTV", "mi‑8mtv"])
def test_hyphens_spaces_and_case_do_not_count(written):
    assert origins_of(written) == {"RUS"}


def test_the_longest_family_tells(own_folder):
    own_folder("{CHN: [Zulu], FRA: [Zulu 5], DEU: [Zulu 5B, Zulu-]}")
    told = {name: origins_of(name) for name in ("Zulu C", "Zulu 5", "Zulu 5A", "Zulu 5B2", "Zulu 6")}
    assert told == {
        "Zulu C": {"CHN"}, "Zulu 5": {"FRA"}, "Zulu 5A": {"FRA"}, "Zulu 5B2": {"DEU"}, "Zulu 6": {"DEU"},
    }  # fmt: skip


def test_a_folder_of_ones_own_adds_and_tells_before_the_package(own_folder):
    own_folder("{MRT: [Tamarin], UKR MLI: [T-72B3]}")
    assert origins_of("Tamarin-3") == {"MRT"}
    assert origins_of("T-72B3M") == {"UKR", "MLI"}
    assert origins_of("T-72B") == {"RUS"}


@pytest.mark.parametrize(
    ("families", "fault"),
    [
        ("{France: [Rafale]}", "'France' is no ISO 3166-1 alpha-3 code"),
        ("{FRA: [Rafale], DEU: [rafale]}", "the family 'rafale' is listed twice"),
        ("{FRA: ['-']}", "the family '-' has no letter and no digit"),
        ("[Rafale]", "origins.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(own_folder, families, fault):
    own_folder(families)
    with pytest.raises(CodebookError, match=fault):
        origins_of("Rafale")


def test_every_family_begins_a_designation_of_the_codebook():
    from bordereau.codebook.origins import _beginnings

    begun = {beginning for name in DESIGNATIONS for beginning in _beginnings(name)}
    assert [family for family, _ in FAMILIES if family_key(family) not in begun] == []


def test_no_family_is_listed_twice():
    assert [key for key, n in Counter(family_key(family) for family, _ in FAMILIES).items() if n > 1] == []


def test_states_are_those_of_the_codebook():
    states = {entry.id for entry in entries() if entry.kind == "party" and entry.get("type") == "state"}
    assert {state for _, designers in FAMILIES for state in designers} - states == set()


def test_most_designations_of_the_codebook_have_an_origin():
    designated = [entry.id for entry in entries() if entry.pos == "designation"]
    assert sum(bool(origins_of(name)) for name in designated) >= 0.9 * len(designated)
