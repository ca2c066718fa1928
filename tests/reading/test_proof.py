"""The words that values are cited from are those that a reader would point at."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from bordereau.codebook import fold, grammar_words
from bordereau.model import Article, Cited, Transfer
from bordereau.reading import read

ARTICLES = [
    (
        "fr",
        "Les autorités ont reçu jeudi à Niamey douze blindés VAB que la France leur avait promis. Les "
        "blindés, un don, sont arrivés par le port de Cotonou dans la nuit, a dit le ministre.",
    ),
    (
        "fr",
        "L'armée burkinabè attend les drones Bayraktar TB2 qu'elle a commandés à la Turquie l'an dernier. "
        "Ils doivent arriver en juin, d'après une source militaire. Les premiers sont là depuis avril.",
    ),
    (
        "en",
        "The first of the tanks that Germany has promised to Ukraine are on their way, officials said. They "
        "are a gift. At least six Leopard 2 tanks will be handed over with ammunition by the end of March.",
    ),
    (
        "en",
        "The sale of 24 F-16 jets to Argentina by Denmark is delayed, the ministry in Buenos Aires said on "
        "Monday. It has paid for them in full, and the contract stands; the first six were to arrive in May.",
    ),
]


def test_a_recipient_is_cited_by_its_name_and_not_by_what_stands_for_it() -> None:
    told = transfer(
        "Paris a remis jeudi douze blindés VAB aux Forces armées nigériennes. Les unités, a dit un officier, "
        "en avaient besoin. Une armée vit de son matériel."
    )
    assert words(told, told.recipient[0])[0] == "Forces armées nigériennes"


def test_a_supplier_is_cited_where_it_acts_and_not_where_it_merely_stands_nearer() -> None:
    told = transfer(
        "France has nothing to add, its embassy said. Turkey delivered six Bayraktar TB2 drones to Niger on "
        "Monday. Turkey is far away.",
        lang="en",
    )
    assert words(told, told.supplier[0])[0] == "Turkey"
    assert told.supplier[0].passages[0].start < 60


def test_a_basis_is_cited_from_the_word_that_says_so_though_it_stands_in_another_sentence() -> None:
    told = transfer(
        "The United States delivered twenty Humvees to the Somali National Army on Monday. "
        "The vehicles came by sea. They are a donation by the American people.",
        lang="en",
    )
    assert told.basis
    assert told.basis.value == "gift"
    assert "donation" in words(told, told.basis)


def test_a_recipient_is_cited_where_the_telling_gives_it_the_goods_and_not_by_the_nearest_soldier() -> None:
    told = transfer(
        "Officers, a general too, stood on the quay when Turkey handed over two patrol ships. They are "
        "for Nigeria, which ordered them in 2021. Nigeria paid in full.",
        lang="en",
    )
    assert words(told, told.recipient[0])[0] == "Nigeria"


def test_forces_without_a_name_show_the_state_that_the_article_gives_them_to() -> None:
    told = transfer(
        "Turkish drones were handed over to the army on Monday, a gift from Ankara to Niger.", lang="en"
    )
    assert told.recipient[0].value == "NER"
    assert "army" in words(told, told.recipient[0])


def test_fighters_that_are_goods_show_no_party() -> None:
    told = transfer(
        "Denmark handed over six F-16s to Ukraine on Monday. The fighters will fly from bases in the west.",
        lang="en",
    )
    assert words(told, told.recipient[0]) == ["Ukraine"]
    assert "fighters" in words(told, told.items[0].category)


def test_a_category_is_cited_from_the_noun_and_from_the_model_beside_it() -> None:
    told = transfer("La Russie a livré jeudi au Mali deux systèmes Pantsir, arrivés par avion à Bamako.")
    assert words(told, told.items[0].category) == ["systèmes", "Pantsir"]


def test_a_noun_that_counts_others_is_no_word_for_the_goods() -> None:
    told = transfer(
        "Denmark handed over six F-16s to Ukraine on Monday. Poland operates 48 fighters of its own.",
        lang="en",
    )
    assert words(told, told.items[0].category) == ["F-16s"]


@pytest.mark.parametrize(
    ("lang", "text", "stage", "said"),
    [
        (
            "fr",
            "Le patrouilleur que la France a cédé au Gabon appartient désormais à la marine gabonaise.",
            "delivered",
            "appartient",
        ),
        (
            "fr",
            "Les douze Mirage 2000-5 que le Qatar devait vendre à l'Indonésie ne viendront pas. L'affaire "
            "est enterrée, a dit le ministre.",
            "cancelled",
            "ne viendront pas",
        ),
    ],
)
def test_a_stage_is_cited_from_words_for_the_course_of_the_hand_over(
    lang: str, text: str, stage: str, said: str
) -> None:
    told = transfer(text, lang=lang)
    assert told.stage.value == stage
    assert said in words(told, told.stage)


def test_what_comes_without_a_no_tells_no_cancelled_stage() -> None:
    told = transfer(
        "Les douze Mirage 2000-5 que le Qatar devait vendre à l'Indonésie ne viendront pas : les acheteurs, "
        "venus jeudi à Doha, ont renoncé."
    )
    assert told.stage.value == "cancelled"
    assert not any(w.startswith("venus") for w in words(told, told.stage))


def test_a_stage_is_cited_from_the_words_that_tell_the_happening() -> None:
    told = transfer("Pékin a livré mardi dix véhicules blindés VN-22 à l'armée burkinabè, à Ouagadougou.")
    assert words(told, told.stage)[0] in {"livré", "a livré"}


def test_a_stage_is_cited_with_the_auxiliaries_of_its_verb() -> None:
    told = transfer("Germany will deliver ten Leopard 2 tanks to Ukraine in June, it was told.", lang="en")
    assert told.stage.value == "planned"
    assert words(told, told.stage)[0] == "will deliver"


def test_a_stage_told_by_a_noun_is_cited_from_its_predicate_too() -> None:
    told = transfer(
        "The transfer of six S-300 air-defence systems by Russia to the Syrian army was finished on Monday.",
        lang="en",
    )
    assert "was finished" in words(told, told.stage)


def test_a_preposition_that_only_looks_like_an_auxiliary_is_none() -> None:
    told = transfer("La livraison par la Russie de deux hélicoptères Mi-35M à Bamako est terminée.")
    assert "est terminée" in words(told, told.stage)
    assert not any("Bamako" in w for w in words(told, told.stage))


@pytest.mark.parametrize(("lang", "text"), ARTICLES)
def test_no_small_word_is_cited_alone(lang: str, text: str) -> None:
    told = transfer(text, lang=lang)
    small = grammar_words(lang)
    empty = small.determiners | small.prepositions | small.pronouns | small.genitives
    for cited in (told.stage, told.assertion, *([told.basis] if told.basis else [])):
        assert not [w for w in words(told, cited) if fold(w) in empty]


@pytest.mark.parametrize(("lang", "text"), ARTICLES)
def test_passages_of_a_value_do_not_overlap(lang: str, text: str) -> None:
    told = transfer(text, lang=lang)
    for cited in (told.stage, told.assertion, *([told.basis] if told.basis else [])):
        places = sorted((p.where, p.start, p.end) for p in cited.passages)
        for (where, _, end), (other, start, _) in pairwise(places):
            assert where != other or end <= start


def test_what_is_attributed_is_cited_from_the_words_that_credit_somebody() -> None:
    told = transfer(
        "Vingt blindés Bastion ont été remis lundi par la France à l'armée tchadienne, selon le ministère de "
        "la Défense. Ils serviront dès le mois prochain dans les tonnes de sable du nord."
    )
    assert told.assertion.value == "attributed"
    assert words(told, told.assertion) == ["selon"]


def test_what_is_unconfirmed_is_cited_from_its_conditional() -> None:
    told = transfer(
        "Moscou aurait livré six hélicoptères Mi-35M à l'armée malienne, croit savoir un site. Rien "
        "d'officiel à ce stade."
    )
    assert told.assertion.value == "unconfirmed"
    assert any(w.startswith("aurait") for w in words(told, told.assertion))


def test_what_is_denied_is_cited_from_its_denial_and_not_from_a_mere_no() -> None:
    told = transfer(
        "Russia denied that it had delivered six Mi-35M helicopters to Mali. No aircraft were sent, it said.",
        lang="en",
    )
    assert told.assertion.value == "denied"
    assert words(told, told.assertion) == ["denied"]


def test_the_name_of_a_party_credits_nobody() -> None:
    told = transfer(
        "Officers said on Monday that Paris delivered ten Bastion vehicles to the army of Côte d'Ivoire.",
        lang="en",
    )
    told_fr = transfer(
        "Dix blindés Bastion ont été livrés lundi par la France à la Côte d'Ivoire, a annoncé le ministère."
    )
    for one in (told, told_fr):
        assert one.assertion.value == "attributed"
        assert not any(w.startswith("Côte") for w in words(one, one.assertion))


def test_what_is_stated_is_cited_from_the_telling_alone() -> None:
    told = transfer("Pékin a livré mardi dix véhicules blindés VN-22 à l'armée burkinabè, à Ouagadougou.")
    assert told.assertion.value == "stated"
    assert words(told, told.assertion) in (["livré"], ["a livré"])


def test_a_basis_is_cited_from_words_of_its_own_kind_only() -> None:
    told = transfer(
        "Poland bought 180 K2 tanks from South Korea for $3.4 billion. They are to arrive next year. "
        "Seoul gave no date.",
        lang="en",
    )
    assert told.basis
    assert told.basis.value == "sale"
    assert words(told, told.basis)
    assert not {"$3.4 billion", "next year", "gave"} & set(words(told, told.basis))


def transfer(text: str, lang: str = "fr") -> Transfer:
    reading = read(Article(lang=lang, published="2024-05-15", text=text))
    return next(r for r in reading.reports if isinstance(r, Transfer))


def words(told: Transfer, cited: Cited[Any]) -> list[str]:
    return [p.words for p in cited.passages]
