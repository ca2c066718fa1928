"""Rows of decisions: appended, never changed. What is in force follows from them alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, or_, select

from bordereau.register.store import tables as t
from bordereau.register.store.entries import to_json
from bordereau.register.store.running import ask, pairs
from bordereau.register.store.statements import inserted, several

Act = Literal["accept", "correct", "reject", "merge", "split", "note", "undo", "set_reliability"]
HOLDING: tuple[Act, ...] = ("accept", "correct", "merge", "split", "note")
"""Decisions that keep the reports they were made on in the register, told or not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided. `target`: the name of the entry, or the publisher; `payload`: by act.

    correct: field, value, and `mark` where words of an article were marked for it (`register.marks`). accept:
    `mark` where a report was marked. merge: name (of the other entry), reports, others. split: reports, rest.
    set_reliability: letter. `reports`: all reports of the entry (both entries) when it was decided.
    """

    no: int
    at: str
    who: str
    why: str
    act: Act
    target: str
    payload: dict[str, Any] = field(hash=False)
    undoes: int | None = None


def append(  # noqa: PLR0913 (all are parts of one row)
    connection: Connection,
    act: Act,
    target: str,
    *,
    who: str,
    why: str,
    at: str,
    payload: dict[str, Any] | None = None,
    reports: Collection[str] = (),
    undoes: int | None = None,
) -> Decision:
    """Appends a decision, anchored on reports."""
    told = payload or {}
    row = {
        "at": at, "who": who, "why": why, "act": act, "target": target, "payload": to_json(told),
        "undoes": undoes,
    }  # fmt: skip
    number = inserted(connection.execute(insert(t.decision), row))
    if reports:
        anchors = [{"report": report, "decision": number} for report in sorted(reports)]
        connection.execute(insert(t.anchor), anchors)
    return Decision(number, at, who, why, act, target, told, undoes)


def find(connection: Connection, number: int) -> Decision | None:
    """The decision of that number."""
    return next(iter(_decisions(connection, t.decision.c.no == number)), None)


def in_force_on(connection: Connection, targets: Iterable[str]) -> list[Decision]:
    """The decisions in force on names or publishers, in the order they were taken."""
    rows = ask(connection, _ON_TARGETS, {"targets": sorted(targets)})
    return _in_force(connection, [_decision(row) for row in rows])


def in_force_on_entry(
    connection: Connection, called: Iterable[str], reports: Iterable[str]
) -> tuple[list[Decision], dict[str, frozenset[int]]]:
    """The decisions in force on these names or made on these reports, in the order they were taken; and by
    report the numbers of those made on it."""
    told = {"targets": sorted(called), "reports": sorted(reports)}
    found = _in_force(connection, [_decision(row) for row in ask(connection, _ON_ENTRY, told)])
    if not found:
        return [], {}
    anchors: dict[str, set[int]] = {}
    for report, decision in ask(connection, _ANCHORS, {"reports": told["reports"]}):
        anchors.setdefault(report, set()).add(decision)
    return found, {report: frozenset(numbers) for report, numbers in anchors.items()}


def all_in_force(connection: Connection, acts: Collection[Act]) -> list[Decision]:
    """All decisions of these acts that are in force, in the order they were taken."""
    return _in_force(connection, list(_decisions(connection, t.decision.c.act.in_(sorted(acts)))))


def last(connection: Connection, limit: int) -> list[Decision]:
    """The last decisions, in their order."""
    newest = select(t.decision.c.no).order_by(t.decision.c.no.desc()).limit(limit)
    return list(_decisions(connection, t.decision.c.no.in_(newest)))


def first_undone(connection: Connection, decision: Decision) -> Decision:
    """What a chain of undoings undoes in the end; the decision itself where it is none."""
    while decision.undoes is not None and (undone := find(connection, decision.undoes)) is not None:
        decision = undone
    return decision


def page(connection: Connection, before: int | None, limit: int) -> list[Decision]:
    """The last decisions, the newest first; `before`: those of lesser numbers."""
    c = t.decision.c
    earlier = [] if before is None else [c.no < before]
    rows = connection.execute(_NEWEST.where(*earlier).limit(limit))
    return [_decision(row) for row in rows]


def history_of(connection: Connection, targets: Iterable[str], members: Iterable[str]) -> list[Decision]:
    """All decisions on these names or made on these reports, and their undoings, in the order of taking."""
    c = t.decision.c
    anchored = select(t.anchor.c.decision).where(t.anchor.c.report.in_(sorted(members)))
    found = {d.no: d for d in _decisions(connection, or_(c.target.in_(sorted(targets)), c.no.in_(anchored)))}
    new = set(found)
    while new:
        undoings = {d.no: d for d in _decisions(connection, c.undoes.in_(sorted(new)))}
        new = undoings.keys() - found.keys()
        found |= undoings
    return [found[number] for number in sorted(found)]


def anchors_of(connection: Connection, number: int) -> list[str]:
    """The reports that a decision was made on."""
    rows = connection.execute(select(t.anchor.c.report).where(t.anchor.c.decision == number))
    return sorted(rows.scalars())


def held(connection: Connection, reports: Iterable[str]) -> frozenset[str]:
    """Those of the reports that a decision in force holds in the register."""
    rows = connection.execute(
        select(t.anchor.c.report, t.anchor.c.decision)
        .join(t.decision, t.decision.c.no == t.anchor.c.decision)
        .where(t.anchor.c.report.in_(sorted(reports)), t.decision.c.act.in_(HOLDING))
    ).all()
    void = undone(connection, {row.decision for row in rows})
    return frozenset(row.report for row in rows if row.decision not in void)


def undone(connection: Connection, numbers: Collection[int]) -> frozenset[int]:
    """Those of the decisions that an undoing in force undoes: one that is not itself undone."""
    if not numbers:
        return frozenset()
    ordered = sorted(numbers)
    undoings = {
        row.no: row.undoes
        for start in range(0, len(ordered), _AT_ONCE)
        for row in connection.execute(_UNDOINGS, {"numbers": ordered[start : start + _AT_ONCE]})
    }
    void = undone(connection, undoings.keys())
    return frozenset(target for number, target in undoings.items() if number not in void)


def change_rulings(
    connection: Connection,
    pairs: Collection[tuple[str, str]],
    rulings: Mapping[tuple[str, str], tuple[bool, int]],
) -> None:
    """Writes anew what is ruled on these pairs of reports: together (True) or apart, and by which decision;
    nothing for those that are not among `rulings`."""
    c = t.ruling.c
    for one, other in sorted(pairs):
        for a, b in ((one, other), (other, one)):
            connection.execute(delete(t.ruling).where(c.a == a, c.b == b))
    rows = [
        {"a": a, "b": b, "together": together, "decision": decision}
        for (one, other), (together, decision) in sorted(rulings.items())
        for a, b in ((one, other), (other, one))
    ]
    if rows:
        connection.execute(insert(t.ruling), rows)


def rulings(
    connection: Connection, reports: Collection[str] | None = None
) -> dict[tuple[str, str], tuple[bool, int]]:
    """All rulings, or those on any of these reports; each pair once, the lesser report first."""
    c = t.ruling.c
    chosen = c.a < c.b if reports is None else c.a.in_(sorted(reports))  # each pair is kept both ways round
    rows = connection.execute(select(c.a, c.b, c.together, c.decision).where(chosen))
    return {(min(row.a, row.b), max(row.a, row.b)): (row.together, row.decision) for row in rows}


def letters(connection: Connection, publishers: Iterable[str]) -> dict[str, str]:
    """The reliability that persons gave these publishers; names are folded, coming and going."""
    return pairs(connection, _LETTERS, {"publishers": sorted(publishers)})


_LETTERS = select(t.source.c.publisher, t.source.c.letter).where(
    t.source.c.publisher.in_(several("publishers"))
)


def all_letters(connection: Connection) -> dict[str, str]:
    """The reliability of all publishers that have one; names are folded."""
    rows = connection.execute(select(t.source.c.publisher, t.source.c.letter))
    return {row.publisher: row.letter for row in rows}


def set_letter(connection: Connection, publisher: str, letter: tuple[str, int] | None) -> None:
    """Writes the reliability of a publisher (folded), and the decision that gave it; None: none does."""
    connection.execute(delete(t.source).where(t.source.c.publisher == publisher))
    if letter is not None:
        row = {"publisher": publisher, "letter": letter[0], "decision": letter[1]}
        connection.execute(insert(t.source), row)


def _in_force(connection: Connection, decisions: list[Decision]) -> list[Decision]:
    void = undone(connection, [decision.no for decision in decisions])
    return [decision for decision in decisions if decision.no not in void]


def _decisions(connection: Connection, *conditions: Any) -> Iterator[Decision]:
    for row in connection.execute(_ROWS.where(*conditions)):
        yield _decision(row)


def _decision(row: Any) -> Decision:
    no, at, who, why, act, target, payload, undoes = row
    return Decision(no, at, who, why, act, target, json.loads(payload), undoes)


_C = t.decision.c
_ROWS = select(_C.no, _C.at, _C.who, _C.why, _C.act, _C.target, _C.payload, _C.undoes).order_by(_C.no)
_NEWEST = select(_C.no, _C.at, _C.who, _C.why, _C.act, _C.target, _C.payload, _C.undoes).order_by(
    _C.no.desc()
)
_UNDOINGS = select(_C.no, _C.undoes).where(_C.undoes.in_(several("numbers")))
_AT_ONCE = 10_000  # a statement takes only so many parameters
_ON_TARGETS = _ROWS.where(_C.target.in_(several("targets")))
_ANCHORED = t.anchor.c.report.in_(several("reports"))
_ANCHORS = select(t.anchor.c.report, t.anchor.c.decision).where(_ANCHORED)
_ON_ENTRY = _ROWS.where(
    or_(_C.target.in_(several("targets")), _C.no.in_(select(t.anchor.c.decision).where(_ANCHORED)))
)
