"""LICENSES.md lists every package that the lock file brings along at run time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

Tool = Callable[[str], ModuleType]


def test_every_locked_run_time_dependency_is_listed_with_a_licence(root: Path, tool: Tool) -> None:
    needed = tool("licences").run_time((root / "requirements.lock").read_text(encoding="utf-8"))
    page = (root / "LICENSES.md").read_text(encoding="utf-8").split("## Packages used only to develop")[0]
    listed = dict(re.findall(r"^\| \[?([\w.-]+)(?:\]\(\S*\))? \| (\S.*) \|$", page, re.M))
    assert [name for name in needed if name not in listed] == []


def test_what_the_project_asks_for_is_among_the_locked(root: Path, tool: Tool) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=!~;\[ ]", d)[0].lower() for d in project["dependencies"]}
    needed = set(tool("licences").run_time((root / "requirements.lock").read_text(encoding="utf-8")))
    assert asked <= needed
    assert "lxml" in needed  # through trafilatura
    assert not {"pytest", "ruff", "mypy"} & needed


def test_the_tables_are_those_that_the_tool_makes(root: Path, tool: Tool) -> None:
    page = (root / "LICENSES.md").read_text(encoding="utf-8")
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    assert tool("licences").refreshed(page, lock) == page, "run tools/licences.py"


def test_data_of_others_in_the_package_are_named_in_notice_and_licences(root: Path) -> None:
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    page = (root / "LICENSES.md").read_text(encoding="utf-8")
    for words in ("GeoNames", "CC BY 4.0", "CLDR", "Unicode License V3", "places.tsv.gz"):
        assert words in notice
        assert words in page
