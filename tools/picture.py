#!/usr/bin/env python3
"""Make the pictures of the desk in the documents, docs/desk.png and docs/register.png, from the samples.

apt-get install chromium        # or another Chromium, named by --chromium
make test                       # installs what drives it
.venv/bin/python tools/picture.py
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
from served import DISPUTED, serving

from bordereau.articles import find_files, read_documents
from bordereau.reading import read
from bordereau.register import Register
from bordereau.samples import ARTICLES

DOCS = Path(__file__).parents[1] / "docs"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PICTURES = {"desk.png": (f"/entries/{DISPUTED}", 1180, 860), "register.png": ("/", 1280, 860)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the pictures of the desk.")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--to", type=Path, default=DOCS, help="the folder that they are put in")
    options = parser.parse_args()
    if not options.chromium:
        sys.exit("no chromium: install it, or name one with --chromium")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "samples.db"
        fill(database)
        take(database, options.chromium, options.to)


def fill(database: Path) -> None:
    with Register.open(database) as register:
        for file in find_files(ARTICLES):
            for document in read_documents(file, on_problem=lambda problem: None):
                register.file(read(document.article), document.raw, origin=document.origin)


def take(database: Path, chromium: str, to: Path) -> None:
    from playwright.sync_api import sync_playwright

    with serving(database) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
            page.goto(desk + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=to / name)
            print(f"{to / name}: {(to / name).stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
