"""Which format a document has, by its first bytes and the ending of its name."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["text", "html", "json", "jsonl"]

# What the first bytes of formats are that are not read yet: (bytes, at offset, name for the message).
_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF-", 0, "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "old Microsoft Office (DOC, XLS, MSG)"),
    (b"{\\rtf", 0, "RTF"),
    (b"%!PS", 0, "PostScript"),
    (b"AT&TFORM", 0, "DjVu"),
    (b"\x1f\x8b", 0, "gzip (unpack it first)"),
    (b"BZh", 0, "bzip2 (unpack it first)"),
    (b"\xfd7zXZ\0", 0, "xz (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", 0, "Zstandard (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7-Zip (unpack it first)"),
    (b"Rar!\x1a\x07", 0, "RAR (unpack it first)"),
    (b"ustar", 257, "tar (unpack it first)"),
    (b"WARC/", 0, "WARC"),
    (b"\x89PNG\r\n\x1a\n", 0, "an image (PNG)"),
    (b"\xff\xd8\xff", 0, "an image (JPEG)"),
    (b"GIF8", 0, "an image (GIF)"),
    (b"II*\0", 0, "an image (TIFF)"),
    (b"MM\0*", 0, "an image (TIFF)"),
    (b"WEBP", 8, "an image (WebP)"),
    (b"WAVE", 8, "sound (WAV)"),
    (b"ID3", 0, "sound (MP3)"),
    (b"OggS", 0, "sound (Ogg)"),
    (b"ftyp", 4, "video (MP4)"),
    (b"\x1aE\xdf\xa3", 0, "video (Matroska)"),
    (b"SQLite format 3\0", 0, "SQLite"),
    (b"PAR1", 0, "Parquet"),
)
# What tells apart the formats that are zip archives, in the names of their first members.
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "EPUB"),
    (b"application/vnd.oasis.opendocument.text", "ODT"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"", "zip (unpack it first)"),
)
# Text formats that hold articles in a shape that is not read yet, by the first tag or header.
_WRAPPED: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:rss|rdf:RDF)\b", re.I), "an RSS feed"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<feed\b", re.I), "an Atom feed"),
    (re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:", re.I), "an e-mail or MHTML"),
    (re.compile(rb"\s*<(?:office:document|w:wordDocument)\b"), "flat XML of an office document"),
)
_BY_SUFFIX: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
# Plain words that begin with '<' are no page: a page shows one of these tags near its start.
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|title|meta|div|p|h1)\b[^<]{0,400}>", re.I)
_HEAD = 4096


def unsupported(head: bytes) -> str | None:
    """The name of the format that `head` (the first bytes of a document) shows, where it is not read."""
    if head.startswith(b"PK\x03\x04"):
        return next(name for member, name in _ZIPPED if member in head)
    for magic, at, name in _MAGIC:
        if head.startswith(magic, at):
            return name
    for shape, name in _WRAPPED:
        if shape.match(head[:_HEAD]):
            return name
    return "binary" if _is_binary(head) else None


def format_of(head: bytes, suffix: str) -> Format:
    """The format of a document, from its first bytes and the ending of its name ('.html', or empty).

    `json` means that it begins as JSON does and has no ending that says otherwise; whether it is one value or
    one a line is for the reader to find out.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    named = _BY_SUFFIX.get(suffix.lower())
    if named is not None:
        return named
    if suffix.lower() == ".json" or head.lstrip()[:1] in (b"{", b"["):
        return "json"
    start = head[:_HEAD].lstrip()
    return "html" if start[:1] == b"<" and _HTML.search(start) else "text"


def _is_binary(head: bytes) -> bool:
    """Many control bytes, and no UTF-16 or UTF-32 (where NULs stand beside every ASCII letter)."""
    from bordereau.articles.decoding import decode

    if not head:
        return False
    text = decode(head if len(head) % 4 == 0 else head[: -(len(head) % 4)] or head)
    odd = sum((char < " " and char not in "\t\n\r\f\v\x1a\x1b") or char == "\ufffd" for char in text)
    return odd * 20 > len(text)
