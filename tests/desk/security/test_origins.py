import pytest

from bordereau.desk.security import Names, is_loopback
from bordereau.desk.security.origins import from_elsewhere

HERE = {"host": "127.0.0.1:8000"}


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "127.3.2.1", "::1", "[::1]", "desk.localhost"])
def test_loopback_names(name: str) -> None:
    assert is_loopback(name)


@pytest.mark.parametrize(
    "name", ["192.168.0.1", "10.0.0.1", "::", "localhost.evil.example", "127.0.0.1.evil.io", ""]
)
def test_other_names_are_not_loopback(name: str) -> None:
    assert not is_loopback(name)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_the_desk_answers_to_loopback_names_at_any_port(host: str) -> None:
    assert Names().answers_to(host)


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "evil.example:8000", "127.0.0.1@evil.example", "10.0.0.1", "a b", "x" * 300,
     "localhost:8000, evil.example", "localhost/evil"],
)  # fmt: skip
def test_by_default_the_desk_answers_to_no_other(host: str | None) -> None:
    assert not Names().answers_to(host)


def test_names_that_were_given_are_answered_to_in_any_case() -> None:
    names = Names.of(["Desk.Example.org"])
    assert names.answers_to("desk.example.ORG:443")
    assert not names.answers_to("example.org")


def test_addresses_are_answered_to_where_asked_for_since_no_name_can_be_one() -> None:
    names = Names.of([], addresses=True)
    assert names.answers_to("192.168.1.7:8000")
    assert not names.answers_to("192.168.1.7.evil.example:8000")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_change_from_another_site_is_told_by_the_browser(site: str) -> None:
    assert from_elsewhere("POST", HERE | {"sec-fetch-site": site})


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:8000", "http://127.0.0.1:9000", "null"]
)
def test_a_change_from_another_origin_is_told_by_its_name(origin: str) -> None:
    assert from_elsewhere("POST", HERE | {"origin": origin})


def test_the_desks_own_pages_and_programs_are_from_here() -> None:
    assert not from_elsewhere(
        "POST", HERE | {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    )
    assert not from_elsewhere("POST", HERE)


def test_links_may_lead_here_and_nothing_else_may_show_what_is_here() -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert not from_elsewhere("GET", HERE | link)
    assert from_elsewhere("GET", HERE | link | {"sec-fetch-dest": "iframe"})
    assert from_elsewhere("GET", HERE | {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})
