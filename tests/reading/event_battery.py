"""What the batteries of attacks, deployments and cooperation share: a short article and what it must tell."""

from __future__ import annotations

from typing import Any

from battery import Case, en, fr, parametrised

from bordereau.exchange.labels import labels_of
from bordereau.model import Article, Reading
from bordereau.reading.assembly import assemble
from bordereau.reading.events.decider import EventDecider
from bordereau.reading.events.kinds import KINDS
from bordereau.reading.find import find_mentions
from bordereau.reading.page import Page
from bordereau.reading.scene import Scene
from bordereau.reading.weights import load_weights

__all__ = ["Case", "check", "en", "fr", "parametrised"]


def check(case: Case, kind: str) -> None:
    """The article tells the events wanted, and no other of this kind; a place by its name alone."""
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
