import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from desks import SCRIPT, Desk, close_desk, file_readings, open_desk, reading
from lxml import etree

from bordereau.desk.feeds import LONGEST

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FLIGHT = "RUS-MLI-2024-09-18"


def feed(desk: Desk, query: str = "", **headers: str) -> Any:
    answer = desk.client.get(f"/feed.atom{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False))


def texts(element: Any, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in element.findall(path)]


def test_a_feed_has_what_the_standard_demands(desk: Desk) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    told = feed(desk)
    assert told.tag == f"{ATOM}feed"
    assert len(told.findall(f"{ATOM}author/{ATOM}name")) == 1
    assert told.find(f"{ATOM}link[@rel='self']").get("href") == "http://127.0.0.1:8000/feed.atom"
    entries = told.findall(f"{ATOM}entry")
    assert len(entries) == desk.register.count()
    for part in (told, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
    for entry in entries:
        assert (
            entry.find(f"{ATOM}link[@rel='alternate']")
            .get("href")
            .startswith("http://127.0.0.1:8000/entries/")
        )
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "xhtml" and [child.tag for child in content] == [f"{XHTML}div"]


def test_times_are_those_of_the_register(desk: Desk) -> None:
    told = feed(desk)
    times = texts(told, f"{ATOM}entry/{ATOM}updated")
    assert times == sorted(times, reverse=True)
    assert texts(told, f"{ATOM}updated") == times[:1]
    assert all(
        datetime.fromisoformat(time).tzinfo for time in [*times, *texts(told, f"{ATOM}entry/{ATOM}published")]
    )
    assert (
        texts(told, f"{ATOM}entry/{ATOM}updated")[0]
        == desk.register.entries(sort="changed").entries[0].changed
    )


def test_ids_are_tags_that_stay_wherever_the_register_is_served(desk: Desk) -> None:
    """RFC 4151."""
    ids = texts(feed(desk), f".//{ATOM}id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:localhost,\d{4}-\d\d-\d\d:bordereau/[0-9a-f]{16}/[!-~]+", i) for i in ids)
    assert texts(feed(desk, host="localhost:9000"), f".//{ATOM}id") == ids


def test_two_registers_have_ids_of_their_own(desk: Desk, tmp_path: Path) -> None:
    other = open_desk(tmp_path / "other.db")
    file_readings(other.register)
    assert not set(texts(feed(desk), f".//{ATOM}id")) & set(texts(feed(other), f".//{ATOM}id"))
    close_desk(other)


def test_a_feed_is_of_the_entries_that_pass_the_filters(desk: Desk) -> None:
    told = feed(desk, "?supplier=RUS&verdict=disputed&sort=date")
    assert [i.rsplit("/", 1)[1] for i in texts(told, f"{ATOM}entry/{ATOM}id")] == [FLIGHT]
    assert told.find(f"{ATOM}link[@rel='alternate']").get("href").endswith("/?supplier=RUS&verdict=disputed")
    assert "RUS" in texts(told, f"{ATOM}title")[0]


def test_an_entry_is_told_with_who_says_so_and_both_sides_of_what_is_disputed(desk: Desk) -> None:
    told = feed(desk, "?supplier=RUS")
    assert texts(told, f"{ATOM}entry/{ATOM}title") == [
        "Transfer: Russia → Mali · items disputed · 18 September 2024"
    ]
    content = texts(told, f"{ATOM}entry/{ATOM}content")[0]
    assert "small arms (Sahel Daily): “small arms”" in content
    assert "food (Gazette): “food”" in content


def test_a_feed_speaks_french(desk: Desk) -> None:
    told = feed(desk, "?supplier=RUS", **{"accept-language": "fr"})
    assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert "Russie → Mali" in texts(told, f"{ATOM}entry/{ATOM}title")[0]
    assert "Russie" in texts(feed(desk, "?supplier=RUS&language=fr"), f"{ATOM}entry/{ATOM}title")[0]


def test_hostile_words_stay_text(desk: Desk) -> None:
    told = feed(desk, "?recipient=TGO")
    assert not [e for e in told.iter() if isinstance(e.tag, str) and e.tag.endswith(("script", "img"))]
    assert "<script>alert(document.cookie)</script>" in texts(told, f"{ATOM}entry/{ATOM}title")[0]
    assert SCRIPT.encode() not in desk.client.get("/feed.atom?recipient=TGO").content


def test_letters_that_no_xml_may_hold_do_no_harm(desk: Desk) -> None:
    text = "\x08Den\ufffemark\u202e delivered arms to Uk\x00raine."
    desk.register.file(
        reading(
            text, supplier=(text[:10], text[:10]), recipient=("UKR", "raine"), date=("2024", "delivered"),
            goods=[("weapons", "arms")], publisher="\x1b\ufffe",
        ),
        b"raw", origin="a test",
    )  # fmt: skip
    told = feed(desk, "?recipient=UKR")
    assert "\u202e" not in "".join(told.itertext())


def test_a_feed_of_nothing_is_a_feed(desk: Desk, tmp_path: Path) -> None:
    assert feed(desk, "?supplier=JPN").findall(f"{ATOM}entry") == []
    empty = open_desk(tmp_path / "empty.db")
    assert feed(empty).findall(f"{ATOM}entry") == []
    close_desk(empty)


def test_a_reader_that_has_it_all_is_told_so(desk: Desk) -> None:
    first = desk.client.get("/feed.atom")
    etag, at = first.headers["etag"], first.headers["last-modified"]
    for known in ({"if-none-match": etag}, {"if-none-match": f'"x", W/{etag}'}, {"if-modified-since": at}):
        answer = desk.client.get("/feed.atom", headers=known)
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == etag


def test_a_change_is_told_to_a_reader_that_has_the_last_feed(desk: Desk) -> None:
    etag = desk.client.get("/feed.atom").headers["etag"]
    desk.register.accept(FLIGHT, who="awa")
    answer = desk.client.get("/feed.atom", headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert desk.client.get("/feed.atom?language=fr", headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("since", ["", "yesterday", "Mon, 01 Jan 1990 00:00:00 GMT", "Mon, 01 Jan 99999"])
def test_a_time_that_is_none_or_long_ago_gives_the_feed(desk: Desk, since: str) -> None:
    assert desk.client.get("/feed.atom", headers={"if-modified-since": since}).status_code == 200


def test_the_head_is_told_without_the_feed(desk: Desk) -> None:
    answer = desk.client.head("/feed.atom")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-type"].startswith("application/atom+xml")


@pytest.mark.parametrize("query", ["?kind=party", "?since=yesterday", "?text=%22", "?supplier=Nobody"])
def test_a_feed_of_what_cannot_be_asked_for_is_refused(desk: Desk, query: str) -> None:
    assert desk.client.get(f"/feed.atom{query}").status_code == 422


@pytest.fixture
def long_register(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "long.db")
    for number in range(LONGEST + 5):
        band = f"Bande {number}"
        told = reading(
            f"En {1900 + number}, la France a livré (delivered) des blindés à la {band}.",
            supplier=("FRA", "France"), recipient=(band, band), date=(str(1900 + number), str(1900 + number)),
            goods=[("armoured_vehicle", "blindés")], publisher=f"Journal {number}",
        )  # fmt: skip
        desk.register.file(told, b"raw", origin="a test")
    yield desk
    close_desk(desk)


def test_a_feed_has_an_end(long_register: Desk) -> None:
    assert long_register.register.count() > LONGEST
    assert len(feed(long_register).findall(f"{ATOM}entry")) == LONGEST
