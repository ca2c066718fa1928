"""Words for goods at large, ranks and remainders stand for what was told before them."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions
from bordereau.reading.mentions import ItemMention


def _items(lang: str, text: str) -> dict[str, ItemMention]:
    page = Page(Article(text=text, lang=lang), lang)
    return {page.whole[i.start : i.end]: i for i in find_mentions(page).items}


@pytest.mark.parametrize(
    ("lang", "text", "words", "category"),
    [
        ("en", "Kyiv got an S-300 from Slovakia. The launchers came by rail.", "launchers", "air_defence"),
        ("en", "The army has T-72 tanks. These vehicles were given.", "vehicles", "armoured_vehicle"),
        ("en", "The army has T-72 tanks. It bought 20 vehicles.", "vehicles", "vehicle"),
        ("fr", "La France livre des hélicoptères. Dix appareils suivront.", "appareils", "helicopter"),
        ("fr", "Des blindés sont arrivés. Les engins viennent de Chine.", "engins", "armoured_vehicle"),
    ],
)
def test_a_word_for_goods_at_large_is_of_what_was_told_last(
    lang: str, text: str, words: str, category: str
) -> None:
    assert _items(lang, text)[words].category == category


@pytest.mark.parametrize(
    ("lang", "text", "words", "count"),
    [
        ("en", "Two frigates were sold. The second will leave in May.", "second", 1),
        ("en", "Jets were sold. Four smaller ones came later.", "Four", 4),
        ("en", "The first of five Rafale jets has landed.", "five", 5),
        ("en", "They bought 11 tanks and twice that number of engines.", "engines", 22),
        ("fr", "Une vedette est arrivée. Une troisième sera mise à l'eau.", "troisième", 1),
        ("fr", "Ils ont reçu trois chars. Le dernier est en panne.", "Le dernier", 1),
        ("fr", "Quarante chars, avec trois fois autant de mitrailleuses.", "mitrailleuses", 120),
        ("fr", "Les trois premiers des 32 F-16 sont là.", "F-16", 3),
    ],
)
def test_what_points_back_is_counted(lang: str, text: str, words: str, count: float) -> None:
    assert _items(lang, text)[words].quantity == count


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "London handed over the minehunter Blyth.", "minehunter Blyth"),
        ("en", "PNS Taimur leaves Shanghai.", "PNS"),
        ("fr", "L'Australie a transféré la frégate Newcastle.", "frégate Newcastle"),
    ],
)
def test_a_ship_told_in_the_singular_is_one(lang: str, text: str, words: str) -> None:
    assert _items(lang, text)[words].quantity == 1


def test_ships_in_the_plural_are_not_one() -> None:
    assert _items("en", "London handed over the frigates.")["frigates"].quantity is None


def test_the_rest_of_the_world_is_no_goods() -> None:
    assert "Le reste" not in _items("fr", "Des chars sont arrivés. Le reste du monde attend.")


def test_no_one_counts_nothing() -> None:
    assert [*_items("en", "A tug that no one would explain.")] == ["tug"]


@pytest.mark.parametrize(
    ("lang", "text", "given"),
    [
        ("en", "The Union transferred 75 million euros to Beirut.", True),
        ("en", "Doha would give the Lebanese army 60 million dollars in aid.", True),
        ("en", "Doha gave rifles for 60 million dollars.", False),
        ("fr", "Le Mexique ouvre une ligne de 10 millions de dollars.", True),
        ("fr", "Berlin a livré des chars pour 10 millions d'euros.", False),
    ],
)
def test_money_that_is_given_is_funds_and_a_price_is_none(lang: str, text: str, given: bool) -> None:
    funds = [w for w, i in _items(lang, text).items() if i.category == "funds" and "million" in w]
    assert bool(funds) == given
