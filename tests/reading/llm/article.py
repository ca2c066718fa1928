"""The article that the tests of the language model's room read, and a right answer to it."""

from __future__ import annotations

from typing import Any

from bordereau.model import Article
from bordereau.reading import Page, Scene, find_mentions

TITLE = "Denmark hands six howitzers to Ukraine"
TEXT = (
    "Denmark handed over six Caesar howitzers and 2,000 artillery shells to Ukraine in Rzeszow on Monday, "
    "the Danish defence ministry said. They came by An-124, as a gift worth 12 million euros. In Gao, gunmen "
    'killed four soldiers on Sunday. "We thank our friends in Denmark for it," the Ukrainian defence '
    "minister said."
)
ARTICLE = Article(id="howitzers", lang="en", published="2024-03-12", title=TITLE, text=TEXT)

TRANSFER: dict[str, Any] = {
    "kind": "transfer",
    "told": ["1:handed over"],
    "stage": {"is": "delivered", "words": ["1:handed over"]},
    "supplier": ["1:Denmark"],
    "recipient": ["1:Ukraine"],
    "items": [
        {"category": "artillery", "words": "1:howitzers", "model": "1:Caesar", "count": "1:six"},
        {"category": "ammunition", "words": "1:artillery shells", "count": "1:2,000"},
    ],
    "date": {"words": "1:Monday"},
    "place": {"words": "1:Rzeszow"},
    "basis": {"is": "gift", "words": ["2:gift"]},
    "value": {"words": "2:12 million euros"},
    "carrier": ["2:An-124"],
    "assertion": {"is": "attributed", "words": ["1:said"]},
    "source": "1:Danish defence ministry",
}
ATTACK: dict[str, Any] = {
    "kind": "attack",
    "told": ["3:killed"],
    "form": {"is": "assault"},
    "target": "3:soldiers",
    "killed": ["3:four"],
    "place": {"words": "3:Gao"},
    "date": {"words": "3:Sunday"},
}
STATEMENT: dict[str, Any] = {
    "kind": "statement",
    "quote": 1,
    "speaker": "4:Ukrainian defence minister",
    "country": "4:Ukrainian",
}


def scene_of(article: Article = ARTICLE) -> Scene:
    page = Page(article, article.lang or "en")
    return Scene(page, find_mentions(page))
