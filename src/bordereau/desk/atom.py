"""Atom documents (RFC 4287) of entries: what is new or changed, in words, with who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree import ElementTree as ET

from bordereau.desk.wording import Wording
from bordereau.exchange.terminal import one_line
from bordereau.model import Entry, EntryField, Side
from bordereau.register.filters import Summary

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 300
_MOST_SIDES = 8
_TITLE: dict[str, tuple[str, ...]] = {
    "transfer": ("items", "date"),
    "attack": ("form", "target", "place", "date"),
    "deployment": ("force", "host", "phase", "date"),
    "cooperation": ("parties", "form", "date"),
    "statement": ("speaker", "quote"),
}


@dataclass(frozen=True)
class Place:
    """Where a feed is. `base`: the desk's address, without a '/' at the end; `feed` and `view`: paths of the
    feed and of the page with the same entries; `tag`: begins the ids of all that is in this register."""

    base: str
    feed: str
    view: str
    tag: str


def atom(
    place: Place, title: str, updated: str, entries: Iterable[tuple[Summary, Entry]], say: Wording
) -> bytes:
    """The feed of these entries, in UTF-8. `updated`: a time (ISO, UTC)."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": say.language})
    _add(feed, "id", f"{place.tag}{quote(place.feed)}")
    _add(feed, "title", title)
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", "bordereau")
    _add(feed, "generator", "bordereau")
    _add(feed, "link", rel="self", type="application/atom+xml", href=place.base + place.feed)
    _add(feed, "link", rel="alternate", type="text/html", href=place.base + place.view)
    for summary, entry in entries:
        _add_entry(feed, place, summary, entry, say)
    made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _add_entry(feed: ET.Element, place: Place, summary: Summary, entry: Entry, say: Wording) -> None:
    path = f"/entries/{quote(summary.id, safe='')}"
    made = _add(feed, "entry")
    _add(made, "id", place.tag + path)
    _add(made, "title", title_of(entry, say))
    _add(made, "published", summary.added)
    _add(made, "updated", summary.changed)
    _add(made, "link", rel="alternate", type="text/html", href=place.base + path)
    for scheme, term in (("kind", summary.kind), ("verdict", summary.verdict), ("review", summary.review)):
        _add(made, "category", scheme=f"{place.tag}/{scheme}", term=term, label=say.word(scheme, term))
    _add_content(made, summary, entry, say)


def title_of(entry: Entry, say: Wording) -> str:
    """An entry on one line: 'Transfer: Russia → Mali · small arms · 18 September 2024'."""
    told = [_short(entry.field(name), say) for name in _TITLE[entry.kind]]
    if entry.kind == "transfer":
        sides = (_short(entry.field(name), say) or "?" for name in ("supplier", "recipient"))
        told.insert(0, " → ".join(sides))
    kind = say.word("kind", entry.kind)
    return f"{kind[:1].upper()}{kind[1:]}: {' · '.join(part for part in told if part)}"


def _short(field: EntryField | None, say: Wording) -> str:
    if field is None:
        return ""
    if field.value is None:
        return f"{say.field(field.field)} {say.word('verdict', field.verdict)}"
    return _cut(say.value(field.field, field.value))


def _add_content(made: ET.Element, summary: Summary, entry: Entry, say: Wording) -> None:
    """Each field with its verdict and who says so; where sources differ, each side with its words."""
    inside = _add(_add(made, "content", type="xhtml"), "div", xmlns=_XHTML)
    state = (say.word("verdict", summary.verdict), say.word("review", summary.review), summary.id)
    _add(inside, "p", " · ".join(state))
    fields = _add(inside, "ul")
    for field in entry.fields:
        told = say.value(field.field, field.value) or say.word("verdict", field.verdict)
        line = _add(fields, "li")
        _add(line, "strong", say.field(field.field))
        _add(line, "span", f" {_cut(told)}{_by(field.sides)}")
        if field.verdict == "disputed":
            _add_sides(_add(line, "ul"), field, say)


def _add_sides(sides: ET.Element, field: EntryField, say: Wording) -> None:
    for side in field.sides[:_MOST_SIDES]:
        words = one_line(side.claims[0].passages[0].words)
        _add(sides, "li", f"{_cut(say.value(field.field, side.value))}{_by([side])}: “{_cut(words)}”")


def _by(sides: Sequence[Side]) -> str:
    """Who says so, in brackets."""
    named = (claim.publisher for side in sides for claim in side.claims)
    publishers = [one_line(name) for name in dict.fromkeys(named) if name]
    return f" ({_cut(', '.join(publishers))})" if publishers else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, {key: _xml(value) for key, value in attributes.items()})
    made.text = None if text is None else _xml(text)
    return made


def _xml(text: str) -> str:
    """Text without what no XML 1.0 document may hold."""
    return _NOT_XML.sub("\ufffd", text)
