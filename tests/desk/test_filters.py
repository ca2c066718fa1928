"""The address of a view, and what it asks for."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from desks import Desk
from hypothesis import given
from hypothesis import strategies as st

from bordereau.desk.filters import CHOICES, ROLES, filters_of, view_of


def test_an_address_tells_its_filters() -> None:
    view = view_of([("supplier", "RUS"), ("supplier", "CHN"), ("since", "2024"), ("sort", "added")])
    assert view.filters.supplier == ("RUS", "CHN")
    assert (view.filters.since, view.sort, view.filters.kind) == ("2024", "added", None)


def test_what_no_filter_can_be_is_left_out_and_told() -> None:
    view = view_of([("verdict", "certain"), ("kind", "transfer"), ("text", "  ")])
    assert (view.filters.verdict, view.filters.kind, view.filters.text) == (None, ("transfer",), None)
    assert view.unknown == (("verdict", "certain"),)


def test_a_value_is_added_and_taken_out_by_the_same_link() -> None:
    view = view_of([("supplier", "RUS")])
    both = view.toggled("supplier", "CHN")
    assert both.address() == "/?supplier=RUS&supplier=CHN"
    assert both.toggled("supplier", "rus").address() == "/?supplier=CHN"
    assert view.without("supplier", "RUS").address() == "/"


def test_another_order_begins_at_the_first_page() -> None:
    view = view_of([("after", "x"), ("kind", "attack")]).sorted_by("credibility")
    assert (view.after, view.address()) == (None, "/?kind=attack&sort=credibility")
    assert view.sorted_by("credibility").reverse


values = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)
pairs = st.lists(
    st.one_of(
        st.tuples(st.sampled_from([r for r in ROLES if r not in CHOICES]), values),
        st.sampled_from(sorted(CHOICES)).flatmap(
            lambda key: st.tuples(st.just(key), st.sampled_from(CHOICES[key]))
        ),
    ),
    max_size=8,
)


@given(pairs)
def test_the_address_of_a_view_asks_for_the_same_view(told: list[tuple[str, str]]) -> None:
    view = view_of(told)
    again = view_of(parse_qsl(view.address().removeprefix("/").removeprefix("?")))
    assert (again.filters, again.sort) == (view.filters, view.sort)
    assert filters_of(view.pairs) == view.filters


@pytest.mark.parametrize("name", ["Russia", "Russie", "russie", "RUS", "rus"])
def test_a_state_is_asked_for_by_its_usual_names_on_pages_in_the_api_and_in_feeds(
    desk: Desk, name: str
) -> None:
    ask = {"supplier": name}
    assert desk.client.get("/api/count", params=ask).json() == {"count": 1}
    assert desk.client.get("/", params=ask).text.count('class="row-link"') == 1
    assert desk.client.get("/feed.atom", params=ask).text.count("<entry>") == 1
    assert len(desk.client.get("/export.jsonl", params=ask).text.splitlines()) == 1


def test_the_state_that_a_name_means_is_marked_among_the_facets() -> None:
    view = view_of([("supplier", "Russie")])
    assert view.has("supplier", "RUS") and not view.has("supplier", "BLR")
    assert view.toggled("supplier", "RUS").address() == "/"


def test_a_name_that_names_nothing_is_told_with_those_that_are_like_it(desk: Desk) -> None:
    api = desk.client.get("/api/entries", params={"supplier": "Russsia"})
    assert api.status_code == 422
    assert "'Russsia'" in api.json()["detail"] and "russia" in api.json()["near"]
    page = desk.client.get("/", params={"supplier": "Russsia", "kind": "transfer"})
    assert page.status_code == 422
    assert "Nothing in this register has the supplier" in page.text
    assert 'href="/?supplier=russia&amp;kind=transfer"' in page.text
    assert desk.client.get("/feed.atom", params={"supplier": "Russsia"}).status_code == 422


def test_a_state_that_no_entry_tells_of_yet_is_nothing_wrong(desk: Desk) -> None:
    assert desk.client.get("/api/count", params={"recipient": "Japan"}).json() == {"count": 0}
    assert "No entry passes these filters" in desk.client.get("/?recipient=JPN").text


def test_a_part_of_a_publishers_name_will_do(desk: Desk) -> None:
    assert desk.client.get("/api/count", params={"publisher": "SAHEL"}).json() == {"count": 1}
    assert desk.client.get("/api/count", params={"publisher": "rêlais"}).json() == {"count": 1}


@pytest.mark.parametrize(
    ("language", "words"), [("en", "No day lies between"), ("fr", "Aucun jour ne se trouve entre")]
)
def test_a_time_that_ends_before_it_begins_is_told(desk: Desk, language: str, words: str) -> None:
    ask = {"since": "2025", "until": "2024"}
    told = desk.client.get("/", params=ask, headers={"accept-language": language})
    assert told.status_code == 422 and words in told.text
    assert desk.client.get("/api/entries", params=ask).status_code == 422
