"""Decisions of persons: what they change, what they outlive, and how they are undone."""

from __future__ import annotations

import re
import sqlite3

import pytest
from telling import flight, flights

from bordereau.register.errors import DecisionError, GoneError, UnknownError

FLIGHT = {"date": "2024-09-18", "goods": ("weapons", "food"), "weight": 11, "carrier": "Il-76"}
OTHER = {"date": "2024-03-02", "goods": ("uav",), "recipient": "BFA"}
PAGE, HERALD = "https://gazette.example/flight", "https://herald.example/drones"
NAME, OTHER_NAME = "RUS-MLI-2024-09-18", "RUS-BFA-2024-03-02"


def value(register, name, field):
    return register.entry(name).field(field).value


@pytest.fixture
def two(register, file):
    """Two entries: one of two reports, one of one."""
    file(flight("Gazette", **FLIGHT, url=PAGE))
    file(flight("Courier", **FLIGHT))
    file(flight("Herald", **OTHER, url=HERALD))
    return register


def test_accepting_and_rejecting_are_shown_and_the_last_word_counts(two):
    assert two.accept(NAME, who="Ada").entries == (NAME,)
    assert two.entry(NAME).review == "accepted"
    two.reject(NAME, who="Ben", why="a hoax")
    assert two.entry(NAME).review == "rejected"


def test_accepting_again_records_nothing_so_that_one_undoing_takes_it_back(two):
    first = two.accept(NAME, who="Ada").decision
    again = two.accept(NAME, who="Ada", why="twice")
    assert (again.decision, again.already, again.entries) == (first, True, ())
    assert [line.no for line in two.history(NAME) if hasattr(line, "who")] == [first.no]
    two.undo(first.no, who="Ada")
    assert two.entry(NAME).review == "open"
    assert not two.accept(NAME, who="Ada").already


def test_setting_a_value_that_was_set_already_records_nothing(two):
    first = two.correct(NAME, "weight_t", 12, who="Ada")
    assert two.correct(NAME, "weight_t", 12, who="Ben").already
    assert not two.correct(NAME, "weight_t", 13, who="Ben").already
    assert not two.correct(NAME, "weight_t", 12, who="Ben").already
    assert not first.already


def test_an_article_that_changed_since_the_decision_is_told_and_can_be_accepted_anew(two, file):
    two.accept(NAME, who="Ada")
    assert (two.news(NAME), two.waiting()["changed"].count) == ((), 0)
    file(flight("Gazette", **FLIGHT | {"weight": 15}, url=PAGE, title="Corrected"))
    (news,) = two.news(NAME)
    assert (news.how, news.fields) == ("new version", {"weight_t": {"old": [11], "new": [15]}})
    assert two.next_in_queue("changed") == [NAME]
    assert not two.accept(NAME, who="Ada").already
    assert (two.news(NAME), two.waiting()["changed"].count) == ((), 0)
    assert two.accept(NAME, who="Ada").already


def test_a_new_version_that_tells_the_same_is_told_too(two, file):
    two.accept(NAME, who="Ada")
    file(flight("Gazette", **FLIGHT, url=PAGE, title="Evening edition"))
    assert [(news.how, news.fields) for news in two.news(NAME)] == [("new version", {})]
    assert two.next_in_queue("changed") == [NAME]


def test_an_article_that_tells_it_no_more_is_news(two, file):
    two.accept(NAME, who="Ada")
    file(flights("Gazette", [], url=PAGE))
    assert [news.how for news in two.news(NAME)] == ["told no more"]
    assert two.news(OTHER_NAME) == ()  # nobody decided on it


def test_a_correction_is_the_value_and_names_its_rule(two):
    two.correct(NAME, "weight_t", 12, who="Ada", why="the manifest says so")
    field = two.entry(NAME).field("weight_t")
    assert (field.value, field.rule, len(field.sides)) == (12, "set by a person", 1)


def test_what_a_person_sets_outlives_another_reading_of_the_article(two, file):
    two.correct(NAME, "weight_t", 12, who="Ada")
    two.correct(NAME, "supplier", "BLR", who="Ada")
    two.accept(NAME, who="Ada")
    file(flight("Gazette", **FLIGHT | {"weight": 15, "goods": ("weapons",)}, url=PAGE, title="Corrected"))
    file(flight("Tribune", **FLIGHT))
    entry = two.entry(NAME)
    assert (entry.field("weight_t").value, entry.field("supplier").value) == (12, ["BLR"])
    assert (entry.review, len(entry.reports)) == ("accepted", 3)


def test_a_person_may_make_a_value_unknown(two):
    two.correct(NAME, "weight_t", None, who="Ada", why="nobody has weighed it")
    assert value(two, NAME, "weight_t") is None


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("stage", "arrived"), ("date", "Wednesday"), ("weight_t", -1), ("weight_t", "heavy"), ("colour", "red"),
     ("items", [{"category": "toys"}]), ("items", [{"designation": "Mi-35"}]), ("supplier", [""]),
     ("value", {"amount": 3}), ("killed", 3), ("weight_t", float("inf")), ("weight_t", 10**400),
     ("value", {"amount": float("inf"), "currency": "USD"}), ("value", {"amount": -3, "currency": "USD"}),
     ("items", [{"category": "food", "quantity": float("nan")}])],
)  # fmt: skip
def test_a_value_that_the_field_cannot_have_is_refused(two, field, wrong):
    before = two.entry(NAME)
    with pytest.raises(DecisionError, match=field if field != "date" else "no date"):
        two.correct(NAME, field, wrong, who="Ada")
    assert two.entry(NAME) == before


@pytest.mark.parametrize(
    ("field", "wrong", "told"),
    [("place", "Bamako", '{"name": "Bamako"'), ("value", "5000 USD", '"currency": "USD"'),
     ("items", "weapons", '{"category": "weapons"}')],
)  # fmt: skip
def test_words_where_a_value_has_parts_are_answered_with_how_to_write_it(two, field, wrong, told):
    with pytest.raises(DecisionError, match=re.escape(told)):
        two.correct(NAME, field, wrong, who="Ada")


def test_merging_makes_one_entry_that_both_names_find_and_undoing_gives_both_back(two):
    before = two.entry(NAME), two.entry(OTHER_NAME)
    merged = two.merge(OTHER_NAME, NAME, who="Ada", why="one flight")
    assert two.entry(NAME) == two.entry(OTHER_NAME)
    assert (two.entry(OTHER_NAME).id, len(two.entry(NAME).reports), two.count()) == (NAME, 3, 1)
    two.undo(merged.decision.no, who="Ben", why="two flights")
    assert (two.entry(NAME), two.entry(OTHER_NAME)) == before


def test_corrections_of_both_hold_after_a_merger_and_go_back_with_their_names(two):
    two.correct(NAME, "weight_t", 12, who="Ada")
    two.correct(OTHER_NAME, "carrier", ["An-124"], who="Ada")
    merged = two.merge(NAME, OTHER_NAME, who="Ada")
    assert (value(two, NAME, "weight_t"), value(two, NAME, "carrier")) == (12, ["An-124"])
    two.correct(OTHER_NAME, "weight_t", 13, who="Ben")
    assert value(two, NAME, "weight_t") == 13
    two.undo(merged.decision.no, who="Ada")
    assert value(two, OTHER_NAME, "carrier") == ["An-124"]
    assert value(two, NAME, "carrier") == ["Il-76"]


def test_a_split_off_report_is_an_entry_of_its_own_and_stays_one(two, file):
    off = two.entry(NAME).reports[1]
    split = two.split(NAME, [off], who="Ada", why="another flight")
    assert len(two.entry(NAME).reports) == 1 and two.count() == 3
    file(flight("Tribune", **FLIGHT))
    (apart,) = [s.id for s in two.entries().entries if off in two.entry(s.id).reports]
    assert apart not in (NAME, OTHER_NAME)
    assert len(two.entry(NAME).reports) + len(two.entry(apart).reports) == 3
    two.undo(split.decision.no, who="Ada")
    assert len(two.entry(NAME).reports) == 3 and two.entry(apart).id == NAME


def test_an_entry_keeps_its_name_when_its_founding_report_is_split_off(two):
    founder = next(r.id for r in two.article(PAGE).reports)
    two.split(NAME, [founder[:8]], who="Ada")
    assert founder not in two.entry(NAME).reports


def test_the_later_of_a_split_and_a_merger_that_contradict_each_other_holds(two):
    off = two.entry(NAME).reports[0]
    split = two.split(NAME, [off], who="Ada")
    apart = next(e for e in split.entries if e != NAME)
    merged = two.merge(NAME, apart, who="Ben")
    assert len(two.entry(NAME).reports) == 2
    two.undo(merged.decision.no, who="Ada")
    assert len(two.entry(NAME).reports) == 1


def test_undoing_an_undoing_puts_the_decision_into_force_again(two):
    rejected = two.reject(NAME, who="Ada")
    undone = two.undo(rejected.decision.no, who="Ben")
    assert two.entry(NAME).review == "open"
    with pytest.raises(DecisionError, match="undone already"):
        two.undo(rejected.decision.no, who="Ben")
    two.undo(undone.decision.no, who="Ada")
    assert two.entry(NAME).review == "rejected"


def test_an_entry_that_a_person_accepted_stays_though_no_article_tells_it_any_more(two, file):
    two.accept(OTHER_NAME, who="Ada")
    assert file(flights("Herald", [], url=HERALD)).gone == two.entry(OTHER_NAME).reports
    assert two.entry(OTHER_NAME).review == "accepted"
    assert list(two.check()) == []


def test_a_report_that_only_a_decision_holds_is_marked_and_supports_nothing(two, file):
    two.accept(NAME, who="Ada")
    assert (two.entry(NAME).publishers, two.entry(NAME).field("weight_t").verdict) == (2, "agreed")
    file(flights("Gazette", [], url=PAGE))
    entry = two.entry(NAME)
    claims = [claim for side in entry.field("weight_t").sides for claim in side.claims]
    assert {(c.publisher, c.withdrawn) for c in claims} == {("Gazette", True), ("Courier", False)}
    assert (entry.publishers, entry.credibility) == (1, 3)
    assert (entry.field("weight_t").verdict, entry.field("weight_t").sides[0].publishers) == ("single", 1)
    file(flight("Gazette", **FLIGHT, url=PAGE, title="Once more"))
    assert two.entry(NAME).publishers == 2
    assert list(two.check()) == []


def test_an_entry_that_no_article_tells_any_more_has_no_publisher(two, file):
    two.accept(OTHER_NAME, who="Ada")
    file(flights("Herald", [], url=HERALD))
    entry = two.entry(OTHER_NAME)
    assert (entry.publishers, entry.credibility, entry.credibility_rule) == (
        0,
        6,
        "told by no article any more",
    )
    assert value(two, OTHER_NAME, "recipient") == ["BFA"]


def test_each_part_of_a_rejected_entry_that_is_torn_stays_rejected(two, file):
    rejected = two.reject(NAME, who="Ada", why="a film")
    told_otherwise = FLIGHT | {"date": "2023-01-05", "recipient": "NER", "goods": ("uav",), "weight": 90}
    file(flight("Gazette", **told_otherwise, url=PAGE))
    parts = {s.id for s in two.entries().entries} - {OTHER_NAME}
    assert len(parts) == 2 and {two.entry(part).review for part in parts} == {"rejected"}
    two.accept(min(parts), who="Ben")
    assert sorted(two.entry(part).review for part in parts) == ["accepted", "rejected"]
    two.undo(rejected.decision.no, who="Ada")
    assert sorted(two.entry(part).review for part in parts) == ["accepted", "open"]
    assert list(two.check()) == []


def test_what_a_decision_held_goes_when_the_decision_is_undone_and_nobody_tells_it(two, file):
    accepted = two.accept(NAME, who="Ada")
    file(flights("Gazette", [], url=PAGE))
    assert len(two.entry(NAME).reports) == 2
    undone = two.undo(accepted.decision.no, who="Ada")
    assert len(two.entry(NAME).reports) == 1
    two.undo(undone.decision.no, who="Ada")
    assert len(two.entry(NAME).reports) == 2
    assert list(two.check()) == []


def test_notes_and_all_else_stand_in_the_history_of_the_entry_under_all_its_names(two):
    two.note(NAME, "See the manifest.", who="Ada")
    merged = two.merge(NAME, OTHER_NAME, who="Ben", why="one flight")
    two.undo(merged.decision.no, who="Ada", why="no")
    for name in (NAME, OTHER_NAME):
        acts = [line.act for line in two.history(name)]
        assert acts[-1].startswith("entry") and {"merge", "undo", "entry added", "report added"} <= {*acts}
    noted = next(line for line in two.history(NAME) if line.act == "note")
    assert (noted.who, noted.payload, noted.at) == ("Ada", {"text": "See the manifest."}, noted.at)


def test_a_letter_of_reliability_is_the_publishers_and_can_be_undone(two):
    before = two.entry(NAME)
    given = two.set_reliability("gazette", "a", who="Ada", why="never wrong so far")
    assert {s.publisher: s.letter for s in two.sources()} == {"Gazette": "A", "Courier": "F", "Herald": "F"}
    assert list(two.check()) == []
    two.undo(given.decision.no, who="Ada")
    assert {s.letter for s in two.sources()} == {"F"}
    assert two.entry(NAME) == before


def test_decisions_that_cannot_be_taken_are_refused_with_the_reason(two, file):
    with pytest.raises(DecisionError, match="one entry already"):
        two.merge(NAME, NAME.lower(), who="Ada")
    with pytest.raises(DecisionError, match="not all"):
        two.split(NAME, two.entry(NAME).reports, who="Ada")
    with pytest.raises(DecisionError, match="say who decides"):
        two.accept(NAME, who=" ")
    with pytest.raises(DecisionError, match="reliability is one of"):
        two.set_reliability("Gazette", "G", who="Ada")
    with pytest.raises(UnknownError, match="Gazette"):
        two.set_reliability("Gazete", "A", who="Ada")
    with pytest.raises(UnknownError):
        two.undo(99, who="Ada")
    with pytest.raises(DecisionError, match="nothing to note"):
        two.note(NAME, "", who="Ada")
    assert not [line for line in two.history() if hasattr(line, "who")]


def test_a_rejected_entry_that_is_told_no_more_is_still_rejected_when_it_comes_back(two, file):
    two.reject(OTHER_NAME, who="Ada")
    file(flights("Herald", [], url=HERALD))
    with pytest.raises(GoneError):
        two.entry(OTHER_NAME)
    file(flight("Herald", **OTHER, url=HERALD, title="Once more"))
    assert two.entry(OTHER_NAME).review == "rejected"


@pytest.mark.parametrize(
    "statement", ["UPDATE decision SET who = 'Eve'", "DELETE FROM decision", "DELETE FROM change"]
)
def test_what_was_decided_and_done_cannot_be_rewritten(two, path, statement):
    two.accept(NAME, who="Ada")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="added, never changed"):
        connection.execute(statement)
    connection.close()


def test_an_article_that_tells_it_too_is_news_of_an_entry_that_was_decided_on(two, file):
    two.accept(NAME, who="Ada")
    file(flight("Tribune", **FLIGHT))
    assert [(news.how, news.fields) for news in two.news(NAME)] == [("joined", {})]
    assert two.next_in_queue("changed") == [NAME]
    two.accept(NAME, who="Ada")
    assert (two.news(NAME), two.next_in_queue("changed")) == ((), [])
