"""Making anew all that the program derives, after its rules changed, in steps that can be taken up again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, delete, func, insert, select

import bordereau
from bordereau.register import voices
from bordereau.register.linking import link
from bordereau.register.matching import VERSION
from bordereau.register.regrouping import Cause, regroup
from bordereau.register.store import articles, changes, reports
from bordereau.register.store import tables as t
from bordereau.register.store.changes import Change
from bordereau.register.voicing import hear

RULES = f"{bordereau.__version__} {VERSION} {voices.VERSION}"
"""Names the rules of this version of the program."""
AT_ONCE = 200
"""So many articles, reports or entries are made anew in one transaction."""
Phase = Literal["voices", "links", "entries"]
_RULES, _STATE = "rules", "renewing"


@dataclass(frozen=True, slots=True)
class Step:
    """A part of long work that was done: how much of it is done by now, of how much, and what it changed."""

    done: int
    total: int
    changes: tuple[Change, ...] = ()


OnProgress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""


def rules_of(connection: Connection) -> str | None:
    """The rules by which a register was derived; None where nothing was yet."""
    return _told(connection, _RULES)


def is_behind(connection: Connection) -> bool:
    """Whether something is derived by other rules than this version's, or was begun and not done."""
    return rules_of(connection) not in (None, RULES) or _told(connection, _STATE) is not None


def begin(connection: Connection) -> None:
    """Has all that is derived made anew from the beginning, by the steps that follow."""
    active = select(func.count()).select_from(t.report).where(t.report.c.active)
    voiced = select(func.count(t.report.c.article.distinct()))
    total = 2 * connection.execute(active).scalar_one() + connection.execute(voiced).scalar_one()
    _keep(connection, {"to": RULES, "phase": "voices", "after": "", "done": 0, "total": total})


def step(connection: Connection, now: str) -> Step | None:
    """Does the next part of what is to be made anew; None where all is of this version's rules.

    Names stay with their reports, so that entries keep their ids. All of it takes about as long as filing
    everything again. Whoever writes next goes on where the last one stopped, or was killed.
    """
    if rules_of(connection) is None and _told(connection, _STATE) is None:
        _note(connection, _RULES, RULES)
    if not is_behind(connection):
        return None
    state = json.loads(_told(connection, _STATE) or "{}")
    if state.get("to") != RULES:
        begin(connection)
        state = json.loads(str(_told(connection, _STATE)))
    return _go_on(connection, state, now)


def _go_on(connection: Connection, state: dict[str, Any], now: str) -> Step:
    phase: Phase = state["phase"]
    if not state["after"]:
        _clear(connection, phase)
    part = _next(connection, phase, state["after"])
    told = _DO[phase](connection, part, now)
    state["done"] += len(part)
    if part:
        state["after"] = part[-1]
    else:
        state |= {"phase": _following(phase), "after": ""}
    if state["phase"] is None:
        _note(connection, _STATE, None)
        _note(connection, _RULES, RULES)
    else:
        _keep(connection, state)
    return Step(min(state["done"], state["total"]), state["total"], tuple(told))


def _following(phase: Phase) -> Phase | None:
    phases = get_args(Phase)
    return next(iter(phases[phases.index(phase) + 1 :]), None)


def _clear(connection: Connection, phase: Phase) -> None:
    for table in _CLEARED[phase]:
        connection.execute(delete(table))


_CLEARED = {"voices": (t.band, t.near_copy, t.voice), "links": (t.link, t.block), "entries": ()}


def _next(connection: Connection, phase: Phase, after: str) -> list[str]:
    """The next articles (of voices) or reports, in order of their keys."""
    c = t.report.c
    asked = select(c.article).distinct() if phase == "voices" else select(c.id).where(c.active)
    key = c.article if phase == "voices" else c.id
    return list(connection.execute(asked.where(key > after).order_by(key).limit(AT_ONCE)).scalars())


def _voices(connection: Connection, part: list[str], now: str) -> list[Change]:
    for key, text in articles.current_texts(connection, part).items():
        hear(connection, key, text)
    return []


def _links(connection: Connection, part: list[str], now: str) -> list[Change]:
    for _, kept in sorted(reports.filed(connection, part).items()):
        link(connection, kept.report)
    return []


def _entries(connection: Connection, part: list[str], now: str) -> list[Change]:
    told = regroup(connection, part, Cause(now), fresh=part, stale=part)
    changes.append(connection, told, now)
    return told


_DO = {"voices": _voices, "links": _links, "entries": _entries}


def _told(connection: Connection, key: str) -> str | None:
    return connection.execute(select(t.meta.c.value).where(t.meta.c.key == key)).scalar()


def _keep(connection: Connection, state: dict[str, Any]) -> None:
    _note(connection, _STATE, json.dumps(state))


def _note(connection: Connection, key: str, value: str | None) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.key == key))
    if value is not None:
        connection.execute(insert(t.meta), {"key": key, "value": value})
