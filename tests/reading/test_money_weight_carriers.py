"""What it is worth, what it weighs, what carried it."""

# ruff: noqa: E501 - each text of a case stands on one line

import pytest
from battery import check, en, fr, parametrised, told

DEAL_FR = "La Serbie a acheté 12 Rafale à la France pour {}."
DEAL_EN = "Serbia has bought 12 Rafale jets from France for {}."
GIFT_FR = "La Chine a remis au Niger du matériel militaire d'une valeur de {}."


def _sale(form, words, value):
    case = fr if form is DEAL_FR else en
    return case(words, form.format(words), told("FRA", "SRB", "12 aircraft Rafale", value=value))


@parametrised(
    _sale(DEAL_FR, "2,7 milliards d'euros", "2700000000 EUR"),
    _sale(DEAL_EN, "2.7 billion euros", "2700000000 EUR"),
    _sale(DEAL_EN, "€2.7bn", "2700000000 EUR"),
    _sale(DEAL_EN, "$3 billion", "3000000000 USD"),
    _sale(DEAL_FR, "3 milliards de dollars", "3000000000 USD"),
    _sale(DEAL_FR, "450 000 000 d'euros", "450000000 EUR"),
    _sale(DEAL_EN, "£450m", "450000000 GBP"),
    fr(
        "CFA",
        GIFT_FR.format("deux milliards de francs CFA"),
        told("CHN", "NER", value="2000000000 XOF"),
    ),
    fr(
        "FCFA",
        GIFT_FR.format("500 millions de FCFA"),
        told("CHN", "NER", value="500000000 XOF"),
    ),
    fr(
        "CFA in digits",
        GIFT_FR.format("1.500.000.000 FCFA"),
        told("CHN", "NER", value="1500000000 XOF"),
    ),
    fr(
        "yuans",
        GIFT_FR.format("10 millions de yuans"),
        told("CHN", "NER", value="10000000 CNY"),
    ),
    fr(
        "CFA of central Africa",
        "La Chine a remis au Tchad du matériel militaire d'une valeur de 3 milliards de francs CFA.",
        told("CHN", "TCD", value="3000000000 XAF"),
    ),
    en(
        "CFA",
        "China donated military equipment worth 2 billion CFA francs to Niger.",
        told("CHN", "NER", value="2000000000 XOF"),
    ),
    en(
        "worth",
        "The US has delivered a $250 million package of military aid to Ukraine.",
        told("USA", "UKR", value="250000000 USD"),
    ),
    en(
        "running total",
        "Washington delivered 12 HIMARS to Ukraine on Monday. The United States has spent $40 billion on the country since 2022.",
        told("USA", "UKR", value=None),
    ),
    fr(
        "running total",
        "Washington a livré 12 HIMARS à l'Ukraine lundi. Les Etats-Unis ont dépensé 40 milliards de dollars pour ce pays depuis 2022.",
        told("USA", "UKR", value=None),
    ),
)
def test_money(case):
    check(case)


@parametrised(
    fr(
        "tonnes of freight",
        "Un Il-76 russe a livré au Mali 11 tonnes de matériel militaire.",
        told("RUS", "MLI", carrier=["Il-76"]),
    ),
    fr(
        "whole cargo",
        "La Russie a livré à l'armée malienne une cargaison de 40 tonnes comprenant des armes et des vivres.",
        told("RUS", "MLI", "weapons", "food", weight_t=40.0),
    ),
    en(
        "whole cargo",
        "Russia delivered a 40-tonne cargo of weapons and food to the Malian army.",
        told("RUS", "MLI", "weapons", "food", weight_t=40.0),
        flaw="wrong items and weight_t",
    ),
    en(
        "short tons",
        "The United States delivered a cargo of 100 short tons of weapons and food to the Lebanese army.",
        told("USA", "LBN", weight_t=pytest.approx(90.7, abs=0.1)),
    ),
    fr(
        "thousands of tonnes",
        "Un cargo a livré 1.200 tonnes de fret, des armes et des munitions, de la Russie à la Syrie.",
        told("RUS", "SYR", "weapons", "ammunition", weight_t=1200.0),
        flaw="wrong items",
    ),
)
def test_weight(case):
    check(case)


@parametrised(
    fr(
        "plane",
        "Un Iliouchine Il-76 russe a livré lundi des munitions à l'armée malienne.",
        told("RUS", "MLI", "ammunition", carrier=["Il-76"]),
    ),
    en(
        "plane",
        "A Russian Il-76 delivered ammunition to the Malian army on Monday.",
        told("RUS", "MLI", "ammunition", carrier=["Il-76"]),
    ),
    fr(
        "aboard a plane",
        "La Russie a livré au Mali deux hélicoptères Mi-35M, arrivés à bord d'un Antonov An-124.",
        told("RUS", "MLI", "2 helicopter Mi-35M", carrier=["An-124"]),
    ),
    en(
        "aboard a plane",
        "Russia delivered two Mi-35M helicopters to Mali aboard an Antonov An-124.",
        told("RUS", "MLI", "2 helicopter Mi-35M", carrier=["An-124"]),
    ),
    fr(
        "ship",
        "La Russie a livré des chars T-90 à l'Algérie à bord du cargo Ocean Fidelity.",
        told("RUS", "DZA", "armoured_vehicle T-90", carrier=["Ocean Fidelity"]),
    ),
    en(
        "ship",
        "Russia delivered T-90 tanks to Algeria aboard the cargo ship Ocean Fidelity.",
        told("RUS", "DZA", "armoured_vehicle T-90", carrier=["Ocean Fidelity"]),
    ),
    en(
        "MV",
        "The MV Ocean Fidelity unloaded Russian T-90 tanks for the Algerian army on Monday.",
        told("RUS", "DZA", "armoured_vehicle T-90", carrier=["Ocean Fidelity"]),
    ),
    fr(
        "a transport plane that is the gift",
        "L'Egypte a offert au Soudan un avion de transport C-130.",
        told("EGY", "SDN", "1 aircraft C-130", carrier=[]),
    ),
    en(
        "a transport plane that is the gift",
        "The United States gave Niger a C-130 transport plane.",
        told("USA", "NER", "1 aircraft C-130", carrier=[]),
    ),
    en(
        "unnamed dhow",
        "Iran delivered missiles to the Houthis by dhow.",
        told("IRN", "Houthis", "missile", carrier=[]),
    ),
)
def test_carriers(case):
    check(case)
