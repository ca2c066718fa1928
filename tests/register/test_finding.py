"""Finding entries: filters, words, orders and pages, the same on either database."""

from __future__ import annotations

import pytest
from clocks import ticking
from telling import flight, raw_of

from bordereau.register.errors import FilterError
from bordereau.register.filters import Filters
from bordereau.register.register import Register

TOLD = [
    flight("Gazette", date="2024-09-18", goods=("weapons", "food"), carrier="Il-76", place="Bamako"),
    flight(
        "Courier", date="2024-09-18", goods=("food",), carrier="Il-76", place="Bamako", title="Bord à quai"
    ),
    flight("Herald", supplier="TUR", recipient="BFA", date="2024-03", goods=("uav",)),
    flight("Herald", supplier="Wagner", recipient="CAF", date="2023", goods=("vehicle",), place="Béréngo"),
    flight("Tribune", supplier="CHN", recipient="TCD", goods=("armoured_vehicle",), published=None),
]
FLIGHT, DRONES, CARS, UNDATED = "RUS-MLI-2024-09-18", "TUR-BFA-2024-03", "WAGNER-CAF-2023", "CHN-TCD-ND"


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request, path):
    address = path if request.param == "sqlite" else request.getfixturevalue("postgresql")
    with Register.open(address, clock=ticking()) as register:
        for reading in TOLD:
            register.file(reading, raw_of(reading))
        yield register


def found(register, **filters):
    return {summary.id for summary in register.entries(Filters(**filters)).entries}


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, {FLIGHT, DRONES, CARS, UNDATED}),
        ({"supplier": "rus"}, {FLIGHT}),
        ({"supplier": ("RUS", "wagner")}, {FLIGHT, CARS}),
        ({"party": "BFA"}, {DRONES}),
        ({"recipient": "RUS"}, set()),
        ({"category": "weapons"}, {FLIGHT}),
        ({"category": "uav", "recipient": "BFA"}, {DRONES}),
        ({"place": "berengo"}, {CARS}),
        ({"place": "MLI"}, {FLIGHT}),
        ({"publisher": "courier"}, {FLIGHT}),
        ({"kind": "attack"}, set()),
        ({"stage": "delivered", "verdict": "disputed"}, {FLIGHT}),
        ({"since": "2024-03-15", "until": "2024-04"}, {DRONES}),
        ({"until": "2023"}, {CARS}),
        ({"since": "2025"}, set()),
        ({"text": "quai bord"}, {FLIGHT}),
        ({"text": "Il-76 bamako"}, {FLIGHT}),
        ({"text": '"; DROP TABLE entry; --'}, set()),
        ({"review": ("open", "accepted")}, {FLIGHT, DRONES, CARS, UNDATED}),
        ({"review": "rejected"}, set()),
    ],
)
def test_entries_are_found_by(filled, filters, names):
    assert found(filled, **filters) == names
    assert filled.count(Filters(**filters)) == len(names)


def test_a_list_goes_from_page_to_page_without_leaving_out_or_doubling(filled):
    whole = [summary.id for summary in filled.entries().entries]
    assert whole[:2] == [FLIGHT, DRONES] and whole[-1] == UNDATED
    for sort in ("date", "added", "changed", "credibility"):
        for reverse in (False, True):
            pages, after = [], None
            while True:
                page = filled.entries(sort=sort, reverse=reverse, limit=1, after=after)
                pages += [summary.id for summary in page.entries]
                after = page.after
                if after is None:
                    break
            assert sorted(pages) == sorted(whole)
            assert pages == [s.id for s in filled.entries(sort=sort, reverse=reverse).entries]


def test_a_summary_tells_values_verdicts_and_counts(filled):
    told = next(s for s in filled.entries().entries if s.id == FLIGHT)
    assert (told.values["supplier"], told.disputed, told.reports, told.publishers) == (
        ["RUS"],
        ("items",),
        2,
        2,
    )
    assert told.added < told.changed


def test_what_a_person_corrected_is_what_is_found(filled):
    filled.correct(FLIGHT, "supplier", ["BLR"], who="Ada")
    assert found(filled, supplier="RUS") == set()
    assert found(filled, supplier="BLR") == {FLIGHT}
    filled.reject(DRONES, who="Ada")
    assert found(filled, review="rejected") == {DRONES}


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"sort": "colour"}, "sorted by"), ({"limit": 0}, "a page has"), ({"after": "here"}, "no place"),
     ({"filters": Filters(since="soon")}, "no date"), ({"filters": Filters(text="--")}, "no words")],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(filled, asked, told):
    with pytest.raises(FilterError, match=told):
        filled.entries(**asked)


def test_both_databases_keep_decisions_histories_and_pass_the_check(filled):
    merged = filled.merge(DRONES, CARS, who="Ada", why="one convoy")
    filled.undo(merged.decision.no, who="Ada")
    filled.set_reliability("Herald", "B", who="Ada")
    filled.split(FLIGHT, filled.entry(FLIGHT).reports[:1], who="Ada")
    acts = [line.act for line in filled.history(CARS)]
    assert {"merge", "undo"} <= {*acts} and acts[:2] == ["report added", "entry added"]
    assert list(filled.check()) == []
    last = filled.changes()[-1]
    assert filled.changes(last.no) == [] and filled.changes(last.no - 1) == [last]
    assert filled.stats().kinds == {"transfer": 5}
    assert {s.publisher: (s.articles, s.letter) for s in filled.sources()}["Herald"] == (2, "B")


def test_an_explanation_tells_what_joined_the_reports_and_what_kept_the_nearest_out(filled):
    filled.split(FLIGHT, filled.entry(FLIGHT).reports[:1], who="Ada")
    told = filled.explain(FLIGHT)
    assert told.pairs == () and told.others[0].pair.linked
    assert told.others[0].pair.decision == 1
    filled.undo(1, who="Ada")
    (pair,) = filled.explain(FLIGHT).pairs
    assert pair.linked and {"date", "supplier"} <= {c.name for c in pair.match.comparisons}


def test_what_is_near_is_told_of_either_of_the_two_whichever_came_first(register, file):
    file(flight("Gazette", date="2024-09-18", goods=("weapons",)))
    file(flight("Courier", date="2024-09-29", goods=("weapons",), url="https://example.invalid/a"))
    one, other = sorted(summary.id for summary in register.entries().entries)
    for name, near in ((one, other), (other, one)):
        assert [(o.entry, o.pair.linked) for o in register.explain(name).others] == [(near, False)]
    file(flight("Courier", date="2019-03-04", goods=("food",), url="https://example.invalid/a"))
    assert {register.explain(s.id).others for s in register.entries().entries} == {()}
    assert list(register.check()) == []


def test_sources_are_those_of_the_moment(path):
    with Register.open(path) as register:
        assert register.sources() == []
        reading = flight(date="2024-09-18")
        register.file(reading, raw_of(reading))
        (one,) = register.sources()
        register.set_reliability(one.publisher, "B", who="Ada")
        assert [source.letter for source in register.sources()] == ["B"]


def test_of_many_reports_an_explanation_tells_those_links_that_hold_them_together(register, file):
    for number in range(9):
        file(flight(f"Paper {number}", date="2024-09-18", weight=11, carrier="Il-76"))
    told = register.explain(FLIGHT)
    assert (len(told.reports), len(told.pairs), told.more) == (9, 8, 28)
    assert {i for pair in told.pairs for i in (pair.match.one.id, pair.match.other.id)} == set(told.reports)
