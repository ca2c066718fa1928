"""In which states a person's name is usual (data/parties/names.yaml)."""

import pytest

from bordereau.codebook import CodebookError, entries, fold, known_words, names, read_data, usual_states
from bordereau.codebook.names import FILE

USAGES = read_data(FILE)["usages"]


@pytest.fixture
def own_folder(own_file):
    """Gives the codebook a folder of a researcher's own with this text in its file of names."""

    def add(text: str) -> None:
        own_file(FILE, "names", text, names._all, usual_states, known_words)

    return add


def likeliest(name):
    votes = usual_states(name)
    return {state for state, vote in votes.items() if vote == max(votes.values())}


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Grzegorz Kowalski", "POL"),
        ("Hideki Fujimoto", "JPN"),
        ("Rasamimanana Rakotondrabe", "MDG"),
        ("Vakhtang Lomidze", "GEO"),
        ("Salif Ouédraogo", "BFA"),
        ("SALIF OUEDRAOGO", "BFA"),
        ("Kipchumba Cheruiyot", "KEN"),
    ],
)
def test_a_name_tells_where_it_is_usual(name, state):
    assert state in likeliest(name)


def test_a_name_usual_in_several_states_tells_less_of_each_than_one_of_a_single_usage():
    assert usual_states("Ibrahim Ismail")["SAU"] < usual_states("Grzegorz Kowalski")["POL"]


def test_the_parts_of_a_joined_name_tell_of_it():
    assert "FRA" in likeliest("Hubert-Thibault")


def test_an_ending_tells_only_behind_another_word():
    assert "JPN" in usual_states("K. Uchi Furuyama")
    assert usual_states("Furuyama") == {}


def test_nothing_is_told_of_what_is_no_name():
    assert usual_states("") == {}
    assert usual_states("J.") == {}
    assert known_words("Business Quarter") == 0
    assert known_words("Grzegorz Kowalski") == 1


def test_a_folder_of_ones_own_adds_to_the_package(own_folder):
    own_folder("usages: [{states: [MRT], names: [Tamarin], endings: [arinou]}]")
    assert usual_states("Tamarin") == {"MRT": 1.0}
    assert "POL" in usual_states("Grzegorz Tamarin")
    assert "MRT" in usual_states("Grzegorz Tamarinarinou")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("usages: [{names: [Tamarin]}]", "states"),
        ("usages: [{states: [Mauritania]}]", "'Mauritania' is no ISO 3166-1 alpha-3 code"),
        ("usages: [{states: [MRT], nmaes: [Tamarin]}]", "unknown key 'nmaes'"),
        ("usages: [{states: [PRK], names: [No]}]", "False is no word: put it in quotation marks"),
        ("usages: {MRT: [Tamarin]}", "names.yaml"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(own_folder, text, fault):
    own_folder(text)
    with pytest.raises(CodebookError, match=fault):
        usual_states("Tamarin")


def test_all_states_are_of_the_codebook():
    known = {entry.id for entry in entries() if entry.kind == "party" and entry.get("type") == "state"}
    assert {s for usage in USAGES for s in [*usage["states"], *usage.get("also", ())]} - known == set()


def test_no_state_and_no_name_stands_twice_in_a_usage():
    for usage in USAGES:
        states = [*usage["states"], *usage.get("also", ())]
        assert len(states) == len(set(states)), usage["states"]
        words = [fold(word) for word in usage.get("names", ())]
        assert len(words) == len(set(words)), usage["states"]


def test_a_name_is_usual_in_most_states():
    states = {entry.id for entry in entries() if entry.kind == "party" and entry.get("type") == "state"}
    told = {s for usage in USAGES for s in [*usage["states"], *usage.get("also", ())]}
    assert len(states & told) >= 180
