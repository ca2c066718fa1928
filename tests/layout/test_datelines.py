"""Headlines, datelines and dates of publication are found at the head of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.layout import dateline, headline, published_in
from bordereau.model import Article

BODY = "Deux avions cargo se sont posés dans la nuit avec du matériel destiné à l'armée, a-t-on appris."
ENGLISH = "Two cargo planes landed overnight with equipment meant for the army, officials said on Monday."


@pytest.mark.parametrize(
    ("opening", "lang", "place", "day"),
    [
        ("PARIS, 6 fév. - ", "fr", "PARIS", "6 fév."),
        ("CALI, Aug 22 - ", "en", "CALI", "Aug 22"),
        ("KYIV (Agency) — ", "en", "KYIV", None),
        ("BEIRUT, March 3 (Agency) - ", "en", "BEIRUT", "March 3"),
        ("JAKARTA (de notre correspondante) - ", "fr", "JAKARTA", None),
        ("Bamako (Mali) – ", "fr", "Bamako", None),
        ("FOS-SUR-MER. ", "fr", "FOS-SUR-MER", None),
        ("N'DJAMENA, le 3 mars 2024. ", "fr", "N'DJAMENA", "le 3 mars 2024"),
        ("RIO CUARTO, Argentina - ", "en", "RIO CUARTO", None),
        ("NIAMEY/BAMAKO : ", "fr", "NIAMEY/BAMAKO", None),
        ("Port-au-Prince, 1er janvier - ", "fr", "Port-au-Prince", "1er janvier"),
        ("BOGOTÁ, 4 ene (agencia).- ", "es", "BOGOTÁ", "4 ene"),
        ("LUANDA, 12 de março - ", "pt", "LUANDA", "12 de março"),
        ("БАМАКО, 16 окт. ", "ru", "БАМАКО", "16 окт"),
        ("الخرطوم - ", "ar", "الخرطوم", None),
    ],
)
def test_a_dateline_gives_place_and_day(opening: str, lang: str, place: str, day: str | None) -> None:
    text = opening + BODY
    found = dateline(text, lang)
    assert found is not None
    assert text[found.place.start : found.place.end] == place
    assert (text[found.date.start : found.date.end] if found.date else None) == day
    assert text[found.span.end :] == BODY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "EXCLUSIF - " + BODY,
        "Vladimir Poutine a promis des armes - et il les livrera, a dit son ministre à la presse réunie.",
        "Bamako. " + BODY,
        "« NON - jamais ! » a dit le ministre devant les journalistes réunis dans la cour de la caserne.",
        "PARIS - court.",
        "",
    ],
)
def test_what_is_no_dateline_is_left_alone(text: str) -> None:
    assert dateline(text, "fr") is None


def test_a_dateline_is_found_below_menu_and_date_line() -> None:
    text = f"Accueil | Politique | Sport\nPublié le 3 mars 2024\n\nGAO, 3 mars - {BODY}\n\nLYON - {BODY}"
    found = dateline(text, "fr")
    assert found is not None
    assert text[found.place.start : found.place.end] == "GAO"


@pytest.mark.parametrize(
    ("line", "lang", "iso"),
    [
        ("Publié le 12 mars 2024", "fr", "2024-03-12"),
        ("Publié le 12/03/2024 à 10h15", "fr", "2024-03-12"),
        ("Publié le mardi 1er août 2023 à 10h, modifié le 02/09/2023", "fr", "2023-08-01"),
        ("12 mars 2024", "fr", "2024-03-12"),
        ("March 12, 2024", "en", "2024-03-12"),
        ("Tuesday 12 March 2024", "en", "2024-03-12"),
        ("Posted on: 12 Mar 2024 3:48PM", "en", "2024-03-12"),
        ("Press release 9.2.2024 15.40", "en", "2024-02-09"),
        ("2024-03-12", "en", "2024-03-12"),
        ("13/02/2024", "en", "2024-02-13"),
        ("03/04/2024", "en", "2024"),
        ("Publicado el 12 de marzo de 2024", "es", "2024-03-12"),
        ("Publicado em 12 de março de 2024", "pt", "2024-03-12"),
        ("12 марта 2024 года", "ru", "2024-03-12"),
        ("نشر في 12 مارس 2024", "ar", "2024-03-12"),
        ("Mis à jour le 14 mars 2024", "fr", None),
        ("31 février 2024", "fr", None),
        ("Le 12 mars 2024, deux avions ont été livrés.", "fr", None),
    ],
)
def test_a_date_line_gives_the_date_of_publication(line: str, lang: str, iso: str | None) -> None:
    assert published_in(f"{line}\n\n{BODY}", lang) == iso


def test_a_dateline_with_a_year_gives_it_too() -> None:
    assert published_in("Roanne, le 8 décembre 2021. " + BODY, "fr") == "2021-12-08"


def test_a_date_further_down_is_not_the_date_of_publication() -> None:
    assert published_in(f"{BODY}\n\n{BODY}\n\n{BODY}\n\n12 mars 2024", "fr") is None


def test_the_first_line_is_the_headline_where_there_is_no_title() -> None:
    text = f"Home | World | Sport\n\nArmy takes over two planes\n\nBy A Reporter in Gao\n\n{ENGLISH}"
    found = headline(Article(text=text, lang="en"))
    assert found is not None
    assert text[found.start : found.end] == "Army takes over two planes"
    assert headline(Article(text=text, lang="en", title="Army takes over two planes")) is None


@pytest.mark.parametrize(
    "text", [ENGLISH, f"Dear readers,\n\n{ENGLISH}", f"It landed.\n\n{ENGLISH}", "Two planes", ""]
)
def test_prose_is_no_headline(text: str) -> None:
    assert headline(Article(text=text, lang="en")) is None


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from("AbÉ 0123-–,.:()|\n'عП/"), max_size=120),
    lang=st.sampled_from(["fr", "en", "ar", "xx", ""]),
)
def test_spans_at_the_head_lie_in_the_text(text: str, lang: str) -> None:
    found = dateline(text, lang)
    for span in (found.span, found.place, found.date) if found else ():
        assert span is None or 0 <= span.start < span.end <= len(text)
    title = headline(Article(text=text, lang=lang or None))
    assert title is None or 0 <= title.start < title.end <= len(text)
    published_in(text, lang)
