#!/usr/bin/env python3
"""Rewrite what the documents show of the program, from the program itself.

    python tools/refresh_docs.py [--check]

In README.md and docs/*.md, a fenced block marked `console` holds commands (`$ bordereau ...`) and what they
print, one marked `pycon` holds Python statements (`>>> ...`) and what they give. Each is run from a folder
that looks like the root of the project, new for every document, so that a register that one example makes is
there for the next and gone afterwards; its output is put in its place. A desk answers at
http://127.0.0.1:8642 over the folder's bordereau.db. The picture docs/reading.svg is drawn
anew. `--check` writes nothing, and exits 1 where something differs. Blocks marked `sh` are commands that are
not run.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from docs_desk import DocsDesk
from draw_reading import picture
from typer.testing import CliRunner

from bordereau.cli import app

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "reading.svg"
TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "BORDEREAU_WHO": "Awa"}
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"[|<>;&$*]")


def documents() -> list[Path]:
    """The documents whose examples are run."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(text: str) -> str:
    """A document with the output of all its examples as the program gives it now."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for path in ROOT.iterdir():
            if not path.name.startswith(".") and path.suffix != ".db":
                Path(path.name).symlink_to(path)
        with DocsDesk("bordereau.db", TERMINAL["BORDEREAU_WHO"]) as desk:
            return _BLOCK.sub(lambda met: f"```{met[1]}\n{_rerun(met[1], met[2], desk)}```", text)


def _rerun(language: str, body: str, desk: DocsDesk) -> str:
    if language == "console":
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{desk.told(_output(desk.asked(command)))}" for command in commands)
    return _pycon(body)


def _output(command: str) -> str:
    """What a command prints on either stream; in this process where it needs no shell, which is quicker."""
    words = shlex.split(command)
    if words[0] == "bordereau" and not _SHELL.search(command):
        printed = CliRunner().invoke(app, words[1:], env=TERMINAL, prog_name="bordereau").output
    else:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command], env={**os.environ, **TERMINAL, "PATH": path}, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        printed = done.stdout
    lines = "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")
    return f"{lines}\n" if lines else ""


def _pycon(body: str) -> str:
    names: dict[str, object] = {}
    lines: list[str] = []
    for example in doctest.DocTestParser().get_examples(body):
        first, *rest = example.source.splitlines()
        lines += [f">>> {first}", *(f"... {line}" for line in rest)]
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            try:
                exec(compile(example.source, "<example>", "single"), names)
            except Exception as error:
                print(f"{type(error).__name__}: {error}")
        lines += printed.getvalue().splitlines()
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a document is out of date"
    )
    check = parser.parse_args().check
    wanted = {path: refreshed(path.read_text(encoding="utf-8")) for path in documents()}
    wanted[PICTURE] = picture()
    stale = [p for p, text in wanted.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{'out of date' if check else 'rewritten'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(wanted[path], encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
