"""Filing: what one reading changes in the register."""

from __future__ import annotations

import pytest
from telling import chatter, flight, flights, raw_of

from bordereau.register.errors import GoneError, UnknownError

FIRST = {
    "date": "2024-09-18",
    "goods": ("weapons", "food"),
    "weight": 11,
    "carrier": "Il-76",
    "place": "Bamako",
}
SECOND = FIRST | {"goods": ("food", "medical")}
PAGE = "https://gazette.example/flight"


def test_an_article_that_tells_a_happening_founds_an_entry_with_a_readable_name(register, file):
    filed = file(flight("Gazette", **FIRST))
    assert (filed.outcome, filed.reports, filed.founded) == ("new", 1, ("RUS-MLI-2024-09-18",))
    assert register.entry("rus-mli-2024-09-18").field("weight_t").value == 11


def test_two_publishers_of_one_flight_meet_in_one_entry_and_their_difference_shows(register, file):
    file(flight("Gazette", **FIRST))
    filed = file(flight("Courier", **SECOND))
    assert (filed.founded, filed.joined) == ((), ("RUS-MLI-2024-09-18",))
    assert "items" in filed.disputed["RUS-MLI-2024-09-18"]
    entry = register.entry("RUS-MLI-2024-09-18")
    assert (entry.publishers, len(entry.reports)) == (2, 2)
    assert entry.field("supplier").verdict == "agreed"


def test_filing_the_same_again_changes_nothing(register, file):
    reading = flight("Gazette", **FIRST)
    file(reading)
    before = (register.entry("RUS-MLI-2024-09-18"), len(register.history()))
    filed = file(reading)
    assert (filed.outcome, filed.nothing_new) == ("known", True)
    assert (register.entry("RUS-MLI-2024-09-18"), len(register.history())) == before


def test_another_text_at_the_same_address_is_a_version_kept_beside_the_old_one(register, file):
    old, new = flight(**FIRST, url=PAGE), flight(**FIRST | {"weight": 12}, url=PAGE + "?utm_source=feed")
    file(old)
    filed = file(new)
    assert (filed.outcome, filed.new, len(filed.changed)) == ("new version", (), 1)
    change = next(c for c in filed.changes if c.act == "report changed")
    assert change.detail["fields"] == {"weight_t": {"old": [11.0], "new": [12.0]}}
    view = register.article(PAGE)
    assert [v.current for v in view.versions] == [False, True]
    assert register.raw(view.key, view.versions[0].no) == raw_of(old)
    assert register.raw(view.key) == raw_of(new)
    assert register.entry("RUS-MLI-2024-09-18").field("weight_t").value == 12


def test_a_version_known_already_and_one_published_earlier_change_no_entry(register, file):
    old = flight(**FIRST, url=PAGE, published="2024-09-19")
    file(old)
    file(flight(**FIRST | {"weight": 12}, url=PAGE, published="2024-09-20"))
    earlier = file(flight(**FIRST | {"weight": 13}, url=PAGE, published="2024-09-18"))
    assert (file(old).outcome, earlier.outcome) == ("older version", "older version")
    assert register.entry("RUS-MLI-2024-09-18").field("weight_t").value == 12
    assert len(register.article(PAGE).versions) == 3


def test_the_front_page_of_a_site_is_no_address_of_an_article(register, file):
    first = file(flight(**FIRST, url="https://gazette.example/"))
    second = file(flight(supplier="CHN", recipient="BFA", date="2024-06-01", url="https://gazette.example/"))
    assert (first.outcome, second.outcome) == ("new", "new")


def test_reports_keep_their_ids_when_a_reading_finds_more_and_tells_them_in_another_order(register, file):
    words = chatter("one article")
    told = {"date": "2024-09-18", "weight": 11}
    other = {"supplier": "CHN", "verb": "handed over", "goods": ("vehicle",), "date": "2024-06-01"}
    first = file(flights("Gazette", [told, other], words=words, url=PAGE))
    third = {"supplier": "TUR", "verb": "shipped", "goods": ("uav",), "date": "2023-01-01"}
    again = file(flights("Gazette", [third, other, told], words=words, url=PAGE))
    assert len(again.new) == 1 and not again.gone and not again.changed
    assert {r.id for r in register.article(PAGE).reports} == {*first.new, *again.new}
    assert {*first.founded} <= {s.id for s in register.entries().entries}


def test_an_entry_that_no_article_tells_any_more_is_out_and_comes_back_under_its_name(register, file):
    there, not_there = flight(**FIRST, url=PAGE), flights("Gazette", [], url=PAGE)
    file(there)
    filed = file(not_there)
    assert (len(filed.gone), register.count()) == (1, 0)
    with pytest.raises(GoneError, match="no article tells it"):
        register.entry("RUS-MLI-2024-09-18")
    file(flight(**FIRST, url=PAGE, title="Once more"))
    assert register.entry("RUS-MLI-2024-09-18").field("weight_t").value == 11


def test_an_entry_keeps_its_name_when_the_report_that_founded_it_is_told_no_more(register, file):
    file(flight("Gazette", **FIRST, url=PAGE))
    file(flight("Courier", **FIRST))
    file(flights("Gazette", [], url=PAGE))
    entry = register.entry("RUS-MLI-2024-09-18")
    assert len(entry.reports) == 1 and entry.field("supplier").sides[0].claims[0].publisher == "Courier"


def test_copies_of_one_text_are_one_voice_and_one_publisher_behind_a_value(register, file):
    words = chatter("an agency's dispatch", 200)
    for number, publisher in enumerate(["Beta", "Alpha", "Gamma"]):
        file(flight(publisher, **FIRST, words=words, title=f"Headline {number}"))
    entry = register.entry("RUS-MLI-2024-09-18")
    assert (len(entry.reports), entry.publishers) == (3, 1)
    view = register.article(entry.reports[0])
    assert len(view.copies) == 2 and view.voice == min([view.key, *view.copies])


def test_names_that_are_taken_get_a_number(register, file):
    other = {"verb": "shipped", "goods": ("uav",), "weight": 900, "date": "2024-09-18"}
    filed = file(flights("Gazette", [FIRST, other]))
    assert filed.founded == ("RUS-MLI-2024-09-18", "RUS-MLI-2024-09-18-2")


def test_an_unknown_name_is_answered_with_those_that_are_like_it(register, file):
    file(flight(**FIRST))
    with pytest.raises(UnknownError, match="did you mean RUS-MLI-2024-09-18"):
        register.entry("RUS-MLI-2024-09-19")
    with pytest.raises(UnknownError):
        register.article("nothing")
