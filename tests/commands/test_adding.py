"""`bordereau add`: articles in, and what that changed."""

from pathlib import Path

from papers import FLIGHT, Run, article


def test_what_is_new_and_what_is_disputed_is_told(flights: Run, run: Run) -> None:
    shown = run("add", "flights.jsonl", "--database", "other.db").stdout
    assert "2 articles filed in other.db: 2 new." in shown
    assert "Entries: 1 new, 1 joined by further reports." in shown
    assert "RUS-MLI-2024-09-18: items" in shown


def test_adding_again_changes_nothing(flights: Run) -> None:
    shown = flights("add", "flights.jsonl").stdout
    assert "2 articles filed in bordereau.db: 2 known." in shown
    assert "nothing that was not there before" in shown


def test_a_new_version_of_an_article_is_told_with_old_and_new_values(flights: Run, tmp_path: Path) -> None:
    changed = article(FLIGHT.replace("two", "four"), "Paper One", url="https://one.example/a")
    (tmp_path / "again.jsonl").write_text(changed, encoding="utf-8")
    shown = flights("add", "again.jsonl").stdout
    assert "1 new version" in shown
    assert "items: 2 × Mi-171 (helicopter) -> 4 × Mi-171 (helicopter)" in shown


def test_folders_are_walked_and_a_bad_file_costs_only_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "clips" / "deep").mkdir(parents=True)
    (tmp_path / "clips" / "a.jsonl").write_text(article(FLIGHT, "Paper One"), encoding="utf-8")
    (tmp_path / "clips" / "deep" / "b.pdf").write_bytes(b"%PDF-1.7\n")
    shown = run("add", "clips")
    assert shown.exit_code == 1
    assert "b.pdf: this format is not read yet: PDF" in shown.stderr
    assert "1 article filed" in shown.stdout


def test_the_publisher_can_be_given_where_the_text_names_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FLIGHT, encoding="utf-8")
    assert run("add", "a.txt", "--publisher", "Radio Sahel").exit_code == 0
    assert run("rate", "radio sahel", "B").exit_code == 0


def test_a_register_that_cannot_be_opened_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("these are words, and no database at all" * 50, encoding="utf-8")
    (tmp_path / "a.txt").write_text(FLIGHT, encoding="utf-8")
    shown = run("add", "a.txt", "--database", "words.db")
    assert shown.exit_code == 1
    assert shown.stderr.startswith("bordereau: ")
    assert shown.stderr.count("\n") == 1


def test_samples_are_filed_with_their_notice(run: Run) -> None:
    shown = run("add", "--samples")
    assert "synthetic" in shown.stderr
    assert "Disputed:" in shown.stdout


def test_a_folder_with_the_register_in_it_is_added_without_the_register(flights: Run) -> None:
    shown = flights("add", ".")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "2 known" in shown.stdout
