"""Folding is the ground that every offset stands on: it keeps the length of any text."""

from hypothesis import given
from hypothesis import strategies as st

from bordereau.codebook import fold, fold_case, name_of

anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(fold_case(text)) == len(text)


@given(anything)
def test_folded_text_has_only_lower_letters_digits_blanks_and_line_ends(text):
    assert all(char.isalnum() or char in " \n" for char in fold(text))
    assert fold(fold(text)) == fold(text)


@given(anything, anything)
def test_each_character_is_folded_alone(one, other):
    assert fold(one + other) == fold(one) + fold(other)


def test_every_code_point_folds_to_one_character():
    text = "".join(chr(code) for code in range(0x110000))
    assert len(fold(text)) == len(text)


def test_case_accents_apostrophes_and_hyphens_do_not_matter():
    assert fold("L’Émirat–Côte\u00a0d'Ivoire") == "l emirat cote d ivoire"
    assert fold_case("L’Émirat") == "L Emirat"


def test_a_line_end_stays_a_line_end():
    assert fold("Mali\r\nNiger | Tchad") == "mali\n\nniger \n tchad"


def test_a_name_has_single_blanks():
    assert name_of(fold(" Mi - 35 ")) == "mi 35"
