"""What comparing two reports found, as a sentence in the reader's language: why they were filed together."""

from __future__ import annotations

from bordereau.desk.wording import PARTY_FIELDS, Wording
from bordereau.register.matching.course import SILENT
from bordereau.register.matching.match import Compared, Match

_WORDS = {"stage": "stage", "basis": "basis", "form": "form", "phase": "phase", "items": "category"}
"""Comparisons whose values are words of the register, and their context."""


def finding(match: Match, compared: Compared, say: Wording) -> str:
    """One comparison of a match in words, with the values of both reports."""
    return _FINDINGS.get(compared.name, _values)(match, compared, say)


def _kinds(match: Match, compared: Compared, say: Wording) -> str:
    kinds = (say.word("kind", each.kind) for each in (match.one, match.other))
    return say.sentence(
        "one is a %(one)s, the other a %(other)s", **dict(zip(("one", "other"), kinds, strict=True))
    )


def _articles(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level == "one article":
        return say.sentence("both stand in one article")
    if compared.level == "one hand-over":
        return say.sentence("they are parts of what one article tells of one day")
    if compared.level == "copies":
        return say.sentence("they stand in copies of one text")
    return say.sentence("they stand in two articles")


def _pair(match: Match, compared: Compared, say: Wording) -> str:
    sides = {side: _shown(side, match.one.told.get(side, ""), say) for side in ("supplier", "recipient")}
    if compared.level == "rare pair":
        return say.sentence("%(supplier)s seldom supplies %(recipient)s", **sides)
    if compared.level == "usual pair":
        return say.sentence("%(supplier)s supplies %(recipient)s now and then", **sides)
    if compared.level == "heavy pair":
        return say.sentence("%(supplier)s often supplies %(recipient)s", **sides)
    return say.sentence("they do not agree on both sides")


def _contrary(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level == SILENT:
        return say.sentence("they do not differ on two things at once")
    if compared.level == "sponsor and phase":
        return say.sentence("they differ on both the sponsor and the phase")
    return say.sentence("they differ on more than one of recipient, items and terms")


def _order(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level == "in order":
        return say.sentence("the later phase can have come after the earlier")
    if compared.level == "out of order":
        return say.sentence("the later phase was told of before the earlier came")
    return say.sentence("they are told of one phase, or undated")


def _outcome(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level == "as planned":
        return say.sentence("it came on the days for which the other told of it before")
    if compared.level == "still planned":
        return say.sentence("it had come when the other told of it as planned")
    if compared.level == "open":
        return say.sentence("it came, and the other is planned without a date")
    if compared.level == "planned for earlier":
        return say.sentence("it came later than the other is planned for")
    if compared.level == "planned for later":
        return say.sentence("it came before the days for which the other is planned")
    return say.sentence("they do not tell a plan and what came, with its date")


def _dateline(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level == "of the news":
        return say.sentence("the later date is that of the article that tells it")
    if compared.level == "of its own":
        return say.sentence("the later date is not that of the article that tells it")
    return say.sentence("their dates are not a few days apart")


def _recipient(match: Match, compared: Compared, say: Wording) -> str:
    if compared.level != "at the place":
        return _values(match, compared, say)
    one, other = (_shown("recipient", each.told["recipient"], say) for each in (match.one, match.other))
    place = " / ".join(_shown("place", each.told.get("place", ""), say) for each in (match.one, match.other))
    return say.sentence(
        "one says %(one)s, the other %(other)s; where it came: %(place)s",
        one=one, other=other, place=place.strip(" /"),
    )  # fmt: skip


def _values(match: Match, compared: Compared, say: Wording) -> str:
    name = compared.name
    one, other = (_shown(name, each.told.get(name, ""), say) for each in (match.one, match.other))
    if not one and not other:
        return say.sentence("neither tells it")
    if not one or not other:
        return say.sentence("only one tells it: %(value)s", value=one or other)
    if one == other:
        return say.sentence("both say %(value)s", value=one)
    return say.sentence("one says %(one)s, the other %(other)s", one=one, other=other)


def _shown(name: str, told: str, say: Wording) -> str:
    """A value as matching compared it, in the reader's language; empty where it was not told."""
    if not told:
        return ""
    if name in ("date", "published"):
        return say.date(told)
    if name in _WORDS:
        return ", ".join(say.word(_WORDS[name], part) for part in told.split(", "))
    if name in PARTY_FIELDS or name == "place":
        return ", ".join(say.party(part) for part in told.split(", "))
    return told


_FINDINGS = {
    "kind": _kinds, "article": _articles, "rarity": _pair, "recipient": _recipient, "contrary": _contrary,
    "order": _order, "outcome": _outcome, "dateline": _dateline,
}  # fmt: skip
"""What puts a comparison in words of its own."""
