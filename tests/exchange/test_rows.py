from __future__ import annotations

import csv
import io
import json

import pytest
from filed import filed
from hypothesis import given
from hypothesis import strategies as st
from told_entries import HOSTILE, flight, summary

from bordereau.exchange.rows import row_of, write_rows
from bordereau.register.reconcile import reconcile
from bordereau.register.reconcile.facts import facts


def written(form, *entries):
    pieces: list[str] = []
    number = write_rows(map(summary, entries), form, pieces.append)
    assert number == len(entries)
    return "".join(pieces)


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


def an_entry(**values):
    return reconcile("E", [filed("a", **values)])


def test_a_row_has_each_field_with_its_verdict():
    row = row_of(summary(flight()))
    assert (row["weight_t"], row["weight_t_verdict"]) == (11, "agreed")
    assert (row["items"], row["items_verdict"]) == (None, "disputed")
    assert (row["credibility"], row["publishers"], row["reports"]) == (2, 2, 2)


def test_values_of_a_list_are_joined_and_objects_have_columns_of_their_own():
    row = row_of(summary(an_entry(
        supplier=["FRA", "Dassault Aviation"], items=["2 Mi-8 helicopter", "food"],
        place={"name": "Gao", "country": "MLI"}, value={"amount": 12e6, "currency": "USD"},
    )))  # fmt: skip
    assert row["supplier"] == "FRA; Dassault Aviation"
    assert (row["items"], row["items_category"]) == ("2 × Mi-8 (helicopter); food", "helicopter; food")
    assert (row["place"], row["place_country"]) == ("Gao", "MLI")
    assert (row["value_amount"], row["value_currency"]) == (12e6, "USD")


def test_every_field_of_every_kind_has_a_column():
    fields = {name for fields in facts("fields")["fields"].values() for name in fields}
    assert {f"{name}_verdict" for name in fields} <= set(row_of(summary(flight())))


def test_csv_has_a_header_and_one_line_an_entry_and_nothing_for_the_unknown():
    rows = read_csv(written("csv", flight(), an_entry(killed=0, kind="attack")))
    assert [row["kind"] for row in rows] == ["transfer", "attack"]
    assert (rows[0]["killed"], rows[1]["killed"], rows[0]["items"]) == ("", "0", "")


def test_json_and_json_lines_hold_the_same_rows_and_null_for_the_unknown():
    entries = [flight(), an_entry()]
    array = json.loads(written("json", *entries))
    assert array == [json.loads(line) for line in written("jsonl", *entries).splitlines()]
    assert array[0]["items"] is None


@pytest.mark.parametrize(("form", "text"), [("json", "[]\n"), ("jsonl", "")])
def test_no_entries_are_no_rows(form, text):
    assert written(form) == text


def test_no_entries_are_a_header_alone_in_csv():
    assert read_csv(written("csv")) == []
    assert written("csv").startswith("id,kind,verdict,")


@pytest.mark.parametrize("formula", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(1)", "\t=1"])
def test_no_cell_is_run_by_a_spreadsheet(formula):
    cell = read_csv(written("csv", an_entry(carrier=[formula])))[0]["carrier"]
    assert cell[0] not in "=+-@\t"


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_nothing_in_a_value_steers_a_terminal(form):
    text = written(form, an_entry(carrier=[HOSTILE], publisher=HOSTILE))
    assert "\x1b" not in text and "\u202e" not in text


@given(st.text(min_size=1, max_size=20))
def test_rows_hold_together_whatever_a_value_is(value):
    entry = an_entry(carrier=[value])
    assert len(read_csv(written("csv", entry))) == 1
    assert len(json.loads(written("json", entry))) == 1
