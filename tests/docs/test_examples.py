"""The documents show what the program really prints. To mend a failure: python tools/refresh_docs.py."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", *sorted(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
ALL = [*PAGES, "CHANGELOG.md", "CONTRIBUTING.md", "LICENSES.md"]
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _slugs(page: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", page, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", PAGES)
def test_examples_in_the_documents_show_what_the_program_prints(
    name: str, tool: Callable[[str], ModuleType]
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    now = tool("refresh_docs").refreshed(text)
    changed = list(
        difflib.unified_diff(text.splitlines(), now.splitlines(), name, "as printed now", lineterm="", n=1)
    )
    assert not changed, "run tools/refresh_docs.py\n" + "\n".join(changed[:40])


def test_every_document_with_examples_is_refreshed(tool: Callable[[str], ModuleType]) -> None:
    assert [p.relative_to(ROOT).as_posix() for p in tool("refresh_docs").documents()] == PAGES


def test_refreshing_puts_the_real_output_in_the_place_of_a_false_one(
    tool: Callable[[str], ModuleType],
) -> None:
    page = "Say:\n\n```console\n$ bordereau --version\na lie\n$ echo one | cat\n```\n"
    page += "\n```pycon\n>>> 1 + 1\n3\n```\n"
    from bordereau import __version__

    told = f"$ bordereau --version\nbordereau {__version__}\n$ echo one | cat\none\n"
    wanted = f"Say:\n\n```console\n{told}```\n\n```pycon\n>>> 1 + 1\n2\n```\n"
    assert tool("refresh_docs").refreshed(page) == wanted


def test_the_picture_is_the_real_reading(tool: Callable[[str], ModuleType]) -> None:
    drawn = (ROOT / "docs" / "reading.svg").read_text(encoding="utf-8")
    assert drawn == tool("draw_reading").picture(), "run tools/refresh_docs.py"
    assert ElementTree.fromstring(drawn).tag.endswith("svg")  # noqa: S314 (our own file)
    assert "href" not in drawn
    assert len(drawn) < 20_000


@pytest.mark.parametrize("name", ALL)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = link.partition("#")
        found = (path.parent / target).resolve() if target else path
        assert found.exists(), f"{name}: {link}"
        if anchor:
            assert anchor in _slugs(found.read_text(encoding="utf-8")), f"{name}: {link}"
