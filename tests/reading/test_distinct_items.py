"""Which mentions of goods are one item and which are several, however likely each is."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.transfers.item_choice import Limits, consolidate

_LIMITS = Limits(item=0.5, listed=0.3, first=0.0)


def _items(lang: str, text: str, **chances: float) -> list[str]:
    """The items of `text`, of whose goods all are likely but those whose first word `chances` names."""
    page = Page(Article(text=text, lang=lang), lang)
    goods = find_mentions(page).items
    scored = [(i, chances.get(page.whole[i.start : i.end].split()[0], 0.9)) for i in goods]
    told = [c.value for c in consolidate(page, scored, _LIMITS)]
    return [f"{t.quantity or ''} {t.category} {t.designation or ''}".strip() for t in told]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They received five tanks, radios, wheat and training."),
        ("fr", "Ils ont reçu cinq chars, des radios, du blé et de l'instruction."),
    ],
)
def test_a_word_that_often_means_something_else_is_an_item_of_a_list(lang: str, text: str) -> None:
    assert len(_items(lang, text)) == 4


def test_it_is_none_where_it_stands_apart() -> None:
    assert _items("en", "They received five tanks. The training went well.") == ["5.0 armoured_vehicle"]


def test_what_announces_a_list_is_none_of_its_things() -> None:
    assert _items("fr", "Ils ont reçu des armes : cinq chars et deux radars.") == [
        "5.0 armoured_vehicle",
        "2.0 sensor",
    ]


def test_equipment_in_a_list_with_definite_goods_is_an_item() -> None:
    assert _items("en", "They received 26 Rafale jets and equipment.") == [
        "26.0 aircraft Rafale",
        "equipment",
    ]


def test_two_nouns_of_a_category_one_counted_are_two_items() -> None:
    assert _items("en", "They received hand grenades and 500 shells.") == ["ammunition", "500.0 ammunition"]


def test_a_later_noun_without_a_count_is_what_was_counted_before() -> None:
    assert _items("en", "They received 500 shells. The ammunition came by sea.") == ["500.0 ammunition"]


def test_what_brought_goods_of_no_kind_is_no_item() -> None:
    assert _items("en", "A plane brought military equipment.") == ["equipment"]
    assert _items("en", "They received a plane.") == ["1.0 aircraft"]


def test_the_next_of_a_list_need_be_less_likely() -> None:
    assert _items("en", "They received five tanks, drones and mortars.", drones=0.35, mortars=0.35) == [
        "5.0 armoured_vehicle",
        "uav",
        "artillery",
    ]
    assert _items("en", "They received five tanks. The drones came late.", drones=0.35) == [
        "5.0 armoured_vehicle"
    ]


def test_a_wider_noun_counts_the_model_that_has_no_count() -> None:
    assert _items("en", "The CVR(T) came by sea. They received 123 vehicles.") == [
        "123.0 armoured_vehicle CVR(T)"
    ]
    assert _items("en", "They received 123 vehicles and the CVR(T).") == [
        "123.0 vehicle",
        "armoured_vehicle CVR(T)",
    ]


@pytest.mark.parametrize("text", ["They received a training package.", "They received a grant."])
def test_an_article_counts_no_mass(text: str) -> None:
    assert [item.split()[0] for item in _items("en", text)] in (["training"], ["funds"])


def _by_sentence(text: str, *chances: float) -> list[str]:
    """The items of an English text, whose goods are as likely as their sentence."""
    page = Page(Article(text=text, lang="en"), "en")
    scored = [(i, chances[i.sentence]) for i in find_mentions(page).items]
    told = [c.value for c in consolidate(page, scored, _LIMITS)]
    return [f"{t.quantity or ''} {t.category} {t.designation or ''}".strip() for t in told]


def test_of_two_counts_of_a_model_in_two_sentences_the_likelier_is_the_happenings() -> None:
    text = "They received ten K2 tanks. The contract is for 180 K2 tanks."
    assert _by_sentence(text, 0.9, 0.6) == ["10.0 armoured_vehicle K2"]
    assert _by_sentence(text, 0.6, 0.9) == ["180.0 armoured_vehicle K2"]


def test_two_models_keep_a_count_each() -> None:
    text = "They received ten K2 tanks. Six K9 howitzers came as well."
    assert _by_sentence(text, 0.9, 0.6) == ["10.0 armoured_vehicle K2", "6.0 artillery K9"]


def test_a_count_that_points_back_is_of_the_last_of_its_kind_and_not_of_the_first_model() -> None:
    told = _items(
        "en",
        "They sent Patriot interceptors, tanks and rifles. Twelve of the tanks came, six more will.",
    )
    assert "air_defence Patriot" in told


def test_a_counted_noun_of_its_own_category_counts_no_model_of_another() -> None:
    told = _items("en", "They sent Patriot interceptors. Later 100,000 rounds came.")
    assert not any(t.startswith("100000.0 air_defence") for t in told)
