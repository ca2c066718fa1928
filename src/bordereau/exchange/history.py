"""The history of a register for the terminal: what persons decided, and what the program did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bordereau.exchange.showing import shown
from bordereau.register import Change, Decision, HistoryLine

_OUTCOME = {"entry merged": "took in {name}", "entry parted": "came out of {name}"}


def history_lines(lines: Sequence[HistoryLine]) -> Iterator[str]:
    """One line for each decision and change, in their order: when, by whom or by the program, what, why.

    A change that has no time of its own, since it was not read from the register, has that of the line
    before it.
    """
    at = ""
    for line in lines:
        at = line.at or at
        yield decision_line(line) if isinstance(line, Decision) else _change_line(line, at)


def decision_line(decision: Decision) -> str:
    """A decision on one line, with the number by which it is undone."""
    undoes = f" of decision {decision.undoes}" if decision.undoes else ""
    why = f" ({decision.why})" if decision.why else ""
    told = "".join(f" {part}" for part in _payload(decision) if part)
    act = decision.act.replace("_", " ")
    return f"{minute(decision.at)}  #{decision.no} {decision.who}: {act}{undoes} {decision.target}{told}{why}"


def told_changes(fields: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The fields of a report whose values changed, with the old and the new: 'weight_t: 11 t -> 12 t'."""
    for name, values in fields.items():
        yield f"{name}: {shown(name, values['old'])} -> {shown(name, values['new'])}"


def _payload(decision: Decision) -> Iterator[str]:
    payload = decision.payload
    if decision.act == "correct":
        yield f"{payload['field']} = {shown(payload['field'], payload['value'])}"
    elif decision.act == "merge":
        yield f"with {payload['name']}"
    elif decision.act == "split":
        yield f"without {', '.join(payload['reports'])}"
    else:
        yield str(payload.get("letter") or payload.get("text") or "")


def _change_line(change: Change, at: str) -> str:
    about = " ".join(part for part in (change.entry, change.report or change.article) if part)
    return f"{minute(at)}  {change.act} {about}{_detail(change.act, change.detail)}"


def _detail(act: str, detail: dict[str, Any]) -> str:
    if act in _OUTCOME:
        return f": {_OUTCOME[act].format(**detail)}"
    if act == "report changed":
        return f": {'; '.join(told_changes(detail['fields']))}"
    if act == "entry changed":
        return "".join(f"; {part}" for part in _entry_changes(detail))
    if "origin" in detail:
        return f": {detail['origin']}"
    return ""


def _entry_changes(detail: dict[str, Any]) -> Iterator[str]:
    """What is other in an entry: its reports, then each field with old and new value and verdict."""
    for moved in ("joined", "left"):
        if moved in detail:
            yield f"{moved} by {', '.join(detail[moved])}"
    for name, told in detail["fields"].items():
        old, new = (
            _told(name, told[value], told[verdict]) for value, verdict in (("old", "was"), ("new", "is"))
        )
        yield f"{name}: {old} -> {new}"


def _told(name: str, value: Any, verdict: str | None) -> str:
    return f"{shown(name, value)} ({verdict})" if verdict else "untold"


def minute(at: str) -> str:
    """A time to the minute, UTC."""
    return f"{at[:10]} {at[11:16]}"
