"""Many readings: the samples as they are read, and made-up ones that meet, differ and copy each other.

BORDEREAU_ARTICLES names files of articles (JSON lines, separated by ':') to be read as well; BORDEREAU_KILLS
and BORDEREAU_SHUFFLES say how often the long tests go round.
"""

from __future__ import annotations

import os
import random
from functools import cache
from pathlib import Path

from telling import chatter, flights

from bordereau.articles import read_articles
from bordereau.model import Entry, Reading
from bordereau.reading import read
from bordereau.register.register import Register
from bordereau.samples import ARTICLES

KILLS = int(os.environ.get("BORDEREAU_KILLS", "6"))
SHUFFLES = int(os.environ.get("BORDEREAU_SHUFFLES", "6"))


@cache
def stories() -> tuple[Reading, ...]:
    """The samples, the files that are named, and made-up articles."""
    named = [Path(name) for name in os.environ.get("BORDEREAU_ARTICLES", "").split(":") if name]
    read_ones = [read(article) for path in [ARTICLES, *named] for article in read_articles(path)]
    return (*read_ones, *made_up())


def made_up(happenings: int = 12, seed: int = 5) -> list[Reading]:
    """Articles of several publishers on the same few happenings, some with two reports, some copies."""
    chance = random.Random(seed)  # noqa: S311 (made-up news, no secret)
    told, words = [], chatter("an agency's dispatch", 200)
    for number in range(happenings):
        base = {
            "recipient": chance.choice(["MLI", "BFA"]),
            "date": f"2024-09-{10 + chance.randrange(9):02}",
            "goods": tuple(chance.sample(["weapons", "food", "uav", "vehicle"], 2)),
            "weight": chance.choice([11, 12, 30]),
        }
        for publisher in chance.sample(["Alpha", "Beta", "Gamma", "Delta", None], 3):
            differs = {"goods": base["goods"][:1]} if chance.random() < 0.4 else {}
            more = [{"supplier": "TUR", "recipient": "NER", "date": "2024-08"}] * (chance.random() < 0.2)
            own = words if chance.random() < 0.3 else None
            told.append(
                flights(
                    publisher, [base | differs, *more], words=own, title=f"Headline {number} of {publisher}"
                )
            )
    return told


Picture = dict[frozenset[str], Entry]


def picture(register: Register) -> Picture:
    """All entries by their reports, whatever they are called: what arrival must not change."""
    found: Picture = {}
    after = None
    while True:
        page = register.entries(limit=200, after=after)
        for summary in page.entries:
            entry = register.entry(summary.id)
            assert entry.id == summary.id
            found[frozenset(entry.reports)] = entry.model_copy(update={"id": ""})
        after = page.after
        if after is None:
            return found
