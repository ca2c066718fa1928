#!/usr/bin/env python3
"""Rewrite the tables of LICENSES.md from requirements.lock and the metadata of the installed packages.

    python tools/licences.py [--check]

What is needed at run time is what the lock file says that bordereau's own dependencies lead to; the rest is
for development. `--check` writes nothing, and exits 1 where a table is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "LICENSES.md"
PROJECT = "bordereau (pyproject.toml)"
# What metadata call by another name than SPDX does, and packages that some platforms do not install.
SPDX = {
    "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0", "MIT License": "MIT",
    "ISC License": "ISC",
    "BSD License": "BSD-3-Clause",  # jinja2, itsdangerous, altair: their licence files have three clauses
    "BSD 2-Clause License": "BSD-2-Clause", "The BSD 2-Clause License": "BSD-2-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}  # fmt: skip
ELSEWHERE = {
    "colorama": ("BSD-3-Clause", "https://github.com/tartley/colorama"),
    "tzdata": ("Apache-2.0", "https://github.com/python/tzdata"),
}
_HOMES = (
    "homepage",
    "home",
    "repository",
    "source",
    "source code",
    "documentation",
    "bug tracker",
    "changelog",
)


def wanted_by(lock: str) -> dict[str, set[str]]:
    """Each package of a lock file, and who asks for it (packages, or the project itself)."""
    found: dict[str, set[str]] = defaultdict(set)
    name = ""
    for line in lock.splitlines():
        if met := re.match(r"([a-z0-9][a-z0-9._-]*)==", line, re.IGNORECASE):
            name = met[1].lower()
        elif line.startswith("    #") and (asker := line.lstrip(" #").removeprefix("via").strip()):
            found[name].add(asker)
    return dict(found)


def run_time(lock: str) -> list[str]:
    """The packages of a lock file that bordereau needs to run, directly or not."""
    asked = wanted_by(lock)
    needed: set[str] = set()
    while more := {n for n, askers in asked.items() if n not in needed and askers & (needed | {PROJECT})}:
        needed |= more
    return sorted(needed)


def licence_of(name: str) -> tuple[str, str]:
    """Licence (SPDX where it can be told) and home page of a package; LookupError where neither metadata nor
    this tool knows it."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        raise LookupError(f"{name} is locked but not installed: add it to ELSEWHERE in {__file__}") from None
    classified = [
        c.rsplit("::", 1)[-1].strip() for c in about.get_all("Classifier") or [] if c.startswith("License")
    ]
    told = [about.get("License-Expression"), about.get("License"), *classified]
    licence = next((t for t in told if t and "\n" not in t), "")
    if not licence:
        raise LookupError(f"{name}: its metadata name no licence")
    urls = dict(u.split(", ", 1) for u in about.get_all("Project-URL") or [])
    by_label = {label.lower(): url for label, url in urls.items()}
    home = about.get("Home-page") or next((by_label[h] for h in _HOMES if h in by_label), "")
    return SPDX.get(licence, licence), home


def table(names: list[str]) -> str:
    """A Markdown table of packages with their licences."""
    rows = []
    for name in names:
        licence, home = licence_of(name)
        rows.append(f"| {f'[{name}]({home})' if home else name} | {licence} |")
    return "\n".join(["| package | licence |", "| --- | --- |", *rows])


def refreshed(page: str, lock: str) -> str:
    """The page with its tables as the lock file and the environment now say."""
    needed = run_time(lock)
    rest = sorted(set(wanted_by(lock)) - set(needed))
    for title, names in (("run-time packages", needed), ("development packages", rest)):
        mark = f"<!-- {title}: made by tools/licences.py -->\n"
        start = page.index(mark) + len(mark)
        page = page[:start] + table(names) + "\n" + page[page.index("<!-- end -->", start) :]
    return page


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where the page is out of date"
    )
    check = parser.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    made = refreshed(page, LOCK.read_text(encoding="utf-8"))
    if made != page and not check:
        PAGE.write_text(made, encoding="utf-8")
    print(f"{PAGE.name}: {'as it should be' if made == page else 'out of date' if check else 'rewritten'}")
    return int(check and made != page)


if __name__ == "__main__":
    sys.exit(main())
