from __future__ import annotations

import io

import pytest
from filed import filed
from rich.console import Console
from told_entries import HOSTILE, articles, flight, summary

from bordereau.exchange.consignments import print_entries, print_entry
from bordereau.register.reconcile import reconcile


def printed(entry, known=None, width=100, **more):
    out = io.StringIO()
    print_entry(Console(file=out, width=width, force_terminal=False), entry, known, **more)
    return out.getvalue()


def flat(text):
    return " ".join(text.replace("│", " ").split())


def test_a_note_says_how_the_entry_stands_and_by_which_rule():
    note = flat(printed(flight()))
    assert "RUS-MLI-2024-09-18 · transfer: DISPUTED" in note
    assert "2 reports by 2 independent publishers; not reviewed" in note
    assert "credibility 2, probably true: told by two or more independent sources, which differ" in note


def test_each_field_has_its_verdict_its_value_who_says_so_when_and_the_words():
    note = flat(printed(flight(), articles()))
    assert "weight agreed 11 t Alpha, 2024-09-19 “onze tonnes”" in note
    assert "supplier agreed Russia (RUS)" in note


def test_a_disputed_field_shows_each_side_with_its_value_and_words():
    note = flat(printed(flight(), articles()))
    assert "items DISPUTED unknown (nothing to choose by)" in note
    assert "- weapons; food: 1 publisher Alpha, 2024-09-19 “des armes”" in note
    assert "- food: 1 publisher Beta, 2024-09-20 “des vivres”" in note


def test_without_its_articles_a_note_still_names_the_publishers():
    assert "Alpha “onze tonnes”" in flat(printed(flight()))


def test_publishers_stand_with_their_letters_where_these_are_given():
    note = flat(printed(flight(), articles(), letters={"Alpha": "B"}))
    assert "Alpha [B], 2024-09-19" in note and "Beta [F], 2024-09-20" in note


def test_a_notice_stands_under_the_heading():
    assert "not reviewed" in (note := flat(printed(flight(), notice="synthetic articles")))
    assert note.index("synthetic articles") < note.index("supplier")


def test_the_reports_stand_at_the_end_by_date_with_the_ids_that_split_takes():
    note = flat(printed(flight(), articles()))
    assert "reports a 2024-09-19 · Alpha · Onze tonnes b 2024-09-20 · Beta · Des vivres" in note
    assert "reports a Alpha b Beta" in flat(printed(flight()))


def test_a_title_that_needs_two_lines_stays_in_its_column():
    known = {key: one.model_copy(update={"title": "onze tonnes " * 8}) for key, one in articles().items()}
    lines = printed(flight(), known, width=80).splitlines()
    (first,) = (number for number, line in enumerate(lines) if "2024-09-19 · Alpha" in line)
    assert lines[first + 1].index("onze") == lines[first].index("2024-09-19")


def test_what_a_person_set_stands_beside_what_reports_say():
    entry = reconcile("E", [filed("a", weight_t=11)], set_values={"weight_t": 12}, review="accepted")
    note = flat(printed(entry))
    assert "accepted by a person" in note
    assert "weight single 12 t (set by a person) - 11 t: 1 publisher" in note


def test_nothing_in_an_article_steers_the_terminal_or_is_taken_for_markup():
    entry = reconcile(HOSTILE, [filed("a", publisher=HOSTILE, carrier=[HOSTILE])])
    shown = printed(entry, width=80)
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "[bold]" in shown and "⟨U+001B⟩" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def table(*summaries, width=100):
    out = io.StringIO()
    number = print_entries(Console(file=out, width=width, force_terminal=False), summaries)
    return out.getvalue(), number


def test_the_table_has_a_row_for_each_entry_and_marks_what_is_disputed():
    text, number = table(summary(flight()))
    row = flat(text)
    assert number == 1
    assert "RUS-MLI-2024-09-18 2024-09-18 RUS → MLI delivered; items?; weight 11 t 2 2 DISPUTED" in row


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (filed("a", "attack", perpetrator=["JNIM"], form="assault", target="school", killed=8),
         ["JNIM", "assault; school; killed 8"]),
        (filed("a", "deployment", force="Wagner", host=["MLI"], personnel=1000),
         ["Wagner →", "MLI", "presence; people 1,000"]),
        (filed("a", "cooperation", parties=["RUS", "MLI"], form="exercise"), ["RUS, MLI exercise"]),
        (filed("a", "statement", speaker="an officer", quote="No comment"), ["an officer No comment"]),
    ],
    ids=["attack", "deployment", "cooperation", "statement"],
)  # fmt: skip
def test_every_kind_has_its_row(report, words):
    row = flat(table(summary(reconcile("E", [report])))[0])
    assert all(part in row for part in words)


def test_no_entries_print_no_table():
    assert table() == ("", 0)


def test_the_table_keeps_to_the_width_and_steers_nothing():
    text, _ = table(summary(reconcile(HOSTILE * 3, [filed("a", carrier=[HOSTILE])])), width=80)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text
