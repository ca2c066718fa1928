"""Page residue is found, and prose is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.layout import find_residue

PROSE = {
    "fr": "La Russie a livré mardi quatre hélicoptères à l'armée malienne, lors d'une cérémonie à la base "
    "101 de Bamako, en présence du ministre de la Défense.",
    "en": "Russia handed over four helicopters to the Malian army on Tuesday, at a ceremony held at Air Base "
    "101 in Bamako in the presence of the defence minister.",
}


def words(text: str, lang: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in find_residue(text, lang)]


@pytest.mark.parametrize(
    ("line", "lang", "kind"),
    [
        ("Accueil | Politique | Sport | Contact", "fr", "menu"),
        ("Accueil > Afrique > Mali", "fr", "menu"),
        ("fi | sv | en", "en", "menu"),
        ("FR / EN / AR", "fr", "menu"),
        ("Home | World | Business | Sport", "en", "menu"),
        ("Filed under: defence, rumours | 17 comments", "en", "menu"),
        ("Partager sur Facebook", "fr", "share"),
        ("Facebook - X - WhatsApp", "fr", "share"),
        ("Share | Save | Listen (6 min)", "en", "menu"),
        ("[Share] [Tweet] [Print]", "en", "share"),
        ("Temps de lecture : 4 min", "fr", "reading"),
        ("5 min read", "en", "reading"),
        ("À lire aussi : Deux avions pour le Niger", "fr", "related"),
        ("LIRE AUSSI Deux avions pour le Niger", "fr", "related"),
        ("> Sur le même sujet : la foire aux chevaux", "fr", "related"),
        ("Also read: Salvage team waits for weather", "en", "related"),
        ("Related: Navy denies sale | Ten quiet beaches", "en", "related"),
        ("READ MORE Two planes for Niger", "en", "related"),
        ("Photo : un appareil sur le tarmac (DR)", "fr", "caption"),
        ("[Le président salue la foule. DR]", "fr", "caption"),
        ("Crédit photo : AFP", "fr", "caption"),
        ("PICTURED: A helicopter in 2011 (reader's photo)", "en", "caption"),
        ("Image: Ministry of Defence", "en", "caption"),
        ("Laisser un commentaire", "fr", "comments"),
        ("Comments are closed.", "en", "comments"),
        ("Abonnez-vous à notre lettre du matin", "fr", "notice"),
        ("Ce site utilise des cookies pour mesurer son audience.", "fr", "notice"),
        ("Subscribe to our newsletter", "en", "notice"),
        ("This website uses cookies to improve your visit.", "en", "notice"),
        ("Publicité", "fr", "advert"),
        ("Advertisement", "en", "advert"),
        ("© AFP", "fr", "rights"),
        ("Tous droits réservés", "fr", "rights"),
        ("Copyright 2024 The Paper. All rights reserved.", "en", "rights"),
        ("Article modifié le 8 décembre à 17 h : une version antérieure donnait sept avions.", "fr", "note"),
        ("(Corrige le nombre d'avions au 2e paragraphe)", "fr", "note"),
        ("ERRATUM. La légende de la page 3 était fausse.", "fr", "note"),
        ("This article was amended on 26 October to correct a name.", "en", "note"),
        ("CORRECTION: An earlier version gave the number of trucks as five.", "en", "note"),
        ("Mis à jour à 11h40", "fr", "update"),
        ("Last updated: 4 April 2024", "en", "update"),
        ("Contact presse : presse@essai.example", "fr", "contact"),
        ("For further information, please contact the press office.", "en", "contact"),
        ("Propos recueillis par A. B.", "fr", "author"),
        ("The author is a novelist.", "en", "author"),
        ("(agc/ab)", "fr", "author"),
        ("#mali #armee", "fr", "tags"),
        ("Comparte en Facebook", "es", "share"),
        ("Lea también: Dos aviones para Níger", "es", "related"),
        ("Leia também: Dois aviões para o Níger", "pt", "related"),
        ("Читайте также: Два самолёта для Нигера", "ru", "related"),
        ("Фото: Минобороны", "ru", "caption"),
        ("اقرأ أيضا: طائرتان للنيجر", "ar", "related"),
        ("جميع الحقوق محفوظة", "ar", "rights"),
    ],
)
def test_a_line_of_residue_is_found_whole(line: str, lang: str, kind: str) -> None:
    prose = PROSE.get(lang, PROSE["en"])
    assert words(f"{prose}\n\n{line}", lang) == [(kind, line)]


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Publié le 3 mars 2024 à 10h", "fr"),
        ("3 mars 2024", "fr"),
        ("Press release 9.2.2024 15.40", "en"),
        ("April 4, 2023", "en"),
        ("02.10.2022 - 11:30", "en"),
        ("12 de marzo de 2024", "es"),
        ("12 марта 2024, 10:30", "ru"),
    ],
)
def test_a_leading_date_line_is_found(line: str, lang: str) -> None:
    prose = PROSE.get(lang, PROSE["en"])
    assert words(f"{line}\n\n{prose}", lang) == [("date", line)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (PROSE["fr"], "fr"),
        (PROSE["en"], "en"),
        ("Le ministre a partagé la photo sur Facebook : deux Mi-35 y sont visibles.", "fr"),
        ("Lire aussi attentivement le contrat, c'est ce qu'exige le ministre des armées.", "fr"),
        ("Les commentaires du président sur la livraison ont surpris ses alliés.", "fr"),
        ("Related equipment was delivered on Tuesday.", "en"),
        ("Comments by the minister on the delivery surprised his allies.", "en"),
        ("Share of the cost borne by Berlin: 40 per cent.", "en"),
        ("Update: the ministry has confirmed the delivery of two Mi-35.", "en"),
        ("By Tuesday two planes had arrived in Bamako.", "en"),
        ("Par avion, par bateau et par la route, les armes arrivent.", "fr"),
        ("Mali | 2022 | 2 Mi-35 | Russie\nNiger | 2023 | 6 TB2 | Turquie", "fr"),
        ("The army [of Mali] received two (2) helicopters (Mi-35) [sic].", "en"),
        ("Une version armée du drone a été livrée en mai.", "fr"),
        ("Photos de satellites à l'appui, l'ONG montre deux Su-25 à Bamako.", "fr"),
        ("- 50 missiles AIM-120 ;\n- 3 véhicules tactiques ;", "fr"),
        ("Contact was lost with the plane.", "en"),
        ("Le 12 mars 2024, la France a cédé douze blindés à l'armée.", "fr"),
    ],
)
def test_prose_is_never_residue(text: str, lang: str) -> None:
    assert find_residue(text, lang) == []
    assert find_residue(f"{PROSE[lang]}\n\n{text}\n\n{PROSE[lang]}", lang) == []


def test_comments_run_to_the_end_of_the_text() -> None:
    comments = "3 commentaires\nKilo : et les chars ?\nAdmin : du calme"
    text = f"{PROSE['fr']}\n\n{comments}"
    assert words(text, "fr") == [("comments", comments)]


def test_a_count_of_comments_above_the_news_takes_its_line_only() -> None:
    text = f"Deux avions pour Bamako\n12 commentaires\n\n{PROSE['fr']}\n\n{PROSE['fr']}"
    assert words(text, "fr") == [("comments", "12 commentaires")]


def test_headlines_listed_under_a_label_go_with_it() -> None:
    related = "Lire aussi :\n- Deux blindés pour Niamey\n- Un navire à Lomé"
    text = f"{PROSE['fr']}\n\n{related}\n\n{PROSE['fr']}"
    assert words(text, "fr") == [("related", related)]


def test_residue_within_a_line_leaves_the_sentence() -> None:
    text = PROSE["fr"] + " (Photo AFP)"
    assert words(text, "fr") == [("caption", "(Photo AFP)")]
    text = PROSE["en"] + " CORRECTION: the first name of the minister was wrong."
    assert words(text, "en") == [("note", "CORRECTION: the first name of the minister was wrong.")]
    assert words(PROSE["fr"] + " #mali", "fr") == [("tags", "#mali")]


def test_an_unknown_language_is_read_with_the_first_two() -> None:
    assert [kind for kind, _ in words(f"{PROSE['en']}\n\nLire aussi : X\n\nRelated: Y", "xx")] == [
        "related"
    ] * 2


def test_every_entry_of_the_data_has_the_fields_it_needs() -> None:
    root = Path(__file__).parents[2] / "src/bordereau/codebook/data/residue"
    for path in root.glob("*.yaml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert data["kind"] == "residue"
        for entry in data["entries"]:
            assert set(entry) <= {
                "residue",
                "extent",
                "where",
                "longest",
                "unfinished",
                "cased",
                "pos",
                "names",
            }
            assert entry["names"] and all(isinstance(name, str) for name in entry["names"])


MARKS = list("a#|[]()>.:-©\n\r\u2028\x00\ud800é ")
WORDS = [
    "photo",
    "Lire aussi :",
    "3 comments",
    "Publié le ",
    "12 mars 2024",
    "aa/bb",
    "correction : ",
    "Home",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "x" * 130 + "."])
LANGS = st.sampled_from(["fr", "en", "es", "pt", "ru", "ar", "de", "", "../x"])


@settings(max_examples=250, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40), lang=LANGS)
def test_spans_are_ordered_apart_and_in_the_text(pieces: list[str], lang: str) -> None:
    text = "".join(pieces)
    at = 0
    for span in find_residue(text, lang):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "[",
        "(",
        "#a ",
        "a | ",
        "photo : ",
        "a. correction ",
        "\n",
        "x\n",
        "(a) ",
        "12 mars ",
        "©",
        ". #a #a",
        "[a",
    ],
)
def test_long_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    find_residue("x", "fr")
    started = time.perf_counter()
    find_residue(text, "fr")
    assert time.perf_counter() - started < 10
