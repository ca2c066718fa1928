"""Values and reports that persons mark in an article: their words stay, whatever is read there later."""

from __future__ import annotations

import pytest
from clocks import ticking
from telling import flight, flights, raw_of

from bordereau.model import Cited, Passage, Reading, Transfer
from bordereau.register.errors import DecisionError, GoneError, UnknownError
from bordereau.register.register import Register

FLIGHT = {"date": "2024-09-18", "goods": ("weapons",), "carrier": "Il-76"}
PAGE = "https://gazette.example/flight"
NAME = "RUS-MLI-2024-09-18"
WORDS = "Eleven tonnes, and some say twelve tonnes, of drones were aboard."


def told(words=WORDS, **more):
    """The flight, in an article that says more than was read of it."""
    return flight("Gazette", **FLIGHT | more, url=PAGE, words=words)


def passage(article, words):
    start = article.text.index(words)
    return article.cite("text", start, start + len(words))


def claims(register, field, name=NAME):
    """What reports tell of a field, with the words they tell it by."""
    sides = register.entry(name).field(field).sides
    return [(c.value, [p.words for p in c.passages]) for side in sides for c in side.claims]


@pytest.fixture
def marked(register, file):
    """The flight, with its weight marked in the article's words."""
    reading = told()
    file(reading)
    (report,) = register.entry(NAME).reports
    register.mark(report, "weight_t", 11, passage(reading.article, "Eleven tonnes"), who="Ada")
    return register


def test_a_marked_value_is_set_and_told_by_its_words(marked):
    field = marked.entry(NAME).field("weight_t")
    assert (field.value, field.rule) == (11, "set by a person")
    assert claims(marked, "weight_t") == [(11, ["Eleven tonnes"])]
    assert list(marked.check()) == []


def test_its_words_stay_when_the_article_is_read_again(marked, file):
    file(told())
    file(told(goods=("weapons", "food")))  # by a reader that finds more
    assert claims(marked, "weight_t") == [(11, ["Eleven tonnes"])]
    assert marked.article(PAGE).reports[0].report.weight_t.passages[0].words == "Eleven tonnes"
    assert list(marked.check()) == []


def test_its_words_are_found_where_a_new_version_has_them(marked, file):
    longer = told(words=f"Corrected in the evening. {WORDS}")
    file(longer)
    (claim,) = marked.entry(NAME).field("weight_t").sides[0].claims
    assert claim.passages == (passage(longer.article, "Eleven tonnes"),)
    assert list(marked.check()) == []


def test_the_value_stays_and_its_words_go_where_a_new_version_has_them_no_more(marked, file):
    file(told(words="The cargo was not weighed."))
    field = marked.entry(NAME).field("weight_t")
    assert (field.value, field.sides) == (11, ())
    assert list(marked.check()) == []


def test_undoing_takes_value_and_words_away_and_undoing_that_brings_them_back(marked):
    (decision,) = [line.no for line in marked.history(NAME) if hasattr(line, "who")]
    undoing = marked.undo(decision, who="Ben").decision.no
    assert marked.entry(NAME).field("weight_t") is None
    marked.undo(undoing, who="Ben")
    assert claims(marked, "weight_t") == [(11, ["Eleven tonnes"])]
    assert list(marked.check()) == []


def test_a_marked_value_stands_for_the_one_that_was_read_and_gives_it_back_when_undone(register, file):
    reading = told(weight=15)
    file(reading)
    (report,) = register.entry(NAME).reports
    decided = register.mark(report, "weight_t", 11, passage(reading.article, "Eleven tonnes"), who="Ada")
    assert claims(register, "weight_t") == [(11, ["Eleven tonnes"])]
    register.undo(decided.decision.no, who="Ada")
    assert claims(register, "weight_t") == [(15, ["15 t"])]
    assert list(register.check()) == []


def test_a_list_has_the_marked_value_besides_its_own(register, file):
    reading = told()
    file(reading)
    (report,) = register.entry(NAME).reports
    drones = passage(reading.article, "drones")
    register.mark(report, "items", [{"category": "uav"}], drones, who="Ada")
    assert [item["category"] for item in register.entry(NAME).field("items").value] == ["weapons", "uav"]
    file(told())
    assert ({"category": "uav"}, ["drones"]) in [
        ({k: v for k, v in value.items() if v is not None}, words)
        for value, words in claims(register, "items")
    ]
    assert list(register.check()) == []


def test_more_words_for_a_value_that_was_read_are_added_to_its_own(register, file):
    reading = told(weight=11)
    file(reading)
    (report,) = register.entry(NAME).reports
    register.mark(report, "weight_t", 11, passage(reading.article, "Eleven tonnes"), who="Ada")
    assert claims(register, "weight_t") == [(11, ["11 t", "Eleven tonnes"])]


def test_what_cannot_be_marked_is_refused(register, file):
    reading = told()
    file(reading)
    (report,) = register.entry(NAME).reports
    words = passage(reading.article, "Eleven tonnes")
    with pytest.raises(DecisionError, match="no field"):
        register.mark(report, "killed", 3, words, who="Ada")
    with pytest.raises(DecisionError, match="no such words"):
        register.mark(report, "weight_t", 3, Passage(start=0, end=3, words="Ten"), who="Ada")
    with pytest.raises(DecisionError, match="null"):
        register.mark(report, "weight_t", None, words, who="Ada")
    with pytest.raises(UnknownError):
        register.mark("0123456789abcdef.1", "weight_t", 3, words, who="Ada")
    assert register.history(NAME)[-1].act != "correct"


@pytest.fixture
def found(register, file):
    """An article in which nothing was read, and a person found a delivery."""
    reading = flights("Gazette", [], url=PAGE, words=WORDS)
    file(reading)
    words = passage(reading.article, "of drones were aboard")

    def cite(value):
        return Cited(value=value, passages=(words,))

    report = Transfer(
        trigger=(words,), supplier=(cite("TUR"),), recipient=(cite("MLI"),), stage=cite("delivered"),
        assertion=cite("stated"),
    )  # fmt: skip
    return register, register.file_report(PAGE, report, who="Ada").decision


def test_a_report_that_a_person_found_is_an_entry_that_is_accepted(found):
    register, decision = found
    entry = register.entry(decision.target)
    assert (entry.review, entry.field("supplier").value) == ("accepted", ["TUR"])
    assert list(register.check()) == []


@pytest.mark.parametrize("words", [WORDS, f"Late edition. {WORDS}"])
def test_it_is_still_told_when_the_article_is_read_again(found, file, words):
    register, decision = found
    assert file(flights("Gazette", [], url=PAGE, words=words)).gone == ()
    (view,) = register.article(PAGE).reports
    assert (view.entry, view.gone, view.report.trigger[0].words) == (
        decision.target, None, "of drones were aboard",
    )  # fmt: skip
    assert list(register.check()) == []


def test_it_is_withdrawn_where_a_new_version_does_not_have_its_words(found, file):
    register, decision = found
    assert file(flights("Gazette", [], url=PAGE, words="There was no flight.")).gone
    assert register.entry(decision.target).publishers == 0
    assert list(register.check()) == []


def test_undoing_takes_the_report_out_and_undoing_that_brings_it_back(found):
    register, decision = found
    undoing = register.undo(decision.no, who="Ben").decision.no
    with pytest.raises(GoneError):
        register.entry(decision.target)
    assert list(register.check()) == []
    register.undo(undoing, who="Ben")
    assert register.entry(decision.target).publishers == 1
    assert list(register.check()) == []


def test_what_a_person_set_in_it_holds_where_the_reader_finds_the_report_after_all(found, file):
    register, decision = found
    article = flights("Gazette", [], url=PAGE, words=WORDS).article
    kept = register.article(PAGE).reports[0].report
    file(Reading(article=article, reports=(kept.model_copy(update={"supplier": (), "confidence": 0.5}),)))
    assert register.entry(decision.target).field("supplier").value == ["TUR"]
    register.undo(decision.no, who="Ben")
    assert register.entry(decision.target).field("supplier") is None
    assert list(register.check()) == []


def test_a_database_server_keeps_marks_and_tells_what_changed_as_a_file_does(postgresql):
    with Register.open(postgresql, clock=ticking()) as register:
        reading = told()
        register.file(reading, raw_of(reading), origin="a test")
        (report,) = register.entry(NAME).reports
        register.mark(report, "weight_t", 11, passage(reading.article, "Eleven tonnes"), who="Ada")
        longer = told(words=f"Corrected in the evening. {WORDS}", goods=("weapons", "food"))
        register.file(longer, raw_of(longer), origin="a test")
        assert claims(register, "weight_t") == [(11, ["Eleven tonnes"])]
        assert [(news.how, list(news.fields)) for news in register.news(NAME)] == [("new version", ["items"])]
        assert register.next_in_queue("changed") == [NAME]
        assert {reason: told.count for reason, told in register.waiting().items()} == {
            "disputed": 0, "changed": 1, "unsure": 0, "new": 1,
        }  # fmt: skip
        assert [made.decision.act for made in register.decisions()] == ["correct"]
        assert [source.telling for source in register.sources()] == [1]
        assert list(register.check()) == []
