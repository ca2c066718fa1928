"""Dates: the words found in a text, and the date they mean on the day the text was published."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.values.date_points import Tense
from bordereau.values.dates import find_dates, resolve
from bordereau.values.edtf import is_edtf

LANGUAGES = ["fr", "en", "es", "pt", "ru", "ar"]


def told(text: str, lang: str, published: str | None, tense: Tense | None = None) -> list[str | None]:
    return [resolve(mention, published, tense=tense) for mention in find_dates(text, lang)]


def words(text: str, lang: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in find_dates(text, lang)]


# 16 October 2020 is a Friday.
FRENCH = [
    ("remis jeudi à Bangui", "2020-10-15"),
    ("remis vendredi à Bangui", "2020-10-16"),
    ("vendredi dernier", "2020-10-09"),
    ("vendredi prochain", "2020-10-23"),
    ("ce lundi", "2020-10-12"),
    ("hier soir", "2020-10-15"),
    ("hier jeudi", "2020-10-15"),
    ("avant-hier", "2020-10-14"),
    ("aujourd’hui", "2020-10-16"),
    ("demain", "2020-10-17"),
    ("ce vendredi 16 octobre", "2020-10-16"),
    ("le lundi 18 avril 2022 à l'aube", "2022-04-18"),
    ("le 1er mars", "2020-03-01"),
    ("le 3 mars dernier", "2020-03-03"),
    ("le 3 novembre", "2020-11-03"),
    ("le 31 décembre", "2019-12-31"),
    ("le 31 décembre prochain", "2020-12-31"),
    ("le 18 juin de l'an passé", "2019-06-18"),
    ("le 12 du mois dernier", "2020-09-12"),
    ("le 7, à Gao", "2020-10-07"),
    ("en mars", "2020-03"),
    ("en octobre dernier", "2019-10"),
    ("début mars 2022", "2022-03"),
    ("à la mi-octobre", "2020-10"),
    ("au mois d'août", "2020-08"),
    ("d'ici à décembre", "2020-12"),
    ("en février de l'année dernière", "2019-02"),
    ("fin 2022", "2022"),
    ("en 2022", "2022"),
    ("en 2022 et 2023", "2022/2023"),
    ("de 2019 à 2021", "2019/2021"),
    ("au premier trimestre 2025", "2025-01/2025-03"),
    ("au second semestre 2024", "2024-07/2024-12"),
    ("au printemps 2024", "2024-03/2024-05"),
    ("l'été dernier", "2020-06/2020-08"),
    ("la semaine dernière", "2020-10-05/2020-10-11"),
    ("cette semaine", "2020-10-12/2020-10-18"),
    ("le week-end dernier", "2020-10-10/2020-10-11"),
    ("le mois dernier", "2020-09"),
    ("l'an dernier", "2019"),
    ("l’année prochaine", "2021"),
    ("avant la fin de l'année", "2020"),
    ("il y a trois jours", "2020-10-13"),
    ("il y a deux ans", "2018"),
    ("il y a six mois", "2020-04"),
    ("dans dix jours", "2020-10-26"),
    ("dans la nuit de mercredi à jeudi", "2020-10-14/2020-10-15"),
    ("dans la nuit du 10 au 11 avril", "2020-04-10/2020-04-11"),
    ("dans la nuit du 31 mars au 1er avril 2021", "2021-03-31/2021-04-01"),
    ("entre 6 et 9 décembre", "2019-12-06/2019-12-09"),
    ("du 3 au 7 mai", "2020-05-03/2020-05-07"),
    ("du 28 décembre au 3 janvier 2020", "2019-12-28/2020-01-03"),
    ("de samedi à mardi derniers", "2020-10-10/2020-10-13"),
    ("dans les années 1980", "198X"),
    ("des années soixante-dix", "197X"),
    ("le 9.2.2024", "2024-02-09"),
    ("le 09/02/24", "2024-02-09"),
    ("le 2024-02-09", "2024-02-09"),
    ("à Noël", "2019-12-25"),
    ("le 14-Juillet", "2020-07-14"),
    ("le 7 sept. 2021", "2021-09-07"),
]

ENGLISH = [
    ("handed over on Thursday", "2020-10-15"),
    ("on Friday", "2020-10-16"),
    ("last Friday", "2020-10-09"),
    ("next Friday", "2020-10-23"),
    ("late on Wednesday", "2020-10-14"),
    ("yesterday", "2020-10-15"),
    ("the day before yesterday", "2020-10-14"),
    ("this Friday, 16 October", "2020-10-16"),
    ("on the 22nd of February", "2020-02-22"),
    ("Feb. 22, 2024", "2024-02-22"),
    ("June 10", "2020-06-10"),
    ("on the 7th, at Gao", "2020-10-07"),
    ("in March", "2020-03"),
    ("last March", "2020-03"),
    ("in March 2022", "2022-03"),
    ("mid-March", "2020-03"),
    ("in February of last year", "2019-02"),
    ("May last year", "2019-05"),
    ("by December", "2020-12"),
    ("late 2022", "2022"),
    ("the end of 2028", "2028"),
    ("since 2018", "2018"),
    ("the 2018 contract", "2018"),
    ("2022 and 2023", "2022/2023"),
    ("from 2019 to 2021", "2019/2021"),
    ("the first quarter of 2025", "2025-01/2025-03"),
    ("the second half of 2024", "2024-07/2024-12"),
    ("in the spring of 2024", "2024-03/2024-05"),
    ("last summer", "2020-06/2020-08"),
    ("last week", "2020-10-05/2020-10-11"),
    ("at the weekend", "2020-10-10/2020-10-11"),
    ("last month", "2020-09"),
    ("earlier this year", "2020"),
    ("before the year is out", "2020"),
    ("by the end of the year", "2020"),
    ("two years ago", "2018"),
    ("three days ago", "2020-10-13"),
    ("three weeks ago", "2020-09-21/2020-09-27"),
    ("overnight", "2020-10-15/2020-10-16"),
    ("overnight into Thursday", "2020-10-14/2020-10-15"),
    ("between 6 and 9 December", "2019-12-06/2019-12-09"),
    ("March 3-5", "2020-03-03/2020-03-05"),
    ("from 3 to 7 May 2021", "2021-05-03/2021-05-07"),
    ("in the 1980s", "198X"),
    ("in the seventies", "197X"),
    ("09/02/2024", "2024-02-09"),
    ("02/22/2024", "2024-02-22"),
    ("on Christmas Day", "2019-12-25"),
    ("on May Day", "2020-05-01"),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_dates_are_settled_from_the_day_of_publication(text: str, expected: str) -> None:
    assert told(text, "fr", "2020-10-16") == [expected]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_dates_are_settled_from_the_day_of_publication(text: str, expected: str) -> None:
    assert told(text, "en", "2020-10-16") == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "el viernes 20 de agosto de 2021", "2021-08-20"),
        ("es", "la semana pasada", "2020-10-05/2020-10-11"),
        ("es", "en febrero", "2020-02"),
        ("pt", "na segunda-feira à noite", "2020-10-12"),
        ("pt", "em maio de 2019", "2019-05"),
        ("pt", "no ano passado", "2019"),
        ("ru", "в четверг", "2020-10-15"),
        ("ru", "21 августа 2019 года", "2019-08-21"),
        ("ru", "на прошлой неделе", "2020-10-05/2020-10-11"),
        ("ar", "يوم الأحد", "2020-10-11"),
        ("ar", "يونيو الماضي", "2020-06"),
        ("ar", "في ٢١ أغسطس ٢٠١٩", "2019-08-21"),
    ],
)
def test_the_other_languages_have_the_common_wordings(lang: str, text: str, expected: str) -> None:
    assert told(text, lang, "2020-10-16") == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "sera remis jeudi", "2020-10-22"),
        ("fr", "attendu le 31 décembre", "2020-12-31"),
        ("fr", "attendu en mars", "2021-03"),
        ("en", "due on Friday", "2020-10-16"),
        ("en", "due in June", "2021-06"),
        ("en", "this weekend", "2020-10-17/2020-10-18"),
    ],
)
def test_the_future_takes_the_next_date_that_fits(lang: str, text: str, expected: str) -> None:
    assert told(text, lang, "2020-10-16", "future") == [expected]


def test_what_has_happened_this_week_did_so_by_today() -> None:
    mention = find_dates("cette semaine", "fr")[0]
    assert resolve(mention, "2020-10-16", tense="past") == "2020-10-12/2020-10-16"
    assert resolve(mention, "2020-10-12", tense="past") == "2020-10-12"
    assert resolve(mention, "2020-10-16", tense="future") == "2020-10-12/2020-10-18"


@pytest.mark.parametrize(
    ("lang", "text", "context", "expected"),
    [
        ("fr", "la veille, à Gao", "2022-04-18", "2022-04-17"),
        ("fr", "le lendemain", "2022-04-17/2022-04-18", "2022-04-19"),
        ("fr", "le même jour", "2022-04-18", "2022-04-18"),
        ("fr", "au mois d'août de cette année-là", "2014-06/2014-08", "2014-08"),
        ("fr", "trois ans plus tard", "2011", "2014"),
        ("fr", "le 23, par la piste", "2019-10-21", "2019-10-23"),
        ("en", "the same day", "2022-04-18", "2022-04-18"),
        ("en", "two days later", "2022-04-18", "2022-04-20"),
        ("en", "three months earlier", "2022-02", "2021-11"),
        ("en", "the following year", "2016-05-01", "2017"),
    ],
)
def test_words_that_count_from_another_date_need_it(
    lang: str, text: str, context: str, expected: str
) -> None:
    (mention,) = find_dates(text, lang)
    assert resolve(mention, "2023-10-16", context) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "arrivé au lendemain de l'attaque", "2020-10-11"),
        ("fr", "trois jours après l'embuscade", "2020-10-09"),
        ("fr", "à la veille du sommet", "2020-10-13"),
        ("en", "landed the day after the attack", "2020-10-11"),
        ("en", "two days after the ambush", "2020-10-10"),
        ("en", "on the eve of the summit", "2020-10-13"),
    ],
)
def test_words_may_date_what_the_next_words_tell(lang: str, text: str, expected: str) -> None:
    (mention,) = find_dates(text, lang)
    assert mention.of_next
    assert resolve(mention, "2020-10-16", context="2020-10-12") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "La veille de l'arrivée, ils partaient", "2020-10-11"),
        ("fr", "trois jours après, ils partaient", "2020-10-15"),
        ("en", "two days after, they left", "2020-10-14"),
    ],
)
def test_or_what_stands_around_them(lang: str, text: str, expected: str) -> None:
    (mention,) = find_dates(text, lang)
    assert not mention.of_next
    assert resolve(mention, "2020-10-16", context="2020-10-12") == expected


def test_the_eve_of_an_unknown_day_is_not_settled() -> None:
    (mention,) = find_dates("la veille, à Gao", "fr")
    assert mention.anchored
    assert resolve(mention, "2020-10-16") is None


def test_without_a_day_of_publication_only_whole_dates_are_settled() -> None:
    text = "hier ou jeudi, en mars, le 3 mars 2021, en 2019"
    assert told(text, "fr", None) == [None, None, None, "2021-03-03", "2019"]
    assert [mention.relative for mention in find_dates(text, "fr")] == [True, True, True, False, False]


def test_a_month_of_publication_settles_months_and_gives_yesterday_the_month() -> None:
    text = "hier, en mars, l'an dernier, il y a dix jours"
    assert told(text, "fr", "2017-06") == ["2017-06", "2017-03", "2016", None]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "le Mirage 2000 et 2000 fusils, avec 1 950 hommes"),
        ("fr", "l'Euro 2024, une promotion de 2000 soldats"),
        ("fr", "les blindés ont été livrés ; le Journal du Dimanche ; le M23"),
        ("en", "1,950 rounds, 2,000 rifles and 2000 mines of 2022 mm"),
        ("en", "Theresa May said they may march; an august house sat in the sun"),
        ("en", "the fall of Kabul, a Sunday Times report, the Arab Spring"),
        ("en", "Mirage 2000, Euro 2024, Ka-52, M-23 March-like things"),
    ],
)
def test_what_only_looks_like_a_date_is_none(lang: str, text: str) -> None:
    assert words(text, lang) == []


def test_a_day_that_no_calendar_has_is_never_given() -> None:
    assert told("le 31 juin, le 30 février 2021, le 29 février 2023", "fr", "2022-07-01") == [
        "2022-06",
        "2021-02",
        "2023-02",
    ]


def test_mentions_lie_where_the_words_stand() -> None:
    text = "Reçus\u00a0: le\u00a03\u202fmars\r\n2021, puis aujourd’hui — et l’été\u00a02022."
    assert words(text, "fr") == ["le\u00a03\u202fmars\r\n2021", "aujourd’hui", "l’été\u00a02022"]


def test_since_and_until_are_told() -> None:
    bounds = [mention.bound for mention in find_dates("depuis 2014, jusqu'au 3 mai 2022, en 2015", "fr")]
    assert bounds == ["since", "until", None]


def test_a_weekday_tells_the_year_where_it_can() -> None:
    assert told("mardi 3 mars", "fr", "2021-01-10") == ["2020-03-03"]


def test_an_unknown_language_gives_the_dates_in_digits() -> None:
    assert told("den 3. maj, 2024-02-09", "da", "2024-03-01") == ["2024-02-09"]


def test_a_day_of_publication_that_is_no_date_is_refused() -> None:
    (mention,) = find_dates("hier", "fr")
    with pytest.raises(ValueError, match="octobre"):
        resolve(mention, "octobre 2021")


PIECES = st.sampled_from(
    [
        "le ",
        "3 ",
        "31",
        " mars",
        " 2022",
        "-",
        "/",
        "jeudi ",
        "hier ",
        "last ",
        "week",
        "in ",
        "March",
        " and ",
        "0",
        "Feb. ",
        "29 ",
        "il y a ",
        "trois ",
        "ans",
        " ago",
        "nuit du ",
        "au ",
        "\n",
        "\r\n",
        "\xa0",
        "’",
        "İ",
        "ß",
        "года",
        " в ",
        "أمس",
        "٣",
        "fin ",
        "of ",
        "the ",
        "spring",
        "été",
        "9999",
        "1800",
        "\x00",
        "\ud800",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, "2021-10-01", "2021-10", "2024-02-29", "0001-01-01", "9999-12-31"]),
    st.sampled_from([None, "2019/2021", "2020-02-29", "198X", "../2021"]),
    st.sampled_from([None, "past", "future"]),
)
def test_any_text_gives_mentions_inside_it_and_valid_dates(
    text: str, lang: str, published: str | None, context: str | None, tense: Tense | None
) -> None:
    end = 0
    for mention in find_dates(text, lang):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        value = resolve(mention, published, context, tense)
        assert value is None or is_edtf(value)


def _seconds(text: str) -> float:
    begun = time.process_time()
    find_dates(text, "fr")
    find_dates(text, "en")
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit", ["le ", "3 mars ", "2020, ", "du 3 au ", "in the ", "fin ", " ", "\n", "jeudi, ", "1/"]
)
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    def seconds(times: int) -> float:
        """The least of three, since garbage may be looked for in any one of them."""
        return min(_seconds(unit * times) for _ in range(3))

    seconds(10)
    assert seconds(4000) < 40 * seconds(400) + 0.2
