"""Pages out of templates: one Jinja environment a language, everything escaped, nothing inline that runs."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

from bordereau.desk.languages import COOKIE, LANGUAGES, catalogue, language_of
from bordereau.desk.security import local_path
from bordereau.desk.wording import Wording, wording
from bordereau.exchange.terminal import one_line, safe

HERE = Path(__file__).parent
STATIC = HERE / "static"
SHOWN = 300
"""The most characters of one value or name that a table shows; its page has all of them."""


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """The page that `template` makes of `context` in the language of the request."""
    language = language_for(request)
    html = (
        environment(language).get_template(template).render(**common(request), **context, language=language)
    )
    vary = {"Vary": "Accept-Language, Cookie", "Content-Language": language}
    return HTMLResponse(html, status, headers=vary)


def common(request: Request) -> dict[str, Any]:
    """What every template may ask for: the request, its path, who is asking, and the form token."""
    desk = request.app.state.desk
    return {
        "request": request,
        "path": request.url.path,
        "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        **desk.about(request),
    }


def language_for(request: Request) -> str:
    """The language of a request: that of its cookie, else what the browser asks for."""
    return language_of(request.cookies.get(COOKIE), request.headers.get("accept-language"))


def say_for(request: Request) -> Wording:
    """The wording in the language of a request."""
    return wording(language_for(request))


def message(request: Request, text: str, **values: Any) -> str:
    """A message of the catalogue in the language of a request, with its values put in."""
    return catalogue(language_for(request)).gettext(text) % values


def came_from(request: Request) -> str:
    """The page of the desk that a request came from; empty where that is none, or the page itself."""
    parts = urlsplit(request.headers.get("referer", ""))
    if parts.netloc != request.headers.get("host") or parts.path in ("", "/", request.url.path):
        return ""
    path = local_path(urlunsplit(("", "", parts.path, parts.query, "")))
    return "" if path == "/" else path


@cache
def environment(language: str) -> Environment:
    """The templates' environment in one language."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True,
        extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(say=wording(language), static=static_address, languages=LANGUAGES, query=query)
    made.filters.update(line=line, safe_text=safe, cap=cap)
    return made


def compile_templates() -> None:
    """Makes all templates ready in all languages."""
    for language in LANGUAGES:
        for name in environment(language).list_templates():
            environment(language).get_template(name)


def line(text: object, most: int = SHOWN) -> str:
    """Text on one line, its unprintable letters spelt out, cut at `most` characters."""
    told = one_line(str(text))
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"


def cap(text: str) -> str:
    """Text with its first letter a capital, for headings."""
    return text[:1].upper() + text[1:]


def query(**values: Any) -> str:
    """A query string of the values that are not empty; lists give a key several times."""
    return urlencode({k: v for k, v in values.items() if v not in (None, "", (), [])}, doseq=True)


@cache
def static_address(name: str) -> str:
    """The address of a static file, which changes when the file does."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
