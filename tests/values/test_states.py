"""States by their usual names."""

import pytest

from bordereau.values.states import states_named


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Russie", ("RUS",)),
        ("Ivory Coast", ("CIV",)),
        ("COTE D'IVOIRE", ("CIV",)),
        ("États-Unis", ("USA",)),
        ("Congo", ("COD", "COG")),
    ],
)
def test_a_usual_name_gives_the_codes_of_its_states(name: str, states: tuple[str, ...]) -> None:
    assert states_named(name) == states


@pytest.mark.parametrize("name", ["Wagner", "RUS", "", "howitzer"])
def test_what_names_no_state_gives_none(name: str) -> None:
    assert states_named(name) == ()
