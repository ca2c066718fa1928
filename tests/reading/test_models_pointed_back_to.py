"""Goods told without a model are of the model that they point back to; others are not."""

# ruff: noqa: E501 - each text of a case stands on one line

from battery import check, en, fr, parametrised, told

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions
from bordereau.reading.transfers.decider import TransferDecider
from bordereau.reading.transfers.naming import Naming
from bordereau.reading.weights import load_weights


@parametrised(
    fr(
        "the rest of the order",
        "La France a livré six Rafale à la Croatie en avril. Six autres avions de combat seront remis à la Croatie en décembre 2025.",
        told("FRA", "HRV", "6 aircraft Rafale", stage="delivered"),
        told("FRA", "HRV", "6 aircraft Rafale", stage="planned"),
        published="2025-05-02",
    ),
    en(
        "the rest of the order",
        "Denmark delivered six F-16 to Argentina in April. It will hand over another eighteen jets to Argentina in December 2025.",
        told("DNK", "ARG", "6 aircraft F-16", stage="delivered"),
        told("DNK", "ARG", "18 aircraft F-16", stage="planned"),
        published="2025-05-02",
        flaw="the model named in another happening is held unlikely",
    ),
    fr(
        "goods of another category",
        "La Turquie a livré six drones Bayraktar TB2 au Mali. Elle a aussi remis au Mali vingt camions en mai.",
        told("TUR", "MLI", "6 uav Bayraktar TB2"),
        told("TUR", "MLI", "20 vehicle"),
    ),
    en(
        "goods of another category",
        "Turkey delivered six Bayraktar TB2 drones to Mali. It also handed Mali twenty trucks in May.",
        told("TUR", "MLI", "6 uav Bayraktar TB2"),
        told("TUR", "MLI", "20 vehicle"),
    ),
    en(
        "a noun of no category",
        "Poland ordered 180 K2 tanks from South Korea in 2022. Ten more units were delivered to Poland on Monday.",
        told("KOR", "POL", "180 armoured_vehicle K2", stage="ordered"),
        told("KOR", "POL", "10 armoured_vehicle K2", stage="delivered"),
        flaw="the count ordered is taken for that delivered",
    ),
    fr(
        "a noun of no category",
        "La Pologne a commandé 180 chars K2 à la Corée du Sud en 2022. Dix unités supplémentaires ont été livrées lundi à la Pologne.",
        told("KOR", "POL", "180 armoured_vehicle K2", stage="ordered"),
        told("KOR", "POL", "10 armoured_vehicle K2", stage="delivered"),
        flaw="the count ordered is taken for that delivered",
    ),
)
def test_goods_without_a_model_of_their_own(case):
    check(case)


@parametrised(
    en(
        "a usual supplier beside the one that speaks",
        "The Emirates' news agency said on Monday that Russia had given Mali four helicopters.",
        told("RUS", "MLI", "4 helicopter"),
    ),
    fr(
        "a usual supplier beside the one that speaks",
        "L'agence de presse des Emirats a annoncé lundi que la Russie avait donné quatre hélicoptères au Mali.",
        told("RUS", "MLI", "4 helicopter"),
    ),
    en(
        "an unusual supplier is believed",
        "Mali delivered forty rifles to the army of France on Tuesday.",
        told("MLI", "FRA", "40 small_arms"),
    ),
    fr(
        "an unusual supplier is believed",
        "Le Mali a livré mardi quarante fusils à l'armée française.",
        told("MLI", "FRA", "40 small_arms"),
    ),
)
def test_what_the_text_says_outweighs_who_usually_supplies(case):
    check(case)


def test_of_many_models_the_nearest_are_tried():
    models = " ".join(f"They flew the Su-{n}." for n in (17, 22, 24, 25, 27, 30, 33, 34, 35, 57))
    more = " ".join(f"They flew the MiG-{n}." for n in (15, 17, 19, 21, 23, 25, 27, 29, 31, 35))
    page = Page(Article(text=f"{models} {more} Russia gave Mali ten jets.", lang="en"), "en")
    scene = Scene(page, find_mentions(page))
    case = TransferDecider(load_weights("transfer")).case(scene)
    told = case.clusters[0]
    jets = scene.mentions.items[-1]
    tried = Naming(case.roles(told, [told]), case.finder.wording).candidates(jets)
    assert 0 < len(tried) < 20
    assert tried[-1].designation == "MiG-35"
    assert "Su-17" not in [m.designation for m in tried]
