"""`bordereau desk`: what it opens, and what it will not."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from typer.testing import CliRunner

from bordereau.cli import app


def test_it_prints_its_address_answers_there_and_ends_when_it_is_stopped(tmp_path: Path) -> None:
    desk = subprocess.Popen(
        [sys.executable, "-c",
         "from bordereau.cli import main; main()", "desk", "--no-browser"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert desk.stdout is not None
        line = desk.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(address[0], timeout=30) as answer:  # noqa: S310 (this machine)
            assert "Nothing is filed yet" in answer.read().decode()
    finally:
        desk.send_signal(signal.SIGINT)
        desk.wait(timeout=30)
        rest = desk.stdout.read() if desk.stdout else ""
    assert "Traceback" not in rest
    assert (tmp_path / "bordereau.db").exists()


def test_an_address_that_others_reach_wants_users() -> None:
    told = CliRunner().invoke(app, ["desk", "--host", "0.0.0.0", "--no-browser"])  # noqa: S104
    assert told.exit_code == 2
    assert "--users" in told.output


def test_a_register_that_was_named_must_be_there(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["desk", "--database", str(tmp_path / "none.db"), "--no-browser"])
    assert told.exit_code == 1
    assert "there is no register" in told.output
    assert not (tmp_path / "none.db").exists()
