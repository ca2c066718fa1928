"""The words that values are cited from are those that a reader would point at."""

from __future__ import annotations

from bordereau.model import Article, Cited, Transfer
from bordereau.reading import read


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


def test_a_stage_is_cited_from_the_words_that_tell_the_happening() -> None:
    told = transfer("Pékin a livré mardi dix véhicules blindés VN-22 à l'armée burkinabè, à Ouagadougou.")
    assert words(told, told.stage)[0] in {"livré", "a livré"}


def transfer(text: str, lang: str = "fr") -> Transfer:
    reading = read(Article(lang=lang, published="2024-05-15", text=text))
    return next(r for r in reading.reports if isinstance(r, Transfer))


def words(told: Transfer, cited: Cited[str]) -> list[str]:
    return [p.words for p in cited.passages]
