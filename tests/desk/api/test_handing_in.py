from typing import Any

import pytest
from desks import Desk

from bordereau.desk.uploads import MOST_BYTES
from bordereau.register.errors import BusyError

TEXT = "Denmark handed over six Caesar howitzers to Ukraine in March 2024."
SOON = 60.0


def finished(desk: Desk, answer: Any) -> dict[str, Any]:
    assert answer.status_code == 202, answer.text
    desk.jobs.wait(answer.json()["id"], SOON)
    return dict(desk.client.get(answer.headers["location"]).json())


def test_a_text_is_read_in_the_background_and_found_in_the_register(desk: Desk) -> None:
    told = {"text": TEXT, "publisher": "Gazette", "published": "2024-03-12", "url": "https://g.example/9"}
    job = finished(desk, desk.client.post("/api/articles", json=told, headers=desk.token()))
    assert (job["state"], job["done"], job["founded"]) == ("done", 1, 1)
    entry = desk.client.get(f"/api/entries/{job['outcomes'][0]['founded'][0]}").json()
    assert entry["kind"] == "transfer"
    article = desk.client.get(f"/api/articles/{job['outcomes'][0]['article']}").json()
    assert article["article"]["publisher"] == "Gazette"


def test_files_are_uploaded_several_at_once(desk: Desk) -> None:
    files = [("files", ("a.txt", b"Nothing of note.")), ("files", ("b.jsonl", b'{"text": "Nor here."}\n{'))]
    job = finished(desk, desk.client.post("/api/uploads", files=files, headers=desk.token()))
    assert (job["state"], job["done"], job["files"]) == ("done", 2, ["a.txt", "b.jsonl"])
    assert job["problems"][0].startswith("b.jsonl, line 2")


@pytest.mark.parametrize(
    "told",
    [
        {"text": ""},
        {"text": "  "},
        {"text": "x", "url": "javascript:alert(1)"},
        {"text": "x", "url": "file:///etc/passwd"},
        {"text": "x", "published": "yesterday"},
        {"text": "x", "lang": "French"},
        {"text": "x", "id": "mine"},
        {"text": 1},
        {},
    ],
)
def test_a_text_that_cannot_be_taken_is_told(desk: Desk, told: dict[str, Any]) -> None:
    answer = desk.client.post("/api/articles", json=told, headers=desk.token())
    assert answer.status_code == 422
    assert desk.client.get("/api/jobs").json() == []


def test_uploads_have_an_end(desk: Desk) -> None:
    files = [("files", ("a.txt", b"x" * (MOST_BYTES + 1)))]
    assert desk.client.post("/api/uploads", files=files, headers=desk.token()).status_code in (413, 422)
    many = [("files", (f"{n}.txt", b"x")) for n in range(101)]
    assert desk.client.post("/api/uploads", files=many, headers=desk.token()).status_code == 422
    huge = desk.token() | {"content-length": str(1 << 40)}
    assert desk.client.post("/api/uploads", content=b"x", headers=huge).status_code == 413


def test_other_requests_bring_less(desk: Desk) -> None:
    body = b'{"why": "' + b"x" * (1 << 20) + b'"}'
    answer = desk.client.post("/api/entries/X/accept", content=body, headers=desk.token())
    assert answer.status_code == 413


def test_an_upload_without_files_is_told(desk: Desk) -> None:
    assert desk.client.post("/api/uploads", data={"language": "fr"}, headers=desk.token()).status_code == 422
    empty = [("files", ("", b""))]
    assert desk.client.post("/api/uploads", files=empty, headers=desk.token()).status_code == 422


def test_a_job_is_ended_and_an_unknown_one_told(desk: Desk) -> None:
    added = desk.client.post("/api/articles", json={"text": TEXT}, headers=desk.token()).json()
    answer = desk.client.delete(f"/api/jobs/{added['id']}", headers=desk.token())
    assert answer.status_code == 200
    assert desk.client.get("/api/jobs/none").status_code == 404


def test_a_busy_register_says_when_to_come_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy() -> None:
        raise BusyError("others write to it")

    monkeypatch.setattr(desk.register, "stats", busy)
    answer = desk.client.get("/api/stats")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
