"""Two reports compared: the score, and why."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from math import exp, log
from typing import Any

from bordereau.model import FiledReport
from bordereau.register.matching import levels
from bordereau.register.matching.features import Features, features_of
from bordereau.register.matching.ranks import TRAFFIC
from bordereau.register.matching.weights import Weights, stored_text, stored_weights

FLOOR = -6.0  # a pair's score counts as no less than this: what it is, and what pairs not compared are
LINK = -1.1  # two reports of this score are taken as of one happening; docs/register.md tells why
DOUBT = 0.73  # the share of the evidence that is lost where neither report is sure at all
UNLIKE = -30.0  # of two reports of different kinds
_FORM = 10  # of features, block keys and scores; raised when what they hold changes its meaning

_ALL = ("date", "dateline", "published", "place", "article")
COMPARISONS: dict[str, tuple[str, ...]] = {
    "transfer": (
        "supplier", "recipient", "rarity", "stage", "outcome", "items", "designation", "quantity", "carrier",
        "weight", "value", "basis", "contrary", *_ALL,
    ),
    "attack": ("perpetrator", "target", "form", "killed", "injured", "country", *_ALL),
    "deployment": ("force", "sponsor", "host", "personnel", "phase", "order", "contrary", *_ALL),
    "cooperation": ("parties", "form", *_ALL),
    "statement": ("speaker", "country", "quote", "published", "article"),
}  # fmt: skip
_LEVELS: dict[str, list[tuple[str, Any, Any]]] = {
    kind: [(name, levels.OF.get(name), levels.DERIVED.get(name)) for name in names]
    for kind, names in COMPARISONS.items()
}
_WEIGHTS = stored_weights()
VERSION = f"{_FORM}-{zlib.crc32(stored_text().encode()):08x}"
"""Changes whenever scores or block keys may: what was kept of another version is to be reckoned anew."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison of two reports: its name, the level at which they stand, what that level weighs (log
    odds; above 0 speaks for one happening), and a sentence with both values."""

    name: str
    level: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two reports compared. `score` is natural log odds that they are of one happening."""

    one: Features
    other: Features
    score: float

    @property
    def probability(self) -> float:
        """The score as a chance, 0 to 1."""
        return 1 / (1 + exp(-self.score))

    @property
    def linked(self) -> bool:
        """Whether the score is `LINK` or more."""
        return self.score >= LINK

    @property
    def comparisons(self) -> tuple[Compared, ...]:
        """The comparisons behind the score, in their fixed order; with the kind's bias, times the share that
        `doubt` leaves of it, they add up to the score."""
        if self.one.kind != self.other.kind:
            return (Compared("kind", "different", UNLIKE, f"{self.one.kind} and {self.other.kind}"),)
        weights = _WEIGHTS[self.one.kind]
        met = levels_between(self.one, self.other)
        return tuple(self._compared(name, level, weights) for name, level in met.items())

    def _compared(self, name: str, met: str, weights: Weights) -> Compared:
        weight = _damped(weights.levels[name].get(met, 0.0), name, self.one, self.other)
        return Compared(
            name, met, weight * _kept(self.one, self.other), _why(name, met, self.one, self.other)
        )


def compare(a: Features | FiledReport, b: Features | FiledReport) -> Match:
    """How likely two reports are to be of one happening: a function of the two alone, in either order."""
    one = a if isinstance(a, Features) else features_of(a)
    other = b if isinstance(b, Features) else features_of(b)
    if one.id > other.id:
        one, other = other, one
    return Match(one, other, score_of(one, other, _WEIGHTS))


def score_of(one: Features, other: Features, weights: dict[str, Weights]) -> float:
    """The sum of bias and weights, less what doubt takes. A level unknown to the weights counts nothing."""
    if one.kind != other.kind:
        return UNLIKE
    known = weights[one.kind]
    total, unsure = known.bias, bool(one.sure or other.sure)
    for name, level in levels_between(one, other).items():
        weight = known.levels[name].get(level, 0.0)
        total += _damped(weight, name, one, other) if unsure and weight < 0 else weight
    return total * _kept(one, other)


def levels_between(one: Features, other: Features) -> dict[str, str]:
    """The level at which two reports of one kind stand in each comparison, by its name, in a fixed order."""
    met: dict[str, str] = {}
    for name, level, derived in _LEVELS[one.kind]:
        met[name] = level(one, other) if level else derived(one, other, met)
    return met


def _kept(one: Features, other: Features) -> float:
    """The share of all evidence, for and against, that counts: of two reports read with little confidence
    neither what agrees nor what is silent or differs says as much as of two that are sure."""
    return 1 - DOUBT * (1 - one.certainty * other.certainty)


def _damped(weight: float, name: str, one: Features, other: Features) -> float:
    """What a contradiction weighs where values may have been read wrongly: with the confidence c that both
    are right, the odds change by c times the level's own factor and 1 - c times none."""
    sure = one.sure.get(name, 1.0) * other.sure.get(name, 1.0)
    return weight if weight >= 0 or sure == 1 else log(sure * exp(weight) + 1 - sure)


def _why(name: str, level: str, one: Features, other: Features) -> str:
    first, second = one.told.get(name, ""), other.told.get(name, "")
    if name in _SENTENCES:
        both = one if "supplier" in one.told else other
        sides = f"{both.told.get('supplier', '')} to {both.told.get('recipient', '')}"
        told, otherwise = _SENTENCES[name]
        return told.get(level, otherwise).format(sides=sides)
    if level == "at the place":
        places = " / ".join(p for p in (one.told.get("place"), other.told.get("place")) if p)
        return f"one says {first}, the other {second}; where it came: {places}"
    if not first and not second:
        return "neither tells it"
    if not first or not second:
        return f"only one tells it: {first or second}"
    return f"both say {first}" if first == second else f"one says {first}, the other {second}"


_SENTENCES: dict[str, tuple[dict[str, str], str]] = {
    "article": (
        {
            "one article": "both stand in one article",
            "one hand-over": "they are parts of what one article tells of one day",
            "copies": "they stand in copies of one text",
        },
        "they stand in two articles",
    ),
    "rarity": (
        {f"{traffic} pair": f"{{sides}} is a {traffic} pair" for traffic in TRAFFIC}
        | {
            f"{traffic} recipient": f"{{sides}} is a {traffic} pair, and one names no supplier"
            for traffic in TRAFFIC
        },
        "they do not agree on both sides",
    ),
    "contrary": (
        {
            "recipient and goods": "they differ on more than one of recipient, goods and terms",
            "sponsor and phase": "they differ on both the sponsor and the phase",
        },
        "they do not differ on two things at once",
    ),
    "order": (
        {
            "in order": "the later phase can have come after the earlier",
            "out of order": "the later phase was told of before the earlier came",
        },
        "they are told of one phase, or undated",
    ),
    "dateline": (
        {
            "of the news": "the later date is that of the article that tells it",
            "of its own": "the later date is not that of the article that tells it",
        },
        "their dates are not a few days apart",
    ),
    "outcome": (
        {
            "as planned": "it came on the days for which the other told of it before",
            "still planned": "it had come when the other told of it as planned",
            "open": "it came, and the other is planned without a date",
            "planned for earlier": "it came later than the other is planned for",
            "planned for later": "it came before the days for which the other is planned",
        },
        "they do not tell a plan and what came, with its date",
    ),
}
