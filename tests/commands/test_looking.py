"""Commands that look something up: article, history, explain ENTRY, sources, stats, check."""

import json
import sqlite3
from pathlib import Path

from papers import ENTRY, FLIGHT, Run, article


def key_of_first(run: Run) -> str:
    """The key of an article, as the history tells it."""
    line = next(li for li in run("history").stdout.splitlines() if "article added" in li)
    return line.split("article added ")[1].split(":")[0]


def test_an_article_is_found_by_its_key_or_address_with_its_reports(flights: Run) -> None:
    by_address = flights("article", "https://one.example/a").stdout
    assert "Paper One" in by_address
    assert "transfer: " in by_address
    assert ENTRY in by_address
    assert FLIGHT in by_address
    assert flights("article", key_of_first(flights)).exit_code == 0


def test_the_original_bytes_come_back_as_they_were_read(flights: Run, tmp_path: Path) -> None:
    shown = flights("article", "https://one.example/a", "--original")
    assert shown.stdout_bytes == (tmp_path / "flights.jsonl").read_bytes().split(b"\n")[0]


def test_nothing_in_an_article_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    hostile = article(
        FLIGHT + " \x1b[2J", "Paper \x1b]0;x\x07One", title="\x1b[31mRed", url="https://a.example/x"
    )
    (tmp_path / "a.jsonl").write_text(hostile, encoding="utf-8")
    run("add", "a.jsonl")
    for command in (("article", "https://a.example/x"), ("history",), ("sources",), ("explain", ENTRY)):
        assert "\x1b" not in run(*command).stdout


def test_the_history_keeps_what_was_undone(flights: Run) -> None:
    flights("correct", ENTRY, "weight_t", "11", "--why", "seen on the manifest")
    flights("undo", "1", "--why", "another flight")
    told = flights("history", ENTRY).stdout
    assert f"#1 Awa: correct {ENTRY} weight_t = 11 t (seen on the manifest)" in told
    assert f"#2 Awa: undo of decision 1 {ENTRY} (another flight)" in told


def test_why_reports_were_filed_together_is_explained(flights: Run) -> None:
    told = flights("explain", ENTRY).stdout
    assert f"{ENTRY}: 2 reports" in told
    assert "supplier same: both say RUS" in told
    assert "quantity" in told


def test_explaining_an_unknown_entry_is_an_error_and_a_file_still_is_read(
    flights: Run, tmp_path: Path
) -> None:
    assert flights("explain", "RUS-MLI-1999").exit_code == 1
    assert flights("explain", ENTRY.lower()).stdout == flights("explain", ENTRY).stdout
    (tmp_path / "REPORT-1").write_text(FLIGHT, encoding="utf-8")
    assert "triage" in flights("explain", "REPORT-1").stdout.lower()


def test_articles_without_a_publisher_are_counted_beside_the_sources(flights: Run, tmp_path: Path) -> None:
    assert "no publisher" not in flights("sources").stdout
    (tmp_path / "a.txt").write_text(FLIGHT, encoding="utf-8")
    flights("add", "a.txt")
    assert "1 article names no publisher." in flights("sources").stdout


def test_two_explained_entries_are_parted_by_an_empty_line(flights: Run) -> None:
    assert f"\n\n{ENTRY}: 2 reports" in flights("explain", ENTRY, ENTRY).stdout


def test_an_article_without_a_title_is_headed_by_its_headline(flights: Run, tmp_path: Path) -> None:
    headline = "Two Russian helicopters for Bamako"
    (tmp_path / "a.txt").write_text(f"{headline}\n\n{FLIGHT}", encoding="utf-8")
    flights("add", "a.txt", "--publisher", "Paper Three")
    assert flights("read", "a.txt").stdout.startswith(headline)
    assert f"Paper Three · {headline}" in " ".join(flights("show", ENTRY).stdout.replace("│", " ").split())
    assert flights("article", "a").stdout.startswith(headline)


def test_the_time_of_reading_is_told_with_its_zone(flights: Run) -> None:
    assert " UTC, " in flights("article", "https://one.example/a").stdout


def test_sources_carry_the_reliability_that_was_given(flights: Run) -> None:
    flights("rate", "Paper One", "B")
    letters = {s["publisher"]: s["letter"] for s in json.loads(flights("sources", "--json").stdout)}
    assert letters == {"Paper One": "B", "Paper Two": "F"}
    assert "Paper One" in flights("sources").stdout


def test_stats_count_articles_and_entries(flights: Run) -> None:
    counts = json.loads(flights("stats", "--json").stdout)
    assert (counts["articles"], counts["verdicts"]) == (2, {"disputed": counts["entries"]})
    assert "2 (0 older versions" in flights("stats").stdout


def test_check_finds_bytes_that_were_tampered_with(flights: Run, tmp_path: Path) -> None:
    assert flights("check").exit_code == 0
    with sqlite3.connect(tmp_path / "bordereau.db") as database:
        database.execute("update article set text = replace(text, 'Mali', 'Iraq')")
    shown = flights("check")
    assert shown.exit_code == 1
    assert "article" in shown.stdout
    assert "0 faults" not in shown.stdout


def test_the_check_tells_its_faults_to_programs_too(flights: Run, tmp_path: Path) -> None:
    sound = flights("check", "--json")
    assert (json.loads(sound.stdout)["faults"], sound.exit_code) == ([], 0)
    with sqlite3.connect(tmp_path / "bordereau.db") as database:
        database.execute("update article set text = replace(text, 'Mali', 'Iraq')")
    shown = flights("check", "--json")
    assert shown.exit_code == 1
    assert "article" in {fault["what"] for fault in json.loads(shown.stdout)["faults"]}


def test_history_and_articles_are_printed_as_json(flights: Run) -> None:
    flights("note", ENTRY, "seen")
    assert json.loads(flights("history", ENTRY, "--json").stdout)[-1]["payload"] == {"text": "seen"}
    told = json.loads(flights("article", "https://one.example/a", "--json").stdout)
    assert told["article"]["publisher"] == "Paper One"
    assert [report["entry"] for report in told["reports"]] == [ENTRY]
