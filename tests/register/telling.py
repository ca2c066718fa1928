"""Readings made for the tests: articles in words of their own that tell a transfer in a set form."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from bordereau.model import Article, Cited, Item, Passage, Place, Reading, Transfer

_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u")]


def chatter(seed: str, words: int = 60) -> str:
    """Words that no other seed has."""
    chance = random.Random(seed)  # noqa: S311 (words for a test, no secret)
    return " ".join("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(words))


def flight(publisher: str | None = "Gazette", **told: Any) -> Reading:
    """An article that tells one transfer; see `flights`."""
    return flights(publisher, [told.pop("report", {}) | told], **_article(told))


def flights(publisher: str | None, reports: Sequence[dict[str, Any]], **article: Any) -> Reading:
    """An article that tells transfers. Of each: supplier, recipient, date, goods (categories), weight,
    carrier, place; of the article: url, published, title, words (its own)."""
    words = article.get("words") or chatter(f"{publisher} {article.get('url')} {article.get('title')}")
    parts, text = [], words + "\n\n"
    for told in reports:
        sentence = _sentence(told)
        parts.append((told, len(text), sentence))
        text += sentence + "\n"
    made = Article(
        id=article.get("id"), lang="en", published=article.get("published", "2024-09-19"),
        url=article.get("url"), publisher=publisher, title=article.get("title"), text=text,
    )  # fmt: skip
    return Reading(article=made, reports=tuple(_transfer(*part) for part in parts))


_ARTICLE = ("url", "published", "title", "words", "id")


def _article(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in _ARTICLE if name in told}


def _sentence(told: dict[str, Any]) -> str:
    goods = " and ".join(told.get("goods", ("weapons",)))
    supplier, recipient = told.get("supplier", "RUS"), told.get("recipient", "MLI")
    parts = [f"{supplier} {told.get('verb', 'delivered')} {goods} to {recipient}"]
    parts += [f"on {told['date']}"] if told.get("date", "") else []
    parts += [f"weighing {told['weight']} t"] if "weight" in told else []
    parts += [f"by {told['carrier']}"] if "carrier" in told else []
    parts += [f"at {told['place']}"] if "place" in told else []
    return ", ".join(parts) + "."


def _transfer(told: dict[str, Any], at: int, sentence: str) -> Transfer:
    def cite(value: Any, words: str) -> Cited[Any]:
        start = sentence.index(words)
        passage = Passage(start=at + start, end=at + start + len(words), words=words)
        return Cited(value=value, passages=(passage,))

    verb = told.get("verb", "delivered")
    return Transfer(
        trigger=cite(verb, verb).passages,
        supplier=(cite(told.get("supplier", "RUS"), told.get("supplier", "RUS")),),
        recipient=(cite(told.get("recipient", "MLI"), told.get("recipient", "MLI")),),
        stage=cite(told.get("stage", "delivered"), verb),
        assertion=cite("stated", verb),
        items=tuple(Item(category=cite(good, good)) for good in told.get("goods", ("weapons",))),
        date=cite(told["date"], told["date"]) if told.get("date") else None,
        weight_t=cite(told["weight"], f"{told['weight']} t") if "weight" in told else None,
        carrier=(cite(told["carrier"], told["carrier"]),) if "carrier" in told else (),
        place=cite(Place(name=told["place"], country=told.get("recipient", "MLI")), told["place"])
        if "place" in told
        else None,
    )


def raw_of(reading: Reading) -> bytes:
    """Bytes that an article may have been read from."""
    return reading.article.model_dump_json().encode()
