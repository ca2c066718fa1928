"""Articles are hostile: nothing in them runs, and what would mislead the eye is spelt out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from served import expect, serving

from bordereau.model import Article
from bordereau.reading import read
from bordereau.register import Register

Open = Callable[..., Any]
SCRIPT = "<script>window.ran = true; alert(1)</script>"
ARTICLE = {
    "lang": "en",
    "published": "2024-03-12",
    "publisher": f'"><img src=x onerror="window.ran=true">{SCRIPT}',
    "url": "javascript:window.ran=true",
    "title": f"{SCRIPT}</title></textarea>Denmark arms \u202eenikraine",
    "text": f"Denmark handed over six Caesar howitzers {SCRIPT} to Ukraine <svg onload='window.ran=true'> in "
    'Rzeszow on 11 March 2024, the \u202edetrever ministry said. "{{7*7}} <b onmouseover=alert(1)>we stand '
    'by Ukraine with all our might</b>", said an officer.',
}


def test_nothing_of_an_article_runs_on_any_page(tmp_path: Path, opened: Open) -> None:
    database = tmp_path / "hostile.db"
    with Register.open(database) as register:
        filed = register.file(read(Article(**ARTICLE)), json.dumps(ARTICLE).encode(), origin=SCRIPT)
    assert filed.founded
    with serving(database) as desk:
        page = opened(desk)
        for path in ("/", *(f"/entries/{name}" for name in filed.founded), f"/articles/{filed.article}",
                     "/review", "/sources", f"/?publisher={SCRIPT}", f"/entries/{SCRIPT}", "/charts",
                     f"/language/fr?back=javascript:{SCRIPT}"):  # fmt: skip
            page.goto(f"{desk}{path}")
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") is None, path
            assert page.locator("main script, main img, main [onload], main [onerror]").count() == 0, path


def test_what_reorders_letters_is_spelt_out_and_addresses_that_run_are_no_links(
    tmp_path: Path, opened: Open
) -> None:
    database = tmp_path / "hostile.db"
    with Register.open(database) as register:
        filed = register.file(read(Article(**ARTICLE)), json.dumps(ARTICLE).encode(), origin="a test")
    with serving(database) as desk:
        page = opened(f"{desk}/articles/{filed.article}")
        expect(page.locator(".text")).to_contain_text("⟨U+202E⟩detrever")
        expect(page.locator(".text")).to_contain_text(SCRIPT)
        expect(page.locator('a[href^="javascript"]')).to_have_count(0)


def test_the_original_comes_as_a_download_and_is_never_shown(tmp_path: Path, opened: Open) -> None:
    database = tmp_path / "hostile.db"
    with Register.open(database) as register:
        filed = register.file(read(Article(**ARTICLE)), f"<html>{SCRIPT}".encode(), origin="a test")
    with serving(database) as desk:
        page = opened(f"{desk}/articles/{filed.article}")
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the original").click()
        assert Path(download.value.path()).read_bytes() == f"<html>{SCRIPT}".encode()
