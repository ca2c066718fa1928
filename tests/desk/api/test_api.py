import base64
import json
from typing import Any

import pytest
from desks import SCRIPT, Desk, readings

FLIGHT = "RUS-MLI-2024-09-18"
KNOWN = {"entry": FLIGHT, "article": "x", "decision": 1, "job": "x"}


def field(entry: dict[str, Any], name: str) -> dict[str, Any]:
    return next(f for f in entry["fields"] if f["field"] == name)


# Reading


def test_entries_are_listed_by_filters(desk: Desk) -> None:
    told = desk.client.get("/api/entries", params={"supplier": "RUS", "verdict": "disputed"}).json()
    assert [entry["id"] for entry in told["entries"]] == [FLIGHT]
    assert told["after"] is None


def test_several_values_of_one_filter_mean_any(desk: Desk) -> None:
    told = desk.client.get("/api/entries", params={"supplier": ["RUS", "FRA"]}).json()
    assert len(told["entries"]) == 2
    assert desk.client.get("/api/count?supplier=RUS&supplier=FRA").json() == {"count": 2}


def test_text_finds_words_of_passages(desk: Desk) -> None:
    told = desk.client.get("/api/entries", params={"text": "blindés"}).json()
    assert [entry["id"] for entry in told["entries"]] == ["FRA-TCD-2024-05-02"]


def test_pages_follow_one_another_until_the_last(desk: Desk) -> None:
    seen, after = [], None
    while True:
        told = desk.client.get(
            "/api/entries", params={"limit": 1, **({"after": after} if after else {})}
        ).json()
        seen += [entry["id"] for entry in told["entries"]]
        after = told["after"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == desk.register.count()


def test_an_entry_comes_with_both_sides_and_their_words(desk: Desk) -> None:
    items = field(desk.client.get(f"/api/entries/{FLIGHT}").json(), "items")
    assert items["verdict"] == "disputed"
    words = {claim["passages"][0]["words"] for side in items["sides"] for claim in side["claims"]}
    assert words == {"small arms", "food"}


def test_an_unknown_entry_is_told_with_names_that_are_near(desk: Desk) -> None:
    answer = desk.client.get("/api/entries/RUS-MLI")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:bordereau:problem:unknown"
    assert answer.json()["near"] == [FLIGHT]


def test_an_explanation_says_why_in_words(desk: Desk) -> None:
    told = desk.client.get(f"/api/entries/{FLIGHT}/explain").json()
    assert len(told["reports"]) == 2 and len(told["pairs"]) == 1
    assert told["pairs"][0]["linked"] is True
    assert {c["name"] for c in told["pairs"][0]["comparisons"]} >= {"supplier", "date", "items"}


def test_an_article_comes_with_its_reports_and_passages_at_their_offsets(desk: Desk) -> None:
    claim = field(desk.client.get(f"/api/entries/{FLIGHT}").json(), "supplier")["sides"][0]["claims"][0]
    told = desk.client.get(f"/api/articles/{claim['article']}").json()
    passage = told["reports"][0]["report"]["supplier"][0]["passages"][0]
    assert told["article"]["text"][passage["start"] : passage["end"]] == passage["words"]


def test_the_bytes_of_an_article_are_a_download_that_no_browser_shows(desk: Desk) -> None:
    claim = field(desk.client.get(f"/api/entries/{FLIGHT}").json(), "supplier")["sides"][0]["claims"][0]
    answer = desk.client.get(f"/api/articles/{claim['article']}/raw")
    assert answer.content.startswith(b"<html><script>")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_hostile_words_come_as_data(desk: Desk) -> None:
    answer = desk.client.get("/api/entries", params={"recipient": "TGO"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["entries"][0]["values"]["supplier"] == [SCRIPT]


def test_the_whole_register_is_counted_and_checked(desk: Desk) -> None:
    assert desk.client.get("/api/stats").json()["articles"] == len(readings())
    assert {s["publisher"] for s in desk.client.get("/api/sources").json()} >= {"Gazette", SCRIPT}
    assert desk.client.get("/api/check").json() == {"sound": True, "faults": []}


def test_changes_are_followed_from_the_last_one_seen(desk: Desk) -> None:
    first = desk.client.get("/api/changes?limit=3").json()
    more = desk.client.get(f"/api/changes?since={first[-1]['no']}").json()
    assert [change["no"] for change in first] == [1, 2, 3]
    assert more[0]["no"] == 4
    assert desk.client.get(f"/api/changes?since={more[-1]['no']}").json() == []


# Deciding


def decide(desk: Desk, path: str, **told: Any) -> dict[str, Any]:
    answer = desk.client.post(f"/api{path}", json=told, headers=desk.token())
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_value_is_set_and_the_correction_undone(desk: Desk) -> None:
    made = decide(
        desk, f"/entries/{FLIGHT}/correct", field="items", value=[{"category": "food"}], why="seen on a photo"
    )
    items = field(desk.client.get(f"/api/entries/{FLIGHT}").json(), "items")
    assert (items["value"][0]["category"], items["rule"]) == ("food", "set by a person")
    assert len(items["sides"]) == 2
    decide(desk, f"/decisions/{made['decision']['no']}/undo", why="not sure")
    assert field(desk.client.get(f"/api/entries/{FLIGHT}").json(), "items")["value"] is None


def test_who_decided_and_why_is_in_the_history(desk: Desk) -> None:
    decide(desk, f"/entries/{FLIGHT}/accept", why="both sources seen")
    told = [line for line in desk.client.get(f"/api/entries/{FLIGHT}/history").json() if "who" in line]
    assert (told[0]["act"], told[0]["why"]) == ("accept", "both sources seen")
    assert told[0]["who"] == desk.client.get("/api/session").json()["name"]


def test_entries_are_rejected_noted_merged_and_split(desk: Desk) -> None:
    flight = desk.client.get(f"/api/entries/{FLIGHT}").json()["reports"]
    decide(desk, f"/entries/{FLIGHT}/reject")
    assert desk.client.get(f"/api/entries/{FLIGHT}").json()["review"] == "rejected"
    decide(desk, f"/entries/{FLIGHT}/note", text="ask the ministry")
    merged = decide(desk, f"/entries/{FLIGHT}/merge", other="FRA-TCD-2024-05-02")
    assert desk.client.get("/api/entries/FRA-TCD-2024-05-02").json()["id"] == merged["entries"][0]
    gift = [r for r in desk.client.get(f"/api/entries/{FLIGHT}").json()["reports"] if r not in flight]
    decide(desk, f"/entries/{FLIGHT}/split", reports=gift)
    assert desk.client.get(f"/api/entries/{FLIGHT}").json()["reports"] == flight


def test_a_publisher_gets_its_letter(desk: Desk) -> None:
    decide(desk, "/sources/reliability", publisher="Gazette", letter="B", why="as a rule right")
    letters = {source["publisher"]: source["letter"] for source in desk.client.get("/api/sources").json()}
    assert letters["Gazette"] == "B"


@pytest.mark.parametrize(
    ("path", "told", "status"),
    [
        ("/entries/NONE/accept", {}, 404),
        (f"/entries/{FLIGHT}/correct", {"field": "colour", "value": "red"}, 409),
        (f"/entries/{FLIGHT}/correct", {"field": "date", "value": "yesterday"}, 409),
        (f"/entries/{FLIGHT}/correct", {"field": "weight_t", "value": 1e300}, 409),
        (f"/entries/{FLIGHT}/correct", {"field": "items", "value": [[[[[[[[[["x"]]]]]]]]]]}, 409),
        (f"/entries/{FLIGHT}/merge", {"other": FLIGHT}, 409),
        (f"/entries/{FLIGHT}/split", {"reports": []}, 422),
        (f"/entries/{FLIGHT}/note", {"text": " "}, 409),
        (f"/entries/{FLIGHT}/note", {"text": "a\x00b"}, 422),
        (f"/entries/{FLIGHT}/note", {"text": "x" * 10_001}, 422),
        (f"/entries/{FLIGHT}/accept", {"why": "", "who": "somebody else"}, 422),
        ("/decisions/999/undo", {}, 404),
        ("/decisions/99999999999999999999/undo", {}, 422),
        ("/sources/reliability", {"publisher": "Nobody's", "letter": "B"}, 404),
    ],
)
def test_what_cannot_be_decided_is_told_and_changes_nothing(
    desk: Desk, path: str, told: dict[str, Any], status: int
) -> None:
    before = desk.client.get("/api/history").json()
    answer = desk.client.post(f"/api{path}", json=told, headers=desk.token())
    assert answer.status_code == status
    assert answer.json()["status"] == status and answer.json()["detail"]
    assert desk.client.get("/api/history").json() == before


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1" * 400, '"\\ud800"', "[" * 100_000])
def test_json_that_is_none_of_ours_is_refused(desk: Desk, value: str) -> None:
    body = f'{{"field": "weight_t", "value": {value}}}'.encode()
    headers = desk.token() | {"content-type": "application/json"}
    answer = desk.client.post(f"/api/entries/{FLIGHT}/correct", content=body, headers=headers)
    assert 400 <= answer.status_code < 500


def place(*told: object) -> str:
    """What `after` holds, made up."""
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "sort=colour", "colour=red", "since=yesterday", "after=!", "kind=party",
     "supplier=", "text=%00", "text=%22", f"after={place('date', False, '', 10**30)}",
     f"after={place('date', False, '', True)}", f"after={place('date', False, 1, 1)}",
     "&".join(["supplier=x"] * 21)],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_told_with_its_place(desk: Desk, query: str) -> None:
    answer = desk.client.get(f"/api/entries?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


# Marking what the reader missed


def gift(desk: Desk) -> dict[str, Any]:
    """The article of the French gift."""
    report = desk.register.entry("FRA-TCD-2024-05-02").reports[0]
    return dict(desk.client.get(f"/api/articles/{report}").json())


def test_a_value_that_was_missed_is_filed_with_its_words(desk: Desk) -> None:
    article = gift(desk)
    start = article["article"]["text"].index("vingt")
    told = {"report": article["reports"][0]["id"], "field": "carrier", "value": "camion",
            "start": start, "end": start + 5}  # fmt: skip
    made = decide(desk, f"/articles/{article['key']}/values", **told)
    carrier = field(desk.client.get(f"/api/entries/{made['entry']}").json(), "carrier")
    assert carrier["value"] == ["camion"]
    assert carrier["sides"][0]["claims"][0]["passages"][0]["words"] == "vingt"


def test_a_report_that_was_missed_is_filed_with_its_words(desk: Desk) -> None:
    article = gift(desk)
    values = {"target": "Tchad", "form": "assault", "assertion": "stated"}
    made = decide(
        desk, f"/articles/{article['key']}/reports", kind="attack", values=values, start=0, end=9
    )  # fmt: skip
    entry = desk.client.get(f"/api/entries/{made['entry']}").json()
    assert (entry["kind"], entry["review"]) == ("attack", "accepted")


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "attack", "values": {}},
        {"kind": "attack", "values": {"colour": "red"}},
        {"kind": "transfer", "values": {"items": "x", "stage": "delivered", "assertion": "stated"}},
        {"kind": "statement", "values": {"quote": "x"}},
        {"kind": "statement", "values": {"speaker": "x"}, "end": 10**9},
        {"kind": "statement", "values": {"speaker": "x"}, "start": 5},
    ],
)
def test_a_report_that_cannot_be_is_told(desk: Desk, told: dict[str, Any]) -> None:
    before = desk.register.count()
    path = f"/api/articles/{gift(desk)['key']}/reports"
    answer = desk.client.post(path, json={"start": 0, "end": 5} | told, headers=desk.token())
    assert answer.status_code == 409, answer.text
    assert desk.register.count() == before


# Tokens and routes


def test_no_route_changes_anything_without_a_token(desk: Desk) -> None:
    document = desk.client.get("/api/openapi.json").json()
    asked = [(p, m) for p, methods in document["paths"].items() for m in methods if m != "get"]
    assert len(asked) >= 12
    for path, method in asked:
        answer = desk.client.request(method, f"/api{path.format(**KNOWN)}", json={})
        assert answer.status_code == 403, (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


def test_every_answer_of_the_api_forbids_what_hostile_words_could_use(desk: Desk) -> None:
    document = desk.client.get("/api/openapi.json").json()
    for path, methods in document["paths"].items():
        for method in methods:
            told = desk.client.request(method, f"/api{path.format(**KNOWN)}")
            assert told.headers["content-security-policy"].startswith("default-src 'none'")
            assert told.headers["x-content-type-options"] == "nosniff"
            assert "html" not in told.headers["content-type"]


def test_the_methods_that_a_path_has_are_told(desk: Desk) -> None:
    answer = desk.client.put("/api/session", headers=desk.token())
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST, DELETE"


def test_without_users_nobody_logs_in(desk: Desk) -> None:
    answer = desk.client.post("/api/session", json={"name": "a", "password": "b"}, headers=desk.token())
    assert answer.status_code == 409


def test_the_document_is_the_one_that_is_served(desk: Desk) -> None:
    document = desk.client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert document["servers"] == [{"url": "/api"}]
    assert "Problem" in document["components"]["schemas"]
    json.dumps(document)
