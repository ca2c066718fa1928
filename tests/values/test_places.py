"""Places: what is found in a text, what is left alone, and which country a name means."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.values.places import PlaceMention, find_places


def names(text: str, lang: str = "en", **countries: float) -> list[str]:
    return [mention.name for mention in find_places(text, lang, countries)]


def only(text: str, lang: str = "en", **countries: float) -> PlaceMention:
    found = find_places(text, lang, countries)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "lang", "name", "country"),
    [
        ("L'avion a atterri à Bamako.", "fr", "Bamako", "MLI"),
        ("Arrivé à N'Djamena hier", "fr", "N'Djamena", "TCD"),
        ("Ils ont quitté Saint-Louis pour Dakar", "fr", "Saint-Louis", "SEN"),
        ("Une usine près de Varsovie", "fr", "Varsovie", "POL"),
        ("Le cargo est à Haïfa", "fr", "Haïfa", "ISR"),
        ("selon Pékin, rien", "fr", "Pékin", "CHN"),
        ("The convoy left El-Fasher", "en", "El-Fasher", "SDN"),
        ("flown to al-Udeid on Monday", "en", "al-Udeid", "QAT"),
        ("troops in Rzeszow-Jasionka wait", "en", "Rzeszow-Jasionka", "POL"),
        ("l'armée tient Kidal", "fr", "Kidal", "MLI"),
        ("shells hit Idlib again", "en", "Idlib", "SYR"),
        ("груз прибыл в Бамако", "ru", "Бамако", "MLI"),
        ("вертолёты в Москве", "ru", "Москве", "RUS"),
        ("وصلت الطائرة إلى باماكو", "ar", "باماكو", "MLI"),
    ],
)
def test_towns_are_found_with_their_country(text: str, lang: str, name: str, country: str) -> None:
    found = {mention.name: mention.country for mention in find_places(text, lang, {"SEN": 1, "MLI": 1})}
    assert found[name] == country


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("JAKARTA, 3 mai (AFP) - Deux avions", "fr", "Jakarta"),
        ("FOS-SUR-MER - Le cargo", "fr", "Fos-sur-Mer"),
        ("KYIV (Reuters) - Two ships", "en", "Kyiv"),
        ("N'DJAMENA, 2 mars - Dix blindés", "fr", "N'Djamena"),
    ],
)
def test_the_capitals_of_a_date_line_are_reduced(text: str, lang: str, name: str) -> None:
    assert names(text, lang)[0] == name


def test_a_contracted_article_is_restored() -> None:
    assert only("Les chars sont arrivés au Caire.", "fr").name == "Le Caire"


def test_a_name_may_run_over_a_line_end() -> None:
    assert only("the port was Port\nSudan").name == "Port Sudan"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("unloaded in the port of Beirut", "en", ["port of Beirut", "Beirut"]),
        ("livré au port de Tartous", "fr", ["port de Tartous", "Tartous"]),
        ("à l'aéroport de Niamey", "fr", ["aéroport de Niamey", "Niamey"]),
        ("flew from Ramstein Air Base", "en", ["Ramstein Air Base", "Ramstein"]),
        ("la base aérienne 201 d'Agadez", "fr", ["base aérienne 201 d'Agadez", "Agadez"]),
        ("the Kursk region", "en", ["Kursk region"]),
        ("an officer at Simon's Town naval base", "en", ["Simon's Town"]),
    ],
)
def test_a_facility_is_given_with_the_town_inside_it(text: str, lang: str, expected: list[str]) -> None:
    found = names(text, lang)
    assert set(expected) <= set(found), found


def test_a_facility_takes_the_country_of_its_town() -> None:
    facility = find_places("unloaded in the port of Beirut", "en")[0]
    assert (facility.type, facility.country) == ("facility", "LBN")


def test_an_airport_named_after_a_person_is_no_town() -> None:
    found = find_places("flew into Aden Adde International Airport", "en", {"SOM": 1, "YEM": 1})
    assert found[0].name == "Aden Adde International Airport"
    assert all(m.country == "SOM" for m in found)


def test_an_unknown_facility_or_village_is_kept_without_candidates() -> None:
    camp = only("une cérémonie au camp Zorbalek", "fr")
    assert (camp.name, camp.candidates, camp.country) == ("camp Zorbalek", (), None)
    village = only("in the village of Qarbazouk yesterday")
    assert (village.name, village.country) == ("Qarbazouk", None)


def test_an_unknown_place_lies_where_its_neighbours_do() -> None:
    found = find_places("à Kidal, puis le village de Qarbazouk", "fr", {"MLI": 2.0, "RUS": 3.0})
    assert found[-1].country == "MLI"


def test_seas_have_no_country() -> None:
    sea = only("un navire en mer d'Arabie", "fr")
    assert (sea.name, sea.country, sea.type) == ("mer d'Arabie", None, "sea")
    assert only("a boat in the Red Sea").type == "sea"


@pytest.mark.parametrize(
    ("countries", "expected"), [({}, "LBY"), ({"LBN": 1.0}, "LBN"), ({"LBY": 1.0, "LBN": 0.1}, "LBY")]
)
def test_context_chooses_among_homonyms(countries: dict[str, float], expected: str) -> None:
    assert only("a depot in Tripoli").country is not None
    assert find_places("a depot in Tripoli", "en", countries)[0].country == expected


def test_a_great_city_is_not_lost_to_a_village_of_a_state_in_context() -> None:
    assert only("Moscow denied it", "en", USA=5.0, UKR=1.0).country == "RUS"
    assert only("a factory in Berlin", "en", USA=1.0).country == "DEU"


def test_a_region_after_the_town_chooses_its_country() -> None:
    assert find_places("off Portsmouth, New Hampshire, on Friday", "en")[0].country == "USA"


def test_candidates_are_by_size() -> None:
    sizes = [size for _, size in only("a depot in Tripoli").candidates]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) > 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nice to meet you.", "en"),
        ("Reading the report, he left.", "en"),
        ("Same old story. Of course. Man is man.", "en"),
        ("Split between two camps, they waited.", "en"),
        ("Tours et détours d'un contrat.", "fr"),
        ("Bath water was cold.", "en"),
        ("Paris Hilton was there.", "en"),
        ("a dit Jean Lyon hier", "fr"),
        ("le général Bangui a parlé", "fr"),
        ("General Bamako spoke", "en"),
        ("On Monday in March and May", "en"),
        ("La Russie et le Mali ont signé", "fr"),
        ("The Russian and French armies in Niger", "en"),
        ("NATO and the BBC said", "en"),
        ("l'Accord d'Alger de 2015", "fr"),
        ("the Washington Post wrote", "en"),
        ("L'Union a promis", "fr"),
        ("de l'argent basé en Chine", "fr"),
        ("", "en"),
    ],
)
def test_words_people_states_and_bodies_are_no_places(text: str, lang: str) -> None:
    assert find_places(text, lang) == []


def test_a_small_town_needs_support() -> None:
    assert names("Banikoara was attacked") == ["Banikoara"]  # of the codebook
    assert names("said Sawston again") == []
    assert names("a firm based in Sawston") == ["Sawston"]


def test_a_name_shown_once_to_be_a_town_is_one_throughout() -> None:
    assert names("Shooting in Aguachica. Aguachica is calm.", COL=1.0).count("Aguachica") == 2


def test_a_surname_is_no_town_even_where_the_first_name_is_gone() -> None:
    assert names("Susan Lancaster came. Later Lancaster left.", GBR=1.0) == []


def test_enumerated_names_share_their_preposition() -> None:
    assert names("à Gao, Tessalit et Anéfis", "fr") == ["Gao", "Tessalit", "Anéfis"]


def test_a_language_without_lists_is_read_with_french_and_english() -> None:
    assert names("in Bamako", "xx") == ["Bamako"]


PIECES = st.sampled_from(
    ["Bamako", "N'Djamena", "port of", "base aérienne", "201", "d'", "-", "’", "\n",
     ", ", "Saint", "St. ", "le ", "al-",
     "İzmir", "ß", "ﬁ", "É", "НАТО", "باماكو", "In ", "mer ", "Rouge", "(AFP) - ", "JAKARTA", "A", "\u0301"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES).map("".join)
    ),
    st.sampled_from(["fr", "en", "es", "ru", "ar", "xx"]),
)
def test_offsets_lie_in_the_text_whatever_it_is(text: str, lang: str) -> None:
    found = find_places(text, lang, {"MLI": 1.0})
    assert found == sorted(found, key=lambda mention: (mention.start, -mention.end))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        printed = " ".join(text[mention.start : mention.end].split())
        assert printed.casefold() in mention.name.casefold() or len(printed) == len(mention.name)


def test_many_threads_find_the_same() -> None:
    text = "BAMAKO, 3 mai - À l'aéroport de Gao, puis à Tombouctou et Kidal."
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: find_places(text, "fr"), range(32)))
    assert all(result == results[0] for result in results) and results[0]


def test_a_long_text_is_read_quickly() -> None:
    text = "Le ministre a reçu, à Bamako, les véhicules venus de Conakry par la route. " * 2000
    find_places("À Bamako", "fr")
    started = time.process_time()
    find_places(text, "fr")
    assert len(text) / (time.process_time() - started) > 100_000
