"""The work of a day at the desk, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from served import DISPUTED, expect, heard, press

Open = Callable[..., Any]


def test_from_the_register_by_filters_to_both_sides_of_the_disputed_cargo(desk: str, opened: Open) -> None:
    page = opened(desk)
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ entries$"))
    page.get_by_role("link", name=re.compile(r"^disputed 1")).click()
    expect(page).to_have_url(re.compile("verdict=disputed"))
    expect(page.locator("table.entries tbody tr")).to_have_count(1)
    page.locator(".row-link").click()
    expect(page.get_by_role("heading", name=DISPUTED)).to_be_visible()
    sides = page.locator("#f-items .side")
    expect(sides).to_have_count(2)
    expect(sides.filter(has_text="weapons").locator("blockquote", has_text="armes").first).to_be_visible()
    expect(
        sides.filter(has_not_text="weapons").locator("blockquote", has_text="rien d'autre").first
    ).to_be_visible()


def test_a_value_is_chosen_undone_corrected_and_undone_again(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}")
    value = page.locator("#f-items > .value")
    expect(value).to_have_text("no value is taken")
    page.locator("#f-items .side", has_text="weapons").get_by_role("button", name="Take this value").click()
    expect(page.locator(".flash")).to_contain_text("corrected: items")
    expect(value).to_contain_text("weapons")
    page.locator(".flash").get_by_role("button", name="Undo").click()
    expect(value).to_have_text("no value is taken")

    weight = page.locator("#f-weight_t")
    weight.get_by_text("Correct", exact=True).click()
    weight.get_by_label("The right value").fill("12.5")
    weight.get_by_label("Why").fill("the airport's list")
    weight.get_by_role("button", name="Set", exact=True).click()
    expect(page.locator("#f-weight_t > .value")).to_have_text("12.5 t")
    expect(page.locator(".history")).to_contain_text("the airport's list")
    press(page, "u")
    expect(page.locator("#f-weight_t > .value")).to_have_text("11 t")


def test_states_are_written_by_name_and_items_line_by_line(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}", language="fr-FR")
    carrier = page.locator("#f-recipient")
    carrier.get_by_text("Corriger", exact=True).click()
    carrier.get_by_label("La bonne valeur").fill("Mali, Niger")
    carrier.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#f-recipient > .value")).to_have_text("Mali, Niger")
    items = page.locator("#f-items")
    items.get_by_text("Corriger", exact=True).click()
    items.get_by_label("catégorie").first.select_option("helicopter")
    items.get_by_label("désignation").first.fill("Mi-171")
    items.get_by_label("quantité").first.fill("2")
    items.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#f-items > .value")).to_contain_text("Mi-171")
    expect(page.locator("#f-items > .value")).to_contain_text("hélicoptère")


def test_reports_are_split_off_and_merged_again(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}")
    page.get_by_role("button", name="Split off").first.click()
    expect(page.get_by_role("heading", name="1 report")).to_be_visible()
    other = page.locator("#merge summary a").first.inner_text()
    page.get_by_role("button", name=f"Merge with {other}").click()
    expect(page.get_by_role("heading", name="2 reports")).to_be_visible()
    expect(page.locator("#f-items .side")).to_have_count(2)


def test_words_lead_to_the_article_and_back_to_the_entry(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}")
    page.locator("#f-items .side", has_text="weapons").locator("blockquote a", has_text="armes").first.click()
    here = page.locator("#here")
    expect(here).to_have_text("armes")
    expect(here).to_be_in_viewport()
    tip = here.get_attribute("data-tip")
    assert tip is not None
    assert "items: weapons" in tip
    here.click()
    expect(page).to_have_url(re.compile(rf"/entries/{DISPUTED}#f-items"))


def test_marked_words_become_a_value_with_its_words(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}")
    page.locator("#reports a", has_text="Onze tonnes").click()
    mark(page, "FAMa", "title")
    page.locator("[data-marker-report]").select_option(label=DISPUTED)
    page.locator("[data-marker-field]:visible").select_option("carrier")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".marked")).to_have_text("FAMa")
    page.locator("#in-carrier").fill("Il-76TD")
    page.get_by_role("button", name="File it").click()
    expect(page.locator("#f-carrier > .value")).to_contain_text("Il-76TD")
    expect(page.locator(".history")).to_contain_text("“FAMa”")


def test_a_report_that_the_reader_missed_is_filed_from_marked_words(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/entries/{DISPUTED}")
    page.locator("#reports a", has_text="Bamako : un avion").click()
    mark(page, "combattants du JNIM", "text")
    page.get_by_role("button", name="attack", exact=True).click()
    expect(page.locator(".marked")).to_have_text("combattants du JNIM")
    page.get_by_label("Perpetrator").fill("JNIM")
    page.get_by_label("Form").select_option("assault")
    page.get_by_role("button", name="File it").click()
    expect(page.locator("#f-perpetrator > .value")).to_have_text("JNIM")
    expect(page.locator(".reviewed")).to_have_text("accepted")
    page.locator("#f-perpetrator summary", has_text="their words").click()
    expect(page.locator("#f-perpetrator blockquote b").first).to_have_text("combattants du JNIM")


def test_a_pasted_article_is_read_and_what_was_found_is_told(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/add")
    page.get_by_label("Text", exact=True).fill(
        "Denmark handed over six Caesar howitzers to Ukraine in Rzeszow on Monday, the Danish ministry said."
    )
    page.get_by_label("Publisher").fill("The Example")
    page.get_by_label("Published on").first.fill("2024-03-12")
    page.get_by_role("button", name="Read it and file it").click()
    link = page.locator(".found a", has_text="DNK-UKR-2024-03-11")
    link.click(timeout=40_000)
    expect(page.locator("#f-items > .value")).to_contain_text("CAESAR")


def test_a_date_that_is_none_is_told_and_the_text_is_kept(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/add")
    page.get_by_label("Text", exact=True).fill("A text that took long to write.")
    page.get_by_label("Published on").first.fill("yesterday")
    page.get_by_role("button", name="Read it and file it").click()
    expect(page.get_by_role("alert")).to_contain_text("2024-09-19")
    expect(page.get_by_label("Text", exact=True)).to_have_value("A text that took long to write.")


def test_the_queue_is_worked_by_keyboard_alone_and_its_count_goes_down(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/")
    press(page, "g", "r")
    expect(page.get_by_role("heading", name=DISPUTED)).to_be_visible()
    press(page, "d", "1")
    expect(page.locator(".flash")).to_contain_text("corrected: items")
    press(page, "a")
    expect(page.locator('[data-count="disputed"]')).to_have_text("0")
    press(page, "u")
    expect(page.locator('[data-count="disputed"]')).to_have_text("1")

    page.goto(f"{desk}/review?of=new")
    first = page.locator("#note-title").inner_text()
    left = int(page.locator(".left b").inner_text())
    press(page, "x")
    expect(page.locator("#note-title")).not_to_have_text(first)
    second = page.locator("#note-title").inner_text()
    press(page, "r")
    expect(page.locator(".left b")).to_have_text(str(left - 1))
    expect(page.locator("#note-title")).not_to_have_text(second)
    press(page, "e")
    page.keyboard.type("Sweden")  # in the form: letters are no keys there
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("corrected")


def test_single_letters_can_be_turned_off_as_keys(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/review")
    press(page, "?")
    page.get_by_label("Single letters act as keys").uncheck()
    page.get_by_role("button", name="Close").click()
    press(page, "a")
    expect(page.locator('[data-count="disputed"]')).to_have_text("1")


def test_the_language_is_the_browsers_until_it_is_switched(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/?verdict=disputed", language="fr-FR")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("table.entries")).to_contain_text("Russie")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("verdict=disputed"))
    expect(page.locator("table.entries")).to_contain_text("Russia")


def test_charts_come_after_the_page_and_filter_by_a_click(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/?kind=transfer")
    bar = page.locator('.chart.time a[aria-label^="2024: 1 (disputed)"]')
    bar.click()
    expect(page).to_have_url(re.compile("verdict=disputed"))
    expect(page.locator("table.entries tbody tr")).to_have_count(1)
    expect(page.locator('.chart.flows a[aria-label="Russia → Mali: 1"]')).to_be_visible()
    page.locator(".chart.map").get_by_role("link", name="suppliers").click()
    page.locator('.chart.map a[aria-label="Russia: 1"]').focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("supplier=RUS"))


def test_exactly_the_view_is_exported(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/?supplier=CHN&kind=transfer")
    shown = page.locator("table.entries tbody tr").count()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(rows) == shown + 1
    assert all(",transfer," in row for row in rows[1:])


def test_reliability_is_set_with_one_click_and_undone_with_another(desk: str, opened: Open) -> None:
    page = opened(f"{desk}/sources")
    row = page.locator("tr", has_text="Feuille de Koulikoro")
    row.get_by_role("button", name="B", exact=True).click()
    expect(row.get_by_role("button", name="B", exact=True)).to_have_attribute("aria-pressed", "true")
    page.locator(".flash").get_by_role("button", name="Undo").click()
    expect(row.get_by_role("button", name="F", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_tip_is_put_away_by_escape_and_stays_while_it_is_pointed_at(desk: str, opened: Open) -> None:
    """WCAG 2.2, 1.4.13: dismissible, hoverable, persistent."""
    page = opened(f"{desk}/entries/{DISPUTED}")
    page.locator("#reports .report-line a").first.click()
    page.wait_for_url(re.compile("/articles/"))
    heard(page)
    words, tip = page.locator(".text a[data-tip]").first, page.get_by_role("tooltip")
    words.hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.locator("h1").hover()
    words.hover()
    expect(tip).to_be_visible()
    tip.hover()
    expect(tip).to_be_visible()
    page.locator("footer").hover()
    expect(tip).to_be_hidden()
    press(page, "j")
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(page.locator("a[data-tip]:focus")).to_have_count(1)


def mark(page: Any, words: str, where: str) -> None:
    """Selects words of the article, as a mouse would."""
    heard(page)
    found = page.evaluate(
        """([words, where]) => {
            const part = document.querySelector(`[data-where=${where}]`);
            const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            const nodes = []; while (walker.nextNode()) nodes.push(walker.currentNode);
            const whole = nodes.map((n) => n.data).join("");
            const at = (offset) => { let left = offset; for (const n of nodes) {
                if (left <= n.data.length) return [n, left]; left -= n.data.length; } };
            const start = whole.indexOf(words); if (start < 0) return false;
            document.getSelection().setBaseAndExtent(...at(start), ...at(start + words.length));
            return true;
        }""",
        [words, where],
    )
    assert found, f"{words!r} is not in the {where}"
