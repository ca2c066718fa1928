"""What is known of the world as cues on events: whose forces stand where, where groups fight, and whom."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.events.forces import is_state
from bordereau.reading.events.world import (
    fights_in,
    hostile_features,
    pair_features,
    seat_of,
    sender_features,
    stands_in,
)


def phrase(text: str, value: str):
    """The first phrase of an English text that names party `value`."""
    page = Page(Article(id="x", lang="en", title=None, text=text), "en")
    return next(p for p in Scene(page, find_mentions(page)).parties if p.value == value)


@pytest.mark.parametrize(
    ("sender", "hosts", "rank"),
    [("FRA", ["TCD"], "<=1"), ("UGA", ["SOM"], "<=3"), ("FRA", ["JPN"], "none"), ("FRA", [], "nowhere")],
)
def test_a_sender_stands_where_its_forces_are_notable(sender, hosts, rank):
    assert stands_in(sender, sender, hosts) == rank


def test_a_company_stands_where_its_people_fight():
    assert stands_in("", "Wagner", ["SDN"]) == "<=8"


def test_the_best_known_of_several_hosts_counts():
    assert stands_in("FRA", "FRA", ["JPN", "TCD"]) == "<=1"


def test_a_group_fights_in_all_its_theatres():
    assert fights_in("JNIM", "MLI", ["TGO"]) == "True"
    assert fights_in("JNIM", "MLI", ["SOM"]) == "False"


def test_a_group_without_theatres_fights_at_home():
    assert fights_in("Fano", "ETH", ["ETH"]) == "True"
    assert fights_in("nobody", None, ["ETH"]) == "none"


def test_hostility_and_presence_of_a_sentence_are_told():
    assert "hostile=True stands=True" in pair_features({"JNIM", "MLI"}, {"MLI"})
    assert "hostile=False stands=False" in pair_features({"CHE", "AUT"}, {"CHE"})
    assert hostile_features("RSF", ["SDN"], "here") == ["here: hostile to one=True"]


def test_a_company_is_seated_in_its_state_and_a_mission_with_its_body():
    assert seat_of(phrase("Wagner fighters left Mali.", "Wagner")) == "RUS"
    assert seat_of(phrase("French soldiers left Mali.", "FRA")) == "FRA"


def test_who_hosts_another_is_told_apart_from_who_stands_there():
    told = sender_features(phrase("French soldiers left Chad.", "FRA"), ["TCD"], "here")
    assert told == ["here: stands in one <=1", "here: hosts one=False"]


def test_a_group_with_a_name_of_three_letters_is_no_state():
    text = "M23 rebels and the RSF fought soldiers from Chad."
    assert [is_state(phrase(text, value)) for value in ("M23", "RSF", "TCD")] == [False, False, True]
