"""What the batteries of short texts share: a case, how its expectation is written, and the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bordereau.exchange.labels import labels_of
from bordereau.model import Article
from bordereau.reading import read


@dataclass(frozen=True)
class Case:
    """A short text and what it tells, transfers or events; each names only the fields that are checked.

    Items are written `2 helicopter Mi-171` or `15 t ammunition`. `flaw`: why reading misses it so far.
    """

    name: str
    lang: str
    text: str
    want: tuple[dict[str, Any], ...]
    published: str | None = "2024-09-19"
    title: str | None = None
    flaw: str | None = None


def fr(name: str, text: str, *want: dict[str, Any], **more: Any) -> Case:
    """A case in French."""
    return Case(name, "fr", text, want, **more)


def en(name: str, text: str, *want: dict[str, Any], **more: Any) -> Case:
    """A case in English."""
    return Case(name, "en", text, want, **more)


def told(
    supplier: str | None = None, recipient: str | None = None, *items: str, **fields: Any
) -> dict[str, Any]:
    """An expected transfer. Parties are words apart by a space, `""` for none, None for not checked."""
    expected = dict(fields)
    if supplier is not None:
        expected["supplier"] = sorted(supplier.split())
    if recipient is not None:
        expected["recipient"] = sorted(recipient.split())
    if items:
        expected["items"] = sorted(items)
    return expected


def parametrised(*cases: Case) -> pytest.MarkDecorator:
    """The cases as parameters; one with a flaw is expected to fail."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(
                c,
                id=f"{c.lang}: {c.name}",
                marks=[pytest.mark.xfail(strict=False, reason=c.flaw)] if c.flaw else [],
            )
            for c in cases
        ],
    )


def check(case: Case) -> None:
    """Fails unless the text's transfers are those wanted, no more and no fewer."""
    found = transfers(case)
    message = f"\n{case.text}\nwanted: {list(case.want)}\nfound:  {found}"
    assert len(found) == len(case.want), message
    left = list(found)
    for want in case.want:
        match = next((f for f in left if all(f[key] == value for key, value in want.items())), None)
        assert match is not None, f"nothing like {want}{message}"
        left.remove(match)


def transfers(case: Case) -> list[dict[str, Any]]:
    """The transfers read from a case's text, flat, with items as they are written in a case."""
    article = Article(lang=case.lang, published=case.published, title=case.title, text=case.text)
    return [
        {
            **event,
            "supplier": sorted(event["supplier"]),
            "recipient": sorted(event["recipient"]),
            "items": sorted(_written(i) for i in event["items"]),
            "place": event["place"] and event["place"]["name"],
            "value": event["value"] and f"{event['value']['amount']:.0f} {event['value']['currency']}",
        }
        for event in labels_of(read(article))["events"]
        if event["kind"] == "transfer"
    ]


def _written(item: dict[str, Any]) -> str:
    quantity = f"{item['quantity']:.12g}" if item["quantity"] is not None else ""
    parts = (quantity, item["unit"], item["category"], item["designation"])
    return " ".join(p for p in parts if p)
