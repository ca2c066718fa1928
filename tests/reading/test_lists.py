"""A list, its lines, and what announces it are read as one."""

import pytest

from bordereau.layout import list_end, list_line
from bordereau.model import Article
from bordereau.reading import Page, find_mentions

PACKAGE = (
    "The United States is sending Ukraine a package that includes:\n\n"
    "• 12 Bradley vehicles\n"
    "• Javelin missiles\n"
    "• 40 launchers\n\n"
    "The package is the tenth. It is worth $400 million."
)


def sentences(text, lang="en"):
    page = Page(Article(text=text, lang=lang), lang)
    return [page.whole[s.start : s.end].strip() for s in page.sentences]


def test_the_lines_of_a_list_are_one_sentence_with_what_announces_it():
    first, second, third = sentences(PACKAGE)
    assert first.startswith("The United States") and first.endswith("40 launchers")
    assert (second, third) == ("The package is the tenth.", "It is worth $400 million.")


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "■"])
def test_a_list_may_have_any_mark(mark):
    assert len(sentences(f"Livrés au Mali :\n{mark} deux Mi-35 ;\n{mark} un radar.")) == 1


def test_a_line_of_another_mark_begins_a_sentence_of_its_own():
    assert len(sentences("Livrés au Mali :\n- deux Mi-35\n- dix jeeps\n• un radar")) == 2


def test_lines_that_are_sentences_stay_sentences():
    text = "This month:\n- Fiji received ten trucks.\n- Japan will hand over five radars.\n"
    assert len(sentences(text)) == 3


def test_lines_that_nothing_announces_stand_alone():
    assert len(sentences("Livraisons de mai.\n- deux Mi-35\n- un radar")) == 3
    assert len(sentences("Livraisons de mai\ndeux Mi-35\nun radar")) == 3


def test_a_dialogue_dash_after_a_full_stop_is_no_list():
    assert sentences("Il parle.\n- Non, dit-il.") == ["Il parle.", "- Non, dit-il."]


def test_a_list_without_end_is_read_line_by_line():
    text = "Livrés :\n" + "- un radar\n" * 2000
    assert len(sentences(text)) == 2001


def test_goods_of_one_line_are_not_of_the_model_of_another():
    page = Page(Article(text=PACKAGE, lang="en"), "en")
    lines = {list_line(page.whole, i.start) for i in find_mentions(page).items if 60 < i.start < 120}
    assert None not in lines and len(lines) == 3, lines


def test_a_list_is_announced_by_a_colon_and_has_lines():
    assert list_end("It holds:\n- tanks\n- jets", 9, 10) == 24
    assert list_end("It holds\n- tanks\n- jets", 8, 9) is None
    assert list_end("It holds:\n- tanks", 9, 10) is None
