"""What the words of a date may mean besides: coarser, finer, or another stretch around the same day."""

from __future__ import annotations

import pytest

from bordereau.values.dates import find_dates, joins, other_grains, resolve

_PUBLISHED = "2020-10-16"  # a Friday


def _taken(text: str, lang: str) -> str | None:
    mention, *_ = find_dates(text, lang)
    return resolve(mention, _PUBLISHED, tense="past")


def _others(text: str, lang: str) -> list[str]:
    mention, *_ = find_dates(text, lang)
    return other_grains(mention, resolve(mention, _PUBLISHED, tense="past"), _PUBLISHED, tense="past")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "before Easter", "2020-04-12"),
        ("fr", "avant l'Ascension", "2020-05-21"),
        ("en", "on Presidents' Day", "2020-02-17"),
        ("en", "on Memorial Day", "2020-05-25"),
        ("en", "on Anzac Day 2019", "2019-04-25"),
        ("fr", "la veille de Noël", "2019-12-24"),
        ("en", "on the eve of All Saints' Day", "2019-10-31"),
        ("en", "on the night of 22 March", "2020-03-22/2020-03-23"),
        ("fr", "dans la nuit du 22 mars", "2020-03-22/2020-03-23"),
        ("en", "overnight Wed-Thu", "2020-10-14/2020-10-15"),
        ("fr", "dans la nuit de mer. à jeu.", "2020-10-14/2020-10-15"),
        ("en", "in the week of 13 May", "2020-05-11/2020-05-17"),
        ("en", "in the week to 12 July", "2020-07-06/2020-07-12"),
        ("en", "over the past five years", "2015/2020"),
        ("fr", "depuis deux ans", "2018/2020"),
        ("en", "from July to September of last year", "2019-07/2019-09"),
        ("en", "leased in '98", "1998"),
        ("en", "in 2014-15", "2014/2015"),
        ("fr", "au premier semestre", "2020-01/2020-06"),
        ("fr", "la marine vient de recevoir", "2020-10"),
    ],
)
def test_feasts_nights_weeks_and_stretches_are_settled(lang: str, text: str, expected: str) -> None:
    assert _taken(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "in the spring", "2020"),
        ("en", "in the winter of 2017", "2017/2018"),
        ("fr", "dans les années quatre-vingt", "1980/1989"),
        ("fr", "avant Noël", "2019-12"),
        ("en", "a year ago", "2019-10"),
        ("fr", "il y a trois semaines", "2020-09-25"),
        ("en", "by the end of 2019", "2019-12"),
        ("fr", "début 2019", "2019-01"),
        ("en", "on Monday night", "2020-10-12/2020-10-13"),
        ("en", "the second half of September", "2020-09-16/2020-09-30"),
        ("fr", "la dernière semaine de février", "2020-02-23/2020-02-29"),
        ("en", "last Thursday", "2020-10-08"),
        ("en", "last August", "2019-08"),
    ],
)
def test_they_may_be_meant_at_another_grain(lang: str, text: str, expected: str) -> None:
    assert expected in _others(text, lang)


def test_a_whole_day_has_no_other_meaning() -> None:
    assert _others("on 3 March 2020", "en") == []


def test_years_out_of_order_are_no_stretch_but_two_years() -> None:
    assert next(resolve(m, None) for m in find_dates("in 2020 and 2019", "en")) == "2020"


@pytest.mark.parametrize("text", ["La deuxième vient d'Inde.", "La rumeur vient de la mer."])
def test_where_something_comes_from_is_no_date(text: str) -> None:
    assert find_dates(text, "fr") == []


@pytest.mark.parametrize(("words", "lang"), [(" and on ", "en"), (" à la fin de ", "fr"), (" to mid-", "en")])
def test_small_words_join_two_dates(words: str, lang: str) -> None:
    assert joins(words, lang)


def test_other_words_do_not() -> None:
    assert not joins(", when the tanks and", "en")
