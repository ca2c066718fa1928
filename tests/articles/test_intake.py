"""Files and streams become articles, and bad ones become problems."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bordereau.articles import (
    ArticleError,
    ArticleProblem,
    BrokenError,
    EmptyError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
    find_files,
    read_articles,
    read_documents,
)
from bordereau.model import Article

FRENCH = "L'armée malienne a reçu mardi à Bamako deux hélicoptères livrés par la Russie, selon l'état-major."
PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="{{charset}}">
<title>Deux hélicoptères - L'Essai</title>
<meta property="og:site_name" content="L'Essai"><link rel="canonical" href="https://essai.example/2024/1">
<meta property="og:title" content="Deux hélicoptères pour Bamako">
<meta property="article:published_time" content="2024-03-12T10:00:00+01:00"></head><body>
<nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>Deux hélicoptères pour Bamako</h1><p>{FRENCH}</p>
<p>« Nous continuerons », a dit le ministre de la Défense devant la presse, au pied des appareils.</p>
</article>
<footer>Tous droits réservés</footer></body></html>"""


def read(raw: bytes, name: str = "x.txt", **options: object) -> tuple[list[Article], list[ArticleProblem]]:
    problems: list[ArticleProblem] = []
    found = list(read_articles(io.BytesIO(raw), name=name, on_problem=problems.append, **options))  # type: ignore[arg-type]
    return found, problems


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_french_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    (article,), problems = read(FRENCH.encode(encoding))
    assert article.text == FRENCH
    assert article.lang == "fr"
    assert not problems


def test_russian_text_is_read_in_windows_encoding() -> None:
    text = (
        "Вчера в столице сел транспортный самолёт с бронетехникой. Её передали армии республики на церемонии."
    )
    (article,), _ = read(text.encode("cp1251"))
    assert article.text == text
    assert article.lang == "ru"


def test_the_file_name_gives_the_id_and_the_date_line_the_date(tmp_path: Path) -> None:
    path = tmp_path / "Le Monde_2024 (1).txt"
    path.write_text(f"Publié le 12 mars 2024 à 10h30\r\n\r\n{FRENCH}\r\n", encoding="utf-8")
    (article,) = read_articles(path)
    assert article.id == "le-monde-2024-1"
    assert article.published == "2024-03-12"
    assert "\r" not in article.text


def test_what_the_user_says_of_a_file_goes_first() -> None:
    (article,), _ = read(PAGE.encode(), "page.html", language="en", published="2020-01")
    assert (article.lang, article.published) == ("en", "2020-01")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_saved_page_gives_text_title_date_publisher_and_address(charset: str) -> None:
    (article,), problems = read(PAGE.format(charset=charset).encode(charset), "page.html")
    assert not problems
    assert article.title == "Deux hélicoptères pour Bamako"
    assert article.published == "2024-03-12"
    assert article.publisher == "L'Essai"
    assert article.url == "https://essai.example/2024/1"
    assert article.lang == "fr"
    assert article.text.startswith(FRENCH + "\n\n«")
    assert "Accueil" not in article.text


def test_a_page_without_a_name_is_known_by_its_tags() -> None:
    (article,), _ = read(PAGE.format(charset="utf-8").encode(), "stdin")
    assert article.publisher == "L'Essai"


def test_json_lines_give_articles_and_broken_lines_are_numbered() -> None:
    lines = [
        json.dumps(
            {"id": "a", "lang": "fr-FR", "published": "2024-03-12T08:00:00Z", "text": FRENCH, "tags": []}
        ),
        "",
        '{"text": ',
        json.dumps({"text": 12}),
        json.dumps({"title": "no text"}),
        json.dumps({"text": " \n"}),
        json.dumps([1]),
        json.dumps(
            {"id": 7, "text": "Two helicopters were delivered to the army on Monday.", "publisher": " P "}
        ),
    ]
    found, problems = read("\n".join(lines).encode(), "some corpus.jsonl")
    assert [article.id for article in found] == ["a", "7"]
    assert found[0].lang == "fr" and found[0].published == "2024-03-12"
    assert found[1].lang == "en" and found[1].publisher == "P"
    assert [problem.line for problem in problems] == [3, 4, 5, 6, 7]
    assert str(problems[0]).startswith("some corpus.jsonl, line 3: not JSON")


def test_a_wrong_field_is_left_out_with_a_note() -> None:
    record = {"text": FRENCH, "published": "12 mars", "lang": 3, "title": ["x"], "id": None}
    (article,), problems = read(json.dumps(record).encode(), "c.jsonl")
    assert (article.published, article.lang, article.title, article.id) == (None, "fr", None, "c-1")
    assert {problem.severity for problem in problems} == {"note"}
    assert len(problems) == 3


@pytest.mark.parametrize("published", ["2024", "2024-02", "2024-02-29", "2024-02-29 10:00"])
def test_dates_of_records_are_cut_to_the_day(published: str) -> None:
    (article,), problems = read(json.dumps({"text": FRENCH, "published": published}).encode(), "c.jsonl")
    assert article.published == published[:10]
    assert not problems


@pytest.mark.parametrize("published", ["2023-02-29", "2024-13", "24", "0000-01-01"])
def test_dates_that_are_none_are_noted(published: str) -> None:
    (article,), problems = read(json.dumps({"text": FRENCH, "published": published}).encode(), "c.jsonl")
    assert article.published is None
    assert problems


def test_a_json_array_and_a_single_object_are_read_too() -> None:
    found, problems = read(json.dumps([{"text": "Un."}, 3, {"text": "Deux."}], indent=1).encode(), "x.json")
    assert [article.id for article in found] == ["x-1", "x-3"]
    assert [problem.path for problem in problems] == ["x.json, record 2"]
    found, _ = read(json.dumps({"text": FRENCH}, indent=2).encode(), "one.json")
    assert [article.id for article in found] == ["one"]


def test_json_lines_without_a_telling_name_are_known_by_their_shape() -> None:
    found, problems = read(b'{"text": "Un."}\nbroken\n{"text": "Deux."}\n', "stdin")
    assert [article.text for article in found] == ["Un.", "Deux."]
    assert [problem.line for problem in problems] == [2]


def test_json_lines_are_read_as_they_come_and_a_long_line_costs_itself_only() -> None:
    long = json.dumps({"text": "x" * 5000})
    raw = "\n".join([json.dumps({"text": "Un."}), long, json.dumps({"text": "Deux."})] * 40).encode()
    found, problems = read(raw, "c.jsonl", max_bytes=1000)
    assert len(found) == 80
    assert [problem.line for problem in problems[:2]] == [2, 5]


def test_text_that_begins_with_a_bracket_is_text() -> None:
    (article,), problems = read(b"[Photo: a truck]\nTwo trucks were handed over on Monday.", "stdin")
    assert article.text.startswith("[Photo")
    assert not problems


def _zip(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x" * 50)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (_zip("word/document.xml"), "DOCX"),
        (_zip("a.txt"), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Office"),
        (b"{\\rtf1 x}", "RTF"),
        (b"WARC/1.0\r\n", "WARC"),
        (b'<?xml version="1.0"?><rss version="2.0">', "RSS"),
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\nx", "e-mail"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_a_format_that_is_not_read_is_named(raw: bytes, word: str) -> None:
    found, problems = read(raw, "file")
    assert not found
    assert word in problems[0].reason
    with pytest.raises(UnsupportedError, match=word):
        list(read_articles(io.BytesIO(raw), name="file"))


@pytest.mark.parametrize(
    ("raw", "name", "error"),
    [
        (b"", "x.txt", EmptyError),
        (b" \n ", "x.txt", EmptyError),
        (b"\xef\xbb\xbf", "x.txt", EmptyError),
        (b"<html><body></body></html>", "x.html", EmptyError),
        (b"{", "x.json", BrokenError),
        (b"[" * 100_000, "x.json", BrokenError),
        (b"[" * 100_000, "x.jsonl", BrokenError),
        (b'{"text": ' + b"9" * 5000 + b"}", "x.jsonl", BrokenError),
        (b"x" * 2000, "x.txt", TooLargeError),
    ],
)
def test_bad_input_raises_its_own_error_where_nobody_asks_for_problems(
    raw: bytes, name: str, error: type[ArticleError]
) -> None:
    limit = 1000 if error is TooLargeError else 10**6
    with pytest.raises(error) as caught:
        list(read_articles(io.BytesIO(raw), name=name, max_bytes=limit))
    assert caught.value.path == name
    assert name in str(caught.value)


def test_missing_files_and_directories_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(UnreadableError):
            list(read_articles(path))


def test_options_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="ISO date"):
        read_articles(io.BytesIO(b"x"), published="yesterday")
    with pytest.raises(ValueError, match="language"):
        read_articles(io.BytesIO(b"x"), language="français")


def test_lone_surrogates_and_nuls_do_not_reach_the_article() -> None:
    found, _ = read(b'{"text": "a\\ud800b\\u0000c d", "title": "\\udfff x"}', "x.jsonl")
    assert found[0].text == "a\ufffdb\ufffdc d"
    assert found[0].title == "\ufffd x"


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body>" + b"<div>" * 20_000 + b"text" + b"</div>" * 20_000,
        b"<html>" + b"<a " * 20_000,
        b"<html><body><p>\x00\x00 \xed\xa0\x80 &#xD800; &#0; &#x110000;</p>",
        b"<!doctype html><html><head><meta charset='rot13'></head><body><p>x</p>",
        b"<html><head><title>" + b"<" * 50_000,
    ],
)
def test_hostile_pages_are_read_or_told(raw: bytes) -> None:
    found, problems = read(raw, "x.html")
    assert len(found) + len(problems) >= 1


@settings(max_examples=150, deadline=None)
@given(raw=st.binary(max_size=300), name=st.sampled_from(["x.txt", "x.jsonl", "x.json", "x", "x.html"]))
@example(raw=b"\0\0\xfe\xff", name="x.jsonl")
@example(raw=b"\xef\xbb\xbf", name="x.jsonl")
def test_no_bytes_are_fatal(raw: bytes, name: str) -> None:
    found, problems = read(raw, name)
    assert found or problems
    for article in found:
        article.text.encode("utf-8")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
)


@settings(max_examples=100, deadline=None)
@given(
    record=st.dictionaries(
        st.sampled_from(["id", "lang", "published", "publisher", "url", "title", "text", "else"]), JSON
    )
)
def test_no_record_is_fatal(record: dict[str, object]) -> None:
    found, problems = read(json.dumps(record).encode(), "x.jsonl")
    errors = [problem for problem in problems if problem.severity == "error"]
    assert len(found) + len(errors) == 1


def test_each_document_keeps_the_bytes_that_it_was_read_from() -> None:
    lines = b'{"text": "Two trucks."}\n\n{"text": "Ten  trucks.", "id": 7}\n'
    assert [(d.raw, d.origin) for d in read_documents(io.BytesIO(lines), name="a.jsonl")] == [
        (b'{"text": "Two trucks."}', "a.jsonl, line 1"),
        (b'{"text": "Ten  trucks.", "id": 7}', "a.jsonl, line 3"),
    ]
    words = "Deux hélicoptères\r\n".encode("latin-1")
    (document,) = read_documents(io.BytesIO(words), name="a.txt")
    assert (document.raw, document.origin) == (words, "a.txt")
    listed = [d.raw for d in read_documents(io.BytesIO(b'[{"text": "x y"}, {"text": "z"}]'), name="a.json")]
    assert listed == [b'{"text": "x y"}', b'{"text": "z"}']


def test_a_folder_stands_for_the_files_in_it_and_follows_no_links(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", ".hidden/three.txt", "b/.four.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "b" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert find_files(tmp_path) == [tmp_path / "a.txt", tmp_path / "b" / "two.txt"]
    assert find_files(tmp_path / "a.txt") == [tmp_path / "a.txt"]


def test_a_pipe_in_a_folder_is_passed_over_and_a_named_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    assert find_files(tmp_path) == [tmp_path / "a.txt"]
    assert find_files(tmp_path / "pipe") == [tmp_path / "pipe"]


def test_a_language_without_a_codebook_is_told_and_kept() -> None:
    (article,), (problem,) = read(b'{"text": "Zwei Hubschrauber.", "lang": "de"}', "a.jsonl")
    assert article.lang == "de"
    assert "no codebook for the language 'de'" in str(problem)
    assert problem.severity == "note"
