"""Numbers: measures, sums of money, counts and tolls."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from pydantic import JsonValue

from bordereau.codebook import LANGUAGES, read_data
from bordereau.model import Claim
from bordereau.register.reconcile.answers import Stand
from bordereau.register.reconcile.facts import facts, folded
from bordereau.register.reconcile.relations import Relation

SAME, NARROWER, WIDER, LATER, EARLIER, BESIDE, CONTRARY = (
    Relation.same, Relation.narrower, Relation.wider, Relation.later, Relation.earlier, Relation.beside,
    Relation.contrary,
)  # fmt: skip


class Measures:
    """Weights: one within a hundredth, refined where one is a rounding or an approximation of the other."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two weights in tonnes are the same."""
        return close(a, b, facts("numbers")["same"])

    def kind(self, value: Any) -> Any:
        """One for all: what is the same is a matter of nearness."""
        return ""

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two weights in tonnes stand to each other."""
        return _measured(_number(a.value), _number(b.value), a, b)


class Moneys:
    """Sums of money. Of two currencies no rate is assumed: they contradict only where none of the rates since
    2008 makes them one."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two sums are the same; both as {amount, currency}."""
        return a["currency"] == b["currency"] and close(a["amount"], b["amount"], facts("numbers")["same"])

    def kind(self, value: Any) -> Any:
        """The currency."""
        return value["currency"]

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two sums stand to each other."""
        one: Any = a.value
        two: Any = b.value
        if one["currency"] == two["currency"]:
            return _measured(one["amount"], two["amount"], a, b)
        low_a, high_a = dollars(one["amount"], one["currency"])
        low_b, high_b = dollars(two["amount"], two["currency"])
        return BESIDE if low_a <= high_b and low_b <= high_a else CONTRARY


class Counts:
    """Numbers of people or pieces: exact, but for words that say 'about', 'at least' or 'at most'."""

    def same(self, a: Any, b: Any) -> bool:
        """Whether two counts are the same."""
        return bool(a == b)

    def kind(self, value: Any) -> Any:
        """The number itself."""
        return value

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two counts stand to each other."""
        return counted(_number(a.value), _number(b.value), a.claims, b.claims)


class Tolls(Counts):
    """Dead and wounded: a toll that rises from one day of publication to a later one is a development."""

    def relate(self, a: Stand, b: Stand) -> Relation:
        """How two tolls stand to each other."""
        known = super().relate(a, b)
        if known is not CONTRARY:
            return known
        if _number(a.value) > _number(b.value):
            return self.relate(b, a).flipped()
        return EARLIER if _all_before(a, b) else CONTRARY


def close(a: float, b: float, share: float) -> bool:
    """Whether two numbers differ by no more than `share` of the larger."""
    return math.isclose(a, b, rel_tol=share)


def counted(a: float, b: float, of_a: Sequence[Claim], of_b: Sequence[Claim]) -> Relation:
    """How two counts stand to each other, by the words of their claims."""
    if a == b:
        return SAME
    if _approximate(of_a) == _approximate(of_b):
        return _bounded(a, b, of_a, of_b)
    if close(a, b, facts("numbers")["about"]):
        return WIDER if _approximate(of_a) else NARROWER
    return _bounded(a, b, of_a, of_b)


def _measured(a: float, b: float, of_a: Stand, of_b: Stand) -> Relation:
    told = counted(a, b, of_a.claims, of_b.claims)
    if told is not CONTRARY:
        return told
    allowed = facts("numbers")
    if close(a, b, allowed["same"]):
        return SAME
    if close(a, b, allowed["rounded"]):
        if abs(a - b) <= last_digit(a) / 2 and last_digit(a) > last_digit(b):
            return WIDER
        if abs(a - b) <= last_digit(b) / 2 and last_digit(b) > last_digit(a):
            return NARROWER
    return CONTRARY


def last_digit(number: float) -> float:
    """The worth of a number's last digit that is not zero: 1 for 11, 0.1 for 11.2, 100 for 300."""
    digits = f"{number:.12g}"
    if "e" in digits or "." in digits:
        mantissa, _, power = digits.partition("e")
        places = len(mantissa.partition(".")[2])
        return float(10.0 ** (int(power or 0) - places))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10.0**zeros)


def _bounded(a: float, b: float, of_a: Sequence[Claim], of_b: Sequence[Claim]) -> Relation:
    """'At least eight' holds for twelve, and twelve says more."""
    if _says(of_a, "at_least" if a < b else "at_most"):
        return WIDER
    return NARROWER if _says(of_b, "at_least" if b < a else "at_most") else CONTRARY


def dollars(amount: float, currency: str) -> tuple[float, float]:
    """Least and most US dollars that a sum may be, at any rate since 2008; of a currency that is not listed
    any."""
    if currency == "USD":
        return amount, amount
    band = facts("currencies").get(currency)
    return (amount / band[1], amount / band[0]) if band else (-math.inf, math.inf)


def _all_before(a: Stand, b: Stand) -> bool:
    """Whether every article that tells `a` came out on a day before those that tell `b`."""
    if len(a.days) < len(a.answers) or len(b.days) < len(b.answers):
        return False
    return max(last for _, last in a.days) < min(first for first, _ in b.days)


def _number(value: JsonValue) -> float:
    return float(value)  # type: ignore[arg-type]


def _approximate(claims: Sequence[Claim]) -> bool:
    """Whether the words of every claim say that the number is not exact."""
    return _says(claims, "about")


def _says(claims: Sequence[Claim], sense: str) -> bool:
    """Whether every claim has words of a sense: 'about', 'at_least' or 'at_most'."""
    return bool(claims) and all(any(_has(p.words, sense) for p in claim.passages) for claim in claims)


@lru_cache(maxsize=10_000)
def _has(words: str, sense: str) -> bool:
    told = f" {folded(words)} "
    listed = _approximations() if sense == "about" else _bounds(sense)
    return any(f" {word} " in told for word in listed)


@cache
def _bounds(bound: str) -> frozenset[str]:
    return frozenset(map(folded, facts("numbers")[bound]))


@cache
def _approximations() -> frozenset[str]:
    """The words of the codebook, of all languages, that make a number approximate but no bound."""
    found = {word for lang in LANGUAGES for word in _of_language(lang)}
    return frozenset(found - _bounds("at_least") - _bounds("at_most"))


def _of_language(lang: str) -> Iterable[str]:
    data = read_data(f"numbers/{lang}.yaml") or {}
    for key in ("approximate_before", "approximate_after"):
        yield from map(folded, data.get(key, ()))
    for collective in data.get("collectives", ()):
        if collective.get("approximate"):
            yield from map(folded, collective["names"])
