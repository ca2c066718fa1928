"""Dates that count from what the article told before."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions

_PUBLISHED = "2021-12-16"


def _values(lang: str, text: str, number: int) -> list[str]:
    """The values that date `number` of `text` may have."""
    page = Page(Article(text=text, lang=lang, published=_PUBLISHED), lang)
    return [value for _, value in find_mentions(page).dates[number].stretches()]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "En 2017, la tension monta. Le Qatar prit douze Rafale le 7 décembre.", "2017-12-07"),
        ("en", "In 2016 they quarrelled. The first jets came in April.", "2016-04"),
    ],
)
def test_a_month_may_be_of_the_year_told_before(lang: str, text: str, value: str) -> None:
    assert value in _values(lang, text, 1)


def test_but_not_of_one_told_long_before() -> None:
    text = "In 2016 they quarrelled. It rained. It snowed. It hailed. The first jets came in April."
    assert "2016-04" not in _values("en", text, 1)


def test_nor_where_it_tells_its_own_year() -> None:
    assert _values("en", "In 2016 they quarrelled. The jets came in April 2018.", 1) == ["2018-04"]


def test_years_and_months_count_from_the_year_told_last() -> None:
    assert "2014" in _values("en", "They ordered two boats in 2011. Three years later they ordered more.", 1)


def test_days_count_from_the_day_told_last() -> None:
    text = "It came on 3 March 2020, after a year of talks in 2019. The day before, it had rained."
    assert "2020-03-02" in _values("en", text, 2)


@pytest.mark.parametrize(
    ("lang", "text", "number", "value"),
    [
        ("en", "They came on Friday and Saturday.", 0, "2021-12-10/2021-12-11"),
        ("fr", "Livrés entre 2013 et l'an passé.", 0, "2013/2020"),
        ("fr", "En décembre et en janvier 2022, rien.", 0, "2021-12/2022-01"),
    ],
)
def test_two_dates_side_by_side_may_be_one_stretch(lang: str, text: str, number: int, value: str) -> None:
    assert value in _values(lang, text, number)


def test_since_begins_a_stretch_of_days_too() -> None:
    assert "2021-12-09/2021-12-16" in _values("en", "Lorries have crossed since 9 December.", 0)


def test_until_a_year_ahead_ends_one() -> None:
    assert "2021/2025" in _values("fr", "Les livraisons dureront jusqu'en 2025.", 0)


def test_a_bare_day_may_be_of_the_month_told_before() -> None:
    assert "2021-03-29" in _values("en", "Cairo applied in March 2021. On the 29th the committee said no.", 1)


def test_what_counts_from_another_date_may_count_from_publication() -> None:
    assert "2021-12-15" in _values("en", "It sailed on 3 May 2021. The day before, London paid.", 1)
