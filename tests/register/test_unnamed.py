"""A file that was added without its publisher, and with: one article, whichever came first."""

from __future__ import annotations

import pytest
from telling import chatter, flight

WORDS = chatter("a file of one's own")


def told(publisher, **more):
    return flight(publisher, date="2024-09-18", words=WORDS, title="A flight", **more)


@pytest.fixture
def articles(register):
    return lambda: register.stats().articles


def test_a_publisher_that_is_known_later_makes_a_new_version(register, file, articles):
    first = file(told(None))
    second = file(told("Gazette"))
    assert (second.article, second.outcome, second.new) == (first.article, "new version", ())
    assert articles() == 1
    assert {
        c.publisher for s in register.entry("RUS-MLI-2024-09-18").field("date").sides for c in s.claims
    } == {"Gazette"}
    assert list(register.check()) == []


def test_the_same_file_without_its_publisher_changes_no_entry(register, file, articles):
    first = file(told("Gazette"))
    before = register.entry("RUS-MLI-2024-09-18")
    second = file(told(None))
    assert (second.article, second.outcome) == (first.article, "older version")
    assert (register.entry("RUS-MLI-2024-09-18"), articles()) == (before, 1)
    assert file(told(None)).nothing_new
    assert list(register.check()) == []


def test_a_publisher_is_not_taken_back(register, file):
    file(told(None))
    file(told("Gazette"))
    assert file(told(None, published="2024-09-20")).outcome == "older version"
    assert register.entry("RUS-MLI-2024-09-18").publishers == 1
    assert list(register.check()) == []


@pytest.mark.parametrize(
    "order", [(None, "Gazette", "Courier"), ("Gazette", "Courier", None), ("Gazette", None, "Courier")]
)
def test_what_two_publishers_print_is_two_articles(register, file, articles, order):
    for publisher in order:
        file(told(publisher))
    assert articles() == 2
    assert {source.publisher for source in register.sources()} == {"Gazette", "Courier"}
    assert file(told(None)).nothing_new
    assert list(register.check()) == []


def test_an_address_tells_an_article_whatever_its_publisher(register, file, articles):
    file(told("Gazette", url="https://a.example/1"))
    file(told(None))
    assert articles() == 2
