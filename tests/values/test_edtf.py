"""EDTF: which values are dates, what days they cover, which can both be true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.values.edtf import compatible, first_day, is_edtf, last_day, month_range, precision


@pytest.mark.parametrize(
    "value",
    ["2022", "2022-03", "2022-03-30", "198X", "19XX", "2022-21", "2019/2021", "2022-04-17/2022-04-18",
     "2019/..", "../2021", "2022?", "2022-03~"],
)  # fmt: skip
def test_dates_and_intervals_are_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "22", "2022-13", "2022-02-30", "2022-3-1", "mars 2022", "2022/2019", "../..", "/", "0000", "9999-24",
     "2022-03-30T10:00", "2022-25", "2022/2023/2024"],
)  # fmt: skip
def test_what_is_no_date_of_the_calendar_is_not_edtf(value: str) -> None:
    assert not is_edtf(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-03-30", date(2022, 3, 30), date(2022, 3, 30)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2022-22", date(2022, 6, 1), date(2022, 8, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2019/2021-05", date(2019, 1, 1), date(2021, 5, 31)),
        ("../2021", date.min, date(2021, 12, 31)),
        ("2021/", date(2021, 1, 1), date.max),
    ],
)
def test_a_date_covers_its_days(value: str, first: date, last: date) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2022", "year"), ("2022-03", "month"), ("2022-03-30", "day"), ("198X", "decade"), ("19XX", "century"),
     ("2022-23", "season"), ("2019/2021", "interval")],
)  # fmt: skip
def test_precision_tells_how_fine_a_date_is(value: str, expected: str) -> None:
    assert precision(value) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022", "2022-03-30", True),
        ("2022-03", "2022-04", False),
        ("2022-04-17/2022-04-18", "2022-04-18", True),
        ("2022-03/2022-05", "2022-05/2022-07", False),
        ("197X", "1970/1979", True),
    ],
)
def test_dates_are_compatible_when_one_lies_within_the_other(one: str, other: str, expected: bool) -> None:
    assert compatible(one, other) is expected


def test_what_is_not_edtf_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="jeudi"):
        first_day("jeudi")
    with pytest.raises(ValueError, match="13"):
        month_range(2022, 13)


@given(st.text(alphabet="0123456789-/X.~? ", max_size=24))
def test_no_string_breaks_the_check(value: str) -> None:
    if is_edtf(value):
        assert first_day(value) <= last_day(value)
        assert compatible(value, value)


@given(st.dates(), st.dates())
def test_an_interval_of_two_days_is_edtf_when_they_are_in_order(one: date, other: date) -> None:
    assert is_edtf(f"{one}/{other}") is (one <= other)
