"""What is the same article, and which report of a new reading is which of those told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import chatter, flights

from bordereau.model import Article
from bordereau.register.aligning import Known, align
from bordereau.register.series import content_of, key_of, series_of

VERBS, STATES = ("delivered", "handed over", "shipped", "gave"), ("MLI", "BFA", "NER")
DATES = st.sampled_from(["2024-01-02", ""])


def article(**told):
    return Article(**{"text": "Words.", **told})


@pytest.mark.parametrize(
    "url",
    ["https://www.news.example/a/b?id=7", "http://news.example/a/b/?id=7#top", "HTTPS://News.Example/a/b?id=7&utm_source=x",
     "https://news.example/a/b?fbclid=abc&id=7"],
)  # fmt: skip
def test_an_address_is_the_same_however_it_was_reached(url):
    assert series_of(article(url=url)) == series_of(
        article(url="https://news.example/a/b?id=7", text="Other.")
    )


@pytest.mark.parametrize(
    "url", ["https://news.example/", "https://news.example", "nonsense", "http://[", None]
)
def test_what_is_no_articles_address_leaves_the_words_to_tell(url):
    assert series_of(article(url=url)) == series_of(article())
    assert series_of(article(url=url)) != series_of(article(text="Other."))


def test_an_article_without_address_is_another_when_another_prints_it():
    assert series_of(article(publisher="Gazette")) != series_of(article(publisher="Courier"))


def test_the_id_that_an_input_gives_makes_no_version():
    assert content_of(article(id="a-1")) == content_of(article(id="b-2"))
    assert content_of(article(published="2024")) != content_of(article())


@given(st.text(), st.text())
def test_keys_are_hexadecimal_and_as_different_as_their_series(one, other):
    assert len(key_of(one)) == 16 and int(key_of(one), 16) >= 0
    assert (key_of(one) == key_of(other)) == (one == other)


told_one = st.fixed_dictionaries(
    {"verb": st.sampled_from(VERBS), "recipient": st.sampled_from(STATES), "date": DATES},
    optional={"weight": st.integers(1, 9)},
)  # fmt: skip


@given(st.lists(told_one, max_size=4), st.randoms(use_true_random=False))
def test_the_same_reports_told_in_another_order_keep_their_ids(told, chance):
    words = chatter("one article")
    known = [Known(f"k.{n}", r, False) for n, r in enumerate(flights("A", told, words=words).reports)]
    shuffled = chance.sample(told, len(told))
    ids = align(known, flights("A", shuffled, words=words).reports)
    assert sorted(filter(None, ids)) == sorted(k.id for k in known)
    by_id = {f"k.{n}": each for n, each in enumerate(told)}
    assert [by_id[i] for i in ids if i] == shuffled


@given(st.lists(told_one, max_size=4), st.lists(told_one, max_size=4))
def test_no_id_is_given_twice_and_none_to_another_kind(old, new):
    known = [Known(f"k.{n}", r, n % 2 == 0) for n, r in enumerate(flights("A", old).reports)]
    ids = [i for i in align(known, flights("B", new).reports) if i]
    assert len(ids) == len(set(ids)) and {*ids} <= {k.id for k in known}
