"""What everybody must be able to read and reach: axe-core on every page, none wider than its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from served import DISPUTED, serving

Open = Callable[..., Any]
PAGES = {
    "register": "/",
    "no result": "/?text=nowhere",
    "charts": "/charts",
    "entry": f"/entries/{DISPUTED}",
    "article": "{article}",
    "mark": "{article}/mark?where=text&start=0&end=9&kind=transfer",
    "review": "/review",
    "nothing to review": "/review?of=changed",
    "sources": "/sources",
    "history": "/history",
    "no such filter": "/?kind=foo",
    "add": "/add",
    "not found": "/entries/RUS-MLI",
}
_GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def standing(filed: Path) -> Iterator[str]:
    """A desk that these tests only read from."""
    with serving(filed) as address:
        yield address


@pytest.mark.parametrize("language", ["en-GB", "fr-FR"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(
    standing: str, opened: Open, language: str, dark: bool
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(standing, language=language, dark=dark)
    found = {}
    for name, address in addresses(page, standing).items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if name == "entry":
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        response = Axe().run(page).response
        grave = [v for v in response["violations"] if v["impact"] in _GRAVE]
        found |= {f"{name}: {v['id']}": [n["html"][:160] for n in v["nodes"][:3]] for v in grave}
    assert found == {}


def test_axe_finds_nothing_serious_where_one_logs_in(database: Path, tmp_path: Path, opened: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from bordereau.desk.security import Users, put_user

    put_user(tmp_path / "users.yaml", "awa", "editor", "correct horse battery")
    with serving(database, users=Users(tmp_path / "users.yaml")) as address:
        page = opened(f"{address}/sources")
        assert [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in _GRAVE] == []
        page.get_by_label("Name").fill("awa")
        page.get_by_label("Password").fill("correct horse battery")
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"{address}/sources")
        page.locator("tr", has_text="Feuille de Koulikoro").get_by_role(
            "button", name="C", exact=True
        ).click()
        assert "C" in page.locator(".flash").inner_text()


@pytest.mark.parametrize("width", [360, 2560])
def test_no_page_is_wider_than_its_window(standing: str, opened: Open, width: int) -> None:
    page = opened(standing, language="fr-FR", width=width)
    wider = {}
    for name, address in addresses(page, standing).items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wider[name] = over
    assert wider == {}


def addresses(page: Any, desk: str) -> dict[str, str]:
    """The address of every page."""
    page.goto(f"{desk}/entries/{DISPUTED}")
    article = page.locator("#reports .report-line a").first.get_attribute("href")
    return {name: desk + path.format(article=article) for name, path in PAGES.items()}
