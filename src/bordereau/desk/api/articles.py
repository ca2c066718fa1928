"""Articles: text, passages, versions, and the bytes they were read from."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from bordereau.desk.api.parts import ArticleName, Number, TheRegister
from bordereau.register.lookup import ArticleView

router = APIRouter(tags=["articles"])

_BYTES = {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}


@router.get("/articles/{article}", summary="An article, with its reports and versions")
def get_article(register: TheRegister, article: ArticleName) -> ArticleView:
    """The text as it was read, every report of it with the passages, versions, near copies.

    Offsets of passages count code points of `title` or `text`. The text is whatever somebody published: it
    must be escaped wherever it is shown.
    """
    return register.article(article)


@router.get(
    "/articles/{article}/raw",
    summary="The bytes that an article was read from",
    response_class=Response,
    responses=_BYTES,  # type: ignore[arg-type]
)
def get_raw(
    register: TheRegister, article: ArticleName, version: Annotated[Number | None, Query()] = None
) -> Response:
    """A download, of the version that counts or the one with that number. Nothing shows it as a page."""
    return raw_download(register.article(article).key, register.raw(article, version))


def raw_download(key: str, content: bytes) -> Response:
    """An answer that a browser saves and never shows: the bytes may be a hostile page."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", key)[:80]
    headers = {"content-disposition": f'attachment; filename="{name}.bin"'}
    return Response(content, media_type="application/octet-stream", headers=headers)
