"""Sample articles that come with the program: synthetic, and said to be so wherever they are shown."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bordereau.model import Article

ARTICLES = Path(__file__).with_name("articles.jsonl")
"""The sample articles, JSON lines."""

LABELS = Path(__file__).with_name("labels.jsonl")
"""The same articles with their labels and spans, JSON lines: what `bordereau evaluate` takes."""


def notice_of(article: Article) -> str | None:
    """What must stand beside `article` where it is shown; None unless it is a sample."""
    if not (article.id or "").startswith("sample-"):
        return None
    text, notice = _samples().get(str(article.id), ("", None))
    return notice if text == article.text else None


@cache
def _samples() -> dict[str, tuple[str, str]]:
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    return {record["id"]: (record["text"], record["note"]) for record in map(json.loads, lines)}
