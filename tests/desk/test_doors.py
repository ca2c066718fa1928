"""What holds for every route of the desk: pages, feed, API, static files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import HERE, PASSWORD, SCRIPT, Desk, close_desk, log_in, open_desk
from fastapi.testclient import TestClient
from lxml import html

from bordereau.desk.security import Users, put_user
from bordereau.desk.security.origins import SAFE_METHODS

FLIGHT = "RUS-MLI-2024-09-18"
OPEN = ("/login", "/logout", "/language", "/api/session")
"""Where nobody has to be logged in."""
_NAMES = {"decision": "1", "number": "1", "job": "x", "ending": "csv", "form": "csv"}


def routes(desk: Desk) -> list[tuple[str, str]]:
    """All methods of all paths, each path with things of the register in it."""
    document: dict[str, Any] = desk.app.openapi()
    api = desk.client.get("/api/openapi.json").json()
    paths = [(path, methods) for path, methods in document["paths"].items()]
    paths += [(f"/api{path}", methods) for path, methods in api["paths"].items()]
    article = desk.register.article(desk.register.entry(FLIGHT).reports[0]).key
    names = _NAMES | {"article": article, "key": article}
    filled = ((re.sub(r"{(\w+)(:\w+)?}", lambda m: names.get(m[1], FLIGHT), p), m) for p, m in paths)
    return [(path, method.upper()) for path, methods in filled for method in methods]


@pytest.fixture
def team(filed: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with users, where nobody is logged in."""
    path = tmp_path / "team.db"
    path.write_bytes(filed.read_bytes())
    for name, role in (("awa", "editor"), ("rolf", "reader")):
        put_user(tmp_path / "users.yaml", name, role, PASSWORD)  # type: ignore[arg-type]
    desk = open_desk(path, Users(tmp_path / "users.yaml"))
    yield desk
    close_desk(desk)


def test_every_answer_forbids_scripts_frames_and_what_is_elsewhere(desk: Desk) -> None:
    known = routes(desk)
    assert len(known) > 40
    for path, method in [*known, ("/nowhere", "GET"), ("/static/none.js", "GET")]:
        told = desk.client.request(method, path, follow_redirects=False).headers
        policy = told["content-security-policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy and "frame-ancestors 'none'" in policy, path
        assert told["x-content-type-options"] == "nosniff", path
        assert told["referrer-policy"] == "same-origin", path
        assert told["x-frame-options"] == "DENY", path


def test_nothing_changes_without_a_token_or_from_another_site(desk: Desk) -> None:
    before = desk.client.get("/api/history").json()
    token = desk.token()
    for path, method in routes(desk):
        if method in SAFE_METHODS:
            continue
        assert desk.client.request(method, path).status_code == 403, path
        wrong = {"x-bordereau-token": "0" * 64}
        assert desk.client.request(method, path, headers=wrong).status_code == 403, path
        for elsewhere in ({"origin": "https://evil.example"}, {"sec-fetch-site": "same-site"}):
            answer = desk.client.request(method, path, headers=token | elsewhere)
            assert answer.status_code == 403, path
    assert desk.client.get("/api/history").json() == before


def test_a_name_that_was_made_to_point_here_is_answered_nowhere(desk: Desk) -> None:
    for path, method in routes(desk):
        answer = desk.client.request(method, path, headers={"host": "evil.example"})
        assert answer.status_code == 421, path


def test_with_users_nobody_sees_anything_before_logging_in(team: Desk) -> None:
    alone = TestClient(team.app, base_url=HERE)
    log_in(team.client, "awa")
    for path, method in routes(team):
        if path in OPEN:
            continue
        answer = alone.request(method, path, follow_redirects=False)
        assert answer.status_code in (303, 401, 403), path
        assert "Mali" not in answer.text and "MLI" not in answer.text.replace(FLIGHT, ""), path
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/login"), path


def test_a_reader_sees_everything_and_changes_nothing(team: Desk) -> None:
    log_in(team.client, "rolf")
    token = team.token()
    before = team.client.get("/api/history").json()
    for path, method in routes(team):
        if path in OPEN:
            continue
        answer = team.client.request(method, path, headers=token)
        if method not in SAFE_METHODS:
            assert answer.status_code == 403, (method, path)
        elif not path.startswith("/add") and not path.endswith("/mark"):  # forms for editors
            assert answer.status_code < 500 and answer.status_code != 403, (method, path)
    assert team.client.get("/api/history").json() == before


def test_an_editors_name_is_in_the_history(team: Desk) -> None:
    log_in(team.client, "awa")
    team.client.post(f"/api/entries/{FLIGHT}/accept", json={}, headers=team.token())
    assert [line.who for line in team.register.history(FLIGHT) if hasattr(line, "who")] == ["awa"]


def test_hostile_words_are_text_on_every_page(desk: Desk) -> None:
    hostile = next(e for e in desk.register.entries().entries if e.values.get("supplier") == [SCRIPT])
    article = desk.register.article(desk.register.entry(hostile.id).reports[0]).key
    seen = 0
    for path in ("/", f"/entries/{hostile.id}", f"/articles/{article}", "/review", "/sources/list", "/add"):
        text = desk.client.get(path).text
        seen += "&lt;script&gt;" in text
        assert "\u202e" not in text, path
        for element in html.fromstring(text).iter():
            assert element.tag != "script" or (element.get("src") and not element.text), path
            assert element.get("src") != "x", path
            for name, value in element.attrib.items():
                assert not name.startswith("on") and name != "style", (path, name)
                if name in ("href", "src", "action", "formaction"):
                    assert value.startswith(("/", "#", "?", "http://", "https://")), (path, value)
    assert seen >= 4


def test_bytes_that_were_read_are_never_a_page(desk: Desk) -> None:
    article = desk.register.article(desk.register.entry(FLIGHT).reports[0]).key
    downloads = 0
    for path, method in routes(desk):
        if method == "GET" and article in path:
            answer = desk.client.get(path)
            if "<script>alert(1)" in answer.text:
                downloads += 1
                assert answer.headers["content-type"] == "application/octet-stream", path
                assert answer.headers["content-disposition"].startswith("attachment"), path
                assert "sandbox" in answer.headers["content-security-policy"], path
    assert downloads >= 1
