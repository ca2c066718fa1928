"""What persons decide: each decision is appended, and brings about what follows from it.

The layer of decisions lies over that of suggestions: decisions are made on the name of an entry and anchored
on its reports, and hold whatever is read or matched later. docs/register.md tells what each means.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import JsonValue
from sqlalchemy import Connection

from bordereau.model import Entry, Reliability
from bordereau.register import lookup, weighing
from bordereau.register.corrections import checked
from bordereau.register.errors import DecisionError, UnknownError
from bordereau.register.facets import folded
from bordereau.register.marks import mark_of, told_anew, withdraw
from bordereau.register.news import since_decided
from bordereau.register.regrouping import Cause, regroup
from bordereau.register.rulings import rulings_of
from bordereau.register.standing import pass_names_on, settle
from bordereau.register.store import changes, decisions, names
from bordereau.register.store.changes import Change
from bordereau.register.store.decisions import Act, Decision

LETTERS = get_args(Reliability)


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, why, and when (as the tables keep time)."""

    who: str
    why: str
    at: str

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise DecisionError("a decision is somebody's: say who decides")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was taken, the entries that it changed (by id), and the changes as the history keeps
    them; those of a publisher's reliability stand in the history only.

    `already`: it was taken before, and is in force; nothing was recorded this time.
    """

    decision: Decision
    entries: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    already: bool = False


def word(connection: Connection, act: Act, name: str, by: By, payload: dict[str, Any]) -> Decided:
    """A word on an entry that changes no report: accept, reject, note. Who says again what was the last word,
    and is in force, has nothing recorded, unless an article changed since."""
    entry = lookup.entry(connection, name)
    last = _last_word(connection, entry)
    if act != "note" and last is not None and last.act == act and not since_decided(connection, entry):
        return Decided(last, (), already=True)
    return on_entry(connection, act, entry, by, payload)


def correct(connection: Connection, name: str, field: str, value: JsonValue, by: By) -> Decided:
    """Sets the value of a field; None makes it unknown. Nothing is recorded where it was set to that."""
    entry = lookup.entry(connection, name)
    payload = {"field": field, "value": checked(entry.kind, field, value)}
    last = next((d for d in reversed(_named(connection, entry)) if d.payload.get("field") == field), None)
    if last is not None and last.payload == payload:
        return Decided(last, (), already=True)
    return on_entry(connection, "correct", entry, by, payload)


def merge(connection: Connection, name: str, other: str, by: By) -> Decided:
    """Makes one entry of two; the older name stays the id, and both find it."""
    one, two = lookup.entry(connection, name), lookup.entry(connection, other)
    if one.id == two.id:
        raise DecisionError(
            "%(name)s and %(other)s are one entry already: %(entry)s", name=name, other=other, entry=one.id
        )
    if one.kind != two.kind:
        raise DecisionError(
            "%(one)s is a %(kind)s, %(other)s a %(other_kind)s: they cannot be one happening",
            one=one.id, kind=one.kind, other=two.id, other_kind=two.kind,
        )  # fmt: skip
    payload = {"name": two.id, "reports": list(one.reports), "others": list(two.reports)}
    return on_entry(connection, "merge", one, by, payload, [*one.reports, *two.reports])


def split(connection: Connection, name: str, off: Sequence[str], by: By) -> Decided:
    """Takes reports out of an entry, to be one of their own."""
    entry = lookup.entry(connection, name)
    leaving = sorted({_member(entry, report) for report in off})
    staying = sorted(set(entry.reports) - set(leaving))
    if not leaving or not staying:
        raise DecisionError(
            "name some of the reports of %(entry)s, and not all: %(reports)s",
            entry=entry.id, reports=", ".join(entry.reports),
        )  # fmt: skip
    if not names.of_reports(connection, staying):
        pass_names_on(connection, leaving, staying)
    payload = {"reports": leaving, "rest": staying}
    return on_entry(connection, "split", entry, by, payload)


def undo(connection: Connection, number: int, by: By) -> Decided:
    """Takes a decision out of force; undoing an undoing puts what it undid into force again."""
    undone = decisions.find(connection, number)
    if undone is None:
        raise UnknownError("decision", str(number))
    if decisions.undone(connection, [number]):
        raise DecisionError(
            "decision %(number)s is undone already: to have it back, undo its undoing", number=number
        )
    decision = decisions.append(
        connection, "undo", undone.target, who=by.who, why=by.why, at=by.at, undoes=number
    )
    return _follow(connection, decision, decisions.first_undone(connection, undone))


def set_reliability(connection: Connection, publisher: str, letter: str, by: By) -> Decided:
    """Gives a publisher a letter of the Admiralty scale, A to F."""
    if letter.upper() not in LETTERS:
        raise DecisionError(
            "reliability is one of %(letters)s, not %(letter)r", letters=", ".join(LETTERS), letter=letter
        )
    known = lookup.publisher(connection, publisher)
    decision = decisions.append(
        connection, "set_reliability", known, who=by.who, why=by.why, at=by.at,
        payload={"letter": letter.upper()},
    )  # fmt: skip
    return _follow(connection, decision, decision)


def on_entry(  # noqa: PLR0913, PLR0917 (all are parts of one decision)
    connection: Connection,
    act: Act,
    entry: Entry,
    by: By,
    payload: dict[str, Any],
    members: Collection[str] | None = None,
) -> Decided:
    """Takes a decision on an entry, anchored on `members` (its reports where none are named)."""
    decision = decisions.append(
        connection, act, entry.id, who=by.who, why=by.why, at=by.at, payload=payload,
        reports=entry.reports if members is None else members,
    )  # fmt: skip
    return _follow(connection, decision, decision)


def _last_word(connection: Connection, entry: Entry) -> Decision | None:
    """The acceptance or rejection of an entry that counts."""
    return next((d for d in reversed(_named(connection, entry)) if d.act in ("accept", "reject")), None)


def _named(connection: Connection, entry: Entry) -> list[Decision]:
    """The decisions in force on an entry, under all its names, in the order they were taken."""
    called = [n.name for n in names.of_reports(connection, entry.reports)]
    return decisions.in_force_on(connection, called)


def _member(entry: Entry, report: str) -> str:
    """The report of an entry by its id, or a beginning of it that only one has."""
    found = [r for r in entry.reports if r == report] or [r for r in entry.reports if r.startswith(report)]
    if len(found) != 1:
        raise UnknownError("report", report, found or entry.reports)
    return found[0]


def _follow(connection: Connection, decision: Decision, subject: Decision) -> Decided:
    """Brings about what a decision means. `subject`: the one that comes into force, or goes out of it."""
    if subject.act == "set_reliability":
        _weigh_publisher(connection, subject.target, decision)
        return Decided(decision, ())
    cause = Cause(decision.at, decision.no)
    members = set(decisions.anchors_of(connection, subject.no)) | _called(connection, subject.target)
    mark = mark_of(subject)
    void = bool(decisions.undone(connection, [subject.no]))
    if mark is not None and void:
        withdraw(connection, mark, decision.at)
    touched, back = settle(connection, members)
    if mark is not None:
        back |= told_anew(connection, mark, void=void)
    if subject.act in ("merge", "split"):
        touched |= _rule(connection)
    told = regroup(connection, members | touched, cause, fresh=back, stale=members)
    changes.append(connection, told, cause.now)
    changed = dict.fromkeys(str(c.entry) for c in told if c.entry)
    return Decided(decision, tuple(changed), tuple(told))


def _called(connection: Connection, name: str) -> set[str]:
    """The report that a name belongs to now: its entry is the one that decisions on the name are about."""
    found = names.find(connection, name)
    return {found.report} if found else set()


def _rule(connection: Connection) -> set[str]:
    """Writes the rulings that follow from the decisions in force; the reports of those that changed."""
    before = decisions.rulings(connection)
    after = rulings_of(decisions.all_in_force(connection, ("merge", "split")))
    other = {pair for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair)}
    decisions.change_rulings(connection, other, {p: after[p] for p in other if p in after})
    return {report for pair in other for report in pair}


def _weigh_publisher(connection: Connection, publisher: str, decision: Decision) -> None:
    """Writes the letter that is in force, and has the publisher's entries follow in steps of their own."""
    given = [d for d in decisions.in_force_on(connection, [publisher]) if d.act == "set_reliability"]
    letter = (given[-1].payload["letter"], given[-1].no) if given else None
    decisions.set_letter(connection, folded(publisher), letter)
    weighing.begin(connection, folded(publisher), decision)
