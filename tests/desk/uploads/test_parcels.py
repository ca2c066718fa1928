import json

import pytest

from bordereau.desk.uploads import LONGEST_TEXT, MOST_FILES, Parcel, ParcelError, pasted, uploaded
from bordereau.desk.uploads.parcels import documents_of


def read(parcel: Parcel) -> tuple[list[str], list[str]]:
    problems: list[str] = []
    return [d.article.text for d in documents_of(parcel, problems.append)], problems


def test_a_pasted_text_becomes_an_article_with_all_that_was_told_of_it() -> None:
    parcel = pasted(
        "Denmark gave six howitzers.\r\nThat is all.", title=" Howitzers ", publisher="Gazette",
        published="2024-03-12", url="https://gazette.example/1", lang="en",
    )  # fmt: skip
    document = next(iter(documents_of(parcel, print)))
    article = document.article
    assert article.text == "Denmark gave six howitzers.\nThat is all."
    assert (article.title, article.publisher, article.published) == ("Howitzers", "Gazette", "2024-03-12")
    assert (article.url, article.lang) == ("https://gazette.example/1", "en")


def test_what_is_kept_of_a_pasted_text_can_be_read_again() -> None:
    document = next(iter(documents_of(pasted("Ein Text", title="T"), print)))
    assert json.loads(document.raw) == {"title": "T", "text": "Ein Text"}


def test_what_was_not_told_is_left_to_the_text() -> None:
    document = next(iter(documents_of(pasted("La France a livré des blindés.", title="", lang=""), print)))
    assert document.article.title is None
    assert document.article.lang == "fr"


@pytest.mark.parametrize("text", ["", " \r\n\t "])
def test_an_empty_paste_is_told(text: str) -> None:
    with pytest.raises(ParcelError, match="no text"):
        pasted(text)


def test_a_paste_has_an_end() -> None:
    assert pasted("a" * LONGEST_TEXT).files
    with pytest.raises(ParcelError, match="bordereau add"):
        pasted("a" * (LONGEST_TEXT + 1))


def test_a_lone_surrogate_does_no_harm() -> None:
    assert read(pasted("a \ud800 b"))[0] == ["a ? b"]


def test_text_pages_and_json_lines_are_read() -> None:
    lines = b'{"text": "one"}\n{"text": "two"}\n'
    told, problems = read(uploaded([("a.txt", b"plain text"), ("b.jsonl", lines)]))
    assert told == ["plain text", "one", "two"]
    assert not problems


def test_what_is_broken_costs_only_itself_and_is_told_with_its_place() -> None:
    files = [
        ("a.jsonl", b'{"text": "one"}\n{"text": \n{"no": 1}\n'),
        ("b.pdf", b"%PDF-1.7 \x00\x01"),
        ("c.txt", b""),
    ]
    told, problems = read(uploaded(files))
    assert told == ["one"]
    assert [p.partition(":")[0] for p in problems] == ["a.jsonl, line 2", "a.jsonl, line 3", "b.pdf", "c.txt"]


def test_an_article_that_is_too_long_is_told_and_the_others_are_read() -> None:
    lines = json.dumps({"text": "x" * (LONGEST_TEXT + 1)}) + '\n{"text": "short"}\n'
    told, problems = read(uploaded([("a.jsonl", lines.encode())]))
    assert told == ["short"]
    assert "300,001 characters" in problems[0]


def test_language_and_date_are_for_articles_that_do_not_tell_theirs() -> None:
    lines = b'{"text": "one", "published": "2020"}\n{"text": "two"}\n'
    parcel = uploaded([("a.jsonl", lines)], language="fr", published="2024-05")
    found = [document.article for document in documents_of(parcel, print)]
    assert [(a.lang, a.published) for a in found] == [("fr", "2020"), ("fr", "2024-05")]


def test_no_files_and_too_many_are_told() -> None:
    with pytest.raises(ParcelError, match="no file"):
        uploaded([("", b"")])
    with pytest.raises(ParcelError, match=f"takes {MOST_FILES}"):
        uploaded([("a.txt", b"x")] * (MOST_FILES + 1))


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.txt", "b.txt"),
        (None, "upload"),
        ("a\u202etxt.exe", "a⟨U+202E⟩txt.exe"),
        ("a\nb.txt", "a b.txt"),
    ],
)
def test_a_files_name_is_no_path_and_stays_on_its_line(told: str | None, kept: str) -> None:
    assert uploaded([(told, b"x")]).names == (kept,)


def test_a_files_name_has_an_end() -> None:
    assert len(uploaded([("x" * 5000 + ".txt", b"x")]).names[0]) < 120
