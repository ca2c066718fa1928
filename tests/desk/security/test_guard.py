from collections.abc import Iterator
from pathlib import Path

import pytest
from doors import HERE, PASSWORD, Clock, Door, basic, log_in, token_of
from fastapi.testclient import TestClient

from bordereau.desk.security import Names, Users, drop_user, local_path, put_user

# What every answer has


@pytest.mark.parametrize("path", ["/", "/token", "/nowhere", "/fail"])
def test_every_answer_forbids_what_hostile_text_could_use(door: Door, path: str) -> None:
    told = door().get(path).headers
    assert "default-src 'none'" in told["content-security-policy"]
    assert "unsafe" not in told["content-security-policy"]
    assert "frame-ancestors 'none'" in told["content-security-policy"]
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"


def test_a_failure_inside_tells_nothing_of_the_machine(door: Door) -> None:
    answer = door().get("/fail")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_what_is_no_page_has_no_origin(door: Door) -> None:
    assert "sandbox" in door().get("/token").headers["content-security-policy"]
    assert "script-src 'self'" in door().get("/").headers["content-security-policy"]


# Names


def test_a_name_that_another_site_made_point_here_is_not_answered_to(door: Door) -> None:
    answer = door().get("/", headers={"host": "evil.example:8000"})
    assert answer.status_code == 421
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_names_that_were_given_are_answered_to(door: Door) -> None:
    client = door(names=Names.of(["desk.example.org"]))
    assert client.get("/", headers={"host": "desk.example.org"}).status_code == 200


# Tokens


def test_nothing_changes_without_a_token(door: Door) -> None:
    client = door()
    token_of(client)
    assert client.post("/change").status_code == 403
    assert client.post("/change", data={"token": "0" * 64}).status_code == 403
    assert client.post("/change", headers={"x-bordereau-token": "é".encode()}).status_code == 403
    assert client.post("/change", json={"token": token_of(client)}).status_code == 403
    assert client.delete("/change").status_code in (403, 405)


def test_the_token_is_taken_from_a_form_and_from_a_header(door: Door) -> None:
    client = door()
    token = token_of(client)
    assert client.post("/change", data={"token": token}).status_code == 200
    assert client.post("/change", files={"token": (None, token)}).status_code == 200
    assert client.post("/change", headers={"x-bordereau-token": token}).status_code == 200


def test_a_token_of_another_visit_is_wrong(door: Door) -> None:
    client = door()
    token = token_of(client)
    client.cookies.clear()
    token_of(client)
    assert client.post("/change", data={"token": token}).status_code == 403


def test_a_token_without_its_cookie_is_wrong(door: Door) -> None:
    client = door()
    token = token_of(client)
    client.cookies.clear()
    assert client.post("/change", data={"token": token}).status_code == 403


def test_a_token_of_before_a_restart_is_wrong(door: Door) -> None:
    before, after = door(), door()
    token = token_of(before)
    after.cookies = before.cookies
    assert after.post("/change", data={"token": token}).status_code == 403


def test_a_field_that_is_a_file_is_no_token(door: Door) -> None:
    client = door()
    token = token_of(client)
    assert client.post("/change", files={"token": ("token", token)}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_another_site_changes_nothing_even_with_the_token(door: Door, headers: dict[str, str]) -> None:
    client = door()
    token = token_of(client)
    assert client.post("/change", data={"token": token}, headers=headers).status_code == 403


def test_the_cookie_is_kept_from_scripts_and_other_sites(door: Door) -> None:
    told = door().get("/token").headers["set-cookie"]
    assert told.startswith("bordereau_8000=")
    assert "HttpOnly" in told and "SameSite=Strict" in told and "Path=/" in told


def test_by_https_the_cookie_goes_by_nothing_else(door: Door) -> None:
    answer = door(https=True).get("/token")
    assert answer.headers["set-cookie"].startswith("__Host-bordereau=")
    assert "; Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


# Sizes


def test_more_than_the_desk_takes_is_refused_before_it_is_read(door: Door) -> None:
    client = door()
    answer = client.post("/take", content=b"x", headers={"content-length": str(1 << 40)})
    assert answer.status_code == 413
    assert client.post("/take", content=b"x", headers={"content-length": "x"}).status_code == 413


def test_more_than_was_told_is_refused_while_it_comes(door: Door) -> None:
    client = door()
    token = token_of(client)

    def parts() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * (1 << 16)

    answer = client.post("/take", content=parts(), headers={"x-bordereau-token": token})
    assert answer.status_code == 413
    assert "content-security-policy" in answer.headers


def test_an_address_has_an_end(door: Door) -> None:
    assert door().get("/?" + "a" * 9000).status_code == 414


# Users


def test_without_users_the_owner_of_the_machine_edits(door: Door) -> None:
    client = door()
    assert client.post("/change", data={"token": token_of(client)}).status_code == 200
    assert "nobody" not in client.get("/").text


def test_with_users_nobody_reads_before_logging_in(door: Door, users: Users) -> None:
    answer = door(users=users).get("/?supplier=RUS&x=%2F", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2F%3Fsupplier%3DRUS%26x%3D%252F"


def test_logging_in_gives_a_new_session_with_the_users_name(door: Door, users: Users) -> None:
    client = door(users=users)
    token_of(client, "/login")
    before = dict(client.cookies)
    assert log_in(client).json() == {"name": "awa"}
    assert dict(client.cookies) != before
    assert "awa" in client.get("/").text


def test_a_token_of_before_logging_in_is_wrong_after(door: Door, users: Users) -> None:
    client = door(users=users)
    token = token_of(client, "/login")
    log_in(client)
    assert client.post("/change", data={"token": token}).status_code == 403
    assert client.post("/change", data={"token": token_of(client)}).status_code == 200


def test_logging_in_needs_a_token_as_well(door: Door, users: Users) -> None:
    assert door(users=users).post("/login", data={"name": "awa", "password": PASSWORD}).status_code == 403


def test_a_made_up_cookie_is_nobodys(door: Door, users: Users) -> None:
    client = door(users=users)
    client.cookies.set("bordereau_8000", "A" * 43)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_reader_reads_and_changes_nothing(door: Door, users: Users) -> None:
    client = door(users=users)
    log_in(client, "rolf")
    assert client.get("/").status_code == 200
    assert client.post("/change", data={"token": token_of(client)}).status_code == 403


def test_logging_out_ends_the_session_for_good(door: Door, users: Users) -> None:
    client = door(users=users)
    log_in(client)
    cookies = dict(client.cookies)
    client.post("/logout", data={"token": token_of(client)})
    client.cookies.update(cookies)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_who_is_taken_out_of_the_file_is_out_at_once(door: Door, users: Users) -> None:
    client = door(users=users)
    log_in(client)
    drop_user(users.path, "awa")
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_new_password_ends_sessions_of_the_old(door: Door, users: Users) -> None:
    client = door(users=users)
    log_in(client)
    put_user(users.path, "awa", "editor", "a new password")
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_new_role_holds_at_once(door: Door, users: Users, tmp_path: Path) -> None:
    client = door(users=users)
    log_in(client)
    users.path.write_text(users.path.read_text().replace("editor", "reader"))
    assert client.post("/change", data={"token": token_of(client)}).status_code == 403


def test_a_session_ends_when_it_is_not_used(door: Door, users: Users, clock: Clock) -> None:
    client = door(users=users)
    log_in(client)
    clock.now += 11 * 3600
    assert client.get("/", follow_redirects=False).status_code == 200
    clock.now += 13 * 3600
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_session_ends_after_a_week(door: Door, users: Users, clock: Clock) -> None:
    client = door(users=users)
    log_in(client)
    for _ in range(16):
        clock.now += 11 * 3600
        last = client.get("/", follow_redirects=False).status_code
    assert last == 303


def test_guessing_is_slowed_down_and_the_right_password_waits_too(
    door: Door, users: Users, clock: Clock
) -> None:
    client = door(users=users)
    answers = [log_in(client, "awa", f"wrong password {n}").json()["error"] for n in range(7)]
    assert answers[:6] == ["wrong name or password"] * 6
    assert answers[6] == "too many tries: wait 2 seconds"
    assert "wait" in log_in(client).json()["error"]
    clock.now += 3
    assert log_in(client).json() == {"name": "awa"}


def test_who_guesses_a_name_shuts_nobody_else_out(door: Door, users: Users) -> None:
    client = door(users=users)
    for number in range(8):
        log_in(client, "awa", f"wrong password {number}")
    assert log_in(client, "rolf").json() == {"name": "rolf"}
    elsewhere = TestClient(client.app, base_url=HERE, client=("10.0.0.7", 50000))
    assert log_in(elsewhere, "awa").json() == {"name": "awa"}


def test_who_tries_many_names_waits_with_all(door: Door, users: Users) -> None:
    client = door(users=users)
    for number in range(32):
        log_in(client, f"name {number}", "wrong password")
    assert "wait" in log_in(client).json()["error"]


def test_an_unknown_name_is_told_like_a_wrong_password(door: Door, users: Users) -> None:
    client = door(users=users)
    assert log_in(client, "nobody").json() == log_in(client, "awa", "wrong password").json()


def test_feeds_are_read_with_a_password_sent_along(door: Door, users: Users) -> None:
    client = door(users=users)
    asked = client.get("/feed.atom")
    assert asked.status_code == 401
    assert asked.headers["www-authenticate"].startswith("Basic")
    assert client.get("/feed.atom", headers=basic("rolf", PASSWORD)).json() == "rolf"
    assert client.get("/feed.atom", headers=basic("rolf", "wrong")).status_code == 401


def test_a_password_sent_along_opens_no_page_and_changes_nothing(door: Door, users: Users) -> None:
    client = door(users=users)
    assert client.get("/", headers=basic("awa", PASSWORD), follow_redirects=False).status_code == 303
    assert client.post("/feed.atom", headers=basic("awa", PASSWORD)).status_code == 401


def test_a_wrong_password_sent_along_counts_as_a_try(door: Door, users: Users) -> None:
    client = door(users=users)
    for _ in range(6):
        client.get("/feed.atom", headers=basic("awa", "wrong"))
    answer = client.get("/feed.atom", headers=basic("awa", PASSWORD))
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1


def test_a_link_from_elsewhere_comes_with_the_cookie_at_the_second_load(door: Door, users: Users) -> None:
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    answer = door(users=users).get("/", headers=visit, follow_redirects=False)
    assert answer.status_code == 200
    assert "http-equiv=refresh" in answer.text


@pytest.mark.parametrize(
    "told", ["//evil.example", "/\\evil.example", "https://evil.example", "", None, "/\nx", "x"]
)
def test_after_logging_in_one_goes_on_within_the_desk_only(told: str | None) -> None:
    assert local_path(told) == "/"


def test_a_path_of_the_desk_is_gone_on_to() -> None:
    assert local_path("/entries/RUS-MLI-2024-09-18?x=1") == "/entries/RUS-MLI-2024-09-18?x=1"
    assert HERE.startswith("http://127")
