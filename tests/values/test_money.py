"""Sums of money are found with amount and currency, and numbers without a currency are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.values.money import find_money


def sums(text: str, lang: str, country: str | None = None) -> list[tuple[str, float, str]]:
    return [(text[m.start : m.end], m.amount, m.currency) for m in find_money(text, lang, country)]


@pytest.mark.parametrize(
    ("lang", "text", "amount", "currency"),
    [
        ("en", "$24 million", 24e6, "USD"),
        ("en", "US$ 1.2bn", 1.2e9, "USD"),
        ("en", "24 million dollars", 24e6, "USD"),
        ("en", "$24-million", 24e6, "USD"),
        ("en", "$1,250", 1250, "USD"),
        ("en", "EUR 190 million", 190e6, "EUR"),
        ("en", "€285m", 285e6, "EUR"),
        ("en", "£84.3 million", 84.3e6, "GBP"),
        ("en", "5 million pounds", 5e6, "GBP"),
        ("en", "RM187 million", 187e6, "MYR"),
        ("en", "P12.7-billion", 12.7e9, "PHP"),
        ("en", "13.5 billion baht", 13.5e9, "THB"),
        ("en", "200 crore rupees", 2e9, "INR"),
        ("en", "Rs 2,000 crore", 2e10, "INR"),
        ("en", "5 lakh rupees", 5e5, "INR"),
        ("en", "C$ 5 million", 5e6, "CAD"),
        ("en", "A$3b", 3e9, "AUD"),
        ("en", "30 million Canadian dollars", 30e6, "CAD"),
        ("en", "half a billion euros", 5e8, "EUR"),
        ("en", "2 trillion won", 2e12, "KRW"),
        ("en", "R500 million", 5e8, "ZAR"),
        ("en", "20 million shekels", 20e6, "ILS"),
        ("en", "155 million zlotys", 155e6, "PLN"),
        ("fr", "12 millions d’euros", 12e6, "EUR"),
        ("fr", "375 M$", 375e6, "USD"),
        ("fr", "8,1 milliards de dollars", 8.1e9, "USD"),
        ("fr", "190 M€", 190e6, "EUR"),
        ("fr", "1,1 Md€", 1.1e9, "EUR"),
        ("fr", "2,5 Mds d'euros", 2.5e9, "EUR"),
        ("fr", "3\u202f500\u00a0€", 3500, "EUR"),
        ("fr", "4 mds FCFA", 4e9, "XOF"),
        ("fr", "un milliard et demi de dollars", 1.5e9, "USD"),
        ("fr", "2 billions de yens", 2e12, "JPY"),
        ("fr", "500 millions de roubles", 5e8, "RUB"),
        ("fr", "50 millions de livres sterling", 5e7, "GBP"),
        ("fr", "300 millions de dollars canadiens", 3e8, "CAD"),
        ("es", "200 millones de dólares", 2e8, "USD"),
        ("pt", "R$ 200 milhões", 2e8, "BRL"),
        ("ru", "1,5 млрд долларов", 1.5e9, "USD"),
        ("ar", "200 مليون دولار", 2e8, "USD"),
    ],
)
def test_a_sum_has_its_amount_and_currency(lang: str, text: str, amount: float, currency: str) -> None:
    assert sums(f"({text})", lang) == [(text, pytest.approx(amount), currency)]


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("1 milliard de francs CFA", None, "XOF"),
        ("1 milliard de francs CFA", "TCD", "XAF"),
        ("1 milliard de francs", "GIN", "GNF"),
        ("5 millions de dinars", "DZA", "DZD"),
        ("6 milliards de couronnes", "DNK", "DKK"),
        ("2 millions de roupies", "PAK", "PKR"),
    ],
)
def test_the_country_settles_a_shared_word(text: str, country: str | None, currency: str) -> None:
    assert [code for _, _, code in sums(text, "fr", country)] == [currency]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "941 millions"), ("fr", "200 livres"), ("fr", "5 millions de dinars"),
        ("fr", "des millions d'euros"),
        ("en", "500 pounds of bombs"), ("en", "he won 3 medals"), ("en", "they won, 3-1"),
        ("en", "a dollar"), ("en", "RMS 12"),
    ],
)  # fmt: skip
def test_a_number_without_a_certain_currency_is_no_sum(lang: str, text: str) -> None:
    assert sums(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "between $10 million and $15 million", "USD"),
        ("en", "$10 to 15 million", "USD"),
        ("en", "$10-$15 million", "USD"),
        ("en", "10 to 15 million dollars", "USD"),
        ("fr", "entre 10 et 15 millions d'euros", "EUR"),
    ],
)
def test_both_ends_of_a_range_are_sums(lang: str, text: str, code: str) -> None:
    assert [(amount, currency) for _, amount, currency in sums(text, lang)] == [(10e6, code), (15e6, code)]


@given(st.integers(1, 10**9))
def test_whole_sums_come_back(amount: int) -> None:
    assert [m.amount for m in find_money(f"({amount:,} dollars)", "en")] == [amount]
    assert [m.amount for m in find_money(f"(${amount:,})", "en")] == [amount]
    spaced = f"{amount:,}".replace(",", "\u202f")
    assert [m.amount for m in find_money(f"({spaced} €)", "fr")] == [amount]


PIECES = st.sampled_from([
    "$", "€", "RM", "US$", "2", "3.800", "12,5", "million", "M", "Md", "d'", "euros", "francs", "CFA",
    "to", "à", "-", " ", "kr",
    "e\u0301", "İ", "ß", "٣", "9" * 300, "milliards", "de", "¤", "\r\n", "\u00a0", "livres",
])  # fmt: skip


@settings(max_examples=200)
@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["fr", "en", "es", "ru", "ar", "de"])
)
def test_any_text_is_read_without_an_error(text: str, lang: str) -> None:
    for found in find_money(text, lang, "MLI"):
        assert 0 <= found.start < found.end <= len(text)
        assert len(found.currency) == 3


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "fr",
            "Un lot à 300 millions de dollars ; le Congrès a été saisi des bombes, pour 941 millions.",
            941e6,
        ),
        (
            "en",
            "The jets cost $300 million. A second batch went for about half a billion, officials say.",
            5e8,
        ),
    ],
)
def test_a_price_without_its_currency_has_that_of_the_sum_before(lang: str, text: str, told: float) -> None:
    assert [(m.amount, m.currency) for m in find_money(text, lang)] == [(3e8, "USD"), (told, "USD")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It went for 2 million."),
        ("en", "The jets cost $300 million. It made shells for 2 million rifles."),
        ("en", "The jets cost $300 million, and the country has 25 million."),
        ("en", "The jets cost $300 million. They will fly for 30."),
    ],
)
def test_other_numbers_without_a_currency_are_no_sums(lang: str, text: str) -> None:
    assert [m.amount for m in find_money(text, lang)] == ([3e8] if "$" in text else [])


def test_a_shared_word_means_the_money_of_the_state_named_before() -> None:
    text = "La Suède suit le Danemark, qui donne 6,7 milliards de couronnes."
    states = [(text.index("Suède"), "SWE"), (text.index("Danemark"), "DNK")]
    assert [m.currency for m in find_money(text, "fr", "SWE", states)] == ["DKK"]
    assert [m.currency for m in find_money(text, "fr", "SWE")] == ["SEK"]
