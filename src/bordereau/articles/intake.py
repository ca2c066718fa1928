"""Files and streams -> articles. Bad input is told, never a traceback, and costs only itself."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from bordereau.articles.decoding import clean, decode
from bordereau.articles.formats import format_of, unsupported
from bordereau.articles.language import language_of
from bordereau.articles.pages import MAX_PAGE, Page, read_page
from bordereau.articles.problems import (
    ArticleError,
    ArticleProblem,
    BrokenError,
    EmptyError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)
from bordereau.articles.records import Given, OnProblem, article_of, iso_date, language_code, parse_json, slug
from bordereau.layout.datelines import published_in
from bordereau.model import Article

MAX_BYTES = 64 * 1024 * 1024
_SNIFF = 1 << 16
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


@dataclass(frozen=True, slots=True)
class Document:
    """An article and the bytes it was read from: a file, or one line of JSON lines as it stands there. Of a
    JSON list it is the article's own record, written anew. `origin` names the file, and the line in it."""

    article: Article
    raw: bytes
    origin: str


class Options(TypedDict, total=False):
    """What may be told of a source beside its bytes; see `read_documents`."""

    name: str | None
    language: str | None
    published: str | None
    max_bytes: int
    on_problem: OnProblem | None


def find_files(path: Path) -> list[Path]:
    """The files under a folder, however deep, by name; a path that is no folder stands for itself.

    What begins with a dot is passed over, and so is what is neither a file nor a folder (a pipe would be
    waited for without end); no link to a folder is followed. OSError where a folder cannot be listed.
    """
    return list(_files_in(path)) if path.is_dir() else [path]


def read_articles(source: Path | BinaryIO, **options: Unpack[Options]) -> Iterator[Article]:
    """The articles of a file or binary stream, without their bytes; all else is as in `read_documents`."""
    return (document.article for document in read_documents(source, **options))


def read_documents(source: Path | BinaryIO, **options: Unpack[Options]) -> Iterator[Document]:
    """The articles of a file or binary stream, with their bytes: plain text, a saved HTML page, JSON lines,
    or JSON.

    `name` (by default the path) stands in messages, and its ending helps to tell the format. `language`
    (a code such as 'fr') and `published` (ISO day, month or year) are for records that do not name theirs,
    and go before what a page says of itself; without them they are taken from the text. `max_bytes` bounds
    one document: the file, or one line of JSON lines, which are read as they come. A JSON record has the
    fields of `Article`, of which only `text` must be there. Articles without an id get one from the name.

    Problems go to `on_problem`, and reading goes on with the next record. Without it the first problem that
    costs an article raises ArticleError, and notes are dropped. ValueError where `language` or `published`
    is no such thing.
    """
    published, language = options.get("published"), options.get("language")
    if published is not None and iso_date(published) is None:
        raise ValueError(f"published is no ISO date: {published!r}")
    if language is not None and language_code(language) is None:
        raise ValueError(f"no language code: {language!r}")
    label = options.get("name") or str(
        source if isinstance(source, Path) else getattr(source, "name", None) or "input"
    )
    given = Given(
        clean(label),
        language_code(language) if language else None,
        iso_date(published) if published else None,
        options.get("on_problem") or _drop,
    )
    return _Intake(given, options.get("max_bytes", MAX_BYTES)).documents(source)


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(p for p in folder.iterdir() if not p.name.startswith(".")):
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from _files_in(path)


def _drop(problem: ArticleProblem) -> None:
    """Where problems go that nobody asked for: notes are lost, errors are raised instead."""


class _Intake:
    """One file's reading: what was asked for, and where problems go."""

    def __init__(self, given: Given, max_bytes: int) -> None:
        self.given = given
        self.name = given.path
        self.max_bytes = max_bytes
        # A '/' or '\' in the name may come from any system; the ending is what follows the last dot.
        base = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        stem, dot, ending = base.rpartition(".")
        self.suffix = f".{ending}" if dot and stem else ""
        self.slug = slug(stem if dot and stem else base)

    def documents(self, source: Path | BinaryIO) -> Iterator[Document]:
        try:
            if not isinstance(source, Path):
                yield from self._from_stream(source)
                return
            if source.is_dir():
                raise UnreadableError(self.name, None, "a directory, not a file")
            with source.open("rb") as stream:
                yield from self._from_stream(stream)
        except ArticleError as error:
            self._report(error)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path, a closed or a text stream
            reason = getattr(error, "strerror", None) or str(error)
            self._report(UnreadableError(self.name, None, f"cannot be read: {reason}"))

    def _report(self, error: ArticleError) -> None:
        """Tells of the error; as the error itself where nobody asked to be told."""
        if self.given.on_problem is _drop:
            raise error
        self.given.on_problem(error.problem)

    def _from_stream(self, stream: BinaryIO) -> Iterator[Document]:
        head = _read(stream, _SNIFF)
        if not head.strip():
            head += _read(stream, self.max_bytes)  # blank so far
        if not head.strip():
            raise EmptyError(self.name, None, "the file is empty")
        strange = unsupported(head[:_SNIFF])
        if strange is not None:
            raise UnsupportedError(self.name, None, f"this format is not read yet: {strange}")
        kind = format_of(head, self.suffix)
        if kind == "jsonl" and not head.startswith(_WIDE_MARKS):
            yield from self._records(_lines(head, stream, self.max_bytes))
            return
        raw = head + _read(stream, self.max_bytes + 1 - len(head))
        limit = min(self.max_bytes, MAX_PAGE) if kind == "html" else self.max_bytes
        if len(raw) > limit:
            raise TooLargeError(self.name, None, f"over the limit of {limit:,} bytes")
        if kind == "html":
            yield Document(self._page(raw), raw, self.name)
        elif kind == "text":
            yield Document(self._text(raw), raw, self.name)
        else:
            yield from self._json(raw, lines_only=kind == "jsonl")

    def _text(self, raw: bytes) -> Article:
        return self._article(Page(decode(raw)))

    def _page(self, raw: bytes) -> Article:
        page = read_page(raw)
        if page is None:
            raise EmptyError(self.name, None, "no article found in this page")
        return self._article(page)

    def _article(self, page: Page) -> Article:
        """The article of a whole file; what the user says of it goes before what the page says."""
        text = _tidy(page.text)
        if not text.strip():
            raise EmptyError(self.name, None, "the text is empty")
        lang = self.given.language or page.lang or language_of(text)
        own = iso_date(page.published) if page.published else None
        return Article(
            id=self.slug,
            lang=lang,
            published=self.given.published or own or published_in(text, lang),
            publisher=page.publisher and clean(page.publisher),
            url=page.url and clean(page.url),
            title=page.title and clean(page.title),
            text=text,
        )

    def _json(self, raw: bytes, *, lines_only: bool) -> Iterator[Document]:
        """One JSON value, or one a line; or text that looks like JSON, with no name that claims it."""
        text = decode(raw)
        if not lines_only:
            try:
                value = parse_json(text)
            except ValueError as error:
                if self.suffix.lower() == ".json":
                    raise BrokenError(self.name, None, str(error)) from error
            else:
                yield from self._values(value, raw)
                return
            if not _looks_like_records(text):
                yield Document(self._text(raw), raw, self.name)
                return
        lines = enumerate(text.split("\n"), 1)
        yield from self._records((number, line.encode("utf-8", "replace")) for number, line in lines)

    def _values(self, value: object, raw: bytes) -> Iterator[Document]:
        if not isinstance(value, list):
            for article in self._record(value, self.given, None, self.slug):
                yield Document(article, raw, self.name)
            return
        for number, record in enumerate(value, 1):
            given = replace(self.given, path=f"{self.name}, record {number}")
            for article in self._record(record, given, None, f"{self.slug}-{number}"):
                own = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
                yield Document(article, own, given.path)

    def _records(self, lines: Iterator[tuple[int, bytes | None]]) -> Iterator[Document]:
        blank = True
        for number, line in lines:
            if line is None:
                blank = False
                reason = f"a line over the limit of {self.max_bytes:,} bytes"
                self._report(TooLargeError(self.name, number, reason))
                continue
            text = decode(line)
            if not text.strip():
                continue
            blank = False
            try:
                record = parse_json(text)
            except ValueError as error:
                self._report(BrokenError(self.name, number, str(error)))
                continue
            for article in self._record(record, self.given, number, f"{self.slug}-{number}"):
                yield Document(article, line, f"{self.name}, line {number}")
        if blank:
            raise EmptyError(self.name, None, "the file is empty")

    def _record(self, record: object, given: Given, line: int | None, own_id: str) -> Iterator[Article]:
        try:
            article = article_of(record, given, line=line, fallback_id=own_id)
        except ArticleError as error:
            self._report(error)
        else:
            yield article


def _tidy(text: str) -> str:
    """Text of a file that no offsets point into yet: one kind of line end, composed accents, no NULs."""
    return unicodedata.normalize("NFC", clean(text.replace("\r\n", "\n").replace("\r", "\n")))


def _looks_like_records(text: str) -> bool:
    """Whether the first line with anything on it is a JSON object."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        return isinstance(parse_json(first), dict)
    except ValueError:
        return False


def _read(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes, fewer only at the end: a pipe gives less than asked for at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _lines(head: bytes, stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines (from 1) of `head` and what follows it; None for a line over `limit`, passed over."""
    number, pending, size, over = 1, list[bytes](), 0, False
    chunk = head
    while chunk:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            over = over or size + len(part) > limit
            yield number, None if over else b"".join([*pending, part])
            number, pending, size, over = number + 1, [], 0, False
        size += len(rest)
        over = over or size > limit
        pending = [] if over else [*pending, rest]
        chunk = stream.read(1 << 20)
    if pending or over:
        yield number, None if over else b"".join(pending)
