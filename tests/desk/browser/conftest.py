"""A desk over the sample articles, and a real browser that opens it.

The browser is Debian's chromium, driven by Playwright. Where either is missing these tests are skipped, and
say so: `apt-get install chromium`, `make test`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from served import serving

from bordereau.articles import find_files, read_documents
from bordereau.reading import read
from bordereau.register import Register
from bordereau.samples import ARTICLES

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WAIT_MS = 15_000


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = None if _chromium() else "no chromium: install Debian's package to run the tests of the desk"
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        missing = "no Playwright: `make test` installs it"
    for item in items:
        if missing and here in Path(item.path).parents:
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the sample articles, to be copied and not opened."""
    path = tmp_path_factory.mktemp("register") / "samples.db"
    with Register.open(path) as register:
        for file in find_files(ARTICLES):
            for document in read_documents(file, on_problem=lambda problem: None):
                register.file(read(document.article), document.raw, origin=document.origin)
    return path


@pytest.fixture
def database(filed: Path, tmp_path: Path) -> Path:
    """A register of the sample articles of one's own."""
    return Path(shutil.copy(filed, tmp_path / "desk.db"))


@pytest.fixture
def desk(database: Path) -> Iterator[str]:
    """The address of a desk over the sample articles."""
    with serving(database) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, with a profile of its own; closed soon, since Playwright's loop runs in this thread."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page that fails the test where a script breaks, or the policy stops something."""
    contexts: list[Any] = []
    problems: list[str] = []

    def open_page(address: str, *, language: str = "en-GB", dark: bool = False, width: int = 1280) -> Any:
        context = browser.new_context(
            locale=language, color_scheme="dark" if dark else "light", reduced_motion="reduce",
            viewport={"width": width, "height": 900},
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda told: problems.append(told.text) if _is_violation(told.text) else None)
        page.on("dialog", lambda dialog: problems.append(f"dialog: {dialog.message}"))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def _is_violation(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text
