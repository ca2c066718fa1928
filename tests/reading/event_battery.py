"""What the batteries of attacks, deployments and dealings share: a short article and what it must tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bordereau.exchange.labels import labels_of
from bordereau.model import Article, Reading
from bordereau.reading.assembly import assemble
from bordereau.reading.events.decider import EventDecider
from bordereau.reading.events.kinds import KINDS
from bordereau.reading.find import find_mentions
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.weights import load_weights


@dataclass(frozen=True)
class Told:
    """A short article, and for each event that it tells the fields that are checked.

    A place is checked by its name alone. `flaw`: why reading misses it so far.
    """

    name: str
    lang: str
    text: str
    want: tuple[dict[str, Any], ...]
    published: str | None = "2024-09-19"
    title: str | None = None
    flaw: str | None = None


def fr(name: str, text: str, *want: dict[str, Any], **more: Any) -> Told:
    """A case in French."""
    return Told(name, "fr", text, want, **more)


def en(name: str, text: str, *want: dict[str, Any], **more: Any) -> Told:
    """A case in English."""
    return Told(name, "en", text, want, **more)


def parametrised(*cases: Told) -> pytest.MarkDecorator:
    """The cases as parameters; one with a flaw is expected to fail."""
    params = []
    for case in cases:
        marks = [pytest.mark.xfail(reason=case.flaw, strict=False)] if case.flaw else []
        params.append(pytest.param(case, id=f"{case.lang}-{case.name.replace(' ', '-')}", marks=marks))
    return pytest.mark.parametrize("case", params)


def check(case: Told, kind: str) -> None:
    """The article tells the events that are wanted, and no other of this kind."""
    article = Article(title=case.title, text=case.text, published=case.published, lang=case.lang)
    page = Page(article, case.lang)
    told = EventDecider(KINDS[kind], load_weights(kind)).decide(Scene(page, find_mentions(page)))
    reports = tuple(assemble(page, told))
    events = labels_of(Reading(article=article, reports=reports))["events"]
    found = [{k: _plain(e.get(k)) for k in want} for e, want in zip(events, case.want, strict=False)]
    assert len(events) == len(case.want), events
    assert found == [{k: _plain(v) for k, v in want.items()} for want in case.want]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(value)
    return value["name"] if isinstance(value, dict) else value
