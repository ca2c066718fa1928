import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bordereau.cli import app
from bordereau.samples import ARTICLES

ENGLISH = "Russia delivered two Mi-171 helicopters to Mali on Wednesday."
COMMAND = [sys.executable, "-c", "from bordereau.cli import main; main()"]
HELP_AND_IMPORTS = """
import contextlib, sys
from bordereau.cli import main
sys.argv = ["bordereau", "--help"]
with contextlib.suppress(SystemExit):
    main()
found = {name.split(".")[0] for name in sys.modules if not name.startswith("_")}
print(*sorted(found - set(sys.stdlib_module_names)))
"""


def run(*arguments: str | Path, piped: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=piped)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


@pytest.fixture
def long_report(tmp_path: Path) -> Path:
    """An article of two pages."""
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([ENGLISH, "It rained. " * 1_200, ENGLISH]), encoding="utf-8")
    return path


def plain(shown: str) -> str:
    """What a terminal was sent, without colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", shown)


@pytest.mark.parametrize("command", ["read", "explain", "evaluate", "schema"])
def test_help_of_every_command_teaches_by_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"bordereau {command}" in shown.output


def test_version_is_printed() -> None:
    assert run("--version").output.startswith("bordereau ")


def test_notes_are_printed_for_a_file(report: Path) -> None:
    shown = run("read", report, "--published", "2024-09-19")
    assert shown.exit_code == 0
    for words in ("Russia (RUS)", "Mali (MLI)", "Mi-171", "2024-09-18 (reckoned)"):
        assert words in shown.stdout


def test_standard_input_is_read_with_or_without_a_dash() -> None:
    assert run("read", piped=ENGLISH).stdout == run("read", "-", piped=ENGLISH).stdout != ""


def test_json_is_one_reading_a_line_with_passages_in_the_article(report: Path) -> None:
    shown = run("read", report, report, "--format", "json")
    lines = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(lines) == 2
    supplier = lines[0]["reports"][0]["supplier"][0]
    passage = supplier["passages"][0]
    assert supplier["value"] == "RUS"
    assert ENGLISH[passage["start"] : passage["end"]] == passage["words"]


def test_labels_are_what_evaluate_takes_as_predictions(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text(run("read", "--samples", "--format", "labels").stdout, encoding="utf-8")
    scored = json.loads(run("evaluate", "--samples", "--predicted", mine, "--json").stdout)
    read_here = json.loads(run("evaluate", "--samples", "--json").stdout)
    assert scored["transfer"] == read_here["transfer"]


def test_samples_never_go_without_their_notice() -> None:
    count = len(ARTICLES.read_text(encoding="utf-8").splitlines())
    assert run("read", "--samples").stdout.count("synthetic: written for bordereau") == count
    assert run("read", ARTICLES).stdout.count("synthetic: written for bordereau") == count
    for form in ("json", "labels"):
        assert "synthetic" in run("read", "--samples", "-f", form).stderr
    assert "synthetic" in run("explain", "--samples").stderr


def test_explain_shows_the_stages(report: Path) -> None:
    shown = run("explain", report)
    assert shown.exit_code == 0
    assert "DECISIONS" in shown.stdout


def test_schema_is_the_json_schema_of_a_reading() -> None:
    assert json.loads(run("schema").stdout)["title"] == "Reading"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["read", "--published", "soon", "x"], "write 2024-09-19"),
        (["read", "--published", "2024-02-31", "x"], "no date"),
        (["read", "--language", "klingon", "x"], "fr, en, es"),
        (["read", "--format", "xml", "x"], "xml"),
        (["evaluate"], "--samples"),
        (["nonsense"], "nonsense"),
    ],
)
def test_a_wrong_call_is_a_usage_error_that_says_what_would_be_right(arguments: list[str], hint: str) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert hint in shown.stderr


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, report: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "file.pdf").write_bytes(b"%PDF-1.7 ...")
    bad = [tmp_path / "none.txt", tmp_path / "empty.txt", tmp_path / "file.pdf"]
    shown = run("read", *bad, report)
    assert shown.exit_code == 1
    assert "Mi-171" in shown.stdout
    told = shown.stderr.splitlines()
    assert len(told) == 3
    assert all(line.startswith("bordereau: ") for line in told)
    assert "Traceback" not in shown.stderr


def test_the_files_of_a_folder_are_read_and_an_empty_one_is_told(tmp_path: Path, report: Path) -> None:
    (tmp_path / "none").mkdir()
    shown = run("read", tmp_path, tmp_path / "none")
    assert shown.exit_code == 0
    assert "Mi-171" in shown.stdout
    assert shown.stderr == f"bordereau: {tmp_path / 'none'}: there is no file in this folder\n"


def test_what_is_told_while_a_bar_is_drawn_stands_on_a_line_of_its_own(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # standard error counts as a terminal
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_text("")
    told = run("read", "empty.txt", report.name, "--format", "labels").stderr
    assert "reading" in told
    (line,) = (line for line in re.split(r"\n|\r|\x1b\[2K", told) if "the file is empty" in line)
    assert line.startswith("bordereau: ")


def test_a_long_article_shows_on_a_terminal_which_page_is_read(
    long_report: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "0/2" in plain(run("read", long_report).stderr)
    assert run("read", report).stderr == ""


def test_explain_shows_one_page_of_a_long_article_where_it_is_asked_to(long_report: Path) -> None:
    whole = run("explain", long_report)
    assert "it is read in 2 pages; --page N shows one" in whole.stderr
    first, second = (run("explain", long_report, "--page", str(number)) for number in (1, 2))
    assert (first.stderr, second.stderr) == ("", "")
    assert whole.stdout == first.stdout + second.stdout
    assert "page 2 of 2 (0 is character " in second.stdout


def test_a_page_that_an_article_has_not_is_told(report: Path) -> None:
    shown = run("explain", report, "--page", "2")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "there is no page 2: it is read in 1" in shown.stderr


@pytest.mark.parametrize("command", ["read", "explain", "add", "evaluate", "llm-requests", "split"])
def test_the_line_of_usage_names_what_is_taken_once(command: str) -> None:
    usage = run(command, "--help").output.split("\n\n")[0]
    assert re.search(r"[\[{][A-Z|]+[\]}]\.\.\.", usage)


def test_empty_standard_input_is_told() -> None:
    shown = run("read", piped="")
    assert shown.exit_code == 1
    assert "empty" in shown.stderr


def test_a_field_left_out_of_a_record_is_told_but_is_no_failure() -> None:
    shown = run("read", piped=json.dumps({"text": ENGLISH, "published": "soon"}) + "\n")
    assert shown.exit_code == 0
    assert "published" in shown.stderr


def test_a_broken_gold_file_is_told_and_makes_the_exit_status_one(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("{broken\n")
    shown = run("evaluate", gold, "--samples", "--json")
    assert shown.exit_code == 1
    assert "line 1: not JSON" in shown.stderr
    assert json.loads(shown.stdout)["documents"] > 10


def test_a_terminal_with_nothing_named_gets_a_hint_instead_of_silence() -> None:
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, "read"], stdin=theirs, capture_output=True, text=True, timeout=20, check=False
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "name a file, pipe a text in, or try --samples" in done.stderr


def test_a_reader_that_closes_the_pipe_ends_it_quietly() -> None:
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""


def test_help_is_there_at_once() -> None:
    # What takes long is imported where it is used; `make benchmark` times it.
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", HELP_AND_IMPORTS], capture_output=True, text=True, check=True
    )
    assert shown.stdout.splitlines()[-1] == "annotated_doc bordereau shellingham typer"
