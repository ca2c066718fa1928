"""Numbers without a noun of their own count what stands before them, or point back to it."""

import pytest

from bordereau.model import Article
from bordereau.reading import Page, find_mentions


def _counted(lang: str, text: str) -> list[tuple[str, float]]:
    """The words of each counted item of `text`, and its count."""
    page = Page(Article(text=text, lang=lang), lang)
    goods = find_mentions(page).items
    return [(page.whole[i.start : i.end], i.quantity) for i in goods if i.quantity is not None]


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "Recovery vehicles, tactical (11), were sent.", ("Recovery vehicles", 11)),
        ("en", "Small arms (about 3,600) were sent.", ("Small arms", 3600)),
        ("en", "Grenade launchers, some 400, were sent.", ("Grenade launchers", 400)),
        ("en", "They sent Leopard 2A8s, up to fifty of them, by rail.", ("Leopard 2A8s", 50)),
        ("fr", "Des mortiers (12) ont été livrés.", ("mortiers", 12)),
        ("fr", "Des camions, une vingtaine en tout, ont été livrés.", ("camions", 20)),
    ],
)
def test_a_count_behind_its_noun_is_the_nouns(lang: str, text: str, counted: tuple[str, float]) -> None:
    assert _counted(lang, text) == [counted]


def test_each_line_of_a_list_keeps_its_own_count() -> None:
    text = "The aid comprises:\n• Recovery vehicles (11)\n• Fuel tankers, heavy (61)\n• Ten trucks"
    assert _counted("en", text) == [("Recovery vehicles", 11), ("Fuel tankers", 61), ("trucks", 10)]


def test_what_follows_a_comma_and_has_a_verb_of_its_own_is_no_apposition() -> None:
    assert ("tanks", 12) not in _counted("en", "They have tanks, 12 were sent in May.")


def test_the_numbers_of_lines_count_nothing() -> None:
    assert _counted("en", "The packages follow.\n1. Rifles from stocks.\n2. Shells from industry.") == []


def test_a_count_apart_from_its_noun_points_back() -> None:
    assert _counted("fr", "Les chars sont arrivés. Trois autres suivront.") == [("Trois", 3)]
