"""`register` prints a table of entries, `show` the consignment note of one."""

import csv
import io
import json

import pytest
from papers import ENTRY, Run


def ids(shown: str) -> list[str]:
    """The ids of entries in rows of CSV."""
    return [row["id"] for row in csv.DictReader(io.StringIO(shown))]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--supplier", "RUS", "--recipient", "mli"), True),
        (("--supplier", "CHN"), False),
        (("--supplier", "CHN", "--supplier", "RUS"), True),
        (("--designation", "mi 171"), True),
        (("--since", "2024-09-19"), False),
        (("--since", "2024", "--until", "2024-09"), True),
        (("--verdict", "disputed", "--kind", "transfer"), True),
        (("--text", "ministry helicopters"), True),
        (("--text", "submarine"), False),
        (("--publisher", "paper two"), True),
    ],
)
def test_entries_are_found_by_filters(flights: Run, filters: tuple[str, ...], found: bool) -> None:
    shown = flights("register", *filters, "--format", "csv")
    assert shown.exit_code == 0
    assert (ENTRY in ids(shown.stdout)) is found


def test_what_was_rejected_is_listed_only_where_it_is_asked_for(flights: Run) -> None:
    flights("reject", ENTRY)
    assert ENTRY not in ids(flights("register", "--format", "csv").stdout)
    assert ENTRY in ids(flights("register", "--format", "csv", "--review", "rejected").stdout)


def test_a_table_tells_how_many_more_there_are(run: Run) -> None:
    run("add", "--samples")
    assert "2 of " in run("register", "--limit", "2").stdout
    rows = run("register", "--format", "jsonl", "--limit", "3").stdout.splitlines()
    assert len(rows) == len({json.loads(row)["id"] for row in rows}) == 3


def test_no_entry_is_told_with_what_to_do_next(flights: Run) -> None:
    assert "bordereau add PATH" in flights("register", "--supplier", "CHN").stdout


@pytest.mark.parametrize("wrong", [("--since", "01/02/2025"), ("--kind", "gift"), ("--sort", "size")])
def test_a_filter_that_cannot_be_is_a_clear_error(flights: Run, wrong: tuple[str, str]) -> None:
    shown = flights("register", *wrong)
    assert shown.exit_code == 2
    assert wrong[1] in shown.stderr


def test_a_note_shows_both_sides_of_what_is_disputed_with_their_words(run: Run) -> None:
    run("add", "--samples")
    note = run("show", "RUS-MLI-2024-09-18").stdout
    for words in ("DISPUTED", "“armes”", "“vivres”", "agreed", "11 t", "“onze tonnes”", "synthetic"):
        assert words in note


def test_a_note_shows_what_persons_decided(flights: Run) -> None:
    flights("correct", ENTRY, "weight_t", "11", "--why", "the manifest")
    flights("note", ENTRY, "asked the airport")
    note = flights("show", ENTRY).stdout
    assert "set by a person" in note
    assert "#2 Awa: note RUS-MLI-2024-09-18 asked the airport" in note


def test_an_entry_is_printed_as_json_with_every_claim(flights: Run) -> None:
    entry = json.loads(flights("show", ENTRY, "--format", "json").stdout)
    (items,) = (field for field in entry["fields"] if field["field"] == "items")
    words = {p["words"] for side in items["sides"] for claim in side["claims"] for p in claim["passages"]}
    assert {"two", "three"} <= words or any("two" in w for w in words)


def test_a_merged_entry_is_found_by_both_its_names(run: Run) -> None:
    run("add", "--samples")
    rows = ids(run("register", "--format", "csv", "--kind", "transfer").stdout)
    assert run("merge", rows[0], rows[1]).exit_code == 0
    notes = [run("show", name).stdout for name in rows[:2]]
    assert notes[0] == notes[1]


@pytest.mark.parametrize(
    "options",
    [("--supplier", "Russie"), ("--recipient", "Mali"), ("--party", "malien"), ("--supplier", "rus")],
)
def test_a_party_is_found_by_its_usual_name_and_by_its_code(flights: Run, options: tuple[str, str]) -> None:
    assert ENTRY in flights("register", *options, "--format", "csv").stdout


def test_an_order_that_is_none_is_told_with_those_there_are(flights: Run) -> None:
    told = flights("register", "--sort", "size")
    assert told.exit_code == 2
    assert "'size' is not one of 'date', 'added', 'changed', 'credibility'" in told.output
    assert "Value error" not in told.output


def test_a_time_that_ends_before_it_begins_is_an_error(flights: Run) -> None:
    told = flights("register", "--since", "2025", "--until", "2024")
    assert told.exit_code == 1 and "no day lies between 2025 and 2024" in told.output


def test_a_name_that_names_nothing_is_an_error(flights: Run) -> None:
    told = flights("register", "--supplier", "Nowhereland")
    assert told.exit_code == 1 and "nothing in this register has the supplier 'Nowhereland'" in told.output


def test_a_register_is_made_anew_where_that_is_asked_for(flights: Run) -> None:
    told = flights("renew")
    assert told.exit_code == 0 and told.output.startswith("Nothing changed")
