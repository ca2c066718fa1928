"""What was handed in: a pasted text with what is known of it, or files. Bounded, and read as files are."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from bordereau.articles import ArticleError, ArticleProblem, Document, read_documents
from bordereau.exchange.terminal import one_line
from bordereau.register.errors import TellingError

MOST_BYTES = 32 * 1024 * 1024
"""The most bytes of one upload, all its files together."""
MOST_FILES = 100
MOST_ARTICLES = 5_000
"""The most articles of one upload."""
LONGEST_TEXT = 300_000
"""The most characters of one article: some twenty seconds of reading."""

_LONGEST_NAME = 120
_PASTED = "pasted.jsonl"

OnProblem = Callable[[str], None]


class ParcelError(TellingError):
    """Something was handed in that cannot be taken at all. The message says why."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's name, as the browser told it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files handed in at once. `language` and `published` are for articles that do not tell theirs; `told`:
    whether the one file is a text that was pasted."""

    files: tuple[File, ...]
    language: str | None = None
    published: str | None = None
    pasted: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names; none for a pasted text."""
        return () if self.pasted else tuple(file.name for file in self.files)


def pasted(  # noqa: PLR0913 (the fields of an article)
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Parcel:
    """A pasted text. It is kept as a JSON record with all that was told of it, so that nothing is lost.

    `published`: ISO day, month or year. `lang`: a code such as 'fr'. ParcelError where the text is empty or
    too long.
    """
    told = _tidy(text)
    if not told.strip():
        raise ParcelError("there is no text to read")
    if len(told) > LONGEST_TEXT:
        raise ParcelError(_too_long(len(told)))
    known = {"title": title, "publisher": publisher, "published": published, "url": url, "lang": lang}
    record = {name: _tidy(value).strip() for name, value in known.items() if value and value.strip()}
    line = json.dumps(record | {"text": told}, ensure_ascii=False)
    return Parcel((File(_PASTED, line.encode("utf-8", "replace")),), pasted=True)


def uploaded(
    files: Sequence[tuple[str | None, bytes]], *, language: str | None = None, published: str | None = None
) -> Parcel:
    """Uploaded files, each with the name the browser told. ParcelError where there are none, or too many."""
    kept = tuple(File(_file_name(name), content) for name, content in files if name or content)
    if not kept:
        raise ParcelError("there is no file to read")
    if len(kept) > MOST_FILES:
        raise ParcelError(
            "these are %(count)s files, and the desk takes %(most)s at once", count=len(kept), most=MOST_FILES
        )
    if sum(len(file.content) for file in kept) > MOST_BYTES:
        raise ParcelError(
            "these are more than %(most)s bytes: use `bordereau add` for as much", most=f"{MOST_BYTES:,}"
        )
    return Parcel(kept, language or None, published or None)


def documents_of(parcel: Parcel, on_problem: OnProblem) -> Iterator[Document]:
    """The articles in a parcel; what cannot be read is told, and costs only itself."""
    number = 0
    for file in parcel.files:
        for document in _of_file(file, parcel, on_problem):
            if len(document.article.text) > LONGEST_TEXT:
                on_problem(f"{document.origin}: {_too_long(len(document.article.text))}")
                continue
            number += 1
            if number > MOST_ARTICLES:
                on_problem(f"more than {MOST_ARTICLES:,} articles: the rest was left. Use `bordereau add`")
                return
            yield document


def _of_file(file: File, parcel: Parcel, on_problem: OnProblem) -> Iterator[Document]:
    def told(problem: ArticleProblem) -> None:
        on_problem(one_line(str(problem)))

    try:
        yield from read_documents(
            io.BytesIO(file.content), name=file.name, language=parcel.language, published=parcel.published,
            max_bytes=MOST_BYTES, on_problem=told,
        )  # fmt: skip
    except ArticleError as error:
        on_problem(one_line(str(error)))


def _too_long(length: int) -> str:
    return (
        f"{length:,} characters are more than the desk reads at once ({LONGEST_TEXT:,}): use `bordereau add`"
    )


def _file_name(told: str | None) -> str:
    """The last part of a file's name, on one line, in bounds: it stands in messages and the history."""
    plain = one_line((told or "").encode("utf-8", "replace").decode())
    base = PurePosixPath(plain.replace("\\", "/")).name or "upload"
    return base if len(base) <= _LONGEST_NAME else base[:60] + "…" + base[-40:]


def _tidy(text: str) -> str:
    """Line ends of one kind (forms send CR LF), composed accents, nothing that cannot be written down."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", plain)
