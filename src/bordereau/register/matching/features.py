"""Features: what matching takes of a report, in a compact form that is quick to compare and can be kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from math import prod
from typing import Any

from bordereau.model import (
    Attack,
    Cited,
    Cooperation,
    Deployment,
    FiledReport,
    Item,
    Kind,
    Report,
    Statement,
    Transfer,
)
from bordereau.register.matching.listed import home_of, model_key
from bordereau.register.matching.normal import (
    Days,
    Thing,
    days_of,
    number,
    place_key,
    shingles,
    states_and_others,
    town_of,
    words_of,
)
from bordereau.register.matching.ranks import traffic

Parties = tuple[tuple[str, ...], tuple[str, ...]]
NOBODY: Parties = ((), ())


@dataclass(frozen=True, slots=True)
class Features:
    """A report as it is compared.

    Party lists are (states by ISO 3166-1 alpha-3, others by folded name), sorted. `date` and `published` are
    (first, last) day, as proleptic Gregorian ordinals. `home` lists the states whose companies supply where
    no state is told to. `traffic` tells how commonly the two sides
    meet. `things` are (category, key of the designation,
    quantity) of the items. `quote` holds hashes of runs of words. `certainty` tells how surely the report was
    read: the mean confidence of what it tells, 0 to 1. By the name of the comparison, `told` keeps
    the values as a person reads them and `sure` the confidence (0 to 1) of those that are not certain. What a
    kind does not have is empty.
    """

    id: str
    article: str
    voice: str
    kind: Kind
    published: Days | None = None
    date: Days | None = None
    place: str = ""
    town: str = ""
    country: str = ""
    supplier: Parties = NOBODY
    home: tuple[str, ...] = ()
    recipient: Parties = NOBODY
    traffic: str = ""
    stage: str = ""
    basis: str = ""
    things: tuple[Thing, ...] = ()
    carrier: tuple[str, ...] = ()
    weight: float | None = None
    value: tuple[float, str] | None = None
    perpetrator: Parties = NOBODY
    target: tuple[str, ...] = ()
    form: str = ""
    killed: float | None = None
    injured: float | None = None
    force: tuple[str, ...] = ()
    sponsor: Parties = NOBODY
    host: Parties = NOBODY
    personnel: float | None = None
    phase: str = ""
    parties: Parties = NOBODY
    speaker: tuple[str, ...] = ()
    quote: tuple[int, ...] = ()
    certainty: float = 1.0
    sure: Mapping[str, float] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def lasting(self) -> bool:
        """Whether it is a state of things rather than an act: forces present, how a relation stands."""
        return self.phase == "presence" or (self.kind == "cooperation" and self.form in _LASTING)

    @property
    def planned(self) -> bool:
        """Whether it is still to come."""
        return "planned" in (self.stage, self.phase)

    def as_json(self) -> str:
        """The features as two lines of JSON, without what is empty: what is compared, and what is told;
        `from_json` gives them back."""
        compared = {name: value for name in _COMPARED if (value := getattr(self, name)) not in _EMPTY}
        return f"{_line(compared)}\n{_line(self.told)}"

    @classmethod
    def from_json(cls, lines: str, *, told: bool = True) -> Features:
        """The features that `as_json` wrote, without what is told unless it is asked for: scores need none of
        it. Raises ValueError or TypeError where `lines` are none of these."""
        compared, _, values = lines.partition("\n")
        found: dict[str, Any] = json.loads(compared)
        for name in found.keys() & _NESTED:
            found[name] = tuple([tuple(part) for part in found[name]])
        for name in found.keys() & _LISTED:
            found[name] = tuple(found[name])
        return cls(**found, told=json.loads(values)) if told else cls(**found)


_LASTING = ("partnership", "strain", "training")
_EMPTY: tuple[Any, ...] = ("", (), None, NOBODY, {})
_COMPARED = tuple(f.name for f in fields(Features) if f.name != "told")
_NESTED = frozenset({"supplier", "recipient", "perpetrator", "sponsor", "host", "parties", "things"})
_LISTED = frozenset({"published", "date", "home", "carrier", "value", "target", "force", "speaker", "quote"})


def features_of(filed: FiledReport) -> Features:
    """The features of a report, a function of it alone."""
    report = filed.report
    own = _OWN[type(report)](report)
    told = own.pop("told")
    shared: dict[str, Any] = (
        {"country": report.country.value if report.country else ""}
        if isinstance(report, Statement)
        else _when_and_where(report, told)
    )
    sure = _sure(report)
    certainty = _certainty(told, sure)
    if filed.published:
        told["published"] = filed.published
    return Features(
        id=filed.id, article=filed.article, voice=filed.voice, kind=report.kind,
        published=days_of(filed.published), told=told, sure=sure, certainty=certainty, **shared, **own,
    )  # fmt: skip


def _certainty(told: Iterable[str], sure: Mapping[str, float]) -> float:
    known = [sure.get(name, 1.0) for name in told]
    return round(sum(known) / len(known), 4) if known else 1.0


def _sure(report: Report) -> dict[str, float]:
    """The confidence of each value by comparison, the mean for a list; only where it is below 1."""
    found: dict[str, list[float]] = {}
    for name, value in report:
        listed = value if isinstance(value, tuple) else (value,)
        told = [v.confidence for v in listed if isinstance(v, Cited)]
        if told:
            found["weight" if name == "weight_t" else name] = told
    for item in getattr(report, "items", ()):
        for name, cited in (
            ("items", item.category),
            ("designation", item.designation),
            ("quantity", item.quantity),
        ):
            if cited:
                found.setdefault(name, []).append(cited.confidence)
    if "place" in found:
        found["country"] = found["place"]
    means = {name: round(sum(told) / len(told), 2) for name, told in found.items()}
    means["order"] = round(prod(means.get(name, 1.0) for name in ("phase", "date")), 2)
    return {name: mean for name, mean in means.items() if mean < 1}


def _when_and_where(report: Any, told: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if report.date:
        told["date"], found["date"] = report.date.value, days_of(report.date.value)
    if report.place:
        place = report.place.value
        told["place"] = f"{place.name}, {place.country}" if place.country else place.name
        found |= {
            "place": place_key(place.name, place.country),
            "town": town_of(place.name, place.country),
            "country": place.country or "",
        }
    return found


def _transfer(report: Transfer) -> dict[str, Any]:
    value = report.value.value if report.value else None
    sides = _parties(supplier=report.supplier, recipient=report.recipient)
    states, others = sides["supplier"]
    home = () if states else tuple(sorted({home_of(name) for name in others} - {""}))
    return {
        **sides,
        "home": home,
        "traffic": traffic(states or home, sides["recipient"][0]),
        "stage": report.stage.value,
        "basis": _text(report.basis),
        "things": tuple(sorted(map(_thing, report.items), key=repr)),
        "carrier": tuple(sorted({model_key(c.value) for c in report.carrier})),
        "weight": _weight(report),
        "value": (value.amount, value.currency) if value else None,
        "told": _told(
            supplier=_names(report.supplier),
            recipient=_names(report.recipient),
            stage=report.stage.value,
            basis=_text(report.basis),
            items=", ".join(dict.fromkeys(i.category.value for i in report.items)),
            designation=", ".join(i.designation.value for i in report.items if i.designation),
            quantity=", ".join(_counted(i) for i in report.items if i.quantity),
            carrier=_names(report.carrier),
            weight=f"{number(tonnes)} t" if (tonnes := _weight(report)) else "",
            value=f"{number(value.amount)} {value.currency}" if value else "",
        ),
    }


def _attack(report: Attack) -> dict[str, Any]:
    return {
        **_parties(perpetrator=report.perpetrator),
        "target": words_of(_text(report.target)),
        "form": report.form.value,
        "killed": _number(report.killed),
        "injured": _number(report.injured),
        "told": _told(
            perpetrator=_names(report.perpetrator),
            target=_text(report.target),
            form=report.form.value,
            killed=_text(report.killed),
            injured=_text(report.injured),
        ),
    }


def _deployment(report: Deployment) -> dict[str, Any]:
    return {
        **_parties(sponsor=report.sponsor, host=report.host),
        "force": words_of(report.force.value),
        "personnel": _number(report.personnel),
        "phase": report.phase.value,
        "told": _told(
            force=report.force.value,
            sponsor=_names(report.sponsor),
            host=_names(report.host),
            personnel=_text(report.personnel),
            phase=report.phase.value,
        ),
    }


def _cooperation(report: Cooperation) -> dict[str, Any]:
    return {
        **_parties(parties=report.parties),
        "form": report.form.value,
        "told": _told(parties=_names(report.parties), form=report.form.value),
    }


def _statement(report: Statement) -> dict[str, Any]:
    return {
        "speaker": words_of(report.speaker.value),
        "quote": shingles(report.quote.value),
        "told": _told(speaker=report.speaker.value, quote=report.quote.value, country=_text(report.country)),
    }


_OWN: dict[type[Report], Any] = {
    Transfer: _transfer,
    Attack: _attack,
    Deployment: _deployment,
    Cooperation: _cooperation,
    Statement: _statement,
}


def _parties(**lists: Iterable[Cited[str]]) -> dict[str, Parties]:
    return {name: states_and_others(c.value for c in cited) for name, cited in lists.items()}


def _weight(report: Transfer) -> float | None:
    """Tonnes of the cargo: as told, or those of its items that are told in tonnes."""
    if report.weight_t:
        return report.weight_t.value
    tonnes = [i.quantity.value for i in report.items if i.quantity and i.unit and i.unit.value == "t"]
    return sum(tonnes) or None


def _thing(item: Item) -> Thing:
    counted = item.quantity.value if item.quantity else None
    return item.category.value, model_key(item.designation.value) if item.designation else "", counted


def _counted(item: Item) -> str:
    what = item.designation.value if item.designation else item.category.value
    unit = f"{item.unit.value} " if item.unit else ""
    return f"{number(item.quantity.value)} {unit}{what}" if item.quantity else what


def _names(cited: Iterable[Cited[str]]) -> str:
    return ", ".join(sorted(c.value for c in cited))


def _text(cited: Cited[Any] | None) -> str:
    return "" if cited is None else str(cited.value)


def _number(cited: Cited[Any] | None) -> float | None:
    return None if cited is None else float(cited.value)


def _told(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _line(values: Mapping[str, Any]) -> str:
    return _encoded(values)


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
