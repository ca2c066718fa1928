"""Processes that add to a register, started and waited for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bordereau.model import Reading

ADDER = Path(__file__).with_name("adder.py")


def written(readings: Sequence[Reading], folder: Path) -> Path:
    """A file of readings for the adder."""
    path = folder / "readings.jsonl"
    path.write_text("\n".join(reading.model_dump_json() for reading in readings), encoding="utf-8")
    return path


def adder(address: str | Path, readings: Path, first: int = 0, step: int = 1) -> subprocess.Popen[str]:
    """A process that adds every `step`-th reading, and prints what it added."""
    command = [sys.executable, str(ADDER), str(address), str(readings), str(first), str(step)]
    return subprocess.Popen(  # noqa: S603 (the tests' own program)
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def add_at_once(address: str | Path, readings: Path, processes: int) -> None:
    """Adds all readings by several processes at once."""
    running = [adder(address, readings, first, processes) for first in range(processes)]
    for process in running:
        _, told = process.communicate(timeout=300)
        assert process.returncode == 0, told
