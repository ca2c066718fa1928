"""Pages of the desk, asked without a browser: what they tell, and what they refuse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desks import Desk, readings
from lxml import html

FLIGHT = "RUS-MLI-2024-09-18"
FRENCH = {"accept-language": "fr"}


def words(answer: Any, where: str = "//main") -> str:
    """The text of a part of a page, on one line."""
    return " ".join(" ".join(e.text_content() for e in html.fromstring(answer.text).xpath(where)).split())


def post(desk: Desk, path: str, **form: str) -> Any:
    """Sends a form as a page does."""
    return desk.client.post(path, data=form, headers=desk.token())


@pytest.mark.parametrize("path", ["/", "/charts"])
def test_a_filter_by_what_it_cannot_be_is_told_with_what_it_can_be(desk: Desk, path: str) -> None:
    answer = desk.client.get(f"{path}?kind=foo&verdict=disputed")
    assert answer.status_code == 422
    assert "“foo” is no value of “kind”" in words(answer)
    links = html.fromstring(answer.text).xpath("//*[@role='alert']//a/@href")
    assert f"{path if path == '/' else '/'}?kind=attack&verdict=disputed" in links
    assert "« foo » n'est pas une valeur" in words(desk.client.get(f"{path}?kind=foo", headers=FRENCH))


@pytest.mark.parametrize("path", ["/export.csv", "/feed.atom"])
def test_a_file_or_feed_of_more_than_was_asked_for_is_refused(desk: Desk, path: str) -> None:
    answer = desk.client.get(f"{path}?kind=foo")
    assert answer.status_code == 422
    assert "transfer, attack" in answer.text


def test_a_date_that_is_none_is_answered_with_how_to_write_one(desk: Desk) -> None:
    told = desk.client.get("/api/entries?since=yesterday")
    assert told.status_code == 422
    assert told.json()["detail"] == "query.since: write a day, a month or a year: 2024-09-18, 2024-09 or 2024"


@pytest.mark.parametrize(
    ("field", "form", "told"),
    [("weight_t", {"value": "heavy"}, "nombre"), ("date", {"value": "hier"}, "n'est pas une date"),
     ("value", {"amount": "5", "currency": "EURO"}, "trois majuscules"),
     ("stage", {"value": "arrived"}, "une de ces valeurs est attendue : planned")],
)  # fmt: skip
def test_a_wrong_value_is_told_in_french_in_the_french_desk(
    desk: Desk, field: str, form: dict[str, str], told: str
) -> None:
    sent = {"field": field, **form}
    headers = desk.token() | FRENCH
    answer = desk.client.post(f"/entries/{FLIGHT}/correct", data=sent, headers=headers)
    assert answer.status_code == 400
    assert told in words(answer)


def test_accepting_twice_tells_that_nothing_was_recorded(desk: Desk) -> None:
    assert "Done: accepted" in words(post(desk, f"/entries/{FLIGHT}/accept"), "//*[@class='flash']")
    again = post(desk, f"/entries/{FLIGHT}/accept")
    assert "nothing was recorded: accepted" in words(again, "//*[@role='status']")
    assert len(desk.register.decisions()) == 1


def test_an_accepted_entry_tells_of_a_new_version_of_its_article_until_it_is_accepted_anew(
    desk: Desk,
) -> None:
    post(desk, f"/entries/{FLIGHT}/accept")
    newer = readings()[0]
    text = newer.article.text.replace("On Wednesday", "Late on Wednesday")
    shifted = newer.model_dump_json().replace(newer.article.text, text)
    shifted = re.sub(r'"(start|end)":(\d+)', lambda m: f'"{m[1]}":{int(m[2]) + 5}', shifted)
    changed = type(newer).model_validate_json(shifted.replace("small_arms", "artillery"))
    desk.register.file(changed, b"", origin="a test")
    for path in (f"/entries/{FLIGHT}", "/review?of=changed"):
        told = words(desk.client.get(path), "//*[contains(@class, 'news')]")
        assert "a new version of the article was read" in told
        assert "goods small arms → artillery" in told or "items small arms → artillery" in told, told
    post(desk, f"/entries/{FLIGHT}/accept")
    assert words(desk.client.get(f"/entries/{FLIGHT}"), "//*[contains(@class, 'news')]") == ""


def test_a_report_that_its_article_tells_no_more_is_shown_as_withdrawn(desk: Desk) -> None:
    assert "withdrawn" not in words(desk.client.get(f"/entries/{FLIGHT}"))
    post(desk, f"/entries/{FLIGHT}/accept")
    told = readings()[0].model_copy(update={"reports": ()})
    desk.register.file(told, b"", origin="a test")
    page = desk.client.get(f"/entries/{FLIGHT}")
    assert words(page, "//*[contains(@class, 'report-line withdrawn')]").startswith("Arms for Mali")
    assert "withdrawn" in words(page, "//section[@id='f-recipient']")
    assert "the article tells it no more" in words(page, "//*[contains(@class, 'news')]")


def test_the_history_shows_all_decisions_by_pages_and_undoes_them(desk: Desk) -> None:
    assert "Nobody has decided anything yet" in words(desk.client.get("/history"))
    for number in range(60):
        desk.register.note(FLIGHT, f"note {number}", who="Ada")
    first = desk.client.get("/history")
    assert "note 59" in words(first) and "note 9 " not in words(first)
    (onward,) = html.fromstring(first.text).xpath("//a[@rel='next']/@href")
    second = desk.client.get(onward)
    assert "note 9 " in words(second) and "note 10 " not in words(second)
    assert "There is nothing older" in words(desk.client.get("/history?before=1"))
    undone = post(desk, "/decisions/60/undo", back="/history")
    assert undone.url.path == "/history"
    assert "undone" in words(undone, "//ol/li[2]")
    assert [made.undone for made in desk.register.decisions(limit=3)] == [False, True, False]


def test_the_api_lists_decisions_the_newest_first(desk: Desk) -> None:
    first = desk.register.accept(FLIGHT, who="Ada").decision.no
    undoing = desk.register.undo(first, who="Ben").decision.no
    told = desk.client.get("/api/decisions").json()
    assert [(each["decision"]["no"], each["undone"]) for each in told] == [(undoing, False), (first, True)]
    assert told[0]["subject"]["act"] == "accept"
    assert desk.client.get(f"/api/decisions?before={undoing}&limit=1").json() == told[1:]


def test_undoing_a_report_that_a_person_found_leads_to_the_history(desk: Desk) -> None:
    article = desk.register.article("https://gazette.example/7")
    start = article.article.text.index("Malian officials")
    form = {"where": "text", "start": str(start), "end": str(start + 16), "kind": "statement"}
    found = post(desk, f"/articles/{article.key}/mark", **form, **{"speaker.value": "officials"})
    assert found.url.path.startswith("/entries/STATEMENT-")
    made = desk.register.decisions(limit=1)[0].decision
    undone = post(desk, f"/decisions/{made.no}/undo", back=found.url.path)
    assert (undone.status_code, undone.url.path) == (200, "/history")
    assert "found what the reader missed" in words(undone)
