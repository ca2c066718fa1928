"""The commands with a language model that decides: options, what is told, files of a batch, comparing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripted import Scripted, answers, completion, drips, fails, serving
from typer.testing import CliRunner, Result

from bordereau.cli import app

TEXT = "Denmark handed over six Caesar howitzers to Ukraine in Rzeszow on Monday, the ministry said."
TRANSFER: dict[str, Any] = {
    "kind": "transfer", "told": ["0:handed over"], "stage": {"is": "delivered"}, "supplier": ["0:Denmark"],
    "recipient": ["0:Ukraine"],
    "items": [{"category": "artillery", "words": "0:howitzers", "count": "0:six"}],
    "carrier": ["0:Il-76"],
}  # fmt: skip
LABELS = {
    "kind": "transfer", "supplier": ["DNK"], "recipient": ["UKR"], "stage": "delivered", "carrier": [],
    "items": [{"category": "artillery", "designation": None, "quantity": 6, "unit": None}],
    "date": None, "place": None, "assertion": "stated",
}  # fmt: skip


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration file and no key of whoever runs the tests."""
    monkeypatch.setenv("BORDEREAU_CONFIG", str(tmp_path / "none.toml"))
    (tmp_path / "none.toml").write_text("")
    monkeypatch.delenv("BORDEREAU_LLM_KEY", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps({"id": "a", "lang": "en", "published": "2024-03-12", "text": TEXT}) + "\n")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text('[language_model]\ncache = false\ntries = 1\nmodel = "small"\n')
    return path


@pytest.fixture
def server() -> Iterator[Scripted]:
    with serving(answers(TRANSFER)) as found:
        yield found


def test_read_asks_the_model_and_tells_first_what_goes_where(
    article: Path, config: Path, server: Scripted
) -> None:
    done = run("read", article, "--decisions", "llm", "--config", config, "--base-url", server.url)
    assert done.exit_code == 0, done.stderr
    assert "read by" in done.stdout
    assert "small (prompt v1)" in done.stdout
    first, *rest = done.stderr.splitlines()
    host = server.url.removesuffix("/v1")
    assert first == (
        f"bordereau: sending to {host} (small), no key: title, text and date of each article that may hold "
        "a report"
    )
    assert any("asked of the model: 1, kept from before: 0" in line for line in rest)
    assert any("did not pass the gate: words not in that sentence 1" in line for line in rest)


def test_many_articles_are_asked_about_side_by_side_and_come_out_in_order(
    tmp_path: Path, config: Path, server: Scripted
) -> None:
    path = tmp_path / "many.jsonl"
    lines = [{"id": f"n{n}", "lang": "en", "text": TEXT.replace("six", f"{n + 2}")} for n in range(12)]
    path.write_text("".join(json.dumps(x) + "\n" for x in lines))
    done = run(
        "read", path, "--decisions", "llm", "--config", config, "--base-url", server.url, "--format", "labels"
    )
    assert [json.loads(x)["id"] for x in done.stdout.splitlines()] == [f"n{n}" for n in range(12)]
    assert len(server.asked) == 12


def test_explain_shows_the_answer_and_what_was_dropped_with_its_cause(
    article: Path, config: Path, server: Scripted
) -> None:
    done = run("explain", article, "--decisions", "llm", "--config", config, "--base-url", server.url)
    assert "small, prompt v1" in done.stdout
    assert "transfer.carrier: words not in that sentence: '0:Il-76'" in done.stdout
    assert "ASSEMBLY  1 report(s)" in done.stdout


def test_explain_says_that_the_model_failed(article: Path, config: Path) -> None:
    with serving(fails(500)) as server:
        done = run("explain", article, "--decisions", "llm", "--config", config, "--base-url", server.url)
    assert "the model failed: the server replies 500 (1 try); cues decide" in done.stdout


def test_a_server_that_fails_costs_no_article_and_is_told(article: Path, config: Path) -> None:
    with serving(fails(503)) as server:
        done = run("read", article, "--decisions", "llm", "--config", config, "--base-url", server.url)
    assert done.exit_code == 0
    assert "read by    cues, since" in done.stdout
    assert "cues decided 1 page, since the model failed: the server replies 503" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--decisions", "llm"], "which model?"),
        (["--model", "x"], "go with --decisions llm"),
        (["--decisions", "llm", "--model", "x", "--base-url", "ftp://x"], "no http or https address"),
        (
            ["--decisions", "llm", "--model", "x", "--base-url", "http://u:p@x/v1"],
            "without a name or password",
        ),
        (["--decisions", "llm", "--model", "x", "--responses", "missing.jsonl"], "missing.jsonl"),
        (["--decisions", "llm", "--model", "x", "--config", "missing.toml"], "missing.toml"),
        (["--decisions", "oracle"], "oracle"),
    ],
)
def test_wrong_options_are_errors_of_usage(article: Path, arguments: list[str], told: str) -> None:
    done = run("read", article, *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ('api_key = "sk-1"', "no key is kept in a file"),
        ("colour = 3", "no setting 'colour'"),
        ("concurrency = 0", "concurrency"),
        ("= broken", "mine.toml"),
    ],
)
def test_wrong_settings_are_told(article: Path, config: Path, section: str, told: str) -> None:
    config.write_text(f'[language_model]\nmodel = "m"\n{section}\n')
    done = run("read", article, "--decisions", "llm", "--config", config)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert "sk-1" not in done.stderr


def test_a_batch_goes_out_as_requests_and_comes_back_as_responses(article: Path, tmp_path: Path) -> None:
    requests, responses = tmp_path / "requests.jsonl", tmp_path / "responses.jsonl"
    done = run("llm-requests", article, "--model", "big", "--out", requests)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"1 request written to {requests}" in done.stderr
    (request,) = [json.loads(x) for x in requests.read_text().splitlines()]
    assert request["body"]["model"] == "big"
    body = completion(json.dumps({"events": [TRANSFER]}))
    reply = {"custom_id": request["custom_id"], "response": {"status_code": 200, "body": body}, "error": None}
    responses.write_text("{broken\n" + json.dumps(reply) + "\n")
    read = run("read", article, "--decisions", "llm", "--responses", responses, "--format", "json")
    (report,) = json.loads(read.stdout)["reports"]
    assert report["decided_by"] == {"by": "model", "model": "scripted-1", "prompt": "v1", "reason": None}
    assert f"{responses}, line 1: not JSON" in read.stderr
    assert "sending" not in read.stderr


def test_other_news_makes_no_request(tmp_path: Path) -> None:
    path = tmp_path / "cats.txt"
    path.write_text("The cat sat on the mat. It rained all day long in the old town.")
    assert run("llm-requests", path, "--model", "m").stdout == ""


def test_deciders_are_scored_side_by_side(tmp_path: Path, config: Path, server: Scripted) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "lang": "en", "text": TEXT, "events": [LABELS]}) + "\n")
    options = ("--config", config, "--base-url", server.url)
    done = run("evaluate", gold, "--decisions", "cues,llm", *options)
    assert done.exit_code == 0, done.stderr
    for words in ("cues", "llm", "transfer: all fields", "seconds", "tokens in", "dropped by the gate"):
        assert words in done.stdout
    told = json.loads(run("evaluate", gold, "--decisions", "cues,llm", "--json", *options).stdout)
    assert told["llm"]["transfer"]["slots"]["f1"] == 1.0
    assert (told["llm"]["tokens_in"], told["llm"]["asked"]) == (100, 1)
    assert 0 < told["llm"]["dropped"] < 1
    assert "tokens_in" not in told["cues"]


def test_one_decider_alone_is_scored_in_full(tmp_path: Path, config: Path, server: Scripted) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "lang": "en", "text": TEXT, "events": [LABELS]}) + "\n")
    done = run("evaluate", gold, "--decisions", "llm", "--config", config, "--base-url", server.url, "--json")
    assert json.loads(done.stdout)["transfer"]["events"]["f1"] == 1.0
    assert run("evaluate", gold, "--decisions", "cues,oracle").exit_code == 2


def test_an_interrupt_ends_a_run_that_waits_for_a_server(article: Path, config: Path) -> None:
    with serving(drips(60.0)) as server:
        command = [sys.executable, "-c", "from bordereau.cli import main; main()", "read", str(article)]
        command += ["--decisions", "llm", "--config", str(config), "--base-url", server.url]
        process = subprocess.Popen(  # noqa: S603 (our own command)
            command, env=os.environ.copy(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        until = time.monotonic() + 90
        while not server.asked and time.monotonic() < until:
            time.sleep(0.05)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert time.monotonic() - begun < 15
    assert b"Traceback" not in told
    assert process.returncode != 0
