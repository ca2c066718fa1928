"""The feed of new and changed entries, for any view of the register: /feed.atom with the view's query."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bordereau import __version__
from bordereau.desk.atom import Place, atom
from bordereau.desk.filters import View, view_of
from bordereau.desk.languages import COOKIE, language_of
from bordereau.desk.wording import unknown_told, wording
from bordereau.register.errors import FilterError
from bordereau.register.filters import Summary
from bordereau.register.register import Register

router = APIRouter()

LONGEST = 100
"""The most entries of a feed."""
MEDIA_TYPE = "application/atom+xml"
_AUTHORITY = "localhost"
_NEVER = "1970-01-01T00:00:00Z"


@router.head("/feed.atom", include_in_schema=False)
@router.get("/feed.atom")
def feed(request: Request) -> Response:
    """The entries of a view that are new or changed, the last first; 304 where the reader has them."""
    register: Register = request.app.state.register
    view = _view(request)
    entries = _last_changed(register, view)
    language = _language(request)
    updated = max((entry.changed for entry in entries), default=_NEVER)
    place = _place(request, view, _tag(register))
    headers = {
        "ETag": _etag(place, language, entries),
        "Last-Modified": format_datetime(_moment(updated), usegmt=True),
        "Cache-Control": "private, no-cache",
        "Content-Language": language,
        "Vary": "Accept-Language, Cookie",
    }
    if _is_known(request, headers["ETag"], _moment(updated)):
        return Response(None, 304, headers=headers)
    title = "bordereau" + "".join(f" · {value}" for _, value in view.chosen)
    whole = register.whole(told.id for told in entries)
    listed = [(told, whole[told.id]) for told in entries if told.id in whole]
    return Response(
        atom(place, title, updated, listed, wording(language)), headers=headers, media_type=MEDIA_TYPE
    )


def _view(request: Request) -> View:
    """The view that is asked for; a feed of another one would go unnoticed for long."""
    view = view_of(request.query_params.multi_items())
    if view.unknown:
        raise HTTPException(422, unknown_told(view, _language(request)))
    return view


def _last_changed(register: Register, view: View) -> tuple[Summary, ...]:
    try:
        return register.entries(view.filters, sort="changed", limit=LONGEST).entries
    except FilterError as error:
        raise HTTPException(422, str(error)) from error


def _language(request: Request) -> str:
    """By `language` in the address, else the desk's cookie, else what the reader accepts."""
    chosen = request.query_params.get("language") or request.cookies.get(COOKIE)
    return language_of(chosen, request.headers.get("accept-language"))


def _place(request: Request, view: View, tag: str) -> Place:
    https = request.app.state.security.https or request.url.scheme == "https"
    base = f"{'https' if https else 'http'}://{request.headers['host']}"
    chosen = View(view.filters)
    return Place(base, chosen.address("/feed.atom"), chosen.address("/"), tag)


def _tag(register: Register) -> str:
    """What all ids of this register begin with (RFC 4151): they stay when it is moved or served elsewhere.

    It is made of the first change that the register ever saw, which no other register has.
    """
    first = next(iter(register.changes(limit=1)), None)
    born, of = (first.at[:10], f"{first.at} {first.article}") if first else (_NEVER[:10], "")
    return f"tag:{_AUTHORITY},{born}:bordereau/{hashlib.sha256(of.encode()).hexdigest()[:16]}"


def _etag(place: Place, language: str, entries: tuple[Summary, ...]) -> str:
    told = [__version__, place.base, place.feed, language, *(f"{e.id} {e.changed}" for e in entries)]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    return f'"{digest[:32]}"'


def _is_known(request: Request, etag: str, changed: datetime) -> bool:
    """Whether the reader has this already (RFC 9110, 13.1: what If-None-Match says goes before the time)."""
    known = request.headers.get("if-none-match")
    if known is not None:
        return known.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in known.split(","))
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed <= since


def _moment(at: str) -> datetime:
    """A time of the register as HTTP tells it: whole seconds, the last one begun."""
    moment = datetime.fromisoformat(at).astimezone(UTC)
    return moment.replace(microsecond=0)
