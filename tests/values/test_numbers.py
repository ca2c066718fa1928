"""Numbers in words and digits are read with their value, and what only has digits in it is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.values.numbers import NumberMention, find_numbers

LANGUAGES = ["fr", "en", "es", "pt", "ru", "ar", "de"]


def one(text: str, lang: str) -> NumberMention:
    found = find_numbers(text, lang)
    assert len(found) == 1, [(text[m.start : m.end], m) for m in found]
    return found[0]


def read(text: str, lang: str) -> list[tuple[str, float | None]]:
    return [(text[m.start : m.end], m.value) for m in find_numbers(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "3.800 obus", 3800),
        ("fr", "3 800 obus", 3800),
        ("fr", "3\u00a0800 obus", 3800),
        ("fr", "12\u202f500\u202f000 obus", 12_500_000),
        ("fr", "2,5 points", 2.5),
        ("fr", "2,3 milliards", 2.3e9),
        ("fr", "40k obus", 40_000),
        ("en", "3,800 shells", 3800),
        ("en", "3'800 shells", 3800),
        ("en", "3.800 men", 3800),
        ("en", "2.5 points", 2.5),
        ("en", "1.125 billion", 1.125e9),
        ("en", "1,234,567.5 rounds", 1_234_567.5),
        ("en", "200 crore", 2e9),
        ("es", "3.800 proyectiles", 3800),
        ("ru", "1,5 млн патронов", 1.5e6),
        ("ar", "٣٨٠٠ قذيفة", 3800),
    ],
)
def test_digits_are_read_by_the_convention_of_the_language(lang: str, text: str, value: float) -> None:
    assert one(text, lang).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "vingt et un", 21),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "quatre-vingts", 80),
        ("fr", "soixante et onze", 71),
        ("fr", "deux cents", 200),
        ("fr", "cinq mille deux cent vingt et un", 5221),
        ("fr", "un million et demi", 1.5e6),
        ("fr", "un demi-million", 5e5),
        ("en", "one hundred and fifty", 150),
        ("en", "a hundred", 100),
        ("en", "half a million", 5e5),
        ("en", "twenty-two", 22),
        ("en", "twelve hundred", 1200),
        ("en", "two and a half million", 2.5e6),
        ("es", "dos mil millones", 2e9),
        ("es", "treinta y cinco", 35),
        ("pt", "cento e vinte e cinco", 125),
        ("ru", "двадцать пять", 25),
        ("ru", "полтора миллиона", 1.5e6),
        ("ar", "خمسة وعشرون", 25),
        ("ar", "ألفين وخمسمئة", 2500),
    ],
)
def test_words_are_read_as_one_number(lang: str, text: str, value: float) -> None:
    found = one(text, lang)
    assert (found.value, found.kind, found.start, found.end) == (value, "cardinal", 0, len(text))


@pytest.mark.parametrize(
    ("lang", "text", "value", "approximate"),
    [
        ("fr", "une dizaine", 10, True),
        ("fr", "une bonne vingtaine", 20, True),
        ("fr", "une trentaine", 30, True),
        ("fr", "un millier", 1000, False),
        ("fr", "une centaine de milliers", 100_000, True),
        ("fr", "une douzaine", 12, False),
        ("fr", "deux douzaines", 24, False),
        ("fr", "une demi-douzaine", 6, False),
        ("fr", "un quatuor", 4, False),
        ("en", "a dozen", 12, False),
        ("en", "half a dozen", 6, False),
        ("en", "two dozen", 24, False),
        ("en", "a pair", 2, False),
        ("en", "a score", 20, False),
        ("es", "una docena", 12, False),
    ],
)
def test_collectives_have_their_value(lang: str, text: str, value: float, approximate: bool) -> None:
    found = one(f"… {text} …", lang)
    assert (found.value, f"… {text} …"[found.start : found.end]) == (value, text)
    if text != "un millier":
        assert (found.kind, found.approximate) == ("collective", approximate)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "des dizaines de milliers"),
        ("fr", "plusieurs centaines"),
        ("fr", "quelques"),
        ("fr", "un nombre inconnu de"),
        ("fr", "un nombre inconnu d'"),
        ("en", "dozens"),
        ("en", "hundreds of thousands"),
        ("en", "several dozen"),
        ("en", "a number of"),
        ("ru", "десятки"),
    ],
)
def test_vague_counts_have_no_value(lang: str, text: str) -> None:
    found = one(text, lang)
    assert (found.value, found.kind, found.end) == (None, "vague", len(text))


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("fr", "environ 300 hommes", "300"),
        ("fr", "quelque 2.000 hommes", "2.000"),
        ("fr", "près d’une douzaine de chars", "une douzaine"),
        ("fr", "200 environ", "200"),
        ("en", "some 190 trucks", "190"),
        ("en", "at least two trucks", "two"),
        ("en", "more than a dozen trucks", "a dozen"),
        ("en", "12 or so", "12"),
    ],
)
def test_words_around_a_number_make_it_approximate_and_stay_outside(
    lang: str, text: str, number: str
) -> None:
    found = one(text, lang)
    assert found.approximate
    assert text[found.start : found.end] == number


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("fr", "un hélicoptère", "article"),
        ("fr", "un seul Mi-24", "article"),
        ("en", "a single aircraft", "article"),
        ("fr", "troisième", "ordinal"),
        ("fr", "2e bataillon", "ordinal"),
        ("en", "3rd battalion", "ordinal"),
        ("en", "twenty-second", "ordinal"),
    ],
)
def test_articles_and_ordinals_are_told_apart(lang: str, text: str, kind: str) -> None:
    assert one(text, lang).kind == kind


@pytest.mark.parametrize(
    ("lang", "text", "spans"),
    [
        ("fr", "deux (02) avions", "deux (02)"),
        ("en", "one hundred and fifty (150) tanks", "one hundred and fifty (150)"),
        ("en", "150 (one hundred and fifty) tanks", "150 (one hundred and fifty)"),
    ],
)
def test_a_number_told_twice_is_one_mention(lang: str, text: str, spans: str) -> None:
    found = one(text, lang)
    assert text[found.start : found.end] == spans


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "Mi-24", "T-72", "F-16", "BRDM-2", "An-124", "TB2", "59N6-TE", "Mirage 2000-5", "Su 25", "Mi 35M",
        "155 mm", "155mm", "120, 82, 60 mm",
        "105-mm", "5.56", "7,62 mm", "7.62x39", "4x4", "6 x 6", "00 h 45", "15:40", "2022-04-18",
        "18/04/2022", "20 %", "12,5%",
        "+223 20 22 33 44", "555-123-4567", "209/1400", "https://example.org/2/3", "3-1", "1.2.3",
    ],
)  # fmt: skip
def test_digits_that_count_nothing_are_left_out(text: str, lang: str) -> None:
    assert find_numbers(f"x {text} x", lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "le 18 avril 2022"), ("fr", "les 18 et 19 avril"), ("fr", "1er mars"), ("fr", "17 h"),
        ("fr", "vingt pour cent"),
        ("fr", "deux tiers"), ("fr", "des avions neuf, l'UN"), ("fr", "en 2022"), ("fr", "l'article 5"),
        ("fr", "obus de 155"),
        ("en", "Feb 22"), ("en", "February 22, 2024"), ("en", "18-19 April"), ("en", "7 pm"),
        ("en", "7.30 p.m."),
        ("en", "15 percent"), ("en", "two-thirds"), ("en", "in 2022"), ("en", "page 12"),
        ("en", ".50-calibre"),
        ("ru", "2022 году"), ("es", "3 de abril de 2022"),
    ],
)  # fmt: skip
def test_dates_hours_shares_and_labels_are_left_out(lang: str, text: str) -> None:
    assert find_numbers(text, lang) == []


def test_four_digits_that_may_be_a_year_are_marked() -> None:
    assert one("2000 obus", "fr").yearlike
    assert not one("2.000 obus", "fr").yearlike
    assert not one("2100 obus", "fr").yearlike


def test_neighbouring_numbers_stay_apart() -> None:
    assert read("two hundred and three hundred", "en") == [("two hundred", 200), ("three hundred", 300)]
    assert read("entre dix et quinze", "fr") == [("dix", 10), ("quinze", 15)]
    assert read("10-15 tanks", "en") == [("10", 10), ("15", 15)]


def test_the_ends_of_a_range_share_their_multiplier() -> None:
    assert read("10 à 15 millions", "fr") == [("10", 1e7), ("15 millions", 1.5e7)]


def test_accents_written_apart_do_not_move_the_offsets() -> None:
    text = "re\u0301gion : ze\u0301ro char, vingt obus"
    assert [text[m.start : m.end] for m in find_numbers(text, "fr")] == ["ze\u0301ro", "vingt"]


def test_a_number_broken_over_a_line_is_one() -> None:
    assert read("vingt\r\ndeux chars\r\n\r\ntrois", "fr") == [("vingt\r\ndeux", 22), ("trois", 3)]


def grouped(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


@given(st.integers(0, 10**9), st.sampled_from([".", " ", "\u00a0", "\u202f", "'", "’"]))
def test_whole_numbers_with_french_separators_come_back(value: int, sign: str) -> None:
    assert one(f"({grouped(value, sign)})", "fr").value == value


@given(st.integers(0, 10**9), st.sampled_from([",", " ", "\u00a0", "\u202f", "'", "’"]))
def test_whole_numbers_with_english_separators_come_back(value: int, sign: str) -> None:
    assert one(f"({grouped(value, sign)})", "en").value == value


EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FR_TENS = [
    "_",
    "_",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]


def english(value: int) -> str:
    if value >= 1000:
        rest = value % 1000
        link = " and " if 0 < rest < 100 else " "
        return f"{english(value // 1000)} thousand{link + english(rest) if rest else ''}"
    if value >= 100:
        return f"{EN[value // 100]} hundred{' and ' + english(value % 100) if value % 100 else ''}"
    if value < 20:
        return EN[value]
    return EN_TENS[value // 10] + (f"-{EN[value % 10]}" if value % 10 else "")


def french(value: int, last: bool = True) -> str:
    if value >= 1000:
        head = "" if value < 2000 else f"{french(value // 1000, False)} "
        return f"{head}mille{' ' + french(value % 1000) if value % 1000 else ''}"
    if value >= 100:
        head = "" if value < 200 else f"{FR[value // 100]} "
        plural = "s" if value >= 200 and value % 100 == 0 and last else ""
        return f"{head}cent{plural}{' ' + french(value % 100, last) if value % 100 else ''}"
    if value < 20:
        return FR[value]
    tens, ones = divmod(value, 10)
    if tens in (7, 9):
        ones += 10
    if ones == 0:
        return FR_TENS[tens] + ("s" if value == 80 and last else "")
    joint = " et " if ones in (1, 11) and tens < 8 else "-"
    return FR_TENS[tens] + joint + FR[ones]


@given(st.integers(2, 10**6 - 1))
def test_whole_numbers_in_words_come_back(value: int) -> None:
    for words, lang in ((french(value), "fr"), (english(value), "en")):
        found = one(f"« {words} » obus", lang) if value != 9 else one(f"« {words} obus »", lang)
        assert (found.value, found.end - found.start) == (value, len(words))


PIECES = st.sampled_from([
    "2", "000", "3.800", "12,5", "2022", "vingt", "et", "cent", "mille", "un", "une", "dizaine",
    "dizaines", "de", "d'", "demi",
    "hundred", "and", "a", "half", "dozen", "some", "several", "million", "second", "avril", "April", "mm",
    "%", "-", "(", ")",
    "Mi-", "к", "т", "\u00a0", "\r\n", "e\u0301", "İ", "ß", "٣", "²", "½", "9" * 400, "k", "th", "$",
    "tonnes", "millions",
])  # fmt: skip


@settings(max_examples=200)
@given(
    st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)),
    st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_in_order_without_an_error(text: str, lang: str) -> None:
    end = 0
    for found in find_numbers(text, lang):
        assert end <= found.start < found.end <= len(text)
        assert (found.value is None) == (found.kind == "vague")
        end = found.end


@pytest.mark.parametrize(
    "piece",
    ["1,", "a-", "1-", "+1 ", "some ", "une dizaine de ", "two hundred ", "1/", "a1-", "1", "(1", "et "],
)
def test_long_monotonous_texts_take_no_more_than_their_length(piece: str) -> None:
    begin = time.process_time()
    find_numbers(piece * 10_000, "fr")
    find_numbers(piece * 10_000, "en")
    assert time.process_time() - begin < 5
