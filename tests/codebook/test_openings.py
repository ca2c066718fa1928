import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.codebook.openings import ByOpening, UnknownError, openings

SOURCES = [
    "abc|de",
    "(?:le )?lundi",
    "(?P<day>0?[1-9]|[12][0-9]) mai",
    "x{2}y",
    "[ ]{1,3}a",
    "a*b",
    "(?<![0-9])(?:19|20)[0-9]{2}(?!%)",
    r"\d\.",
    r"av\.? j",
    r"\b[ab\.]c\w",
    r"x[^a]",
    "q+r",
]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("abc|de", {"abc", "de"}),
        ("abcd", {"abc"}),
        ("(?:le )?mai", {"le ", "mai"}),
        ("x{2}y", {"x"}),
        ("(?!z)ab", {"ab"}),
        ("[ab]c", {"ac", "bc"}),
        (r"\bab", {"ab"}),
        (r"s \w+", {"s "}),
        (r"[a\.]b", {"ab", ".b"}),
        ("d(?:[^x])?e", {"d", "de"}),
    ],
)
def test_what_a_match_begins_with(source: str, wanted: set[str]) -> None:
    assert openings(source) == wanted


@pytest.mark.parametrize("source", [".a", r"\wb", "[^a]", "(?:a"])
def test_an_expression_of_which_nothing_is_known_says_so(source: str) -> None:
    with pytest.raises((UnknownError, ValueError)):
        openings(source)


@pytest.mark.parametrize("source", SOURCES)
@given(text=st.text(alphabet="abcdelmnuijqrxyv 0129.%", max_size=12))
def test_no_match_begins_elsewhere(source: str, text: str) -> None:
    listed = ByOpening([("it", source)])
    for met in re.finditer(f"(?={source})", text):
        assert listed.at(text, met.start()) == ("it",)


@pytest.mark.parametrize("source", SOURCES)
@given(data=st.data())
def test_every_match_begins_with_an_opening(source: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(source, re.ASCII), fullmatch=True))
    assert ByOpening([("it", source)]).at(text, 0) == ("it",)


def test_things_are_found_in_the_order_in_which_they_were_listed() -> None:
    listed = ByOpening([("second May", "le mai"), ("any", r"\w+"), ("May", "mai|le")])
    assert listed.at("le mai", 0) == ("second May", "any", "May")
    assert listed.at("mai", 0) == ("any", "May")
    assert listed.at("avril", 0) == ("any",)
