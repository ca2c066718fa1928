from pathlib import Path

import pytest
from papers import FLIGHT, Run, article
from typer.testing import CliRunner

from bordereau.cli import app


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Gives a command in a folder of its own, with the register in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BORDEREAU_WHO", "Awa")
    return lambda *arguments, piped=None: CliRunner().invoke(app, [str(a) for a in arguments], input=piped)


@pytest.fixture
def flights(tmp_path: Path, run: Run) -> Run:
    """Two papers tell of one flight, and differ on how many helicopters came; both are filed."""
    lines = [
        article(FLIGHT, "Paper One", url="https://one.example/a"),
        article(FLIGHT.replace("two", "three").replace("delivered", "handed over"), "Paper Two"),
    ]
    (tmp_path / "flights.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("add", "flights.jsonl").exit_code == 0
    return run
