"""Assembly of attacks, deployments and cooperation: from happenings as decided to reports that hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bordereau.model import Attack, Cooperation, Deployment, Place
from bordereau.reading.citing import cited_choice, passages_at
from bordereau.reading.decisions import Choice, Happening
from bordereau.reading.page import Page
from bordereau.values.edtf import first_day, last_day

Event = Attack | Deployment | Cooperation
_STRAIN = "strain"  # a relation may go bad with partners that are not named
_PLANNED, _AHEAD = "planned", ("arrival", "presence")


def assemble_events(page: Page, happenings: list[Happening]) -> list[Event]:
    """One report for each happening that holds.

    An attack has a date, a place or a toll: else it is violence in general. A deployment has a force and a
    host, who hosts no force of his own. Cooperation has two parties, and is told once for the same parties
    and form. What lies after the day of publication has not arrived yet.
    """
    kept = _without_repeats([_in_time(page, h) for h in happenings if _holds(h)])
    return [_MAKERS[h.kind](page, h) for h in kept]


def _holds(told: Happening) -> bool:
    if told.kind == "deployment":
        return told.force is not None and bool(told.parties["host"])
    if told.kind == "attack":
        return bool(told.date or told.place or told.numbers)
    return len(told.parties["parties"]) >= (1 if told.choice.value == _STRAIN else 2)


def _in_time(page: Page, told: Happening) -> Happening:
    published = page.article.published
    if told.kind != "deployment" or told.choice.value not in _AHEAD or told.date is None or published is None:
        return told
    if first_day(told.date.value) <= last_day(published):
        return told
    return replace(told, choice=replace(told.choice, value=_PLANNED))


def _without_repeats(happenings: list[Happening]) -> list[Happening]:
    """Happenings without those that only tell another again; their triggers go to the one they repeat."""
    kept: list[Happening] = []
    for told in happenings:
        home = next((k for k, other in enumerate(kept) if _repeats(told, other)), None)
        if home is None:
            kept.append(told)
        else:
            kept[home] = replace(kept[home], triggers=(*kept[home].triggers, *told.triggers))
    return kept


def _repeats(told: Happening, other: Happening) -> bool:
    if told.kind != other.kind or told.choice.value != other.choice.value:
        return False
    if told.kind == "cooperation":
        return _parties(told) == _parties(other)
    if told.kind == "deployment":
        same = _value(told.force) == _value(other.force) and _parties(told) == _parties(other)
        return same and (told.date is None or _value(told.date) == _value(other.date))
    return False


def _value(choice: Choice[Any] | None) -> Any:
    return choice.value if choice else None


def _parties(told: Happening) -> list[set[str]]:
    return [{c.value for c in choices} for choices in told.parties.values()]


def _common(page: Page, told: Happening) -> dict[str, Any]:
    return {
        "trigger": passages_at(page, told.triggers),
        "date": _maybe(page, told.date),
        "place": _maybe(page, told.place, lambda v: Place(name=v[0], country=v[1])),
        "assertion": cited_choice(page, told.assertion),
        "source": _maybe(page, told.source),
        "confidence": round(told.confidence, 3),
        "decided_by": told.by,
    }


def _maybe(page: Page, choice: Choice[Any] | None, make: Callable[[Any], Any] = lambda value: value) -> Any:
    return None if choice is None else cited_choice(page, choice, make)


def _players(page: Page, told: Happening, role: str) -> tuple[Any, ...]:
    return tuple(cited_choice(page, c) for c in told.parties.get(role, ()))


def _attack(page: Page, told: Happening) -> Attack:
    return Attack(
        perpetrator=_players(page, told, "perpetrator"),
        target=_maybe(page, told.target),
        form=cited_choice(page, told.choice),
        killed=_maybe(page, told.numbers.get("killed")),
        injured=_maybe(page, told.numbers.get("injured")),
        **_common(page, told),
    )


def _deployment(page: Page, told: Happening) -> Deployment:
    return Deployment(
        force=_maybe(page, told.force),
        sponsor=_players(page, told, "sponsor"),
        host=_players(page, told, "host"),
        personnel=_maybe(page, told.numbers.get("personnel")),
        phase=cited_choice(page, told.choice),
        **_common(page, told),
    )


def _cooperation(page: Page, told: Happening) -> Cooperation:
    return Cooperation(
        parties=_players(page, told, "parties"), form=cited_choice(page, told.choice), **_common(page, told)
    )


_MAKERS: dict[str, Callable[[Page, Happening], Event]] = {
    "attack": _attack,
    "deployment": _deployment,
    "cooperation": _cooperation,
}
