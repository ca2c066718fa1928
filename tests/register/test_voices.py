"""Voices: copies of one text are found, two reports of one happening are none."""

import subprocess
import sys

from bordereau.register.voices import COPY, are_copies, bands, containment, signature, similarity

TEXT = """
Un avion-cargo russe a livré onze tonnes de matériel à l'armée malienne mercredi, a constaté un journaliste.
L'appareil, un Il-76, s'est posé à Bamako peu avant midi. Des caisses ont été déchargées devant la presse,
en présence du chef d'état-major et de l'ambassadeur de Russie. La veille, des combattants avaient attaqué
une école de gendarmerie. Selon le ministère, d'autres livraisons suivront avant la fin de l'année.
"""
OTHER = """
Bamako a reçu mercredi un appareil venu de Moscou, chargé selon des témoins de vivres et de médicaments.
Onze tonnes ont été remises aux autorités, a dit un porte-parole de l'ambassade, qui n'a pas voulu commenter
les combats de la veille dans la capitale. Le ministre de la Santé a remercié les donateurs.
"""


def alike(one, other):
    return similarity(signature(one), signature(other))


def test_a_copy_with_another_head_and_a_cut_tail_is_a_copy():
    copy = "BAMAKO, 18 septembre (Agence) - " + TEXT.rsplit(".", 2)[0] + "."
    assert alike(TEXT, copy) >= COPY
    assert set(bands(signature(TEXT))) & set(bands(signature(copy)))


def test_another_report_of_the_same_flight_is_none():
    assert alike(TEXT, OTHER) < 0.1


def test_accents_case_and_line_breaks_do_not_matter():
    assert alike(TEXT, TEXT.upper().replace(" ", "\n")) == 1.0


def test_a_text_without_words_is_like_none():
    assert similarity(signature(""), signature("...")) == 0.0
    assert bands(signature("")) == ()


def test_signatures_are_the_same_in_every_process():
    script = f"from bordereau.register.voices import signature; print(signature({TEXT!r}).hex())"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.strip() == signature(TEXT).hex()


def test_a_text_cut_in_half_is_a_copy_of_the_whole():
    half = " ".join(TEXT.split()[: len(TEXT.split()) // 2])
    assert are_copies(signature(TEXT), signature(half))
    assert are_copies(signature(half), signature(TEXT))
    assert containment(signature(TEXT), signature(half)) > 0.9


def test_two_reports_that_quote_one_statement_are_no_copies():
    statement = TEXT.split("Selon")[1]
    assert not are_copies(signature(OTHER + statement), signature(TEXT))


def test_a_text_without_words_holds_nothing():
    assert containment(signature(""), signature(TEXT)) == 0.0
