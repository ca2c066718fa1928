"""The address of a view, and what it asks for."""

from __future__ import annotations

from urllib.parse import parse_qsl

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
    assert view.unknown == ("verdict=certain",)


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
