"""Two reports compared: names and dates that articles tell otherwise, and parts of one cargo."""

from pathlib import Path

import pytest
import yaml
from deliveries import delivery

from bordereau.register import matching
from bordereau.register.matching import LINK, blocks_of, compare, features_of
from bordereau.register.matching.listed import model_key
from bordereau.register.matching.normal import town_of

FACILITIES = Path(matching.__file__).parent / "facilities.yaml"


def level(name, one, other):
    levels = {
        next(c.level for c in m.comparisons if c.name == name)
        for m in (compare(one, other), compare(other, one))
    }
    assert len(levels) == 1
    return levels.pop()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("BRDM-2", "БРДМ-2", "same"),
        ("F-16", "Fighting Falcon", "same"),
        ("Mi-171Sh", "Mi-17", "akin"),
        ("Su-25", "Su-24", "different"),
    ],
)
def test_a_model_is_one_under_all_its_names(one, other, expected):
    reports = [delivery(name, items=(("aircraft", name, None),)) for name in (one, other)]
    assert level("designation", *reports) == expected


def test_a_carrier_is_one_under_all_its_names():
    assert level("carrier", delivery("a", carrier=("An-124",)), delivery("b", carrier=("Ан-124",))) == "same"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("AU",), ("African Union",), "same"),
        (("Saab",), ("SWE",), "its company"),
        (("Saab",), ("SWE", "Saab"), "some"),
        (("Saab",), ("FRA",), "unlike"),
        (("Boeing",), ("Lockheed Martin",), "unlike"),
        (("Saab",), ("Embraer",), "different"),
    ],
)
def test_a_company_goes_with_its_state(one, other, expected):
    assert level("supplier", delivery("a", supplier=one), delivery("b", supplier=other)) == expected


def test_what_a_company_sold_meets_what_its_state_did():
    sold = {"recipient": ("THA",), "date": "2025-08-25", "stage": "ordered"}
    company, state = delivery("a", supplier=("Saab",), **sold), delivery("b", supplier=("SWE",), **sold)
    assert blocks_of(company) & blocks_of(state)
    assert compare(company, state).linked


def test_an_airport_is_the_town_that_it_serves():
    assert level("place", delivery("a", place="aéroport de Sénou"), delivery("b", place="Bamako")) == "same"


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("UKR", "Crimée", "Crimea"),
        ("SDN", "Darfour", "Darfur"),
        ("PHL", "nord de Luçon", "Luzon"),
        ("ARE", "Abou Dhabi", "Abu Dhabi"),
    ],
)
def test_a_region_or_town_is_one_under_all_its_names_in_the_codebook(country, one, other):
    told = [delivery(name, place=place, country=country) for name, place in (("a", one), ("b", other))]
    assert level("place", *told) == "same"


def test_two_regions_of_one_state_are_two_places():
    told = [delivery("a", place="Crimée", country="UKR"), delivery("b", place="Donbass", country="UKR")]
    assert level("place", *told) == "other place"


def test_every_facility_serves_a_town_of_the_gazetteer():
    towns = yaml.safe_load(FACILITIES.read_text(encoding="utf-8"))["towns"]
    assert [
        (country, town) for country, listed in towns.items() for town in listed if not town_of(town, country)
    ] == []


@pytest.mark.parametrize(
    ("date", "published", "expected"),
    [
        ("2024-04-15", "2024-04-15", "of the news"),
        ("2024-04-14", "2024-04-15", "of the news"),
        ("2024-04-13", "2024-04-15", "of its own"),
        ("2024-04-30", "2024-04-30", "silent"),
        ("2024-04-10", "2024-04-15", "silent"),
        ("2024-04-15", None, "silent"),
    ],
)
def test_the_later_date_may_be_that_of_its_article(date, published, expected):
    flight = delivery("a", date="2024-04-10", published="2024-04-11")
    assert level("dateline", flight, delivery("b", date=date, published=published)) == expected


def test_a_date_of_the_news_speaks_less_against_than_one_of_its_own():
    flight = delivery("a", date="2024-04-10", published="2024-04-11")
    news, own = (delivery("b", date="2024-04-15", published=day) for day in ("2024-04-15", "2024-04-19"))
    assert compare(flight, news).score > compare(flight, own).score


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-03-10", "2025-04-10", "a month off"),
        ("2024-12-31", "2025-01-31", "a month off"),
        ("2025-03-10", "2025-04-09", "weeks apart"),
        ("2025-02", "2025-01/2025-03", "same season"),
        ("2025-01", "2025-01-10/2025-11-30", "same year"),
    ],
)
def test_dates_of_a_misprinted_month_and_of_a_season(one, other, expected):
    assert level("date", delivery("a", date=one), delivery("b", date=other)) == expected


def test_what_one_article_tells_of_one_day_is_one_hand_over():
    told = {"article": "a", "date": "2024-04-10", "published": "2024-04-15"}
    food = delivery("food", items=("food",), **told)
    assert level("article", food, delivery("arms", items=("weapons",), **told)) == "one hand-over"
    assert level("article", food, delivery("arms", supplier=(), **told)) == "one hand-over"
    assert level("article", food, delivery("arms", supplier=("CHN",), **told)) == "one article"
    assert level("article", food, delivery("arms", **{**told, "date": "2024-04-01"})) == "one article"
    assert level("article", food, delivery("arms", stage="ordered", **told)) == "one article"
    assert compare(food, delivery("more", items=("food", "weapons"), **told)).linked


def test_the_state_where_it_came_is_easily_taken_for_the_recipient():
    came = delivery("a", date="2024-09-18", place="Bamako", recipient=("NER",))
    there = delivery("b", date="2024-09-18", recipient=("MLI",))
    assert level("recipient", came, there) == "at the place"
    assert level("recipient", came, delivery("c", date="2024-09-18", recipient=("TCD",))) == "different"
    why = next(c.why for c in compare(came, there).comparisons if c.name == "recipient")
    assert why == "one says NER, the other MLI; where it came: Bamako, MLI"


def test_several_equal_numbers_say_more_than_one():
    several = (("vehicle", None, 35), ("artillery", None, 5))
    one = (("vehicle", None, 35),)
    assert level("quantity", delivery("a", items=several), delivery("b", items=several)) == "same several"
    assert level("quantity", delivery("a", items=one), delivery("b", items=several)) == "same"


def test_a_plan_of_a_counted_model_meets_its_renewal_years_on():
    plan = {"supplier": ("USA",), "recipient": ("UKR",), "stage": "planned"}
    first = delivery("a", date="2023-02", items=(("artillery", "HIMARS", 18),), **plan)
    later = delivery("b", date="2026-05", items=(("artillery", "HIMARS", 18),), **plan)
    other = delivery("c", date="2026-05", items=(("artillery", "HIMARS", 2),), **plan)
    assert blocks_of(first) & blocks_of(later)
    assert blocks_of(first).isdisjoint(blocks_of(other))


def test_a_quiet_recipient_meets_by_month_and_category_whoever_supplies():
    told = {"recipient": ("GAB",), "items": ("vehicle",)}
    one = delivery("a", supplier=("CHN",), date="2024-08-07", **told)
    assert blocks_of(one) & blocks_of(delivery("b", supplier=(), date="2024-08", **told))
    assert blocks_of(one).isdisjoint(blocks_of(delivery("c", supplier=(), date="2024-12", **told)))


def test_a_companys_state_is_kept_only_where_no_state_is_told():
    assert features_of(delivery("a", supplier=("Saab",))).home == ("SWE",)
    assert features_of(delivery("a", supplier=("SWE", "Saab"))).home == ()
    assert compare(delivery("a", supplier=("Saab",)), delivery("b", supplier=("FRA",))).score < LINK


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kilo", "Kilo-class"),
        ("AMRAAM", "AIM-120"),
        ("Chunmoo", "K239 Chunmoo"),
        ("OV-10 Bronco", "OV-10"),
        ("Minimi", "FN Minimi"),
        ("JF-17 Block II", "JF-17"),
    ],
)
def test_a_model_under_two_printed_names_is_one_model(one, other):
    assert model_key(one) == model_key(other)


def test_the_bare_name_of_a_class_that_another_model_has_is_the_other_models():
    assert model_key("Mistral") != model_key("Mistral-class")
