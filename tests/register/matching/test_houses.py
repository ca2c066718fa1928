"""Companies of one house are one party when reports are compared."""

import pytest

from bordereau.register.matching.listed import home_of, party_key


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Nexter", "KNDS"),
        ("DCNS", "Naval Group"),
        ("Elbit", "Elbit Systems"),
        ("KAI", "Korea Aerospace Industries"),
    ],
)
def test_a_former_or_shorter_name_is_the_house(name, house):
    assert party_key(name) == party_key(house)


def test_a_house_has_a_home():
    assert home_of(party_key("Nexter")) == "FRA"


def test_companies_of_two_houses_are_two_parties():
    assert party_key("Nexter") != party_key("Elbit")
