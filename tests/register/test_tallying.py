"""Counts over the entries that pass a filter, and what waits for a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import flight

from bordereau.model import Reading
from bordereau.register.errors import FilterError
from bordereau.register.filed import Filed
from bordereau.register.filters import Filters
from bordereau.register.register import Register

File = Callable[[Reading], Filed]


@pytest.fixture(autouse=True)
def three(file: File) -> None:
    """Arms and food of one flight in two papers; another flight in a third."""
    file(flight("Alpha", date="2024-09-18", url="https://a.example/1"))
    file(flight("Beta", date="2024-09-18", goods=("food",), url="https://b.example/1"))
    file(flight("Gamma", supplier="CHN", recipient="NER", date="2023-01-05", url="https://c.example/1"))


def test_values_are_counted_in_the_entries_that_pass(register: Register) -> None:
    told = register.tally()
    assert (told.count, told.more) == (2, False)
    assert dict(told.facets["supplier"]) == {"RUS": 1, "CHN": 1}
    assert dict(told.facets["verdict"]) == {"disputed": 1, "single": 1}
    assert dict(register.tally(Filters(supplier="CHN")).facets["publisher"]) == {"Gamma": 1}


def test_counting_stops_at_the_bound_and_says_so(register: Register) -> None:
    told = register.tally(bound=1)
    assert (told.count, told.more) == (1, True)
    assert dict(told.facets["supplier"]) == {"RUS": 1}  # the newest


def test_entries_are_counted_over_time_by_pairs_and_by_states(register: Register) -> None:
    assert [(s.period, s.verdict, s.count) for s in register.over_time()] == [
        ("2023", "single", 1),
        ("2024", "disputed", 1),
    ]
    assert [s.period for s in register.over_time(Filters(supplier="RUS"), period="month")] == ["2024-09"]
    assert {(f.supplier, f.recipient, f.count) for f in register.flows()} == {
        ("RUS", "MLI", 1),
        ("CHN", "NER", 1),
    }
    assert register.states(Filters(recipient="MLI")) == {"MLI": 1}
    with pytest.raises(FilterError, match="supplier"):
        register.states(role="elsewhere")  # type: ignore[arg-type]


def test_of_what_a_publisher_shares_with_others_the_disputed_are_counted(register: Register) -> None:
    told = register.agreement(["Alpha", "Gamma"])
    assert (told["Alpha"].shared, told["Alpha"].disputed) == (1, 1)
    assert told["Gamma"].shared == 0


def test_what_was_decided_waits_no_more_and_undoing_brings_it_back(register: Register) -> None:
    assert _waiting(register) == {"disputed": 1, "changed": 0, "unsure": 0, "new": 1}
    [entry] = register.next_in_queue("disputed")
    accepted = register.accept(entry, who="awa")
    assert _waiting(register) == {"disputed": 0, "changed": 0, "unsure": 0, "new": 1}
    register.undo(accepted.decision.no, who="awa")
    assert register.next_in_queue("disputed") == [entry]


def test_the_queue_goes_on_from_an_entry_that_waits_no_more(register: Register, file: File) -> None:
    file(flight("Delta", supplier="TUR", recipient="BFA", date="2020-02-02", url="https://d.example/1"))
    newest, oldest = register.next_in_queue("new", limit=5)
    register.reject(newest, who="awa")
    assert register.next_in_queue("new", after=newest) == [oldest]
    assert register.next_in_queue("new", after=oldest) == []


def test_an_entry_waits_again_when_its_article_tells_something_else(register: Register, file: File) -> None:
    [entry] = register.next_in_queue("new")
    register.accept(entry, who="awa")
    file(
        flight(
            "Gamma",
            supplier="CHN",
            recipient="NER",
            date="2023-01-05",
            goods=("fuel",),
            url="https://c.example/1",
        )
    )
    assert _waiting(register)["changed"] == 1
    assert register.next_in_queue("changed") == [entry]
    register.accept(entry, who="awa")
    assert _waiting(register)["changed"] == 0


def _waiting(register: Register) -> dict[str, int]:
    return {reason: told.count for reason, told in register.waiting().items()}
