import json

import pytest

from bordereau.exchange.terminal import Pages, one_line, progress, safe, safe_json


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "⟨U+001B⟩[2Jgone"),
        ("a\u202egpj.exe", "a⟨U+202E⟩gpj.exe"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("bell\x07 \x9b31m", "bell⟨U+0007⟩ ⟨U+009B⟩31m"),
        ("half \ud800", "half ⟨U+D800⟩"),
    ],
)
def test_what_would_steer_a_terminal_is_spelt_out(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


def test_honest_text_of_any_script_is_left_alone() -> None:
    text = "L’été\u00a0: 3\u202f000 т, 🇲🇱 « مالي »\tfin\n"
    assert safe(text) == text


def test_one_line_leaves_no_line_break_of_any_sort() -> None:
    assert one_line("a\r\n b\u2028c\x0bd") == "a b c d"


def test_progress_is_silent_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([1, 2, 3], "reading", 3)) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")


def test_the_words_behind_a_bar_tell_the_page_of_a_long_article_only() -> None:
    pages, told = Pages(), []
    for done, all_of_them in [(0, 2), (1, 2), (2, 2), (0, 1), (1, 1)]:
        pages(done, all_of_them)
        told.append(pages.words)
    assert told == ["page 1 of 2", "page 2 of 2", "", "", ""]


def test_json_steers_nothing_and_loses_nothing() -> None:
    value = {"words": "\x1b[2J \u202e ⟨é⟩ \x9b\n"}
    text = safe_json(value, indent=2)
    assert not set(text) & set("\x1b\u202e\x9b")
    assert json.loads(text) == value
