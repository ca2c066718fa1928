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
